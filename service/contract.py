"""The public contract: what a caller sends and gets. Field names are promises; see docs/operations.md.

Requests forbid unknown fields, so that a misspelt filter is an error and never silently ignored.
All models are frozen; lists in JSON are tuples here. Offsets count Unicode code points in the
document's canonical text.
"""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from corpus.types import Kind, Speaker
from indexer.types import Stance

MAX_QUESTION_CHARS = 2_000
MAX_TURNS = 10
MAX_ANSWER_CHARS = 20_000
MAX_FILTER_VALUES = 50
MAX_HITS = 100

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
VISIBLE = r"[^\s\x00-\x1f\x7f-\x9f]"


class Status(StrEnum):
    """How a question ended. All but the first are refusals, told apart on purpose."""

    ANSWERED = "answered"
    NOT_MENTIONED = "not_mentioned"
    NO_DOCUMENT = "no_document"
    NOT_IN_CORPUS = "not_in_corpus"
    CLARIFY = "clarify"
    DECLINED = "declined"


class Language(StrEnum):
    """The languages a question may be asked in; quotes keep the language of their source."""

    SV = "sv"
    EN = "en"


def clean_question(text: str) -> str:
    """Return `text` in NFC without control characters, trimmed; line breaks and tabs become spaces.

    Other characters stay as they are: direction marks and ligatures are the engine's to understand.
    """
    return unicodedata.normalize("NFC", _CONTROLS.sub("", re.sub(r"[\t\r\n]+", " ", text))).strip()


def _iso_date(text: str) -> str:
    date.fromisoformat(text)
    return text


def _one_line(text: str) -> str:
    """Return an id or a name without control characters, trimmed."""
    return clean_question(text)


def whole_number(value: object) -> object:
    """Let 5.0 pass as 5, as JSON Schema does; text and truth values stay what they are."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Question = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAX_QUESTION_CHARS, pattern=VISIBLE),
    AfterValidator(clean_question),
]
Words = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=VISIBLE), AfterValidator(_one_line)]
IsoDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    AfterValidator(_iso_date),
    Field(json_schema_extra={"format": "date"}),
]
FilterValues = Annotated[tuple[Words, ...], Field(max_length=MAX_FILTER_VALUES)]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Reply(BaseModel):
    """What every reply of the service is made of: frozen, and with no field that is not promised."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Filters(_Request):
    """Restrict the documents considered. An empty list restricts nothing; the lists are anded.

    `organisations` holds ids or any known name; `references` holds identifiers as they stand in
    documents (`SOU 2018:1`, `Fi2018/02431/K`); `from` and `to` are inclusive and leave out
    documents whose date is unknown.
    """

    organisations: FilterValues = ()
    kinds: Annotated[tuple[Kind, ...], Field(max_length=MAX_FILTER_VALUES)] = ()
    documents: FilterValues = ()
    references: FilterValues = ()
    from_: IsoDate | None = Field(default=None, alias="from")
    to: IsoDate | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ is not None and self.to is not None and self.from_ > self.to:
            raise ValueError("'from' must not be later than 'to'")
        return self


class Turn(_Request):
    """One earlier question of the same conversation, oldest first, with the answer it got."""

    question: Question
    answer: Annotated[str, StringConstraints(max_length=MAX_ANSWER_CHARS)]


class AskRequest(_Request):
    """A question, at most 2,000 characters with at least one visible.

    A question that leans on an earlier one (`And Luleå?`) is made whole by the questions of `conversation`, oldest
    first; what the earlier answers say is not used.
    `consultation` narrows to one consultation; `language` overrides the language found in the question.
    """

    question: Question
    consultation: Words | None = None
    filters: Filters = Filters()
    conversation: Annotated[tuple[Turn, ...], Field(max_length=MAX_TURNS)] = ()
    language: Language | None = None


class SearchRequest(_Request):
    """Words to look for; `k` is the greatest number of hits returned, best first.

    With `confidence` the reply says how sure the service is that the material answers at all.
    """

    query: Question
    filters: Filters = Filters()
    k: Annotated[int, Field(ge=1, le=MAX_HITS, strict=True), BeforeValidator(whole_number)] = 10
    confidence: Annotated[bool, Field(strict=True)] = False


class Statement(Reply):
    """One sentence of the answer without its markers, and the markers that back it."""

    text: str
    citations: tuple[int, ...]


class Quote(Reply):
    """A verbatim slice of a document and where it stands: `quote == text[start:end]`.

    The four organisation fields are None where nobody answers a consultation (a news page, a lecture).
    `url` is absolute when the service knows its public address.
    """

    document_id: str
    consultation_id: str
    title: str
    organisation_id: str | None
    organisation: str | None
    organisation_short: str | None
    organisation_now: str | None
    speaker: Speaker
    kind: Kind
    date: str | None
    section: str | None
    page: int | None
    start: int
    end: int
    quote: str
    url: str

    @model_validator(mode="after")
    def _spans_its_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError("a quote must be exactly as long as its span")
        return self


class _Marked(Reply):
    marker: Annotated[int, Field(ge=1)]
    related: bool = False


class Citation(Quote, _Marked):
    """A marker of the answer resolved to a quote; `related` ones are never part of the answer."""


class AnsweredPosition(Reply):
    """What one organisation holds on one proposal, backed by the citation with that marker."""

    organisation_id: str
    organisation: str
    proposal_id: str
    proposal: str
    section: str | None
    stance: Stance
    qualifier: str | None
    citation: int


class Timings(Reply):
    """Milliseconds spent; `total` includes what the named parts leave out."""

    embed: float = 0.0
    retrieve: float = 0.0
    answer: float = 0.0
    total: float = 0.0


class Answer(Reply):
    """The reply to a question. Every marker in `answer` and `statements` is a citation's marker.

    `understood` says in a sentence which question was answered, when that is not the one asked but one made whole
    by the earlier turns of its conversation; else null.
    """

    question: str
    understood: str | None = None
    language: Language
    status: Status
    answer: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    positions: tuple[AnsweredPosition, ...] = ()
    warnings: tuple[str, ...] = ()
    snapshot: str
    generator: str = "extractive"
    timings_ms: Timings = Timings()

    @model_validator(mode="after")
    def _markers_resolve(self) -> Self:
        known = {citation.marker for citation in self.citations}
        used = {marker for statement in self.statements for marker in statement.citations}
        used |= {position.citation for position in self.positions}
        if len(known) != len(self.citations) or not used <= known:
            raise ValueError("every marker must belong to exactly one citation")
        return self


class AnswerStatus(Reply):
    """The first event of an answer that is streamed: how the question ended, and how it was understood."""

    status: Status
    language: Language
    understood: str | None


class _Ranked(Reply):
    rank: Annotated[int, Field(ge=1)]
    score: float
    scores: dict[str, float]
    passage_id: str


class Hit(Quote, _Ranked):
    """A passage found, rank 1 first. `scores` holds each retriever's own score; higher is better."""


class SearchResponse(Reply):
    """The passages found for `query`, best first.

    `confidence`, when asked for, is the signal by which `ask` decides whether anything answers: log-odds, higher is
    surer. Null when it was not asked for, or when there is nothing to judge.
    """

    query: str
    hits: tuple[Hit, ...]
    confidence: float | None = None
    snapshot: str
    timings_ms: Timings = Timings()


class FieldError(Reply):
    """One thing wrong with a request: where (JSON pointer into the body) and what."""

    pointer: str
    message: str


class Problem(Reply):
    """An error as RFC 9457 `application/problem+json`; `type` is stable, `detail` says what to do.

    `revision` is the latest one, where a review came too late.
    """

    type: str
    title: str
    status: int
    detail: str
    request_id: str | None = None
    errors: tuple[FieldError, ...] = ()
    revision: int | None = None
