"""What an answer says, compared without regard to case, spacing or typography. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import takewhile

_MARKER = re.compile(r"\[(\d+)\]")
_SPACE = re.compile(r"\s+")
_QUOTED = re.compile(r"\"[^\"]*\"")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")
_WORD = re.compile(r"[\w']+")
_TYPOGRAPHY = str.maketrans(
    {"”": '"', "“": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "*": None,
     "\u00ad": None}
)  # fmt: skip
_NEGATIONS = frozenset(
    ["inte", "ej", "icke", "aldrig", "ingen", "inget", "inga", "varken", "not", "no", "never", "neither", "nor", "none",
     "isn't", "doesn't", "don't", "didn't", "cannot"]
)  # fmt: skip
_TURNS = frozenset(["men", "utan", "but", "och", "and"])  # a negation does not reach across these
_PREMISE = (
    "förutsätter", "premiss", "premise", "assumes", "presuppose", "stämmer inte", "stämmer ej", "not the case",
    "utgår från att", "utgår ifrån att", "is not correct", "är inte riktigt", "är fel",
)  # fmt: skip


def normalise(text: str) -> str:
    """Return `text` folded for comparison: NFC, case, spaces, quotation marks, dashes, `*` removed."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)).strip().casefold()


def contains(form: str, text: str) -> bool:
    """Say whether `form` stands in normalised `text` as whole words; a final `*` leaves its end open.

    A number stands alone: `3` is not found in `7.6.3` or `2,3`.
    """
    return _pattern(form).search(text) is not None


def any_stands(forms: Iterable[str], text: str) -> bool:
    """Say whether at least one of the forms stands in `text`, which must be normalised."""
    return any(contains(form, text) for form in forms)


def without_markers(answer: str) -> str:
    """Return the answer without its `[n]` markers."""
    return _MARKER.sub("", answer)


def markers(answer: str) -> tuple[int, ...]:
    """Return the numbers of the `[n]` markers in the answer, once each, in order."""
    return tuple(dict.fromkeys(int(number) for number in _MARKER.findall(answer)))


def printable(text: str) -> str:
    """Return `text` on one line without control characters, fit for a terminal or a page."""
    return "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)


def without_quotes(answer: str, quotes: Iterable[str]) -> str:
    """Return the normalised answer without its markers and without those quotes where it repeats them."""
    own = normalise(without_markers(answer))
    for quote in sorted((normalise(q) for q in quotes if q.strip()), key=len, reverse=True):
        own = own.replace(quote, " ")
    return own


def own_words(answer: str, quotes: Iterable[str]) -> str:
    """Return the normalised answer without the words it quotes: what the system itself claims."""
    return _QUOTED.sub(" ", without_quotes(answer, quotes))


def asserts(form: str, own: str) -> bool:
    """Say whether `own` claims `form`: it stands there un-negated and not as a rejected premise.

    Negated means a negation within four words before or three after, in the same sentence; a
    sentence that speaks of what the question presupposes does not claim it either.
    """
    pattern = _pattern(form)
    sentences = (s for s in _SENTENCE_END.split(own) if not any(mark in s for mark in _PREMISE))
    return any(not _negated(sentence, hit) for sentence in sentences for hit in pattern.finditer(sentence))


def _negated(sentence: str, hit: re.Match[str]) -> bool:
    before = _WORD.findall(sentence[: hit.start()])[-4:][::-1]
    after = _WORD.findall(sentence[hit.end() :])[:3]
    near = [word for side in (before, after) for word in takewhile(lambda w: w not in _TURNS, side)]
    return not _NEGATIONS.isdisjoint(near)


def _pattern(form: str) -> re.Pattern[str]:
    folded = normalise(form.removesuffix("*"))
    start = r"(?<!\w)(?<!\d[.,:/])" if folded[:1].isdigit() else r"(?<!\w)"
    end = r"(?!\w)(?![.,:/]\d)" if folded[-1:].isdigit() else r"(?!\w)"
    return re.compile(start + re.escape(folded) + ("" if form.endswith("*") else end))
