"""What a build has finished so far, kept beside the snapshots, so that a killed build's work is not done again.

DATA/unfinished/<kind>-<maker>.log, only ever appended to: records of length, checksum, key and bytes. A record that
was cut off by a kill, or damaged, ends the log; what stands before it counts. A build that succeeds removes the folder.
"""

import os
import shutil
import struct
import zlib
from collections.abc import Iterable
from io import BufferedReader, FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.errors import SnapshotError
from indexer.store import clear_errors

FOLDER = "unfinished"
KEY_BYTES = 32
_HEAD = struct.Struct("<II")  # bytes after the head, their CRC-32
_MOST = 1 << 30  # bytes; a longer record is a damaged one
_BUFFER = 1 << 20
_SYNC_BYTES = 8 << 20  # so much may be lost when the power fails; a killed process loses nothing


class WorkLog:
    """Finished pieces of work by key. Use as a context manager, under the build lock.

    SnapshotError when the disk refuses.
    """

    def __init__(self, data: Path, kind: str, maker: str) -> None:
        """Open the log of one kind of work; `maker` names what else decides the result (a model's digest)."""
        self._data = data
        self._path = data / FOLDER / f"{kind}-{maker[:16]}.log"
        self._places: dict[bytes, tuple[int, int]] = {}
        self._file: FileIO | None = None
        self._unsynced = 0

    def __enter__(self) -> Self:
        """Read which pieces are there, and cut off what a kill left half-written."""
        with clear_errors(self._data):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a+b", buffering=0)
            self._file.truncate(self._scan(self._file))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __contains__(self, key: bytes) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, key: bytes) -> bytes:
        start, length = self._places[key]
        file = self._opened()
        found = os.pread(file.fileno(), length, start)
        if len(found) != length:
            raise SnapshotError(f"{self._path.name} changed while it was read; remove it and run the build again.")
        return found

    def put(self, pieces: Iterable[tuple[bytes, bytes]]) -> None:
        """Add finished pieces. They outlive this process at once."""
        file = self._opened()
        end = file.seek(0, os.SEEK_END)
        chunk = bytearray()
        for key, value in pieces:
            body = key + value
            chunk += _HEAD.pack(len(body), zlib.crc32(body)) + body
            self._places[key] = (end + len(chunk) - len(value), len(value))
        with clear_errors(self._data):
            left = memoryview(chunk)
            while len(left):
                left = left[file.write(left) :]
            self._unsynced += len(chunk)
            if self._unsynced >= _SYNC_BYTES:
                os.fsync(file.fileno())
                self._unsynced = 0

    def _opened(self) -> FileIO:
        if self._file is None:
            raise ValueError("the log of finished work is not open")
        return self._file

    def _scan(self, file: FileIO) -> int:
        """Take down the places of whole records; return where the last of them ends."""
        end = 0
        file.seek(0)
        with BufferedReader(FileIO(os.dup(file.fileno())), _BUFFER) as reader:
            while len(head := reader.read(_HEAD.size)) == _HEAD.size:
                length, checksum = _HEAD.unpack(head)
                body = reader.read(length) if KEY_BYTES <= length <= _MOST else b""
                if len(body) != length or not body or zlib.crc32(body) != checksum:
                    break
                end += _HEAD.size + length
                self._places[body[:KEY_BYTES]] = (end - length + KEY_BYTES, length - KEY_BYTES)
        return end


def forget(data: Path) -> None:
    """Remove all finished work: what a build that succeeded holds, and what belonged to documents since removed."""
    shutil.rmtree(data / FOLDER, ignore_errors=True)
