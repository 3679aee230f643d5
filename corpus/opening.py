"""A file to the texts that it holds: its own, those of files inside it, and what of it could not be read."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from corpus.errors import ReaderUnable, UnreadableDocument
from corpus.kept import Kept
from corpus.members import left_out
from corpus.raw import Opened, Raw
from corpus.readers import read
from corpus.readers.formats import Format, format_of
from corpus.readers.sandbox import Sandbox
from corpus.types import Original

MAX_DEPTH = 3  # a ZIP in a ZIP attached to an e-mail
MAX_UNPACKED = 1_000_000_000  # bytes of all files inside one, however deep
MAX_MEMBERS = 5_000
_DEEPEST = 32  # folders of a member's name: a name that is cut is not the one that people write


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read: its name inside the folder, why, and the access labels its manifest gives it."""

    file: str
    reason: str
    labels: tuple[str, ...] = ()


@dataclass(slots=True)
class Found:
    """A text and the file that it stands in; a file in another is named after both, `svar.zip/bilaga.pdf`."""

    original: Original
    raw: Raw


@dataclass(slots=True)
class Opener:
    """Opens files one after another; what could not be read is added to `skipped`.

    `lasting` tells whether all of it would be read so another time. `originals` are the files that texts stand in, by
    digest and size.
    """

    sandbox: Sandbox
    kept: Kept | None = None
    skipped: list[Skipped] = field(default_factory=list)
    lasting: bool = True
    originals: list[tuple[str, int]] = field(default_factory=list)
    _bytes: int = 0
    _members: int = 0

    def open(self, name: str, data: bytes) -> Iterator[Found]:
        """Yield the texts of a file, in order; nothing where it could not be read."""
        self._bytes = self._members = 0
        yield from self._open(name, data, None, 0)

    def _open(self, name: str, data: bytes, container: str | None, depth: int) -> Iterator[Found]:
        try:
            yield from self._found(name, data, container, depth)
        except UnreadableDocument as error:
            self.lasting &= not isinstance(error, ReaderUnable)
            self.skipped.append(Skipped(name, str(error)))

    def _found(self, name: str, data: bytes, container: str | None, depth: int) -> Iterator[Found]:
        opened = self._read(data)
        if opened.members and depth >= MAX_DEPTH:
            raise UnreadableDocument("files are packed into files too often: unpack it")
        own = opened.raw
        if own is not None:
            self.lasting &= not own.tentative
            digest = hashlib.sha256(data).hexdigest()
            self.originals.append((digest, len(data)))
            if self.kept is not None:
                self.kept.originals.keep(digest, data)
            yield Found(Original(name, digest, own.format, container), own)
        for refused in opened.refused:
            self.skipped.append(Skipped(f"{name}/{_inner(refused.name)}", refused.reason))
        unread = {_inner(refused.name): b"" for refused in opened.refused}  # what one of them states nobody knows
        reasons = left_out(unread | {_inner(member.name): member.data for member in opened.members})
        for member in opened.members:
            inner = _inner(member.name)
            self._bytes += len(member.data)
            self._members += 1
            if self._bytes > MAX_UNPACKED or self._members > MAX_MEMBERS:
                raise UnreadableDocument("it unpacks to more than can be read at once: unpack it; the rest is not read")
            if inner not in reasons:
                yield from self._open(f"{name}/{inner}", member.data, container or name, depth + 1)
            elif reasons[inner]:
                self.skipped.append(Skipped(f"{name}/{inner}", reasons[inner]))

    def _read(self, data: bytes) -> Opened:
        kind = format_of(data)
        if kind is Format.TEXT:
            opened = read(kind, data)
        elif self.kept is not None:
            opened = self.kept.reads.read(self.sandbox, kind, data)
        else:
            opened = self.sandbox.read(kind, data)
        if opened.raw is None and not opened.members and not opened.refused:
            raise UnreadableDocument("it holds no file and no text")
        return opened


def _inner(name: str) -> str:
    """Return a member's name as data: no way up, no way to the root, no line breaks."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", ".", "..")]
    shown = "/".join("".join(c if c.isprintable() else "?" for c in part)[:120] for part in parts[-_DEEPEST:])
    return shown or "namnlös"
