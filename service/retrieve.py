"""Hybrid retrieval: passages by meaning and by words, put on one scale. Deterministic.

The vector of every sentence is kept, so that a passage also counts by its best sentence: in a section of ten
sentences the one asked about drowns in the mean. The word side counts more the more of the question's terms the
corpus knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from service.corpus_view import CorpusView, Mask
from service.terms import Term, coverage, lexical_terms

# what the nearness of the passage and of its best sentence, the share of the question's terms it holds and its rank by
# words weigh (the last two times the share of the terms that the corpus knows); fitted by benchmarks/fit_fusion.py
WEIGHTS = {"passage": 0.39, "sentence": 0.61, "covered": 0.30, "ranked": 0.03}
_CANDIDATES = 100
_READ = 40  # of the likeliest passages the words are read; those after them stay in the order of the estimate
# between these cosines lies what tells unrelated text from a paraphrase (docs/adr/0011)
_FLOOR, _CEILING = -0.05, 0.62
Vector = npt.NDArray[np.float32]
Number = TypeVar("Number", float, npt.NDArray[np.float64])


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


def retrieve(view: CorpusView, vector: Vector, terms: Sequence[Term], allowed: Mask, k: int) -> tuple[Candidate, ...]:
    """Return at most `k` passages of the allowed rows, best first; ties fall to the smaller row."""
    known = known_share(terms)
    found = signs(view, vector, terms, allowed)
    likely = sorted((replace(c, score=weighed(c, known)) for c in found), key=_order)
    read = [replace(c, coverage=coverage(terms, view.stems(c.row))) for c in likely[:_READ]]
    best = sorted((replace(c, score=weighed(c, known)) for c in read), key=_order)
    rest = (replace(c, score=min(c.score, best[-1].score)) for c in likely[_READ:k])
    return (*best[:k], *rest)


def _order(candidate: Candidate) -> tuple[float, int]:
    return -candidate.score, candidate.row


def weighed(candidate: Candidate, known: float) -> float:
    """Return the score of a candidate in a corpus that knows this share of the question's terms."""
    return (
        WEIGHTS["passage"] * stretch(candidate.dense)
        + WEIGHTS["sentence"] * stretch(candidate.sentence)
        + known * (WEIGHTS["covered"] * candidate.coverage + WEIGHTS["ranked"] * candidate.lexical)
    )


def signs(view: CorpusView, vector: Vector, terms: Sequence[Term], allowed: Mask) -> list[Candidate]:
    """Return the nearest allowed rows by meaning and the best by words, by row, not yet scored.

    `coverage` is still an estimate: the rank by words.
    """
    if not allowed.any():
        return []
    mask = None if allowed.all() else allowed
    near = view.snapshot.passage_vectors.search(vector, _CANDIDATES, mask)[0]
    lexical = dict(view.snapshot.lexical.search(lexical_terms(terms), _CANDIDATES, mask))
    rows = np.union1d(near, np.fromiter(lexical, dtype=np.int64, count=len(lexical)))
    if not len(rows):
        return []
    top = max(lexical.values(), default=0.0) or 1.0
    dense = view.snapshot.passage_vectors.reconstruct(rows) @ vector.reshape(-1)
    best = _best_sentences(view, rows, vector, dense)
    by_words = [lexical.get(int(row), 0.0) / top for row in rows]
    return [
        Candidate(int(row), 0.0, float(d), float(s), words, words)
        for row, d, s, words in zip(rows, dense, best, by_words, strict=True)
    ]


def _best_sentences(view: CorpusView, rows: npt.NDArray[np.int64], vector: Vector, dense: Vector) -> Vector:
    """Return the cosine of each passage's nearest sentence; of a passage without sentences, its own."""
    starts, ends = view.snapshot.sentence_starts[rows], view.snapshot.sentence_starts[rows + 1]
    holding = np.flatnonzero(ends > starts)
    best = dense.copy()
    if len(holding):
        wanted = np.concatenate([np.arange(starts[i], ends[i]) for i in holding])
        cosines = view.snapshot.sentence_vectors.reconstruct(wanted) @ vector.reshape(-1)
        firsts = np.cumsum([0, *(ends - starts)[holding][:-1]])
        best[holding] = np.maximum.reduceat(cosines, firsts)
    return best


def known_share(terms: Sequence[Term]) -> float:
    """Return the weighted share of the terms that the corpus knows in some form, 0 to 1."""
    total = sum(t.weight for t in terms)
    return sum(t.weight for t in terms if t.known) / total if total else 0.0


def stretch(cosine: Number) -> Number:
    """Return cosines of questions with passages on a scale where unrelated text is near 0 and a paraphrase near 1."""
    return (cosine - _FLOOR) / (_CEILING - _FLOOR)
