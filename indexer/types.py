"""The nouns of a snapshot. All frozen; offsets are code points in the document's canonical text."""

import hashlib
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


class Naming(StrEnum):
    """What tied a wording to its proposal."""

    INQUIRY = "inquiry"  # the inquiry's own text
    FIRST = "first"  # the first to name it; the others were compared with it
    SECTION = "section"  # the same numbered section, and nothing else there
    WORDS = "words"  # rare words shared
    MEANING = "meaning"  # vectors close to each other
    STAFF = "staff"  # the file of corrections says so


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a proposal: where it stands, what tied it to the others, how alike they are (0 to 1)."""

    text: str
    document_id: str
    how: Naming
    score: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """One concrete thing proposed, scoped to its consultation; several may share a section.

    `id` is `<consultation>/<section>/<slug>`; `names` holds every wording seen, `name` first; `wordings` holds the
    evidence for each. `basis` is `stated` for a thing proposed; the others stand for the proposals as a whole, for
    those not named, and for what another body has answered.
    """

    id: str
    consultation_id: str
    section: str | None
    name: str
    names: tuple[str, ...]
    wordings: tuple[Wording, ...] = ()
    basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True)
class Consultation:
    """What is known of one remiss as a whole. `invited` is None when no list of those asked is among the files."""

    id: str
    title: str | None
    invited: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A response that touches on a proposal without a position on it: the sentence that does so most clearly."""

    organisation_id: str
    document_id: str
    proposal_id: str
    start: int
    end: int
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Position:
    """Organisation x proposal x stance, with the verbatim span and, when given, the grounds' span.

    `inherited` ones follow from a stance on a chapter, on all that is not named, or on what another body answered:
    they quote that stance, and stand beside it in `basis`.
    """

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
    speaker: Speaker = Speaker.RESPONDENT
    inherited: bool = False
    from_document: str | None = None  # whose stance it takes over, when that is another body's


def position_id(organisation_id: str, proposal_id: str, quote: str) -> str:
    """Return the id of a position: the same as long as the same body says the same words on the same proposal."""
    key = "\n".join((organisation_id, proposal_id, quote))
    return hashlib.sha256(key.encode()).hexdigest()[:16]
