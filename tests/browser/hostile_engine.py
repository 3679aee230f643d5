"""An engine whose every field tries to become markup, script, style or another address."""

from corpus.types import Kind, Speaker
from indexer.types import Basis, Stance
from service.access import Caller
from service.contract import Answer, AnsweredPosition, AskRequest, Citation, Language, Quote, Statement, Status
from service.engine import NO_LABELS
from service.material import DocumentDetail, DocumentSummary, SectionView, SkippedFile
from service.positions.contract import (
    CannotTell,
    ConsultationView,
    MentionView,
    PositionQuery,
    PositionTable,
    PositionView,
    ProposalView,
    Respondent,
    ReviewRequest,
    Silence,
    Totals,
)
from tests.contract.fake_engine import FakeEngine

EVIL = (
    "\"'><img src=x onerror=hack()><script>hack()</script><svg onload=hack()>"
    "<a href=javascript:hack()>{{7*7777}}${hack()}"
)
ID = "d\"'><img src=x onerror=hack()>"
QUOTE = f"Vi avstyrker 🙈 {EVIL} i nuläget."
TEXT = f"{EVIL}\n\n1 🙉 Förslaget {EVIL}\nFöre 🙊🙊 ordet.\n{QUOTE}\n- en punkt {EVIL}\nEfter."
START = TEXT.index(QUOTE)
END = START + len(QUOTE)
PROPOSAL = ProposalView(id=f"k/{EVIL}", consultation_id=EVIL, section=EVIL, name=EVIL, names=(EVIL,))


def _quote() -> dict[str, object]:
    return {
        "document_id": ID, "consultation_id": EVIL, "title": EVIL, "organisation_id": EVIL, "organisation": EVIL,
        "organisation_short": f"Kort {EVIL}", "organisation_now": f"Nu {EVIL}", "speaker": Speaker.OTHER,
        "kind": Kind.REMISSVAR, "date": EVIL, "section": EVIL, "page": None, "start": START, "end": END,
        "quote": QUOTE, "url": "javascript:hack()",
    }  # fmt: skip


class HostileEngine(FakeEngine):
    """Answers with hostile text in every field that holds text."""

    def ask(self, request: AskRequest, *, labels: frozenset[str] = NO_LABELS) -> Answer:
        quote = _quote()
        return Answer(
            question=request.question,
            language=Language.SV,
            status=Status.ANSWERED,
            answer=f"{EVIL} [1]",
            statements=(
                Statement(text=f"{EVIL} ”{QUOTE}”", citations=(1,)),
                Statement(text=f"• {EVIL}", citations=(2,)),
            ),
            citations=(
                Citation.model_validate({"marker": 1, **quote}),
                Citation.model_validate({"marker": 2, "related": True, **quote}),
            ),
            positions=(
                AnsweredPosition(
                    organisation_id=EVIL, organisation=EVIL, proposal_id=EVIL, proposal=EVIL, section=EVIL,
                    stance=Stance.OPPOSE, qualifier=EVIL, citation=1,
                ),
            ),
            warnings=(EVIL,),
            snapshot=EVIL,
        )  # fmt: skip

    def documents(self, *, labels: frozenset[str] = NO_LABELS) -> list[DocumentSummary]:
        known = set(DocumentSummary.model_fields)
        return [DocumentSummary(**self._detail().model_dump(include=known))]

    def document(self, id: str, *, labels: frozenset[str] = NO_LABELS) -> DocumentDetail | None:
        return self._detail() if id == ID else None

    def quote(self, id: str, start: int, end: int, *, labels: frozenset[str] = NO_LABELS) -> Quote | None:
        return Quote.model_validate(_quote()) if (id, start, end) == (ID, START, END) else None

    def skipped(self, *, labels: frozenset[str] = NO_LABELS) -> list[SkippedFile]:
        return [SkippedFile(file=EVIL, reason=EVIL, reason_sv=EVIL)]

    def positions(self, query: PositionQuery, *, labels: frozenset[str] = NO_LABELS) -> PositionTable:
        names = [f"{n} {EVIL}" for n in ("org", "tyst", "nämner", "oklar")]
        who = [{"organisation_id": name, "organisation": name} for name in names]
        words = {"quote": QUOTE, "start": START, "end": END}
        return PositionTable(
            snapshot=EVIL,
            consultations=(ConsultationView(id=EVIL, title=EVIL, number=EVIL, reports=(EVIL,)),),
            respondents=tuple(
                Respondent(**one, organisation_short=EVIL, consultation_id=EVIL, documents=(ID,)) for one in who
            ),
            proposals=(PROPOSAL,),
            positions=(
                PositionView.model_validate({
                    "id": EVIL, **who[0], **words, "organisation_short": EVIL, "document_id": ID,
                    "consultation_id": EVIL, "proposal_id": PROPOSAL.id, "section": EVIL, "stance": Stance.OPPOSE,
                    "qualifier": EVIL, "grounds": words, "basis": Basis.STATED, "speaker": Speaker.RESPONDENT,
                    "method": EVIL, "confidence": 0.5,
                }),
            ),
            not_mentioned=(Silence(**who[1], proposal_id=PROPOSAL.id),),
            mentioned_without_position=(
                MentionView.model_validate({
                    **who[2], **words, "proposal_id": PROPOSAL.id, "document_id": ID, "section": EVIL,
                    "speaker": Speaker.INQUIRY,
                }),
            ),
            cannot_tell=(CannotTell(**who[3], proposal_id=PROPOSAL.id, reason=EVIL),),
            not_answered=(EVIL,),
            total=Totals(
                respondents=4, proposals=1, positions=1, not_mentioned=1, cannot_tell=1, mentioned_without_position=1
            ),
            warnings=(EVIL,),
        )  # fmt: skip

    def review(self, position_id: str, request: ReviewRequest, caller: Caller) -> PositionView | None:
        return self.positions(PositionQuery()).positions[0]

    def _detail(self) -> DocumentDetail:
        heading = TEXT.index("1 🙉")
        return DocumentDetail(
            id=ID, consultation_id=EVIL, title=EVIL, kind=Kind.REMISSVAR, organisation_id=EVIL, organisation=EVIL,
            organisation_short=EVIL, organisation_now=EVIL, date=EVIL, source_file=EVIL, sha256="0" * 64,
            characters=len(TEXT), warnings=(EVIL,), text=TEXT, facts=(),
            sections=(
                SectionView(number=None, title="", path=(), start=0, end=heading),
                SectionView(
                    number="1", title=f"1 🙉 Förslaget {EVIL}", path=(f"1 🙉 Förslaget {EVIL}",), start=heading,
                    end=len(TEXT),
                ),
            ),
        )  # fmt: skip
