"""Whether the matter of a question is foreign to the material: nothing that the caller may read touches on it.

A list of who opposes wolf hunting runs through positions, and some position is always the nearest. So before any table
or position is looked into, the matter by itself (the question without its frame and whom it asks about) is held against
all passages. Pure but for the reader.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from indexer.vocabulary import word_stem
from service.answers.context import Context
from service.cues import SAYS_OF, Want
from service.kinds_of_fact import wanted_kind
from service.question import Query
from service.retrieve import Vector
from service.terms import Stems, Term, coverage, lexical_terms

# Logistic weights fitted by benchmarks/fit_foreign.py; see docs/adr/0006.
WEIGHTS = {"covered": 9.22, "near": 18.25, "read": 1.33}
BIAS = -6.96
THRESHOLD = -0.75  # log-odds below which the matter is foreign
BOUND = 6.0  # log-odds of reading beyond which more says no more
_PASSAGES = 10  # nearest by meaning, and by words, that are looked at
_SENTENCES = 3  # sentences that are read
_WHOLE = 0.7  # a word of the corpus stands for all of a question's word from this weight on
# a part of a compound that is so long names the thing, nearly: its first part tells what kind, its last what all are
_FIRST_LETTERS, _LAST_LETTERS, _PART = 5, 9, 0.6
_OF_VIEWS = frozenset(
    {Want.POSITION, Want.REASON, Want.CONDITION, Want.COMPARE, Want.LIST_RESPONDENTS, Want.COUNT, Want.SILENT}
)


def foreign(context: Context) -> bool:
    """Return whether nothing in the readable documents touches on the matter; False where that cannot be told."""
    if context.reader is None or context.matter is None:
        return False
    signs = covered_and_near(context, context.matter)
    value = BIAS + sum(WEIGHTS[name] * sign for name, sign in signs.items())
    if abs(value - THRESHOLD) > WEIGHTS["read"] * BOUND:
        return value < THRESHOLD  # whatever is read
    return not any(value + WEIGHTS["read"] * read >= THRESHOLD for read in readings(context))


def decidable(query: Query, terms: Sequence[Term]) -> bool:
    """Return whether views on a matter in words are asked for, or what a body says of one.

    What somebody thinks that a thing will cost is a fact, and needs no view.
    """
    says_of = query.want is Want.LOOKUP and bool(query.asked) and SAYS_OF.search(query.text) is not None
    if not (says_of or query.want in _OF_VIEWS) or (wanted_kind(query.text) and not query.of_respondents):
        return False
    return bool(terms) and not (query.section or query.whole or query.vague or query.speaker)


def covered_and_near(context: Context, matter: Vector) -> dict[str, float]:
    """Return how much of the terms stands in some passage, each as a whole, and the cosine of the nearest passage."""
    view, terms = context.view, [as_a_whole(term) for term in context.terms]
    mask = view.mask(context.documents)
    allowed = None if mask.all() else mask
    rows, cosines = view.snapshot.passage_vectors.search(matter.reshape(-1), _PASSAGES, allowed)
    worded = [row for row, _ in view.snapshot.lexical.search(lexical_terms(terms), _PASSAGES, allowed)]
    found = np.union1d(rows, np.array(worded, dtype=np.int64)).tolist()
    return {
        "covered": max((coverage(terms, view.stems(row)) for row in found), default=0.0),
        "near": float(max(cosines, default=0.0)),
    }


def readings(context: Context) -> Iterator[float]:
    """Yield for the best sentences, one after the other, the log-odds that they answer, within bounds."""
    for place in range(_SENTENCES):
        read = context.reading(place)
        if read is not None:
            yield max(-BOUND, min(BOUND, read))


def as_a_whole(term: Term) -> Term:
    """Return a term with those words of the corpus alone that stand for all of it.

    That a corpus tells of `skatter` and of `gränser` and `kontroller` says nothing of `flygskatten` or
    `gränskontroller`.
    """
    own = word_stem(term.text)
    kept = (tuple(_wholes(word, own) for word in phrase) for phrase in term.alternatives)
    return replace(term, alternatives=tuple(phrase for phrase in kept if not _cut_from(phrase, own)))


def _wholes(word: Stems, own: str) -> dict[str, float]:
    kept: dict[str, float] = {}
    for stem, weight in word.items():
        part = stem != own and (own.startswith(stem) or own.endswith(stem))
        if weight >= _WHOLE and not part:
            kept[stem] = weight
        elif part and len(stem) >= (_FIRST_LETTERS if own.startswith(stem) else _LAST_LETTERS):
            kept[stem] = max(weight, _PART)
    return kept


def _cut_from(phrase: Sequence[Stems], own: str) -> bool:
    """Return whether a phrase is but a compound's two parts."""
    if len(phrase) != 2 or not all(phrase):
        return False
    first, last = (max(word, key=lambda stem: word[stem]) for word in phrase)
    return own.startswith(first) and own.endswith(last)
