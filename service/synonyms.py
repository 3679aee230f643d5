"""Everyday Swedish words and the words that responses and law texts use: `böter`, `sanktionsavgift`.

One word, or two that stand beside each other (`kolla upp`: `registerkontroll`), in service/resources/synonyms.csv,
written for this product. A synonym is another way to ask for the same thing, never a replacement of the word asked.
"""

import csv
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from indexer.lexical import LexicalIndex
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.glossary import nearest

Phrase = tuple[str, ...]


def _key(words: Sequence[str]) -> Phrase:
    return tuple(word_stem(word) for word in words)


@lru_cache(maxsize=1)
def _table() -> dict[Phrase, dict[str, tuple[Phrase, ...]]]:
    """Return the rows by stems; `lag` and `lager` have one stem, so that a key may have several rows."""
    table = resources.files("service.resources").joinpath("synonyms.csv").read_text(encoding="utf-8")
    found: dict[Phrase, dict[str, tuple[Phrase, ...]]] = {}
    for row in csv.DictReader(table.splitlines()):
        phrases = tuple(tuple(t.text for t in tokenize(phrase)) for phrase in row["swedish"].split("|"))
        found.setdefault(_key(row["word"].split()), {})[row["word"]] = phrases
    return found


def load() -> None:
    """Read the list now, so that the first Swedish question does not wait for it."""
    _table()


def synonyms(words: Sequence[str]) -> tuple[Phrase, ...]:
    """Return the phrases for a word or two neighbouring words, in any inflection, best first."""
    return nearest(_table().get(_key(words), {}), " ".join(words).lower())


def by_place(words: Sequence[str], index: LexicalIndex) -> dict[int, list[Phrase]]:
    """Return for each word, by its place, the synonyms that the corpus has: its own and those of a pair it is in."""
    found: dict[int, list[Phrase]] = {}
    for n in range(len(words)):
        for group in (words[n : n + 2], words[n : n + 1]):
            known = [p for p in synonyms(group) if all(index.document_frequency(word_stem(word)) for word in p)]
            for place in range(n, n + len(group)):
                found.setdefault(place, []).extend(known)
    return found
