"""How much a word of a question tells of its matter. Pure."""

import re

from wordfreq import zipf_frequency

LEAST = 0.12
_COMMON, _RARE = 5.6, 3.0  # Zipf frequencies: from here a word says little, below here all it can
_CLASS = 0.5
_WHICH = ("vilken", "vilket", "vilka")
_BODY = re.compile(  # of such a one the text gives the name
    r"(?:myndighet|kommun|region|nämnd|departement|bolag|företag|universitet|högskol|förening|förbund)\w{0,5}",
    re.IGNORECASE,
)


def telling(word: str, language: str, before: str = "") -> float:
    """Return how much a word tells, from its rarity in everyday language; numbers and unknown words tell most.

    Less tells the kind of body that is asked for (*vilken myndighet*, `before` is *vilken*): a name stands for it.
    """
    if any(c.isdigit() for c in word):
        return 1.0
    zipf = min(zipf_frequency(part, language, "small") for part in word.split("-"))  # `e` alone makes no `e-ID` common
    weight = min(1.0, max(LEAST, (_COMMON - zipf) / (_COMMON - _RARE)))
    return weight * _CLASS if before.lower() in _WHICH and _BODY.fullmatch(word) else weight
