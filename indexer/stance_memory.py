"""What a reader of stances has told, kept in the snapshot, so that no unchanged clause is read twice."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import SnapshotError
from indexer import manifest as m
from indexer import store
from indexer.clauses import CLASSES, Clause, Odds, StanceReader

Told = Mapping[bytes, npt.NDArray[np.float16]]


class RememberingReader:
    """A reader that asks another one only for clauses which nobody has read before.

    Odds are rounded to what a snapshot keeps, so that a clause has the same ones whether read or remembered.
    """

    def __init__(self, reader: StanceReader, known: Told) -> None:
        """Hold the reader and what is known already; `told` gathers what was asked for."""
        self._reader = reader
        self._known = known
        self.told: dict[bytes, npt.NDArray[np.float16]] = {}

    @property
    def digest(self) -> str:
        """The digest of the reader behind."""
        return self._reader.digest

    def __call__(self, clauses: Sequence[Clause]) -> list[Odds]:
        """Return the odds of each clause, in the order given."""
        keys = [_key(self.digest, clause) for clause in clauses]
        new = {k: c for k, c in zip(keys, clauses, strict=True) if k not in self._known and k not in self.told}
        for key, odds in zip(new, self._reader(list(new.values())), strict=True):
            self.told[key] = np.array([odds[stance] for stance in CLASSES], dtype=np.float16)
        for key in keys:
            if key not in self.told:
                self.told[key] = self._known[key]
        return [dict(zip(CLASSES, self.told[key].tolist(), strict=True)) for key in keys]


def _key(digest: str, clause: Clause) -> bytes:
    parts = (digest, clause.who, clause.heading, clause.before, clause.words, clause.after)
    return hashlib.sha256("\0".join(f"{len(part)}:{part}" for part in parts).encode()).digest()


def save(path: Path, told: Told) -> None:
    """Write what was told, by key."""
    keys = np.frombuffer(b"".join(told), dtype=np.uint8).reshape(-1, 32)
    np.savez(path, keys=keys, odds=np.stack(list(told.values())))


def remembered(data: Path) -> Told:
    """Return what the current snapshot remembers; nothing when it is absent, damaged or of another format."""
    try:
        id_ = store.current_id(data)
        if id_ is None:
            return {}
        folder = store.folder_of(data, id_)
        record = next((f for f in store.stored_manifest(folder).files if f.path == m.STANCES), None)
        if record is None or m.file_sha256(folder / m.STANCES) != record.sha256:
            return {}
        with np.load(folder / m.STANCES) as stored:
            return dict(zip(map(bytes, stored["keys"]), stored["odds"], strict=True))
    except (OSError, SnapshotError):
        return {}
