"""Who signed a document, decided on it, wrote it or answers questions on it, each with its place. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from corpus.letterheads import BODY
from corpus.offices import OFFICE, PERSON, TITLE, is_office
from corpus.types import Fact

Line = tuple[int, str]

_PERSON = re.compile(rf"^{PERSON}$")
_NAMED = r"((?<![\w-])(?:[A-ZÅÄÖ][\w-]+ ){1,2}[A-ZÅÄÖ][\w-]+)"
_NOT_OFFICE = r"(?:bör|ska|skall|kan|har|är|som|enligt|på|till|med|efter|om|för|den|det|utan)\b"
# the office before a name: `tf. generaldirektören Ylva Ek`
_AS = rf"(?:(?:(?!{_NOT_OFFICE})[a-zåäö]{{2,}}(?:-[a-zåäö]+)?|(?:tf|bitr)\.) ){{0,3}}"
_ONE = rf"{_AS}(?:[A-ZÅÄÖ][\w-]+ ){{1,2}}[A-ZÅÄÖ][\w-]+"
_SEVERAL = rf"({_ONE}(?:(?:,| och| samt) {_ONE})*)"
_BYLINE = re.compile(rf"(?m)^(?:Text|Skribent|Författare)\s*:\s*{_NAMED}")
_PHOTO = re.compile(rf"(?m)^(?:Foto|Fotograf|Fotografi)\s*:\s*(?:©\s*)?{_NAMED}")
_AUTHOR = re.compile(
    r"(?:författat|utarbetats|utarbetat|skrivet|skrivits|författats|beretts|handlagts) av (?:[a-zåäö]+ ){0,3}"
    r"((?:[A-ZÅÄÖ][\w-]+ ){1,2}[A-ZÅÄÖ][\w-]+(?:(?:,| och) (?:[a-zåäö]+ ){0,3}(?:[A-ZÅÄÖ][\w-]+ ){1,2}[A-ZÅÄÖ][\w-]+)*)"
)
_WAS = r"(?: (?:för|i) [^.:\n]{1,40}?)?(?: (?:är|var|har varit)|\s*:)"
_CONTACT = re.compile(
    rf"(?m)(?:^|(?<=[.!?] ))(?:Handläggare|Kontaktperson|Kontakt|Föredragande)n?"
    rf"(?: (?:för|i) [^.:\n]{{1,40}}?)?(?: (?:är|var|har varit)|\s*:)?\s+{_AS}{_NAMED}"
    rf"|\bhandläggaren?\s+{_NAMED}|\bföredragning av {_AS}{_NAMED}|\bföredragande{_WAS}\s+{_AS}{_NAMED}"
    rf"|\bhar {_AS}{_NAMED} (?:varit föredragande|föredragit)\b|{_NAMED} har föredragit\b"
    rf"|{_NAMED}(?=,? (?:(?:har varit|var) )?(?:som )?\(?föredragande\b(?!{_WAS}\s))"
    rf"|\b[Ff]rågor (?:[a-zåäö]+ ){{0,4}}besvaras av {_AS}{_NAMED}|{_NAMED}, [a-zåäö ]{{2,40}} \(handläggare\)"
)
_TAKEN = (
    r"\b(?:(?:beslut|fatt|tag|avgiv|avgett|underteckn|fastställ|lämn)(?:ats|ade?s|at|its|t?s)"
    r"|avgjorts|godkän(?:ts|des|d|t))"
)
_DELEGATED = r"(?:,? (?:på|med stöd av) delegation\w*,?)?"
_DECIDED = re.compile(  # `Detta yttrande har beslutats av lagman Åsa Ek`
    rf"\b(?i:(?:remis[a-zåäö]*)?(?:yttrande|svar)|beslut|skrivelse|detta)\w*\b[^.\n]{{0,60}}?"
    rf"{_TAKEN}{_DELEGATED} av {_SEVERAL}"
)
_CASE_DECIDED = re.compile(rf"(?m)(?:^|(?<=[.!?] ))Ärendet har [^.\n]{{0,40}}?{_TAKEN}{_DELEGATED} av {_SEVERAL}")
_DECIDES = re.compile(
    rf"{_NAMED} har (?:beslutat (?:om|i) (?:detta |det här )?(?:yttrande|ärende|svar|remissvar)"
    r"|fattat (?:detta |det här )?beslut)\w*\b"
    rf"|\b[Ii] (?:detta |det här )?ärendet? har {_AS}{_NAMED} (?:fattat beslut|beslutat)\b"
)
_SIGNS = re.compile(  # minutes are signed by who kept them and who checked them
    r"(?m)^(?:Undertecknat|Underskrivet|Signerat|Beslutat|Beslutsfattare|Just(?:erat|eras|erare|\.)"
    rf"|Vid protokollet|Protokollförare)(?: av)?\s*:?\s+{_SEVERAL}"
)
_HELD = rf"(?:(?!är |var |har )[a-zåäö.]+ ){{0,2}}{OFFICE}(?: (?:i|för|på) [a-zåäö]+)?(?![^\W_])"
_SIGNED = re.compile(rf"({PERSON}),? ({_HELD})")
_SIGNED_LINE = re.compile(  # all that sign, in one line
    rf"^(?:/ ?)?{PERSON},? {_HELD}(?:(?:,? och|,)? {PERSON},? {_HELD})*$"
)
_CLOSES = re.compile(
    r"^(?:på|för) .*\bvägnar\W*$|^(?:med )?\w* ?hälsning(?:ar)?\W*$|^högaktningsfullt\W*$", re.IGNORECASE
)
_CHECKED = re.compile(r"^(?:Just(?:erat|eras|erare|erande|\.)|Justerandes? underskrifter?)\s*:?$")
_CHECKER = re.compile(rf"^{PERSON}(?: \([A-ZÅÄÖ]{{1,3}}\))?(?:, [a-zåäö ]{{2,30}})?$")
_DEPUTY = re.compile(r" (?:ställföreträdare|vikarie|ersättare)\b")  # who is named next
_NOBODY = re.compile(
    rf"^(?:Till|Från|Att|För)\b|departement|kansli|\b(?:datum|dnr|diarienr|sida)\b|{BODY.pattern}", re.IGNORECASE
)
_LETTERHEAD_LINES = 12
_FOOT_LINES = 14
_FOOT_CHARS = 1_500


def people(text: str) -> Iterator[Fact]:
    """Yield signatories, authors and contacts, as lines of a letter or sentences of it name them."""
    lines: list[Line] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((offset + len(line) - len(line.lstrip()), line.strip()))
        offset += len(line) + 1
    signed = tuple(_signed(text, lines))
    yield from signed
    for start, line in lines[:_LETTERHEAD_LINES]:
        person = _PERSON.match(line) and not (_NOBODY.search(line) or is_office(line))
        if person and not any(line in fact.value for fact in signed):
            yield Fact("contact", line, start, start + len(line))
    for name, pattern in (
        ("author", _BYLINE),
        ("photographer", _PHOTO),
        ("author", _AUTHOR),
        ("contact", _CONTACT),
    ):
        for match in pattern.finditer(text):
            named = next(g for g in match.groups() if g)
            for one in re.findall(_NAMED, named) if name == "author" else (named,):
                yield Fact(name, _without_office(one), match.start(), match.end())


def _signed(text: str, lines: Sequence[Line]) -> Iterator[Fact]:
    """Yield those who signed or decided, each once; with the office where a line gives it."""
    own = [*_signatures(lines), *_named(text)]
    for fact in own:
        if not any(fact.value != other.value and fact.value in other.value for other in own):
            yield fact


def _named(text: str) -> Iterator[Fact]:
    """Yield those whom a sentence or the form of minutes names as who decided or signed; a body is none."""
    for match in _DECIDES.finditer(text):
        name = _without_office(match.group(1) or match.group(2))
        yield Fact("signatory", name, match.start(), match.end())
    last = max(0, len(text) - _FOOT_CHARS)  # further up it may be another's case
    for pattern, start in ((_DECIDED, 0), (_CASE_DECIDED, last), (_SIGNS, 0)):
        for match in pattern.finditer(text, start):
            for one in re.compile(_NAMED).finditer(text, match.start(1), match.end(1)):
                name = _without_office(one.group())
                if not (_NOBODY.search(name) or _DEPUTY.match(text, one.end())):
                    yield Fact("signatory", name, one.end() - len(name), one.end())


def _without_office(name: str) -> str:
    """Return a name without the office that begins a sentence and so has a capital: `Landshövding Marit Ek`."""
    first, _, rest = name.partition(" ")
    return rest if " " in rest and TITLE.fullmatch(first) else name


def _signatures(lines: Sequence[Line]) -> Iterator[Fact]:
    """Yield those who sign with a line of their own: a name over an office, or both in one line."""
    for at, ((start, line), (after, title)) in enumerate(pairwise(lines)):
        if not (_PERSON.match(line) and is_office(title)) or line.startswith("För "):
            continue  # `För Riksförbundet Svea` signs by the name below
        beside = _beside(lines, at)
        if not beside:
            yield Fact("signatory", f"{line}, {title}", start, after + len(title))
        for one, name in beside:
            yield Fact("signatory", name, one, one + len(name))
    yield from _checked(lines)
    foot = lines[-_FOOT_LINES:]
    for start, line in foot:
        for match in _SIGNED.finditer(line) if _SIGNED_LINE.match(line) else ():
            if not (
                _NOBODY.search(match[1]) or TITLE.match(match[1])
            ):  # `Grönudds Hamn ordförande`, `Handläggare Bo Ek`
                yield Fact("signatory", f"{match[1]}, {match[2]}", start + match.start(), start + match.end())
    yield from _under_office(foot)
    for (_, close), (start, line) in pairwise(foot):
        if _CLOSES.search(close) and _PERSON.match(line) and not _NOBODY.search(line):
            yield Fact("signatory", line, start, start + len(line))


def _under_office(foot: Sequence[Line]) -> Iterator[Fact]:
    """Yield who signs below an office that stands alone, when it is not that of the name above it."""
    for at, ((_, office), (start, line)) in enumerate(pairwise(foot)):
        above = foot[at - 1][1] if at else ""
        below = foot[at + 2][1] if at + 2 < len(foot) else ""
        alone = TITLE.fullmatch(office) and office[0].isupper() and not (_PERSON.match(above) or is_office(below))
        if alone and _PERSON.match(line) and not _NOBODY.search(line):
            yield Fact("signatory", line, start, start + len(line))


def _checked(lines: Sequence[Line]) -> Iterator[Fact]:
    """Yield those below the first who checked minutes, one to a line, with or without an office."""
    for at, (_, line) in enumerate(lines):
        if _CHECKED.match(line):
            for start, below in list(takewhile(lambda one: _CHECKER.match(one[1]), lines[at + 1 :]))[1:]:
                name = re.split(r",| \(", below)[0]
                yield Fact("signatory", name, start, start + len(name))


def _beside(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the names of those who sign side by side, when it cannot be told whose title is whose; else nothing.

    Line `at` is the last with a name, above the first with a title. Reading has put the names below each other, or in
    one line, and so the titles.
    """
    persons = list(takewhile(lambda line: _PERSON.match(line[1]) and not _NOBODY.search(line[1]), lines[at::-1]))
    titles = list(takewhile(lambda line: is_office(line[1]), lines[at + 1 :]))
    first = list(TITLE.finditer(titles[0][1]))
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
