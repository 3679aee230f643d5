"""Questions that ask for things by name (*Vilka bolag …?*, *Vad heter …?*), and whether a quote names any. Pure."""

import re
from collections.abc import Sequence

# what goes by a name of its own, as a question may put it, and the Swedish for it
_NAMED: tuple[tuple[str, str], ...] = (
    (r"\w*(?:bolag|företag)|compan(?:y|ies)|firms?|intermediar(?:y|ies)", r"(?:bolag|företag)(?!et)|koncerner"),
    (r"\w*kommuner(?:na)?|municipalit(?:y|ies)", r"kommun"),
    (r"(?:grann|u-|eu-|medlems)?(?:land|länder(?:na)?)|countr(?:y|ies)", r"länder|\w+land\b"),
    (r"(?:stor|hamn)?(?:stad|städer(?:na)?)|cit(?:y|ies)|towns?", r"stad|städer"),
    (r"(?:tät|hem|små|bo)?(?:ort|orter(?:na)?)|villages?", r"ort(?:en|er|erna)?\b"),
    (r"regioner(?:na)?|regions", r"region"),
    (r"\w*bank(?:er|erna)?|banks?", r"bank"),
    (r"\w*skol(?:a|or|orna)|(?:schools?)", r"skol"),
    (r"\w*leverantör(?:er|erna)?|suppliers?|contractors?", r"leverantör|företag"),
    (r"(?:uthyr|operatör)(?:are|arna|er|erna)|operators?", r"uthyr|operatör"),
    (r"\w*universitet(?:en)?|lärosäten?a?|universit(?:y|ies)", r"universitet|lärosät|högskol"),
    (r"\w*tidning(?:ar|arna)?|newspapers?", r"tidning"),
)
_COUNT = r"(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_KIND = (
    r"(?:andra|övriga|svenska|utländska|privata|enskilda|kommunala|små|mindre|stora|större"
    r"|other|foreign|private|small|smaller|large|larger|swedish)"
)
_WHICH = tuple(
    (
        re.compile(
            r"^\W*(?:(?:i|på|från|av|för|med|till|hos|in|at|from|of|by|with|to)\s+)?(?:vilk(?:a|en|et)|which|what)"
            rf"(?: (?:är|var|are|were))?(?: of)?(?: (?:de|the))?(?: (?P<count>{_COUNT}))?"
            rf"(?: {_KIND}|(?<=which) [a-z]+)? (?:{asked})\b(?!-)",
            re.IGNORECASE,
        ),
        re.compile(told, re.IGNORECASE),
    )
    for asked, told in _NAMED
)
_CALLED = re.compile(
    rf"\bvad (?:heter|hette|kallas|kallades)\b(?: (?:de|dom) (?P<count>{_COUNT}))?"
    r"|^\W*what (?:is|are|was|were) .+ called\b",
    re.IGNORECASE,
)
# inside a sentence, words that follow each other as one; some are told by what they end in at the beginning too
_NAME = re.compile(
    r"(?<=[\wåäö,;:(–-]\s)[A-ZÅÄÖ][a-zåäöé]{2,}\b(?:\s[A-ZÅÄÖ][a-zåäöé]+)*|\b[A-ZÅÄÖ]\w+skolan\b"
    r"|\b[A-ZÅÄÖ][a-zåäöé]+ (?:AB|kommun|stad|län|universitet|högskola)\b"
)
# what is written or done under a title, and may be given in quotation marks
_TITLED = re.compile(
    r"\w*(?:rapport|lag(?:en|ar)?|förordning|projekt|bok(?:en)?|antologi|program|utredning|betänkande|metod|modell|kampanj"
    r"|enkät|tjänst|report|act|ordinance|project|book|anthology|programme|inquiry|method|model|campaign|survey)",
    re.IGNORECASE,
)
_SO_CALLED = re.compile(r"\b(?:så kalla(?:d|de|t|s)|s\.\s?k\.|kalla(?:s|d|de|t|ts)|benäm\w+) \w", re.IGNORECASE)
_TITLE = re.compile(r"[”\"“*]\w|\(\d{4}:\d+\)")
_TWO = 2


def unnamed(question: str, quotes: Sequence[str]) -> bool:
    """Return whether a question asks for things by name, and no quote gives a name that it does not give itself.

    Where it is not said how many there are, words on such things may tell which: *kommuner med få invånare*.
    """
    if called := _CALLED.search(question):
        named = _some_named(question, quotes, bool(called["count"])) or any(map(_SO_CALLED.search, quotes))
        return not named and not (_TITLED.search(question) and any(_TITLE.search(quote) for quote in quotes))
    which = next(((found, told) for asks, told in _WHICH if (found := asks.search(question))), None)
    if which is None or _some_named(question, quotes, bool(which[0]["count"])):
        return False
    return bool(which[0]["count"]) or not any(which[1].search(quote) for quote in quotes)


def _some_named(question: str, quotes: Sequence[str], several: bool) -> bool:
    asked = question.lower()
    found = ({name for name in _NAME.findall(quote) if name.lower() not in asked} for quote in quotes)
    return any(len(names) >= (_TWO if several else 1) for names in found)
