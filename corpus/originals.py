"""The files that documents were read from, kept by their digest, so that a person can open what a quote stands in."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path


class Originals:
    """A folder of originals, each named by the SHA-256 of its bytes. One that cannot be written is not kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def keep(self, sha256: str, data: bytes) -> None:
        """Keep a file's bytes."""
        self._used.add(sha256)
        path = self._folder / sha256
        fresh = self._folder / f".{sha256}-{os.getpid()}"
        with suppress(OSError):
            if not path.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                fresh.write_bytes(data)
                fresh.replace(path)

    def sweep(self) -> None:
        """Remove whatever was not kept since this was opened: its document has changed or is gone."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink()

    def get(self, sha256: str) -> bytes | None:
        """Return a file's bytes, None when they are not here or no longer the same."""
        try:
            data = (self._folder / sha256).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None
