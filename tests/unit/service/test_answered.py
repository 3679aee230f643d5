"""Laws of what is rejected or shared: it is quoted with the words that do so, and those never alone."""

from collections.abc import Iterator

import pytest

from corpus.types import Speaker
from service.corpus_view import CorpusView
from service.evidence import Evidence
from service.widening import widen
from tests.unit.service.asking import viewed

LONG = "Region Grönudd har sedan länge en egen ordning för bibliotekens lån, och den fungerar väl i alla kommuner. " * 3
TOLD = "Länsstyrelsen i Dalarna har i samråd framfört att lånen bör samordnas av staten."
STANDS = (
    "Regionen delar inte den uppfattningen.",
    "Vi är av en annan åsikt.",
    "Den bedömningen delar vi inte.",
    "Det håller regionen inte med om.",
    "Regionen motsätter sig detta.",
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
    parts = (f"## {i}.1 Lånen\n\n{LONG}{TOLD} {stand} {LONG}" for i, stand in enumerate(STANDS, 1))
    text = "# Remissvar från Region Grönudd\n\n" + "\n\n".join(parts)
    with viewed(tmp_path_factory.mktemp("index"), {"svar.md": text}) as found:
        yield found


def _found(view: CorpusView, words: str, stand: str) -> Evidence:
    """Return a sentence as it was found, in the section where a stand is taken."""
    (document,) = view.documents.values()
    near = document.text.index(stand)
    start = near if words == stand else document.text.rindex(words, 0, near)
    row = view.row_at(document, start)
    assert row is not None
    speaker = next(s.speaker for s in view.passages[row].sentences if s.start == start)
    return Evidence(document, row, start, start + len(words), speaker, 1.0, 1.0, 1.0)


@pytest.mark.parametrize("stand", STANDS)
@pytest.mark.parametrize("found", ["told", "stand"])
def test_what_another_says_and_the_stand_on_it_are_quoted_together(view: CorpusView, stand: str, found: str) -> None:
    wide = widen(view, _found(view, TOLD if found == "told" else stand, stand))
    assert f"{TOLD} {stand}" in wide.quote
    assert wide.speaker is Speaker.RESPONDENT


def test_what_is_only_told_stays_anothers(view: CorpusView) -> None:
    evidence = _found(view, TOLD, STANDS[0])
    assert evidence.speaker is Speaker.OTHER
