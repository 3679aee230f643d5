"""What `GET /v1/positions`, `/v1/proposals`, `PATCH /v1/positions/{id}` and `belagg positions --json` give and take.

The same promises as in service.contract: field names stay, unknown fields of requests are errors, offsets count
Unicode code points of the document's canonical text, and every quote is `document.text[start:end]`.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    model_validator,
)

from corpus.types import Speaker
from indexer.types import Basis, Naming, Stance
from service.contract import FilterValues, Words, clean_question, whole_number

MAX_PAGE = 1_000
MAX_OFFSET = 10_000_000


class ReviewState(StrEnum):
    """How far a person has vouched for a position."""

    AUTO = "auto"
    REVIEWED = "reviewed"
    LOCKED = "locked"


class ReviewAction(StrEnum):
    """What a person did with a position: it is right, it is right when changed so, it is none."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NamingView(_Reply):
    """Why one wording counts as the proposal: where it stands, what tied it to the others, how alike it is (0 to 1)."""

    wording: str
    document_id: str
    how: Naming
    score: float


class ProposalView(_Reply):
    """One concrete thing proposed. `names` holds every wording, `name` first; `section` is the inquiry's number.

    `basis` is `stated` but for the entries that stand for the proposals as a whole, for those not named, and for what
    another body has answered.
    """

    id: str
    consultation_id: str
    section: str | None
    name: str
    names: tuple[str, ...]
    basis: Basis = Basis.STATED
    matches: tuple[NamingView, ...] = ()


class Span(_Reply):
    """Verbatim words and their place in the document of what they belong to."""

    quote: str
    start: int
    end: int

    @model_validator(mode="after")
    def _as_long_as_its_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError("a quote must be exactly as long as its span")
        return self


class ReviewView(_Reply):
    """The latest word of a person on one position; `revision` grows by one with each.

    `proposal_id` and `quote` are those reviewed; `stance`, `qualifier` (empty: removed) and `moved_to` (a proposal) are
    what has been corrected so far, None where nothing was. `moved` is the position that bears the review now, where
    its proposal has come under another id; `orphaned` says why there is none.
    """

    position_id: str
    action: ReviewAction
    state: ReviewState
    organisation_id: str
    proposal_id: str
    document_id: str
    quote: str
    stance: Stance | None
    qualifier: str | None
    moved_to: str | None
    note: str | None
    by: str
    at: str
    revision: int
    locked_by: str | None = None
    moved: str | None = None
    orphaned: str | None = None


class PositionView(Span):
    """What one organisation holds on one proposal, with the words that show it and the grounds given, if any.

    `review` is `auto` until a person has looked at it; `reviewed` then says who, when and what they changed.
    """

    id: str
    organisation_id: str
    organisation: str
    organisation_short: str
    document_id: str
    consultation_id: str
    proposal_id: str
    section: str | None
    stance: Stance
    qualifier: str | None
    grounds: Span | None
    basis: Basis
    speaker: Speaker
    method: str
    confidence: float
    review: ReviewState = ReviewState.AUTO
    reviewed: ReviewView | None = None


class Silence(_Reply):
    """An organisation that answered and says nothing of a proposal."""

    organisation_id: str
    organisation: str
    proposal_id: str


class CannotTell(Silence):
    """An organisation whose view cannot be told from what is here, and why."""

    reason: str


class MentionView(Silence, Span):
    """An organisation that touches on a proposal without taking a stance: it retells or remarks."""

    document_id: str
    section: str | None
    speaker: Speaker


class ConsultationView(_Reply):
    """One consultation: what it is called, its case number at the ministry, the reports it concerns, where known."""

    id: str
    title: str | None
    number: str | None
    reports: tuple[str, ...]


class Respondent(_Reply):
    """One organisation that answered, named as in its document."""

    organisation_id: str
    organisation: str
    organisation_short: str
    consultation_id: str
    documents: tuple[str, ...]


class Totals(_Reply):
    """How many of each there are in all, before paging."""

    respondents: int
    proposals: int
    positions: int
    not_mentioned: int
    cannot_tell: int
    mentioned_without_position: int


class PositionTable(_Reply):
    """Who thinks what. The four negatives stay apart.

    A position with the stance `oppose`; `not_mentioned` (answered, silent on it); `not_answered` (invited, sent
    nothing; None where the list of those invited is not among the documents); `cannot_tell` (the words are not here).
    Every list is cut by the same `offset` and `limit`, apart from `proposals` and `respondents`, which are whole.
    """

    snapshot: str
    consultations: tuple[ConsultationView, ...] = ()
    respondents: tuple[Respondent, ...]
    proposals: tuple[ProposalView, ...]
    positions: tuple[PositionView, ...]
    not_mentioned: tuple[Silence, ...]
    mentioned_without_position: tuple[MentionView, ...]
    cannot_tell: tuple[CannotTell, ...]
    not_answered: tuple[str, ...] | None
    total: Totals
    offset: int = 0
    limit: int | None = None
    next_offset: int | None = None
    warnings: tuple[str, ...] = ()


class ProposalList(_Reply):
    """The proposals of the consultations the caller may read, in the order of the inquiry."""

    proposals: tuple[ProposalView, ...]
    total: int
    offset: int
    next_offset: int | None


class PositionQuery(_Request):
    """Which positions are wanted. Empty lists restrict nothing; the lists are anded.

    `organisations` holds ids or names; `proposals` ids, sections of the inquiry, or words of a name.
    """

    consultation: Words | None = None
    organisations: FilterValues = ()
    proposals: FilterValues = ()
    stances: Annotated[tuple[Stance, ...], Field(max_length=8)] = ()
    offset: Annotated[int, Field(ge=0, le=MAX_OFFSET, strict=True), BeforeValidator(whole_number)] = 0
    limit: Annotated[int, Field(ge=1, le=MAX_PAGE, strict=True), BeforeValidator(whole_number)] | None = None


_Note = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(clean_question)]
_Hedge = Annotated[str, StringConstraints(max_length=300), AfterValidator(clean_question)]


# What the validator below says, for those who only have the schema.
_CHANGES = ("stance", "qualifier", "proposal_id")
_CORRECTIONS: dict[str, JsonValue] = {
    "if": {"properties": {"action": {"const": "correct"}}, "required": ["action"]},
    "then": {"anyOf": [{"properties": {name: {"type": "string"}}, "required": [name]} for name in _CHANGES]},
    "else": {"properties": {name: {"type": "null"} for name in _CHANGES}},
    "not": {"properties": {"lock": {"const": True}, "unlock": {"const": True}}, "required": ["lock", "unlock"]},
}


class ReviewRequest(_Request):
    """A person's word on a position.

    `revision` is the one last seen (0: never reviewed before); another one has come since when it differs, and then
    nothing is written. `lock` keeps others from changing it; `unlock` opens it again, for whoever locked it and for
    the role `admin`. A correction gives at least one of `stance`, `qualifier` (an empty one removes it) and
    `proposal_id`; earlier corrections stay, also when the position is then confirmed.
    """

    model_config = ConfigDict(json_schema_extra=_CORRECTIONS)

    action: ReviewAction
    revision: Annotated[int, Field(ge=0, le=MAX_OFFSET, strict=True), BeforeValidator(whole_number)] = 0
    stance: Stance | None = None
    qualifier: _Hedge | None = None
    proposal_id: Words | None = None
    note: _Note | None = None
    lock: bool = False
    unlock: bool = False

    @model_validator(mode="after")
    def _says_what_is_corrected(self) -> Self:
        changes = [v for v in (self.stance, self.qualifier, self.proposal_id) if v is not None]
        if (self.action is ReviewAction.CORRECT) != bool(changes):
            raise ValueError("'correct' needs 'stance', 'qualifier' or 'proposal_id'; the other actions take none")
        if self.lock and self.unlock:
            raise ValueError("either 'lock' or 'unlock', not both")
        return self


class ReviewList(_Reply):
    """Every review, the latest of each position; those whose words no longer stand anywhere say so in `orphaned`."""

    reviews: tuple[ReviewView, ...]
