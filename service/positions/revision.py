"""The nouns of reviews, and one revision as it is written. All frozen."""

import hashlib
from dataclasses import dataclass

from pydantic import TypeAdapter

from corpus.types import Speaker
from indexer.types import Basis, Stance
from service.positions.contract import ReviewAction, ReviewState


@dataclass(frozen=True, slots=True)
class Named:
    """A proposal by its id, and by what it was called: its id changes with its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What was reviewed: a position as it was read, in words, so that it is found again in another index.

    `siblings` are the positions that shared its quote then; `labels` those of its document.
    """

    organisation_id: str
    consultation_id: str
    document_id: str
    source_file: str
    labels: tuple[str, ...]
    proposal: Named
    section: str | None
    quote: str
    start: int
    stance: Stance
    qualifier: str | None
    grounds: str | None
    basis: Basis
    speaker: Speaker
    confidence: float
    inherited: bool
    siblings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One revision. `stance`, `qualifier` (empty: none) and `moved_to` are all that has been corrected so far."""

    position_id: str
    revision: int
    action: ReviewAction
    state: ReviewState
    locked_by: str | None
    stance: Stance | None
    qualifier: str | None
    moved_to: Named | None
    note: str | None
    by: str
    at: str
    subject: Subject

    @property
    def rejected(self) -> bool:
        """Whether the position is to be left out."""
        return self.action is ReviewAction.REJECT

    @property
    def held_stance(self) -> Stance:
        """The stance the person vouches for."""
        return self.stance or self.subject.stance

    @property
    def held_qualifier(self) -> str | None:
        """The hedge the person vouches for, if any."""
        return (self.qualifier or None) if self.qualifier is not None else self.subject.qualifier


NO_REVIEWS: tuple[Review, ...] = ()
_JSON = TypeAdapter(Review)


def written(review: Review) -> tuple[str, str]:
    """Return a review as JSON, and the digest that vouches for it."""
    body = _JSON.dump_json(review).decode()
    return body, _digest(body)


def read(body: str, digest: str) -> Review:
    """Return what was written. ValueError when it is not what the digest vouches for."""
    if _digest(body) != digest:
        raise ValueError("a revision is not as it was written")
    return _JSON.validate_json(body)


def plain(review: Review) -> dict[str, object]:
    """Return a review as plain JSON values, for an export."""
    found: dict[str, object] = _JSON.dump_python(review, mode="json")
    return found


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
