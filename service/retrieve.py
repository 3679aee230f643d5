"""Hybrid retrieval: passages and their sentences by meaning, passages by words, put on one scale. Deterministic.

The vector of every sentence is kept, so that a passage also counts by its best sentence: in a section of ten
sentences the one asked about drowns in the mean. The word side counts more the more of the question's terms the
corpus knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from service.corpus_view import CorpusView, Mask
from service.terms import Term, coverage, lexical_terms

_CANDIDATES = 100
_SENTENCES = 300
# between these cosines lies what tells unrelated text from a paraphrase (docs/adr/0011)
_FLOOR, _CEILING = -0.05, 0.62
_SENTENCE_SHARE = 0.5
Vector = npt.NDArray[np.float32]
Number = TypeVar("Number", float, npt.NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage found: its row, and each retriever's opinion on a scale of about 0 to 1 (higher is better)."""

    row: int
    score: float
    dense: float
    sentence: float
    lexical: float
    coverage: float


def retrieve(view: CorpusView, vector: Vector, terms: Sequence[Term], allowed: Mask, k: int) -> tuple[Candidate, ...]:
    """Return at most `k` passages of the allowed rows, best first; ties fall to the smaller row."""
    if not allowed.any():
        return ()
    everything = bool(allowed.all())
    dense = _by_row(*view.snapshot.passage_vectors.search(vector, _CANDIDATES, None if everything else allowed))
    best_sentence: dict[int, float] = {}
    for row, score in sentences(view, vector, allowed):
        best_sentence[row] = max(best_sentence.get(row, 0.0), score)
    lexical = dict(view.snapshot.lexical.search(lexical_terms(terms), _CANDIDATES, None if everything else allowed))
    rows = sorted({*dense, *best_sentence, *lexical})
    known = known_share(terms)
    top = max(lexical.values(), default=0.0)
    found = []
    for row in rows:
        near = dense.get(row, min(dense.values(), default=0.0))
        said = best_sentence.get(row, near)
        covered = coverage(terms, view.stems(row)[0])
        words = 0.6 * covered + 0.4 * (lexical.get(row, 0.0) / top if top else 0.0)
        meaning = (1 - _SENTENCE_SHARE) * stretch(near) + _SENTENCE_SHARE * stretch(said)
        found.append(Candidate(row, meaning + known * words, near, said, lexical.get(row, 0.0), covered))
    return tuple(sorted(found, key=lambda c: (-c.score, c.row))[:k])


def sentences(view: CorpusView, vector: Vector, allowed: Mask) -> list[tuple[int, float]]:
    """Return (passage row, cosine) of the nearest sentences, best first."""
    mask = None if allowed.all() else view.snapshot.sentence_mask(allowed)
    rows, scores = view.snapshot.sentence_vectors.search(vector, _SENTENCES, mask)
    return [(view.snapshot.sentence_at(int(r))[0], float(s)) for r, s in zip(rows, scores, strict=True)]


def known_share(terms: Sequence[Term]) -> float:
    """Return the weighted share of the terms that the corpus knows in some form, 0 to 1."""
    total = sum(t.weight for t in terms)
    return sum(t.weight for t in terms if t.known) / total if total else 0.0


def stretch(cosine: Number) -> Number:
    """Return cosines of questions with passages on a scale where unrelated text is near 0 and a paraphrase near 1."""
    return (cosine - _FLOOR) / (_CEILING - _FLOOR)


def _by_row(rows: npt.NDArray[np.int64], scores: npt.NDArray[np.float32]) -> dict[int, float]:
    return {int(r): float(s) for r, s in zip(rows, scores, strict=True)}
