"""Feedback over the wire and on the disk."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from service.contract import Language, Question, Status, Words, clean_question, whole_number

MAX_TEXT_CHARS = 2_000
MAX_CITATIONS = 50
MAX_OFFSET = 2**53 - 1


class Reason(StrEnum):
    """Why an answer was of no use."""

    WRONG_ORGANISATION = "wrong_organisation"
    WRONG_QUOTE = "wrong_quote"
    MISSING = "missing"
    OTHER = "other"


_Offset = Annotated[int, Field(ge=0, le=MAX_OFFSET, strict=True), BeforeValidator(whole_number)]
_Text = Annotated[str, StringConstraints(max_length=MAX_TEXT_CHARS), AfterValidator(clean_question)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CitedPlace(_Model):
    """A citation of the answer, by its place: document and span, in code points."""

    document_id: Words
    start: _Offset
    end: _Offset


class FeedbackRequest(_Model):
    """What a reader says about one answer, with what the answer was as it was sent.

    `reason` is for answers that were of no use; `text` is the reader's own words, at most 2,000 characters.
    """

    useful: Annotated[bool, Field(strict=True)]
    question: Question
    status: Status
    language: Language
    reason: Reason | None = None
    text: _Text = ""
    citations: Annotated[tuple[CitedPlace, ...], Field(max_length=MAX_CITATIONS)] = ()
    snapshot: Words | None = None


class FeedbackReceipt(_Model):
    """The number under which feedback is kept, and when it came, in UTC."""

    id: int
    at: str


class Feedback(_Model):
    """Feedback as kept: when it came, by which site's page (None: not by a token), and what was said."""

    id: int
    at: str
    site: str | None
    said: FeedbackRequest
