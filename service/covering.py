"""How much of a question's terms each of many passages holds. Pure over a view.

The index knows which stems stand in a passage's text. Of the words over it, its headings and its document's title, only
those that may have a stem asked for are stemmed, once for all passages.
"""

from collections.abc import Collection, Iterable, Sequence

from indexer.vocabulary import with_stems
from indexer.words import words
from service.corpus_view import HEADING, TEXT, TITLE, CorpusView
from service.terms import Term, coverage


def coverages(view: CorpusView, terms: Sequence[Term], rows: Sequence[int]) -> list[float]:
    """Return `coverage(terms, view.stems(row))` of each row, without its table of all stems."""
    if not rows:
        return []
    asked = {stem for term in terms for phrase in term.alternatives for word in phrase for stem in word}
    over = [view.words_over(row) for row in rows]
    told = with_stems(set[str]().union(*(held for places in over for held in places)), asked)
    telling = frozenset(told)
    tables = (
        {told[word]: TITLE for word in title & telling}
        | {told[word]: HEADING for word in headings & telling}
        | dict.fromkeys(held, TEXT)
        for (title, headings), held in zip(over, held_in_texts(view, asked, rows), strict=True)
    )
    return [coverage(terms, table) for table in tables]


def held_in_texts(view: CorpusView, asked: Collection[str], rows: Sequence[int]) -> Iterable[Collection[str]]:
    """Return for each row those of the stems asked for that stand in its text."""
    lexical, held_stems = view.snapshot.lexical, view.snapshot.held_stems
    known = [stem for stem in asked if lexical.document_frequency(stem)]
    distinct = held_stems.distinct(known)
    found = held_stems.among(distinct, rows)
    if len(distinct) == len(known):
        return found
    alike = set(known).difference(distinct)  # stems that the index cannot tell from others: read the texts for them
    read = ({*with_stems(set(words(view.passages[row].text)), alike).values()} for row in rows)
    return ({*held, *more} for held, more in zip(found, read, strict=True))
