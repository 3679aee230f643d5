"""What stands beside a span: the respondent's own words in its paragraph, never another's, or on another proposal."""

import pytest

from corpus.types import Document, Speaker
from service.corpus_view import CorpusView
from service.evidence import beside
from tests.unit.service.asking import index_of

TEXT = """# Remissvar från Region Grönudd

Region Grönudd har läst förslaget. Vi är oroade över tiden. Vi har ont om folk. Vi behöver två år.

Vi avstår från resten.

## Vidare

Vi avstyrker förslaget om en central brevlåda. Den blir dyr. Vi tillstyrker förslaget om längre öppettider.

1. Brevlådan vid torget kan flyttas.
2. Lånen behöver bli billigare."""


view = index_of({"svar.md": TEXT})


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
