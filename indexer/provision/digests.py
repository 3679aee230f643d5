"""A folder that knows what it should hold: sizes and SHA-256 of its files, and a name swapped in at the end."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ModelError

RECORD = "digests.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """What a finished folder holds: `files` maps a relative path to (size in bytes, SHA-256).

    `recipe` changes when the program that fills the folder does, `digest` covers every file.
    """

    recipe: str
    files: Mapping[str, tuple[int, str]]

    @property
    def digest(self) -> str:
        """Return one SHA-256 over the recipe, the names and the digests of all files."""
        lines = [self.recipe, *(f"{name} {sha}" for name, (_, sha) in sorted(self.files.items()))]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def digest_of(self, *names: str) -> str:
        """Return one SHA-256 over the named files' digests. ModelError when one is not recorded."""
        try:
            parts = [f"{name} {self.files[name][1]}" for name in sorted(names)]
        except KeyError as error:
            raise ModelError(f"{error.args[0]} is not part of the model: run `belagg model`") from error
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def sha256_of(path: Path) -> str:
    """Return the file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_record(folder: Path) -> Record:
    """Return what `folder` should hold. ModelError when there is no record, or none that can be read."""
    try:
        raw = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        files = {str(name): (int(size), str(sha)) for name, (size, sha) in raw["files"].items()}
        if raw["format"] != _FORMAT:
            raise ModelError(f"{folder} was written by another version: run `belagg model`")
        return Record(str(raw["recipe"]), files)
    except FileNotFoundError as error:
        raise ModelError(f"nothing usable in {folder}: run `belagg model`") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{folder / RECORD} cannot be read ({error}): run `belagg model`") from error


def check_sizes(folder: Path) -> Record:
    """Check that every recorded file is there with its size, and return the record.

    ModelError names the first fault.
    """
    record = read_record(folder)
    for name, (size, _) in record.files.items():
        path = folder / name
        found = path.stat().st_size if path.is_file() else None
        if found != size:
            raise ModelError(f"{path} is {'missing' if found is None else 'cut short or changed'}: run `belagg model`")
    return record


def check_contents(folder: Path) -> Record:
    """Like `check_sizes`, and read every file to compare its SHA-256."""
    record = check_sizes(folder)
    for name, (_, sha) in record.files.items():
        if sha256_of(folder / name) != sha:
            raise ModelError(f"{folder / name} is damaged: run `belagg model`")
    return record


@contextmanager
def filled(folder: Path, recipe: str) -> Iterator[Path]:
    """Give a new empty folder beside `folder`; when the block ends well it takes the place of `folder`.

    A block that fails, or a process that is killed, leaves `folder` as it was. What an earlier killed
    process left behind is removed first. The caller holds the lock: two at once would remove each other's work.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob(f".{folder.name}.*"):
        shutil.rmtree(left)
    fresh, stale = (folder.parent / f".{folder.name}.{end}" for end in ("new", "old"))
    fresh.mkdir()
    try:
        yield fresh
        _seal(fresh, recipe)
        if folder.exists():
            folder.rename(stale)
        fresh.rename(folder)
        _sync(folder.parent)
    finally:
        for left in (fresh, stale):
            shutil.rmtree(left, ignore_errors=True)


def _seal(folder: Path, recipe: str) -> None:
    """Write the record of a finished folder and force everything to disk."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != RECORD)
    for path in paths:
        _sync(path)
    files = {path.relative_to(folder).as_posix(): (path.stat().st_size, sha256_of(path)) for path in paths}
    body = {"format": _FORMAT, "recipe": recipe, "digest": Record(recipe, files).digest, "files": files}
    (folder / RECORD).write_text(json.dumps(body, indent=1), encoding="utf-8")
    _sync(folder / RECORD)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
