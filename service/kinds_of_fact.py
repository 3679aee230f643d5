"""Kinds of fact that a question asks for (an amount, a number, a date, a name), and whether a quote holds one. Pure."""

import re
from collections.abc import Sequence

from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.fact_cues import left_unnamed
from service.fact_kinds import KINDS, NUMBER_WORD
from service.names_asked import unnamed
from service.terms import Term

_NAMED = 0.5  # a term counts as wholly there from this match on
_AS_TELLING = 0.01  # terms that differ by no more tell as much
# kinds that stand in the same sentence as whose they are, or are another's
_OF_ONE = frozenset({"age", "duration", "email", "party", "phone", "taking part"})
_FIGURES = frozenset({"kronor", "money", "share", "number", "change", "duration"})
# kinds that a figure of the question's own does not tell
_BESIDE_THE_ASKED = frozenset({"kronor", "money", "share", "number", "amount"})
_FIGURE = re.compile(r"\d[\d\s.,]*\d")
_ARTICLES = ("en", "ett")  # as a rule no numbers
_ARTICLE = re.compile(rf"\b(?:{'|'.join(_ARTICLES)})\b", re.IGNORECASE)
_ANY_NUMBER = re.compile(rf"\d|\b{NUMBER_WORD}\b", re.IGNORECASE)
_NO_COUNT = re.compile(  # figures that are a day, a year, a section or a reference count nothing
    r"\b(?:avsnitt|kapitel|bilaga|artikel|sida) \d+(?:\.\d+)*|\b\d+(?:[.:/]\d+)+|§ ?\d+|\b\d+ (?:§|kap\.)"
    r"|\b\d{1,2} (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\w*(?: \d{4})?|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?] ")  # a number counts nothing that the next sentence speaks of
_OF_THEM = re.compile(r"hälften|halva|samtliga|\w+(?:dje|de|te|n)del(?:ar)?", re.IGNORECASE)  # needs no noun
_HOW_MANY = re.compile(
    r"(?<!för )(?<!om )(?<!av )(?<!på )\b(?:hur många|how many)\s+(?:(?:av|of)\s+)?(?:(?:de|dem|the|\w+a)\s+)?"
    r"(?:\d[\d\s]*\s)?([\w-]+)",
    re.IGNORECASE,
)


def wanted_kind(question: str) -> re.Pattern[str] | None:
    """Return what a sentence must hold to be of the kind the question asks for, or None when any will do."""
    if _HOW_MANY.search(question):
        return _ANY_NUMBER
    return next((holds for _, asks, holds in KINDS if asks.search(question)), None)


def wanted_figure(question: str) -> re.Pattern[str] | None:
    """Return the same where a figure is asked for: an amount, a number, how long; None for other kinds."""
    if _HOW_MANY.search(question):
        return _ANY_NUMBER
    return next((holds for kind, asks, holds in KINDS if kind in _FIGURES and asks.search(question)), None)


def tells_kind(kind: re.Pattern[str], quote: str) -> bool:
    """Return whether a quote holds what is asked for; an article is no number."""
    return kind.search(_ARTICLE.sub(" ", quote) if kind is _ANY_NUMBER else quote) is not None


def of_other_kind(question: str, quotes: Sequence[str]) -> bool:
    """Return whether a number, a date, a name or the like is asked for, and none of the quotes holds one."""
    holds = wanted_kind(question)
    return not any(map(holds.search, quotes)) if holds else unnamed(question, quotes)


def missing_kind(question: str, quotes: Sequence[str], terms: Sequence[Term], *, beside: bool = True) -> str | None:
    """Return the kind of thing the question asks for that none of the quotes holds, or None.

    `beside` wants a number beside the very noun that is counted.
    """
    others = _without_figures_of(question, quotes)
    for kind, asks, holds in KINDS:
        among = _on_the_thing(terms, quotes) if kind in _OF_ONE else others if kind in _BESIDE_THE_ASKED else quotes
        if asks.search(question) and not any(holds.search(quote) for quote in among):
            return kind
    counted = _HOW_MANY.search(question)
    if counted and not any(_counts(quote, counted, terms, beside=beside) for quote in others):
        return "number"
    among = _on_the_thing(terms, quotes, inside=True)
    return "names" if left_unnamed(question, among) or unnamed(question, among) else None


def counts_what_is_spoken_of(question: str, terms: Sequence[Term]) -> bool:
    """Return whether it is asked how many there are of what the corpus calls so: it would be counted by that noun."""
    counted = _HOW_MANY.search(question)
    if counted is None or counted.group().lower().startswith("how"):
        return False
    term = _counted(counted, terms)
    return term is not None and term.exact


def _counted(counted: re.Match[str], terms: Sequence[Term]) -> Term | None:
    noun = counted.group(1).lower()
    return next((t for t in terms if noun in t.text.lower() or t.text.lower() in noun), None)


def _without_figures_of(question: str, quotes: Sequence[str]) -> list[str]:
    """Return quotes without the figures that stand in the question: how many of the 34 there are is not told by 34."""
    asked = [re.sub(r"\D+", r"\\D?", figure) for figure in _FIGURE.findall(question)]
    own = re.compile(rf"(?<!\d)(?:{'|'.join(asked)})(?!\d|\s\d{{3}})") if asked else None
    return [own.sub(" ", quote) for quote in quotes] if own else list(quotes)


def _on_the_thing(terms: Sequence[Term], quotes: Sequence[str], *, inside: bool = False) -> Sequence[str]:
    """Return the quotes that hold a most telling one of the question's terms; all of them where none does.

    `inside` counts a term that stands but inside another word too: *antologin* in *forskningsantologin*.
    """
    there = [t for t in terms if t.exact or (inside and t.known)]
    most = max((t.weight for t in there), default=0.0)
    telling = [t for t in there if t.weight >= most - _AS_TELLING]
    tables = [{word_stem(w.text): 1.0 for w in tokenize(q)} for q in quotes]
    held = [q for q, table in zip(quotes, tables, strict=True) if any(t.match(table) >= _NAMED for t in telling)]
    return held or quotes


def _counts(quote: str, counted: re.Match[str], terms: Sequence[Term], *, beside: bool) -> bool:
    """Return whether a quote gives a number of the things counted.

    The number stands before the noun, or only the model's vectors know the noun; what no document knows is counted
    nowhere. A noun too common to be a term must stand there itself.
    """
    said = _NO_COUNT.sub(" ", quote)
    words = tokenize(said)
    numbers = [
        i
        for i, w in enumerate(words)
        if re.fullmatch(rf"\d+|{NUMBER_WORD}", w.text, re.IGNORECASE) and w.text.lower() not in _ARTICLES
    ]
    noun = counted.group(1).lower()
    term = _counted(counted, terms)
    english = counted.group().lower().startswith("how")
    if not beside or (english and (term is None or term.bridged)):
        return bool(numbers)
    if term is not None and not term.known:
        return False
    after = [w for i in numbers for w in words[i + 1 : i + 5] if not _ENDS.search(said, words[i].end, w.start)]
    if term is None:
        beside_it = any(word_stem(noun) in w.text.lower() for w in after)
        return beside_it or any(_OF_THEM.fullmatch(words[i].text) for i in numbers)
    return any(term.match({word_stem(w.text): 1.0}) >= 0.25 for w in after)
