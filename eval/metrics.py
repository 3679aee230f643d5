"""Arithmetic of measuring. Imports nothing of ours; undefined is None, never 0 or NaN."""

import math
from collections.abc import Sequence, Set


def mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of the defined values, or None when there is none."""
    defined = [value for value in values if value is not None]
    return sum(defined) / len(defined) if defined else None


def share(part: int, whole: int) -> float | None:
    """Return part / whole, or None when there is no whole."""
    return part / whole if whole else None


def percentile(values: Sequence[float], q: float) -> float | None:
    """Return the q-th percentile (0 to 100) by linear interpolation between closest ranks, None if empty."""
    if not values:
        return None
    ordered = sorted(values)
    at = (len(ordered) - 1) * q / 100
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def recall_at(k: int, hits: Sequence[Set[int]], relevant: int) -> float | None:
    """Return the share of the `relevant` wanted things found among the first k hits.

    `hits[rank - 1]` is the set of wanted things that the hit shows; None when nothing is wanted.
    """
    found = frozenset[int]().union(*hits[:k])
    return share(len(found), relevant)


def reciprocal_rank(hits: Sequence[Set[int]], relevant: int) -> float | None:
    """Return 1 / rank of the first hit that shows anything wanted, 0 if none does, None if nothing is wanted."""
    if not relevant:
        return None
    return next((1 / rank for rank, hit in enumerate(hits, start=1) if hit), 0.0)


def ndcg_at(k: int, hits: Sequence[Set[int]], relevant: int) -> float | None:
    """Return normalised discounted cumulated gain over k ranks; None when nothing is wanted.

    A hit gains 1 for every wanted thing not shown by a better rank, so two overlapping passages
    are not paid twice; the ideal shows one new thing at each rank. One hit may show several things
    at once and beat that ideal, hence the cap at 1.

    Source: Järvelin and Kekäläinen, TOIS 2002; novelty as in Clarke et al., SIGIR 2008, with alpha 1.
    """
    if not relevant:
        return None
    seen: set[int] = set()
    gain = 0.0
    for rank, hit in enumerate(hits[:k], start=1):
        gain += len(hit - seen) / math.log2(rank + 1)
        seen |= hit
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(k, relevant) + 1))
    return min(1.0, gain / ideal)


def f1(precision: float | None, recall: float | None) -> float | None:
    """Return the harmonic mean, None when either is undefined, 0 when both are 0."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
