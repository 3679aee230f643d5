"""Kinds of fact that a question asks for (an amount, a number, a date, a name), and whether a quote holds one. Pure."""

import re
from collections.abc import Sequence

from corpus.dates import MONTH
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.fact_cues import ASKS_DURATION, DURATION, PHONE, left_unnamed
from service.terms import Term

_NAMED = 0.5  # a term counts as wholly there from this match on
# kinds that stand in the same sentence as whose they are, or are another's
_OF_ONE = frozenset({"age", "duration", "email", "party", "phone", "taking part"})
_FIGURES = frozenset({"kronor", "money", "number", "change", "duration"})
_NUMBER_WORD = (
    r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|trettio|femtio|hundra\w*|tusen\w*|"
    r"hälften|halva|dubbelt|samtliga|flera|flertal\w*|enda\w*|\w+del(?:ar)?|decenni\w*)"
)
_KINDS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "kronor",  # no share will do
        re.compile(
            r"\b(?:i|in) kronor\b|\b(?:hur många|how many) (?:\w+ )?kronor\b"
            r"|\b(?:vilken|what|which) (?:\w*(?:omsättning|budget|vinst|lön)|turnover|profit|salary)"
            r" (?:har|hade|behöver|får|does|do|did|is|has|would)\b",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:kr|kronor|mnkr|tkr|mdkr)\b|\b(?:miljard|miljon|hundratusen)\w*|basbelopp", re.IGNORECASE),
    ),
    (
        "money",
        re.compile(
            r"\bhur mycket\b.*\b(?:kosta\w*|pengar|kronor|medel|anslag|läggs|satsas?|betala\w*)\b|\bvad (?:kostar"
            r"|(?:skulle|kommer|ska|väntas|beräknas|lär|får) .* kosta)\b"
            r"|\b(?:vilken|hur stor) (?:pennings?umma|summa)\b|\b(?:vilket|hur stort) (?:penning)?belopp\b"
            r"|\b(?:what|which) (?:sum|amount)\b(?! of (?:time|work|information|data))"
            r"|\bhow much (?:money|does .* cost|would .* cost|funding|is spent)\b"
            r"|\bcosts?\b.*\?|\bvad tjänar\b|\b(?:what|how much) (?:do|does|did|would)\b.*\bearn\b"
            r"|\bvad (?:får|ska|måste) .* betala\b|\bannual bill\b"
            r"|\b(?:vilket|what|which) (?:vite|fine) (?:ska|får|föreslår|does|do|did|is|would|should)\b"
            r"|\bhur hög\w* (?:är|blir|ska|skulle|får|kan)\b.*\b(?:avgift|bidrag|belopp|bot|ersättning)"
            r"|\bhur (?:stora?|stort|höga?|högt) (?:\w*(?:bidrag|anslag|avgift|ersättning|vite)\w*|böter)\b"
            r"|\bhow (?:large|big|high) (?:a|an|the|is the|are the) (?:\w+ )?(?:fine|fee|grant|penalty|sum|subsidy)"
            r"|(?<!\bi )\b(?:tak|maxbelopp|högstabelopp|belopp)(?:et)? (?:för|på)\b"
            r"|\b(?:cap|ceiling|maximum) (?:on|for)\b.*\b(?:fee|fine|charge|penalty|grant)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:\d\s{{0,3}}|\b{_NUMBER_WORD} )(?:miljard|miljon|kr\b|kronor|mnkr|tkr|procent|%|mdkr)"
            r"|\b(?:miljard|miljon|hundratusen)\w*|\b(?:pris)?basbelopp\w*|\b(?:kostnadsfri|gratis|avgiftsfri)\w*",
            re.IGNORECASE,
        ),
    ),
    (
        "number",
        re.compile(
            r"\b(?:hur stor (?:andel|del)|antalet|what (?:share|proportion|part))\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\d|\b{_NUMBER_WORD}\b", re.IGNORECASE),
    ),
    (
        "change",  # by how much: told by a figure of something, not by a numeral alone
        re.compile(
            r"\bhur mycket (?:ska|skulle|bör|har|kommer|måste|får|kan|vill|väntas)\b.{1,80}?\b(?:ök|höj|minsk"
            r"|sänk|stig|sjunk|skär|krymp|väx)\w*"
            r"|\bhow much (?:should|shall|will|would|must|may|can|did|does|do|has|have|is|are)\b.{1,80}?\b(?:increas"
            r"|rais|rise|risen|rose|cut|reduc|lower|decreas|grow|grew|fall|fell|shrink)\w*",
            re.IGNORECASE,
        ),
        re.compile(
            r"\d+ ?(?:%|kr)|\d[^.;]{0,30}\b(?:procent\w*|miljon\w*|miljard\w*|kronor|gånger|enheter)\b"
            r"|\b(?:procent\w*|miljon\w*|miljard\w*|fördubbl\w*|halver\w*|\w+dubbl\w*|dubbelt|hälften|\w+(?:dje|de|te|n)del(?:ar)?)\b"
            r"|\b(?:från|till|med) \d",
            re.IGNORECASE,
        ),
    ),
    ("duration", ASKS_DURATION, DURATION),
    (
        "punishment",
        re.compile(
            r"\bvilket straff\b|\bhur (?:lång|hög|sträng|hår)\w* (?:\w+ )?(?:fängelse|straff)\w*"
            r"|\bstraff(?:et|skalan) för\b|\bwhat (?:is the )?(?:punishment|(?:prison )?sentence)\b"
            r"|\bhow (?:long|many years)\b.*\b(?:prison|jail)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:\w*fängelse\w*|\w*böter\w*|\w*bötes\w*|straff\w*|döm(?:s|a|as|d\w*)|vite\w*)\b", re.IGNORECASE
        ),
    ),
    (
        "age",
        re.compile(r"\b(?:how old|hur gam(?:mal|la|malt)|what age|vilken ålder)\b", re.IGNORECASE),
        re.compile(
            rf"\b(?:\d+|{_NUMBER_WORD})[ -]?(?:åri\w*|år\b|years?\b|year-old|månad\w*)|\bfödd\w*|\bålder",
            re.IGNORECASE,
        ),
    ),
    (
        "name",
        re.compile(
            r"^\W*(?:vem|who) (?:\w+ )?(?:chair\w*|led|leads|head\w*|sign\w*|wrote|appoint\w*|were the"
            r"|was appointed|ledde|leder|skrev|undertecknade|utsågs|utredde|is the|was the"
            r"|(?:är|var) (?:\S+s )?(?:ordförande|chef|föreståndare|(?:general)?direktör|rektor)\b)"
            r"|\bvad heter (?:\S+ ){0,4}?(?:den som|\w*(?:ordförande|chef|minister|utredare|handläggare|direktör"
            r"|sekreterare|föreståndare|person)\w*)\b"
            r"|\bname of (?:\S+ ){0,4}?(?:chair\w*|head|minister|director|secretary|official|person)\b"
            r"|\bvilka ledamöter (?:satt|sitter|ingår|ingick)\b|\bwhich members (?:sat|sit|served)\b",
            re.IGNORECASE,
        ),
        re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+"),
    ),
    (
        "coming",  # what has happened, or how long it took, tells nothing of when it will
        re.compile(
            r"^\W*när (?:ska|skall|kommer|väntas|beräknas|blir)\b|^\W*when (?:will|shall|(?:is|are) .+ expected)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![\d/:.])20\d\d(?![\d:_]|/\d{{3}}|\.\d)\b|\b(?:{MONTH})\b"
            rf"|\b(?:\d+|{_NUMBER_WORD}) (?:år|månad|veck|dag)"
            r"|\b(?:senast|tidigast|före|innan|efter|därefter|när|så snart|i samband|samtidigt (?:som|med)|först"
            r"|från och med"
            r"|årsskifte\w*|hösten|våren|sommaren|vintern|nästa|kommande|framtid\w*|halvår\w*|kvartal\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "date",
        re.compile(
            r"^\W*när\b(?! (?:ska|skall|kommer|väntas|beräknas|blir)\b)"
            r"|\b(?:vilket år|vilken dag|vilket datum|vilken tidpunkt|sedan när|hur dags)\b"
            r"|\bwhen\b(?! (?:it|they|we|the|will|shall)\b)|\b(?:what|which) (?:year|day|date|month)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<![\d/:.])(?:1[6-9]|20)\d\d(?![\d:_]|/\d{3}|\.\d)\b"
            r"|\b\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*"
            r"|\b(?:idag|igår|mandatperiod\w*|hösten|våren|decenni\w*|framtid\w*|pågår|pågående|först|innan"
            r"|efter)\b|\d{4}-talet",
            re.IGNORECASE,
        ),
    ),
    (
        "person",
        re.compile(r"^\W*vem\b|\bvilken person\b|^\W*who\b(?!.*\b(?:should|must|ought)\b)", re.IGNORECASE),
        re.compile(
            r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+|\b(?:minister|statsråd|ordförande|chef|föreståndare"
            r"|handläggare|regeringen|staten|kommun\w*|landsting\w*|\w*myndighet\w*|\w*nämnd\w*|publik\w*"
            r"|forskare\w*)\b|\b\w*(?:verket|styrelsen|rådet|delegationen|inspektionen)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "definition",
        re.compile(
            r"\bvad (?:betyder|menas med|innebär|är (?:en|ett)\b)|\bhur definiera\w*|\bdefinition(?:en)? av\b.*\?"
            r"|\bwhat does .* mean\b|\bwhat is meant\b|\bhow (?:is|does|do) .*\bdefin\w*|\bwhat is (?:a|an)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:defini\w+|innebär\w*|betyder|avses|menas|begrepp\w*|är (?:en|ett|att)|handlar om|består av"
            r"|innefattar|omfattar"
            r"|förstås som|det vill säga|dvs|för att förklara|så kallad\w*|kallas|kallar|benämn\w+|s\.k|syftar på"
            r"|det som|skiljer sig|skifte från)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "taking part",  # which of many they are: told by names, or by how they are chosen
        re.compile(
            r"\b(?:vilka|which|what) (?:\w+ )?(?:kommuner|regioner|landsting|län|myndigheter|företag|länder|skolor"
            r"|lärosäten|universitet|orter|städer|municipalities|regions|count(?:ies|ries)|agencies|authorities|companies|schools"
            r"|universities|towns|cities)\b.*\b(?:deltar|deltog|deltagit|medverka\w*|ingår|ingick"
            r"|(?:take|takes|taking|took|taken) part|participat\w*|(?:be|are|is) included)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<=[\wåäö,:;(] )(?!\w+(?:delegation|utredning|departement|regering))[A-ZÅÄÖ][a-zåäöé]{2,}"
            r"|\b(?i:alla|samtliga|frivillig\w*|ansök\w*|anmäl\w*|intressera\w*|utse\w*"
            r"|urval\w*|välj\w*|själva|varje|övriga|ett par|några)\b"
        ),
    ),
    (
        "party",
        re.compile(
            r"\b(?:vilket|vilka) parti(?:er)?\b.{0,60}\b(?:tillhör|företräder|sitter|medlem)"
            r"|\b(?:which|what) party\b.*\b(?:belong|member|represent|from|sit)\w*",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:parti\w*|\w+partiet|\w*demokrat\w*|moderat\w*|liberal\w*)\b|\((?:S|M|SD|C|V|KD|L|MP)\)"),
    ),
    (
        "email",
        re.compile(r"\be-?post(?:adress\w*)?\b|\b(?:mejl|mail)adress\w*|\be-?mail address\w*", re.IGNORECASE),
        re.compile(r"@\w"),
    ),
    (
        "phone",
        PHONE,
        re.compile(r"\b0\d{1,3}[- /]?\d{2,3}[ -]?\d{2}"),
    ),
    (
        "place",
        re.compile(
            r"\b(?:vilken stad|vilken ort|vilket län|which (?:city|town|county)|what city)\b"
            r"|^\W*where (?:is|are|was|were|will|would|should|does|did|do)\b.*\b(?:located|based|situated|placed|sited"
            r"|headquartered|take place|held|built)\W*$"
            r"|^\W*var (?:ska|skulle|kommer|bör|ligger|är|finns|hölls|låg)\b.*"
            r"\b(?:ligga|placera(?:s|t|d|de)?|lokalisera\w*|belägen|beläget|förlägg\w+|byggas)(?: enligt\b.*)?\W*$",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:i|på|vid|från|till|hos|under) [A-ZÅÄÖ][a-zåäö]{2,}|\b(?:placer|lokaliser|belägen|beläget|förlägg)\w*"
            r"|\b(?:ligga|ligger|finnas|finns|bygg[sa]\w*) (?:\w+ )?(?:i|på|vid|hos|inom|nära|intill)\b",
        ),
    ),
)

_ANY_NUMBER = re.compile(rf"\d|\b{_NUMBER_WORD}\b", re.IGNORECASE)
_NO_COUNT = re.compile(  # figures that are a day, a year, a section or a reference count nothing
    r"\b(?:avsnitt|kapitel|bilaga|artikel|sida) \d+(?:\.\d+)*|\b\d+(?:[.:/]\d+)+|§ ?\d+|\b\d+ (?:§|kap\.)"
    r"|\b\d{1,2} (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\w*(?: \d{4})?|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"hälften|halva|samtliga|\w+(?:dje|de|te|n)del(?:ar)?", re.IGNORECASE)  # needs no noun
_HOW_MANY = re.compile(
    r"(?<!för )(?<!om )(?<!av )(?<!på )\b(?:hur många|how many)\s+(?:(?:av|of)\s+)?(?:(?:de|dem|the|\w+a)\s+)?([\w-]+)",
    re.IGNORECASE,
)


def wanted_kind(question: str) -> re.Pattern[str] | None:
    """Return what a sentence must hold to be of the kind the question asks for, or None when any will do."""
    if _HOW_MANY.search(question):
        return _ANY_NUMBER
    return next((holds for _, asks, holds in _KINDS if asks.search(question)), None)


def wanted_figure(question: str) -> re.Pattern[str] | None:
    """Return the same where a figure is asked for: an amount, a number, how long; None for other kinds."""
    if _HOW_MANY.search(question):
        return _ANY_NUMBER
    return next((holds for kind, asks, holds in _KINDS if kind in _FIGURES and asks.search(question)), None)


def missing_kind(question: str, quotes: Sequence[str], terms: Sequence[Term], *, beside: bool = True) -> str | None:
    """Return the kind of thing the question asks for that none of the quotes holds, or None.

    `beside` wants a number beside the very noun that is counted.
    """
    for kind, asks, holds in _KINDS:
        among = _on_the_thing(terms, quotes) if kind in _OF_ONE else quotes
        if asks.search(question) and not any(holds.search(quote) for quote in among):
            return kind
    counted = _HOW_MANY.search(question)
    if counted and not any(_counts(quote, counted, terms, beside=beside) for quote in quotes):
        return "number"
    return "names" if left_unnamed(question, _on_the_thing(terms, quotes)) else None


def _on_the_thing(terms: Sequence[Term], quotes: Sequence[str]) -> Sequence[str]:
    """Return the quotes that hold the most telling of the question's terms; all of them where none does."""
    telling = max((t for t in terms if t.exact), key=lambda t: t.weight, default=None)
    if telling is None:
        return quotes
    held = [q for q in quotes if telling.match({word_stem(w.text): 1.0 for w in tokenize(q)}) >= _NAMED]
    return held or quotes


def _counts(quote: str, counted: re.Match[str], terms: Sequence[Term], *, beside: bool) -> bool:
    """Return whether a quote gives a number of the things counted.

    The number stands before the noun, or only the model's vectors know the noun; what no document knows is counted
    nowhere. A noun too common to be a term must stand there itself.
    """
    words = tokenize(_NO_COUNT.sub(" ", quote))
    numbers = [
        i
        for i, w in enumerate(words)
        if re.fullmatch(rf"\d+|{_NUMBER_WORD}", w.text, re.IGNORECASE) and w.text.lower() not in ("en", "ett")
    ]
    noun = counted.group(1).lower()
    term = next((t for t in terms if noun in t.text.lower() or t.text.lower() in noun), None)
    english = counted.group().lower().startswith("how")
    if not beside or (english if term is None else term.bridged):
        return bool(numbers)
    if term is not None and not term.known:
        return False
    if term is None:
        beside_it = any(word_stem(noun) in w.text.lower() for i in numbers for w in words[i + 1 : i + 5])
        return beside_it or any(_OF_THEM.fullmatch(words[i].text) for i in numbers)
    return any(term.match({word_stem(w.text): 1.0}) >= 0.25 for i in numbers for w in words[i + 1 : i + 5])
