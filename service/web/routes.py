"""The addresses of the service. Plain `def` routes run in a thread pool, so slow work blocks nobody."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel
from starlette.responses import JSONResponse, PlainTextResponse, Response

from service.contract import Answer, AskRequest, Quote, SearchRequest, SearchResponse
from service.material import DocumentDetail, DocumentList, OrganisationList, SkippedList
from service.problems import (
    BAD_REQUEST,
    FAULT,
    FORBIDDEN,
    INVALID,
    MEDIA,
    MEDIA_TYPE,
    MISDIRECTED,
    NOT_FOUND,
    TOO_LARGE,
    TOO_MANY,
    TYPES,
    UNAUTHENTICATED,
    UNAVAILABLE,
    Sort,
)
from service.requests import check_length
from service.web.deps import JsonRoute, ReaderDep, SharedDep, VisitorDep, note, reader
from service.web.examples import ANSWERS, ASK_REQUESTS, QUOTES, SEARCH_REQUESTS, SKIPPED
from service.web.metrics import Metrics
from service.web.problems import Refused, respond

READ = (UNAUTHENTICATED, FORBIDDEN, MISDIRECTED, TOO_MANY, FAULT, UNAVAILABLE)
Offset = Annotated[int, Query(ge=0, le=1_000_000_000)]
WRITE = (BAD_REQUEST, TOO_LARGE, MEDIA, INVALID)


def problems(*sorts: Sort) -> dict[int | str, dict[str, Any]]:
    """Describe problems for the OpenAPI document, each with an example."""
    return {
        sort.status: {
            "description": sort.title,
            "content": {
                MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": {
                        "type": TYPES + sort.name,
                        "title": sort.title,
                        "status": sort.status,
                        "detail": sort.detail,
                        "request_id": "0f9a…",
                    },
                }
            },
        }
        for sort in sorts
    }


def _examples(examples: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"examples": examples}}}


health = APIRouter(tags=["health"])
api = APIRouter(prefix="/v1", route_class=JsonRoute)


@health.get("/v1", summary="What this service offers")
def index() -> dict[str, str]:
    """List the addresses of the service."""
    return {
        "pages": "/",
        "ask": "/v1/ask",
        "ask_stream": "/v1/ask/stream",
        "search": "/v1/search",
        "documents": "/v1/documents",
        "skipped": "/v1/skipped",
        "organisations": "/v1/organisations",
        "positions": "/v1/positions",
        "proposals": "/v1/proposals",
        "compilations": "/v1/compilations",
        "reviews": "/v1/reviews",
        "feedback": "/v1/feedback",
        "token": "/v1/embed/token",
        "widget": "/widget.js",
        "frame": "/embed",
        "demonstration": "/widget/demo.html",
        "live": "/health/live",
        "ready": "/health/ready",
        "metrics": "/metrics",
        "openapi": "/openapi.json",
    }


@health.get("/health/live", summary="Whether the process runs")
def live() -> dict[str, str]:
    """Say that the process runs; nothing is checked."""
    return {"status": "live"}


@health.get("/health/ready", summary="Whether a question can be answered now", responses=problems(UNAVAILABLE))
def ready(request: Request, service: SharedDep) -> Response:
    """Name each check and whether it holds; `belagg doctor` says what to do about those that do not."""
    checks = [{"name": check.name, "ok": check.ok} for check in service.engine.ready()]
    if all(check["ok"] for check in checks):
        return JSONResponse({"status": "ready", "snapshot": service.engine.snapshot_id, "checks": checks})
    failing = ", ".join(str(check["name"]) for check in checks if not check["ok"])
    detail = f"Not in order: {failing}. 'belagg doctor' says how to mend it."
    return respond(UNAVAILABLE.problem(detail, request.state.request_id))


@health.get(
    "/metrics",
    summary="Counters in Prometheus' text format",
    dependencies=[Depends(reader)],
    responses={
        200: {"content": {"text/plain": {"schema": {"type": "string"}}}},
        **problems(UNAUTHENTICATED, MISDIRECTED),
    },
    response_class=PlainTextResponse,
)
def metrics(service: SharedDep) -> Response:
    """Return everything counted since the start."""
    is_ready = all(check.ok for check in service.engine.ready())
    return Response(service.metrics.render(ready=is_ready), headers={"Content-Type": Metrics.content_type})


def answered(body: AskRequest, request: Request, service: SharedDep, caller: VisitorDep) -> Answer:
    """Answer the question in the body; count it and note it in the log line."""
    check_length(body.question, service.settings.max_question_chars)
    answer = service.engine.ask(body, labels=caller.labels)
    service.metrics.answer(answer)
    note(request, answer=answer.status.value, snapshot=answer.snapshot)
    if service.settings.log_questions:
        note(request, question=body.question)
    return answer


AnsweredDep = Annotated[Answer, Depends(answered)]


@api.post(
    "/ask",
    tags=["answers"],
    summary="Ask a question, get an answer with its evidence",
    response_model=Answer,
    responses={200: _examples(ANSWERS), **problems(*READ, *WRITE)},
    openapi_extra={"requestBody": _examples(ASK_REQUESTS)},
)
def ask(answer: AnsweredDep) -> Response:
    """Answer one question. A refusal is an answer too: `status` tells the sorts apart."""
    return as_json(answer)


@api.post(
    "/search",
    tags=["answers"],
    summary="Find passages",
    response_model=SearchResponse,
    responses={**problems(*READ, *WRITE)},
    openapi_extra={"requestBody": _examples(SEARCH_REQUESTS)},
)
def search(body: SearchRequest, request: Request, service: SharedDep, caller: ReaderDep) -> Response:
    """Return the passages nearest to the words, best first."""
    check_length(body.query, service.settings.max_question_chars)
    found = service.engine.search(body, labels=caller.labels)
    service.metrics.stages(found.timings_ms)
    note(request, hits=len(found.hits), snapshot=found.snapshot)
    if service.settings.log_questions:
        note(request, question=body.query)
    return as_json(found)


@api.get(
    "/documents",
    tags=["material"],
    summary="List the documents",
    response_model=DocumentList,
    responses={**problems(*READ)},
)
def documents(service: SharedDep, caller: VisitorDep) -> Response:
    """List the documents with their sender, kind, source file and SHA-256."""
    return as_json(DocumentList(documents=tuple(service.engine.documents(labels=caller.labels))))


@api.get(
    "/documents/{id}",
    tags=["material"],
    summary="Read one document",
    response_model=DocumentDetail,
    responses={**problems(*READ, NOT_FOUND, INVALID)},
)
def document(id: str, service: SharedDep, caller: VisitorDep) -> Response:
    """Return one document's canonical text, sections and metadata."""
    found = service.engine.document(id, labels=caller.labels)
    if found is None:
        raise Refused(NOT_FOUND, "There is no such document; GET /v1/documents lists them.")
    return as_json(found)


@api.get(
    "/documents/{id}/quote",
    tags=["material"],
    summary="Tell who says the words at a place",
    response_model=Quote,
    responses={200: _examples(QUOTES), **problems(*READ, NOT_FOUND, INVALID)},
)
def quote(id: str, start: Offset, end: Offset, service: SharedDep, caller: ReaderDep) -> Response:
    """Return `text[start:end]` of a document with its section and speaker, as a citation has them."""
    found = service.engine.quote(id, start, end, labels=caller.labels)
    if found is None:
        raise Refused(NOT_FOUND, "There is no such place; GET /v1/documents lists the documents.")
    return as_json(found)


@api.get(
    "/skipped",
    tags=["material"],
    summary="List the files that could not be read",
    response_model=SkippedList,
    responses={200: _examples(SKIPPED), **problems(*READ)},
)
def skipped(service: SharedDep, caller: ReaderDep) -> Response:
    """List the files passed over when the index was built, each with the reason."""
    return as_json(SkippedList(skipped=tuple(service.engine.skipped(labels=caller.labels))))


@api.get(
    "/organisations",
    tags=["material"],
    summary="List the organisations",
    response_model=OrganisationList,
    responses={**problems(*READ)},
)
def organisations(service: SharedDep, caller: ReaderDep) -> Response:
    """List the organisations that sent documents, with every name they have had."""
    return as_json(OrganisationList(organisations=tuple(service.engine.organisations(labels=caller.labels))))


def as_json(model: BaseModel) -> Response:
    """Return a reply of the contract as JSON."""
    return Response(model.model_dump_json(), media_type="application/json")
