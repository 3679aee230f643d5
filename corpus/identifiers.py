"""Identifiers, references, dates and signatures read from a document, each with its place. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from corpus.letterheads import BODY
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
            r"((?:[A-ZÅÄÖ]{1,5} (?=\d))?(?=[\w:./-]*\d)[\w:./-]*\w(?:\s\d{4}[:/]\d+)?)"
        ),
    ),
    ("arendenummer", re.compile(r"(?<![\w/])((?!SOU|Ds)[A-ZÅÄÖ]{2,5}[- ]?\d{4}[-/]\d{2,6})\b(?![/:])")),
    ("sou", re.compile(r"\bSOU[ _\n]?((?:19|20)\d\d[:_]\d{1,3})\b")),
    ("ds", re.compile(r"\bDs[ _\n]?((?:19|20)\d\d[:_]\d{1,3})\b")),
    ("dir", re.compile(r"\b[Dd]ir\.\s?((?:19|20)\d\d:\d{1,3})\b")),
    ("prop", re.compile(r"\b[Pp]rop\.\s?((?:19|20)\d\d/\d\d:\d{1,3})\b")),
    ("email", re.compile(r"(?<![\w.+-])([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})\b")),
    ("ministry", re.compile(r"\b([A-ZÅÄÖ]\w*departementet)\b")),
    ("sfs", re.compile(r"(?:lagen|balken|förordningen|förordning|lag)\s\(((?:16|17|18|19|20)\d\d:\d{1,4})\)")),
)
_OURS = re.compile(r"\bvårt?\s+\w+\.?:?\s*$", re.IGNORECASE)
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
_NOBODY = re.compile(rf"^(?:Till|Från|Att|För)\b|departement|kansli|{BODY.pattern}", re.IGNORECASE)
_LETTERHEAD_LINES = 12
_AUTHOR = re.compile(
    r"(?:författat|utarbetats|utarbetat|skrivet|skrivits|författats|beretts|handlagts) av (?:[a-zåäö]+ ){0,3}"
    r"((?:[A-ZÅÄÖ][\w-]+ ){1,2}[A-ZÅÄÖ][\w-]+(?:(?:,| och) (?:[a-zåäö]+ ){0,3}(?:[A-ZÅÄÖ][\w-]+ ){1,2}[A-ZÅÄÖ][\w-]+)*)"
)


_SURE = {"diarienummer": 0.98, "arendenummer": 0.9, "signatory": 0.9, "author": 0.85, "contact": 0.7}
_SURE_OTHERWISE, _SURE_OF_BARE = 0.95, 0.85


def facts(text: str) -> tuple[Fact, ...]:
    """Return identifiers and references in order of place; the value is normalised, the span is as written."""
    found = dict.fromkeys([*_numbers(text), *_bare_sou(text), *_people(text)])
    sure = (replace(f, confidence=min(f.confidence, _SURE.get(f.name, _SURE_OTHERWISE))) for f in found)
    return tuple(sorted(sure, key=lambda fact: (fact.start or 0, fact.name)))


def _numbers(text: str) -> Iterator[Fact]:
    """Yield what patterns find; a number of the ministry's form is the sender's own only where it is called so."""
    found = list(_patterned(text))
    ministry = {(fact.start, fact.end) for fact in found if fact.name == "diarienummer"}
    for fact in found:
        before = text[max(0, (fact.start or 0) - 24) : fact.start]
        if fact.name != "arendenummer" or (fact.start, fact.end) not in ministry or _OURS.search(before):
            yield fact


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
    for at, ((start, line), (after, title)) in enumerate(pairwise(lines)):
        if not (_PERSON.match(line) and _is_title(title)):
            continue
        beside = _beside(lines, at)
        if not beside:
            yield Fact("signatory", f"{line}, {title}", start, after + len(title))
        for one, name in beside:
            yield Fact("signatory", name, one, one + len(name))
    for start, line in lines[:_LETTERHEAD_LINES]:
        if _PERSON.match(line) and not _NOBODY.search(line) and not any(line in f for f in _near_title(lines, line)):
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


def _is_title(line: str) -> bool:
    return _TITLE.search(line) is not None and len(line) < 80


def _beside(lines: list[tuple[int, str]], at: int) -> list[tuple[int, str]]:
    """Return the names of those who sign side by side, when it cannot be told whose title is whose; else nothing.

    Line `at` is the last with a name, above the first with a title. Reading has put the names below each other, or in
    one line, and so the titles.
    """
    persons = list(takewhile(lambda line: _PERSON.match(line[1]) and not _NOBODY.search(line[1]), lines[at::-1]))
    titles = list(takewhile(lambda line: _is_title(line[1]), lines[at + 1 :]))
    first = list(_TITLE.finditer(titles[0][1]))
    in_line = len(first) > 1 and all(
        two.group()[0].isupper() and not re.search(r",|\boch\b", titles[0][1][one.end() : two.start()])
        for one, two in pairwise(first)
    )
    if not (in_line or (len(titles) > 1 and len(persons) > 1)):
        return []
    start, words = persons[0][0], persons[0][1].split(" ")
    if len(persons) == 1 and len(words) == 4:
        two = " ".join(words[:2])
        return [(start, two), (start + len(two) + 1, " ".join(words[2:]))]
    return persons[: max(len(first), len(titles))][::-1]


def _near_title(lines: list[tuple[int, str]], line: str) -> list[str]:
    """Return the line when the one after it is a title: then it is a signature, not a contact."""
    return [a for (_, a), (_, b) in pairwise(lines) if a == line and _TITLE.search(b) and len(b) < 80]
