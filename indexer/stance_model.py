"""A linear model of stances over the words of a clause, for what no fixed turn of phrase covers.

Multinomial logistic regression over hashed n-grams of words and letters, of the clause without its adverbials, and
over the rule that fired. Fitted by `python -m benchmarks.fit_stances` on the development extracts of
eval/gold/stances; the weights lie in `indexer/resources/stances.npz`.
"""

import re
import zlib
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from indexer.reduce import reduce
from indexer.types import Stance

BUCKETS = 1 << 15
CLASSES: tuple[Stance | None, ...] = (*Stance, None)  # None: the words take no stance
_WORD = re.compile(r"[^\W\d_]+(?::[^\W\d_]+)?|[?!]|\d+")
_LONGEST = 600  # characters; what comes later in a clause says how and why
_WORDS, _LETTERS = 3, (3, 4, 5)
Weights = npt.NDArray[np.float32]


def features(text: str, rule: str) -> dict[int, float]:
    """Return the hashed features of a clause: bucket to weight. `rule` names what fired on it, or is empty."""
    tokens = [t.lower() for t in _WORD.findall(reduce(text[:_LONGEST]).text)]
    names = [f"r={rule}", f"first={tokens[0] if tokens else ''}"]
    counts: dict[int, float] = {_bucket(name): 3.0 for name in names}
    grams = [" ".join(tokens[i : i + n]) for n in range(1, _WORDS + 1) for i in range(len(tokens) - n + 1)]
    letters = [f"#{p[i : i + n]}" for t in tokens for p in (f"<{t}>",) for n in _LETTERS for i in range(len(p) - n + 1)]
    for part, share in ((grams, 1.0), (letters, 1.0)):
        found = {_bucket(name) for name in part}
        weight = share * 4.0 / max(1.0, len(found)) ** 0.5
        for bucket in found:
            counts[bucket] = counts.get(bucket, 0.0) + weight
    return counts


def _bucket(name: str) -> int:
    return zlib.crc32(name.encode()) % BUCKETS


@lru_cache(maxsize=1)
def _fitted() -> tuple[Weights, Weights] | None:
    """Return the weights, shape (classes, buckets), and the biases; None where they have not been fitted."""
    path = files("indexer") / "resources" / "stances.npz"
    if not path.is_file():
        return None
    with path.open("rb") as file, np.load(file) as stored:
        return stored["weights"].astype(np.float32), stored["bias"].astype(np.float32)


def probabilities(text: str, rule: str) -> dict[Stance | None, float]:
    """Return how likely each stance, and none, is for a clause; empty where the model has not been fitted."""
    fitted = _fitted()
    if fitted is None:
        return {}
    weights, bias = fitted
    found = features(text, rule)
    scores = bias + weights[:, list(found)] @ np.fromiter(found.values(), dtype=np.float32, count=len(found))
    odds = np.exp(scores - scores.max())
    return dict(zip(CLASSES, (odds / odds.sum()).tolist(), strict=True))
