"""What was read of files, kept by their bytes, so that an unchanged file is not read again."""

import hashlib
import zlib
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import ReaderUnable, TookTooLong, UnreadableDocument
from corpus.kept_files import KeptFiles
from corpus.raw import Opened
from corpus.readers.formats import Format
from corpus.readers.sandbox import Sandbox
from corpus.readers.wire import checked, packed, refused, unpacked

FOLDER = "reads"


class Reads:
    """What the readers gave, below a data folder; `made_by` changes when the readers do.

    What may be otherwise another time is not kept: files that this machine could not read, or not whole; but that one
    took too long is, for no build shall wait for it again. Nor are files that hold others, which are quickly unpacked.
    What is damaged is read again.
    """

    def __init__(self, data: Path, made_by: str) -> None:
        self._files = KeptFiles(data / FOLDER)
        self._made_by = made_by
        self.needed: list[str] = []  # names, in the order in which they were asked for

    def read(self, sandbox: Sandbox, kind: Format, data: bytes) -> Opened:
        """Return what the file holds, as it was read before or else read now; raises UnreadableDocument."""
        name = hashlib.sha256(f"{self._made_by}/{kind}/".encode() + hashlib.sha256(data).digest()).hexdigest()
        self.need([name])
        before = self._recall(name)
        if before is not None:
            return before
        try:
            opened = sandbox.read(kind, data)
        except UnreadableDocument as error:
            if isinstance(error, TookTooLong) or not isinstance(error, ReaderUnable):
                self._keep(name, refused(error))
            raise
        if not opened.members and not opened.refused and not (opened.raw and opened.raw.tentative):
            self._keep(name, packed(opened))
        return opened

    def need(self, names: Iterable[str]) -> None:
        """Say that these are needed, so that the next sweep leaves them."""
        for name in names:
            self._files.need(name)
            self.needed.append(name)

    def sweep(self) -> None:
        """Forget what was read of files that have changed or are gone."""
        self._files.sweep()

    def _recall(self, name: str) -> Opened | None:
        kept = self._files.get(name)
        if kept is None:
            return None
        try:
            return unpacked(checked(zlib.decompress(kept)))
        except (ValueError, zlib.error):
            return None

    def _keep(self, name: str, reply: bytes) -> None:
        self._files.put(name, zlib.compress(reply, 1))
