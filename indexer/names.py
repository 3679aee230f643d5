"""Which wordings can name a proposal in a sentence: a thing, or what shall be done; no answer, no statement. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache

from indexer.selves import SELVES

_OPENS = re.compile(  # adverbials, pronouns, what points back, dates, the *not* and the *that* of a clause
    r"(?:av|i|på|om|för|till|med|från|mot|över|kring|vid|under|innan|efter|utan|hos|enligt|trots|annat|annan|vi|jag|oss"
    r"|man|hon|han|denna|detta|dessa|sig|inte|ej|även|också|dock|därför|här|där|så|såsom|vad|vilket|vilken|stället"
    r"|varför|hur|huruvida|ifall|ett sådant|en sådan|sådana|det (?:i|som)|de som|den som"
    r"|(?:de|den|det|detta|dessa) \w+s$|(?:de|den|det) (?:bör|ska|skall|kan|får|måste)"
    r"|(?:den|det) (?:\w*delen|\w*uppfattningen|\w*bedömningen|slutsatsen|synen|åsikten|linjen|frågan|\d)"
    r"|att\b.*\b(?:är|var|vore|blir|har|kan|måste))\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(  # words of the answer, and not of what it is on
    r"\b(?:(?:av|till)styrk\w*|yttra(?:r)? (?:sig|oss)|yttrande\w*|invändning\w*|synpunkt\w*|erinra\w*|remissvar\w*"
    r"|kommentar\w*|vår|vårt|våra|vi|oss|dela[rs]? (?:utredning|promemori|betänkande|regering|delegation)\w*s)\b"
    r"|^lämnar?\b",
    re.IGNORECASE,
)
_STATES = re.compile(  # how things are, or what somebody thinks
    r"\b(?:är|var|vore|har|hade|borde|blir|behöver|behövs|måste|kan|skulle|vill|anser|menar|förutsätter|saknar|yrkar|bedömer|tycker|finner"
    r"|konstaterar|deltar|nämner|bortser|berörs?|uppmärksammar|innehåller|innebär|minskar|ökar|riskerar|framgår"
    r"|förbiser|gör|ger|tar|går|står|saknas|räcker|kostar|visar|drar|vet|ser|förefaller|verkar|framstår)\b",
    re.IGNORECASE,
)
_DID = re.compile(  # what somebody did: *Verket granskade 300 bolag*, but no *Reglerna baserade på …*
    r"\w+(?:en|et|erna|arna) \w{3,}ade (?:\d+|en|ett|den|det|att|under|totalt|drygt|omkring)\b", re.IGNORECASE
)
_PROPOSES = re.compile(r"\b(?:ska|skall|bör|får|föreslås|\w{3,}(?:as|rs|js|ks|es|ts|gs))\b", re.IGNORECASE)
_CLAUSE = re.compile(r",| (?:som|där|att|när|om|då|vilket|eftersom|så) ")
_MATTER = re.compile(  # *Vad gäller hastighetsgränsen menar vi …*: the matter is between
    r"(?:vad gäller|när det gäller|(?:i )?fråga om|beträffande|(?:i )?frågan om|av vad som händer med)\s+(.+?)"
    r"(?:\s+(?:menar|anser|tycker|bedömer|är|har|berörs|ska|bör|om)\b.*|,.*)?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:vi|jag|att)\s+(?=(?:en|ett|den|det|de)\s)", re.IGNORECASE)
_WHO_PROPOSES = re.compile(
    r"^(?:utredningen|utredaren|promemorian|kommittén|delegationen) föreslår (?:även |också |vidare )?att (?=\S+ \S)",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"^(?:dessutom|däremot|vidare|likaså|således|bestämt)\s+(?:att\s+)?(?=\w)", re.IGNORECASE)
_WHO_SAYS = re.compile(r"^\w+(?:en|et|erna)\s+att\s+(?=(?:en|ett|den|det|de)\s)", re.IGNORECASE)  # `kommunen att en …`
_SECTION_NOTE = re.compile(r"\s*\((?:avsnitt\s+)?\d{1,2}(?:\.\d{1,3})+\)$")
_NONE = re.compile(r"^ing(?:en|et|a)\b", re.IGNORECASE)  # what there is not to be is no name of what there is
_TAIL = re.compile(r"\s+(?:som sådan[at]?|fullt ut)$|\s+(?:när|där|innan|eftersom|så att)(?: \w+){1,2}$")
_NO_THING = re.compile(  # what any answer has, by itself the name of nothing
    r"(?:(?:den|det|de|denna|detta|\w+s|samlade?|övergripande|allmänna?|generella|egna?) )?(?:bedömning(?:en|ar)?"
    r"|ställningstaganden?|inställning(?:en)?|överväganden|slutsats(?:en|er)?|sammanfattning(?:en)?|inledning|bakgrund"
    r"|uppfattning(?:en)?|ståndpunkt(?:en)?|synsätt(?:et)?|förslag(?:et|en)?|del(?:en|ar)?|sak(?:en)?|punkt(?:en)?"
    r"|\d[\d ,.–-]*(?:procent|%|kronor|miljoner|miljarder|mnkr|tkr)\b"
    r"(?: (?:kronor|per|om|av)? ?(?:år|året)?)*"
    r"|krav(?:et|en)|villkor(?:et|en)"
    r"|dag(?:en)?|nuläget|(?:dagens|nuvarande) (?:ordning|system|regler|reglering|situation)|frågan(?: nu)?)",
    re.IGNORECASE,
)
_BREAKS = re.compile(  # where a sentence goes on that a name began
    r",? (?:som|där|att|när|om|då|vilket|eftersom|så|men|utan (?=\w+(?:er|ar) (?:sig|inte|att|till|in|på|endast)\b))\b"
    r"|,(?= )|(?: (?:inte|ej|även|också|dock|ytterligare|mer|bättre))* (?:behöver|behövs|bör|ska|skall|får|belyses)\b"
)
_GOES_ON = re.compile(  # what follows is no part of the name: an aside, the next thing, a verb that shares its subject
    r", (?:som|vilket|vilka|där|eftersom|men)\b|,? och (?:att|till)\b"
    r"|,? utan (?=\w+(?:er|ar) (?:sig|inte|att|till|in|på|endast)\b)"
)
_DOES = re.compile(r"([A-ZÅÄÖ]\w+(?:en|et|erna|arna|orna)) \w{3,}(?:ar|er)\b")  # `Kamerorna förändrar …`
_WHO = re.compile(  # `Statens ansvar` is something, though
    r"(?:utredning(?:en|ens)|utredare\w*|betänkande\w*|promemori\w*|kommitté\w*|delegation\w*"
    r"|regeringen|\w*departementet|staten)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:hur|varför|vad|om) (?:det|den|de|detta|dessa)", re.IGNORECASE)  # *hur det är tillräckligt*
_LONG = 60  # characters; the last clause of what is longer has been cut short, and ends in the middle
_LEAST = 4  # letters


@lru_cache(maxsize=20_000)  # the wordings of a proposal are asked for with every position that may be on it
def as_name(wording: str) -> str | None:
    """Return a wording as it can name a proposal, or None: *Satt*, *I stället att …*, *Kontrollen är onödig*."""
    wording = _SECTION_NOTE.sub("", wording.strip())
    text = _WHO_SAYS.sub("", _ADVERB.sub("", _SUBJECT.sub("", _WHO_PROPOSES.sub("", wording.strip()))))
    if matter := _MATTER.fullmatch(text):
        text = matter.group(1)
    tail = _TAIL.search(text)
    if tail and (len(text) >= _LONG or tail.group().lstrip().startswith(("som sådan", "fullt"))):
        text = text[: tail.start()]
    on = _GOES_ON.search(text)
    if on and " till " not in text[: on.start()]:  # *stöd till A och till B* is one thing
        text = text[: on.start()]
    head = _CLAUSE.split(text, maxsplit=1)[0]
    no_name = _NO_THING.fullmatch(text) or _NONE.match(text)
    if len(text) < _LEAST or no_name or _OPENS.match(text) or _ANSWERS.search(text) or _DID.match(text):
        return None
    if _STATES.search(head) and not _PROPOSES.search(_STATES.split(head, maxsplit=1)[0]):
        return None
    return text[:1].upper() + text[1:] if _is_noun(text) else None


def thing_of(wording: str) -> str | None:
    """Return the thing that a statement is on, which stands before its verb: *Kontrollen är onödig*; None without one.

    Who proposes is not what is proposed.
    """
    text = _SUBJECT.sub("", wording.strip())
    ends = [m.start() for pattern in (_BREAKS, _STATES) if (m := pattern.search(text))]
    if does := _DOES.match(text):
        ends.append(does.end(1))
    thing = text[: min(ends, default=len(text))].strip(" ,.;:")
    nobody = _WHO.match(thing) or _ASKS.fullmatch(thing) or thing.lower() in SELVES
    return as_name(thing) if thing and not nobody else None


def is_answer(wording: str) -> bool:
    """Return whether a wording speaks of the answer itself (*Lämna synpunkter*), or begins in the middle."""
    return begins_within(wording) or _ANSWERS.search(wording) is not None


def begins_within(wording: str) -> bool:
    """Return whether a wording begins in the middle of a sentence: *Jag har fått deras svar*, *I den delen*."""
    return _OPENS.match(wording) is not None


def _is_noun(text: str) -> bool:
    """Return whether a wording is more than a lone verb or participle that a phrase of stance left behind."""
    return " " in text or not re.fullmatch(r"\w*(?:satt|ställt|sätts|förs|görs|erat|ats)", text)


def is_of_sender(title: str, sender: Iterable[str]) -> bool:
    """Return whether a heading is a letter's own, and says whose view or answer it is: `Odlarnas syn på en ny lag`."""
    names = "|".join(map(re.escape, sender))
    return bool(names) and re.match(rf"\W*(?:{names})(?::?s)?\s+(?:syn|svar|åsikt|synpunkt)", title) is not None
