"""Who answers, by what a letter says of itself: who was asked, who has yttrat sig, whose answer it is. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.abbreviations import NAME_WORDS
from corpus.organisations import Register, is_abbreviation

VERB = (
    r"(?:tillstyrk|avstyrk|anse|mena|bedöm|dela|instämm|välkomn|framhåll|beton|ställe[rt]? sig|stå[r]? bakom|"
    r"motsätt|avstå|har (?:\w+ ){0,4}?(?:ing|inte någ)|har (?:\w+ )?(?:beretts|fått|tagit del|förståelse|framfört)|"
    r"lämna|ser |stödj|stöd|tycke|"
    r"är (?:\w+ ){0,2}?(?:positiv|kritisk|tveksam)|föreslå|ifrågasätt|riktar |finner |håller med|saknar |"
    r"vill |svarar på|efterfråg|efterlys|yttra|konstatera|noter|biträd|förord|avråd|avslå|understryk|påpek|anför)\w*"
)
ACTIVE = r"(?<!s)\b"  # after a verb: what is held or proposed (`anförs`) is no one's who holds it
_TAKES_A_STANCE = re.compile(rf"(?: \([^)\n]{{2,12}}\))?\s+{VERB}{ACTIVE}")
_NOTHING_AGAINST = r"(?:att (?:erinra|invända)|invändning|erinran|synpunkter)"
_OUTRIGHT = re.compile(
    r"(?: \([^)\n]{2,12}\)|, [A-ZÅÄÖ][^,.;:\n]{1,80},)? (?:\w+ ){0,2}?"
    r"(?:tillstyrker|avstyrker|välkomnar|instämmer|stödjer|stöder|motsätter sig|avråder|ställer sig"
    r"|är (?:\w+ ){0,2}?(?:positiv|kritisk)[at]?\b|ser positivt på|har förståelse för"
    r"|ifrågasätter|delar (?:\w+s|inte) |yttrar sig"
    rf"|har (?:\S+ ){{0,5}}?(?:ing(?:et|a|en) {_NOTHING_AGAINST}"
    rf"|inte någ(?:ot|ra|on) (?:möjlighet|{_NOTHING_AGAINST})))"
)
_WE = re.compile(r"\b(?:[Vv]i|[Jj]ag) \w+|\b\w+ (?:vi|jag)\b")
_FOR_SOMETHING = (  # `Nätverket för en likvärdig skola`, `Föreningen för digitala fri- och rättigheter`
    r"(?=[A-ZÅÄÖ])(?i:\w*(?:föreningen|nätverket|förbundet|rådet|institutet|stiftelsen|kommittén|gruppen"
    r"|organisationen|centrum|fonden|sällskapet)) (?:för|mot|av) (?:[a-zåäö-]+ ){1,5}?[a-zåäö-]+"
)
_KIND = (  # in small letters behind the name of a place
    r"[a-zåäö]*(?:kommun|stad|universitet|högskola|läns landsting|landsting|tingsrätt|hovrätt|akademi|museum|förbund"
    r"|förening|råd|kyrka|stift)"
)
_NAME = rf"({_FOR_SOMETHING}|{NAME_WORDS}(?: {_KIND}| i [A-ZÅÄÖ][\w-]+ län)?)"
_SHORT = (
    r"(?:,? \([^)\n]{2,24}\)|, [A-ZÅÄÖ][^,.;:\n]{1,80},(?= )| [–-] [A-ZÅÄÖ][^,.;:\n]{2,60}?)?"  # what it is called, too
)
_CHANCE = r"(?:tillfälle|möjlighet(?:en)?)"
_ANSWER = r"(?:yttrande|remissvar|remissyttrande|svar|synpunkter)"
_BY_WHOM = r"(?:av (?:[A-ZÅÄÖ]|regeringen)[^.,;\n]{1,80}? )?"  # `av Regeringskansliet (Finansdepartementet)`
_SENT_OUT = (  # what is given to those who are asked
    r"(?:(?:det |den )?(?:rubricera|remittera|ovan)\w+|remiss\w*|\w*betänkande\w*|\w*promemorian?\b|\w*lagrådsremiss\w*"
    r"|utkast\w*|skrivelsen|SOU|Ds)\b"
)
_ANSWERS = (
    re.compile(
        rf"(?<![\w.:-]){_NAME}{_SHORT} (?:har (?:\w+ )?{_BY_WHOM}"
        rf"(?:(?:beretts|getts|givits|fått|erbjudits|haft) {_CHANCE}"
        rf"|(?:ombetts|anmodats|inbjudits|tillfrågats|blivit (?:ombe|inbju|tillfrå|anmod)\w+)|varit remissinstans"
        rf"|yttrat sig (?:över|om)|(?:lämnat|avgett|avgivit|gett) (?:in )?(?:sitt|ett) {_ANSWER}"
        rf"|(?:lämnat|avgett|avgivit) (?:in )?{_ANSWER} (?:till|över|på|angående|avseende)|tagit del av {_SENT_OUT}"
        rf"|fått [^.\n]{{3,120}}? på remiss)|tackar för {_CHANCE}|(?:avger|lämnar) (?:härmed|(?:sitt )?{_ANSWER})"
        rf"|lämnade (?:in )?(?:i \w+ )?(?:in )?(?:sitt |ett )?{_ANSWER} (?:till|över|på|angående|avseende)"
        rf"|yttrar sig (?:här(?:med)? )?(?:över|om) {_SENT_OUT}"
        r"|väljer att (?:\w+ )?(?:lämna (?:\w+ )?synpunkter|yttra sig)"
        rf"|är (?:inte (?:utsedd )?)?remiss-?instans|är i sitt {_ANSWER})\b"
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
    re.compile(  # `Dalens Fiskare är en intresseorganisation för …`
        rf"(?<![\w.:-]){_NAME}{_SHORT} är (?:en |ett |den |Sveriges |landets )?(?:[\w-]+,? (?:och )?){{0,3}}?"
        r"\w*(?:organisation|förbund|förening|nätverk|sammanslutning)(?:en|et)? (?:för|som|med|av)\b"
    ),
    re.compile(rf"\b(?:avstår|avböjer) {_NAME} (?:därför )?i?från att (?:yttra|svara|lämna)\b"),
)
_ASKED_FOR = re.compile(rf"\bhar begärt (?:in )?{_NAME}(?<=s) (?:\w+ )?{_ANSWER}\b")  # `har begärt Boverkets yttrande`
_GENITIVE = re.compile(
    rf"^[ \t#*]*{_NAME}(?::s|(?<=[sSxXzZ])) (?:\w+ )?(?:{_ANSWER}|ställningstagande)\b", re.MULTILINE
)
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
    r"^(?:Frågor (?:&|och) svar$|Logotyp|Till startsidan|Till innehåll|Hoppa till)\b"
    r"|^(?:En|Ett) (?:ny|nytt|mer|bättre|modern|modernt|stärkt|ökad|ökat|starkare|effektiv|effektivt|säker|säkert)\b"
    r"|\b(?:svar|syn|frågor|förslag|kritik|tankar|åsikter|invändningar|nej|ja) (?:på|om|kring|i|till|över|mot)\b"
    r"|\b(?:är|har|får|ska|kan|vill|bör|måste|blir|behöver|lämnar|kritiserar|invänder|välkomnar|kommenterar"
    r"|yttrar|tillstyrker|avstyrker)\b",
    re.IGNORECASE,
)
_HELD = 3  # times that a body is said to hold something, from which a text without any address is its answer
_HOLDER = re.compile(  # who begins a sentence in which something is held, by a name of its own
    r"(?m)(?:^|(?<=[.!?] ))(?!(?:Det|Den|Man|Vi|Jag|Riksdagen|Regeringen|Staten|Kommuner\w*)\b)([A-ZÅÄÖ][\w&-]+)"
    r"(?: [A-ZÅÄÖ][\w&-]+)? (?:anser|bedömer|menar|ser|tillstyrker|avstyrker|delar|föreslår|välkomnar|instämmer|saknar"
    r"|förordar|vill|konstaterar) "
)
_ON_A_REPORT = re.compile(
    r"\b(?:SOU:? ?\d{4}:\d+|Ds \d{4}:\d+|(?:utredning|betänkande|promemoria)\w*s förslag)", re.IGNORECASE
)
_INQUIRYS = re.compile(r"\w*(?:utredning|utredare|delegation|kommitté|betänkande|promemoria)\w*$", re.IGNORECASE)
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
    if asked := _ASKED_FOR.search(opening):
        yield asked.end(1) - 1, asked.group(1)[:-1]
    if whose := _GENITIVE.search(opening):
        name = _without_genitive(whose.group(1), text)
        marked = text.startswith(":s", whose.end(1))  # `ArkivVäst:s`
        if " " in name or name != whose.group(1) or is_abbreviation(name) or marked:  # `Skolans svar` is of no name
            yield whose.start(1) + len(name), name


def is_title(line: str, text: str) -> bool:
    """Return whether a line is what a report is called, or what a page is headed with, and so nobody's name."""
    if len(line) > _LONGEST or _HEADLINE.search(line):
        return True
    title = re.escape(line)
    return (
        re.search(
            rf"\b{_REPORT}(?: av)?[ .,:–-]*[”\"“»]?{title}\b|{title}[”\"]?[ ,]+\(?(?:SOU|Ds) \d"
            rf"|\b(?:lag(?:en)?|förordning(?:en)?) om {title}\b",
            text,
            re.I,
        )
        is not None
    )


def made_what_is_answered(text: str, start: int, end: int) -> bool:
    """Return whether a name is that of who made what the letter answers (`Yttrande över SUHF:s förslag`)."""
    return bool(_MADE_IT.match(text, end)) and _ANSWERED.search(text, max(0, start - 40), start) is not None


def holds_views(text: str) -> bool:
    """Return whether one body, by its name, says again and again what it thinks of a report."""
    held = Counter(name for name in _HOLDER.findall(text) if not _INQUIRYS.match(name))
    return _ON_A_REPORT.search(text) is not None and max(held.values(), default=0) >= _HELD


def speaks_alone(name: str, text: str, register: Register) -> bool:
    """Return whether nobody but this body takes a stance in the text, and it does so outright."""
    known = (m for m in register.find(text) if register[m.organisation_id].respondent)
    others = (m for m in known if register[m.organisation_id].name != name)
    if any(_TAKES_A_STANCE.match(text, m.end) for m in others):
        return False
    return speaks(name, text)


def speaks(name: str, text: str) -> bool:
    """Return whether a body takes a stance outright in the text."""
    after = (m.end() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return any(_OUTRIGHT.match(text, end) for end in after)


def speaks_first(names: Sequence[str], text: str, register: Register) -> bool:
    """Return whether a body that the register knows opens a letter with a stance, and nobody else takes one in it.

    A letter that says *we* tells of itself only where that body was named before.
    """
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)")
    stance = next((m for m in found.finditer(text) if _OUTRIGHT.match(text, m.end())), None)
    if stance is None or text[: stance.start()].rstrip(" *_").endswith((":", ",", ";")):
        return False  # `Ur brevet: Myndigheten avstyrker` tells what somebody else holds
    known = (m for m in register.find(text) if register[m.organisation_id].respondent)
    if any(m.name.text not in names and _TAKES_A_STANCE.match(text, m.end) for m in known):
        return False
    sentence = re.split(r"(?<=[.!?])\s|\n", text[stance.start() :], maxsplit=1)[0]
    return _WE.search(text[: stance.start()]) is None and _WE.search(sentence) is None


def _without_genitive(name: str, text: str) -> str:
    bare = name.removesuffix("s")
    return bare if bare != name and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text) else name
