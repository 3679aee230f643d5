"""The nouns of measuring. All frozen; offsets are code points in the document's canonical text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Asked = Callable[[dict[str, Any]], dict[str, Any]]
"""A request of the answer contract in, a reply of it out (or of the search contract)."""


class Verdict(StrEnum):
    """How one answer went. MISSING: refused, or failed, though the material answers the question."""

    CORRECT = "correct"
    PARTIAL = "partial"
    MISSING = "missing"
    WRONG = "wrong"


CREDIT: Mapping[Verdict, float] = {
    Verdict.CORRECT: 1.0,
    Verdict.PARTIAL: 0.5,
    Verdict.MISSING: 0.0,
    Verdict.WRONG: -1.0,
}
"""Truthfulness: an honest silence beats a wrong answer. Source: Yang et al., CRAG, NeurIPS 2024."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Words that answer the question: a document and a verbatim quote of it, never offsets."""

    document_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """One reviewed question with what a right answer must hold; the fields are in questions/README.md.

    `gold` is a tuple of groups, each satisfied by any one of its quotes. `facts` and `says` are
    groups of accepted wordings. `organisations` is None when nobody in particular must be cited.
    """

    id: str
    language: str
    kind: str
    half: str
    question: str
    answerable: bool
    statuses: tuple[str, ...]
    gold: tuple[tuple[Gold, ...], ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    says: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()
    organisations: tuple[str, ...] | None = None
    stances: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conversation: tuple[Mapping[str, str], ...] = ()
    later: bool = False

    @property
    def either_way(self) -> bool:
        """Whether both an answer and a refusal are right, so that abstaining says nothing."""
        return "answered" in self.statuses and len(self.statuses) > 1

    def request(self) -> dict[str, Any]:
        """Return the request that asks this question."""
        body: dict[str, Any] = {"question": self.question}
        if self.conversation:
            body["conversation"] = [dict(turn) for turn in self.conversation]
        return body


@dataclass(frozen=True, slots=True)
class Place:
    """`text[start:end]` of the document called `document_id`, as some answer or ranking names it."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as the answer gave it. `related` ones are hints, never part of the answer."""

    marker: int
    related: bool
    place: Place
    organisation_id: str | None
    speaker: str
    quote: str


@dataclass(frozen=True, slots=True)
class StatedPosition:
    """A position an answer claims: who, which stance, and the marker of the citation that shows it."""

    organisation_id: str
    stance: str
    citation: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One collected answer. `status` is None and `error` says why when the question failed.

    `retrieved` is the ranking behind the answer, best first, or None when it was not collected. `question` is the
    question as it was answered, `snapshot` the index that was asked, where the line tells.
    """

    id: str
    status: str | None
    text: str
    citations: tuple[Citation, ...]
    positions: tuple[StatedPosition, ...]
    warnings: tuple[str, ...]
    timings_ms: Mapping[str, float]
    retrieved: tuple[Place, ...] | None
    language: str | None = None
    error: str | None = None
    question: str | None = None
    snapshot: str | None = None

    @property
    def refused(self) -> bool:
        """Whether the system declined to answer, for any of the stated reasons."""
        return self.status is not None and self.status != "answered"

    @property
    def cited(self) -> tuple[Citation, ...]:
        """Return the citations that carry the answer, in the order of their markers."""
        return tuple(sorted((c for c in self.citations if not c.related), key=lambda c: c.marker))


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one answer, why, and the value of every measure (None: not defined here)."""

    question: Question
    status: str | None
    verdict: Verdict
    reason: str
    values: Mapping[str, float | None]
