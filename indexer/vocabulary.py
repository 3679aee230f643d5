"""Every stem of a snapshot, how many passages hold it, and which stems a question's word may stand for.

A question says `policylabb`, `frikommun` or `lulea`; the documents say `policylabbsidén`,
`frikommunförsöket` or `Luleå`. The bridge is built between words, not between a question and a
passage, so that pieces of several words never add up to a word that is not there.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self
from unicodedata import is_normalized

import numpy as np
import numpy.typing as npt
from wordfreq import zipf_frequency

from corpus.errors import SnapshotError
from indexer.misread import Misread
from indexer.words import fold, keys, pieces, stem, within_one_edit

MAX_WORD_CHARS = 100  # longer runs of letters are no words; the rest of them is not looked at
MAX_VARIANTS = 24
_MAX_CANDIDATES = 400
_REMEMBERED = 4_096
_SHARED_KEYS = 2
_KEYS_APART = 4  # keys that a stem one letter apart lacks at most
_EDIT_CHARS = 7  # letters from which one letter more or less is a slip and not another word
_KNOWN_EDIT_CHARS = 10  # the same, where the word as asked is in the corpus: `avstyrka` is not misspelt `avstycka`
_PART_WEIGHT = {4: 0.25, 5: 0.4, 6: 0.5}  # a short part is often a part of an unrelated word
_LONG_PART_WEIGHT = 0.6
_LONG_PART = 8  # a shared beginning of so many letters names the same thing: policylab, policylaboratorium
_FIRST_PART = 3  # letters before the last part of a compound: fewer are a prefix, which makes it another word
_INSIDE_WEIGHT = 0.4
_WHOLE_WEIGHT = 0.5
_FOLDED_WEIGHT = 0.95  # where the word as asked is not in the corpus at all
_OTHER_LETTERS_WEIGHT = 0.4  # where it is: `rad` is no `råd`
_EDIT_WEIGHT = 0.7
_HEAD_WEIGHT, _HEAD_CHARS = 0.75, range(3, 8)  # `the lab`: a compound's last part stands for it, where one ends so
_MISREAD = "misread.txt"  # of a corpus with scans


@dataclass(frozen=True, slots=True)
class Variant:
    """A stem of the corpus that a word may stand for; `weight` is 1 for the word's own stem, else below 1."""

    stem: str
    weight: float


def word_stem(word: str) -> str:
    """Return the stem under which a word is indexed."""
    return stem(word[:MAX_WORD_CHARS])


def with_stems(words: Collection[str], asked: Collection[str]) -> dict[str, str]:
    """Return those of the words whose stem is one of `asked`, with it.

    Stems are slow to find, and begin with the first two letters of their words: most words are passed over by these.
    """
    heads = {spelt for stem_ in asked for spelt in (stem_[:2], stem_[:2].replace(":", "_"))}
    likely = [w for w in words if w.lower()[:2] in heads or not is_normalized("NFC", w)]
    return {word: found for word in likely if (found := word_stem(word)) in asked}


def likeness(asked: str, found: str, edit_chars: int = _EDIT_CHARS) -> float:
    """Return how far one folded stem may stand for another, from 0 (not at all) to below 1.

    One letter apart; `asked` as the first, last or an inner part of the compound `found`; `found` as a
    part of the compound `asked`. Equal ones are 0: whether dots matter depends on the corpus. Words of
    fewer letters than `edit_chars` are not taken for slips of one another.
    """
    if asked == found:
        return 0.0
    longer = len(found) - len(asked)
    if -1 <= longer <= 1 and min(len(asked), len(found)) >= edit_chars and within_one_edit(asked, found):
        return _EDIT_WEIGHT
    return _compound(asked, found) if longer > 0 else _part(asked, found)


def _compound(asked: str, found: str) -> float:
    """Return how far a word may stand for a longer one."""
    if len(asked) < 4 or asked not in found:
        return 0.0
    if found.startswith(asked) or found.endswith(asked):
        return _PART_WEIGHT.get(len(asked), _LONG_PART_WEIGHT)
    return _INSIDE_WEIGHT if len(asked) >= 6 else 0.0


def _part(asked: str, found: str) -> float:
    """Return how far a word may stand for a shorter one."""
    begins = asked.startswith(found)
    if begins and len(found) >= _LONG_PART:
        return _LONG_PART_WEIGHT
    if len(found) >= 5 and 2 * len(found) >= len(asked) and (begins or _last_part(asked, found)):
        return _WHOLE_WEIGHT * len(found) / len(asked)
    return 0.0


def _last_part(asked: str, found: str) -> bool:
    """Return whether a word ends in another that is a part of it: `revision` holds no `vision`."""
    return asked.endswith(found) and len(asked) - len(found) >= _FIRST_PART


class Vocabulary:
    """The `stems` of a snapshot, in order; immutable. `frequencies[i]` passages hold `stems[i]`."""

    def __init__(
        self,
        stems: Sequence[str],
        frequencies: npt.NDArray[np.int32],
        grams: Sequence[str],
        starts: npt.NDArray[np.int64],
        postings: npt.NDArray[np.int32],
        folded: Iterable[tuple[str, str]],
        misread: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Hold the tables; stems with key `grams[j]` are `postings[starts[j]:starts[j + 1]]`.

        `folded` pairs a word without its dots and accents with the stem it has with them; `misread` pairs a
        spelling that OCR has likely made of another word with its stem.
        """
        if len(stems) != len(frequencies) or len(starts) != len(grams) + 1 or starts[-1] != len(postings):
            raise SnapshotError("The word list of the index is damaged; run: belagg index FOLDER")
        self.stems = stems
        self._frequencies: list[int] = frequencies.tolist()  # looked up one by one, which arrays are slow at
        self._starts = starts
        self._postings = postings
        self._number = {text: i for i, text in enumerate(stems)}
        self._plain = _lines(fold("\n".join(stems)))  # folded all at once: thousands of times faster than one by one
        self._lengths = np.fromiter(map(len, self._plain), dtype=np.int32, count=len(self._plain))
        self._gram_number = {text: i for i, text in enumerate(grams)}
        self._folded: dict[str, list[str]] = {}
        for plain, text in folded:
            self._folded.setdefault(plain, []).append(text)
        self._misread = Misread(misread)
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._variants)

    @classmethod
    def build(
        cls,
        frequencies: Mapping[str, int],
        folded: Iterable[tuple[str, str]] = (),
        misread: Iterable[tuple[str, str]] = (),
        before: Self | None = None,
    ) -> Self:
        """Make a vocabulary from passages per stem, the folded words, and those that OCR has likely misread.

        The keys of stems that stand in `before` are taken from there: finding them is what takes long.
        """
        stems = sorted(frequencies)
        number = {text: i for i, text in enumerate(stems)}
        grams: dict[str, int] = dict(before._gram_number) if before is not None else {}
        pairs = [(grams.setdefault(g, len(grams)), number[t]) for t in stems if not before or t not in before._number
                 for g in pieces(fold(t))]  # fmt: skip
        held = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        if before is not None:
            numbers = np.array([number.get(text, -1) for text in before.stems], dtype=np.int64)
            at = np.repeat(np.arange(len(before._starts) - 1), np.diff(before._starts))
            kept = np.stack([at, numbers[before._postings]], axis=1)
            held = np.concatenate([held, kept[kept[:, 1] >= 0]])
        names = sorted(grams)
        rank = np.empty(len(names), dtype=np.int64)
        rank[[grams[name] for name in names]] = np.arange(len(names))
        ranks = rank[held[:, 0]]
        postings = held[np.lexsort((held[:, 1], ranks)), 1].astype(np.int32)
        lengths = np.bincount(ranks, minlength=len(names))
        ends = np.cumsum([0, *lengths[lengths > 0]], dtype=np.int64)
        counts = np.array([frequencies[text] for text in stems], dtype=np.int32)
        names = [name for name, length in zip(names, lengths, strict=True) if length]
        return cls(stems, counts, names, ends, postings, sorted(folded), misread)

    def save(self, folder: Path) -> None:
        """Write the tables into an existing folder."""
        (folder / "stems.txt").write_bytes("\n".join(self.stems).encode())
        (folder / "grams.txt").write_bytes("\n".join(self._gram_number).encode())
        pairs = sorted((plain, text) for plain, stems in self._folded.items() for text in stems)
        (folder / "folded.txt").write_bytes("\n".join("\t".join(pair) for pair in pairs).encode())
        if self._misread.pairs:
            (folder / _MISREAD).write_bytes("\n".join("\t".join(pair) for pair in self._misread.pairs).encode())
        np.save(folder / "frequencies.npy", np.array(self._frequencies, dtype=np.int32))
        np.save(folder / "starts.npy", self._starts)
        np.save(folder / "postings.npy", self._postings)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the tables. SnapshotError when they are damaged."""
        try:
            stems, grams, folded = (
                _lines((folder / f"{name}.txt").read_bytes().decode()) for name in ("stems", "grams", "folded")
            )
            misread = (folder / _MISREAD).read_bytes().decode() if (folder / _MISREAD).exists() else ""
            pairs = _pairs(folded), _pairs(_lines(misread))
            tables = [np.load(folder / f"{name}.npy") for name in ("frequencies", "starts", "postings")]
        except (OSError, ValueError) as error:
            raise SnapshotError("The word list of the index is damaged; run: belagg index FOLDER") from error
        return cls(stems, tables[0], grams, tables[1], tables[2], *pairs)

    def __len__(self) -> int:
        return len(self.stems)

    def frequency(self, stem_: str) -> int:
        """Return how many passages hold this stem in their text or headings."""
        number = self._number.get(stem_)
        return 0 if number is None else self._frequencies[number]

    def variants(self, word: str) -> tuple[Variant, ...]:
        """Return the stems of the corpus that `word` may stand for, best first; its own stem with weight 1."""
        return self._remembered(word[:MAX_WORD_CHARS])

    def _variants(self, word: str) -> tuple[Variant, ...]:
        own = word_stem(word)
        asked = fold(own)
        found = [Variant(own, 1.0)] if own in self._number else []
        edit_chars = _KNOWN_EDIT_CHARS if found else _EDIT_CHARS
        likely = self._alike(word, asked, edit_chars)
        likely |= dict.fromkeys(self._folded_alike(word), _OTHER_LETTERS_WEIGHT if found else _FOLDED_WEIGHT)
        for text, weight in self._misread.alike(word, own).items():
            likely[text] = max(weight, likely.get(text, 0.0))
        likely |= {} if found else self._ending_so(own)
        likely.pop(own, None)
        ranked = sorted((-weight, -self.frequency(text), text) for text, weight in likely.items() if weight > 0)
        return (*found, *(Variant(text, -weight) for weight, _, text in ranked[:MAX_VARIANTS]))

    def _ending_so(self, own: str) -> dict[str, float]:
        """Return the one compound that a word of no document is short for: its last part, as `labbet` of `läslabbet`.

        None where two end so, nor one that everybody knows: nobody means a court (`domstol`) by a chair (`stol`).
        """
        if len(own) not in _HEAD_CHARS:
            return {}
        ends = own, own + own[-1]  # `lab`, `labb`
        near = (s for end in ends for s in self._holding(f"{fold(end)[-3:]}_"))  # the last of their keys
        held = [s for s in near if s.endswith(ends) and len(s) >= len(own) + _HEAD_CHARS.start]
        alone = len({s.removesuffix(own[-1]) if s.endswith(ends[1]) else s for s in held}) == 1
        return dict.fromkeys(held, _HEAD_WEIGHT) if alone and not any(map(_is_everyday, held)) else {}

    def _holding(self, gram: str) -> list[str]:
        """Return the stems that have a key."""
        at = self._gram_number.get(gram)
        return [] if at is None else [self.stems[i] for i in self._postings[self._starts[at] : self._starts[at + 1]]]

    def _folded_alike(self, word: str) -> list[str]:
        """Return the stems that the word has with other dots and accents (`lulea` and `luleå`, either way)."""
        plain = fold(word)
        bare = word_stem(plain)
        return [*self._folded.get(plain, ()), *([bare] if bare in self._number else ())]

    def _alike(self, word: str, asked: str, edit_chars: int) -> dict[str, float]:
        """Return the likeness of those candidates where it may be above 0; the others cost a fifth."""
        least, most = max(len(asked) - 1, edit_chars), len(asked) + 1
        alike: dict[str, float] = {}
        for i in self._candidates(word):
            found = self._plain[i]
            if asked in found or found in asked or least <= len(found) <= most:
                longer = len(found) > most
                alike[self.stems[i]] = _compound(asked, found) if longer else likeness(asked, found, edit_chars)
        return alike

    def _candidates(self, word: str) -> list[int]:
        """Return the numbers of the stems that share most keys with the word, but for those that cannot be like it.

        A stem inside another shares all its keys but the first and the last, one letter apart all but four.
        """
        asked = keys(word)
        known = [self._gram_number[gram] for gram in asked if gram in self._gram_number]
        if not known:
            return []
        slices = [self._postings[self._starts[gram] : self._starts[gram + 1]] for gram in known]
        shared = np.bincount(np.concatenate(slices), minlength=1)
        numbers = np.flatnonzero(shared >= _SHARED_KEYS)
        most = numbers[np.argsort(-shared[numbers], kind="stable")[:_MAX_CANDIDATES]]
        likely = shared[most] >= np.minimum(self._lengths[most] - 1, len(asked)) - _KEYS_APART
        return [int(number) for number in most[likely]]


def _is_everyday(word: str) -> bool:
    return zipf_frequency(word, "sv", "small") > 0


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _pairs(lines: Iterable[str]) -> list[tuple[str, str]]:
    return [(first, second) for first, second in (line.split("\t") for line in lines)]
