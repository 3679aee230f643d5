"""English words to the Swedish words a response would use: two dictionaries, no translation of sentences.

First a glossary of public administration and of the fields it governs (service/resources/glossary.csv, written for this
product), then Folkets lexikon (KTH, CC BY-SA 2.5, as shipped in the package svlang) read backwards.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import takewhile
from typing import TypeVar

import Stemmer

from service.english_forms import base_forms

_WORD = re.compile(r"[^\W_]+(?:[&'’-][^\W_]+)*")
_STEMMER = Stemmer.Stemmer("english")
_MAX_WORDS = 3
_LOOSE = frozenset("the a an of in to for on by at and or is are as with from".split())  # begin and end no phrase
_MAX_FOLKETS = 24
Phrase = tuple[str, ...]
T = TypeVar("T")


def english_words(text: str) -> list[str]:
    """Return the words of an English text in lower case; hyphens and `&` stay inside a word."""
    return [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text)]


def _parts(words: Sequence[str]) -> list[str]:
    return [part for word in words for part in word.split("-")]


def _key(words: Sequence[str]) -> Phrase:
    return tuple(_STEMMER.stemWords(_parts(words)))


@lru_cache(maxsize=1)
def _curated() -> dict[Phrase, dict[str, tuple[str, ...]]]:
    """Return the glossary by stems: *employer* and *employment* have one, so that a key may have several rows."""
    table = resources.files("service.resources").joinpath("glossary.csv").read_text(encoding="utf-8")
    found: dict[Phrase, dict[str, tuple[str, ...]]] = {}
    for row in csv.DictReader(table.splitlines()):
        words = english_words(row["english"])
        found.setdefault(_key(words), {})[" ".join(_parts(words))] = tuple(row["swedish"].split("|"))
    return found


def nearest(rows: Mapping[str, tuple[T, ...]], asked: str) -> tuple[T, ...]:
    """Return the row of what is asked; of several with its stems, the one that begins most like it, then the shortest.

    Nothing without rows.
    """
    if not rows or asked in rows:
        return rows.get(asked, ())
    return rows[max(rows, key=lambda written: (_begins_alike(written, asked), -len(written)))]


def _begins_alike(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@lru_cache(maxsize=1)
def _folkets() -> dict[Phrase, tuple[str, ...]]:
    found: dict[Phrase, list[str]] = {}
    with resources.files("svlang.data").joinpath("folkets_sv_en.tsv").open(encoding="utf-8") as file:
        for line in file:
            swedish, tab, english = line.rstrip("\n").partition("\t")
            if not tab or swedish.startswith(("#", "-")) or swedish.endswith("-"):
                continue
            for gloss in english.split(","):
                words = english_words(re.sub(r"\([^)]*\)|^\s*to ", "", gloss))
                if 0 < len(words) <= _MAX_WORDS:
                    found.setdefault(_key(words), []).append(swedish.replace("|", ""))
    return {key: tuple(dict.fromkeys(words)) for key, words in found.items()}


def load() -> None:
    """Read both dictionaries now, so that the first English question does not wait for them."""
    _curated()
    _folkets()


def swedish_for(words: list[str]) -> tuple[str, ...]:
    """Return Swedish words or phrases for an English phrase of one to three words; empty when unknown.

    The glossary's first. A single word has the lexicon's too: the glossary names the senses of the trade, not all.
    One that neither has is looked up by the words it is a form of (*brought*, *shorter*, *temporarily*).
    """
    curated = curated_for(words)
    if curated and len(words) > 1:
        return curated
    found = tuple(dict.fromkeys([*curated, *_folkets().get(_key(words), ())[:_MAX_FOLKETS]]))
    if found or len(words) > 1:
        return found
    return next((known for base in base_forms(words[0]) if (known := swedish_for([base]))), ())


def curated_for(words: list[str]) -> tuple[str, ...]:
    """Return what the glossary alone has for a phrase; empty when it has nothing."""
    return nearest(_curated().get(_key(words), {}), " ".join(_parts(words)))


def is_curated(words: list[str]) -> bool:
    """Return whether the phrase is a term of the glossary."""
    return _key(words) in _curated()


def phrases(words: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Cut English words into the longest phrases the dictionaries know: (from, to, Swedish); one unknown word has none.

    A phrase of several words must be in the glossary or be a whole entry of the lexicon.
    """
    cut: list[tuple[int, int, tuple[str, ...]]] = []
    i = 0
    while i < len(words):
        for n in range(min(_MAX_WORDS, len(words) - i), 0, -1):
            swedish = (
                () if n > 1 and (words[i] in _LOOSE or words[i + n - 1] in _LOOSE) else swedish_for(words[i : i + n])
            )
            if swedish or n == 1:
                cut.append((i, i + n, swedish))
                i += n
                break
    return cut
