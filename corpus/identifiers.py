"""Identifiers, references, dates and signatures read from a document, each with its place. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

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
            r"(?i:\b(?:ärendenr|ärendenummer|ärende|saknr|saknummer|vårt? dnr|er(?:t)? dnr|dnr|diarienr|diarienummer"
            r"|vår(?:t)? (?:beteckning|referens)))"
            r"\.?:?\s*((?=[\w:./-]*\d)[\w:./-]*\w(?:\s\d{4}[:/]\d+)?)"
        ),
    ),
    ("arendenummer", re.compile(r"(?<![\w/])((?!SOU|Ds)[A-ZÅÄÖ]{2,5}[- ]?\d{4}[-/]\d{2,6})\b(?![/:])")),
    ("sou", re.compile(r"\bSOU[ _]?((?:19|20)\d\d[:_]\d{1,3})\b")),
    ("ds", re.compile(r"\bDs[ _]?((?:19|20)\d\d[:_]\d{1,3})\b")),
    ("dir", re.compile(r"\b[Dd]ir\.\s?((?:19|20)\d\d:\d{1,3})\b")),
    ("prop", re.compile(r"\b[Pp]rop\.\s?((?:19|20)\d\d/\d\d:\d{1,3})\b")),
    ("email", re.compile(r"(?<![\w.+-])([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})\b")),
    ("ministry", re.compile(r"\b([A-ZÅÄÖ]\w*departementet)\b")),
    ("sfs", re.compile(r"(?:lagen|balken|förordningen|förordning|lag)\s\(((?:16|17|18|19|20)\d\d:\d{1,4})\)")),
)
_BARE_SOU = re.compile(r"\(((?:19|20)\d\d:\d{1,3})\)")
_LAW = re.compile(  # the law's name, or its first word (`lagen med särskilda bestämmelser om vård av unga`)
    r"\b\w*(?:lag(?:en)?s?|lagar(?:na)?|balkens?|förordning(?:en|ar|arna)?s?|formens?|kungörelsens?)"
    r"(?:\s+(?:om|med|angående|för|i|mot)\s[^().;:\n]{0,120})?\s*$",
    re.IGNORECASE,
)
_TITLES = (
    r"(?:förbunds|general|riks|vice |tf\.? |biträdande )*(?:ordförande|direktör|generaldirektör|föreståndare"
    r"|rektor|dekan|lagman|president|landshövding|kommundirektör"
    r"|regiondirektör|överdirektör|avdelningschef|enhetschef|sekreterare|justitieråd|hovrättspresident|kanslichef"
    r"|chefsjurist|vd|verkställande direktör|professor|docent"
    r"|prefekt|kommunalråd|regionråd|socialchef|förvaltningschef|nämndordförande|chefsekonom|generalsekreterare"
    r"|rikspolischef|jurist|utredare|handläggare)"
)
_TITLE = re.compile(rf"\b{_TITLES}\b", re.IGNORECASE)
_PERSON = re.compile(
    r"^[A-ZÅÄÖÉ][a-zåäöéü]+(?:[ -][A-ZÅÄÖ][a-zåäöéü]*\.?)*(?: (?:af|von|de"
    r"|van))? [A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?$"
)
_NAMED = r"((?:[A-ZÅÄÖ][\w-]+ ){1,2}[A-ZÅÄÖ][\w-]+)"
_BYLINE = re.compile(rf"(?m)^(?:Text|Skribent|Författare)\s*:\s*{_NAMED}")
_CONTACT = re.compile(
    rf"(?m)^(?:Handläggare|Kontaktperson|Kontakt)\s*:?\s+{_NAMED}|\bhandläggaren?\s+{_NAMED}"
    rf"|{_NAMED}(?=,? (?:har varit )?(?:som )?föredragande)"
)
_DECIDED = re.compile(rf"[Bb]eslut\w*(?: i (?:detta|det här) ärende\w*)? har fattats av (?:[a-zåäö]+ ){{0,2}}{_NAMED}")
_SIGNED_LINE = re.compile(
    rf"(?m)^{_NAMED}, (?:[a-zåäö]+ )?(?:vd|ordförande|generaldirektör|direktör|rektor|dekan|förbundsordförande"
    rf"|föreståndare)\s*$"
)
_LETTERHEAD_LINES = 12
_AUTHOR = re.compile(
    r"(?:författat|utarbetats|utarbetat|skrivet|skrivits|författats|beretts|handlagts) av (?:[a-zåäö]+ ){0,3}"
    r"((?:[A-ZÅÄÖ][\w-]+ ){1,2}[A-ZÅÄÖ][\w-]+(?:(?:,| och) (?:[a-zåäö]+ ){0,3}(?:[A-ZÅÄÖ][\w-]+ ){1,2}[A-ZÅÄÖ][\w-]+)*)"
)


_SURE = {"diarienummer": 0.98, "arendenummer": 0.9, "signatory": 0.9, "author": 0.85, "contact": 0.7}
_SURE_OTHERWISE, _SURE_OF_BARE = 0.95, 0.85


def facts(text: str) -> tuple[Fact, ...]:
    """Return identifiers and references in order of place; the value is normalised, the span is as written."""
    found = [*_patterned(text), *_bare_sou(text), *_people(text)]
    sure = (replace(f, confidence=min(f.confidence, _SURE.get(f.name, _SURE_OTHERWISE))) for f in found)
    return tuple(sorted(sure, key=lambda fact: (fact.start or 0, fact.name)))


def _patterned(text: str) -> Iterator[Fact]:
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            value = match.group(1).replace("_", ":") if name in ("sou", "ds") else match.group(1)
            yield Fact(name, value.rstrip(".,;"), match.start(1), match.end(1))


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


def _people(text: str) -> Iterator[Fact]:
    """Yield signatories (a line with a name, the next with a title) and authors (`författat av …`)."""
    lines: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((offset + len(line) - len(line.lstrip()), line.strip()))
        offset += len(line) + 1
    for (start, line), (after, title) in pairwise(lines):
        if _PERSON.match(line) and _TITLE.search(title) and len(title) < 80:
            yield Fact("signatory", f"{line}, {title}", start, after + len(title))
    for start, line in lines[:_LETTERHEAD_LINES]:
        if _PERSON.match(line) and not any(line in f for f in _near_title(lines, line)):
            yield Fact("contact", line, start, start + len(line))
    for name, pattern in (
        ("author", _BYLINE),
        ("contact", _CONTACT),
        ("signatory", _DECIDED),
        ("signatory", _SIGNED_LINE),
    ):
        for match in pattern.finditer(text):
            value = next(g for g in match.groups() if g)
            yield Fact(name, value if pattern is not _SIGNED_LINE else match.group(), match.start(), match.end())
    for match in _AUTHOR.finditer(text):
        yield Fact("author", match.group(1), match.start(1), match.end(1))


def _near_title(lines: list[tuple[int, str]], line: str) -> list[str]:
    """Return the line when the one after it is a title: then it is a signature, not a contact."""
    return [a for (_, a), (_, b) in pairwise(lines) if a == line and _TITLE.search(b) and len(b) < 80]
