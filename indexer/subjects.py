"""Whose stance a sentence states: the respondent's own, or somebody's it only tells of. Pure."""

import re
from functools import lru_cache

from corpus.organisations import Register
from corpus.types import Document
from indexer.selves import SELVES

_SELVES = (
    *SELVES,
    "vi", "jag", "oss", "vår", "vårt", "våra", "lärosätet", "akademien", "kyrkostyrelsen", "stiftet",
    "centralförbundet", "kansliet", "facket", "klubben", "avdelningen", "samfundet", "delegationen", "socialnämnden",
    "kyrkan", "rörelsen",
)  # fmt: skip
_FOREIGN = re.compile(
    r"^\W*(?P<who>(?:[A-ZÅÄÖ][\wåäö-]+ ){0,3}?(?:[A-ZÅÄÖ]|\b)[\wåäö-]*(?:kommissionen|rådet|föreningen"
    r"|förbundet|riksförbund|verket|myndigheten|inspektionen"
    r"|utskottet|partiet|nämnden|styrelsen|akademien|domstolen|delegationen|organisationerna|organisationen"
    r"|ombudsmannen|experten"
    r"|experterna|ledamoten|ledamöterna|råd|grannar|elevkåren|minoriteten|majoriteten"
    r"|oppositionen))\s+(?:\w+ ){0,3}?\w+"
)
_OPENING = 4_000  # characters in which a sender says what it is called for short
_SHORTEST = 2  # letters of a name
_SAYS = (  # what the body that writes does
    r"(?:anser|menar|bedömer|ser|vill|har|är|delar|instämmer|tillstyrker|avstyrker|välkomnar|stödjer|stöder|noterar"
    r"|föreslår|konstaterar|ställer|motsätter|tackar|lämnar|yttrar)"
)
_PRONOUN_SUBJECT = re.compile(r"^\W*(?:Den|Hon|Han|De)\s+(?:\w+\s+(?:\w+ eller\s+)?)?(?:\w+ (?:eller|och)\s+)?$")
_WE_SAY = re.compile(r"\w+ (?:vi|jag)\b", re.IGNORECASE)  # `Uppföljningen genom verket har vi inget emot`
_SAID_OF_IT = re.compile(  # *Den avstyrks*, *De bör utgå*: what they stand for is the matter
    r"\w+s\b|(?:bör|måste|ska|skall|kan|får)\b(?: \S+){0,4}? (?:\w+s|utgå|bestå|kvarstå)\b", re.IGNORECASE
)


_WHAT_IT_IS = re.compile(  # `Föreningen är en ideell organisation för alla som …`
    r"^\W*(?:[A-ZÅÄÖ][^\s,.;]*(?: [^\s,.;]+){0,4}?) är (?:både |också |även )?(?:en|ett|landets|Sveriges|den|det)\b"
    r" (?:(?!(?:för|till|åt|av|i|på|om|med|som)\b)[^\s.;]+ ){0,6}?\w*(?:myndighet|organisation|förening|förbund|organ"
    r"|bolag|företag|nätverk|universitet|högskola|kommun|stiftelse|institut|(?<!om)råd|kår|fack|museum)(?:en|et|t|n)?\b"
)


def introduces_itself(clause: str) -> bool:
    """Return whether a body tells what it is, which is praise of nothing that is proposed."""
    return _WHAT_IT_IS.match(clause) is not None


@lru_cache(maxsize=8)
def _called(name: str, opening: str) -> str | None:
    """Return the short name a letter gives its sender: `Svenska Transportarbetareförbundet (Transport) …`."""
    match = re.search(rf"{re.escape(name)} \(([A-ZÅÄÖ][\wåäöÅÄÖ-]{{1,24}})\)", opening)
    return match.group(1) if match else None


@lru_cache(maxsize=8)
def _for_short(name: str, opening: str) -> str | None:
    """Return the first word of a sender's name where the letter says it alone: `HSB anser` of HSB Riksförbund."""
    first = name.split(" ", 1)[0].strip(",")
    if first == name or not first[:1].isupper() or len(first) < _SHORTEST:
        return None
    return first if re.search(rf"(?:^|[\n.!?] ?){re.escape(first)} {_SAYS}\b", opening) else None


def _own_names(document: Document, register: Register) -> tuple[str, ...]:
    """Return what the respondent is called: by its letter, and by the register (*Jordbruksverket*)."""
    name = document.organisation
    called = _called(name, document.text[:_OPENING]) if name else None
    short = _for_short(name, document.text[:_OPENING]) if name else None
    known = register.get(document.organisation_id)
    listed = [n.text for n in known.names] if known else []
    return tuple(dict.fromkeys(n for n in (name, document.organisation_short, called, short, *listed) if n))


def own_voice(document: Document, words: str, register: Register) -> bool:
    """Return whether a sentence names the respondent, or speaks as *we* or *the authority*."""
    names = [re.escape(n) for n in _own_names(document, register)]
    return bool(
        re.search(
            rf"\b(?:{'|'.join([*names, *_SELVES])})\b",
            words,
            re.IGNORECASE,
        )
    )


def _named(document: Document, words: str, register: Register) -> bool:
    """Return whether words name the respondent by its name, or say *we*."""
    names = [re.escape(n) for n in _own_names(document, register)]
    return re.search(rf"\b(?:{'|'.join([*names, 'vi', 'jag'])})\b", words, re.IGNORECASE) is not None


def other_subject(words: str, at: int, document: Document, register: Register) -> bool:
    """Return whether someone else is the subject of the phrase: `Skolinspektionen avstyrker …`, `Den avstyrker …`."""
    if _WE_SAY.match(words, at):
        return False
    found = register.find(words[:at])
    own = {(m.start, m.end) for m in found if m.organisation_id == document.organisation_id}
    mentions = [m for m in found if m.organisation_id == document.organisation_id or (m.start, m.end) not in own]
    before = [m for m in mentions if at - m.end <= 14]
    if any(m.organisation_id != document.organisation_id for m in before[-1:]):
        return True
    opens = [m for m in mentions if m.start <= 2 and not words[m.end : m.end + 2].startswith((":s", "s "))]
    if any(m.organisation_id != document.organisation_id for m in opens) and not _named(document, words[:at], register):
        return True
    if _PRONOUN_SUBJECT.match(words[:at]) and not _SAID_OF_IT.match(words[at:]):
        return True
    foreign = _FOREIGN.match(words)
    if foreign is None or foreign.end("who") > at or _is_self(document, foreign.group("who"), register):
        return False
    behind = re.match(r"\s+\w+\s+(\S+)", words[foreign.end("who") :])  # `Ombyggnadsrådet är vi för`
    return behind is None or not _named(document, behind.group(1), register)


def _is_self(document: Document, who: str, register: Register) -> bool:
    """Return whether a body named at the head of a sentence is the respondent: by name, or by a general noun."""
    head = who.split()[-1].lower()
    if len(who.split()) == 1 and head in _SELVES:
        return True
    own = " ".join(n.lower() for n in _own_names(document, register))
    municipal = re.search(r"\b(?:kommun|stad|region|landsting)\b", own)
    return who.lower() in own or head in own or bool(municipal and re.search(r"(?:nämnden|styrelsen)$", head))
