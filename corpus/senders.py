"""Who sent a document and what kind of document it is, when no manifest says so. Pure."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from corpus.abbreviations import abbreviation_of, as_used, short_name, spelt_out
from corpus.answering import ACTIVE, VERB, answering, holds_views, made_what_is_answered, speaks_alone, speaks_first
from corpus.joint_letters import parties
from corpus.letterheads import BODY, FOOT_LINES, RESPONSE, SENDER_LABEL, UNIT_CHARS, unknown_sender
from corpus.organisations import Mention, Register, folded, is_abbreviation, is_english, slug
from corpus.types import UNKNOWN, Fact, Kind, Name, Organisation
from corpus.units import seat_of_organ, unit_of

_SUBJECT = re.compile(rf"\s+(?:\([^)\n]{{2,12}}\)\s+)?{VERB}{ACTIVE}")
_FROM = re.compile(
    rf"(?:remissvar|yttrande|remissyttrande|svar|synpunkter|^\W*(?:skrivelse|brev))\s+(?:från|av)\s+$"
    rf"|^[\W\d]*{SENDER_LABEL}\s*[:|]\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_OWN = re.compile(r"^(?::?s)?\s+(?:remissvar|yttrande|remissyttrande|svar på|synpunkter)\b", re.IGNORECASE)
_DELIVERS = re.compile(r"(?:avlämnar|lämnar|avger|inkommer)\s+$", re.IGNORECASE)
_MINUTES = re.compile(r"(?m)^§\s*\d+\s*$|\bprotokollsutdrag\b|\bSammanträdesprotokoll\b", re.IGNORECASE)
_ANSWERS = re.compile(
    r"\b(?:svar (?:på|till|över)|synpunkter (?:på|över|angående|kring|avseende)|ert (?:dnr|diarienummer)|er beteckning"
    r"|er referens|departementets (?:dnr|diarienummer)|remissvaret|yttrar sig|yttrat sig över"
    r"|har (?:\S+ ){0,5}?(?:inga invändningar|inget att (?:erinra|invända)|ingen erinran) mot"
    r"|(?:avstår|avböjer) (?:\S+ ){0,4}?i?från att (?:yttra sig|svara)"
    r"|consultation (?:response|reply)|(?:response|reply|comments|submission|observations) (?:to|on) the "
    r"(?:\w+ )?(?:report|memorandum|inquiry|proposals?|consultation)"
    r"|(?:response|reply|comments) (?:to|on) (?:SOU|Ds))\b"
    r"|regeringskansliet\.se",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?m)^(?:Till:?\s+)?(?:Regeringskansliet,?\s+)?([A-ZÅÄÖ][a-zåäö]*(?:-? och [a-zåäö]+)?departementet)\b",
    re.IGNORECASE,
)
_TO_A_MINISTRY = re.compile(  # which one, it leaves unsaid or says in English
    r"(?m)^(?:Till:?\s+departementet\b|(?:To:?\s+)?(?:The\s+)?(?:Swedish\s+)?Ministry of [A-Z])", re.IGNORECASE
)
_GREETS = re.compile(
    r"(?m)^(?:Hej|Bästa|Hälsningar|Vänliga hälsningar|Med vänlig\w* hälsning\w*|Vänligen)\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:vi|jag|vår|vårt|oss)\b", re.IGNORECASE)
_MISSIV = re.compile(
    r"\b(?:remissvaren|svaren) ska ha kommit in\b|\bremissinstanser\s*:\s*\n|^\W*remissinstanser\s*\n",
    re.IGNORECASE | re.MULTILINE,
)
_REPORT = re.compile(r"\b(?:slut|del|huvud)?betänkande av\b|\bStatens offentliga utredningar\b", re.IGNORECASE)
_REPORT_FIRST = re.compile(r"\s*(?:SOU|Ds)[ _]\d{4}[:_]\d+\s*\n(?![^\n]*(?:yttrande|remiss))", re.IGNORECASE)
# a report that opens with its number and its name, or is filed under them, and goes on in numbered sections
_REPORT_NAMED = re.compile(r"[\s#*]*(?:SOU|Ds)[ _]\d{4}[:_]\d+\b", re.IGNORECASE)
_REPORT_FILED = re.compile(r"(?:SOU|Ds) ?\d{4} ?\d+\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?m)^[#*\s]*\d+\.\d+\.?[ \t]+[A-ZÅÄÖ]")
_HOLDS = re.compile(r"\b(?:vi|jag) (?:anser|tycker|menar|ser)\b", re.IGNORECASE)
_PROPOSAL_BOX = re.compile(
    r"(?m)^(?:Utredningens |Promemorians |Regeringens |Delegationens )?(?:förslag|bedömning|rekommendation)\s*:",
    re.IGNORECASE,
)
_BOXES = 3  # of proposals in a report that is not called one
_SECTIONS = 3  # with numbers, of a report under its own number
_ANNEX_FIRST = re.compile(r"[\s#*]*Bilaga(?: (?:\d{1,2}|[A-H])\b|[*_]*\s*(?:[:.–-]|\n))", re.IGNORECASE)
_ANNEX_NAME = re.compile(r"(?<!med )(?<!inkl )(?<!inkl\. )(?<!och )\bbil(?:aga)?\b", re.IGNORECASE)
_LETTER = 3  # words in the first person that a letter to a ministry holds at least
# what the government or an authority publishes of its own: nobody's answer, whatever it says of remisser
_PUBLISHED = re.compile(
    r"\s*(?:(?:kommitté|tilläggs)direktiv|regeringens (?:proposition|skrivelse)|\S+ författningssamling)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"\b(?:tal|föreläsning|anförande)\b", re.IGNORECASE)
_NEWS = re.compile(r"\b(?:pressmeddelande|nyhet(?:er)?)\b", re.IGNORECASE)
_MAILED = re.compile(r"(?m)^Från:[^\n]*?@(?:[\w-]+\.)*([\w-]+)\.\w+")
_SITE = re.compile(r"\bwww\.(?:[\w-]+\.)*([\w-]+)\.[a-z]{2,}\b(?!/\w)")  # not a page of it, which is cited
_HEAD_LINES = 14
_MOST_HEAD_LINES = 40
_PARAGRAPH = 12  # spaces at least
_LONGEST_LINE = 2_000  # characters; in a longer line no name stands alone
_SURE_OF_SENDER, _SURE_OTHERWISE = 0.9, 0.7  # confidence: named in the letterhead or the signature, or elsewhere


@dataclass(frozen=True, slots=True)
class Sender:
    """Who answers: the organisation, its name as the document writes it, and its abbreviation there, if any.

    `others` send the same letter with it.
    """

    organisation: Organisation
    written: str
    short: str | None
    others: tuple[Organisation, ...] = ()


def detect_kind(text: str, stem: str) -> Kind:
    """Return what kind of document this reads like; `stem` is the file's name without its ending."""
    head = text[:1500]
    name = unicodedata.normalize("NFC", stem).replace("_", " ").replace("-", " ")
    answers = RESPONSE.search(head) and re.search(r"(?:remissvar|yttrande|remiss)\b", head, re.IGNORECASE)
    if _PUBLISHED.match(text):
        return Kind.OVRIGT
    if _REPORT_FIRST.match(text) or (not answers and len(_PROPOSAL_BOX.findall(text)) >= _BOXES):
        return Kind.BETANKANDE
    if _MISSIV.search(text):
        return Kind.MISSIV
    if _MINUTES.search(head) or "protokoll" in name.lower():
        return Kind.PROTOKOLLSUTDRAG
    if (
        (_ANNEX_FIRST.match(text) or _ANNEX_NAME.search(name))
        and not RESPONSE.search(text)
        and not _GREETS.search(text)
    ):
        return Kind.BILAGA  # what says that it answers is the answer, though it lies in an annex
    if RESPONSE.search(head) or re.search(r"remissvar|yttrande", name, re.IGNORECASE):
        return Kind.REMISSVAR
    if _REPORT.search(head) or re.match(r"sou\b", name, re.IGNORECASE) or _is_report(text, name):
        return Kind.BETANKANDE
    if _SPEECH.search(head[:300]) or re.search(r"\btal\b", name, re.IGNORECASE):
        return Kind.TAL
    if _NEWS.search(head[:300]):
        return Kind.NYHET
    addressed = any(of.search(head) for of in (_ANSWERS, _ADDRESSED, _TO_A_MINISTRY)) or _ADDRESSED.search(text[-400:])
    letter = _GREETS.search(text) and len(_FIRST_PERSON.findall(text)) >= _LETTER
    named = re.search(r"remiss|svar\b|yttr|synpunkt|departement", name, re.IGNORECASE)
    told = named or len(RESPONSE.findall(text)) >= 2 or holds_views(text)
    return Kind.REMISSVAR if addressed or letter or told else Kind.OVRIGT


def _is_report(text: str, name: str) -> bool:
    """Return whether a text is under a report's own number and holds nobody's view of it."""
    under = _REPORT_NAMED.match(text) or _REPORT_FILED.match(name)
    sections = under is not None and len(_NUMBERED.findall(text)) >= _SECTIONS
    return sections and not (_ANSWERS.search(text[:1500]) or _GREETS.search(text) or _HOLDS.search(text))


def detect_sender(text: str, stem: str, register: Register) -> Sender | None:
    """Return the respondent whose document this is, or None when nothing in it says so.

    Evidence: the file's name, the letterhead, the signature, `remissvar från X`, and above all who is the subject
    of the verbs of opinion. Bodies that do not answer consultations (ministries, inquiries) are passed over.
    """
    register = as_used(text, register)
    if (seat := seat_of_organ(text, register)) is not None:
        return describe(seat, text, register)
    if together := parties(text, register):
        return replace(describe(together[0], text, register), others=together[1:])
    scores = _known(text, stem, register)
    best = scores.most_common(1)
    if best and (unit := unit_of(text, register[best[0][0]], register)):
        return describe(unit, text, register)
    unknown = unknown_sender(text, stem, register)
    if best and best[0][1] >= 3 and (unknown is None or best[0][1] >= unknown[1]):
        return describe(register[best[0][0]], text, register)
    if best and unknown is None and _speaks_first(register[best[0][0]], text, register):
        return describe(register[best[0][0]], text, register)
    if unknown is not None and unknown[1] >= 3:
        name, whole = _called_for_short(spelt_out(unknown[0], text))
        names = (Name(name, is_abbreviation(name)), *whole, *short_name(name), *abbreviation_of(name, text))
        return describe(Organisation(slug(name), name, names, UNKNOWN), text, register)
    return None


def _speaks_first(organisation: Organisation, text: str, register: Register) -> bool:
    names = [name.text for name in organisation.names if name.text in text]
    return bool(names) and speaks_first(names, text, register)


def _called_for_short(name: str) -> tuple[str, tuple[Name, ...]]:
    """Return the name before a comma if what stands behind it says what it is: `Ljuset, Riksförbundet för ljus`.

    Before a dash, whatever stands behind it: `LJU – Ljus i Sverige`.
    """
    called, dash, what = name.partition(" – ")
    if dash and " " not in called and called[:1].isupper() and what[:1].isupper():
        return called, (Name(what), Name(name))
    called, _comma, what = name.partition(", ")
    if what and " " not in called and called[:1].isupper() and BODY.search(what):
        return called, (Name(what), Name(name))
    return name, ()


def sender_fact(sender: Sender, text: str, *, stated: bool) -> Fact:
    """Return where the text names its sender: in its head or its foot if it does there, and how sure that is."""
    names = (sender.written, sender.short, *(one.text for one in sender.organisation.names))
    name = next((one for one in names if one and one in text), sender.written)
    edges = _edges(text)
    places = [m.start() for m in re.finditer(re.escape(name), text)]
    at = next((p for p in places if any(start <= p < end for start, end in edges)), None)
    sure = 1.0 if stated else _SURE_OF_SENDER if at is not None else _SURE_OTHERWISE
    if not places:
        return Fact("sender", sender.written, confidence=sure)
    start = places[0] if at is None else at
    return Fact("sender", sender.written, start, start + len(name), sure)


def addressee(text: str) -> Fact | None:
    """Return the ministry that a letter is addressed to before it begins to speak, or in its foot, or None."""
    for start, end in (_above_text(text), *_edges(text)):
        match = _ADDRESSED.search(text, start, end)
        if match is not None:
            return Fact("addressee", match.group(1).strip(), match.start(1), match.end(1), _SURE_OF_SENDER)
    return None


def describe(organisation: Organisation, text: str, register: Register) -> Sender:
    """Return the sender with the names this very document uses for it; an English letterhead renames no body."""
    known = Register((organisation,)) if register.get(organisation.id) is None else register
    mentions = [m for m in known.find(text, lenient=False) if m.organisation_id == organisation.id]
    used = Counter(m.name.text for m in mentions if not _in_case_number(text, m))
    long = [n for n in used if not is_abbreviation(n) and (n == organisation.name or not is_english(n))]
    short = [n for n in used if is_abbreviation(n)]
    best = max(short, key=lambda n: used[n]) if short else None
    written = max(long, key=lambda n: (len(n.split()) > 1, used[n])) if long else _name_then(organisation, best)
    return Sender(organisation, written, best)


def _in_case_number(text: str, mention: Mention) -> bool:
    """Return whether a name is only part of a number: `TRV 2031/7`, `NV-08814-25`, `2031/7-TRV`."""
    before, after = text[max(0, mention.start - 2) : mention.start], text[mention.end : mention.end + 6]
    return (
        re.match(r"(?:\s|[-–/:.](?:[A-ZÅÄÖ]{1,3}[-/])?)?\d", after) is not None
        or re.search(r"\d[-–/]$", before) is not None
    )


def _name_then(organisation: Organisation, short: str | None) -> str:
    """Return the full name of the years in which `short` was right: who writes only `SKL` was no SKR."""
    years = next(((n.valid_from, n.valid_to) for n in organisation.names if n.text == short), None)
    full = [n.text for n in organisation.names if not n.abbreviation and (n.valid_from, n.valid_to) == years]
    return full[0] if full else organisation.name


def _known(text: str, stem: str, register: Register) -> Counter[str]:
    scores: Counter[str] = Counter()
    label = unicodedata.normalize("NFC", re.sub(r"[_\-.]+", " ", stem))
    for mention in register.find(label, lenient=True):
        if register[mention.organisation_id].type == UNKNOWN and mention.name.text not in text:
            continue  # learnt from another letter: a file's name alone does not make this one its sender's
        # a bare place in a file's name may be a university's, a county board's or a municipality's
        scores[mention.organisation_id] += 1 if is_bare_place(mention, register) else 4
    edges = _edges(text)
    all_edge = edges and edges[0][1] >= edges[-1][0]  # so short that its head and its foot meet
    subjects: Counter[str] = Counter()
    lead = len(text) - len(text.lstrip())
    answers = {end for end, _name in answering(text)}
    line_start = line_end = seen = 0  # carried on from mention to mention: a line may hold thousands
    for mention in register.find(text):
        if made_what_is_answered(text, mention.start, mention.end):
            continue
        line_start, seen = max(line_start, text.rfind("\n", seen, mention.start) + 1), mention.start
        if line_end < mention.end:
            line_end = (text.find("\n", mention.end) + 1 or len(text) + 1) - 1
        line = text[line_start:line_end] if line_end - line_start <= _LONGEST_LINE else None
        alone = line is not None and len(line.strip()) - (mention.end - mention.start) <= 14
        alone = alone and not text.endswith("till ", line_start, mention.start)  # spoken of, or written to
        prose = all_edge and _is_prose(text[line_start : line_end if line_end > 0 else None])
        at_edge = any(start <= mention.start < end for start, end in edges) and not prose
        scores[mention.organisation_id] += (3 if alone else 1) * at_edge
        scores[mention.organisation_id] += 4 * (mention.start <= lead)  # the letterhead begins with it
        scores[mention.organisation_id] += 4 * (_names_itself(text, mention) or mention.end in answers)
        subjects[mention.organisation_id] += bool(_SUBJECT.match(text, mention.end))
    for organisation_id, count in subjects.items():
        scores[organisation_id] += min(count, 6)
    speakers = [organisation_id for organisation_id, count in subjects.items() if count]
    if len(speakers) == 1 and register[speakers[0]].type == UNKNOWN:  # learnt from another letter of its own
        scores[speakers[0]] += 2 * speaks_alone(register[speakers[0]].name, text, register)
    hosts = _hosts(text)
    for organisation_id in list(scores):
        scores[organisation_id] += 4 * _called_so(register[organisation_id], hosts)
    return Counter({o: s for o, s in scores.items() if register[o].respondent and s > 0})


def _is_prose(line: str) -> bool:
    """Return whether a line is text, which names others as often as its writer."""
    return line.count(" ") > 2 and line.rstrip().endswith((".", "!", "?"))


def _hosts(text: str) -> frozenset[str]:
    """Return whose addresses a letter has for its own: the one it was mailed from, the site in its head or foot.

    Such as `kommun@pajala.se`, `www.kammarkollegiet.se`; the name alone, in small letters.
    """
    mailed = _MAILED.search(text[:UNIT_CHARS])
    lines = [line for start, end in _edges(text) for line in text[start:end].split("\n")]
    sites = [match.group(1) for line in lines if not _is_prose(line) for match in _SITE.finditer(line)]
    found = (*sites, *((mailed.group(1),) if mailed else ()))
    return frozenset(host.lower().replace("-", "") for host in found)


def _called_so(organisation: Organisation, hosts: frozenset[str]) -> bool:
    names = (re.sub(r"s? (?:kommun|stad)$", "", name.text) for name in organisation.names)
    return bool(hosts) and not hosts.isdisjoint(re.sub(r"\W", "", folded(name)) for name in names)


def is_bare_place(mention: Mention, register: Register) -> bool:
    """Return whether a municipality is named by its place alone (`Lund`)."""
    return register[mention.organisation_id].type == "kommun" and " " not in mention.name.text


def _edges(text: str) -> list[tuple[int, int]]:
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if not m.group().isspace()]
    head, foot = lines[:_HEAD_LINES], lines[-FOOT_LINES:]
    return [(part[0][0], part[-1][1]) for part in (head, foot) if part]


def _above_text(text: str) -> tuple[int, int]:
    """Return what stands above the first paragraph: an address in the margin may make a letterhead long."""
    lines = islice(re.finditer(r"[^\n]*\S[^\n]*", text), _MOST_HEAD_LINES)
    return 0, max((line.end() for line in takewhile(lambda m: m.group().count(" ") < _PARAGRAPH, lines)), default=0)


def _names_itself(text: str, mention: Mention) -> bool:
    before, after = text[max(0, mention.start - 40) : mention.start], text[mention.end : mention.end + 40]
    opens = not text[text.rfind("\n", 0, mention.start) + 1 : mention.start].strip(" #*")
    own = opens and _OWN.match(after)  # inside a sentence it is another's that is spoken of
    return bool(_FROM.search(before) or own or _DELIVERS.search(before))
