"""A folder of files that are kept from one build to the next as long as something needs them."""

import os
from contextlib import suppress
from pathlib import Path


class KeptFiles:
    """Files by name (a digest). One that cannot be written is not kept; whoever wants it does without."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._needed: set[str] = set()

    def get(self, name: str) -> bytes | None:
        """Return a file's bytes, None when it is not here."""
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return None

    def need(self, name: str) -> None:
        """Say that a file is needed, so that the next sweep leaves it."""
        self._needed.add(name)

    def sizes(self) -> dict[str, int]:
        """Return the names of the files that are here, with their sizes."""
        try:
            with os.scandir(self._folder) as entries:
                return {entry.name: entry.stat(follow_symlinks=False).st_size for entry in entries}
        except OSError:
            return {}

    def put(self, name: str, data: bytes) -> None:
        """Keep a file: whole, or not at all."""
        self.need(name)
        fresh = self._folder / f".{name}-{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(data)
            fresh.replace(self._folder / name)

    def sweep(self) -> None:
        """Remove whatever nothing has needed since this was opened."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._needed:
                    path.unlink()
