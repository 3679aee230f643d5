"""The date a document gives itself, told from the dates it speaks of. Pure."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from corpus.types import Fact

_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    rf"\b(?:(?:den\s)?(\d{{1,2}})\s({MONTH})\s((?:19|20)\d\d)|((?:19|20)\d\d)-(\d\d)-(\d\d))\b", re.IGNORECASE
)
_DATE_LABEL = re.compile(r"(?i)\b(?:datum|date)\b:?|^[^\W\d_]+,?\s+(?:den\s)?$")
_OTHER_DATE = re.compile(r"\b(?:sista|senast|ert?|inkom\w*|remissdatum|svarsdatum|svarstid)\b", re.IGNORECASE)
_CITED = re.compile(  # `SKR, yttrande den 3 mars 2025`
    r"\b(?:yttrande|remissvar|svar|skrivelse|beslut|dom|brev|rapport|promemoria)t?,?\s+(?:av\s+)?$"
)
_LETTERHEAD_LINES = 9
_SURE_ALONE, _SURE_AMONG = 0.95, 0.8  # confidence of a date alone on its line, and of one among a letterhead
_PROSE = 5  # words in lower case that a line of a letterhead has at most
_LABELLED = re.compile(r"datum\b[^.]*$", re.IGNORECASE)  # `Sammanträdesdatum 9 (31) 2033-06-14`
# what stands right before is a name, a number or a mark, not a word of a sentence
_STANDS_APART = re.compile(r"(?:^|[A-ZÅÄÖ][\w.]*|\d[\w/().:-]*|[·•|,)])\s+(?:den\s+)?$|^$")


def written_date(text: str) -> Fact | None:
    """Return the date a letter gives itself, in ISO form, or None.

    A date standing alone on its line (after a place or `Datum:`) in the head or the foot of the document counts, or
    else the first of the letterhead that is not the ministry's; dates inside sentences are about something else.
    """
    lines = text.split("\n")
    offsets = list(accumulate((len(line) + 1 for line in lines), initial=0))
    content = [i for i, line in enumerate(lines) if line.strip()]
    for i in [*content[:15], *content[-8:]]:
        match = _DATE.search(lines[i])
        if match is None:
            continue
        rest = (lines[i][: match.start()] + lines[i][match.end() :]).strip(" ,.:()")
        iso = _iso(match)
        cited = match.group().startswith("den") and _CITED.search(lines[i][: match.start()])
        if iso is None or cited or _OTHER_DATE.search(rest):
            continue
        if len(rest) <= 25 and (not rest or _DATE_LABEL.search(lines[i][: match.start()]) or rest[0].isupper()):
            return Fact("date", iso, offsets[i] + match.start(), offsets[i] + match.end(), _SURE_ALONE)
    return _in_letterhead([(offsets[i], lines[i]) for i in content[:_LETTERHEAD_LINES]])


def _in_letterhead(lines: Sequence[tuple[int, str]]) -> Fact | None:
    """Return the first date of a letterhead in columns, which reading has made one line, that is the sender's own."""
    for offset, line in lines:
        if sum(word[0].islower() for word in line.split()) > _PROSE:
            continue
        last = 0
        for match in _DATE.finditer(line):
            before = line[last : match.start()]
            last = match.end()
            iso = _iso(match)
            if iso and not _OTHER_DATE.search(before) and (_LABELLED.search(before) or _STANDS_APART.search(before)):
                return Fact("date", iso, offset + match.start(), offset + match.end(), _SURE_AMONG)
    return None


def _iso(match: re.Match[str]) -> str | None:
    """Return the date in ISO form, or None when the calendar has no such day."""
    day, month, year, y, m, d = match.groups()
    try:
        return (
            date(int(y), int(m), int(d)) if y else date(int(year), _MONTHS.index(month.lower()) + 1, int(day))
        ).isoformat()
    except ValueError:
        return None
