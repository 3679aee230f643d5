"""Abbreviations in a letter: what they are short for there, whatever the register knows them as. Pure."""

import re
from collections import Counter
from collections.abc import Iterator

from corpus.organisations import Register, folded, is_abbreviation
from corpus.types import Name, Organisation

NAME_WORDS = (
    r"[A-ZÅÄÖÉ][\w&-]*(?:[ ](?:(?:för|i|och|av|på|vid|mot|till)[ ])?(?:[A-ZÅÄÖÉ][\w&-]*|"
    r"[a-zåäö]+(?:förbund|förening|universitet|högskola|institut|myndighet|nämnd|organisation|råd|kommun|"
    r"landsting|stad|verk)))*"
)
_CAPITALS = re.compile(r"(?<![\w/-])[A-ZÅÄÖ]{2,6}(?![\w/-])")
_KIND_THEN_SHORT = re.compile(  # `Riksförbundet LSL`
    r"[A-ZÅÄÖ][a-zåäö]*(?:förbundet|föreningen|organisationen|stiftelsen|nätverket|rådet|institutet) ([A-ZÅÄÖ]{2,6})"
)
_KIND_THEN_NAME = re.compile(  # `Riksförbundet Sveriges museer`
    r"[A-ZÅÄÖ][a-zåäö]*(?:förbundet|föreningen|organisationen|stiftelsen|nätverket) ([A-ZÅÄÖ][a-zåäö]+ [^\W\d_].{3,})"
)
PRESENTED = 2  # times that an abbreviation stands in the letter of the body it is short for, at least one more
_LONGEST_NAME = 8  # words
_SMALL = frozenset("för i och av på vid mot till med om".split())
_HEAD_LINES, _HEAD_CHARS = 5, 1_000
_NAME_LINE = re.compile(r"[A-ZÅÄÖ][^\d@:;()§.]{6,70}")
_STEM = 6
_OF_MANY = frozenset("svensk sverig statens riksfo forbun foreni myndig nation centra intern organi samver".split())


def spelt_out(name: str, text: str) -> str:
    """Return the full name that stands before an abbreviation in brackets, without its genitive; else `name` itself.

    `Riksföreningen Trygg Ålderdoms (RTÅ:s) synpunkter` makes `Riksföreningen Trygg Ålderdom` of `RTÅ`.
    """
    if not is_abbreviation(name):
        return name
    match = re.search(rf"({NAME_WORDS})\s*\({re.escape(name)}(:s)?\)", text)
    if match is None and (opens := re.search(rf"(?m)^([^\n.:;()?!]{{4,80}}) \({re.escape(name)}(:s)?\)", text)):
        match = opens if _holds(name, opens.group(1)) else None  # `Svenska samernas riksförbund (SSR) anser`
    if match is None or match.group(1)[0] != name[0] or len(match.group(1)) <= len(name):
        return name
    return match.group(1).removesuffix("s") if match.group(2) else match.group(1)


def abbreviation_of(name: str, text: str) -> tuple[Name, ...]:
    """Return the abbreviation that a letter gives a name: in brackets, on the line above it, or in use all through."""
    match = re.search(rf"{re.escape(name)}s?\s*\(([A-ZÅÄÖ][\w&-]{{1,14}}?)(?::s)?\)", text)
    match = match or re.match(rf"\s*([A-ZÅÄÖ][A-ZÅÄÖ&-]{{1,9}})\s*\n\s*{re.escape(name)}", text)
    match = match or _KIND_THEN_SHORT.fullmatch(name)
    if match:
        return (Name(match.group(1), abbreviation=True),)
    used = Counter(_CAPITALS.findall(text))
    fitting = [word for word, times in used.most_common() if times >= PRESENTED and abbreviates(word, name)]
    return (Name(fitting[0], abbreviation=True),) if fitting else ()


def short_name(name: str) -> tuple[Name, ...]:
    """Return what stands behind the kind of body in a name, where it is a name of several words by itself."""
    match = _KIND_THEN_NAME.fullmatch(name)
    return (Name(match.group(1)),) if match else ()


def abbreviates(word: str, name: str) -> bool:
    """Return whether each word of a name begins with a letter of `word`, in order, and no letter of it is elsewhere."""
    initials = [part[0].lower() for part in name.split() if part[0].isupper()]
    if len(initials) == 1:  # `Riksförbundet för social och mental hälsa`
        initials = [part[0].lower() for part in name.split() if part not in _SMALL]
    rest, letters = iter(word.lower()), iter(name.lower())
    return len(initials) > 1 and all(i in rest for i in initials) and all(letter in letters for letter in word.lower())


def as_used(text: str, register: Register) -> Register:
    """Return the register without the abbreviations that a text uses for another body than the register does.

    `Svenska Samernas Riksförbund (SSR)` is no Akademikerförbundet SSR: the name that is spelt out decides. Of several
    bodies with one abbreviation it is the one's whose full name stands in the text.
    """
    mentions = register.find(text)
    short = {m.name.text: m for m in mentions if m.name.abbreviation}
    if not short:
        return register
    full = {m.organisation_id for m in mentions if not m.name.abbreviation}
    taken: list[tuple[str, str]] = []
    for word in short:
        bodies = {m.organisation_id for m in mentions if m.name.text == word}
        if bodies & full:
            taken += [(one, word) for one in bodies - full]
        else:
            names = tuple(_names_beside(word, text))
            taken += [(one, word) for one in bodies if any(not _may_be_called(name, register[one]) for name in names)]
    return register.without(taken) if taken else register


def _names_beside(word: str, text: str) -> Iterator[str]:
    """Yield the names that a text spells out beside an abbreviation: before it in brackets, or in its letterhead."""
    for match in re.finditer(rf"([^\n.:;()?!]+?)[ \n]\(({re.escape(word)})(?::s)?\)", text):
        words = match.group(1).split()[-_LONGEST_NAME:]
        runs = (" ".join(words[i:]) for i, one in enumerate(words) if one[0] == word[0])
        name = next((run for run in runs if len(run) > len(word) and _holds(word, run)), None)
        if name is not None:
            yield name
    lines = [line.strip(" #*") for line in text[:_HEAD_CHARS].split("\n") if line.strip()][:_HEAD_LINES]
    for line in lines:
        for name in (line, *re.split(rf"\s*(?:[,–-]\s+|\s[–-]\s*)\b{re.escape(word)}\b.*$", line)[:1]):
            if _NAME_LINE.fullmatch(name) and abbreviates(word, name) and word not in name.split():
                yield name


def _holds(word: str, name: str) -> bool:
    letters = iter(name.casefold())
    return all(letter in letters for letter in word.casefold())


def _may_be_called(name: str, organisation: Organisation) -> bool:
    """Return whether a name may be one of a body's: it is, or has a word in common with one that not every body has."""
    own = {folded(w)[:_STEM] for known in organisation.names for w in known.text.split() if len(w) >= _STEM}
    return not own or bool((own - _OF_MANY) & {folded(w)[:_STEM] for w in name.split()})
