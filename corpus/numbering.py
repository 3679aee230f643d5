"""The numbers that headings carry: the report's own, an item of minutes, a letter's count of its parts. Pure."""

import re
from collections.abc import Iterable

NUMBER = re.compile(
    r"^(§\s*\d+\s?[a-z]?\b|(?:(?:Avsnitt|Kapitel"
    r"|Kap\.?)\s+)?\d{1,2}(?:\.\d{1,3}){0,4})\.?(?:\s?[–-]\s?\d[\d.]*)?(?=\s|$)",
    re.IGNORECASE,
)
REFERS = re.compile(  # `(avsnitt 4.2)`, `(4.2 och 4.3)`, `(promemorians avsnitt 4.2)`
    r"\((?:(?:[^()]*\b)?avsnitt(?:en|et)?\s*|kap(?:itel|\.)?\s*)?(\d{1,2}(?:\.\d{1,3})+)"
    r"(?:\s*(?:och|samt|till|,|–|-)\s*\d[\d.]*)*\):?$",
    re.IGNORECASE,
)
PLAIN_NUMBERED = re.compile(r"^\s*(?:Avsnitt\s+)?\d{1,2}(?:\.\d{1,3}){1,4}\.?\s+[^\W\d_].{0,118}$")
# a chapter of the report as a whole: `6 Ikraftträdande`
CHAPTER = re.compile(r"^\s*(?:Kapitel\s+|Kap\.?\s+)?\d{1,2}\s+(?=[A-ZÅÄÖ][^\W\d_])")
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


def counts_own(titles: Iterable[str]) -> bool:
    """Return whether the chapters among a letter's headings are its own count of its parts, which begins at 1.

    Of the report, a response has something to say from its proposals on, not on its first chapters.
    """
    return any(CHAPTER.match(title) and heading_number(title) == "1" for title in titles)
