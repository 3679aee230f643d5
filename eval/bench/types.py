"""The nouns of comparing retrieval systems. All frozen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Ranking = Sequence[tuple[str, float]]
"""Passage ids with scores, best first, each id once."""
Ranker = Callable[["BenchQuestion", int], Ranking]
"""A question and how many passages at most in, a ranking out."""


@dataclass(frozen=True, slots=True)
class BenchPassage:
    """One passage of a set: the unit that is scored, however a system cuts it inside."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class BenchQuestion:
    """One question; `gold` are the ids of the passages that answer it, none when nothing in the set does."""

    id: str
    language: str
    text: str
    gold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BenchSet:
    """Passages and the questions put to them in one language; a folder with two languages gives two sets."""

    name: str
    passages: tuple[BenchPassage, ...]
    questions: tuple[BenchQuestion, ...]

    @property
    def answerable(self) -> tuple[BenchQuestion, ...]:
        """The questions that some passage answers; only they can be ranked right."""
        return tuple(q for q in self.questions if q.gold)


@dataclass(frozen=True, slots=True)
class Material:
    """What every peer is given of a set: the same texts, and the same vectors of the same model.

    `vectors` has a unit row per passage; `embed` gives the unit row of a question.
    """

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    vectors: Vectors
    embed: Callable[[str], Vectors]


Peer = Callable[[Material], Ranker]
"""Indexes a set's material the way the package's own documentation shows, and returns how to ask it."""


class Product(Protocol):
    """What is measured here: the product's own indexer, retriever and decision, over passages as documents."""

    def __enter__(self) -> Self:
        """Return itself."""

    def __exit__(self, *_: object) -> None:
        """Remove what was indexed."""

    def open(self, passages: Sequence[BenchPassage]) -> "Opened":
        """Index the passages, each as a document of its own; the index holds until the next is opened."""


class Opened(Protocol):
    """An index of one set."""

    def rank(self, question: BenchQuestion, k: int) -> Ranking:
        """Return at most `k` passages, best first."""

    def sure(self, question: BenchQuestion) -> float:
        """Return the decision signal: how sure the product is that the passages answer at all; higher is surer."""


Values = Mapping[str, Sequence[float]]
"""Measure to its value for each question, in the set's order."""
