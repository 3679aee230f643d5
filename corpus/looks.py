"""How a folder and its files look from outside, so that a change is noticed without opening one of them.

As git tells whether a file has changed: by its name, size and inode, and by the times of its bytes and of its entry to
the nanosecond. The time of the entry moves with every write and cannot be set back by a copying program.
"""

import hashlib
import os
import stat
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.side_files import SideFiles, can_stand_beside

_TICK_NS = 2_000_000_000  # the coarsest clock of a file system: two changes within a tick bear one time
_CHARS = 32  # of a digest: no two of a billion files look alike by chance


@dataclass(frozen=True, slots=True)
class _Look:
    """What the look of a file is made of, empty for a link and the like; and the later of its times, in ns."""

    line: bytes
    newest: int

    @property
    def old(self) -> bool:
        """Whether a change from now on would be seen."""
        return self.newest <= time.time_ns() - _TICK_NS


class Looks:
    """How the files that lie in one folder of `root` look, not those in folders below it.

    A look is empty where it would promise too much: a file changed only just before it is read may change once more and
    look the same, and what a link points at may change unseen. `place` names the folder itself, whatever it holds, and
    `whole` tells how all of it looks, however new. `side` are the names in it.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        """Look once, before any file is opened: what changes later looks otherwise next time."""
        inside = os.fsencode(folder.relative_to(root))
        self.place = hashlib.sha256(inside).hexdigest()[:_CHARS]
        found = _found(folder)
        self._found = found or {}
        self._new = {name for name, look in self._found.items() if not look.old}
        self.side = SideFiles(self._found)
        digest = hashlib.sha256(inside)
        for name, look in sorted(self._found.items()):
            digest.update(b"\0" + os.fsencode(name) + b"\0" + look.line)
        sure = found is not None and all(look.line for look in found.values())
        self.whole = digest.hexdigest()[:_CHARS] if sure else ""

    def given(self, stated: bytes) -> None:
        """Let what is stated of the folder's files elsewhere belong to how it looks."""
        if self.whole and stated:
            self.whole = hashlib.sha256(self.whole.encode() + b"\0" + stated).hexdigest()[:_CHARS]

    def of(self, name: str, stated: bytes) -> str:
        """Return the look of one file, of what states something beside it, and of what else is `stated` of it.

        To be asked when its turn comes: by then a file may be old enough.
        """
        own = self._found.get(name)
        names = (*self.side.of(name), *self.side.perhaps_of(name))
        beside = [self._found[other] for other in names]
        if own is None or not all(look.line and look.old for look in (own, *beside)):
            return ""
        lines = (os.fsencode(other) + b" " + look.line for other, look in zip(names, beside, strict=True))
        parts = (os.fsencode(name), own.line, b"\0".join(lines) or b"-", stated)
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:_CHARS]

    def lasting(self, read: Iterable[str] = ()) -> str:
        """Return the look of the whole; empty where a file is too new, but for those `read` when they had a look."""
        return "" if self._new.difference(read) else self.whole


def _found(folder: Path) -> dict[str, _Look] | None:
    """Return how each file of a folder looks; None where the folder cannot be looked through."""
    found: dict[str, _Look] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                at = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(at.st_mode) and not can_stand_beside(entry.name):
                    continue  # one that stands in a statement's place must not go unseen
                line = f"{at.st_size} {at.st_ino} {at.st_mtime_ns} {at.st_ctime_ns}"
                own = line.encode() if stat.S_ISREG(at.st_mode) else b""
                found[entry.name] = _Look(own, max(at.st_mtime_ns, at.st_ctime_ns))
    except OSError:
        return None
    return found
