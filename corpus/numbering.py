"""The numbers that headings carry: the report's own, an item of minutes, a letter's count of its parts. Pure."""

import re
from collections.abc import Iterable
from itertools import count, takewhile

NUMBER = re.compile(
    r"^(§\s*\d+\s?[a-z]?\b|(?:(?:Avsnitt|Section|Kapitel"
    r"|Kap\.?)\s+)?\d{1,2}(?:\.\d{1,3}){0,4})\.?(?:\s?[–-]\s?\d[\d.]*)?(?=\s|$)"
    r"(?!\s+(?:[a-z] )?(?:kap\b|§))",  # `6 kap. 24 a §` is a paragraph of a law
    re.IGNORECASE,
)
REFERS = re.compile(  # `(avsnitt 4.2)`, `(4.2 och 4.3)`, `(promemorians avsnitt 4.2)`, `(avsnitt 5)`
    r"\((?:(?:[^()]*\b)?(?:avsnitt(?:en|et)?|kap(?:itel|\.)?)\s*(?=\d))?"
    r"(\d{1,2}(?:\.\d{1,3})+|(?<=[a-z.]\s)\d{1,2}(?=\)))"
    r"(?:\s*(?:och|samt|till|,|–|-)\s*\d[\d.]*)*\):?$",
    re.IGNORECASE,
)
PLAIN_NUMBERED = re.compile(r"^\s*(?:(?:Avsnitt|Section)\s+)?\d{1,2}(?:\.\d{1,3}){1,4}\.?\s+[^\W\d_].{0,118}$")
# a chapter of the report as a whole: `6 Ikraftträdande`
CHAPTER = re.compile(r"^\s*(?:Kapitel\s+|Kap\.?\s+)?\d{1,2}\s+(?=[A-ZÅÄÖ][^\W\d_])")
_OF_REPORT = re.compile(r"\s*(?:Avsnitt|Section|Kap\w*\.?)\s", re.IGNORECASE)
# a letter's own count of its parts (`2. Femton dagar`), which is no number of the report's
OWN_COUNT = re.compile(r"^\s*\d{1,2}[.)]\s+(?=[A-ZÅÄÖ])")


def heading_number(title: str) -> str | None:
    """Return the number a heading carries (`7.6.2`, `§ 163`, `Tak (avsnitt 4.2)`), or None."""
    match = NUMBER.match(title)
    if match is None:
        refers = REFERS.search(title)
        return refers.group(1) if refers else None
    number = match.group(1)
    return re.sub(r"§\s*", "§ ", number) if number.startswith("§") else re.sub(r"^\D+", "", number)


def report_number(title: str) -> str | None:
    """Return the number of the report's section that a response's heading names, or None.

    What a heading refers to outranks the number it bears, which is then the response's own (`3.2 Tak (avsnitt 4.2)`).
    Minutes count their items (`§ 163`) and letters their parts (`2. Femton dagar`): neither is the report's number.
    """
    if refers := REFERS.search(title):
        return refers.group(1)
    number = None if OWN_COUNT.match(title) else heading_number(title)
    return None if number is None or number.startswith("§") else number


def own_titles(titles: Iterable[str]) -> frozenset[str]:
    """Return the headings whose numbers count a letter's own parts: its chapters from 1 on, and what lies in those.

    Of the report, a response has something to say from its proposals on, not on its first chapters. A part of a chapter
    is the letter's own (`2.3 Barn` under `2 Närmare om förslagen`) only where no chapter before it is left out.
    """
    numbers = {title: heading_number(title) or "" for title in titles}
    chapters = {title: number for title, number in numbers.items() if CHAPTER.match(title)}
    chapters = chapters or {title: number for title, number in numbers.items() if OWN_COUNT.match(title)}
    counted = set(takewhile(set(chapters.values()).__contains__, map(str, count(1))))
    if not counted:
        return frozenset()
    parts = (t for t, n in numbers.items() if "." in n and n.split(".")[0] in counted)
    counting = (*chapters, *(t for t in parts if not _OF_REPORT.match(t)))
    return frozenset(t for t in counting if not REFERS.search(t))  # `8. Avgift (avsnitt 4.9)` names the report's
