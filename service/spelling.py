"""A question as its rules can read it: slips of the pen mended, å, ä, ö where no key is, *svaret* apart from names."""

import re
from functools import lru_cache

from wordfreq import zipf_frequency

from indexer.words import within_one_edit
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
_LEAST_MENDED = 5  # letters
_CLEARLY = 1.5  # how much more common a word must be than its plain spelling, in powers of ten
_TAKES_PLACE = re.compile(  # to happen, and neither a room nor a place
    r"\b(?:äger|ägde|äga|ägt)((?: \S+){0,5}?) rum\b|\b(?:take|takes|took|taking|taken)( )place\b(?! of\b)",
    re.IGNORECASE,
)
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


_VERBS = tuple(  # by which a question asks for a view, and which are long enough for a slip to show
    "tycker tyckte anser ansåg säger menar skriver ställer tillstyrker avstyrker stödjer motsätter välkomnar instämmer"
    " föreslår kritiserar avslår motiverar nämner varför vilka vilken vilket".split()
)


def with_slips_mended(text: str) -> str:
    """Return a Swedish question with its verb as it was meant: *tykcer*, *tilstyrker*. Its own words are left.

    A word that somebody uses is no slip, and a capital inside the question begins a name.
    """
    return _WORD.sub(_as_meant, text) if detect(text) == "sv" else text


def _as_meant(match: re.Match[str]) -> str:
    word = match.group()
    lower = word.lower()
    named = word != lower and match.start() > 0
    if named or len(lower) < _LEAST_MENDED or lower in FRAME_SV or _is_used(lower):
        return word
    meant = [verb for verb in _VERBS if within_one_edit(lower, verb) or lower in _swapped(verb)]
    if len(meant) != 1:
        return word
    return meant[0].capitalize() if word[0].isupper() else meant[0]


def _is_used(word: str) -> bool:
    return any(zipf_frequency(word, language, "small") for language in ("sv", "en"))


@lru_cache(maxsize=len(_VERBS))
def _swapped(word: str) -> frozenset[str]:
    """Return a word with each two neighbouring letters changed about."""
    return frozenset(word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))


def without_taking_place(text: str) -> str:
    """Return a question without the words by which a thing takes place, which are no matter of their own."""
    return _TAKES_PLACE.sub(lambda m: f"{m[1] or m[2]} ", text)


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
