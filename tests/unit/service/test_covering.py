"""Laws of reading passages for a question: the short way gives what a table of all their stems gives, to the bit."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.build import build_index
from indexer.held_stems import Numbers, numbers_of
from indexer.snapshot import open_snapshot
from service.corpus_view import CorpusView
from service.covering import coverages
from service.retrieve import known_share, retrieve, signs
from service.terms import Term, coverage, find_terms
from tests.fakes import FakeEmbedder

WORDS = "skolan Skola skolornas kommunerna Luleå lulea avgiften 2018:47 7.6.2 EU skolavgift vattnet".split()
EMBEDDER = FakeEmbedder()
STEMS = st.dictionaries(st.sampled_from("abcde"), st.sampled_from([0.25, 0.4, 0.7, 1.0]), max_size=4)
TERMS = st.lists(
    st.builds(
        Term,
        text=st.just("a"),
        weight=st.floats(0.1, 1.0),
        alternatives=st.lists(st.lists(STEMS, max_size=3).map(tuple), max_size=3).map(tuple),
        phrases=st.just(()),
    ),
    max_size=3,
)


def few_numbers(stems: Collection[str]) -> Numbers:
    """Give most stems a number that others have too."""
    return numbers_of(stems) % 5


@pytest.fixture(scope="module", params=[numbers_of, few_numbers])
def view(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[CorpusView]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indexer.held_stems.numbers_of", request.param)
        yield from made(tmp_path_factory)


def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
    folder, data = (tmp_path_factory.mktemp(name) for name in ("documents", "data"))
    chance = np.random.default_rng(1)
    for i in range(60):
        title, heading, text = (" ".join(chance.choice(WORDS, n)) for n in (2, 2, 5))
        (folder / f"d{i}.md").write_text(f"# {title}\n\n## {heading}\n\nHär står {text}.", encoding="utf-8")
    build_index(folder, data, EMBEDDER)
    with open_snapshot(data, embedder=EMBEDDER) as snapshot:
        yield CorpusView(snapshot)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    asked=st.lists(st.sampled_from([*WORDS, "okänt"]), min_size=1, max_size=4), language=st.sampled_from(["sv", "en"])
)
def test_what_is_read_for_a_question_is_what_stands_there(view: CorpusView, asked: list[str], language: str) -> None:
    terms = find_terms(" ".join(asked), language, view.snapshot.lexical)
    rows = range(len(view.passages))
    assert coverages(view, terms, rows) == [coverage(terms, view.stems(row)) for row in rows]
    vector = EMBEDDER.embed_queries([" ".join(asked)])[0]
    known, allowed = known_share(terms), np.ones(len(view.passages), dtype=np.bool_)
    told = signs(view, vector, terms, allowed)
    for found in retrieve(view, vector, terms, allowed, 40):
        assert found.coverage == coverage(terms, view.stems(found.row))
        [score] = told.scores(np.array([found.coverage]), known, np.flatnonzero(told.rows == found.row))
        assert found.score == score


@given(st.lists(st.sampled_from("abcdef")), TERMS)
def test_only_the_stems_asked_for_matter(held: list[str], terms: list[Term]) -> None:
    for stems in (held, dict.fromkeys(held, 0.6)):
        assert [term.match(stems) for term in terms] == [_match(term, stems) for term in terms]
    asked = {stem for term in terms for phrase in term.alternatives for word in phrase for stem in word}
    assert coverage(terms, held) == coverage(terms, [stem for stem in held if stem in asked])


def test_nothing_is_read_for_no_rows() -> None:
    assert coverages(cast("Any", None), [], []) == []


def _match(term: Term, stems: Iterable[str] | Mapping[str, float]) -> float:
    """Return what `Term.match` does, each stem of the term looked up in turn."""
    table = stems if isinstance(stems, Mapping) else dict.fromkeys(stems, 1.0)
    best = 0.0
    for phrase in term.alternatives:
        parts = [max((w * table.get(s, 0.0) for s, w in word.items()), default=0.0) for word in phrase]
        whole = bool(parts) and all(parts)
        mean = sum(parts) / max(1, len(parts))
        best = max(best, min(parts) * 0.6 + 0.4 * sum(parts) / len(parts) if whole else 0.25 * mean)
    return best
