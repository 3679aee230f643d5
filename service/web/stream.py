"""The answer to a question as server-sent events: how it ended, its sentences, their evidence, then the whole.

The answer is made before the first event, so what cannot be answered is an ordinary problem with its own status.
"""

from collections.abc import Iterator

import structlog
from fastapi import APIRouter, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from service.contract import Answer, AnswerStatus
from service.problems import FAULT
from service.web.deps import JsonRoute
from service.web.examples import ASK_REQUESTS, STREAM
from service.web.routes import READ, WRITE, AnsweredDep, problems

stream_api = APIRouter(prefix="/v1", route_class=JsonRoute)


@stream_api.post(
    "/ask/stream",
    tags=["answers"],
    summary="Ask a question, get the answer as server-sent events",
    response_class=EventSourceResponse,
    responses={
        200: {
            "description": "Events `status` (AnswerStatus), `statement` (Statement) and `citation` (Citation), one for "
            "each, then `done` (Answer). `error` (Problem) ends a stream that breaks.",
            "content": {"text/event-stream": {"example": STREAM}},
        },
        **problems(*READ, *WRITE),
    },
    openapi_extra={"requestBody": {"content": {"application/json": {"examples": ASK_REQUESTS}}}},
)
def ask_stream(answer: AnsweredDep, request: Request) -> Iterator[ServerSentEvent]:
    """Answer one question in events; what `done` holds is what `/v1/ask` answers."""
    try:
        yield from events(answer)
    except Exception as error:  # noqa: BLE001 - the reply has begun: the last word must come as an event
        request_id = request.state.request_id
        structlog.get_logger("belagg.web").error("fault", request_id=request_id, error=type(error).__name__)
        yield _event("error", FAULT.problem(request_id=request_id).model_dump_json(exclude_defaults=True))


def events(answer: Answer) -> Iterator[ServerSentEvent]:
    """Yield the events of an answer, in order."""
    status = AnswerStatus(status=answer.status, language=answer.language, understood=answer.understood)
    yield _event("status", status.model_dump_json())
    for statement in answer.statements:
        yield _event("statement", statement.model_dump_json())
    for citation in answer.citations:
        yield _event("citation", citation.model_dump_json())
    yield _event("done", answer.model_dump_json())


def _event(name: str, data: str) -> ServerSentEvent:
    return ServerSentEvent(event=name, raw_data=data)
