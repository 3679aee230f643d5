"""What is found in one document, before proposals are shared between documents: positions, sentences in place."""

from dataclasses import dataclass

from corpus.types import Section
from indexer.types import Basis, Sentence, Stance


@dataclass(frozen=True, slots=True)
class Found:
    """A position as one document gives it, before proposals are shared between documents.

    `about` holds the words that name the matter, best first; `section` is the numbered heading's number.
    """

    stance: Stance
    start: int
    end: int
    about: tuple[str, ...]
    section: str | None
    heading: str | None
    qualifier: str | None
    reservation: tuple[int, int] | None
    grounds: tuple[int, int] | None
    basis: Basis
    explicit: bool
    summary: bool
    cue: int  # where the phrase that takes the stance begins
    block: int  # index into Document.blocks
    section_index: int  # index into Document.sections
    sure: float  # how likely the stance is; 1 where a fixed phrase takes it
    weak: bool  # only colours what is stated beside it: counts where nothing else is said of its proposal
    bare: bool  # found by the model alone: no fixed phrase stands in it
    context: str  # the words around it: its paragraph and the heading above
    said: tuple[int, int] = (0, 0)  # the clause that takes the stance
    own: str | None = None  # what that clause itself names
    by_number: bool = False  # the clause says which section it is on


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence where it stands."""

    sentence: Sentence
    block: int
    section: Section
    heading: str | None  # the numbered heading above
