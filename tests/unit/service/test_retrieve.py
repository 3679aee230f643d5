"""Laws of ranking passages: best first, only allowed rows, and asking for more never changes what comes first."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.build import build_index
from indexer.snapshot import open_snapshot
from service.corpus_view import CorpusView
from service.retrieve import Signs, retrieve
from service.terms import find_terms
from tests.fakes import FakeEmbedder

WORDS = "skolan kommunen avgiften vägen vattnet lagen ansvaret kostnaden tillsynen biblioteket".split()
EMBEDDER = FakeEmbedder()


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
    folder, data = (tmp_path_factory.mktemp(name) for name in ("documents", "data"))
    chance = np.random.default_rng(0)
    for i in range(130):  # more than are read, more than either retriever gives
        words = chance.choice(WORDS, 6)
        (folder / f"d{i}.txt").write_text(f"{' '.join(words[:3])}.\n\nSedan {' '.join(words[3:])}.", encoding="utf-8")
    build_index(folder, data, EMBEDDER)
    with open_snapshot(data, embedder=EMBEDDER) as snapshot:
        yield CorpusView(snapshot)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    asked=st.lists(st.sampled_from([*WORDS, "okänt"]), min_size=1, max_size=4),
    share=st.sampled_from([0.0, 0.02, 0.5, 1.0]),
    few=st.integers(1, 100),
    seed=st.integers(0, 2**16),
)
def test_fewer_are_the_first_of_more(view: CorpusView, asked: list[str], share: float, few: int, seed: int) -> None:
    question = " ".join(asked)
    vector = EMBEDDER.embed_queries([question])[0]
    terms = find_terms(question, "sv", view.snapshot.lexical)
    allowed = np.random.default_rng(seed).random(len(view.passages)) < share
    more = retrieve(view, vector, terms, allowed, 100)
    assert retrieve(view, vector, terms, allowed, few) == more[:few]
    assert all(allowed[c.row] for c in more)
    assert len({c.row for c in more}) == len(more) == min(len(more), 100)
    assert len(more) >= min(100, int(allowed.sum()))
    assert [c.score for c in more] == sorted((c.score for c in more), reverse=True)


@given(nearer=st.floats(0.01, 0.4), drowned=st.floats(0, 1), more=st.floats(0.01, 1), sign=st.sampled_from([-1, 1]))
def test_a_sentence_tells_the_more_the_further_it_would_drown(
    nearer: float, drowned: float, more: float, sign: int
) -> None:
    rows, own, none = np.arange(2), np.full(2, 0.2), np.zeros(2)
    best = own + sign * nearer
    short, long = Signs(rows, own, best, none, np.array([drowned, drowned + more])).scores(none, 1.0)
    assert (short < long) == (sign > 0)
    one, other = Signs(rows, own, np.array([best[0], 0.2]), none, none).scores(none, 1.0)
    assert one == other  # where nothing drowns, the passage's own vector decides
