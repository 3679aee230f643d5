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
_POOR, _BETTER = 0.15, 1.5  # a share that a sound text rarely has, and by how much more one is to be preferred
_LONG = 12.0  # letters that a word has at the most, on a page whose words are parted


def share_of_words(rows: Iterable[Row]) -> float | None:
    """Return which share of the words of a page is common in some language; None where there are too few to tell.

    Words that run together count as many as their letters would make.
    """
    words = [word for row in rows for word in _WORD.findall(row.text.lower())]
    count = max(len(words), int(sum(map(len, words)) / _LONG))
    return sum(word in _COMMON for word in words) / count if count >= _ENOUGH else None


def is_gibberish(rows: Iterable[Row]) -> bool:
    """Return whether a page has hardly any word that every text has."""
    share = share_of_words(rows)
    return share is not None and share < _LEAST


def is_poor(rows: Iterable[Row]) -> bool:
    """Return whether a scanner's layer may be misread: fewer of its words are common than in most texts."""
    share = share_of_words(rows)
    return share is not None and share < _POOR


def is_better(rows: Iterable[Row], than: Iterable[Row]) -> bool:
    """Return whether a page read anew has so many more common words that the other reading was a poor one."""
    return (share_of_words(rows) or 0.0) > _BETTER * (share_of_words(than) or 0.0)
