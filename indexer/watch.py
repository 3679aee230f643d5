"""Following a folder: when it has changed and then been quiet for a while, it is time to build.

The folder is looked at again and again rather than left to the system's notices: those do not come through network
shares and many container volumes, overflow when many files arrive, and are another library. A look at 60,000 files
takes well under a second; on a larger or slower folder looks come less often.
"""

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from corpus.load import is_same

_SHARE = 20  # a look takes at most one part in so many of the time


class Watch:
    """A folder and how it looked when it was last dealt with."""

    def __init__(
        self,
        folder: Path,
        *,
        every: float = 2.0,
        quiet: float = 3.0,
        apart: Path | None = None,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Look every so many seconds; a change counts when nothing else has changed for `quiet` seconds after it.

        What changes in a folder that stands `apart` is no change.
        """
        self._apart = apart
        self._folder, self._every, self._quiet = folder, every, quiet
        self._sleep, self._clock = sleep, clock
        self._dealt_with: str | None = None
        self._took = 0.0

    def wait(self, at_most: float | None = None) -> str:
        """Return how the folder looks once it looks otherwise than what was dealt with, and has been quiet.

        The first look counts as a change. After `at_most` seconds return in any case.
        """
        began = since = self._clock()
        last = self._look()
        while True:
            now = self._clock()
            quiet = self._dealt_with is None or now - since >= self._quiet
            late = at_most is not None and now - began >= at_most
            if (last != self._dealt_with and quiet) or late:
                return last
            self._sleep(max(self._every, self._took * _SHARE))
            found = self._look()
            if found != last:
                last, since = found, self._clock()

    def deal_with(self, look: str) -> None:
        """Take down that what the folder holds, looking so, has been dealt with."""
        self._dealt_with = look

    def _look(self) -> str:
        began = self._clock()
        found = look_of(self._folder, self._apart)
        self._took = self._clock() - began
        return found


def look_of(folder: Path, apart: Path | None = None) -> str:
    """Return a digest of the names, sizes, times and rights of all below a folder, but for what is in a folder `apart`.

    Files that come and go are passed.
    """
    digest = hashlib.sha256()
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_same(Path(root, name), apart))
        for name in sorted(files):
            path = Path(root, name)
            try:
                found = path.lstat()
            except OSError:
                continue
            line = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_mode} {found.st_ino} "
            digest.update(line.encode() + os.fsencode(path) + b"\0")
    return digest.hexdigest()
