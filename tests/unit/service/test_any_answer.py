"""Laws of reading the best sentences together with the question: which are read, and what comes of their odds."""

import math
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build import build_index
from indexer.snapshot import open_snapshot
from service.any_answer import READ, any_answer
from service.corpus_view import CorpusView
from service.evidence import Evidence, find_evidence
from service.retrieve import retrieve
from tests.fakes import FakeEmbedder

SENTENCES = [f"Region Grönudd vill att brygga {word} flyttas." for word in "ett två tre fyra fem sex sju åtta".split()]
TEXT = f"# Remissvar från Region Grönudd\n\n## Bryggor\n\n{' '.join(SENTENCES)}"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
    folder, data = (tmp_path_factory.mktemp(name) for name in ("documents", "data"))
    (folder / "svar.md").write_text(TEXT, encoding="utf-8")
    build_index(folder, data, FakeEmbedder())
    with open_snapshot(data, embedder=FakeEmbedder()) as snapshot:
        yield CorpusView(snapshot)


@pytest.fixture(scope="module")
def found(view: CorpusView) -> tuple[Evidence, ...]:
    vector = FakeEmbedder().embed_queries(["brygga"])[0]
    candidates = retrieve(view, vector, (), view.mask(view.documents.values()), 20)
    return find_evidence(view, vector, (), candidates)


def test_the_best_are_read_each_under_the_heading_next_above_it(view: CorpusView, found: tuple[Evidence, ...]) -> None:
    read: list[str] = []

    def reader(question: str, texts: Sequence[str], near: Sequence[float]) -> list[float]:
        assert question == "Vad flyttas?"
        assert list(near) == [e.dense for e in found[:READ]]
        read.extend(texts)
        return [0.0] * len(texts)

    assert len(found) > READ
    assert any_answer(view, reader, "Vad flyttas?", found) == pytest.approx(math.log(READ))
    assert read == [f"Bryggor\n{e.quote}" for e in found[:READ]]


@given(st.lists(st.floats(-30, 30), min_size=READ, max_size=READ))
def test_the_odds_are_those_of_the_surest_or_a_little_more(
    view: CorpusView, found: tuple[Evidence, ...], odds: list[float]
) -> None:
    told = any_answer(view, lambda *_: odds, "?", found)
    assert max(odds) <= told <= max(odds) + math.log(READ) + 1e-9


def test_where_nothing_was_found_nothing_answers(view: CorpusView) -> None:
    assert any_answer(view, lambda *_: [], "?", ()) == -math.inf
