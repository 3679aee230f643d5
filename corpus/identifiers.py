"""Identifiers and references read from a document, each with its place; and its people. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.people import people
from corpus.types import Fact

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "diarienummer",
        re.compile(
            r"(?<![\w/])((?:Ju|FÖ|Fö|Fi|FI|UD|SB|FA|KN|LI|Ku|KU|Ku|JU|IJ|S|U|N|M|A|I)\s?(?:19"
            r"|20)\d\d/\d{3,5}(?:/[A-ZÅÄÖ]{1,6}\d?)?)"
        ),
    ),
    (
        "arendenummer",
        re.compile(
            r"(?i:\b(?:ärendenr|ärendenummer|ärendebeteckning|ärende|saknr|saknummer|vårt? dnr|er(?:t)? dnr|dnr"
            r"|diarienr|diarienummer|vår(?:t)? (?:beteckning|referens)))"
            r"\.?:?\s*(?!\d{4}-\d\d-\d\d\b)"
            r"((?:[A-ZÅÄÖ]{1,5} (?=\d|[A-ZÅÄÖ]{1,4}-\d))?(?=[\w:./-]*\d)[\w:./-]*\w(?:\s\d{4}[:/]\d+)?)"
        ),
    ),
    ("arendenummer", re.compile(r"(?<![\w/])((?!SOU|Ds)[A-ZÅÄÖ]{2,5}[- ]?\d{4}[-/]\d{2,6})\b(?![/:])")),
    ("arendenummer", re.compile(r"(?<![\w/])([A-ZÅÄÖ]{2,5}/\d{4}:\d{1,6})\b")),  # `KS/2031:412`
    ("sou", re.compile(r"\bSOU[ _\n]?((?:19|20)\d\d[:_]\d{1,3})\b")),
    ("ds", re.compile(r"\bDs[ _\n]?((?:19|20)\d\d[:_]\d{1,3})\b")),
    ("dir", re.compile(r"\b[Dd]ir\.\s?((?:19|20)\d\d:\d{1,3})\b")),
    ("prop", re.compile(r"\b[Pp]rop\.\s?((?:19|20)\d\d/\d\d:\d{1,3})\b")),
    ("email", re.compile(r"(?<![\w.+-])([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})\b")),
    ("ministry", re.compile(r"\b([A-ZÅÄÖ]\w*departementet)\b")),
    ("sfs", re.compile(r"(?:lagen|balken|förordningen|förordning|lag)\s\(((?:16|17|18|19|20)\d\d:\d{1,4})\)")),
)
_LABEL = (
    r"(?:Datum|Sid(?:a|an)?|Handläggare|Telefon|Bilagor|Er(?:t)? (?:beteckning|referens|ref|dnr|diarienr|datum)"
    r"|(?:Ert? )?diarienummer)\.?:?"
)
_BELOW_LABELS = re.compile(  # `Datum Dnr Sida` above `2031-03-12 201-1487-2031 1 (3)`: the first that counts no pages
    r"(?<!Er )(?<!Ert )\b(?:Dnr|Diarienr|Diarienummer|Ärendenr|Ärendenummer|(?:Vår |Ärende)?[Bb]eteckning"
    rf"|Vår(?:t)? (?:referens|dnr))\.?:?\s+(?:(?:{_LABEL}|(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}} ?\(\d{{1,2}}\))\s+)+"
    r"(?!(?:19|20)\d\d-\d\d-\d\d\b|0\d{1,3}-\d{2,8}(?:\s|$)|[A-Z][A-Za-z]\d{4}/)"
    r"((?:[A-ZÅÄÖ]{1,5} )?[\w.]*\d[\w.]*[-/:][\w.:/-]*\d)(?=\s|$)"
)
_LETTERHEAD = 1_200  # characters
_OURS = re.compile(r"\bvårt?\s+\w+\.?:?\s*$", re.IGNORECASE)
_BARE_SOU = re.compile(r"\(((?:19|20)\d\d:\d{1,3})\)")
_LAW = re.compile(  # the law's name, or its first word (`lagen med särskilda bestämmelser om vård av unga`)
    r"\b\w*(?:lag(?:en)?s?|lagar(?:na)?|balkens?|förordning(?:en|ar|arna)?s?|formens?|kungörelsens?)"
    r"(?:\s+(?:om|med|angående|för|i|mot)\s[^().;:\n]{0,120})?\s*$",
    re.IGNORECASE,
)
_SURE = {
    "diarienummer": 0.98,
    "arendenummer": 0.9,
    "signatory": 0.9,
    "author": 0.85,
    "photographer": 0.85,
    "contact": 0.7,
}
_SURE_OTHERWISE, _SURE_OF_BARE = 0.95, 0.85


def facts(text: str) -> tuple[Fact, ...]:
    """Return identifiers and references in order of place; the value is normalised, the span is as written."""
    found = dict.fromkeys([*_numbers(text), *_bare_sou(text), *people(text)])
    sure = (replace(f, confidence=min(f.confidence, _SURE.get(f.name, _SURE_OTHERWISE))) for f in found)
    return tuple(sorted(sure, key=lambda fact: (fact.start or 0, fact.name)))


def _numbers(text: str) -> Iterator[Fact]:
    """Yield what patterns find; a number of the ministry's form is the sender's own only where it is called so."""
    found = list(_patterned(text))
    ministry = {fact.start for fact in found if fact.name == "diarienummer"}  # `Ju2031/00412-17` goes on as its own
    for fact in found:
        before = text[max(0, (fact.start or 0) - 24) : fact.start]
        if fact.name != "arendenummer" or fact.start not in ministry or _OURS.search(before):
            yield fact


def _patterned(text: str) -> Iterator[Fact]:
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            value = match.group(1).replace("_", ":") if name in ("sou", "ds") else match.group(1)
            yield Fact(name, value.rstrip(".,;"), match.start(1), match.end(1))
    below = _BELOW_LABELS.search(text, 0, _LETTERHEAD)
    if below:
        yield Fact("arendenummer", below.group(1), below.start(1), below.end(1))


def _bare_sou(text: str) -> Iterator[Fact]:
    """Yield `(2018:47)` standing alone as a SOU: an inquiry's number is small, a statute follows its law's name."""
    for match in _BARE_SOU.finditer(text):
        before = text[max(0, match.start() - 160) : match.start()]
        law = _LAW.search(before)
        of_a_report = law and re.search(
            r"\b\w*(?:betänkande|utredning)\w*[^.;\n]*$", before[: law.start()], re.IGNORECASE
        )
        if int(match.group(1).split(":")[1]) <= 200 and (not law or of_a_report):
            yield Fact("sou", match.group(1), match.start(1), match.end(1), _SURE_OF_BARE)
