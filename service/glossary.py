"""English words to the Swedish words a response would use: two dictionaries, no translation of sentences.

First a glossary of public administration (service/resources/glossary.csv, written for this product), then Folkets
lexikon (KTH, CC BY-SA 2.5, as shipped in the package svlang) read backwards.
"""

import csv
import re
from functools import lru_cache
from importlib import resources

import Stemmer

_WORD = re.compile(r"[^\W_]+(?:[&'’-][^\W_]+)*")
_STEMMER = Stemmer.Stemmer("english")
_MAX_WORDS = 3
_LOOSE = frozenset("the a an of in to for on by at and or is are as with from".split())  # begin and end no phrase
_MAX_FOLKETS = 24
Phrase = tuple[str, ...]


def english_words(text: str) -> list[str]:
    """Return the words of an English text in lower case; hyphens and `&` stay inside a word."""
    return [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text)]


def _key(words: list[str]) -> Phrase:
    return tuple(_STEMMER.stemWords([part for word in words for part in word.split("-")]))


@lru_cache(maxsize=1)
def _curated() -> dict[Phrase, tuple[str, ...]]:
    table = resources.files("service.resources").joinpath("glossary.csv").read_text(encoding="utf-8")
    return {
        _key(english_words(row["english"])): tuple(row["swedish"].split("|"))
        for row in csv.DictReader(table.splitlines())
    }


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
    """Return Swedish words or phrases for an English phrase of one to three words.

    The glossary's if it has the phrase; empty when unknown.
    """
    key = _key(words)
    curated = _curated().get(key, ())
    return curated or _folkets().get(key, ())[:_MAX_FOLKETS]


def is_curated(words: list[str]) -> bool:
    """Return whether the phrase is a term of the glossary of public administration."""
    return _key(words) in _curated()


def phrases(words: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Cut English words into the longest phrases the dictionaries know: (from, to, Swedish); one unknown word has none.

    A phrase of several words must be in the glossary of public administration or be a whole entry of the lexicon.
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
