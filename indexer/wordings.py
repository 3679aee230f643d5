"""The vectors of wordings: what the documents of one consultation call its proposals, compared with each other.

Kept in 16 bits, and used as they are kept, so that a wording has the same vector whether embedded or remembered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Self

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from corpus.errors import SnapshotError

Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Group:
    """One consultation in the files that documents share: a digest of what it was made from, and how many lines it has.

    `stated` positions are those that do not follow from others.
    """

    LIST: ClassVar[TypeAdapter[tuple["Group", ...]]]

    id: str
    inputs: str
    proposals: int
    positions: int
    stated: int
    mentions: int
    wordings: int


Group.LIST = TypeAdapter(tuple[Group, ...])


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """A table of keys and vectors, by consultation in the order of the groups."""

    table: npt.NDArray[Any]

    @classmethod
    def none(cls, dimension: int) -> Self:
        """Return an empty table."""
        return cls(np.zeros(0, dtype=[("key", "u1", (32,)), ("row", "<f2", (dimension,))]))

    @classmethod
    def of(cls, rows: Mapping[bytes, npt.NDArray[np.float16]], dimension: int) -> Self:
        """Return a table of these rows, in their order."""
        table = np.zeros(len(rows), dtype=cls.none(dimension).table.dtype)
        for i, (key, row) in enumerate(rows.items()):
            table[i] = (np.frombuffer(key, dtype=np.uint8), row)
        return cls(table)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Open a saved table, mapped."""
        try:
            return cls(np.load(path, mmap_mode="r", allow_pickle=False))
        except (ValueError, EOFError) as error:
            raise SnapshotError(f"The vector file {path.name} is damaged; run: belagg index FOLDER") from error

    @classmethod
    def joined(cls, tables: Sequence["Wordings"], dimension: int) -> Self:
        """Return the rows of several tables as one."""
        return cls(np.concatenate([cls.none(dimension).table, *(one.table for one in tables)]))

    def part(self, start: int, count: int) -> "Wordings":
        """Return some rows that follow one another."""
        return Wordings(self.table[start : start + count])

    def by_key(self) -> dict[bytes, npt.NDArray[np.float16]]:
        """Return the rows by their keys."""
        return {key.tobytes(): row for key, row in zip(self.table["key"], self.table["row"], strict=True)}
