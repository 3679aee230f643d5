"""Whether the material answers a question at all.

Scores of the model alone cannot tell, so several signs are weighed. Pure.

Signs: how much of the question's terms stands in the evidence, how near it is in meaning, which terms the corpus
knows but this evidence lacks, and whether the evidence holds the kind of thing asked for (an amount, a number, a
date, a person, a place).
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.abroad import told_of
from service.cues import Want
from service.evidence import Evidence
from service.fact_cues import ASKS_DURATION, DURATION, PHONE, left_unnamed
from service.question import Query
from service.retrieve import stretch
from service.terms import Term, coverage

# Logistic weights fitted by benchmarks/fit_decision.py on the development half of the question sets; see
# docs/evaluation.md.
WEIGHTS = {"covered": 1.28, "meant": 1.64, "missing": -1.01, "elsewhere": -7.27, "hard": -1.79, "read": 0.27}
BIAS = -0.98
THRESHOLD = -0.75  # log-odds; where one in twenty of the answers that were found on the development halves is lost
# log-odds from which a number need not stand beside the very noun that was counted, and a why-question may be answered
# though no position bears out its premise
SURE = THRESHOLD + 1.25
# log-odds of reading from which a sentence answers though the other signs doubt it, so long as they do not rule it out
_READS, _RULED_OUT = 0.25, -3.0
_BOUND = 6.0  # log-odds of reading beyond which more says no more
_NOT_READ = 1.2  # what stands for them where nothing is read: about the median of questions that are answered
_DENIED = -2.0  # log-odds of reading below which a fact of nobody in particular is not told
_DOUBTED, _HALF_HELD = -1.5, 0.4  # the same where no sentence holds so much of the question's terms
# kinds that stand in the same sentence as whose they are, or are another's
_OF_ONE = frozenset({"age", "duration", "phone"})
_FIGURES = frozenset({"money", "number", "duration"})
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d\d)?")
_NOTHING = 0.1  # share of the terms below which none of them can be said to stand there
_FEW_TERMS, _LITTLE = 2, 0.35  # where a matter is named by so few words, so much of them must stand there
_NAMED = 0.5  # a term counts as wholly there from this match on
_NEAR = 500  # characters around a quote in which a country is named that it tells of
_NUMBER_WORD = (
    r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|trettio|femtio|hundra\w*|tusen\w*|"
    r"hälften|halva|dubbelt|samtliga|fler\w*|enda\w*|\w+del(?:ar)?|decenni\w*)"
)
_KINDS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "money",
        re.compile(
            r"\bhur mycket\b.*\b(?:kosta\w*|pengar|kronor|medel|anslag|läggs|satsas?|betala\w*)\b|\bvad (?:kostar"
            r"|skulle .* kosta)\b|\bi kronor\b|\bhow much (?:money|does .* cost|would .* cost|funding|is spent)\b"
            r"|\bcosts?\b.*\?|\bvad tjänar\b|\b(?:what|how much) (?:do|does|did|would)\b.*\bearn\b"
            r"|\bin kronor\b|\bvad (?:får|ska|måste) .* betala\b|\bannual bill\b"
            r"|\bhur hög\w* (?:är|blir|ska|skulle|får|kan)\b.*\b(?:avgift|bidrag|belopp|bot|ersättning)"
            r"|\b(?:tak|maxbelopp|högstabelopp|belopp)(?:et)? (?:för|på)\b"
            r"|\b(?:cap|ceiling|maximum) (?:on|for)\b.*\b(?:fee|fine|charge|penalty|grant)",
            re.IGNORECASE,
        ),
        re.compile(r"\d[\d ]*\s*(?:miljard|miljon|kr\b|kronor|mnkr|tkr|procent|%|mdkr)", re.IGNORECASE),
    ),
    (
        "number",
        re.compile(
            r"\b(?:hur stor (?:andel|del)|antalet|what (?:share|proportion|part))\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\d|\b{_NUMBER_WORD}\b", re.IGNORECASE),
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
            r"|was appointed|ledde|leder|skrev|undertecknade|utsågs|utredde|is the|was the|är ordförande"
            r"|var ordförande)",
            re.IGNORECASE,
        ),
        re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+"),
    ),
    (
        "date",
        re.compile(
            r"^\W*när\b|\b(?:vilket år|vilken dag|vilket datum|vilken tidpunkt|sedan när|hur dags)\b"
            r"|\bwhen\b(?! (?:it|they|we|the)\b)|\b(?:what|which) (?:year|day|date|month)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:1[6-9]|20)\d\d(?!:)\b|\b\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*"
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
        "phone",
        PHONE,
        re.compile(r"\b0\d{1,3}[- /]?\d{2,3}[ -]?\d{2}"),
    ),
    (
        "place",
        re.compile(r"\b(?:vilken stad|vilken ort|vilket län|which (?:city|town|county)|what city)\b", re.IGNORECASE),
        re.compile(r"\b(?:i|från|till) [A-ZÅÄÖ][a-zåäö]{2,}"),
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence answers, the log-odds of that, and the kind of thing that was missing, if that decided."""

    answered: bool
    signal: float
    lacks: str | None = None


def decide(
    query: Query,
    terms: Sequence[Term],
    evidence: Sequence[Evidence],
    table: Mapping[str, float],
    elsewhere: float,
    read: float | None,
) -> Verdict:
    """Weigh the best evidence, which comes first.

    `table` is what stands in the passage around it, `elsewhere` by how much other documents' words score higher,
    `read` the log-odds that the best sentence answers, None where it was not read.
    """
    if not evidence:
        return Verdict(False, -math.inf)
    signs = signs_of(terms, evidence[0], table, elsewhere, read)
    value = BIAS + sum(WEIGHTS[name] * sign for name, sign in signs.items())
    reads = read is not None and read >= _READS
    doubted = not reads or value < _RULED_OUT or signs["hard"] or query.stances  # a premise may be false
    if value < THRESHOLD and doubted:
        return Verdict(False, value)
    if any(t.foreign or (_YEAR.fullmatch(t.text) and not t.known) for t in terms):
        return Verdict(False, value)  # what nobody names, nobody says anything of
    if terms and max(signs["covered"], evidence[0].coverage) < _least_held(query, terms):
        return Verdict(False, value)  # hardly a word of it stands there: it is near in meaning to something else
    if not of_that_country(query, evidence):
        return Verdict(False, value)
    if _unread(query, evidence, read):
        return Verdict(False, value)
    quotes = [e.quote for e in evidence[:3]]
    lacks = missing_kind(query.text, quotes, terms, beside=value < SURE and not reads)
    return Verdict(lacks is None, value, lacks)


def _least_held(query: Query, terms: Sequence[Term]) -> float:
    """Return how much of the terms must stand there at least.

    A body that is asked about may put a matter in quite other words, but not one that is named by a word or two.
    """
    if query.asked and len(terms) <= _FEW_TERMS:
        return _LITTLE
    return 0.0 if query.asked and any(t.known for t in terms) else _NOTHING


def _unread(query: Query, evidence: Sequence[Evidence], read: float | None) -> bool:
    """Return whether a fact of no body in particular is asked for that the best sentence does not tell to its reader.

    Among all respondents' figures some figure is always near in meaning; the words of one body are few enough.
    """
    if read is None or query.asked or query.want is not Want.LOOKUP or wanted_kind(query.text) is None:
        return False
    covered = max(e.coverage for e in evidence[:3])
    return read < (_DOUBTED if covered < _HALF_HELD else _DENIED)


def of_that_country(query: Query, evidence: Sequence[Evidence]) -> bool:
    """Return whether the best evidence is of a country the question names; True where it names none."""
    return told_of(query.text, (e.document.text[max(0, e.start - _NEAR) : e.end + _NEAR] for e in evidence[:3]))


def _on_the_thing(terms: Sequence[Term], quotes: Sequence[str]) -> Sequence[str]:
    """Return the quotes that hold the most telling of the question's terms; all of them where none does."""
    telling = max((t for t in terms if t.exact), key=lambda t: t.weight, default=None)
    if telling is None:
        return quotes
    held = [q for q in quotes if telling.match({word_stem(w.text): 1.0 for w in tokenize(q)}) >= _NAMED]
    return held or quotes


def signs_of(
    terms: Sequence[Term], best: Evidence, table: Mapping[str, float], elsewhere: float, read: float | None
) -> dict[str, float]:
    """Return the signs the decision weighs.

    covered: share of the terms that stands in the passage. meant: nearness in meaning, 0 to 1.1. missing: share
    of the terms that the corpus has word for word, but not here. elsewhere: how much better another document's words
    score, when only some documents were asked about. hard: 1 when a number, a year or an abbreviation asked about does
    not stand here. read: the log-odds, within bounds, that the best sentence answers, read together with the question.
    """
    total = sum(t.weight for t in terms) or 1e-9
    return {
        "covered": coverage(terms, table),
        "meant": min(1.1, stretch(best.dense)),
        "missing": sum(t.weight * max(0.0, 1 - t.match(table) / _NAMED) for t in terms if t.exact) / total,
        "elsewhere": elsewhere,
        "hard": float(any(t.hard and t.match(table) < _NAMED for t in terms)),
        "read": _NOT_READ if read is None else max(-_BOUND, min(_BOUND, read)),
    }


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
