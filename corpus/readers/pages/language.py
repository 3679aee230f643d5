"""Whether the words of a page are words of a language: some files say of their letters that they are others. Pure."""

import re
from collections.abc import Iterable

from corpus.readers.pages.row import Row

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(  # every third word of running text in these languages
    """och att det som en ett i är på för av med den till inte har om de vi kan ska från vid eller men dock bör vara
    the of and to in is for that on with as by this not are be it at or og er ikke til und der die das ist nicht
    ja on ei että se oli leat lea go""".split()
)
_ENOUGH = 60  # words that tell
_LEAST = 0.04  # share of common words; names and figures have few


def share_of_words(rows: Iterable[Row]) -> float | None:
    """Return which share of the words of a page is common in some language; None where there are too few to tell."""
    words = [word for row in rows for word in _WORD.findall(row.text.lower())]
    return sum(word in _COMMON for word in words) / len(words) if len(words) >= _ENOUGH else None


def is_gibberish(rows: Iterable[Row]) -> bool:
    """Return whether a page has hardly any word that every text has."""
    share = share_of_words(rows)
    return share is not None and share < _LEAST
