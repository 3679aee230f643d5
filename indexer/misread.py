"""Which words of scanned pages a question's word may have been before OCR misread it.

Only words that stand in no printed text, and in no dictionary, are taken for misread ones; a corpus without scans has
none. Two words are compared by what their letters look like: few strokes apart is likely, few letters apart is not.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from wordfreq import zipf_frequency

_LEAST, _MOST = 4, 40  # letters of a word that is compared
_SHARE, _LIMIT = 0.13, 2.0  # how far apart words may be: so much a letter, and no more than this
_SAME = 0.01
_NEAREST, _FARTHEST = 0.9, 0.45  # what a misread word weighs, from nearly equal to as far apart as may be
_TWINS, _LIKE, _MERGED, _THIN = 0.2, 0.45, 0.4, 0.5
# which letters are mistaken for one another, judged by what tesseract makes of poor scans of Swedish
_TWIN_LETTERS = ("aåäàá", "oö0óò", "eéèë", "uü", "il1", "s5")
_LIKE_LETTERS = ("iltfrj1", "aåäoöeéc0", "nurhv", "hbk", "gq9", "vyx", "sz25", "mn", "b8", "kx", "pg")
_MERGED_LETTERS = {
    "m": ("rn", "in", "ni", "nn", "tn", "rr"), "n": ("ri", "ir", "ti", "ii", "li", "tt"), "u": ("ii", "il", "li", "ti"),
    "h": ("li", "fi", "ti"), "k": ("li", "lt", "ik"), "b": ("li", "ti", "lo"), "d": ("cl", "ol", "ci"), "w": ("vv",),
    "l": ("ll",), "t": ("tt",), "f": ("ff",), "r": ("rr",),
}  # fmt: skip
_THIN_LETTERS = "iltfrj1"
_KINDS = "iovszx"  # of strokes: what letters that are mistaken for one another share; the last is any other
_MADE_OF = {"i": "iltfrj1", "o": "aåäàáoöóò0eéèëc", "v": "vyx", "s": "s5z2", "z": "gq9p", "ii": "nuhbk"}
_STROKES_APART = 3  # strokes by which two words may differ for each letter wholly mistaken
_END_STROKES = 4
_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäöéèëàáóòü0123456789"
_SIZE = len(_ALPHABET) + 2  # 0 pads, the last is any other letter
Costs = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint8]
_CODES: Codes = np.array(
    [0, *(_ALPHABET.find(chr(i)) % (len(_ALPHABET) + 1) + 1 for i in range(1, 256))], dtype=np.uint8
)


class _Strokes(dict[int, str]):
    def __missing__(self, letter: int) -> str:
        return _KINDS[-1]


_STROKES = _Strokes({ord(c): strokes for strokes, letters in _MADE_OF.items() for c in letters})
_STROKES |= {ord("m"): "iii", ord("w"): "vv", ord("d"): "oi"}


def may_be_misread(spelling: str) -> bool:
    """Return whether a word that no printed text has is likely a misread one: neither a number nor in a dictionary."""
    return (
        _LEAST <= len(spelling) <= _MOST
        and spelling.isalnum()
        and sum(c.isalpha() for c in spelling) >= _LEAST - 1
        and not zipf_frequency(spelling, "sv", "small")
    )


class Misread:
    """Words that are likely misread, compared with many at a time. Immutable."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Hold the words as they are spelt, each with its stem."""
        self.pairs = tuple(sorted(pairs))
        self._stems = tuple(text for _, text in self.pairs)
        spellings = [spelling for spelling, _ in self.pairs]
        self._tables = (_Table(spellings), _Table(self._stems)) if self.pairs else None

    def alike(self, word: str, own: str) -> dict[str, float]:
        """Return the stems that a word, whose own stem is given, may have been misread to, with what they weigh."""
        found: dict[str, float] = {}
        for table, asked in zip(self._tables or (), (word.lower(), own), strict=False):
            for number, weight in table.near(asked):
                text = self._stems[number]
                found[text] = max(weight, found.get(text, 0.0))
        return found


class _Table:
    def __init__(self, texts: Sequence[str]) -> None:
        self._lengths = np.array([min(len(text), _MOST) for text in texts])
        self._codes = _coded(texts)
        strokes = [text.translate(_STROKES) for text in texts]
        self._bags = np.array([_bag(kinds) for kinds in strokes], dtype=np.int16)
        self._heads = np.array([kinds[:_END_STROKES] for kinds in strokes])
        self._tails = np.array([kinds[-_END_STROKES:] for kinds in strokes])

    def near(self, asked: str) -> list[tuple[int, float]]:
        """Return the numbers of the texts that are near, and what each weighs."""
        if not _LEAST <= len(asked) <= _MOST or not asked.isalpha():
            return []
        farthest = min(_LIMIT, _SHARE * len(asked))
        numbers = self._likely(asked.translate(_STROKES), farthest * _STROKES_APART)
        if not len(numbers):
            return []
        distances = _distances(_coded([asked])[0], self._codes[numbers], self._lengths[numbers])
        near = (distances > _SAME) & (distances <= farthest)
        weights = _NEAREST - (_NEAREST - _FARTHEST) * distances / farthest
        return [(int(n), float(w)) for n, w in zip(numbers[near], weights[near], strict=True)]

    def _likely(self, asked: str, most: float) -> npt.NDArray[np.intp]:
        """Return the numbers of the texts worth comparing: few strokes apart, and one end the same."""
        apart = np.abs(self._bags - np.array(_bag(asked), dtype=np.int16)).sum(axis=1)
        ends = (self._heads == asked[:_END_STROKES]) | (self._tails == asked[-_END_STROKES:])
        return np.flatnonzero((apart <= most) & ends)


def _coded(texts: Sequence[str]) -> Codes:
    """Return the letters of each text as numbers, 0 behind its end."""
    width = min(_MOST, max(map(len, texts)))
    letters = np.array([text[:width] for text in texts], dtype=f"<U{width}").view(np.uint32).reshape(len(texts), width)
    return _CODES[np.minimum(letters, len(_CODES) - 1)]


def _bag(strokes: str) -> list[int]:
    """Return how many strokes there are of each kind."""
    return [strokes.count(kind) for kind in _KINDS]


@cache
def _costs() -> tuple[Costs, Costs, Costs]:
    """Return what it costs to lose a letter, to take one for another, and to take two for one."""
    lost = np.ones(_SIZE, dtype=np.float32)
    lost[_coded([_THIN_LETTERS])[0]] = _THIN
    other = np.ones((_SIZE, _SIZE), dtype=np.float32)
    for groups, cost in ((_LIKE_LETTERS, _LIKE), (_TWIN_LETTERS, _TWINS)):
        for group in groups:
            other[np.ix_(*_coded([group, group]))] = cost
    np.fill_diagonal(other, 0)
    merged = np.full((_SIZE, _SIZE, _SIZE), 9, dtype=np.float32)
    for one, pairs in _MERGED_LETTERS.items():
        for pair in pairs:
            merged[*_coded([pair + one])[0]] = _MERGED
    return lost, other, merged


def _distances(asked: Codes, texts: Codes, lengths: npt.NDArray[np.intp]) -> Costs:
    """Return how far each text is from `asked`: the least cost of the misreadings that lead from one to the other."""
    lost, other, merged = _costs()
    columns = np.ascontiguousarray(texts.T).astype(np.intp)
    pairs = columns[:-1] * _SIZE + columns[1:]
    gained = np.zeros((len(columns) + 1, len(texts)), dtype=np.float32)
    np.cumsum(lost[columns], axis=0, out=gained[1:])
    earlier = row = gained
    for i, letter in enumerate(asked.tolist()):
        best = row + lost[letter]
        best[1:] = np.minimum(best[1:], row[:-1] + other[letter, columns])
        best[2:] = np.minimum(best[2:], row[:-2] + merged[:, :, letter].reshape(-1)[pairs])
        if i:
            best[1:] = np.minimum(best[1:], earlier[:-1] + merged[asked[i - 1], letter, columns])
        # letters gained: the least of all ways to come from a column before
        earlier, row = row, gained + np.minimum.accumulate(best - gained, axis=0)
    return np.asarray(row[lengths, np.arange(len(texts))])
