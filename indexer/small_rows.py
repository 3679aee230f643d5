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
    """An immutable table of vectors, mapped from disk."""

    _table: npt.NDArray[Any]

    @classmethod
    def build(cls, rows: Rows, dimension: int) -> Self:
        """Keep float32 rows of shape (n, dimension); a number is off by at most 1/254 of its row's largest."""
        rows = np.asarray(rows, dtype=np.float32).reshape(-1, dimension)
        table = np.zeros(len(rows), dtype=[("scale", "<f2"), ("numbers", "i1", (dimension,))])
        table["scale"] = np.abs(rows).max(axis=1, initial=0.0) / _MOST
        scale = table["scale"].astype(np.float32)
        table["numbers"] = np.rint(rows / np.where(scale > 0, scale, 1.0)[:, None]).clip(-_MOST, _MOST)
        return cls(table)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Open a saved table; its pages are read when needed."""
        try:
            table = np.load(path, mmap_mode="r", allow_pickle=False)
        except (ValueError, EOFError) as error:
            raise SnapshotError(f"The vector file {path.name} is damaged; run: belagg index FOLDER") from error
        if table.ndim != 1 or table.dtype.names != ("scale", "numbers"):
            raise SnapshotError(f"The vector file {path.name} is damaged; run: belagg index FOLDER")
        return cls(table)

    def save(self, path: Path) -> None:
        """Write the table to one file. OSError when the disk refuses."""
        np.save(path, self._table, allow_pickle=False)

    @property
    def count(self) -> int:
        """Number of rows."""
        return len(self._table)

    @property
    def dimension(self) -> int:
        """Number of columns."""
        return int(self._table.dtype["numbers"].shape[0])

    def reconstruct(self, ids: npt.NDArray[np.integer]) -> Rows:
        """Return the vectors of these rows, shape (len(ids), dimension)."""
        found = self._table[ids]
        return np.asarray(found["numbers"] * found["scale"].astype(np.float32)[:, None], dtype=np.float32)
