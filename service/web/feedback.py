"""The address of feedback. A plain `def` route runs in a thread pool, as in service.web.routes."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from service.contract import Language, Status
from service.feedback.contract import CitedPlace, FeedbackReceipt, FeedbackRequest, Reason
from service.feedback.store import FeedbackStore
from service.web.deps import JsonRoute, SharedDep, VisitorDep, note
from service.web.routes import READ, WRITE, problems

feedback_api = APIRouter(prefix="/v1", route_class=JsonRoute, tags=["answers"])

_QUESTION = "Vad tycker SKL om policylabbet?"
_CITED = (CitedPlace(document_id="skl-remissvar", start=19_000, end=19_081),)
FEEDBACK_REQUESTS: dict[str, Any] = {
    name: {"summary": summary, "value": said.model_dump(mode="json", exclude_defaults=True)}
    for name, summary, said in (
        (
            "useful",
            "The answer was useful",
            FeedbackRequest(
                useful=True, question=_QUESTION, status=Status.ANSWERED, language=Language.SV, citations=_CITED
            ),
        ),
        (
            "not useful",
            "It was not, and why",
            FeedbackRequest(
                useful=False, question=_QUESTION, status=Status.NOT_MENTIONED, language=Language.SV,
                reason=Reason.MISSING, text="Det står i avsnitt 7.6.2.",
            ),
        ),
    )
}  # fmt: skip


@feedback_api.post(
    "/feedback",
    summary="Say whether an answer was useful",
    status_code=201,
    response_model=FeedbackReceipt,
    responses={**problems(*READ, *WRITE)},
    openapi_extra={"requestBody": {"content": {"application/json": {"examples": FEEDBACK_REQUESTS}}}},
)
def feedback(body: FeedbackRequest, request: Request, service: SharedDep, caller: VisitorDep) -> Response:
    """Keep what a reader says about one answer: in the data folder, without name or address, never sent anywhere."""
    site = caller.visit.site.name if caller.visit else None
    receipt = FeedbackStore(service.settings.data, service.settings.feedback_days).add(body, site)
    note(request, feedback=receipt.id, useful=body.useful)
    return JSONResponse(receipt.model_dump(), status_code=201)
