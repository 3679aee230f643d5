"""An engine over two invented documents, obeying the contract, for tests of everything around the core."""

import hashlib
from collections.abc import Callable

from corpus.types import Kind, Speaker
from service.access import may_read
from service.contract import (
    Answer,
    AskRequest,
    Citation,
    DocumentDetail,
    DocumentSummary,
    FactView,
    Hit,
    Language,
    NameView,
    OrganisationView,
    SearchRequest,
    SearchResponse,
    SectionView,
    Statement,
    Status,
)
from service.engine import NO_LABELS, Check

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
        "start": start, "end": end, "quote": TEXTS[id][start:end], "url": f"/v1/documents/{id}?start={start}&end={end}",
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
        facts=(FactView(name="dnr", value="A 1", start=None, end=None),),
    )


class FakeEngine:
    """Cites the first document the caller may read; `fail` is raised instead of an answer when given."""

    def __init__(self, fail: Exception | None = None, on_ask: Callable[[], None] | None = None) -> None:
        self.fail = fail
        self.on_ask = on_ask
        self.asked: list[AskRequest] = []
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

    def ready(self) -> list[Check]:
        return self.checks

    def warm(self) -> None:
        if self.fail:
            raise self.fail

    def _visible(self, labels: frozenset[str]) -> list[str]:
        return [id for id in ("oppen", "hemlig") if may_read(LABELS[id], labels)]
