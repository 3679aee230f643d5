"""What stands beside a span: the respondent's own words in its paragraph, never another's, or on another proposal."""

from pathlib import Path

import pytest

from corpus.types import Document, Speaker
from service.corpus_view import CorpusView
from service.evidence import Evidence, _headings
from service.widening import beside, widen
from tests.unit.service.asking import asked, index_of, viewed

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


def test_a_title_that_no_heading_marks_is_no_evidence(tmp_path: Path) -> None:
    text = "Föreningens syn på bibliotekslagen\n\nRemissvar\n\nFöreningen är kritisk till bibliotekslagen i denna form."
    with viewed(tmp_path, {"svar.txt": text}) as view:
        (passage,) = view.passages
        (document,) = view.documents.values()
        titles = _headings(document, passage.sentences)
        kept = [document.text[s.start : s.end] for s in passage.sentences if s.start not in titles]
    assert kept == ["Föreningen är kritisk till bibliotekslagen i denna form."]


def test_a_line_of_names_right_below_a_heading_is_told_by_it(tmp_path: Path) -> None:
    text = (
        "Grönudds kommun\n\nYttrande\n\nGrönudds kommun tillstyrker. {0}\n\n## Beslutet skickas till\n\nVägverket"
        "\nSkolverket\n"
    )
    with viewed(tmp_path, {"svar.md": text.format("Grönudds kommun ser fram emot det. " * 9)}) as view:
        for question in ("Till vem skickas Grönudds beslut?", "Who is the decision of Grönudd sent to?"):
            assert asked(view, question).evidence[0].quote in ("Vägverket", "Skolverket")


def test_what_therefore_follows_is_quoted_with_what_it_follows_from(tmp_path: Path) -> None:
    long = (
        "Region Grönudd har sedan länge en egen ordning för bibliotekens lån, och den fungerar väl i alla delar. " * 3
    )
    reason, follows, because = (
        "Bussarna är få.",
        "Regionen har därför ont om tid att hämta alla böcker från de minsta filialerna innan de ska lånas ut på nytt.",
        "Regionen väntar därför att vägarna är stängda för all trafik med böcker till filialerna under hela vintern.",
    )
    text = f"# Remissvar från Region Grönudd\n\n{long}{reason} {follows} {long}\n\n{long}{reason} {because} {long}"
    with viewed(tmp_path, {"svar.md": text}) as view:
        (document,) = view.documents.values()
        wide = []
        for words in (follows, because):
            start, end = _span(document, words)
            row = view.row_at(document, start)
            assert row is not None
            wide.append(widen(view, Evidence(document, row, start, end, Speaker.RESPONDENT, 1.0, 1.0, 1.0)).quote)
    assert wide[0].startswith(f"{reason} {follows}")
    assert wide[1].startswith(because)


def test_where_it_is_asked_why_what_only_says_so_is_quoted_with_what_follows(tmp_path: Path) -> None:
    claim = "Region Grönudd anser att en uppmaning till biblioteken om samverkan i hela länet är otillräcklig."
    reason = (
        "Bibliotekens ledningar väljer själva vad de lägger sina pengar på, och ingen av dem får något tillbaka av det"
        " arbete som görs åt grannarna, vilket har visat sig varje år som frågan varit uppe till behandling."
    )
    because = claim.replace("otillräcklig", "otillräcklig eftersom pengarna är slut")
    long = "Region Grönudd har sedan länge en egen ordning för bibliotekens lån, och den fungerar väl i alla delar."
    with viewed(
        tmp_path,
        {"svar.md": f"# Remissvar från Region Grönudd\n\n{long} {claim} {reason}\n\n{long} {because} {reason}"},
    ) as view:
        (document,) = view.documents.values()

        def wide(words: str, *, why: bool) -> str:
            start, end = _span(document, words)
            row = view.row_at(document, start)
            assert row is not None
            return widen(view, Evidence(document, row, start, end, Speaker.RESPONDENT, 1.0, 1.0, 1.0), why=why).quote

        assert wide(claim, why=True) == f"{claim} {reason}"
        assert wide(claim, why=False) == claim
        assert wide(because, why=True) == because


@pytest.mark.parametrize("lead", ["Region Grönudd kräver att", "Region Grönudd kräver följande:"])
def test_a_line_that_a_list_goes_on_from_is_quoted_with_the_list(tmp_path: Path, lead: str) -> None:
    points = "- lånen blir gratis i hela länet\n- brevlådan flyttas till torget"
    with viewed(tmp_path, {"svar.md": f"# Remissvar från Region Grönudd\n\n{lead}\n\n{points}\n"}) as view:
        (document,) = view.documents.values()
        start, end = _span(document, lead)
        row = view.row_at(document, start)
        assert row is not None
        quote = widen(view, Evidence(document, row, start, end, Speaker.RESPONDENT, 1.0, 1.0, 1.0)).quote
    assert quote.endswith("flyttas till torget")


def test_what_a_sender_says_in_two_documents_in_the_same_words_is_evidence_once(tmp_path: Path) -> None:
    said = "En central brevlåda skulle kosta regionen 4 miljoner kronor om året i drift och underhåll."
    other = said.replace("regionen", "kommunen")
    files = {
        "brev.md": f"# Remissvar från Region Grönudd\n\n{said}\n\nRegionen har i övrigt inget att invända.\n",
        "tillägg.md": f"# Remissvar från Region Grönudd\n\n## Tillägg\n\nVi fick frågor om våra lån.\n\n{said}\n",
        "svar.md": f"# Remissvar från Sunnanviks kommun\n\n{said}\n\n{other}\n",
    }
    with viewed(tmp_path, files) as view:
        quotes = [e for e in asked(view, "Vad kostar en central brevlåda?").evidence if "miljoner" in e.quote]
        assert len(view.documents) == 3
    senders = [(e.document.organisation, e.quote) for e in quotes]
    assert len(senders) == len(set(senders)) == 3
