"""Unpacks ZIP archives, and office files that are such, without trusting what they say of their own size."""

import io
import zipfile
import zlib

from corpus.errors import UnreadableDocument

MAX_PARTS = 10_000
MAX_TOTAL = 200_000_000
MAX_PART = 120_000_000
_MAX_RATIO = 200  # text of a document packs to a tenth, seldom to a hundredth
_FREE = 10_000_000  # so little harms nobody, however well it packs
_STEP = 1 << 20
_ENTRY = b"PK\x01\x02"
DAMAGED = "the ZIP or Office file is damaged or cut off: get a whole copy"
FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, EOFError, OSError, zlib.error, NotImplementedError,
          RuntimeError, IndexError)  # fmt: skip
TOO_LARGE = "it unpacks to more than a document may hold: unpack it and keep what is needed"


class Archive:
    """The files inside a ZIP; `left` counts down the bytes that may still be unpacked of it."""

    def __init__(self, data: bytes, *, total: int = MAX_TOTAL) -> None:
        """Open it; raises UnreadableDocument when it is damaged or holds too many files."""
        refuse_crowded(data)
        self.left = total
        self._packed = len(data)
        self._spent = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except FAULTS as error:
            raise UnreadableDocument(DAMAGED) from error
        self.entries = self._zip.infolist()
        self._by_name = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in self.entries}

    def part(self, path: str) -> bytes | None:
        """Return a part by its name inside the file, None where there is none; raises UnreadableDocument."""
        entry = self._by_name.get(path.replace("\\", "/").lstrip("/").lower())
        return None if entry is None else self.unpack(entry)

    def names(self) -> list[str]:
        """Return the names of all parts, with plain slashes."""
        return [entry.filename.replace("\\", "/").lstrip("/") for entry in self.entries]

    def unpack(self, entry: zipfile.ZipInfo) -> bytes:
        """Return the bytes of one file; raises UnreadableDocument for what is damaged, locked or a bomb."""
        if entry.flag_bits & 1:
            raise UnreadableDocument("it is protected by a password: get a copy without one")
        limit = min(MAX_PART, self.left)
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(entry) as stream:
                while piece := stream.read(_STEP):
                    size += len(piece)
                    if size > limit or (self._spent + size > _FREE and self._spent + size > _MAX_RATIO * self._packed):
                        raise UnreadableDocument(TOO_LARGE)
                    pieces.append(piece)
        except NotImplementedError as error:
            raise UnreadableDocument("it is packed in a way that is not read: pack it anew as plain ZIP") from error
        except FAULTS as error:
            raise UnreadableDocument(DAMAGED) from error
        self.left -= size
        self._spent += size
        return b"".join(pieces)


def refuse_crowded(data: bytes) -> None:
    """Raise UnreadableDocument when an archive lists more files than anybody reads; costs no memory."""
    if data.count(_ENTRY) > MAX_PARTS:
        raise UnreadableDocument(f"it holds more than {MAX_PARTS} files: unpack it and keep what is needed")
