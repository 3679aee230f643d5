"""Who answers, by what a letter says of itself: who was asked, who has yttrat sig, whose answer it is. Pure."""

import re
from collections.abc import Iterator

from corpus.abbreviations import NAME_WORDS
from corpus.organisations import Register, is_abbreviation

VERB = (
    r"(?:tillstyrk|avstyrk|anse|mena|bedöm|dela|instämm|välkomn|framhåll|beton|ställe[rt]? sig|stå[r]? bakom|"
    r"motsätt|avstå|har (?:ing|beretts|fått|tagit del)|lämna|ser |är (?:\w+ ){0,2}?(?:positiv|kritisk|tveksam)|"
    r"stödj|stöd|föreslå|tycke|"
    r"vill |svarar på|efterfråg|efterlys|yttra|konstatera|noter|biträd|förord|avråd|avslå|understryk|påpek|anför)\w*"
)
ACTIVE = r"(?<!s)\b"  # after a verb: what is held or proposed (`anförs`) is no one's who holds it
_TAKES_A_STANCE = re.compile(rf"(?: \([^)\n]{{2,12}}\))?\s+{VERB}{ACTIVE}")
_OUTRIGHT = re.compile(
    r"(?: \([^)\n]{2,12}\))? (?:\w+ ){0,2}?(?:tillstyrker|avstyrker|välkomnar|instämmer|stödjer|stöder|motsätter sig"
    r"|avråder|ställer sig|är (?:\w+ ){0,2}?(?:positiv|kritisk)[at]?)\b"
)
_FOR_SOMETHING = (  # `Nätverket för en likvärdig skola`, `Föreningen för digitala fri- och rättigheter`
    r"(?=[A-ZÅÄÖ])(?i:\w*(?:föreningen|nätverket|förbundet|rådet|institutet|stiftelsen|kommittén|gruppen"
    r"|organisationen)) (?:för|mot|av) (?:[a-zåäö-]+ ){1,5}?[a-zåäö-]+"
)
_KIND = (  # in small letters behind the name of a place
    r"[a-zåäö]*(?:kommun|stad|universitet|högskola|läns landsting|landsting|tingsrätt|hovrätt|akademi|museum|förbund"
    r"|förening|råd|kyrka|stift)"
)
_NAME = rf"({_FOR_SOMETHING}|{NAME_WORDS}(?: {_KIND}| i [A-ZÅÄÖ][\w-]+ län)?)"
_SHORT = r"(?: \([^)\n]{2,14}\))?"
_CHANCE = r"(?:tillfälle|möjlighet(?:en)?)"
_ANSWER = r"(?:yttrande|remissvar|remissyttrande|svar|synpunkter)"
_ANSWERS = (
    re.compile(
        rf"(?<![\w.:-]){_NAME}{_SHORT} (?:har (?:\w+ )?(?:(?:beretts|getts|givits|fått|erbjudits|haft) {_CHANCE}"
        rf"|(?:ombetts|anmodats|inbjudits|tillfrågats|blivit (?:ombe|inbju|tillfrå)\w+)|varit remissinstans"
        rf"|yttrat sig (?:över|om)|(?:lämnat|avgett|avgivit) (?:in )?(?:sitt|ett) {_ANSWER}"
        rf"|fått [^.\n]{{3,120}}? på remiss)|tackar för {_CHANCE}|(?:avger|lämnar) (?:härmed|(?:sitt )?{_ANSWER})"
        rf"|är remiss-?instans|är i sitt {_ANSWER})\b"
    ),
    re.compile(  # who a paragraph begins with
        rf"^[ \t]*{_NAME}{_SHORT} (?:yttrar sig (?:över|om)|(?:väljer|har valt) att (?:svara på|besvara|yttra sig)"
        rf"|(?:har )?(?:lämnat?|lämnade|avgett|avgav|avgivit|skickat) (?:in )?(?:(?:sitt|ett|sina) )?{_ANSWER}"
        rf" (?:på|till|över|om|angående)|är [^.\n]{{3,160}}? och har (?:beretts|getts|givits|fått) {_CHANCE})\b",
        re.MULTILINE,
    ),
    re.compile(
        rf"\bhar (?:genom remiss )?(?:gett|givit|berett|anmodat|ombett|inbjudit|erbjudit|bett) (?:bland andra )?{_NAME}"
        rf"{_SHORT} (?:{_CHANCE}|att (?:yttra|lämna|inkomma|avge|besvara))\b"
    ),
    re.compile(rf"\b(?:avstår|avböjer) {_NAME} (?:därför )?i?från att (?:yttra|svara|lämna)\b"),
)
_GENITIVE = re.compile(rf"^[ \t#*]*{_NAME}(?::s|(?<=[sSxXzZ])) (?:\w+ )?{_ANSWER}\b", re.MULTILINE)
_OWN_NUMBER = re.compile(  # `Järnverkets diarienr: 23/19`
    rf"^[ \t]*(?!(?:Er|Ert|Vår|Vårt|Departementets|Regeringskansliets) ){_NAME}(:s)?"
    r" (?:diarien(?:umme)?r|dnr|ärendenummer|beteckning) ?:",
    re.MULTILINE,
)
_OPENING = 2_000  # characters: further down, others' answers are told of
_REPORT = (
    r"(?:\w*betänkandet?|utredningen|promemorian|rapporten|remissen|skrivelsen|propositionen|SOU \d{4}:\d+"
    r"|Ds \d{4}:\d+)"
)
_HEADLINE = re.compile(  # what a page or a paper is headed with: it says something, as no name does
    r"\b(?:svar|syn|frågor|förslag|kritik|tankar|åsikter|invändningar|nej|ja) (?:på|om|kring|i|till|över|mot)\b"
    r"|\b(?:är|har|får|ska|kan|vill|bör|måste|blir|behöver|lämnar|kritiserar|invänder|välkomnar)\b",
    re.IGNORECASE,
)
_LONGEST = 1_000  # characters: no name has more, and a text may be one line
_MADE_IT = re.compile(r":?s? (?:förslag|rapport|promemoria|hemställan|utkast|redovisning|framställning|skrivelse)\b")
_ANSWERED = re.compile(rf"\b{_ANSWER} (?:över|på|till|om|angående|avseende|gällande)\s+$", re.IGNORECASE)


def answering(text: str) -> Iterator[tuple[int, str]]:
    """Yield who is said to answer with this letter, each with where its name ends."""
    opening = text[:_OPENING]
    for pattern in _ANSWERS:
        for match in pattern.finditer(opening):
            yield match.end(1), match.group(1)
    for match in _OWN_NUMBER.finditer(opening):
        name = match.group(1) if match.group(2) else match.group(1).removesuffix("s")
        yield match.start(1) + len(name), name
    if whose := _GENITIVE.search(opening):
        name = _without_genitive(whose.group(1), text)
        if " " in name or name != whose.group(1) or is_abbreviation(name):  # `Skolans svar` is of no name
            yield whose.start(1) + len(name), name


def is_title(line: str, text: str) -> bool:
    """Return whether a line is what a report is called, or what a page is headed with, and so nobody's name."""
    if len(line) > _LONGEST or _HEADLINE.search(line):
        return True
    title = re.escape(line)
    return (
        re.search(rf"\b{_REPORT}(?: av)?[ .,:–-]*[”\"“»]?{title}\b|{title}[”\"]?[ ,]+\(?(?:SOU|Ds) \d", text, re.I)
        is not None
    )


def made_what_is_answered(text: str, start: int, end: int) -> bool:
    """Return whether a name is that of who made what the letter answers (`Yttrande över SUHF:s förslag`)."""
    return bool(_MADE_IT.match(text, end)) and _ANSWERED.search(text, max(0, start - 40), start) is not None


def speaks_alone(name: str, text: str, register: Register) -> bool:
    """Return whether nobody but this body takes a stance in the text, and it does so outright."""
    known = (m for m in register.find(text) if register[m.organisation_id].respondent)
    others = (m for m in known if register[m.organisation_id].name != name)
    if any(_TAKES_A_STANCE.match(text, m.end) for m in others):
        return False
    after = (m.end() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return any(_OUTRIGHT.match(text, end) for end in after)


def _without_genitive(name: str, text: str) -> str:
    bare = name.removesuffix("s")
    return bare if bare != name and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text) else name
