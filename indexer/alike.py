"""How alike two wordings of one matter are: rare words shared, inside compounds and across spellings. Pure."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Set
from functools import lru_cache

from wordfreq import zipf_frequency

from indexer.vocabulary import likeness
from indexer.words import fold, stem, stems
from indexer.words import words as words_of

_GENERIC = frozenset(
    stems(
        "förslag kommun kommuner landsting region regioner utveckla utveckling"
        " stöd stödja bör ska inom olika ett en att det som för och av i"
        " på sin genom ny nya skapa införa inrätta öka ökad stärka stärkt"
        " genomföra genomförs genomfört genomförande möjlighet möjligheter antal stort flera"
        " från till över under mellan eller inte detta denna dessa sådan sådana vara varit blir bli vilka vilket vilken"
        " deras dess kunna skulle måste behöver behöva vill ville också även efter innan utan enligt finns alla vissa"
        " mycket mest samt andra däremot därför helt"
        " längre tidigare senare senast redan endast samma andra annat annorlunda framöver framdeles varje samtliga"
        " januari februari mars april juni juli augusti september oktober november december"
        " delegation utredning regeringen staten statens statlig uppdrag nära samarbete samverkan"
    )
)
_PERSONS = frozenset(  # for whom, which is no matter: much is proposed for children
    fold(s)
    for s in stems(
        "barn ungdomar unga vuxna äldre personer människor enskilda medborgare invånare patienter elever studenter"
        " kunder konsumenter brukare sökande anställda arbetsgivare företag pensionärer föräldrar vårdnadshavare"
        " kvinnor män flickor pojkar"
    )
)
# of many things there is one: what it is for tells which
_OF_MANY = frozenset(fold(s) for s in stems("ansvar krav skyldighet villkor regler"))
_REMOVED = re.compile(  # one thing, however it is called
    r"\b(?:slopa(?:s|nde\w*|d|t|de)?|upphäv(?:a|s|er|as|d|t|ts|ande\w*)|(?:tas|ta|tar|tagits|togs|tagas) bort"
    r"|borttag\w+)\b",
    re.IGNORECASE,
)
_CLAUSE = 3  # telling words from which a wording says more than a name
_LONG = 6  # and from which it tells a whole story, in which two words may stand by chance
_OPENS = 2  # telling words among which a clause has what it is about
_ANCHOR = 0.55  # a shared word must be at least this rare, relative to the rarest, to hold a match

_SHORT_STEM, _LONG_WORD = 3, 6  # letters
_COMMON = 5.2  # Zipf frequency from which so short a word tells nothing
_DESCRIBES = re.compile(  # how a thing is or what is done, and no thing
    r"(?:lig\w{0,4}|ig|igt|iga|are|ast|aste|andes?|ade|ades|ats?|ad|as|es|erar?|sta)$", re.IGNORECASE
)
_alike = lru_cache(maxsize=500_000)(likeness)


@lru_cache(maxsize=20_000)  # the wordings of a consultation come back, and each is compared with many
def content(text: str) -> frozenset[str]:
    """Return the telling words of a wording: folded stems without the small change of every proposal."""
    return frozenset(filter(None, map(_telling, words_of(_REMOVED.sub("avskaffas", text)))))


@lru_cache(maxsize=100_000)
def _telling(word: str) -> str:
    """Return the folded stem of a telling word, of any other nothing."""
    found = stem(word)
    return fold(found) if (len(found) > _SHORT_STEM or _is_thing(word, found)) and found not in _GENERIC else ""


def _is_thing(word: str, base: str) -> bool:
    """Return whether a word tells something though its stem is short: *kamerorna*, *säkerhet*, *vatten*."""
    long = len(base) == _SHORT_STEM and len(word) >= _LONG_WORD and _DESCRIBES.search(word) is None
    return long and zipf_frequency(word, "sv", "small") < _COMMON


def shares_piece(a: str, b: str) -> bool:
    """Return whether two wordings share a telling word, one inside a compound of the other too."""
    return any(one == other or _alike(one, other) > 0 for one in content(a) for other in content(b))


def each_of_its_own(a: str, b: str) -> bool:
    """Return whether two wordings share words, and each ends in a telling word that is in no way in the other."""
    words, others = content(a), content(b)
    lasts = [(last[0], rest) for last, rest in ((_opening(a, 99)[-1:], others), (_opening(b, 99)[-1:], words)) if last]
    return (
        len(words & others) > 1
        and len(lasts) == 2
        and all(w not in rest and not any(_alike(w, o) or _alike(o, w) for o in rest) for w, rest in lasts)
    )


def in_the_same_words(a: str, b: str) -> bool:
    """Return whether two wordings have the same telling words, and several: however many use them."""
    return len(content(a)) > 1 and content(a) == content(b)


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


def in_passing(a: str, b: str, *, over: bool = False) -> bool:
    """Return whether two wordings share but one word, which is not what either is about.

    *Fingeravtryck tas på barn* is no *kort för barn*, and whatever else is said of children neither. `over` says that
    `a` is a heading, which names what stands under it and not what opens a clause elsewhere.
    """
    (small, shorter), (large, longer) = sorted(((content(a), a), (content(b), b)), key=lambda pair: len(pair[0]))
    shared = [word for word in small if word in large or any(_alike(word, other) > 0 for other in large)]
    shared = [word for word in shared if word not in _OF_MANY] or shared
    persons = bool(shared) and _PERSONS.issuperset(shared)
    if small == large:
        return over and persons
    if persons or (shared and _OF_MANY.issuperset(shared)):
        return True  # *ansvar för fel* and *ansvar för depåer*, though *fel* is too short to tell
    if len(shared) == 2 and len(large) >= _LONG:
        return not set(_opening(longer, _OPENS)) & set(shared)
    if len(shared) != 1 or len(large) < _CLAUSE:
        return False
    if len(small) >= _CLAUSE or (over and len(small) == 1):
        return True
    opens = [*_opening(longer, 1 if len(small) > 1 else _OPENS), *(_opening(shorter, 1) if len(small) > 1 else ())]
    return not any(shared[0] == word or _alike(shared[0], word) > 0 or _alike(word, shared[0]) > 0 for word in opens)


def _opening(wording: str, most: int) -> list[str]:
    """Return the first telling words of a wording, in its order."""
    telling = content(wording)
    return [word for s in stems(wording) if (word := fold(s)) in telling][:most]


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
