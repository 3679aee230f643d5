"""The sorts of problems a request can end in, the same over HTTP and in a batch's output file.

The types are promises. Nothing of the request is echoed, and no path, trace or setting is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from corpus.errors import (
    BelaggError,
    FeedbackError,
    ModelError,
    QuestionError,
    ReviewConflict,
    ReviewError,
    ReviewLocked,
    SettingsError,
    SnapshotError,
    UnknownPosition,
    UnknownProposal,
)
from service.contract import VISIBLE, FieldError, Problem

TYPES = "urn:belagg:problem:"
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of problem: HTTP status, last part of its type, title, and what to do by default."""

    status: int
    name: str
    title: str
    detail: str

    def problem(
        self, detail: str | None = None, request_id: str | None = None, errors: tuple[FieldError, ...] = ()
    ) -> Problem:
        """Return a problem of this sort."""
        return Problem(
            type=TYPES + self.name,
            title=self.title,
            status=self.status,
            detail=_sentence(detail or self.detail),
            request_id=request_id,
            errors=errors,
        )


BAD_REQUEST = Sort(400, "bad-request", "The request cannot be read", "Send one JSON object in UTF-8.")
UNAUTHENTICATED = Sort(401, "not-authenticated", "Who is asking?", "Send an API key.")
FORBIDDEN = Sort(403, "not-allowed", "Not allowed", "Your role does not include this.")
WRONG_ORIGIN = Sort(
    403, "origin-not-allowed", "Not from this page", "Ask whoever runs the service to add this page's origin."
)
NOT_FOUND = Sort(404, "not-found", "Nothing here", "GET /v1 lists what this service offers.")
METHOD = Sort(405, "method-not-allowed", "Method not allowed", "The Allow header lists the methods of this address.")
CONFLICT = Sort(409, "review-conflict", "Somebody was faster", "Look at the position again, then send its revision.")
TOO_LARGE = Sort(413, "body-too-large", "The request is too large", "Send a shorter question.")
MEDIA = Sort(415, "not-json", "The body must be JSON", "Send the header 'Content-Type: application/json'.")
MISDIRECTED = Sort(421, "wrong-host", "Not the host you meant", "Ask for localhost, or set BELAGG_PUBLIC_URL.")
INVALID = Sort(422, "invalid-request", "The request is not valid", "Mend the fields listed in 'errors'.")
LOCKED = Sort(423, "review-locked", "The position is locked", "Ask whoever locked it, or an administrator.")
TOO_MANY = Sort(429, "too-many-requests", "Too many requests", "Wait for the seconds that Retry-After tells.")
FAULT = Sort(500, "fault", "Something broke", "It has been logged; give the request id to whoever runs the service.")
UNAVAILABLE = Sort(503, "not-ready", "The service cannot answer yet", "Ask whoever runs it to run 'belagg doctor'.")

SORTS = (
    BAD_REQUEST, UNAUTHENTICATED, FORBIDDEN, WRONG_ORIGIN, NOT_FOUND, METHOD, CONFLICT, TOO_LARGE, MEDIA, MISDIRECTED,
    INVALID, LOCKED, TOO_MANY, FAULT, UNAVAILABLE,
)  # fmt: skip
BY_STATUS = {sort.status: sort for sort in reversed(SORTS)}  # of two with one status, the first


def problem_of(error: Exception, request_id: str | None = None) -> Problem:
    """Describe any error. The text of one that may name files or quote the question is not shown."""
    if isinstance(error, ValidationError):
        return INVALID.problem(request_id=request_id, errors=field_errors(error.errors()))
    if isinstance(error, QuestionError):
        return INVALID.problem(str(error), request_id)
    if isinstance(error, ReviewError):
        return _review_problem(error, request_id)
    if isinstance(error, FeedbackError):
        return UNAVAILABLE.problem("Feedback cannot be kept now. Ask whoever runs the service.", request_id)
    if isinstance(error, SnapshotError | ModelError | SettingsError):
        return UNAVAILABLE.problem(request_id=request_id)
    return FAULT.problem(request_id=request_id)


def _review_problem(error: ReviewError, request_id: str | None) -> Problem:
    """Describe what stands in the way of a review. Why the file itself cannot be used names its path: not shown."""
    if isinstance(error, UnknownPosition):
        return NOT_FOUND.problem("There is no such position; GET /v1/positions lists them.", request_id)
    if isinstance(error, UnknownProposal):
        return INVALID.problem(request_id=request_id, errors=(FieldError(pointer="/proposal_id", message=str(error)),))
    if isinstance(error, ReviewConflict):
        problem = CONFLICT.problem(str(error), request_id)
        return problem.model_copy(update={"revision": error.revision})
    if isinstance(error, ReviewLocked):
        return LOCKED.problem(str(error), request_id)
    detail = "Reviews cannot be read or written now. Ask whoever runs the service to run 'belagg doctor'."
    return UNAVAILABLE.problem(detail, request_id)


def field_errors(found: Sequence[ErrorDetails], skip: str = "") -> tuple[FieldError, ...]:
    """Say what is wrong with which field, without the value; at most 20. `skip` is a prefix of every place."""
    return tuple(FieldError(pointer=_pointer(item["loc"], skip), message=_message(item)) for item in found[:20])


def _message(item: ErrorDetails) -> str:
    """Return what is wrong with a field; a text without anything to see is empty to people."""
    unseen = item["type"] == "string_too_short" or item.get("ctx", {}).get("pattern") == VISIBLE
    return "must not be empty" if unseen else item["msg"].removeprefix("Value error, ")


def one_line(error: Exception) -> str:
    """Return an error as one line for people at a terminal."""
    if isinstance(error, ValidationError):
        first = field_errors(error.errors())[0]
        return f"{first.pointer.lstrip('/') or 'the request'}: {first.message}"
    if isinstance(error, BelaggError):
        return " ".join(str(error).split())
    return f"something broke ({type(error).__name__}): set BELAGG_DEBUG=1 to see where"


def _pointer(place: tuple[int | str, ...], skip: str) -> str:
    """Return the JSON pointer (RFC 6901) of a validation error; a field's name may hold anything."""
    parts = [str(part)[:100].encode("utf-8", "replace").decode() for part in place]
    parts = parts[1:] if skip and parts[:1] == [skip] else parts
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
