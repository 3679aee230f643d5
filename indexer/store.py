"""The folder that holds snapshots: which one is current, who holds what, and what may be removed.

Locks are flock(2) locks, so a killed process never leaves one behind.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.errors import SnapshotError
from indexer import manifest as m

BUILDING = ".building-"
REMOVING = ".removing-"


def current_id(data: Path) -> str | None:
    """Return the id of the current snapshot, or None when there is none. One small read: fit for polling."""
    try:
        text = (data / m.CURRENT).read_text(encoding="ascii", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SnapshotError(f"Cannot read {data / m.CURRENT}: {error.strerror}; mend its permissions.") from error
    if not m.is_snapshot_id(text):
        raise SnapshotError(f"{data / m.CURRENT} does not name a snapshot; {m.REBUILD}")
    return text


def folder_of(data: Path, id_: str) -> Path:
    """Return the folder of a snapshot."""
    return data / m.SNAPSHOTS / id_


def stored_manifest(folder: Path, id_: str | None = None) -> m.Manifest:
    """Read and check a manifest against the snapshot's id (default: the folder's name).

    SnapshotError when it is missing, damaged or of another format.
    """
    name = id_ or folder.name
    try:
        data = (folder / m.MANIFEST).read_bytes()
    except OSError as error:
        raise SnapshotError(f"The index {name} has no readable manifest; {m.REBUILD}") from error
    if not m.vouches(name, data):
        raise SnapshotError(f"The manifest of index {name} is damaged; {m.REBUILD}")
    found = m.parse(m.VERSIONS, data, f"The manifest of index {name}").format
    if found != m.FORMAT_VERSION:
        raise SnapshotError(f"The index has format {found}, this version reads {m.FORMAT_VERSION}; {m.REBUILD}")
    return m.parse(m.MANIFESTS, data, f"The manifest of index {name}")


class ReaderLock:
    """A reader's hold on a snapshot; let go once, or when the process ends."""

    def __init__(self, folder: Path) -> None:
        """Take the lock. FileNotFoundError when the snapshot is gone, or goes while we wait."""
        self._descriptor: int | None = os.open(folder / m.LOCK, os.O_RDONLY)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)
            (folder / m.LOCK).stat()  # fails when the folder was removed between the two calls above
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Let go; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def take_build_lock(data: Path) -> int | None:
    """Return a descriptor that holds the build lock until closed, or None when another process holds it."""
    descriptor = os.open(data / m.BUILD_LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if isinstance(error, BlockingIOError):
            return None
        raise
    return descriptor


@contextmanager
def _sweep_lock(data: Path) -> Iterator[None]:
    """Wait for the lock that keeps the swap and the removals apart."""
    descriptor = os.open(data / m.SWEEP_LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def swap_in(data: Path, built: Path, id_: str) -> None:
    """Give a finished folder its id and make it current: atomically, durably, unseen by a sweep half-way."""
    with _sweep_lock(data):
        target = built.rename(folder_of(data, id_))
        fsync(target.parent)
        fresh = data / f".{m.CURRENT}-new"
        fresh.write_text(id_ + "\n", encoding="ascii")
        fsync(fresh)
        fresh.replace(data / m.CURRENT)
        fsync(data)


def sweep(data: Path) -> None:
    """Remove snapshots that are neither current, nor kept, nor read; a disk that refuses is left as it is."""
    with suppress(OSError, SnapshotError), _sweep_lock(data):
        for folder in (data / m.SNAPSHOTS).glob(f"{REMOVING}*"):
            shutil.rmtree(folder)
        for folder in _old(data):
            with suppress(OSError):
                _remove_if_unread(folder)


def remove_dead_builds(data: Path) -> None:
    """Remove what killed builds left. Only for the holder of the build lock: no other build is alive then."""
    for folder in (data / m.SNAPSHOTS).glob(f"{BUILDING}*"):
        shutil.rmtree(folder)


def _old(data: Path) -> list[Path]:
    current = current_id(data)
    if current is None:
        return []
    keep = stored_manifest(folder_of(data, current)).keep
    names = (path.name for path in (data / m.SNAPSHOTS).iterdir() if m.is_snapshot_id(path.name))
    return [folder_of(data, name) for name in sorted(set(names) - {current}, reverse=True)[keep:]]


def _remove_if_unread(folder: Path) -> None:
    """Remove a snapshot unless a reader holds it. It vanishes by a rename, so nobody sees half of it."""
    gone = folder.with_name(f"{REMOVING}{folder.name}")
    descriptor = os.open(folder / m.LOCK, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        folder.rename(gone)
        shutil.rmtree(gone)
    except BlockingIOError:
        return
    finally:
        os.close(descriptor)


def link(source: Path, target: Path) -> None:
    """Give a file that never changes a second name; copy it where the disk knows no such thing."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        shutil.copyfile(source, target)
        fsync(target)


def fsync(path: Path) -> None:
    """Force a file's bytes or a folder's entries to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def clear_errors(data: Path) -> Iterator[None]:
    """Turn the disk's refusals into one clear line."""
    try:
        yield
    except OSError as error:
        raise SnapshotError(
            f"Cannot write the index below {data}: {error.strerror or error}. Free space or mend permissions, "
            f"then {m.REBUILD}; the index in use is unchanged."
        ) from error
