"""How sure a mean over few questions is: seeded bootstrap intervals. Pure.

Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993 (percentile interval).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2000
SEED = 20180614


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval, low <= high."""

    low: float
    high: float


def interval(values: Sequence[float | None], *, seed: int = SEED, resamples: int = RESAMPLES) -> Interval | None:
    """Return the interval of the mean over the defined values; None under two values, where it means nothing.

    The same values in the same order give the same interval.
    """
    defined = np.array([value for value in values if value is not None], dtype=np.float64)
    if defined.size < 2:
        return None
    rng = np.random.default_rng(seed)
    means = defined[rng.integers(0, defined.size, size=(resamples, defined.size))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(low), float(high))


def paired(before: Sequence[float | None], after: Sequence[float | None]) -> Interval | None:
    """Return the interval of the mean change, over the questions defined in both; same order in both."""
    changes = [b - a for a, b in zip(before, after, strict=True) if a is not None and b is not None]
    return interval(changes)
