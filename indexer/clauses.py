"""A clause of a response with what a reader needs around it to tell whether it takes a stance, and whose. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.types import Document
from indexer.found import Place
from indexer.types import Stance

CLASSES: tuple[Stance | None, ...] = (*Stance, None)  # None: the words take no stance of the respondent's own
Odds = Mapping[Stance | None, float]
_BEFORE, _AFTER = 250, 200  # characters


@dataclass(frozen=True, slots=True)
class Clause:
    """The words, who answers, the heading above, and what stands before and after in the same paragraph."""

    who: str
    heading: str
    before: str
    words: str
    after: str


class StanceReader(Protocol):
    """Tells how likely a clause takes each stance, and none."""

    @property
    def digest(self) -> str:
        """SHA-256 over everything that decides what is told."""

    def __call__(self, clauses: Sequence[Clause]) -> Sequence[Odds]:
        """Return the odds of each clause, which sum to 1, in the order given."""


def in_context(document: Document, place: Place, start: int, end: int) -> Clause:
    """Return the clause at `[start:end]` of the sentence at `place`."""
    block = document.blocks[place.block]
    first, last = place.sentence.start + start, place.sentence.start + end
    return Clause(
        document.organisation_short or document.organisation or "",
        place.section.title,
        document.text[max(block.start, first - _BEFORE) : first],
        document.text[first:last],
        document.text[last : min(block.end, last + _AFTER)],
    )
