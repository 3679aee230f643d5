"""Senders that the register does not know, named by their own letter: its head, its signature, its verbs. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from corpus.abbreviations import NAME_WORDS, PRESENTED, abbreviates
from corpus.answering import ACTIVE, VERB, answering, is_title, speaks, speaks_alone
from corpus.companies import own_companies
from corpus.offices import is_signed
from corpus.organisations import Register, is_abbreviation

_UNKNOWN = (
    re.compile(rf"(?:[Rr]emissvar|[Yy]ttrande|[Rr]emissyttrande)\s+(?:från|av)\s+({NAME_WORDS})"),
    re.compile(  # `Vi är 34 hushåll i föreningen Solgrannarna i Skattkärr`
        rf"\b(?:[Vv]i|[Jj]ag)\b[^.\n]{{0,60}}?\b(?:i|från|för) "
        rf"(?:\w*föreningen|nätverket|gruppen|byalaget|klubben)\s+({NAME_WORDS})"
    ),
    re.compile(
        rf"(?<![\w.] )\b({NAME_WORDS})(?=(?:\s+\([^)\n]{{2,12}}\)|, [A-ZÅÄÖ][^,.;:\n]{{1,80}},)?\s+{VERB}{ACTIVE})"
    ),
)
_GENERIC = frozenset(
    """Förbundet Kommunen Myndigheten Föreningen Regionen Vi Jag Utredningen Utredaren Delegationen Regeringen
    Betänkandet Förslaget Förslagen Man Det De Den Detta Dessa Här Där Universitetet Nämnden Styrelsen
    Sammanfattningsvis Organisationen
    Kommittén Remissen Sverige Riksdagen Staten Domstolen Lagrådet Verket Länsstyrelsen Kommuner Ordföranden Som Enligt
    Inspektionen Rådet Institutet Högskolan Centralorganisationen Bolaget Stiftelsen Landstinget Nätverket""".split()
)
_CAPITAL = re.compile(r"(?:(?<=[\wåäö,;(] )([A-ZÅÄÖÉ][\w&-]*)|^([A-ZÅÄÖÉ][\w&-]*)$)", re.MULTILINE)
_KINDS = frozenset(  # name nobody alone, as the head of a column does; `Region Grönudd` is a body
    """Kommun Region Stad Landsting Myndighet Förening Förbund Organisation Universitet Högskola Nämnd Styrelse Bolag
    Stiftelse Företag Registrator Registratur Diarium""".split()
)
_PAPERS = re.compile(  # what heads a paper and names nobody
    r"(?:remiss|yttrande|betänkande|promemoria|proposition|regeringens|(?:kommitté|tilläggs)?direktiv|protokoll|bilaga"
    r"|innehåll|hej|bästa|kära|ärade"
    r"|riktlinjer|åtgärder|ändring\w*|föreskrifter|handlingsplan|översyn"
    r"|sammanfattning|beslut|förslag|nationell|strategi|författningssamling|\w+ proposition|lag|förordning)"
    r"|.* (?:för|i|och|av|på|vid|mot|till|om|med|som|den|det)$",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"(?:En|Ett) [a-zåäö]")  # `En moderniserad arbetsrätt` is what a report is called
_BODIES = frozenset("Föreningen Förbundet Stiftelsen Nätverket Institutet Rådet Centralorganisationen Bolaget".split())
RESPONSE = re.compile(
    r"\bremissvar\b|\bremissyttrande\b|\byttrande\b|\bremiss\b|\btillstyrker\b|\bavstyrker\b", re.IGNORECASE
)
BODY = re.compile(
    r"förbund|förening|verk\b|verket|sverige|organisation|råd|institut|bolag|\bAB\b|kommun|region|kyrka"
    r"|stiftelse|nätverk|central|parti|"
    r"myndighet|styrelse|nämnd|universitet|högskola|museum|akademi|sällskap|ombud|inspektion|domstol|rätt\b"
    r"|rätten|kammar|länsstyrelse",
    re.IGNORECASE,
)
_BODY_ENDS = re.compile(
    r"(?:förbund(?:et)?|förening(?:en)?|verket|verk|organisation(?:en)?|råd(?:et)?|institut(?:et)?|bolag(?:et)?"
    r"|\bAB(?: \(publ\))?|\bHB|kommun|stad|kyrka(?:n)?|stiftelse(?:n)?|stift"
    r"|nätverk(?:et)?|myndighet(?:en)?|styrelse(?:n)?|nämnd(?:en)?|universitet|högskola|museum|akademi(?:n)?"
    r"|sällskap(?:et)?|inspektion(?:en)?"
    r"|ombudsmannen|domstol(?:en)?|(?:tings|hov|kammar|förvaltnings|läns|besvärs)rätt(?:en)?|samfällighet(?:en)?|pastorat|samfund(?:et)?|kammare(?:n)?"
    r"|kollegium|Sverige|centrum|facket|grupp(?:en)?|klubb(?:en)?)$"
)
# of some body, whose name it does not tell
_ORGAN = re.compile(
    r"(?:Till )?(?:(?:(?:Tekniska|Regionala|Sociala|Gemensamma) |[A-ZÅÄÖ][\wåäö]*-(?:, [\wåäö]+-?)* och )?\w*nämnden"
    r"|(?:[Kk]ommun|[Rr]egion|[Ff]örbunds|[Ff]akultets|[Kk]yrko|[Ll]andstings|[Ss]t(?:ad|ift)s)styrelsen"
    r"|\w*(?:utskottet|förvaltningen|kontoret)|[Dd]irektionen|[Kk]yrkorådet)$"
)
_MAIL_FROM = re.compile(
    r"^Från:\s*([A-ZÅÄÖ][^\n<@:;]{3,60}?)(?=\s*$|\s*<|\s+(?:Till|Skickat|Ämne|Datum|Kopia):)", re.MULTILINE
)
SENDER_LABEL = (  # what a form asks for the name of who answers by
    r"(?i:organisation(?:ens namn|snamn)?|remissinstans(?:ens namn)?|svarande(?: (?:organisation|instans|myndighet))?"
    r"|avsändare|uppgiftslämnare|myndighetens namn|(?:ert|ditt) svar lämnas av|svaret lämnas av"
    r"|(?:namn|svar) (?:på|från) (?:organisation|remissinstans|myndighet|avsändare|svarande)\w*)"
)
_OF_BODY = re.compile(r"^[\W\d]*(?:organisation|remissinstans|svarande|myndighet|namn på|svar från)", re.IGNORECASE)
_LABELLED = re.compile(
    rf"^[\W\d]*{SENDER_LABEL}\s*[:|]\s*([A-ZÅÄÖ][^\n|:;@\d]{{2,80}}?)(?=\s*(?:$|[|;]|[.,](?:\s|$))|\s+[\w ]{{3,20}}:)",
    re.MULTILINE,
)
_PRESENTS = re.compile(rf"({NAME_WORDS})\s+\(([A-ZÅÄÖ][\wÅÄÖ&-]{{1,9}})\)")  # `Sveriges Elevrådsforum (SEF) samlar`
_OFFICE = re.compile(
    r"\b(?:ordförande|vice ordförande|vd|verkställande direktör|generalsekreterare|kanslichef|sekreterare"
    r"|direktör|chef|föreståndare|talesperson"
    r"|kassör|styrelseledamot|företrädare)(?: i| för| på| vid|,) ([A-ZÅÄÖ][^\n()]{3,70})",
    re.IGNORECASE,
)
_FILE_WORDS = re.compile(
    r"\b(?:remiss\w*|yttr\w*|svar\w*|slutlig|final|version|v\d+|\d[\d.-]*|dnr|SOU|Ds)\b|\(\d+\)", re.IGNORECASE
)
# what a title says before the name of who sent it; the mark of a heading may stand first
_SENT_BY = re.compile(r"^#*\s*(?i:remissvar|svar|(?:remiss)?yttrande|synpunkter|brev) (?:från|av) (?=[A-ZÅÄÖ])")
# text of a letter: what heads its sections is no letterhead; each word is looked at as often as seven are long
_RUNNING = re.compile(r"^(?=.*[.:,;a-zåäö]$).*?(?<!\S)(?:\S+ ){7}")
_LETTER_FROM = re.compile(r"\b(?:brev|skrivelse|svar|synpunkter)\b.*? från (.{4,60})$", re.IGNORECASE)
_UNDER_NAME = re.compile(r"\b(?:19|20|21)\d\d\b|\b(?:remiss\w*|yttrande|dnr|diarienummer|svar på)\b", re.IGNORECASE)
_TOP_LINES = 4
_LONGEST_NAME = 7  # words
_GIVEN_NAME = r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_PERSONAL_NAME = re.compile(rf"{_GIVEN_NAME}(?: {_GIVEN_NAME}){{1,2}}")
_PRIVATE = re.compile(r"\bprivatperson\b|\b(?:privat|enskild) (?:person|medborgare)\b", re.IGNORECASE)
_AS_PRIVATE = re.compile(r"\b(?:jag|undertecknad)\b[^.!?]{0,80}\bsom privatperson\b", re.IGNORECASE)
_FIRST_COLUMN = re.compile(r"[A-ZÅÄÖ]{6,}\b")  # of a letterhead in columns, which cleaning has made one line
_PLACE_BELOW = re.compile(r"\bI ([A-ZÅÄÖ]{3,})\b")  # the second line of that column: `I HÄRNÖSAND`
_BESIDE_NAME = re.compile(r"\s+[·•|]\s+")  # `Stillvatten AB · org.nr 559877-0142 · Trollhättan`
_SHORT_BESIDE = re.compile(r"(?<=[a-zåäö])(?:\s+\([A-ZÅÄÖ][\w&-]{1,9}\)|\s*[,–-]\s+[A-ZÅÄÖ]{2,6})$")
_FORM = re.compile(r",? (?:ek\. ?för\.?|\((?:ideell|ekonomisk) förening\))$")  # beside a name, no part of it
# bodies of a kind, named after a place: too many for a register
_OF_PLACE = re.compile(
    r"\b((?:Förvaltningsrätten|Kammarrätten|Tingsrätten|Mark- och miljödomstolen|Länsrätten) i [A-ZÅÄÖ]\w+"
    r"|[A-ZÅÄÖ]\w+ (?:tingsrätt|hovrätt)|Hovrätten (?:för|över) [A-ZÅÄÖ][\wåäö ]+?(?=[\n,.(])"
    r"|Region [A-ZÅÄÖ]\w+(?: [A-ZÅÄÖ]\w+)?"
    r"|(?!(?:Om|En|Ett|Den|Det|Varje|Någon|Annan|Ingen|Berörd|Samma|Vissa?|Ny|Egen|Vår|Er|Som|Och|I|Av|Till) )"
    r"[A-ZÅÄÖ]\w+s? (?:kommun|stad|universitet|högskola))\b"
)
FOOT_LINES = 10
_NAME_GOES_BEFORE = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]+ $")  # the file has but the end of `Stiftelsen Röda Huset`
_PLAIN = {"a": "[aåäáà]", "o": "[oöóô]", "e": "[eéèë]", "u": "[uü]"}  # a letter in a file's name, as it may be written
_NAME_LINES = 8
_LIKELIEST = 20  # names
UNIT_CHARS = 3000


def unknown_sender(text: str, stem: str, register: Register) -> tuple[str, int] | None:
    """Return the likeliest sender that the register does not know, with its score."""
    votes: Counter[str] = Counter()
    label = _FILE_WORDS.sub(" ", unicodedata.normalize("NFC", stem).replace("_", " "))
    label = re.sub(r"^(?:från|av|till)\s+", "", label.strip(" -."), flags=re.IGNORECASE)
    if len(label) > 3 and (named := _called(label, text)) and not register.find(label):
        votes[named] += 4
    titled = _LETTER_FROM.search(unicodedata.normalize("NFC", stem).replace("_", " "))
    if titled and titled.group(1)[0].isupper() and titled.group(1) in text and not register.find(titled.group(1)):
        votes[titled.group(1)] += 4
    votes.update({name: 4 for name in own_companies(text, stem) if not register.find(name)})
    for match in _OF_PLACE.finditer(text[:UNIT_CHARS]):
        if not register.find(match.group(1)):
            votes[match.group(1)] += 4
    names = _names(text)
    for weight, pattern in zip((4, 4, 1), _UNKNOWN, strict=True):
        times = Counter(match.group(1).strip() for match in pattern.finditer(text))
        for name, n in times.items():
            fits = weight > 1 or " " in name or name in names or is_abbreviation(name) or BODY.search(name)
            if len(name) > 2 and fits and not register.find(name):
                votes[name] += weight * n
    answer = {name for _end, name in answering(text) if not register.find(name)}
    others = [name for name, _ in votes.most_common(_LIKELIEST) if name not in answer] if answer else []
    # somebody who takes a stance here may tell of another that has answered, too
    if any(speaks(name, text) for name in answer) or not any(speaks(name, text) for name in others):
        votes.update(dict.fromkeys(answer, 4))
    for name, weight in _letterheads(text, register):
        votes[name] += weight
    votes = Counter({name: weight for name, weight in votes.items() if not _generic(name)})
    for name in list(votes):
        if re.match(rf"\s*{re.escape(name)}\s*(?:\n|\()", text[:400]):
            votes[name] += 2
    for name in sorted(votes, key=len):  # `Förvaltningsrätten` in running text is `Förvaltningsrätten i Härnösand`
        longer = [n for n in votes if n.startswith(name + " i ")]
        if len(longer) == 1:
            votes[longer[0]] += votes.pop(name)
    for name in list(votes):
        if f"{name} Sverige" in votes:  # the Swedish part of a body that others have too
            votes[f"{name} Sverige"] += votes.pop(name)
    votes = Counter({name: weight for name, weight in votes.items() if not _is_headline(name, votes, text)})
    votes.update({name: 2 for name in votes if len(votes) == 1 and speaks_alone(name, text, register)})
    return votes.most_common(1)[0] if votes else None


def _is_headline(name: str, names: Iterable[str], text: str) -> bool:
    """Return whether a line is what a page is headed with: nobody bears it, and another takes the stances in the text.

    What heads a letter as a name is a body's by its words, comes back, or is spelt out of what the letter says.
    """
    if BODY.search(name) or " " not in name or text.count(name) > 1 or _PERSONAL_NAME.fullmatch(name):
        return False
    others = (n for n in names if n != name and n not in name and not abbreviates(n, name))
    return any(speaks(other, text) and len(re.findall(rf"(?<!\w){re.escape(other)} \w", text)) > 1 for other in others)


def _called(label: str, text: str) -> str | None:
    """Return the name of a file as the text has it, when it may name who wrote it and not what it is about.

    An attached letter is often called as its subject is, a file as its title.
    """
    other = re.sub(r"(?m)^(?:Ämne|Subject|Rubrik|Ärende):[^\n]*", "", text)
    label = _in_letters_of_names(label, other)
    named = re.findall(rf"(?<![\w@.]){re.escape(label)}(?!\w)", other)
    foot = [line.strip() for line in other.split("\n") if line.strip()][-FOOT_LINES:]
    body = BODY.search(label) or _PERSONAL_NAME.fullmatch(label) or is_abbreviation(label) or label in foot
    return label if named and (body or len(named) > 1) else None


def _in_letters_of_names(label: str, text: str) -> str:
    """Return the name that a file was called by in plain small letters, as the text writes it: `forbundet-sol`."""
    words = label.split("-") if " " not in label else label.split()
    if not label.isascii() or not label.islower():
        return label
    written = r"\s".join("".join(_PLAIN.get(letter, re.escape(letter)) for letter in word) for word in words)
    found = re.finditer(rf"(?<![\w@.-])(?=[A-ZÅÄÖ])(?i:{written})(?!\w)", text)
    whole = (m.group() for m in found if not _NAME_GOES_BEFORE.search(text, max(0, m.start() - 40), m.start()))
    return next(whole, label)


def _names(text: str) -> frozenset[str]:
    """Return the words with a capital that is not from beginning a sentence (`Vidare`): inside one, or alone."""
    return frozenset(match.group(1) or match.group(2) for match in _CAPITAL.finditer(text))


def _generic(name: str) -> bool:
    """Return whether a name names nobody: `Föreningen` and `Kyrkogårdsnämnden` do not, `Föreningen Blåklinten` does."""
    first, *rest = name.split()
    if _INDEFINITE.match(name) or (_PAPERS.match(name) and not _BODY_ENDS.search(name)):
        return True
    alone = (not rest and first in _KINDS) or _ORGAN.match(name) is not None
    return alone or (first in _GENERIC and not (rest and first in _BODIES))


def names_a_body(line: str) -> bool:
    """Return whether a line is the name of a body, by its last word, and not of a board or of a paper."""
    named = re.fullmatch(r"[A-ZÅÄÖ][^\d@:;()§.?!]{3,70}", line) is not None and _BODY_ENDS.search(line)
    return bool(named) and len(line.split()) <= _LONGEST_NAME and not (_generic(line) or RESPONSE.search(line))


def _letterheads(text: str, register: Register) -> Iterator[tuple[str, int]]:
    """Yield lines of the letterhead that look like a name and come back later in the document, with their weight."""
    written = [line.strip() for line in text.split("\n") if line.strip()]
    rows = {i + n for i, pair in enumerate(pairwise(written)) if all(" | " in line for line in pair) for n in (0, 1)}
    alone = [_BESIDE_NAME.split(_SENT_BY.sub("", line))[0] for i, line in enumerate(written) if i not in rows]
    lines = [line if register.find(line) else _FORM.sub("", _SHORT_BESIDE.sub("", line)) for line in alone]
    first = _FIRST_COLUMN.match(lines[0]) if lines else None
    if (
        first
        and BODY.search(first.group())
        and first.group().capitalize() in text
        and not (register.find(lines[0]) or register.find(first.group().capitalize()))
    ):
        place = _PLACE_BELOW.search(" ".join(lines[:2])[first.end() :])
        yield first.group().capitalize() + (f" i {place.group(1).title()}" if place else ""), 5
    if lines and not is_title(lines[0], text):
        yield from _opening(lines, register)
    for line in alone[:_TOP_LINES]:
        if (form := _FORM.search(line)) and not register.find(line):
            yield _as_written(line[: form.start()], lines), 4
    for match in _MAIL_FROM.finditer(text[:UNIT_CHARS]):
        name = match.group(1)
        if (_is_body(name, text) or _is_private(name, lines[-FOOT_LINES:], text)) and not register.find(name):
            yield name, 5
    if _AS_PRIVATE.search(text):
        signed = [line for line in lines[1:][-FOOT_LINES:] if _PERSONAL_NAME.fullmatch(line)]
        yield from ((line, 6) for line in signed[-1:])
    for match in _LABELLED.finditer(text[:UNIT_CHARS]):
        name = match.group(1)
        of_body = _OF_BODY.search(match.group()) or BODY.search(name)  # `Avsändare` may be a person
        if not register.find(name) and (of_body or not _PERSONAL_NAME.fullmatch(name)):
            yield name, 6
    presented = _PRESENTS.search(text[:UNIT_CHARS])
    if presented and presented.group(1)[0] == presented.group(2)[0]:
        name, short = presented.groups()
        known = register.find(name) or register.find(short)
        if not known and len(re.findall(rf"\b{re.escape(short)}\b", text)) > PRESENTED:
            yield name, 4
    for name in _signed(lines[-FOOT_LINES:]):
        if not (register.find(name) or _generic(name) or is_title(name, text)):
            yield name, 4
    for line in lines[:_TOP_LINES]:
        ends = re.fullmatch(r"[A-ZÅÄÖ][^\d@:;()§]{8,70}", line) and _BODY_ENDS.search(line)
        if ends and not register.find(line) and not is_title(line, text):
            yield line, 4
    for line in takewhile(lambda line: not _RUNNING.search(line), lines[:_NAME_LINES]):
        named = re.fullmatch(r"[A-ZÅÄÖ][^\d@:,;.()§]{4,60}", line)
        if (
            named is None
            or register.find(line)
            or line.split()[0].capitalize() in _GENERIC
            or line.capitalize() in _KINDS
            or RESPONSE.search(line)
            or is_title(line, text)
        ):
            continue
        if _PERSONAL_NAME.fullmatch(line) and not BODY.search(line):
            continue
        again = re.findall(rf"(?<!\w){re.escape(line)}(?!\w)", text, re.IGNORECASE)
        if len(again) >= 2:
            proper = Counter(w for w in again if not w.isupper()).most_common(1)
            yield (proper[0][0] if proper else line.title()), 2 + min(len(again), 4)


def _is_body(sent_by: str, text: str) -> bool:
    """Return whether the name that an e-mail was sent under is a body's, not a person's or whatever stands there."""
    if BODY.search(sent_by):
        return True
    again = len(re.findall(rf"(?<!\w){re.escape(sent_by)}(?!\w)", text)) > 1
    return again and (" " in sent_by or is_abbreviation(sent_by)) and not _PERSONAL_NAME.fullmatch(sent_by)


def _is_private(sent_by: str, foot: Sequence[str], text: str) -> bool:
    """Return whether a person who signs an e-mail sends it as nobody's but his or her own."""
    signs = _PERSONAL_NAME.fullmatch(sent_by) and any(line.startswith(sent_by) for line in foot)
    return bool(signs) and _PRIVATE.search(text) is not None


def _known(line: str, register: Register) -> bool:
    """Return whether a line names a body that is known; a place names its municipality only where it stands alone."""
    found = register.find(line) or register.find(line.title(), lenient=True)
    return any(" " in m.name.text or " " not in line or register[m.organisation_id].type != "kommun" for m in found)


def _opening(lines: Sequence[str], register: Register) -> Iterator[tuple[str, int]]:
    """Yield the first line of a letter when it is a name: above a date or a title, or a person's that signs it too."""
    if not lines or not re.fullmatch(r"[A-ZÅÄÖ][^\d@:;()§.!?]{2,60}!?", lines[0]):
        return
    if _known(lines[0], register):
        return
    below = lines[1] if len(lines) > 1 else ""
    named = _BODY_ENDS.search(below) or abbreviates(lines[0], below)
    if is_abbreviation(lines[0]) and named and not register.find(below):
        yield below, 7  # `SKKF` above `Sveriges kyrkogårds- och krematorieförbund`
        return
    if RESPONSE.search(lines[0]) or _generic(lines[0]) or lines[0].lower().endswith("departementet"):
        return
    signs = (lines[0] in lines[-FOOT_LINES:] and len(lines) > FOOT_LINES // 2) or _signs_shortly(lines)
    if _PERSONAL_NAME.fullmatch(lines[0]) and not BODY.search(lines[0]) and not signs:
        return
    if signs or any(_UNDER_NAME.search(line) for line in lines[1:_NAME_LINES]):
        yield _as_written(lines[0], lines[1:]), 5


def _signs_shortly(lines: Sequence[str]) -> bool:
    """Return whether a person's name over an office heads a letter signed with initials: `S.-O. Hallencreutz`."""
    if len(lines) < FOOT_LINES // 2 or not is_signed(lines[0], lines[1]):
        return False
    short = re.compile(rf"(?:[A-ZÅÄÖ]\.[ -]?)+{re.escape(lines[0].split()[-1])}")
    return any(short.fullmatch(line) for line in lines[-FOOT_LINES:])


_SMALL = re.compile(r"(?<= )(?:och|i|för|av|på|vid|mot|till|med|the|of|and)(?= )", re.IGNORECASE)
_KIND_AFTER = re.compile(  # `Torsås södra församling`
    r"(?<= )(?:(?:Östra|Västra|Norra|Södra) )?(?:Tingsrätt|Stift|Församling|Pastorat|Samfällighet|Sameby|Universitet"
    r"|Högskola|Kommun|Stad)$"
)


def _lower(words: re.Pattern[str], name: str) -> str:
    return words.sub(lambda match: match.group().lower(), name)


def _as_written(line: str, others: Sequence[str]) -> str:
    """Return a name in capitals as the letter writes it elsewhere; else with capitals where a name has them."""
    if not line.isupper():
        return line
    words = re.compile(r"\s+".join(map(re.escape, line.split())), re.IGNORECASE)
    found = (m.group() for m in words.finditer(" ".join(others)) if not m.group().isupper())
    return next(found, None) or _lower(_KIND_AFTER, _lower(_SMALL, line.title()))


def _signed(lines: Sequence[str]) -> Iterator[str]:
    """Yield the bodies named in a signature: after an office (`ordförande i X`), or on a line of their own."""
    for line in lines:
        name = line.removeprefix("För ")
        if match := _OFFICE.search(line):
            name = match.group(1).split(",")[0].strip()
        elif not (re.fullmatch(r"[^\d@:;()§,.]{5,61}", name) and _BODY_ENDS.search(name)):
            continue
        if name[0].isupper():  # `För styrelsen`, `ordförande i utskottet` tell of no body
            yield name
