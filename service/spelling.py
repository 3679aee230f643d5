"""A question as its rules can read it: å, ä and ö where the keyboard has none, names apart from *svaret* after them."""

import re
from functools import lru_cache

from wordfreq import zipf_frequency

from service.cues import FRAME_SV
from service.language import detect
from service.named import Names, places

_PLAIN = str.maketrans("åäöÅÄÖ", "aaoAAO")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<=\bvilket )ar\b|(?<=\d )ar\b|(?<=\bper )ar\b", re.IGNORECASE)  # otherwise it is *är*
_IN_VIEW_EN = re.compile(
    r"\bin ((?:the )?(?:[\w-]+ ){0,3}[\w-]+?)(?:['’]s|(?<=s)['’]) (?:view|opinion|eyes|mind)\b", re.IGNORECASE
)
_IN_VIEW_SV = re.compile(
    r"\b(?:enligt|i) (\w+(?: [a-zåäö]\w+)?)(?::s|(?<=s)) (?:uppfattning|mening|åsikt|ögon)\b", re.IGNORECASE
)
_CLEARLY = 1.5  # how much more common a word must be than its plain spelling, in powers of ten
_OF_NAME = re.compile(  # *Luleåsvaret*, *SKL-yttrandet*
    r"\b([A-ZÅÄÖ][\w]{2,}?)-?(?=(?:remiss?)?(?:svar(?:ets?)?|yttrande(?:ts?)?)\b|protokoll(?:et|ets|sutdrag(?:et)?)?\b)"
)


@lru_cache(maxsize=1)
def _dotted() -> dict[str, str]:
    """Return the words of a question's frame by their spelling without dots, where that is hardly another word."""
    found: dict[str, str] = {}
    for word in sorted(FRAME_SV, key=lambda w: zipf_frequency(w, "sv", "small")):  # the most common last
        plain = word.translate(_PLAIN)
        rarer = zipf_frequency(word, "sv", "small") - zipf_frequency(plain, "sv", "small") > _CLEARLY
        if plain != word and plain not in FRAME_SV and rarer:
            found[plain] = word
    return found


def with_dots(text: str) -> str:
    """Return a Swedish question that is typed without å, ä and ö with its common words as they are spelt.

    Its own words for the matter are left: the corpus knows how it spells them.
    """
    if text.translate(_PLAIN) != text or detect(text) != "sv":
        return text
    return _WORD.sub(lambda m: _as_spelt(m.group()), _YEAR.sub("år", text))


def _as_spelt(word: str) -> str:
    dotted = _dotted().get(word.lower())
    if dotted is None or word[1:] != word[1:].lower():
        return word
    return dotted.capitalize() if word[0].isupper() else dotted


def by_whom(text: str) -> str:
    """Return a question of how a thing is *in SKL's view* as one of how it is according to SKL.

    No stance is asked for.
    """
    return _IN_VIEW_EN.sub(r"according to \1", _IN_VIEW_SV.sub(r"enligt \1", text))


def names_apart(text: str, names: Names) -> str:
    """Return a question with the names of senders apart from what of theirs is joined to them."""

    def apart(match: re.Match[str]) -> str:
        name = match.group(1)
        sent = any(ids[0] in names.senders for _, ids in places(name, names))
        return f"{name} " if sent else match.group()

    return _OF_NAME.sub(apart, text)
