"""How much of a question's terms each of many passages holds. Pure over a view.

A question asks for some sixty stems, and forty passages hold thousands of words: of these only those that may have
such a stem are stemmed, once for all passages.
"""

from collections.abc import Sequence

from indexer.vocabulary import with_stems
from service.corpus_view import PLACES, CorpusView
from service.terms import Term, coverage


def coverages(view: CorpusView, terms: Sequence[Term], rows: Sequence[int]) -> list[float]:
    """Return `coverage(terms, view.stems(row))` of each row, without its table of all stems."""
    asked = {stem for term in terms for phrase in term.alternatives for word in phrase for stem in word}
    passages = [view.words(row) for row in rows]
    told = with_stems(set[str]().union(*(held for places in passages for held in places)), asked)
    telling = frozenset(told)
    tables = (
        {told[word]: weight for held, weight in zip(places, PLACES, strict=True) for word in held & telling}
        for places in passages
    )
    return [coverage(terms, table) for table in tables]
