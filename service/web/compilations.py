"""The address of the compiled overview. A plain `def` route runs in a thread pool, as in service.web.routes."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.compilation.contract import Compilation, CompilationRequest, Format
from service.compilation.gather import UnknownConsultation, file_name, gather, render
from service.problems import NOT_FOUND
from service.web.deps import JsonRoute, ReaderDep, SharedDep, note
from service.web.problems import Refused
from service.web.routes import READ, WRITE, problems

compilations_api = APIRouter(prefix="/v1", route_class=JsonRoute, tags=["positions"])

COMPILATION_REQUESTS: dict[str, dict[str, Any]] = {
    "everything as data": {"summary": "All consultations, as data", "value": {}},
    "one as a Word document": {
        "summary": "All consultations as a Word document, in Swedish",
        "value": {"format": "docx", "language": "sv"},
    },
    "a spreadsheet": {"summary": "A spreadsheet with English headings", "value": {"format": "xlsx", "language": "en"}},
}
_FILES: dict[str, Any] = {
    form.media_type.partition(";")[0]: {"schema": {"type": "string"}} for form in Format if form is not Format.JSON
}


@compilations_api.post(
    "/compilations",
    summary="Compile the overview (remissammanställning)",
    response_model=Compilation,
    responses={
        200: {"description": "The overview, as data or as a file to keep", "content": _FILES},
        **problems(*READ, *WRITE, NOT_FOUND),
    },
    openapi_extra={"requestBody": {"content": {"application/json": {"examples": COMPILATION_REQUESTS}}}},
)
def compilations(body: CompilationRequest, request: Request, service: SharedDep, caller: ReaderDep) -> Response:
    """Return who stands where on each proposal, with quotes, counts, a matrix and a draft paragraph.

    Without `consultation`, each consultation that somebody has answered is a part of its own.
    """
    today = date.today().isoformat()
    try:
        found = gather(service.engine, body, labels=caller.labels, generated=today)
    except UnknownConsultation:
        raise Refused(NOT_FOUND, "There is no such consultation; GET /v1/documents names those there are.") from None
    note(request, format=body.format.value, snapshot=found.snapshot)
    content = render(found, body.format)
    headers = {"Content-Disposition": f'attachment; filename="{file_name(found, body.format)}"'}
    return Response(content, media_type=body.format.media_type, headers={} if body.format is Format.JSON else headers)
