"""Letters that several bodies send together: who they are. Pure.

A document has one sender, the first that is named; the others are kept beside it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from corpus.abbreviations import abbreviation_of
from corpus.letterheads import UNIT_CHARS, names_a_body
from corpus.organisations import Register, is_abbreviation, slug
from corpus.types import UNKNOWN, Name, Organisation

_LETTER = r"(?:remissvar|(?:remiss)?yttrande|svar|skrivelse|synpunkter|inlaga)"
_TOGETHER = re.compile(
    rf"\bgemensam(?:t|ma) (?:\w+ )?{_LETTER}|\b{_LETTER} gemensamt\b|\b(?:våra|de båda|båda|bägge) (?:organisationer\w*"
    r"|förbund\w*|föreningar\w*|kommuner\w*|regioner\w*|myndigheter\w*)|\bgemensamt (?:från|av)\b",
    re.IGNORECASE,
)
_SENT_BY = re.compile(rf"^\W*(?:gemensam(?:t|ma) )?{_LETTER}(?: gemensamt)? (?:från|av) (?=[A-ZÅÄÖ])", re.IGNORECASE)
_SAYS_SO = re.compile(  # behind the names, also where reading has made one line of a letterhead
    rf"(?:\s*[:,–-])?\s+(?:(?i:gemensam(?:t|ma) {_LETTER})|(?:Remissvar|REMISSVAR|Yttrande|YTTRANDE)\b).*$"
)
_AND = re.compile(r"( och | samt | & |, )")
_OF_PLACES = re.compile(r"(.+) (kommun)er$")  # `Åre, Bergs och Krokoms kommuner`
_SHORT_BESIDE = re.compile(r"\s*\([A-ZÅÄÖ][\w&-]{1,14}\)$")
_LINES, _FIRST_LINES, _CHARS = 8, 3, 1_500
_NAMED = r"([A-ZÅÄÖ][\w&-]*(?: [A-ZÅÄÖ][\w&-]*){0,3})"
_HOLD = (
    r"(?:tillstyrker|avstyrker|anser|menar|välkomnar|delar|instämmer|ställer sig|står bakom|ser|vill|bedömer|föreslår"
    r"|motsätter sig|stöder|stödjer|saknar|yttrar sig|lämnar|avger|har)"
)
_HOLD_TOGETHER = re.compile(rf"(?:^|(?<=[.!?] ))(?:Både )?{_NAMED} och {_NAMED} {_HOLD}\b", re.MULTILINE)
_TIMES = 2  # that two bodies are said to hold something together, and none of them alone


def parties(text: str, register: Register) -> tuple[Organisation, ...]:
    """Return the bodies that send a letter together, in the order in which it names them; nothing if it is one's."""
    written = (line.strip(" #*") for line in text[:UNIT_CHARS].split("\n") if line.strip())
    lines = [_SAYS_SO.sub("", line) for line in islice(written, _LINES)]
    together = _TOGETHER.search(text[:_CHARS]) is not None
    for at, line in enumerate(lines):
        said = _SENT_BY.match(line)
        if said or together or at < _FIRST_LINES:
            names = _named(line[said.end() :] if said else line, register, sure=bool(said and together))
            if len(names) > 1:
                return _bodies(names, text, register)
    alone = [[line] for line in lines if together and _is_body(line, register)]
    if len(alone) > 1:
        return _bodies([name for (name,) in alone], text, register)
    return _bodies(_of_one_mind(text), text, register)


def _of_one_mind(text: str) -> Sequence[str]:
    """Return the two bodies that a letter tells the view of together, again and again: `Ljuset och Facklan anser`."""
    times = Counter(match.groups() for match in _HOLD_TOGETHER.finditer(text))
    pair, most = next(iter(times.most_common(1)), ((), 0))
    if most < _TIMES or len(times) > 1:
        return ()
    alone = re.compile(rf"(?m)(?:^|(?<=[.!?] ))(?:Vi|{'|'.join(map(re.escape, pair))}) {_HOLD}\b")
    return () if alone.search(text, 0, text.find(" och ".join(pair))) else pair


def _named(line: str, register: Register, *, sure: bool) -> Sequence[str]:
    """Return the bodies that a line names and nothing else, joined by *and*; `sure` if they are said to be several."""
    if _whole(line, register) or not re.search(" (?:och|samt|&) ", line):
        return ()
    places = _OF_PLACES.match(line)
    after = f" {places.group(2)}" if places else ""
    parts = _AND.split(places.group(1) if places else line)
    strictly = _pieces(parts, lambda name: _is_body(name + after, register))
    names = strictly or (_pieces(parts, lambda name: name[:1].isupper()) if sure else [])
    return [_SHORT_BESIDE.sub("", name + after) for name in names]


def _pieces(parts: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
    """Return a line cut at some of its *ands*, so that each piece fits; nothing where that cannot be."""
    held, names = parts[0], []
    for joint, piece in zip(parts[1::2], parts[2::2], strict=True):
        if fits(held):
            names.append(held)
            held = piece
        else:
            held += joint + piece
    return [*names, held] if fits(held) else []


def _is_body(name: str, register: Register) -> bool:
    bare = _SHORT_BESIDE.sub("", name)
    return _whole(bare, register) or (not register.find(bare) and names_a_body(bare))


def _whole(name: str, register: Register) -> bool:
    """Return whether a name is, from its first letter to its last, that of a known body that may answer."""
    bare = _SHORT_BESIDE.sub("", name)
    found = (m for m in register.find(bare) if m.start == 0 and m.end >= len(bare))
    return any(register[m.organisation_id].respondent for m in found)


def _bodies(names: Sequence[str], text: str, register: Register) -> tuple[Organisation, ...]:
    return tuple(dict.fromkeys(_each(names, text, register)))


def _each(names: Sequence[str], text: str, register: Register) -> Iterator[Organisation]:
    for name in names:
        known = [register[m.organisation_id] for m in register.find(name) if m.start == 0]
        short = () if is_abbreviation(name) else abbreviation_of(name, text)
        yield known[0] if known else Organisation(slug(name), name, (Name(name), *short), UNKNOWN)
