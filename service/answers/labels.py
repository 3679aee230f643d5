"""The question's own words for its matter, by which an answer calls it where no proposal's name does. Pure."""

import re
from collections.abc import Sequence

from service.cues import QUANTITY, Want
from service.question import Query
from service.terms import Term

_WEIGHT, _CHARS = 0.2, 70  # what a term must weigh to begin or end a label, and how long a label may be
_OWNED = re.compile(r" [a-zåäöé]+(?=\W*$)")
_VERB = re.compile(
    r"\b(?:är|har|ska|skall|bör|kan|får|måste|vill|blir|var|is|are|has|have|should|will|can|do|does|did|was|were)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:om|på|över|kring|angående|gällande|beträffande|rörande|mot|about|on|of|regarding|concerning|to|against|for)"
    r"(?: (?:ett|en|den|det|de|the|an?))?\s*$",
    re.IGNORECASE,
)


def own_words(query: Query, terms: Sequence[Term], language: str, asked: Sequence[tuple[int, int]]) -> str | None:
    """Return the question's words from its first telling term to its last, if they are a phrase; else None.

    `asked` are the places of the names of those whose view it asks for: they are no part of any matter.
    """
    text = query.text
    found = (re.search(rf"\b{re.escape(t.text)}", text, re.IGNORECASE) for t in terms if t.weight >= _WEIGHT)
    places = [m.span() for m in found if m]
    if not places:
        return None
    start, end = min(p[0] for p in places), max(p[1] for p in places)
    words = text[start:end]
    if " " in words and not _is_phrase(query, words, text[:start]):
        return None
    if language == "sv" and words.endswith("s") and (owned := _OWNED.match(text[end:])):
        words += owned.group()  # *Statskontorets roll*, not *Statskontorets*
    named = any(first < end and last > start for first, last in asked)
    return None if named or len(words) > _CHARS else words


def _is_phrase(query: Query, words: str, before: str) -> bool:
    """Return whether several words of the question name a thing: no clause (*sot släpper vedpannor*) does."""
    if _VERB.search(words):
        return False
    told = query.want is not Want.LOOKUP and not QUANTITY.search(query.text)
    return told or _ABOUT.search(before) is not None
