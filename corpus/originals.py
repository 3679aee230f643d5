"""The files that documents were read from, kept by their digest, so that a person can open what a quote stands in."""

import hashlib
from pathlib import Path

from corpus.kept_files import KeptFiles

FOLDER = "originals"


class Originals:
    """Originals below a data folder, each named by the SHA-256 of its bytes."""

    def __init__(self, data: Path) -> None:
        self._files = KeptFiles(data / FOLDER)

    def keep(self, sha256: str, data: bytes) -> None:
        """Keep a file's bytes."""
        self._files.need(sha256)
        if not self._files.has(sha256):
            self._files.put(sha256, data)

    def get(self, sha256: str) -> bytes | None:
        """Return a file's bytes, None when they are not here or no longer the same."""
        data = self._files.get(sha256)
        return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None

    def sweep(self) -> None:
        """Remove the originals of documents that have changed or are gone."""
        self._files.sweep()
