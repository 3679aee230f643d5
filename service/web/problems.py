"""Answer every exception that a request may end in with RFC 9457 `application/problem+json`."""

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from corpus.errors import UserError
from service.access import NotAuthenticated, WrongOrigin
from service.contract import Problem
from service.embedding.limits import TooManyCalls
from service.problems import (
    BAD_REQUEST,
    BY_STATUS,
    FAULT,
    INVALID,
    MEDIA_TYPE,
    TOO_MANY,
    UNAUTHENTICATED,
    WRONG_ORIGIN,
    Sort,
    field_errors,
    problem_of,
)


class Refused(Exception):
    """Raised by the web layer to end a request with one sort of problem."""

    def __init__(self, sort: Sort, detail: str | None = None) -> None:
        self.sort = sort
        self.detail = detail
        super().__init__(sort.title)


def respond(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Build the response for one problem."""
    body = problem.model_dump_json(exclude_defaults=True)
    return Response(body, status_code=problem.status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def install(app: FastAPI) -> None:
    """Register the handlers. Faults are not among them: service.web.edge catches those."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(NotAuthenticated, _not_authenticated)
    app.add_exception_handler(WrongOrigin, _wrong_origin)
    app.add_exception_handler(TooManyCalls, _too_many)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, http_problem)
    app.add_exception_handler(UserError, _user_error)


def _request_id(request: Request) -> str | None:
    return getattr(request.state, "request_id", None)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return respond(error.sort.problem(error.detail, _request_id(request)))


def _not_authenticated(request: Request, error: Exception) -> Response:
    headers = {"WWW-Authenticate": 'Bearer realm="belagg"'}
    return respond(UNAUTHENTICATED.problem(str(error), _request_id(request)), headers)


def _wrong_origin(request: Request, error: Exception) -> Response:
    return respond(WRONG_ORIGIN.problem(str(error) or None, _request_id(request)))


def _too_many(request: Request, error: Exception) -> Response:
    assert isinstance(error, TooManyCalls)
    return respond(TOO_MANY.problem(str(error), _request_id(request)), {"Retry-After": str(error.seconds)})


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(item["type"] == "json_invalid" for item in found):
        return respond(BAD_REQUEST.problem("The body is not valid JSON", _request_id(request)))
    return respond(INVALID.problem(request_id=_request_id(request), errors=field_errors(found, skip="body")))


def http_problem(request: Request, error: Exception) -> Response:
    """Answer what the framework refuses itself: an address or a method that is not there."""
    assert isinstance(error, HTTPException)
    sort = BY_STATUS.get(error.status_code, BAD_REQUEST if error.status_code < 500 else FAULT)
    return respond(sort.problem(request_id=_request_id(request)), error.headers)


def _user_error(request: Request, error: Exception) -> Response:
    return respond(problem_of(error, _request_id(request)))
