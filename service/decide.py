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

from corpus.types import Speaker
from indexer.stance import outright
from service.abroad import told_of, told_of_place
from service.cues import SAYS_OF, Want
from service.evidence import Evidence
from service.kinds_of_fact import counts_what_is_spoken_of, missing_kind, tells_kind, wanted_figure, wanted_kind
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
PLAINLY = 2.5  # log-odds of reading from which a sentence need not name again what it tells of
_BOUND = 6.0  # log-odds of reading beyond which more says no more
_ALL_THERE = 1.0  # log-odds that a body's own sentence has over for it when it holds the whole matter of its view
_WHOLLY = 0.95  # share of the terms from which it does
_NOT_READ = 1.2  # what stands for them where nothing is read: about the median of questions that are answered
_TELLS = 1.0  # log-odds of reading from which the one asked tells a fact in words that share none with the question
_DENIED = -2.0  # log-odds of reading below which a fact of nobody in particular is not told
_DOUBTED, _HALF_HELD = -1.5, 0.4  # the same where no sentence holds so much of the question's terms
_FAR_FROM = -2.8  # the same of a body that is asked about
_SPOKEN_OF = 0.9  # share of the terms from which a sentence is what a body says of the matter, whatever is read in it
# by how much words score higher than all others which alone tell the fact, and the share of the terms that they hold
_AHEAD, _MOSTLY = 0.15, 0.65
_HARDLY = 0.5  # share of what the best words hold of the terms below which others' figures are of another thing
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d\d)?")
_TELLING = 0.5  # a term of this weight tells what is asked about
_NOTHING = 0.1  # share of the terms below which none of them can be said to stand there
_FEW_TERMS, _LITTLE = 2, 0.35  # where a matter is named by so few words, so much of them must stand there
_NAMED = 0.5  # a term counts as wholly there from this match on
_NEAR = 500  # characters around a quote in which a country is named that it tells of


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
    if value < THRESHOLD - (_ALL_THERE if _says_all(query, terms, evidence[0]) else 0.0) and doubted:
        return Verdict(False, value)
    if any(t.foreign or (_YEAR.fullmatch(t.text) and not t.known) for t in terms):
        return Verdict(False, value)  # what nobody names, nobody says anything of
    facts = query.asked and query.want in (Want.LOOKUP, Want.DEFINITION)
    told = facts and value >= THRESHOLD and read is not None and read >= _TELLS
    if terms and not told and max(signs["covered"], evidence[0].coverage) < _least_held(query, terms):
        return Verdict(False, value)  # hardly a word of it stands there: it is near in meaning to something else
    if _of_something_else(query, terms, evidence) or _never_spoken_of(query, terms, read):
        return Verdict(False, value)
    if not of_that_country(query, evidence):
        return Verdict(False, value)
    if _unread(query, evidence, read):
        return Verdict(False, value)
    # of the one asked alone, another figure is only doubted where its reader doubts the best words too
    near = bool(query.asked) and (read is None or read >= _DOUBTED)
    quotes = [e.quote for e in evidence[:3] if near or e.coverage >= _HARDLY * evidence[0].coverage]
    alone = (kind := wanted_kind(query.text)) is not None and _stands_out(kind, evidence)
    doubtful = read is not None and read < 0 and counts_what_is_spoken_of(query.text, terms)
    beside = (value < SURE or doubtful) and not (reads or alone)
    lacks = missing_kind(query.text, quotes, terms, beside=beside)
    if lacks and read is not None and read >= PLAINLY:  # it tells so by itself, whatever stands in the others
        lacks = missing_kind(query.text, quotes[:1], terms, beside=beside)
    return Verdict(lacks is None, value, lacks)


def _says_all(query: Query, terms: Sequence[Term], best: Evidence) -> bool:
    """Return whether a body is asked for its view, and a sentence of its own holds each word of the matter.

    What it writes of just that is what can be told, whatever its reader makes of it.
    """
    says_of = query.want is Want.LOOKUP and SAYS_OF.search(query.text) is not None
    of_view = query.asked and (query.want is Want.POSITION or says_of) and not query.stances
    own = best.speaker is Speaker.RESPONDENT and best.coverage >= _WHOLLY
    several = sum(len(t.phrases[0]) for t in terms if t.phrases) > 1  # one word may stand there of something else
    return bool(of_view) and own and several and sum(t.weight for t in terms) >= _TELLING


def _least_held(query: Query, terms: Sequence[Term]) -> float:
    """Return how much of the terms must stand there at least.

    A body that is asked about may put a matter in quite other words, but not one that is named by a word or two.
    """
    if query.asked and len(terms) <= _FEW_TERMS:
        return _LITTLE
    figure = wanted_figure(query.text) is not None  # of one body too, some figure is always near
    return 0.0 if query.asked and any(t.known for t in terms) and not figure else _NOTHING


def _of_something_else(query: Query, terms: Sequence[Term], evidence: Sequence[Evidence]) -> bool:
    """Return whether it is asked if a body is for or against a thing, and the best words are for or against another.

    Support of something, whatever it is, is always near in meaning to support.
    """
    asks = query.yes_no and query.stances and any(t.known for t in terms)
    best = evidence[0]
    return bool(asks) and outright(best.quote) is not None and best.coverage < _NOTHING


def _never_spoken_of(query: Query, terms: Sequence[Term], read: float | None) -> bool:
    """Return whether it is asked if a thing is so, or for whom it is, that the corpus has no word for, in any form.

    Whether a driving licence is proposed is told by no proposal of another thing, nor whether a body is against one.
    """
    whether = query.yes_no and (query.want is Want.LOOKUP or query.stances)
    asks = whether or (query.of_respondents and query.want is Want.LOOKUP)
    unread = read is None or read < _TELLS
    return bool(asks) and unread and any(not t.known and t.weight >= _TELLING for t in terms)


def _unread(query: Query, evidence: Sequence[Evidence], read: float | None) -> bool:
    """Return whether a fact is asked for that the best sentence does not tell to its reader.

    Among all respondents' figures some figure is always near in meaning; the words of one body are few enough, unless
    the reader is far from finding it told and they do not hold the kind of thing that is asked for.
    """
    kind = wanted_kind(query.text)
    if read is None or query.want is not Want.LOOKUP:
        return False
    if query.asked:
        told = (kind and kind.search(evidence[0].quote)) or (
            evidence[0].coverage >= _SPOKEN_OF and SAYS_OF.search(query.text)
        )
        return read < _FAR_FROM and not told
    if kind is None or _stands_out(kind, evidence) or _alone_of_the_kind(query, evidence):
        return False
    covered = max(e.coverage for e in evidence[:3])
    return read < (_DOUBTED if covered < _HALF_HELD else _DENIED)


def _stands_out(kind: re.Pattern[str], evidence: Sequence[Evidence]) -> bool:
    """Return whether the best words alone are what is asked for: of the kind, on the matter, and far before all others.

    Of words that are merely near some others always are nearly as near.
    """
    best = evidence[0]
    ahead = best.score - evidence[1].score if len(evidence) > 1 else 0.0
    return ahead >= _AHEAD and best.coverage >= _MOSTLY and tells_kind(kind, best.quote)


def _alone_of_the_kind(query: Query, evidence: Sequence[Evidence]) -> bool:
    """Return whether of the best words one sentence alone gives such a figure, and none is more on the matter."""
    figure = wanted_figure(query.text)
    holding = [e for e in evidence[:3] if figure and figure.search(e.quote)]
    if figure is None or figure.search("12") or len(holding) != 1:  # a mere number stands in nearly all of them
        return False
    return holding[0].coverage >= max(_MOSTLY, *(e.coverage for e in evidence[:3]))


def of_that_country(query: Query, evidence: Sequence[Evidence]) -> bool:
    """Return whether the best evidence is of the country or municipality the question names; True where none is."""
    near = [e.document.text[max(0, e.start - _NEAR) : e.end + _NEAR] for e in evidence[:3]]
    own = [name for e in evidence[:3] for name in e.document.values("sender")]
    return told_of(query.text, near) and bool(query.asked or told_of_place(query.text, [*near, *own]))


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
