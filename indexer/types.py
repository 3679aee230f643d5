"""The nouns of a snapshot. All frozen; offsets are code points in the document's canonical text."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.types import Speaker


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest thing quoted alone: `document.text[start:end]`, with who says it."""

    start: int
    end: int
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotable slice: `text` is exactly `document.text[start:end]`.

    `section_path` holds the headings above it. `speaker` is the speaker of most of its sentences.
    """

    id: str
    document_id: str
    start: int
    end: int
    text: str
    section_path: tuple[str, ...]
    section_number: str | None
    speaker: Speaker
    sentences: tuple[Sentence, ...]


class Stance(StrEnum):
    """The eight stances of a position, from for to against, then the two that take none."""

    SUPPORT = "support"
    SUPPORT_WITH_RESERVATIONS = "support_with_reservations"
    NO_OBJECTION = "no_objection"
    COMMENT = "comment"
    CRITICAL = "critical"
    OPPOSE = "oppose"
    ABSTAIN = "abstain"
    ASKS_CLARIFICATION = "asks_clarification"


class Basis(StrEnum):
    """How a position was given."""

    STATED = "stated"
    RESIDUAL = "residual"
    BY_REFERENCE = "by_reference"
    WHOLE_DOCUMENT = "whole_document"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One concrete thing proposed, scoped to its consultation; several may share a section.

    `id` is `<consultation>/<section>/<slug>`; `names` holds every wording seen, `name` first.
    """

    id: str
    consultation_id: str
    section: str | None
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Organisation x proposal x stance, with the verbatim span and, when given, the grounds' span."""

    id: str
    organisation_id: str
    document_id: str
    proposal_id: str
    section: str | None
    stance: Stance
    qualifier: str | None
    start: int
    end: int
    grounds_start: int | None
    grounds_end: int | None
    basis: Basis
    confidence: float
    method: str
