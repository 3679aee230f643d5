"""Every error as RFC 9457 `application/problem+json`: one table from exception to status and type.

The types are promises. Nothing of the request is echoed, and no path, trace or setting is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from corpus.errors import BelaggError, ModelError, QuestionError, SnapshotError, UserError
from service.access import NotAuthenticated
from service.contract import FieldError, Problem

TYPES = "urn:belagg:problem:"
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of problem: HTTP status, last part of its type, title, and what to do by default."""

    status: int
    name: str
    title: str
    detail: str


BAD_REQUEST = Sort(400, "bad-request", "The request cannot be read", "Send one JSON object in UTF-8.")
UNAUTHENTICATED = Sort(401, "not-authenticated", "Who is asking?", "Send an API key.")
FORBIDDEN = Sort(403, "not-allowed", "Not allowed", "Your role does not include this.")
NOT_FOUND = Sort(404, "not-found", "Nothing here", "GET / lists what this service offers.")
METHOD = Sort(405, "method-not-allowed", "Method not allowed", "The Allow header lists the methods of this address.")
TOO_LARGE = Sort(413, "body-too-large", "The request is too large", "Send a shorter question.")
MEDIA = Sort(415, "not-json", "The body must be JSON", "Send the header 'Content-Type: application/json'.")
MISDIRECTED = Sort(421, "wrong-host", "Not the host you meant", "Ask for localhost, or set BELAGG_PUBLIC_URL.")
INVALID = Sort(422, "invalid-request", "The request is not valid", "Mend the fields listed in 'errors'.")
FAULT = Sort(500, "fault", "Something broke", "It has been logged; give the request id to whoever runs the service.")
UNAVAILABLE = Sort(503, "not-ready", "The service cannot answer yet", "Ask whoever runs it to run 'belagg doctor'.")

SORTS = (
    BAD_REQUEST, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, METHOD, TOO_LARGE, MEDIA, MISDIRECTED, INVALID, FAULT,
    UNAVAILABLE,
)  # fmt: skip
_BY_STATUS = {sort.status: sort for sort in SORTS}


class Refused(Exception):
    """Raised by the web layer to end a request with one sort of problem."""

    def __init__(self, sort: Sort, detail: str | None = None) -> None:
        self.sort = sort
        self.detail = detail
        super().__init__(sort.title)


def respond(
    sort: Sort,
    detail: str | None = None,
    *,
    request_id: str | None = None,
    errors: tuple[FieldError, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Build the response for one problem."""
    problem = Problem(
        type=TYPES + sort.name,
        title=sort.title,
        status=sort.status,
        detail=detail or sort.detail,
        request_id=request_id,
        errors=errors,
    )
    body = problem.model_dump_json(exclude_defaults=True)
    return Response(body, status_code=sort.status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def install(app: FastAPI) -> None:
    """Answer every exception that a request may end in, apart from faults (service.web.edge catches those)."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(NotAuthenticated, _not_authenticated)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(UserError, _user_error)


def _request_id(request: Request) -> str | None:
    return getattr(request.state, "request_id", None)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return respond(error.sort, error.detail, request_id=_request_id(request))


def _not_authenticated(request: Request, error: Exception) -> Response:
    headers = {"WWW-Authenticate": 'Bearer realm="belagg"'}
    return respond(UNAUTHENTICATED, _sentence(str(error)), request_id=_request_id(request), headers=headers)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(item["type"] == "json_invalid" for item in found):
        return respond(BAD_REQUEST, "The body is not valid JSON.", request_id=_request_id(request))
    errors = tuple(
        FieldError(pointer=_pointer(item["loc"]), message=item["msg"].removeprefix("Value error, "))
        for item in found[:20]
    )
    return respond(INVALID, request_id=_request_id(request), errors=errors)


def _pointer(place: tuple[int | str, ...]) -> str:
    """Return the JSON pointer (RFC 6901) of a validation error; a field's name may hold anything."""
    parts = [str(part)[:100].encode("utf-8", "replace").decode() for part in place if part != "body"]
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    sort = _BY_STATUS.get(error.status_code, BAD_REQUEST if error.status_code < 500 else FAULT)
    return respond(sort, request_id=_request_id(request), headers=error.headers)


def _user_error(request: Request, error: Exception) -> Response:
    """Answer an error of the tree. The text of a SnapshotError or ModelError may name files: not shown."""
    if isinstance(error, SnapshotError | ModelError):
        return respond(UNAVAILABLE, request_id=_request_id(request))
    if isinstance(error, QuestionError):
        return respond(INVALID, _sentence(str(error)), request_id=_request_id(request))
    assert isinstance(error, BelaggError)
    return respond(BAD_REQUEST, request_id=_request_id(request))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
