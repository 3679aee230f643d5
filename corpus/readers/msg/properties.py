"""The properties of an Outlook message, as they lie in its compound file."""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import olefile

from corpus.errors import UnreadableDocument

_UNICODE, _ANSI, _BINARY, _OBJECT = "001F", "001E", "0102", "000D"
_PROPERTIES = "__properties_version1.0"
_ENTRY = struct.Struct("<HHIQ")
_CODE_PAGES = (0x3FFD, 0x3FDE)
_TIME, _NUMBER = 0x0040, 0x0003
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_DAMAGED = "the Outlook message is damaged or cut off: save it anew"
_FAULTS = (OSError, ValueError, KeyError, IndexError, struct.error, AttributeError, TypeError)


@cache
def _swedish_time() -> tzinfo:
    try:
        return ZoneInfo("Europe/Stockholm")
    except ZoneInfoNotFoundError:
        return UTC


class Properties:
    """Properties by their number."""

    def __init__(self, ole: olefile.OleFileIO, path: list[str], head: int) -> None:
        self._ole, self._path = ole, path
        self._fixed: dict[tuple[int, int], int] = {}
        listed = self._stream(_PROPERTIES)[head:]
        for kind, number, _, content in _ENTRY.iter_unpack(listed[: len(listed) // _ENTRY.size * _ENTRY.size]):
            self._fixed[number, kind] = content
        pages = (self._fixed.get((tag, _NUMBER), 0) & 0xFFFFFFFF for tag in _CODE_PAGES)
        page = next(filter(None, pages), 0)
        self.charset = {0: None, 65001: "utf-8", 20127: "cp1252", 28591: "cp1252"}.get(page, f"cp{page}")

    def text(self, number: int) -> str:
        """Return a text, empty where there is none."""
        if wide := self._stream(f"__substg1.0_{number:04X}{_UNICODE}"):
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        narrow = self._stream(f"__substg1.0_{number:04X}{_ANSI}")
        try:
            return narrow.decode(self.charset or "cp1252", "replace").rstrip("\x00")
        except LookupError:
            return narrow.decode("cp1252", "replace").rstrip("\x00")

    def binary(self, number: int) -> bytes:
        """Return bytes, none where there are none."""
        return self._stream(f"__substg1.0_{number:04X}{_BINARY}")

    def time(self, number: int) -> str:
        """Return a time as `2018-10-18 09:30` by the clocks in Sweden, empty where there is none."""
        ticks = self._fixed.get((number, _TIME), 0)
        try:
            when = _EPOCH + timedelta(microseconds=ticks // 10)
            return when.astimezone(_swedish_time()).strftime("%Y-%m-%d %H:%M") if ticks else ""
        except OverflowError:
            return ""

    def _stream(self, name: str) -> bytes:
        path = [*self._path, name]
        if not self._ole.exists(path) or self._ole.get_type(path) != olefile.STGTY_STREAM:
            return b""
        return bytes(self._ole.openstream(path).read())


class Storage:
    """A message, or a file attached to one."""

    def __init__(self, ole: olefile.OleFileIO, path: list[str], head: int) -> None:
        self._ole, self._path, self._head = ole, path, head

    def properties(self) -> Properties:
        """Return its properties."""
        return Properties(self._ole, self._path, self._head)

    def attachments(self) -> Iterator["Storage"]:
        """Yield what is attached, in order."""
        depth = len(self._path)
        names = {entry[depth] for entry in self._ole.listdir(streams=False, storages=True)
                 if entry[:depth] == self._path and len(entry) > depth}  # fmt: skip
        for name in sorted(names):
            if name.startswith("__attach_version1.0_"):
                yield Storage(self._ole, [*self._path, name], 8)

    def message(self) -> "Storage | None":
        """Return the message that is attached here, None where it is a file."""
        path = [*self._path, f"__substg1.0_3701{_OBJECT}"]
        inside = self._ole.exists([*path, _PROPERTIES])
        return Storage(self._ole, path, 24) if inside else None


@contextmanager
def open_storage(data: bytes) -> Iterator[Storage]:
    """Give the message of a file; raises UnreadableDocument when it is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            yield Storage(ole, [], 32)
    except _FAULTS as error:
        raise UnreadableDocument(_DAMAGED) from error
