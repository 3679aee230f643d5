"""Which stems the text of each passage holds, so that no text is cut into words again for a question.

A stem is kept as a number of 32 bits made from its letters: parts then need no list of stems in common. A few stems of
a large corpus share a number; those are named, and looked up in the text itself.
"""

import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from corpus.errors import SnapshotError

NUMBERS, COUNTS = "held.npy", "held.counts.npy"
Numbers = npt.NDArray[np.uint32]


def numbers_of(stems: Collection[str]) -> Numbers:
    """Return the number of each stem, in the order given."""
    return np.fromiter((zlib.crc32(stem.encode()) for stem in stems), dtype=np.uint32, count=len(stems))


def shared_numbers(stems: Collection[str]) -> frozenset[int]:
    """Return the numbers that more than one of these different stems have."""
    numbers = np.sort(numbers_of(stems))
    return frozenset(numbers[1:][numbers[1:] == numbers[:-1]].tolist())


class Holding:
    """Gathers the stems of passages, one after another, to be written."""

    def __init__(self) -> None:
        """Begin with no passages."""
        self._numbers: list[Numbers] = []

    def add(self, stems: Iterable[str]) -> None:
        """Add the stems of a passage; repeats count once."""
        self._numbers.append(np.sort(numbers_of(frozenset(stems))))

    def save(self, folder: Path) -> None:
        """Write the tables into an existing folder. OSError when the disk refuses."""
        np.save(folder / COUNTS, np.array(list(map(len, self._numbers)), dtype=np.uint32))
        np.save(folder / NUMBERS, np.concatenate([np.zeros(0, dtype=np.uint32), *self._numbers]))


class HeldStems:
    """The stems of the passages of some folders that follow one another, mapped from disk. Immutable; thread-safe."""

    def __init__(self, tables: Sequence[tuple[Numbers, Numbers]], shared: frozenset[int]) -> None:
        """Hold for each folder the numbers of all its passages, one after another, and how many each passage has.

        `shared` are the numbers that several stems of the corpus have.
        """
        self._shared = shared
        self._numbers = [numbers for numbers, _ in tables]
        self._ends = [np.cumsum(counts, dtype=np.int64) for _, counts in tables]
        if any((ends[-1] if len(ends) else 0) != len(n) for n, ends in zip(self._numbers, self._ends, strict=True)):
            raise SnapshotError("The stems of the passages are damaged; run: belagg index FOLDER")
        self._starts = np.cumsum([0, *map(len, self._ends)], dtype=np.int64)

    @classmethod
    def load(cls, folders: Iterable[Path], stems: Collection[str]) -> Self:
        """Open what `Holding` saved; `stems` are all those of the corpus. SnapshotError when it is damaged."""
        try:
            tables = [(_mapped(folder / NUMBERS), _mapped(folder / COUNTS)) for folder in folders]
            return cls(tables, shared_numbers(stems))
        except (OSError, ValueError, EOFError) as error:
            raise SnapshotError("The stems of the passages are damaged; run: belagg index FOLDER") from error

    @property
    def count(self) -> int:
        """Number of passages."""
        return int(self._starts[-1])

    def distinct(self, stems: Collection[str]) -> list[str]:
        """Return those of some stems of the corpus whose number is theirs alone."""
        numbers = numbers_of(stems).tolist()
        return [stem for stem, number in zip(stems, numbers, strict=True) if number not in self._shared]

    def among(self, asked: Sequence[str], rows: Sequence[int]) -> Iterator[list[str]]:
        """Yield for each row those of the stems asked for (`distinct` ones) that its passage holds."""
        if not asked or not rows:
            yield from ([] for _ in rows)
            return
        numbers = numbers_of(asked)
        order = np.argsort(numbers)
        held = [self._of(row) for row in rows]
        ends = np.cumsum([0, *map(len, held)])
        every = np.concatenate(held)
        at = np.minimum(np.searchsorted(numbers, every, sorter=order), len(asked) - 1)
        hits = np.flatnonzero(numbers[order[at]] == every)
        found = [asked[i] for i in order[at[hits]].tolist()]
        bounds = np.searchsorted(hits, ends).tolist()
        yield from (found[start:end] for start, end in pairwise(bounds))

    def _of(self, row: int) -> Numbers:
        table = int(np.searchsorted(self._starts, row, side="right")) - 1
        place, ends = row - int(self._starts[table]), self._ends[table]
        return self._numbers[table][int(ends[place - 1]) if place else 0 : int(ends[place])]


def _mapped(path: Path) -> Numbers:
    table = np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))  # as a plain array, which is cut faster
    if table.dtype != np.uint32 or table.ndim != 1:
        raise ValueError(path.name)
    return table
