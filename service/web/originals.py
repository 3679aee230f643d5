"""The addresses of originals: the file itself, a page as a picture, where a quote stands on its page."""

from typing import Annotated
from urllib.parse import quote as url_quote

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from service.material import Places
from service.problems import INVALID, NOT_FOUND
from service.web.deps import JsonRoute, ReaderDep, SharedDep
from service.web.problems import Refused
from service.web.routes import READ, as_json, problems

originals_api = APIRouter(prefix="/v1", route_class=JsonRoute, tags=["material"])
Number = Annotated[int, Path(ge=1, le=100_000)]
Offset = Annotated[int, Query(ge=0, le=2**31)]
_BINARY = {"schema": {"type": "string", "format": "binary"}}


@originals_api.get(
    "/documents/{id}/original",
    summary="Get the file that a document was read from",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": _BINARY}}, **problems(*READ, NOT_FOUND, INVALID)},
)
def original(id: str, service: SharedDep, caller: ReaderDep) -> Response:
    """Return the original, always as a file to save: it is somebody else's and is never shown as a page of ours."""
    found = service.engine.original(id, labels=caller.labels)
    if found is None:
        raise Refused(NOT_FOUND, "There is no original of such a document; GET /v1/documents lists the documents.")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{url_quote(found.name, safe='')}"}
    return Response(found.data, media_type=found.media_type, headers=headers)


@originals_api.get(
    "/documents/{id}/pages/{number}.png",
    summary="Show a page of the original",
    response_class=Response,
    responses={200: {"content": {"image/png": _BINARY}}, **problems(*READ, NOT_FOUND, INVALID)},
)
def page(id: str, number: Number, service: SharedDep, caller: ReaderDep) -> Response:
    """Return a page (from 1) of a PDF file or a scan as a PNG file."""
    found = service.engine.page(id, number, labels=caller.labels)
    if found is None:
        raise Refused(NOT_FOUND, "There is no such page; a document's citations name its pages.")
    return Response(found, media_type="image/png")


@originals_api.get(
    "/documents/{id}/places",
    summary="Tell where on its pages a quote stands",
    response_model=Places,
    responses={**problems(*READ, NOT_FOUND, INVALID)},
)
def places(id: str, start: Offset, end: Offset, service: SharedDep, caller: ReaderDep) -> Response:
    """Return the rectangles of the lines of `text[start:end]` on each page; no pages where the original has none."""
    found = service.engine.places(id, start, end, labels=caller.labels)
    if found is None:
        raise Refused(NOT_FOUND, "There is no such place; GET /v1/documents lists the documents.")
    return as_json(found)
