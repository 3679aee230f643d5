"""How a folder looks from outside, so that a change of its files is noticed without opening one of them.

As git tells whether a file has changed: by its name, size and inode, and by the times of its bytes and of its entry to
the nanosecond. The time of the entry moves with every write and cannot be set back by a copying program.
"""

import hashlib
import os
import stat
import time
from pathlib import Path

_TICK_NS = 2_000_000_000  # the coarsest clock of a file system: two changes within a tick bear one time


def look_of(folder: Path, root: Path) -> str:
    """Return a digest of the files that lie in a folder of `root`, not those in folders below it.

    It is empty where it would promise too much: a file changed only just now may change once more and look the same,
    and what a link points at may change unseen.
    """
    digest = hashlib.sha256(os.fsencode(folder.relative_to(root)))
    latest = time.time_ns() - _TICK_NS
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                found = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(found.st_mode):
                    continue
                if not stat.S_ISREG(found.st_mode) or max(found.st_mtime_ns, found.st_ctime_ns) > latest:
                    return ""
                line = f"{found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}"
                digest.update(b"\0" + os.fsencode(entry.name) + b"\0" + line.encode())
    except OSError:
        return ""
    return digest.hexdigest()
