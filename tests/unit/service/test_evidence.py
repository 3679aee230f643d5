"""What stands beside a span: the respondent's own words in its paragraph, never another's, or on another proposal."""

from collections.abc import Iterator

import pytest

from corpus.types import Document, Speaker
from indexer.build import build_index
from indexer.snapshot import open_snapshot
from service.corpus_view import CorpusView
from service.evidence import beside
from tests.fakes import FakeEmbedder

TEXT = """# Remissvar från Region Grönudd

Region Grönudd har läst förslaget. Vi är oroade över tiden. Vi har ont om folk. Vi behöver två år.

Vi avstår från resten.

## Vidare

Vi avstyrker förslaget om en central brevlåda. Den blir dyr. Vi tillstyrker förslaget om längre öppettider.

1. Brevlådan vid torget kan flyttas.
2. Lånen behöver bli billigare."""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
    folder, data = (tmp_path_factory.mktemp(name) for name in ("documents", "data"))
    (folder / "svar.md").write_text(TEXT, encoding="utf-8")
    build_index(folder, data, FakeEmbedder())
    with open_snapshot(data, embedder=FakeEmbedder()) as snapshot:
        yield CorpusView(snapshot)


def _span(document: Document, words: str) -> tuple[int, int]:
    start = document.text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Vi är oroade över tiden.", "Vi har ont om folk. Vi behöver två år."),
        ("Vi behöver två år.", "Region Grönudd har läst förslaget. Vi är oroade över tiden. Vi har ont om folk."),
        ("Vi avstår från resten.", None),
        ("Vi avstyrker förslaget om en central brevlåda.", "Den blir dyr."),
        ("Vi tillstyrker förslaget om längre öppettider.", None),
        ("Lånen behöver bli billigare.", None),
    ],
)
def test_what_follows_is_taken_before_what_leads_up(view: CorpusView, words: str, near: str | None) -> None:
    (document,) = view.documents.values()
    assert document.speaker is Speaker.RESPONDENT
    span = beside(view, document, *_span(document, words))
    assert (span and document.text[slice(*span)]) == near
