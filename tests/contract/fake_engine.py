"""An engine over two invented documents, obeying the contract, for tests of everything around the core."""

import hashlib
from collections.abc import Callable

from corpus.errors import ReviewConflict, ReviewLocked, UnknownPosition
from corpus.types import Kind, Speaker
from indexer.types import Basis, Stance
from service.access import Caller, Role, may_read
from service.contract import (
    Answer,
    AskRequest,
    Citation,
    Hit,
    Language,
    Quote,
    SearchRequest,
    SearchResponse,
    Statement,
    Status,
)
from service.engine import NO_LABELS, Check
from service.material import (
    DocumentDetail,
    DocumentSummary,
    FactView,
    NameView,
    OrganisationView,
    PagePlaces,
    Places,
    Rectangle,
    SectionView,
    SkippedFile,
)
from service.originals import OriginalFile
from service.positions.contract import (
    PositionQuery,
    PositionTable,
    PositionView,
    ProposalView,
    Respondent,
    ReviewAction,
    ReviewRequest,
    ReviewState,
    ReviewView,
    Totals,
)

TEXTS = {
    "oppen": "1 Förslaget\nByn avstyrker i nuläget förslaget om en bro.",
    "hemlig": "1 Förslaget\nStaden tillstyrker förslaget om en bro.",
}
LABELS: dict[str, tuple[str, ...]] = {"oppen": (), "hemlig": ("fi",)}


def _source(id: str, start: int, end: int) -> dict[str, object]:
    return {
        "document_id": id, "consultation_id": "k1", "title": f"Svar {id}", "organisation_id": id,
        "organisation": id.title(), "organisation_short": None, "organisation_now": id.title(),
        "speaker": Speaker.RESPONDENT, "kind": Kind.REMISSVAR, "date": None, "section": "1 Förslaget", "page": None,
        "start": start, "end": end, "quote": TEXTS[id][start:end], "url": f"/documents/{id}?start={start}&end={end}",
    }  # fmt: skip


def _detail(id: str) -> DocumentDetail:
    text = TEXTS[id]
    return DocumentDetail(
        id=id,
        consultation_id="k1",
        title=f"Svar {id}",
        kind=Kind.REMISSVAR,
        organisation_id=id,
        organisation=id.title(),
        organisation_short=None,
        organisation_now=id.title(),
        date=None,
        source_file=f"{id}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        characters=len(text),
        warnings=(),
        text=text,
        sections=(SectionView(number="1", title="1 Förslaget", path=("1 Förslaget",), start=0, end=len(text)),),
        facts=(FactView(name="dnr", value="A 1", start=None, end=None, confidence=1.0),),
    )


def position_of(id: str, review: ReviewView | None = None) -> PositionView:
    """Return the one position of a document, with what a review has corrected; its id is the document's."""
    start, end = TEXTS[id].index("\n") + 1, len(TEXTS[id])
    return PositionView(
        id=id, organisation_id=id, organisation=id.title(), organisation_short=id.title(), document_id=id,
        consultation_id="k1", proposal_id=(review and review.moved_to) or "k1/1/bro", section="1",
        stance=(review and review.stance) or Stance.OPPOSE, qualifier=review.qualifier if review else None,
        quote=TEXTS[id][start:end], start=start, end=end, grounds=None, basis=Basis.STATED,
        speaker=Speaker.RESPONDENT, method="fake", confidence=0.9,
        review=review.state if review else ReviewState.AUTO, reviewed=review,
    )  # fmt: skip


class FakeEngine:
    """Cites the first document the caller may read; `fail` is raised instead of an answer when given."""

    def __init__(self, fail: Exception | None = None, on_ask: Callable[[], None] | None = None) -> None:
        self.fail = fail
        self.on_ask = on_ask
        self.asked: list[AskRequest] = []
        self.reviewed: dict[str, ReviewView] = {}
        self.snapshot_id: str | None = "snapshot-1"
        self.checks = [Check("snapshot", ok=True, detail="fine"), Check("model", ok=True, detail="fine")]

    def ask(self, request: AskRequest, *, labels: frozenset[str] = NO_LABELS) -> Answer:
        if self.fail:
            raise self.fail
        if self.on_ask:
            self.on_ask()
        self.asked.append(request)
        id = self._visible(labels)[-1]
        start, end = TEXTS[id].index("\n") + 1, len(TEXTS[id])
        return Answer(
            question=request.question,
            language=request.language or Language.SV,
            status=Status.ANSWERED,
            answer=f"{TEXTS[id][start:end]} [1]",
            statements=(Statement(text=TEXTS[id][start:end], citations=(1,)),),
            citations=(Citation.model_validate({"marker": 1, **_source(id, start, end)}),),
            snapshot="snapshot-1",
        )

    def search(self, request: SearchRequest, *, labels: frozenset[str] = NO_LABELS) -> SearchResponse:
        if self.fail:
            raise self.fail
        ranked = [
            Hit.model_validate({
                "rank": rank, "score": 1 / rank, "scores": {"dense": 0.9}, "passage_id": f"{id}:0",
                **_source(id, 0, len(TEXTS[id])),
            })
            for rank, id in enumerate(self._visible(labels), start=1)
        ]  # fmt: skip
        return SearchResponse(query=request.query, hits=tuple(ranked[: request.k]), snapshot="snapshot-1")

    def documents(self, *, labels: frozenset[str] = NO_LABELS) -> list[DocumentSummary]:
        known = set(DocumentSummary.model_fields)
        return [DocumentSummary(**_detail(id).model_dump(include=known)) for id in self._visible(labels)]

    def document(self, id: str, *, labels: frozenset[str] = NO_LABELS) -> DocumentDetail | None:
        return _detail(id) if id in self._visible(labels) else None

    def quote(self, id: str, start: int, end: int, *, labels: frozenset[str] = NO_LABELS) -> Quote | None:
        if id not in self._visible(labels) or not 0 <= start < end <= len(TEXTS[id]):
            return None
        return Quote.model_validate(_source(id, start, end))

    def original(self, id: str, *, labels: frozenset[str] = NO_LABELS) -> OriginalFile | None:
        visible = id in self._visible(labels)
        return OriginalFile("svar åäö\r\n.pdf", "application/pdf", b"%PDF-1.7") if visible else None

    def page(self, id: str, number: int, *, labels: frozenset[str] = NO_LABELS) -> bytes | None:
        return b"\x89PNG\r\n" if id in self._visible(labels) and number == 1 else None

    def places(self, id: str, start: int, end: int, *, labels: frozenset[str] = NO_LABELS) -> Places | None:
        if id not in self._visible(labels) or not 0 <= start < end <= len(TEXTS[id]):
            return None
        return Places(pages=(PagePlaces(page=1, rectangles=(Rectangle(left=0.1, top=0.2, width=0.5, height=0.02),)),))

    def skipped(self, *, labels: frozenset[str] = NO_LABELS) -> list[SkippedFile]:
        why = {"reason": "files of the type .zip are not read", "reason_sv": "filer av typen .zip läses inte"}
        return [SkippedFile(file="trasig.zip", **why)]

    def organisations(self, *, labels: frozenset[str] = NO_LABELS) -> list[OrganisationView]:
        return [
            OrganisationView(
                id=id,
                name=id.title(),
                names=(NameView(text=id.title(), abbreviation=False, valid_from=None, valid_to=None),),
                type="kommun",
                parent=None,
                respondent=True,
                documents=(id,),
            )
            for id in self._visible(labels)
        ]

    def positions(self, query: PositionQuery, *, labels: frozenset[str] = NO_LABELS) -> PositionTable:
        reviews = {id: self.reviewed.get(id) for id in self._visible(labels)}
        held = [
            position_of(id, review)
            for id, review in reviews.items()
            if review is None or review.action is not ReviewAction.REJECT
        ]
        everyone = [
            Respondent(
                organisation_id=id, organisation=id.title(), organisation_short=id.title(), consultation_id="k1",
                documents=(id,),
            )
            for id in reviews
        ]  # fmt: skip
        proposals = {p.proposal_id: p.proposal_id for p in held} | {"k1/1/bro": "En bro"}
        totals = Totals(
            respondents=len(everyone), proposals=len(proposals), positions=len(held), not_mentioned=0, cannot_tell=0,
            mentioned_without_position=0,
        )  # fmt: skip
        return PositionTable(
            snapshot="snapshot-1", respondents=tuple(everyone), positions=tuple(held), not_mentioned=(),
            proposals=tuple(
                ProposalView(id=id, consultation_id="k1", section="1", name=name, names=(name,))
                for id, name in proposals.items()
            ),
            mentioned_without_position=(), cannot_tell=(), not_answered=None, total=totals,
        )  # fmt: skip

    def review(self, position_id: str, request: ReviewRequest, caller: Caller) -> PositionView | None:
        if self.fail:
            raise self.fail
        if position_id not in self._visible(caller.labels):
            raise UnknownPosition("no such position")
        latest = self.reviewed.get(position_id)
        if latest and latest.locked_by not in (None, caller.name) and caller.role < Role.ADMIN:
            raise ReviewLocked(f"this position is locked by {latest.locked_by}")
        if request.revision != (latest.revision if latest else 0):
            raise ReviewConflict(latest.revision if latest else 0)
        locker = caller.name if request.lock else latest.locked_by if latest and not request.unlock else None
        self.reviewed[position_id] = review = ReviewView(
            position_id=position_id, action=request.action, organisation_id=position_id, proposal_id="k1/1/bro",
            state=ReviewState.LOCKED if locker else ReviewState.REVIEWED, document_id=position_id,
            quote=position_of(position_id).quote, stance=request.stance, qualifier=request.qualifier,
            moved_to=request.proposal_id, note=request.note, by=caller.name, at="2025-01-01T00:00:00.000+00:00",
            revision=request.revision + 1, locked_by=locker,
        )  # fmt: skip
        return None if request.action is ReviewAction.REJECT else position_of(position_id, review)

    def reviews(self, *, labels: frozenset[str] = NO_LABELS) -> list[ReviewView]:
        return [self.reviewed[id] for id in self._visible(labels) if id in self.reviewed]

    def ready(self) -> list[Check]:
        return self.checks

    def warm(self) -> None:
        if self.fail:
            raise self.fail

    def _visible(self, labels: frozenset[str]) -> list[str]:
        return [id for id in ("oppen", "hemlig") if may_read(LABELS[id], labels)]
