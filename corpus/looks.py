"""How a folder and its files look from outside, so that a change is noticed without opening one of them.

As git tells whether a file has changed: by its name, size and inode, and by the times of its bytes and of its entry to
the nanosecond. The time of the entry moves with every write and cannot be set back by a copying program.
"""

import hashlib
import os
import stat
import time
from pathlib import Path

from corpus.manifest import SIDECAR

_TICK_NS = 2_000_000_000  # the coarsest clock of a file system: two changes within a tick bear one time
_CHARS = 32  # of a digest: no two of a billion files look alike by chance
_UNKNOWN = b""


class Looks:
    """How the files that lie in one folder of `root` look, not those in folders below it.

    A look is empty where it would promise too much: a file changed only just now may change once more and look the
    same, and what a link points at may change unseen. `place` names the folder itself, whatever it holds.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        """Look once, before any file is opened: what changes later looks otherwise next time."""
        inside = os.fsencode(folder.relative_to(root))
        self.place = hashlib.sha256(inside).hexdigest()[:_CHARS]
        lines = _lines(folder)
        self._lines = lines or {}
        digest = hashlib.sha256(inside)
        for name, line in sorted(self._lines.items()):
            digest.update(b"\0" + os.fsencode(name) + b"\0" + line)
        sure = lines is not None and all(lines.values())
        self.whole = digest.hexdigest()[:_CHARS] if sure else ""

    def of(self, name: str, stated: bytes) -> str:
        """Return the look of one file, of what states something beside it, and of what else is `stated` of it."""
        own, beside = self._lines.get(name, _UNKNOWN), self._lines.get(name + SIDECAR)
        if own == _UNKNOWN or beside == _UNKNOWN:
            return ""
        parts = (os.fsencode(name), own, b"-" if beside is None else beside, stated)
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:_CHARS]


def _lines(folder: Path) -> dict[str, bytes] | None:
    """Return of each file of a folder what its look is made of, nothing of those that might change unseen.

    None where the folder cannot be looked through.
    """
    found: dict[str, bytes] = {}
    latest = time.time_ns() - _TICK_NS
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                at = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(at.st_mode):
                    continue
                sure = stat.S_ISREG(at.st_mode) and max(at.st_mtime_ns, at.st_ctime_ns) <= latest
                line = f"{at.st_size} {at.st_ino} {at.st_mtime_ns} {at.st_ctime_ns}"
                found[entry.name] = line.encode() if sure else _UNKNOWN
    except OSError:
        return None
    return found
