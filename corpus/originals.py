"""The files that documents were read from, kept by their digest, so that a person can open what a quote stands in."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from corpus.kept_files import KeptFiles

FOLDER = "originals"


class Originals:
    """Originals below a data folder, each named by the SHA-256 of its bytes."""

    def __init__(self, data: Path) -> None:
        self._files = KeptFiles(data / FOLDER)
        self._before: Mapping[str, int] | None = None

    def keep(self, sha256: str, data: bytes) -> None:
        """Keep a file's bytes, in place of what is here under their digest and is something else."""
        self._files.need(sha256)
        if self._files.get(sha256) != data:
            self._files.put(sha256, data)

    def has_kept(self, originals: Iterable[tuple[str, int]]) -> bool:
        """Say that these are needed; return whether all of them were here, in their size, when this was first asked."""
        if self._before is None:
            self._before = self._files.sizes()
        here = True
        for sha256, size in originals:
            self._files.need(sha256)
            here &= self._before.get(sha256) == size
        return here

    def get(self, sha256: str) -> bytes | None:
        """Return a file's bytes, None when they are not here or no longer the same."""
        data = self._files.get(sha256)
        return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None

    def sweep(self) -> None:
        """Remove the originals of documents that have changed or are gone."""
        self._files.sweep()
