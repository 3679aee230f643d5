"""Requests that do not come over HTTP, checked by the same models."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from corpus.errors import QuestionError
from service.contract import MAX_QUESTION_CHARS, AskRequest, SearchRequest
from service.positions.contract import ReviewRequest
from service.problems import one_line

_Request = TypeVar("_Request", bound=BaseModel)


def read_request(body: Mapping[str, Any], longest: int = MAX_QUESTION_CHARS) -> AskRequest:
    """Check a question and what narrows it. QuestionError, in one line, when it cannot be asked."""
    request = _read(AskRequest, body)
    check_length(request.question, longest)
    return request


def read_search(body: Mapping[str, Any], longest: int = MAX_QUESTION_CHARS) -> SearchRequest:
    """Check a search. QuestionError, in one line, when it cannot be made."""
    request = _read(SearchRequest, body)
    check_length(request.query, longest)
    return request


def read_review(body: Mapping[str, Any]) -> ReviewRequest:
    """Check a person's word on a position. QuestionError, in one line, when it cannot be taken."""
    return _read(ReviewRequest, body)


def check_length(question: str, longest: int) -> None:
    """Refuse (QuestionError) a question longer than this installation takes."""
    if len(question) > longest:
        raise QuestionError(f"the question has {len(question)} characters; at most {longest} are taken here")


def _read(kind: type[_Request], body: Mapping[str, Any]) -> _Request:
    try:
        return kind.model_validate(dict(body))
    except ValidationError as error:
        raise QuestionError(one_line(error)) from None
