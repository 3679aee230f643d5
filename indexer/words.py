"""Swedish words, made comparable: tokens, stems, subword keys, likeness. Pure.

A stem here is what two inflections of one word share, not a linguistic root: Snowball's Swedish
stemmer leaves `policylab`, `policylabb` and `policylabbet` apart and `myndigheternas` away from
`myndighet`, so its input and output are both normalised.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

_TOKEN = re.compile(r"\d+(?:[.:/_]\d+)+(?:/\w+)*|[^\W_]+")
_DOUBLED = frozenset(letter * 2 for letter in "bdfgklmnprt")
# no *s* after *i* or *u*: it is the word's own, as in `förarbevis`, `sjukhus`, `energikris`
_LATE_SUFFIX = re.compile(r"(?:(?<=.{4})(?:et|en|an)|(?<=.{5})(?:na|ande|and|(?<![iu])s)|(?<=iv)t|(?<=or)n)$")
_FOLD = tuple(zip("åäöéèüáàøæ", "aaoeeuaaoa", strict=True))
_SET = re.compile(r"(?<=\w\w)satt(?=(?:e|es|s|a|as)?$)")  # of *sätta*: `tillsattes` is `tillsättas`, and not `till`
# `regl`, of *regler*, is `regel`; `artikl` is `artikel`; but `handl`, of *handlar om*, is no trade
_LOST_E = re.compile(r"(?<=\w)(?<!han)([bdfgkpt])l$")
_LATE_R = re.compile(r"(?<=\w{2}st)r$")  # `registr`, of *registret*, is `regist`, as *register* has it
_GRAM = 4
_STEMMER = Stemmer.Stemmer("swedish", 0)  # its own cache costs six times what stemming does


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number: `text` is exactly `source[start:end]`."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Return words and numbers in order; `SKL:s` gives `SKL` and `s`, `2018:47` and `7.6.2` stay whole."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def words(text: str) -> list[str]:
    """Return the words and numbers of `tokenize`, without their places."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return what the inflections of a Swedish word share, in lower case; numbers are kept as they are."""
    word = unicodedata.normalize("NFC", word).lower()
    if len(word) < 4 or not word.isalpha():
        return word.replace("_", ":") if word[:1].isdigit() else word
    base = _SET.sub("sätt", word[:-1] if word.endswith("nas") else word)
    # to a fixed point, because a definite ending hides one that Snowball knows: kostnaden -> kostnad -> kostn
    while len(base) > 3:
        shorter = _LATE_SUFFIX.sub("", _STEMMER.stemWord(base))
        if shorter == base or len(shorter) < 3:
            break
        base = shorter
    base = _LATE_R.sub("", _LOST_E.sub(r"\1el", base) if len(base) < len(word) else base)
    return base[:-1] if base[-2:] in _DOUBLED else base


def stems(text: str) -> list[str]:
    """Return the stem of every token of `text`, in order, repeats kept."""
    return [stem(word) for word in words(text)]


def fold(word: str) -> str:
    """Return the word without Swedish dots and accents (`luleå` -> `lulea`), in lower case."""
    folded = word.lower()
    for letter, plain in () if folded.isascii() else _FOLD:
        folded = folded.replace(letter, plain)  # on long texts many times faster than str.translate
    return folded


def keys(word: str) -> tuple[str, ...]:
    """Return the overlapping four-letter pieces of a word's folded stem, first and last marked.

    None for short words.
    """
    return pieces(fold(stem(word)))


def pieces(base: str) -> tuple[str, ...]:
    """Return the keys of a folded stem."""
    if len(base) < _GRAM or not base.isalpha():
        return ()
    marked = f"_{base}_"
    return tuple(dict.fromkeys(marked[i : i + _GRAM] for i in range(len(marked) - _GRAM + 1)))


def within_one_edit(a: str, b: str) -> bool:
    """Return whether one insertion, deletion or substitution (or none) turns `a` into `b`."""
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    half = len(a) // 2
    if a[:half] != b[:half] and a[len(a) - half :] != b[len(b) - half :]:
        return False  # an edit leaves one half as it is
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[i:] == b[i + 1 :] or a[i + 1 :] == b[i + 1 :]
