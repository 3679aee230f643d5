"""All positions of a snapshot laid out so that a question is compared with every one of them at once.

Words are postings from stem to rows; vectors are one matrix. A question over thousands of respondents costs
milliseconds, and none of them is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self

import numpy as np
import numpy.typing as npt

from indexer.alike import content
from indexer.matters import parts
from indexer.types import Basis, Position, Proposal
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.terms import Term

Scores = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]
# what a word counts in the grounds, in a wording that is not the proposal's name, and in what the inquiry says of it
_SEVERAL = re.compile(r"\b(?:till|av)styrk\w+\b.*\b(?:till|av)styrk\w+\b", re.DOTALL)
_IF = re.compile(  # what support depends on is not what it is of: *godtar en premie om kommunen får täckning*
    r",? (?:förutsatt att|under förutsättning(?:en)? att|så länge|såvida"
    r"|om (?:den|det|de|man|staten|kommun\w*) (?:inte |ej )?(?:\w{3,}(?:er|ar)|kan|ska|får|ges)) "
)
GROUNDS, HEADING, TOLD = 0.35, 0.8, 0.6


class _Postings:
    """From a stem to the rows that hold it and what it counts there."""

    def __init__(self, tables: Iterable[Mapping[str, float]]) -> None:
        held: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self.rows = 0
        for row, table in enumerate(tables):
            self.rows += 1
            for stem, weight in table.items():
                held[stem].append((row, weight))
        self._held = {
            stem: (np.array([r for r, _ in found], dtype=np.int64), np.array([w for _, w in found]))
            for stem, found in held.items()
        }

    def best(self, word: Mapping[str, float]) -> Scores:
        """Return for each row how well a word stands there: the best of the stems it may stand for."""
        scores = np.zeros(self.rows)
        for stem, weight in word.items():
            if stem in self._held:
                rows, weights = self._held[stem]
                scores[rows] = np.maximum(scores[rows], weight * weights)
        return scores


@dataclass(frozen=True, slots=True)
class Told:
    """What the inquiry says of a proposal: its words, their unit vectors, one row for each passage, and whence."""

    text: str
    vectors: npt.NDArray[np.float32]
    documents: frozenset[str]


class PositionIndex:
    """The positions, in the order given, as postings and vectors."""

    def __init__(
        self,
        positions: Sequence[Position],
        proposals: Mapping[str, Proposal],
        texts: Mapping[str, str],
        vectors: npt.NDArray[np.float32],
        told: Mapping[str, Told] = MappingProxyType({}),
    ) -> None:
        """Lay the positions out.

        `texts` holds the documents' texts, row i of `vectors` belongs to position i, and `told` what the inquiry says
        of proposals, by their id.
        """
        self.positions = tuple(positions)
        used = list(dict.fromkeys(p.proposal_id for p in positions))
        number = {id_: i for i, id_ in enumerate(used)}
        self.proposal_of: Rows = np.array([number[p.proposal_id] for p in positions], dtype=np.int64)
        self.documents = np.array([p.document_id for p in positions])
        self.organisations = np.array([p.organisation_id for p in positions])
        self.vectors = vectors
        self._named = _Postings(_names(proposals[id_], told.get(id_)) for id_ in used)
        rows = [told[id_].vectors if id_ in told else np.zeros((0, vectors.shape[1]), np.float32) for id_ in used]
        self._told = np.concatenate(rows) if rows else np.zeros((0, vectors.shape[1]), np.float32)
        self._told_of = np.repeat(np.arange(len(used)), [len(r) for r in rows])
        self._said = _Postings(_words(_said(p, texts, proposals[p.proposal_id]), 1.0) for p in positions)
        self._grounds = _Postings(_words(_grounds(p, texts), GROUNDS) for p in positions)

    def holding(self, positions: Sequence[Position]) -> Self | None:
        """Return the same layout of these positions, when they differ in nothing but stance and hedge; else None."""
        if len(positions) != len(self.positions) or any(map(_laid_otherwise, positions, self.positions)):
            return None
        other = copy(self)
        other.positions = tuple(positions)
        return other

    def coverage(self, terms: Sequence[Term]) -> tuple[Scores, Scores, npt.NDArray[np.bool_]]:
        """Return for each position the share of the terms it covers, the same without its grounds, and a doubt.

        The doubt: some term that has no other wording (a number, a year) stands in none of the position's words.
        """
        total = sum(term.weight for term in terms) or 1.0
        covered, named = np.zeros(len(self.positions)), np.zeros(len(self.positions))
        lacking = np.zeros(len(self.positions), dtype=np.bool_)
        for term in terms:
            whole, bare = self._term(term)
            covered += term.weight * whole
            named += term.weight * bare
            if term.hard:
                lacking |= whole < 0.5
        return covered / total, named / total, lacking

    def cosines(self, vector: npt.NDArray[np.float32]) -> Scores:
        """Return how near a question's vector is to each position; 0 where it has no vector.

        That is to the sentence that states it, or to what the inquiry says of its proposal if that is nearer.
        """
        own = np.asarray(self.vectors @ vector.reshape(-1), dtype=np.float64)
        told = np.full(int(self.proposal_of.max(initial=-1)) + 1, -1.0)
        np.maximum.at(told, self._told_of, self._told @ vector.reshape(-1))
        return np.asarray(np.maximum(own, told[self.proposal_of]), dtype=np.float64)

    def _term(self, term: Term) -> tuple[Scores, Scores]:
        """Return how well a term stands in each position's words, with and without its grounds."""
        best = np.zeros(len(self.positions)), np.zeros(len(self.positions))
        for phrase in term.alternatives:
            parts = [self._word(word) for word in phrase]
            for scores, held in zip(best, ([w for w, _ in parts], [b for _, b in parts]), strict=True):
                np.maximum(scores, _phrase(held, len(self.positions)), out=scores)
        return best

    def _word(self, word: Mapping[str, float]) -> tuple[Scores, Scores]:
        bare = np.maximum(self._said.best(word), self._named.best(word)[self.proposal_of])
        return np.maximum(bare, self._grounds.best(word)), bare


def _laid_otherwise(one: Position, other: Position) -> bool:
    return one is not other and replace(one, stance=other.stance, qualifier=other.qualifier) != other


def _phrase(parts: Sequence[Scores], rows: int) -> Scores:
    """Return how well a phrase stands in each row, as `Term.match` has it: all its words, or a quarter of some."""
    if not parts:
        return np.zeros(rows)
    table = np.stack(parts)
    least, mean = table.min(axis=0), table.mean(axis=0)
    return np.asarray(np.where(least > 0, 0.6 * least + 0.4 * mean, 0.25 * mean), dtype=np.float64)


def _names(proposal: Proposal, told: Told | None) -> dict[str, float]:
    table = _words(told.text, TOLD) if told else {}
    table |= _words(proposal.name, 1.0)
    for name in proposal.names:
        for stem, weight in _words(name, HEADING).items():
            table[stem] = max(weight, table.get(stem, 0.0))
    return table


def _said(position: Position, texts: Mapping[str, str], proposal: Proposal) -> str:
    """Return the words that tell what a position is on: of a sentence on several matters those of its own part."""
    if position.basis is not Basis.STATED:
        return ""  # a view of everything is about no matter in particular, whatever words it is put in
    text = _IF.split(texts[position.document_id][position.start : position.end], maxsplit=1)[0]
    if not _SEVERAL.search(text):
        return text
    named = content(" ".join(proposal.names))
    each = [text[part.start : part.end] for part in parts(text)]
    return max(each, key=lambda words: len(named & content(words)), default=text)


def _grounds(position: Position, texts: Mapping[str, str]) -> str:
    if position.grounds_start is None or position.grounds_end is None:
        return ""
    return texts[position.document_id][position.grounds_start : position.grounds_end]


def _words(text: str, weight: float) -> dict[str, float]:
    return {word_stem(token.text): weight for token in tokenize(text)}
