"""How alike two wordings of one matter are: rare words shared, inside compounds and across spellings. Pure."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Set
from functools import lru_cache

from indexer.vocabulary import likeness
from indexer.words import fold, stems

_GENERIC = frozenset(
    stems(
        "förslag kommun kommuner landsting region regioner utveckla utveckling"
        " stöd stödja bör ska inom olika ett en att det som för och av i"
        " på sin genom ny nya skapa införa inrätta öka ökad stärka stärkt"
        " genomföra genomförs genomfört genomförande möjlighet möjligheter antal stort flera"
        " delegation utredning regeringen staten statens statlig uppdrag nära samarbete samverkan"
    )
)
_ANCHOR = 0.55  # a shared word must be at least this rare, relative to the rarest, to hold a match

_alike = lru_cache(maxsize=500_000)(likeness)


@lru_cache(maxsize=20_000)  # the wordings of a consultation come back, and each is compared with many
def content(text: str) -> frozenset[str]:
    """Return the telling words of a wording: folded stems without the small change of every proposal."""
    return frozenset(fold(s) for s in stems(text) if len(s) > 3 and s not in _GENERIC)


def shares_piece(a: str, b: str) -> bool:
    """Return whether two wordings share a telling word, one inside a compound of the other too."""
    return any(one == other or _alike(one, other) > 0 for one in content(a) for other in content(b))


def rarity(wordings: Iterable[Collection[str]]) -> dict[str, float]:
    """Return how telling each word is: high when few wordings hold it."""
    wordings = list(wordings)
    counts = Counter(word for wording in wordings for word in set(wording))
    return {word: math.log(1 + len(wordings) / count) for word, count in counts.items()}


class Likeness:
    """For any stem, the known words it may stand for; remembered, since a corpus repeats its words."""

    def __init__(self, known: Collection[str]) -> None:
        """Hold the words compared with."""
        self._known = frozenset(known)
        self._of = lru_cache(maxsize=None)(self._compare)

    def of(self, stem: str) -> tuple[tuple[str, float], ...]:
        """Return the known words a stem may stand for with how far, 1 for itself."""
        return self._of(stem)

    def _compare(self, stem: str) -> tuple[tuple[str, float], ...]:
        own = ((stem, 1.0),) if stem in self._known else ()
        return (*own, *((word, alike) for word in self._known if (alike := likeness(word, stem)) > 0))


def overlap(a: Set[str], b: Set[str], weights: Mapping[str, float], top: float) -> float:
    """Return the rarity-weighted share of the shorter wording found in the other, 0 unless a telling word is shared.

    `top` is the weight of the rarest word of all.
    """
    small, large = sorted((a, b), key=lambda words: (sum(weights.get(w, 1.0) for w in words), sorted(words)))
    shared = anchored = 0.0
    for word in small:
        best = 1.0 if word in large else max((_alike(word, other) for other in large), default=0.0)
        shared += weights.get(word, 1.0) * best
        anchored = max(anchored, weights.get(word, 1.0) * best)
    total = sum(weights.get(w, 1.0) for w in small)
    return shared / total if total and anchored >= _ANCHOR * top else 0.0
