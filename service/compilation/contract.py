"""What `POST /v1/compilations` and `belagg compile --format json` give and take: the overview as data.

The same promises as in service.contract: field names stay, unknown fields of requests are errors, and every quote is
`document.text[start:end]` of the document it names.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from corpus.types import Kind, Speaker
from indexer.types import Basis, Stance
from service.contract import Language, Words
from service.positions.contract import ReviewState


class Format(StrEnum):
    """The forms in which the overview can be had."""

    JSON = "json"
    DOCX = "docx"
    XLSX = "xlsx"
    MD = "md"
    HTML = "html"

    @property
    def media_type(self) -> str:
        """The media type of a file in this form."""
        return _MEDIA_TYPES[self]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.DOCX: f"{_OFFICE}.wordprocessingml.document",
    Format.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    Format.MD: "text/markdown; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
}


class GroupKey(StrEnum):
    """Where an organisation stands on a proposal: the eight stances, then three ways to hold none that is known."""

    SUPPORT = "support"
    SUPPORT_WITH_RESERVATIONS = "support_with_reservations"
    NO_OBJECTION = "no_objection"
    CRITICAL = "critical"
    OPPOSE = "oppose"
    ASKS_CLARIFICATION = "asks_clarification"
    COMMENT = "comment"
    ABSTAIN = "abstain"
    MENTIONED = "mentioned_without_position"
    CANNOT_TELL = "cannot_tell"
    NOT_MENTIONED = "not_mentioned"


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CompilationRequest(BaseModel):
    """Which consultation (all of them when none is named), in which form, and the language of the product's words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    consultation: Words | None = None
    format: Format = Format.JSON
    language: Language = Language.SV


class Excerpt(_Reply):
    """Verbatim words and their place in the document of what they belong to."""

    quote: str
    start: int
    end: int


class Who(_Reply):
    """An organisation as the overview names it: as in its own document, in full and by its abbreviation."""

    organisation_id: str
    organisation: str
    organisation_short: str


class Entry(Who):
    """What one organisation says of a proposal. `number` is how the draft refers to it, from 1 within the proposal.

    An organisation that mentions the proposal without a position has neither stance, basis nor review state.
    `grounds` is None when the response gives none.
    """

    number: Annotated[int, Field(ge=1)]
    position_id: str | None
    stance: Stance | None
    quote: str
    start: int
    end: int
    qualifier: str | None
    grounds: Excerpt | None
    basis: Basis | None
    speaker: Speaker
    document_id: str
    document_title: str
    section: str | None
    review: ReviewState | None


class Silent(Who):
    """An organisation without words on a proposal; `reason` says why its view cannot be told, where it cannot."""

    reason: str | None = None


class Group(_Reply):
    """The organisations that stand alike: `count` of `of` respondents, each counted once.

    `entries` holds what they say; `silent` those who say nothing. `number` is how the draft refers to the silent.
    """

    key: GroupKey
    count: int
    of: int
    entries: tuple[Entry, ...] = ()
    silent: tuple[Silent, ...] = ()
    number: int | None = None

    def members(self) -> dict[str, str]:
        """Return the names of the organisations that stand here, by id, in order."""
        everybody: tuple[Who, ...] = (*self.entries, *self.silent)
        return {who.organisation_id: who.organisation for who in everybody}


class Elsewhere(Who):
    """A view of the proposals as a whole, or of the rest, by an organisation that says nothing of this one."""

    stance: Stance
    proposal_id: str
    proposal: str


class PieceKind(StrEnum):
    """What a run of words is: the product's own, an organisation's name, or a verbatim quote."""

    TEXT = "text"
    NAME = "name"
    QUOTE = "quote"


class Piece(_Reply):
    """A run of words of a sentence."""

    text: str
    kind: PieceKind = PieceKind.TEXT


class DraftSentence(_Reply):
    """One sentence of the draft paragraph, and the numbers of the entries or groups it rests on.

    `text` is the sentence without its citations; `pieces` are the same words, told apart.
    """

    text: str
    pieces: tuple[Piece, ...]
    citations: Annotated[tuple[int, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _the_same_words(self) -> Self:
        if self.text != "".join(piece.text for piece in self.pieces):
            raise ValueError("the pieces of a sentence must be its words")
        return self


class ProposalOverview(_Reply):
    """One proposal and where each respondent stands on it.

    `groups` holds every group that is not empty, in the order of GroupKey; a respondent with several stances is in
    several, and named in `in_several`. `aside` holds what follows for this proposal from a view of a chapter or of
    the whole, or from joining another's response: shown, never counted. `elsewhere` names those silent here who
    speak of the proposals as a whole. `basis` is `stated` for a thing proposed.
    """

    id: str
    section: str | None
    name: str
    names: tuple[str, ...]
    basis: Basis
    groups: tuple[Group, ...]
    aside: tuple[Entry, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    in_several: tuple[str, ...] = ()
    draft: tuple[DraftSentence, ...] = ()


class DocumentRef(_Reply):
    """A document the overview rests on."""

    id: str
    title: str
    kind: Kind
    date: str | None
    source_file: str
    sha256: str
    warnings: tuple[str, ...]


class RespondentOverview(Who):
    """One organisation that answered, with what it sent. `also` is its name in the register, where that differs."""

    also: str | None
    documents: tuple[DocumentRef, ...]


class Reviewed(_Reply):
    """How many positions are in which state of review."""

    auto: int = 0
    reviewed: int = 0
    locked: int = 0


class ConsultationOverview(_Reply):
    """One consultation. `proposals` are in the order of the inquiry; `general` are views of the whole and of the rest.

    Only `respondents` are counted; `unattributed` are responses whose sender is unknown, and `other_documents` come
    from somebody who does not answer. `not_answered` is None when the list of those invited is not among the
    documents: then nobody can tell who has not answered.
    """

    consultation_id: str
    title: str | None
    number: str | None = None
    reports: tuple[str, ...] = ()
    respondents: tuple[RespondentOverview, ...]
    unattributed: tuple[DocumentRef, ...]
    other_documents: tuple[DocumentRef, ...]
    proposals: tuple[ProposalOverview, ...]
    general: tuple[ProposalOverview, ...]
    not_answered: tuple[str, ...] | None
    reviewed: Reviewed
    warnings: tuple[str, ...] = ()


class Compilation(_Reply):
    """The compiled overview (remissammanställning), machine-made: to be checked against the sources before use.

    `generated` is the date its maker gave it, if any; everything else follows from the snapshot.
    """

    snapshot: str
    generated: str | None
    language: Language
    notice: str
    consultations: tuple[ConsultationOverview, ...]
