"""Lines of records, packed whole: JSON says the names of its fields in every line, and packs to a sixth.

The vectors of sentences decide what an index weighs; records came next.
"""

import gzip
import zlib
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import SnapshotError

SUFFIX = ".gz"
_LEVEL = 6  # unpacks faster than level 1, which is a fifth larger; packing is little beside what made the lines


def packed(lines: Iterable[bytes]) -> bytes:
    """Return lines, which hold no line feed, as a file holds them; the same lines give the same bytes."""
    return gzip.compress(b"".join(line + b"\n" for line in lines), _LEVEL, mtime=0)


def write_packed(path: Path, lines: Iterable[bytes]) -> None:
    """Write packed lines. OSError when the disk refuses."""
    path.write_bytes(packed(lines))


def read_packed(path: Path) -> bytes:
    """Return all lines, each with its line feed. SnapshotError when they are damaged, OSError when there are none."""
    data = path.read_bytes()
    try:
        return gzip.decompress(data)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise SnapshotError(f"{path.name} is damaged; run: belagg index FOLDER") from error
