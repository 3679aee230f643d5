"""Vectors in 8 bits a number, looked up by row and never searched: those of single sentences.

There are some six sentences to a passage, so their vectors decide what an index weighs. Each row has a scale of its
own, kept in 16 bits: a row read back and written again is the same to the bit, however often an index is built on
the last.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from corpus.errors import SnapshotError

_MOST = 127
Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class SmallRows:
    """An immutable table of vectors, mapped from disk, in one piece or several that follow one another."""

    _tables: tuple[npt.NDArray[Any], ...]
    _starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, *tables: npt.NDArray[Any]) -> Self:
        """Hold tables of `packed` rows, at least one."""
        return cls(tables, np.cumsum([0, *map(len, tables)], dtype=np.int64))

    @classmethod
    def build(cls, rows: Rows, dimension: int) -> Self:
        """Keep float32 rows of shape (n, dimension); a number is off by at most 1/254 of its row's largest."""
        return cls.of(packed(rows, dimension))

    @classmethod
    def load(cls, *paths: Path) -> Self:
        """Open saved tables as one; their pages are read when needed."""
        return cls.of(*map(_mapped, paths))

    def save(self, path: Path) -> None:
        """Write the table to one file. OSError when the disk refuses."""
        np.save(path, np.concatenate(self._tables), allow_pickle=False)

    @property
    def count(self) -> int:
        """Number of rows."""
        return int(self._starts[-1])

    @property
    def dimension(self) -> int:
        """Number of columns."""
        return int(self._tables[0].dtype["numbers"].shape[0])

    def reconstruct(self, ids: npt.NDArray[np.integer]) -> Rows:
        """Return the vectors of these rows, shape (len(ids), dimension)."""
        if len(self._tables) == 1:
            return unpacked(self._tables[0][ids])
        kind = self._tables[0].dtype
        whole = f"V{kind.itemsize}"  # rows are taken in one piece: field by field takes twice as long
        found = np.empty(len(ids), dtype=whole)
        holder = np.searchsorted(self._starts, ids, side="right") - 1
        for table in np.unique(holder):
            here = holder == table
            found[here] = self._tables[table].view(whole)[ids[here] - self._starts[table]]
        return unpacked(found.view(kind))


def row_type(dimension: int) -> np.dtype[Any]:
    """Return how one row is stored."""
    return np.dtype([("scale", "<f2"), ("numbers", "i1", (dimension,))])


def packed(rows: Rows, dimension: int) -> npt.NDArray[Any]:
    """Return float32 rows of shape (n, dimension) as they are stored."""
    rows = np.asarray(rows, dtype=np.float32).reshape(-1, dimension)
    table = np.zeros(len(rows), dtype=row_type(dimension))
    table["scale"] = np.abs(rows).max(axis=1, initial=0.0) / _MOST
    scale = table["scale"].astype(np.float32)
    table["numbers"] = np.rint(rows / np.where(scale > 0, scale, 1.0)[:, None]).clip(-_MOST, _MOST)
    return table


def unpacked(table: npt.NDArray[Any]) -> Rows:
    """Return stored rows as float32, shape (n, dimension)."""
    return np.asarray(table["numbers"] * table["scale"].astype(np.float32)[:, None], dtype=np.float32)


def _mapped(path: Path) -> npt.NDArray[Any]:
    try:
        table: npt.NDArray[Any] = np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except (ValueError, EOFError) as error:
        raise SnapshotError(f"The vector file {path.name} is damaged; run: belagg index FOLDER") from error
    if table.ndim != 1 or table.dtype.names != ("scale", "numbers"):
        raise SnapshotError(f"The vector file {path.name} is damaged; run: belagg index FOLDER")
    return table
