"""Annexes that a response tells of: the one that holds the answer itself, and those it lists at its end. Pure."""

import re
from collections.abc import Iterator

from corpus.types import Fact, Kind

_ANNEX = re.compile(
    r"(?:remissvar|yttrande|svar|synpunkter|ställningstagande)\w*\s+(?:enligt|i enlighet med|se"
    r"|i)\s+(?:den\s+)?(?:bifoga\w+\s+)?bilaga"
    r"|enligt (?:bilaga|bilagt|bifogat) (?:förslag till )?(?:remissvar|yttrande|svar)"
    r"|(?:remissvar|yttrande)\w*\s+(?:bifogas|biläggs)",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\b(?:anta|godkänna|avge|avger|lämna|lämnar|översända|ställa sig bakom)\b[^.\n]{0,120}"
    r"\b(?:remissvar|yttrande|svar),?\s+\(?bilaga\b",
    re.IGNORECASE,
)
_SENDS = re.compile(
    r"\b(?:översänder|överlämnar|bifogar|avger|lämnar|sänder)\b[^.\n]{0,80}\b(?:remissvar|yttrande|svar|synpunkter)\b"
    r"[^.\n]{0,40}\bbilag(?:a|or|d|t)\b",
    re.IGNORECASE,
)
HANDS_OVER = re.compile(  # what a letter says of what hangs on it
    r"\b(?:bifoga\w*|bilag\w*|bilägg\w*|medfölj\w*|översänd\w*|sänder|skicka\w*|(?:här|nu) kommer|attached|enclosed)\b",
    re.IGNORECASE,
)
_LETTER_CHARS = 1500  # of a letter that only sends an answer
_ANSWERS = re.compile(
    r"\b(?:tillstyrk|avstyrk|anser|bedömer|ställer sig|instämmer|delar|välkomnar|motsätter|föreslår|erinra|invända)\w*",
    re.IGNORECASE,
)
_LISTED = re.compile(  # `Bilaga 2: Kartor`, `Bilaga 1 Beräkning`, `Bilagor: foto`, or `Bilagor` above a list
    r"(?m)^[ |•–-]*(?P<words>(?:Bilag(?:a|or)|BILAG(?:A|OR)|Bifogas|Bil\.)(?:[ ]?(?P<number>\d{1,2}|[A-H])\b)?"
    r"(?:[ ]?[.:–-][ ]*|[ ]+(?=[A-ZÅÄÖ(])|[ ]*$)(?P<title>[^\n]{0,160}?))(?:[ |]*$|(?=\. ))"
)
_POINT = re.compile(r"[ ]*(?:[-•–*]|\(?\d{1,2}[.)]|(?:Bilaga )?\d{1,2}[.:]?(?= ))[ ]*(?P<title>[^\n]{3,160}?)[ ]*$")
_CLOSE = 600  # characters that may stand below a list of annexes: a signature, an address; more is the annex itself
_LAST = 4_000  # characters of a text in which such a list is looked for
_INSIDE = 200  # characters at least of an annex that is in the same file
_MOST = 12


def missing_annex(kind: Kind, text: str) -> Fact | None:
    """Return the place where minutes, or a letter that says nothing itself, tell that the answer is in an annex."""
    match = None
    if kind is Kind.PROTOKOLLSUTDRAG:
        match = _ANNEX.search(text) or _ADOPTED.search(text)
    elif kind is Kind.REMISSVAR and len(text) <= _LETTER_CHARS and not _ANSWERS.search(text):
        match = _SENDS.search(text)
    return Fact("annex", match.group(), match.start(), match.end(), 0.9) if match else None


def listed_annexes(text: str) -> Iterator[Fact]:
    """Yield the annexes that a response lists as sent with it and that are not in the same file, as `enclosure`."""
    found = list(_LISTED.finditer(text, max(0, len(text) - _LAST)))
    for at, match in enumerate(found):
        title, number = match["title"], match["number"]
        if number and any(other["number"] == number and len(text) - other.end() > _INSIDE for other in found[at + 1 :]):
            continue
        points = [] if title or number else _points(text, match.end())
        end = points[-1].end() if points else match.end()
        below = text[end:]
        for other in found[at + 1 :]:
            below = below.replace(other.group(), "")
        if len(below) > _CLOSE:
            continue
        for one, words in [(p, "title") for p in points] or [(match, "words")]:
            value = one[words].rstrip()
            yield Fact("enclosure", value, one.start(words), one.start(words) + len(value), 0.8)


def _points(text: str, at: int) -> list[re.Match[str]]:
    """Return the lines of a list that begins on the next line, or after an empty one."""
    found: list[re.Match[str]] = []
    while len(found) < _MOST:
        at = next((i for i in range(at, len(text)) if text[i] != "\n"), len(text))
        line = _POINT.match(text, at, text.find("\n", at) if "\n" in text[at:] else len(text))
        if line is None:
            break
        found.append(line)
        at = line.end()
    return found
