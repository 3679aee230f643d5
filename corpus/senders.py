"""Who sent a document and what kind of document it is, when no manifest says so. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.organisations import Mention, Register, is_abbreviation, slug
from corpus.types import Kind, Name, Organisation

_VERB = (
    r"(?:tillstyrk|avstyrk|anse|mena|bedöm|dela|instämm|välkomn|framhåll|beton|ställe[rt]? sig|stå[r]? bakom|"
    r"motsätt|avstå|har (?:ing|beretts|fått|tagit del)|lämna|ser |är (?:positiv|kritisk|tveksam)|stödj|stöd|föreslå|"
    r"vill |efterfråg|efterlys|yttra|konstatera|noter|biträd|förord|avråd|avslå|understryk|påpek|anför)\w*"
)
_SUBJECT = re.compile(rf"\s+(?:\([^)\n]{{2,12}}\)\s+)?{_VERB}")
_FROM = re.compile(r"(?:remissvar|yttrande|remissyttrande|svar|synpunkter)\s+(?:från|av)\s+$", re.IGNORECASE)
_OWN = re.compile(r"^(?::?s)?\s+(?:remissvar|yttrande|remissyttrande|svar på|synpunkter)\b", re.IGNORECASE)
_DELIVERS = re.compile(r"(?:avlämnar|lämnar|avger|inkommer)\s+$", re.IGNORECASE)
_NAME_WORDS = (
    r"[A-ZÅÄÖÉ][\w&-]*(?:[ ](?:(?:för|i|och|av|på|vid|mot|till)[ ])?(?:[A-ZÅÄÖÉ][\w&-]*|"
    r"[a-zåäö]+(?:förbund|förening|universitet|högskola|institut|myndighet|nämnd|organisation|råd|kommun|"
    r"landsting|stad|verk)))*"
)
_UNKNOWN = (
    re.compile(rf"(?:[Rr]emissvar|[Yy]ttrande|[Rr]emissyttrande)\s+(?:från|av)\s+({_NAME_WORDS})"),
    re.compile(rf"(?<![\w.] )\b({_NAME_WORDS})(?=\s+(?:\([^)\n]{{2,12}}\)\s+)?{_VERB})"),
)
_GENERIC = frozenset(
    """Förbundet Kommunen Myndigheten Föreningen Regionen Vi Jag Utredningen Utredaren Delegationen Regeringen
    Betänkandet Förslaget Förslagen Man Det De Den Detta Dessa Här Där Universitetet Nämnden Styrelsen
    Sammanfattningsvis Organisationen
    Kommittén Remissen Sverige Riksdagen Staten Domstolen Lagrådet Verket Länsstyrelsen Kommuner Ordföranden Som Enligt
    Inspektionen Rådet Institutet Högskolan Centralorganisationen Bolaget Stiftelsen Landstinget Nätverket""".split()
)
_BODIES = frozenset("Föreningen Förbundet Stiftelsen Nätverket Institutet Rådet Centralorganisationen Bolaget".split())
_MINUTES = re.compile(r"(?m)^§\s*\d+\s*$|\bprotokollsutdrag\b|\bSammanträdesprotokoll\b", re.IGNORECASE)
_RESPONSE = re.compile(
    r"\bremissvar\b|\bremissyttrande\b|\byttrande\b|\bremiss\b|\btillstyrker\b|\bavstyrker\b", re.IGNORECASE
)
_ANSWERS = re.compile(
    r"\b(?:svar (?:på|till|över)|synpunkter (?:på|över|angående|kring|avseende)|ert dnr|er beteckning"
    r"|er referens|yttrar sig)\b"
    r"|regeringskansliet\.se",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?m)^(?:Till:?\s+)?(?:Regeringskansliet,?\s+)?[A-ZÅÄÖ][a-zåäö]*(?: och [a-zåäö]+)?departementet\b", re.IGNORECASE
)
_GREETS = re.compile(
    r"(?m)^(?:Hej|Bästa|Hälsningar|Vänliga hälsningar|Med vänlig\w* hälsning\w*|Vänligen)\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:vi|jag|vår|vårt|oss)\b", re.IGNORECASE)
_MISSIV = re.compile(r"\b(?:remissvaren|svaren) ska ha kommit in\b|\bremissinstanser\s*:?\s*\n", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:slut|del|huvud)?betänkande av\b|\bStatens offentliga utredningar\b", re.IGNORECASE)
_REPORT_FIRST = re.compile(r"\s*(?:SOU|Ds)[ _]\d{4}[:_]\d+\s*\n(?![^\n]*(?:yttrande|remiss))", re.IGNORECASE)
_PROPOSAL_BOX = re.compile(
    r"(?m)^(?:Utredningens |Promemorians |Regeringens |Delegationens )?(?:förslag|bedömning|rekommendation)\s*:",
    re.IGNORECASE,
)
_BOXES = 3
_LETTER = 3  # words in the first person that a letter to a ministry holds at least
_UNIT = re.compile(
    r"((?:[A-ZÅÄÖ][\w-]+\s)?(?:[a-zåäö]+ska\s)?[A-ZÅÄÖa-zåäö]*(?:fakultet|institution|centrum|enhet|institut"
    r"|högskola|skola|avdelning)\w*"
    r"(?:\sför\s[\wåäö-]+(?:\soch\s[\wåäö-]+)?)?)\s+vid\s+$"
)
_BODY = re.compile(
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
    r"|ombudsmannen|domstol(?:en)?|rätt(?:en)?|samfällighet(?:en)?|pastorat|samfund(?:et)?|kammare(?:n)?"
    r"|kollegium|Sverige|centrum|facket|grupp(?:en)?|klubb(?:en)?)$"
)
_ORGAN = re.compile(r"(?:nämnden|styrelsen|direktionen)$")  # of some body, whose name it does not tell
_OFFICE = re.compile(
    r"\b(?:ordförande|vice ordförande|vd|verkställande direktör|generalsekreterare|kanslichef|sekreterare"
    r"|direktör|chef|föreståndare|talesperson"
    r"|kassör|styrelseledamot|företrädare)(?: i| för| på| vid|,) ([A-ZÅÄÖ][^\n()]{3,70})",
    re.IGNORECASE,
)
_FILE_WORDS = re.compile(
    r"\b(?:remiss\w*|yttr\w*|svar\w*|slutlig|final|version|v\d+|\d[\d.-]*|dnr|SOU|Ds)\b|\(\d+\)", re.IGNORECASE
)
_UNDER_NAME = re.compile(r"\b(?:19|20|21)\d\d\b|\b(?:remiss\w*|yttrande|dnr|diarienummer|svar på)\b", re.IGNORECASE)
_TOP_LINES = 4
_GIVEN_NAME = r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_PERSONAL_NAME = re.compile(rf"{_GIVEN_NAME}(?: {_GIVEN_NAME}){{1,2}}")
_FIRST_COLUMN = re.compile(r"[A-ZÅÄÖ]{6,}\b")  # of a letterhead in columns, which cleaning has made one line
_PLACE_BELOW = re.compile(r"\bI ([A-ZÅÄÖ]{3,})\b")  # the second line of that column: `I HÄRNÖSAND`
_BESIDE_NAME = re.compile(r"\s+[·•|]\s+")  # `Stillvatten AB · org.nr 559877-0142 · Trollhättan`
# bodies of a kind, named after a place: too many for a register
_OF_PLACE = re.compile(
    r"\b((?:Förvaltningsrätten|Kammarrätten|Tingsrätten|Mark- och miljödomstolen|Länsrätten) i [A-ZÅÄÖ]\w+"
    r"|[A-ZÅÄÖ]\w+ (?:tingsrätt|hovrätt)|Hovrätten (?:för|över) [A-ZÅÄÖ][\wåäö ]+?(?=[\n,.(])"
    r"|Region [A-ZÅÄÖ]\w+(?: [A-ZÅÄÖ]\w+)?"
    r"|[A-ZÅÄÖ]\w+s? (?:kommun|stad|universitet|högskola))\b"
)
_SPEECH = re.compile(r"\b(?:tal|föreläsning|anförande)\b", re.IGNORECASE)
_NEWS = re.compile(r"\b(?:pressmeddelande|nyhet(?:er)?)\b", re.IGNORECASE)
_HEAD_LINES, _FOOT_LINES = 14, 10
_NAME_LINES = 8
_UNIT_CHARS = 3000


@dataclass(frozen=True, slots=True)
class Sender:
    """Who answers: the organisation, its name as the document writes it, and its abbreviation there, if any."""

    organisation: Organisation
    written: str
    short: str | None


def detect_kind(text: str, stem: str) -> Kind:
    """Return what kind of document this reads like; `stem` is the file's name without its ending."""
    head = text[:1500]
    name = unicodedata.normalize("NFC", stem).replace("_", " ").replace("-", " ")
    answers = _RESPONSE.search(head) and re.search(r"(?:remissvar|yttrande|remiss)\b", head, re.IGNORECASE)
    if _REPORT_FIRST.match(text) or (not answers and len(_PROPOSAL_BOX.findall(text)) >= _BOXES):
        return Kind.BETANKANDE
    if _MISSIV.search(text):
        return Kind.MISSIV
    if _MINUTES.search(head) or "protokoll" in name.lower():
        return Kind.PROTOKOLLSUTDRAG
    if _RESPONSE.search(head) or re.search(r"remissvar|yttrande", name, re.IGNORECASE):
        return Kind.REMISSVAR
    if _REPORT.search(head) or re.match(r"sou\b", name, re.IGNORECASE):
        return Kind.BETANKANDE
    if _SPEECH.search(head[:300]) or re.search(r"\btal\b", name, re.IGNORECASE):
        return Kind.TAL
    if _NEWS.search(head[:300]):
        return Kind.NYHET
    addressed = _ANSWERS.search(head) or _ADDRESSED.search(head) or _ADDRESSED.search(text[-400:])
    letter = _GREETS.search(text) and len(_FIRST_PERSON.findall(text)) >= _LETTER
    named = re.search(r"remiss|svar\b|yttr|synpunkt|departement", name, re.IGNORECASE)
    return Kind.REMISSVAR if addressed or letter or named or len(_RESPONSE.findall(text)) >= 2 else Kind.OVRIGT


def detect_sender(text: str, stem: str, register: Register) -> Sender | None:
    """Return the respondent whose document this is, or None when nothing in it says so.

    Evidence: the file's name, the letterhead, the signature, `remissvar från X`, and above all who is the subject
    of the verbs of opinion. Bodies that do not answer consultations (ministries, inquiries) are passed over.
    """
    scores = _known(text, stem, register)
    best = scores.most_common(1)
    if best and (unit := _unit(text, register[best[0][0]], register)):
        return describe(unit, text, register)
    unknown = _unknown(text, stem, register)
    if best and best[0][1] >= 3 and (unknown is None or best[0][1] >= unknown[1]):
        return describe(register[best[0][0]], text, register)
    if unknown is not None and unknown[1] >= 3:
        name = _spelt_out(unknown[0], text)
        names = (Name(name), *_abbreviation_after(name, text))
        return describe(Organisation(slug(name), name, names, "okand"), text, register)
    return None


def describe(organisation: Organisation, text: str, register: Register) -> Sender:
    """Return the sender with the names this very document uses for it."""
    known = Register((organisation,)) if register.get(organisation.id) is None else register
    mentions = [m for m in known.find(text, lenient=False) if m.organisation_id == organisation.id]
    used = Counter(
        m.name.text for m in mentions if not re.match(r"\s?\d", text[m.end :])
    )  # "TRV 2031/7" is a case number
    long = [n for n in used if not is_abbreviation(n)]
    short = [n for n in used if is_abbreviation(n)]
    best = max(short, key=lambda n: used[n]) if short else None
    written = max(long, key=lambda n: (len(n.split()) > 1, used[n])) if long else _name_then(organisation, best)
    return Sender(organisation, written, best)


def _name_then(organisation: Organisation, short: str | None) -> str:
    """Return the full name of the years in which `short` was right: who writes only `SKL` was no SKR."""
    years = next(((n.valid_from, n.valid_to) for n in organisation.names if n.text == short), None)
    full = [n.text for n in organisation.names if not n.abbreviation and (n.valid_from, n.valid_to) == years]
    return full[0] if full else organisation.name


def _known(text: str, stem: str, register: Register) -> Counter[str]:
    scores: Counter[str] = Counter()
    label = unicodedata.normalize("NFC", re.sub(r"[_\-.]+", " ", stem))
    for mention in register.find(label, lenient=True):
        # a bare place in a file's name may be a university's, a county board's or a municipality's
        scores[mention.organisation_id] += 1 if is_bare_place(mention, register) else 4
    edges = _edges(text)
    subjects: Counter[str] = Counter()
    for mention in register.find(text):
        line_start = text.rfind("\n", 0, mention.start) + 1
        line_end = text.find("\n", mention.end)
        alone = len(text[line_start : line_end if line_end > 0 else None].strip()) - (mention.end - mention.start) <= 14
        at_edge = any(start <= mention.start < end for start, end in edges)
        scores[mention.organisation_id] += (3 if alone else 1) * at_edge
        scores[mention.organisation_id] += 4 * (not text[: mention.start].strip())  # the letterhead begins with it
        scores[mention.organisation_id] += 4 * _names_itself(text, mention)
        subjects[mention.organisation_id] += bool(_SUBJECT.match(text, mention.end))
    for organisation_id, count in subjects.items():
        scores[organisation_id] += min(count, 6)
    return Counter({o: s for o, s in scores.items() if register[o].respondent and s > 0})


def is_bare_place(mention: Mention, register: Register) -> bool:
    """Return whether a municipality is named by its place alone (`Lund`)."""
    return register[mention.organisation_id].type == "kommun" and " " not in mention.name.text


def _unit(text: str, parent: Organisation, register: Register) -> Organisation | None:
    """Return the part of a larger body that answers in its own name, if one does.

    `Juridiska fakulteten vid Lunds universitet` is not its university.
    """
    for mention in register.find(text[:_UNIT_CHARS]):
        match = _UNIT.search(text[max(0, mention.start - 90) : mention.start])
        if mention.organisation_id == parent.id and match:
            unit = match.group(1).replace("fakultetsstyrelsen", "fakulteten")  # the board speaks for the faculty
            name = f"{unit[0].upper()}{unit[1:]} vid {mention.name.text}"
            short = match.group(1).split()[-1].removesuffix("s")
            written = f"{match.group(1)[0].upper()}{match.group(1)[1:]} vid {mention.name.text}"
            names = dict.fromkeys([name, written, unit[0].upper() + unit[1:], short[0].upper() + short[1:]])
            return Organisation(slug(name), name, tuple(Name(n) for n in names), parent.type, parent.id)
    return None


def _edges(text: str) -> list[tuple[int, int]]:
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    head, foot = lines[:_HEAD_LINES], lines[-_FOOT_LINES:]
    return [(part[0][0], part[-1][1]) for part in (head, foot) if part]


def _names_itself(text: str, mention: Mention) -> bool:
    before, after = text[max(0, mention.start - 40) : mention.start], text[mention.end : mention.end + 40]
    return bool(_FROM.search(before) or _OWN.match(after) or _DELIVERS.search(before))


def _unknown(text: str, stem: str, register: Register) -> tuple[str, int] | None:
    """Return the likeliest sender that the register does not know, with its score."""
    votes: Counter[str] = Counter()
    label = _FILE_WORDS.sub(" ", unicodedata.normalize("NFC", stem).replace("_", " "))
    label = re.sub(r"^(?:från|av|till)\s+", "", label.strip(" -."), flags=re.IGNORECASE)
    if len(label) > 3 and (named := re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text)) and not register.find(label):
        votes[named.group()] += 4
    for match in _OF_PLACE.finditer(text[:_UNIT_CHARS]):
        if not register.find(match.group(1)):
            votes[match.group(1)] += 4
    for weight, pattern in zip((4, 1), _UNKNOWN, strict=True):
        for match in pattern.finditer(text):
            name = match.group(1).strip()
            known = register.find(name)
            if len(name) > 2 and not known:
                votes[name] += weight
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
    return votes.most_common(1)[0] if votes else None


def _generic(name: str) -> bool:
    """Return whether a name names nobody: `Föreningen` and `Kyrkogårdsnämnden` do not, `Föreningen Blåklinten` does."""
    first, *rest = name.split()
    return (first in _GENERIC and not (rest and first in _BODIES)) or (not rest and bool(_ORGAN.search(name)))


def _letterheads(text: str, register: Register) -> Iterator[tuple[str, int]]:
    """Yield lines of the letterhead that look like a name and come back later in the document, with their weight."""
    lines = [_BESIDE_NAME.split(line.strip())[0] for line in text.split("\n") if line.strip()]
    first = _FIRST_COLUMN.match(lines[0]) if lines else None
    if first and _BODY.search(first.group()) and first.group().capitalize() in text and not register.find(lines[0]):
        place = _PLACE_BELOW.search(" ".join(lines[:2])[first.end() :])
        yield first.group().capitalize() + (f" i {place.group(1).title()}" if place else ""), 5
    yield from _opening(lines, register)
    for name in _signed(lines[-_FOOT_LINES:]):
        if not register.find(name) and not _generic(name):
            yield name, 4
    for line in lines[:_TOP_LINES]:
        if re.fullmatch(r"[A-ZÅÄÖ][^\d@:;()§]{8,70}", line) and _BODY_ENDS.search(line) and not register.find(line):
            yield line, 4
    for line in lines[:_NAME_LINES]:
        named = re.fullmatch(r"[A-ZÅÄÖ][^\d@:,;.()§]{4,60}", line)
        if named is None or register.find(line) or line.split()[0].capitalize() in _GENERIC or _RESPONSE.search(line):
            continue
        if _PERSONAL_NAME.fullmatch(line) and not _BODY.search(line):
            continue
        again = re.findall(rf"(?<!\w){re.escape(line)}(?!\w)", text, re.IGNORECASE)
        if len(again) >= 2:
            proper = Counter(w for w in again if not w.isupper()).most_common(1)
            yield (proper[0][0] if proper else line.title()), 2 + min(len(again), 4)


def _opening(lines: Sequence[str], register: Register) -> Iterator[tuple[str, int]]:
    """Yield the first line of a letter when it is a name: above a date or a title, or a person's that signs it too."""
    if not lines or not re.fullmatch(r"[A-ZÅÄÖ][^\d@:;()§.]{3,60}", lines[0]):
        return
    if register.find(lines[0]) or register.find(lines[0].title(), lenient=True):
        return
    if is_abbreviation(lines[0]) and len(lines) > 1 and _BODY_ENDS.search(lines[1]) and not register.find(lines[1]):
        yield lines[1], 7  # `SKKF` above `Sveriges kyrkogårds- och krematorieförbund`
        return
    if _RESPONSE.search(lines[0]) or _generic(lines[0]) or lines[0].lower().endswith("departementet"):
        return
    signs = lines[0] in lines[-_FOOT_LINES:] and len(lines) > _FOOT_LINES // 2
    if _PERSONAL_NAME.fullmatch(lines[0]) and not _BODY.search(lines[0]) and not signs:
        return
    if signs or any(_UNDER_NAME.search(line) for line in lines[1:_NAME_LINES]):
        yield lines[0].title() if lines[0].isupper() else lines[0], 5


def _signed(lines: Sequence[str]) -> Iterator[str]:
    """Yield the bodies named in a signature: after an office (`ordförande i X`), or on a line of their own."""
    for line in lines:
        if match := _OFFICE.search(line):
            yield match.group(1).split(",")[0].strip()
        elif re.fullmatch(r"(?:För )?[A-ZÅÄÖ][^\d@:;()§,.]{4,60}", line) and _BODY_ENDS.search(line):
            yield line.removeprefix("För ")


def _spelt_out(name: str, text: str) -> str:
    """Return the full name that stands before an abbreviation in brackets, without its genitive; else `name` itself.

    `Riksföreningen Trygg Ålderdoms (RTÅ:s) synpunkter` makes `Riksföreningen Trygg Ålderdom` of `RTÅ`.
    """
    if not is_abbreviation(name):
        return name
    match = re.search(rf"({_NAME_WORDS})\s*\({re.escape(name)}(:s)?\)", text)
    if match is None or match.group(1)[0] != name[0] or len(match.group(1)) <= len(name):
        return name
    return match.group(1).removesuffix("s") if match.group(2) else match.group(1)


def _abbreviation_after(name: str, text: str) -> tuple[Name, ...]:
    match = re.search(rf"{re.escape(name)}s?\s*\(([A-ZÅÄÖ][\w&-]{{1,14}}?)(?::s)?\)", text)
    match = match or re.match(rf"\s*([A-ZÅÄÖ][A-ZÅÄÖ&-]{{1,9}})\s*\n\s*{re.escape(name)}", text)
    return (Name(match.group(1), abbreviation=True),) if match else ()
