"""What a reader of stances has told, kept with each document, so that no unchanged clause is read twice."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.clauses import CLASSES, Clause, Odds, StanceReader
from indexer.work import WorkLog

Told = Mapping[bytes, npt.NDArray[np.float16]]
TOLD_TYPE = np.dtype([("key", "u1", (32,)), ("odds", "<f2", (len(CLASSES),))])


class RememberingReader:
    """A reader that asks another one only for clauses which nobody has read before.

    Odds are rounded to what a snapshot keeps, so that a clause has the same ones whether read or remembered.
    """

    def __init__(self, reader: StanceReader, known: Told, log: WorkLog | None = None) -> None:
        """Hold the reader, what is known already, and the log of what this build has asked; `told` gathers both."""
        self._reader = reader
        self._known = known
        self._log = log
        self._taken: dict[bytes, None] = {}
        self.told: dict[bytes, npt.NDArray[np.float16]] = {}

    @property
    def digest(self) -> str:
        """The digest of the reader behind."""
        return self._reader.digest

    def __call__(self, clauses: Sequence[Clause]) -> list[Odds]:
        """Return the odds of each clause, in the order given."""
        keys = [_key(self.digest, clause) for clause in clauses]
        new = {k: c for k, c in zip(keys, clauses, strict=True) if not self._remember(k)}
        for key, odds in zip(new, self._reader(list(new.values())) if new else (), strict=True):
            self.told[key] = np.array([odds[stance] for stance in CLASSES], dtype=np.float16)
        if self._log is not None:
            self._log.put((key, self.told[key].tobytes()) for key in new)
        self._taken.update(dict.fromkeys(keys))
        return [dict(zip(CLASSES, self.told[key].tolist(), strict=True)) for key in keys]

    def take(self) -> npt.NDArray[Any]:
        """Return what was told since the last call, as a document's part keeps it."""
        table = np.zeros(len(self._taken), dtype=TOLD_TYPE)
        for i, key in enumerate(self._taken):
            table[i] = (np.frombuffer(key, dtype=np.uint8), self.told[key])
        self._taken = {}
        return table

    def _remember(self, key: bytes) -> bool:
        if key in self.told:
            return True
        if key in self._known:
            self.told[key] = self._known[key]
        elif self._log is not None and key in self._log:
            self.told[key] = np.frombuffer(self._log[key], dtype="<f2")
        return key in self.told


def _key(digest: str, clause: Clause) -> bytes:
    parts = (digest, clause.who, clause.heading, clause.before, clause.words, clause.after)
    return hashlib.sha256("\0".join(f"{len(part)}:{part}" for part in parts).encode()).digest()


def told_by_key(tables: Sequence[npt.NDArray[Any]]) -> Told:
    """Return what documents' parts keep, by key."""
    return {key.tobytes(): odds for t in tables for key, odds in zip(t["key"], t["odds"], strict=True)}
