"""Hybrid retrieval: passages by meaning and by words, put on one scale. Deterministic.

The vector of every sentence is kept, so that a passage also counts by its best sentence: in a section of ten
sentences the one asked about drowns in the mean. In a passage of two or three nothing drowns, and one of them without
the others says less than all, so there the passage's own vector decides. The word side counts more the more of the
question's terms the corpus knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from service.corpus_view import CorpusView, Mask
from service.covering import coverages
from service.terms import Term, lexical_terms

# what the nearness of the passage weighs, by how much its best sentence is nearer (as far as it has many), the share of
# the question's terms it holds and its rank by words (both times the share of the terms that the corpus knows); chosen
# on several sets (docs/adr/0014), shown and fitted by benchmarks/fit_fusion.py
WEIGHTS = {"passage": 1.0, "sentence": 0.61, "covered": 0.20, "ranked": 0.03}
_MANY = 8  # sentences beside the best one in which it drowns wholly
_CANDIDATES = 100
_READ = 40  # of the likeliest passages the words are read; those after them stay in the order of the estimate
# between these cosines lies what tells unrelated text from a paraphrase (docs/adr/0011)
_FLOOR, _CEILING = -0.05, 0.62
Vector = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]
Number = TypeVar("Number", float, Numbers)
_ALL = slice(None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage found: its row and score (higher is better), and what the score is made of.

    `dense` and `sentence` are the cosines of the passage and of its best sentence, `lexical` its score by words as a
    share of the best one's, `coverage` the share of the question's terms it holds.
    """

    row: int
    score: float
    dense: float
    sentence: float
    lexical: float
    coverage: float


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """What tells for each passage found, by row: its cosine, its best sentence's, its share of the best score by words.

    `drowned` is how far a sentence drowns among the others, 0 to 1. One array of shape (n,) each.
    """

    rows: Rows
    dense: Numbers
    sentence: Numbers
    lexical: Numbers
    drowned: Numbers

    def weighable(self, coverage: Numbers, known: float, of: slice | Rows = _ALL) -> dict[str, Numbers]:
        """Return what is weighed of those at `of`, which hold this share of the question's terms each.

        `known` is the share of the terms that the corpus knows.
        """
        own, best = stretch(self.dense[of]), stretch(self.sentence[of])
        words = {"covered": known * coverage, "ranked": known * self.lexical[of]}
        return {"passage": own, "sentence": self.drowned[of] * (best - own)} | words

    def scores(self, coverage: Numbers, known: float, of: slice | Rows = _ALL) -> Numbers:
        """Return their scores."""
        weighed = self.weighable(coverage, known, of)
        total: Numbers = np.sum([WEIGHTS[name] * column for name, column in weighed.items()], axis=0)
        return total


_NOTHING = Signs(np.zeros(0, dtype=np.int64), *(np.zeros(0) for _ in range(4)))


def retrieve(view: CorpusView, vector: Vector, terms: Sequence[Term], allowed: Mask, k: int) -> tuple[Candidate, ...]:
    """Return at most `k` passages of the allowed rows, best first; ties fall to the smaller row."""
    known = known_share(terms)
    found = signs(view, vector, terms, allowed)
    coverage = found.lexical.copy()  # an estimate, until the words are read
    scores = found.scores(coverage, known)
    likely = np.lexsort((found.rows, -scores))
    read, rest = likely[:_READ], likely[_READ:k]
    coverage[read] = coverages(view, terms, found.rows[read].tolist())
    scores[read] = found.scores(coverage[read], known, read)
    best = read[np.lexsort((found.rows[read], -scores[read]))]
    scores[rest] = np.minimum(scores[rest], scores[best[-1:]])
    chosen = np.concatenate([best[:k], rest])
    columns = (found.rows, scores, found.dense, found.sentence, found.lexical, coverage)
    return tuple(Candidate(*values) for values in zip(*(c[chosen].tolist() for c in columns), strict=True))


def signs(view: CorpusView, vector: Vector, terms: Sequence[Term], allowed: Mask) -> Signs:
    """Return the nearest allowed rows by meaning and the best by words, with what tells for them."""
    if not allowed.any():
        return _NOTHING
    mask = None if allowed.all() else allowed
    near = view.snapshot.passage_vectors.search(vector, _CANDIDATES, mask)[0]
    by_words = view.snapshot.lexical.search(lexical_terms(terms), _CANDIDATES, mask)
    worded = np.array([row for row, _ in by_words], dtype=np.int64)
    rows = np.union1d(near, worded)
    if not len(rows):
        return _NOTHING
    lexical = np.zeros(len(rows))
    lexical[np.searchsorted(rows, worded)] = [score for _, score in by_words]
    lexical /= lexical.max() or 1.0
    dense = view.snapshot.passage_vectors.reconstruct(rows) @ vector.reshape(-1)
    starts, ends = view.snapshot.sentence_starts[rows], view.snapshot.sentence_starts[rows + 1]
    best = _best_sentences(view, starts, ends, vector, dense)
    drowned = np.clip((ends - starts - 1) / _MANY, 0.0, 1.0)
    return Signs(rows, dense.astype(np.float64), best.astype(np.float64), lexical, drowned)


def _best_sentences(view: CorpusView, starts: Rows, ends: Rows, vector: Vector, dense: Vector) -> Vector:
    """Return the cosine of each passage's nearest sentence; of a passage without sentences, its own."""
    holding = np.flatnonzero(ends > starts)
    best = dense.copy()
    if len(holding):
        counts = (ends - starts)[holding]
        firsts = np.cumsum(counts) - counts
        wanted = np.arange(counts.sum()) + np.repeat(starts[holding] - firsts, counts)
        cosines = view.snapshot.sentence_vectors.reconstruct(wanted) @ vector.reshape(-1)
        best[holding] = np.maximum.reduceat(cosines, firsts)
    return best


def known_share(terms: Sequence[Term]) -> float:
    """Return the weighted share of the terms that the corpus knows in some form, 0 to 1."""
    total = sum(t.weight for t in terms)
    return sum(t.weight for t in terms if t.known) / total if total else 0.0


def stretch(cosine: Number) -> Number:
    """Return cosines of questions with passages on a scale where unrelated text is near 0 and a paraphrase near 1."""
    return (cosine - _FLOOR) / (_CEILING - _FLOOR)
