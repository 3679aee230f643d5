"""Whether the material answers a question at all. Scores of the model alone cannot tell, so several signs are weighed. Pure.

Signs: how much of the question's terms stands in the evidence, how near it is in meaning, which terms the corpus knows but this evidence
lacks, and whether the evidence holds the kind of thing asked for (an amount, a number, a date, a person, a place).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.evidence import Evidence
from service.question import Query
from service.retrieve import stretch
from service.terms import Term

_ENGLISH_SHIFT = 0.03  # the model puts an English question this much further from the Swedish words that answer it
_COVERED, _MEANT, _MISSING, _UNKNOWN, _APART = 0.55, 0.45, 0.35, 0.12, 0.1
THRESHOLD = 0.33
_TELLING = 0.35  # a term of at least this weight that is known elsewhere should not be missing here
_NUMBER_WORD = r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|trettio|femtio|hundra\w*|tusen\w*|hälften|halva|dubbelt|samtliga|fler\w*|enda\w*|\w+del(?:ar)?|decenni\w*)"
_KINDS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "money",
        re.compile(r"\bhur mycket\b.*\b(?:kosta\w*|pengar|kronor|medel|anslag|läggs|satsas?|betala\w*)\b|\bvad (?:kostar|skulle .* kosta)\b|\bi kronor\b|\bhow much (?:money|does .* cost|would .* cost|funding|is spent)\b|\bcosts?\b.*\?|\bin kronor\b", re.IGNORECASE),
        re.compile(r"\d[\d ]*\s*(?:miljard|miljon|kr\b|kronor|mnkr|tkr|procent|%|mdkr)", re.IGNORECASE),
    ),
    ("number", re.compile(r"\b(?:hur stor (?:andel|del)|antalet|what (?:share|proportion|part)|hur lång tid|hur länge|how long)\b", re.IGNORECASE), re.compile(rf"\d|\b{_NUMBER_WORD}\b", re.IGNORECASE)),
    (
        "name",
        re.compile(r"^\W*(?:vem|who) (?:\w+ )?(?:chair\w*|led|leads|head\w*|sign\w*|wrote|appoint\w*|ledde|leder|skrev|undertecknade|utsågs|utredde|is the|was the|är ordförande|var ordförande)", re.IGNORECASE),
        re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+"),
    ),
    (
        "date",
        re.compile(r"^\W*när\b|\b(?:vilket år|vilken dag|vilket datum|vilken tidpunkt|sedan när|hur dags)\b|\bwhen\b(?! (?:it|they|we|the)\b)|\b(?:what|which) (?:year|day|date|month)\b", re.IGNORECASE),
        re.compile(r"\b(?:1[6-9]|20)\d\d(?!:)\b|\b\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*|\b(?:idag|igår|mandatperiod\w*|hösten|våren|decenni\w*|framtid\w*|pågår|pågående|först|innan|efter)\b|\d{4}-talet", re.IGNORECASE),
    ),
    (
        "person",
        re.compile(r"^\W*vem\b|\bvilken person\b|^\W*who\b(?!.*\b(?:should|must|ought)\b)", re.IGNORECASE),
        re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+|\b(?:minister|statsråd|ordförande|chef|föreståndare|handläggare|regeringen|staten|kommun\w*|landsting\w*|\w*myndighet\w*|\w*nämnd\w*|publik\w*|forskare\w*)\b|\b\w*(?:verket|styrelsen|rådet|delegationen|inspektionen)\b", re.IGNORECASE),
    ),
    ("place", re.compile(r"\b(?:vilken stad|vilken ort|vilket län|which (?:city|town|county)|what city)\b", re.IGNORECASE), re.compile(r"\b(?:i|från|till) [A-ZÅÄÖ][a-zåäö]{2,}")),
)

_HOW_MANY = re.compile(r"\b(?:hur många|how many)\s+(?:\w+a\s+)?(\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence answers, the signal (0 to about 1) it was decided on, and what kind of thing was missing, if that decided."""

    answered: bool
    signal: float
    lacks: str | None = None


def decide(query: Query, terms: Sequence[Term], evidence: Sequence[Evidence], tables: Sequence[dict[str, float]]) -> Verdict:
    """Weigh the best evidence (first) with what stands in its surroundings (`tables`, one for each evidence)."""
    if not evidence:
        return Verdict(False, 0.0)
    value = signal(query, terms, evidence[0], tables[0])
    if value < THRESHOLD:
        return Verdict(False, value)
    lacks = missing_kind(query.text, [e.quote for e in evidence[:3]], terms)
    return Verdict(lacks is None, value, lacks)


def signal(query: Query, terms: Sequence[Term], best: Evidence, table: dict[str, float]) -> float:
    """Return the strength of the best evidence, about 0 (nothing) to 1 (its very words)."""
    total = sum(t.weight for t in terms)
    shift = _ENGLISH_SHIFT if query.language == "en" else 0.0
    meant = min(1.1, max(0.0, stretch(best.dense + shift)))
    if not total:
        return _MEANT * meant
    missing = sum(t.weight for t in terms if t.known and t.weight >= _TELLING and t.match(table) < 0.25) / total
    unknown = sum(t.weight for t in terms if not t.known) / total
    apart = _APART if meant < 0.1 and best.coverage < 0.9 else 0.0
    return _COVERED * best.coverage + _MEANT * meant - _MISSING * missing - _UNKNOWN * unknown - apart


def missing_kind(question: str, quotes: Sequence[str], terms: Sequence[Term] = ()) -> str | None:
    """Return the kind of thing the question asks for that none of the quotes holds, or None."""
    for kind, asks, holds in _KINDS:
        if asks.search(question) and not any(holds.search(quote) for quote in quotes):
            return kind
    counted = _HOW_MANY.search(question)
    if counted and not any(_counts(quote, counted.group(1), terms) for quote in quotes):
        return "number"
    return None


def _counts(quote: str, noun: str, terms: Sequence[Term]) -> bool:
    """Return whether a quote gives a number of the things counted: the number stands before the noun, or the noun is not known."""
    term = next((t for t in terms if noun.lower() in t.text.lower()), None)
    if term is None or not term.known:
        return bool(re.search(rf"(?<![\d.:/])\d+(?![\d.:/])|\b{_NUMBER_WORD}\b", quote, re.IGNORECASE))
    words = tokenize(quote)
    numbers = [i for i, w in enumerate(words) if re.fullmatch(rf"\d+|{_NUMBER_WORD}", w.text, re.IGNORECASE) and w.text.lower() not in ("en", "ett")]
    return any(term.match({word_stem(w.text): 1.0}) >= 0.4 for i in numbers for w in words[i + 1 : i + 5])
