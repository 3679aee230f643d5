"""What was read of files, kept by their bytes, so that an unchanged file is not read again."""

import hashlib
import json
import os
import zlib
from contextlib import suppress
from pathlib import Path

from corpus.errors import UnreadableDocument
from corpus.raw import Opened
from corpus.readers.formats import Format
from corpus.readers.sandbox import Sandbox
from corpus.readers.wire import packed, unpacked

_MENDABLE = "run:"  # in a reason that another machine, or this one tomorrow, would not give


class Reads:
    """A folder of what the readers gave, one file for each file read; `made_by` changes when the readers do.

    What depends on the machine is not kept: refusals for want of a tool, and readings with warnings. A file that is
    damaged or cannot be written costs nothing but reading again.
    """

    def __init__(self, folder: Path, made_by: str) -> None:
        self._folder, self._made_by = folder, made_by
        self._used: set[str] = set()

    def read(self, sandbox: Sandbox, kind: Format, data: bytes) -> Opened:
        """Return what the file holds, as it was read before or else read now; raises UnreadableDocument."""
        name = hashlib.sha256(f"{self._made_by}/{kind}/".encode() + hashlib.sha256(data).digest()).hexdigest()
        self._used.add(name)
        before = self._recall(name)
        if before is not None:
            return before
        try:
            opened = sandbox.read(kind, data)
        except UnreadableDocument as error:
            if _MENDABLE not in str(error):
                self._keep(name, json.dumps({"error": str(error)}).encode())
            raise
        if not opened.members and not opened.refused and not (opened.raw and opened.raw.warnings):
            self._keep(name, packed(opened))
        return opened

    def sweep(self) -> None:
        """Forget whatever was not read since this was opened: its file has changed or is gone."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink()

    def _recall(self, name: str) -> Opened | None:
        try:
            found = json.loads(zlib.decompress((self._folder / name).read_bytes()))
        except (OSError, ValueError, zlib.error):
            return None
        if "error" in found:
            raise UnreadableDocument(str(found["error"]))
        return unpacked(found)

    def _keep(self, name: str, reply: bytes) -> None:
        fresh = self._folder / f".{name}-{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(zlib.compress(reply, 1))
            fresh.replace(self._folder / name)
