"""The addresses of reviews. Plain `def` routes run in a thread pool, as in service.web.routes."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from indexer.types import Stance
from service.positions.contract import PositionView, ReviewAction, ReviewList, ReviewRequest
from service.problems import CONFLICT, FORBIDDEN, LOCKED, NOT_FOUND
from service.web.deps import EditorDep, JsonRoute, SharedDep, note
from service.web.routes import READ, WRITE, as_json, problems

reviews_api = APIRouter(prefix="/v1", route_class=JsonRoute, tags=["positions"])


def _example(summary: str, request: ReviewRequest) -> dict[str, Any]:
    return {"summary": summary, "value": request.model_dump(mode="json", exclude_defaults=True)}


REVIEW_REQUESTS: dict[str, Any] = {
    "confirm": _example("It is right", ReviewRequest(action=ReviewAction.CONFIRM)),
    "correct": _example(
        "It is right when changed so; the revision is the one last seen",
        ReviewRequest(
            action=ReviewAction.CORRECT,
            revision=1,
            stance=Stance.OPPOSE,
            qualifier="i nuläget",
            note="Hela stycket läst.",
        ),
    ),
    "reject": _example("It is no position", ReviewRequest(action=ReviewAction.REJECT, revision=2)),
    "lock": _example(
        "It is right, and others must not change it", ReviewRequest(action=ReviewAction.CONFIRM, revision=3, lock=True)
    ),
}


@reviews_api.patch(
    "/positions/{id}",
    summary="Confirm, correct or reject a position",
    response_model=PositionView,
    responses={
        204: {"description": "Rejected: it is no longer among the positions"},
        **problems(*READ, *WRITE, FORBIDDEN, NOT_FOUND, CONFLICT, LOCKED),
    },
    openapi_extra={"requestBody": {"content": {"application/json": {"examples": REVIEW_REQUESTS}}}},
)
def review(id: str, body: ReviewRequest, request: Request, service: SharedDep, caller: EditorDep) -> Response:
    """Record a person's word on a position, and return the position as it then stands.

    A `revision` that is not the latest is refused with 409, which tells the latest; a position that somebody else has
    locked with 423. Every revision is kept.
    """
    position = service.engine.review(id, body, caller)
    note(request, position=id, action=body.action.value, revision=body.revision + 1)
    return as_json(position) if position is not None else Response(status_code=204)


@reviews_api.get(
    "/reviews",
    summary="What people have reviewed",
    response_model=ReviewList,
    responses={**problems(*READ, FORBIDDEN)},
)
def reviews(service: SharedDep, caller: EditorDep) -> Response:
    """List the latest review of each position by time, those included that no longer find their position.

    For editors: a review names the person who made it.
    """
    return as_json(ReviewList(reviews=tuple(service.engine.reviews(labels=caller.labels))))
