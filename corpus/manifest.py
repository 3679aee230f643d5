"""What staff state about documents, in `manifest.json` or beside a single one. It outranks what the text says."""

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import CorpusError, UnreadableDocument
from corpus.file_names import shown
from corpus.types import Kind, Speaker

NAME = "manifest.json"
SIDECAR = ".json"
_DOCUMENT = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)  # how the name of a document ends
_ID = re.compile(r"[^\W_](?:[\w.:+-]{0,118}\w)?")  # part of addresses, and of markers


def _day(value: str) -> str:
    """Return a date, a month or a year that the calendar has; raises ValueError."""
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value) is None:
        raise ValueError("write a date as 2018-10-18, 2018-10 or 2018")
    date.fromisoformat(f"{value}-01-01"[:10])
    return value


def _identity(value: str) -> str:
    if _ID.fullmatch(value) is None:
        raise ValueError("an id has letters, figures, hyphens, dots and underscores, 120 at most")
    return value


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DocumentEntry(_Strict):
    """One document; `file` is its path inside the folder. What is left out is read from the text."""

    file: str
    id: Annotated[str, AfterValidator(_identity)] | None = None
    title: str | None = None
    kind: Kind | None = None
    organisation: str | None = Field(default=None, description="an id of the register, or a name; for responses only")
    date: Annotated[str, AfterValidator(_day)] | None = None
    speaker: Speaker | None = Field(default=None, description="whose voice a document that is no response has")
    speaker_name: str | None = None
    answers: tuple[str, ...] = ()
    sha256: str | None = None
    labels: tuple[str, ...] = ()


UNLISTED = DocumentEntry(file="")
"""States nothing."""


class Manifest(_Strict):
    """The consultation a folder belongs to, and its documents."""

    consultation: str | None = None
    title: str | None = None
    invited: tuple[str, ...] | None = Field(default=None, description="the bodies asked to answer, by name or id")
    documents: tuple[DocumentEntry, ...] = ()


def load_manifest(folder: Path, root: Path | None = None) -> Manifest:
    """Return the folder's manifest, an empty one when there is none; raises CorpusError when it cannot be used.

    `root` is the folder that is read as a whole: errors name the manifest by where it lies in that.
    """
    path = folder / NAME
    name = shown(path.relative_to(root)) if root is not None else NAME
    if not os.path.lexists(path):
        return Manifest()
    if not _is_plain(path):
        raise CorpusError(f"{name}: it is a link or no file: put the file itself there, or remove it.")
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise CorpusError(f"{name}: {_first(error)}. Mend it, or remove it to read the documents without.") from error
    except OSError as error:
        raise CorpusError(f"{name} cannot be read ({error.strerror}). Check its permissions.") from error


def is_sidecar(folder: str, name: str) -> bool:
    """Return whether a file states something of the file beside it: `svar.pdf.json` of `svar.pdf`."""
    return name.endswith(SIDECAR) and name != SIDECAR and Path(folder, name.removesuffix(SIDECAR)).is_file()


def is_left_over(name: str) -> bool:
    """Return whether a file would state something of a document (`svar.pdf.json`), had that not gone."""
    return name.endswith(SIDECAR) and _DOCUMENT.search(name.removesuffix(SIDECAR)) is not None


def with_sidecar(entry: DocumentEntry, path: Path) -> DocumentEntry:
    """Return what the manifest states of a file, with what a file beside it states in place of that.

    Raises UnreadableDocument when the file beside it cannot be used: what it hides or labels must not be guessed.
    """
    sidecar = path.with_name(path.name + SIDECAR)
    if not os.path.lexists(sidecar):  # False also for a name that is too long to be one
        return entry
    name = shown(sidecar.name)
    try:
        if not _is_plain(sidecar):
            raise UnreadableDocument(f"{name} is a link or no file: put the file itself there, or remove it")
        stated = DocumentEntry.model_validate({**_parsed(sidecar), "file": entry.file})
    except ValidationError as error:
        raise UnreadableDocument(f"{name}: {_first(error)}: mend it, or remove it") from error
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise UnreadableDocument(f"{name} is no JSON with one object: mend it, or remove it") from error
    return entry.model_copy(update=stated.model_dump(exclude_unset=True, exclude={"file"}))


def _is_plain(path: Path) -> bool:
    """Return whether it is a file of the folder itself: what a link points at is none of its documents'."""
    return path.is_file() and not path.is_symlink()


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"]) or "the file"
    return f"{where}: {first['msg'].removeprefix('Value error, ')}"


def _parsed(path: Path) -> dict[str, object]:
    found = json.loads(path.read_bytes())
    if not isinstance(found, dict):
        raise TypeError("no object")
    json.dumps(found, ensure_ascii=False).encode()  # a half of a character (`\ud800`) can be written nowhere
    return found
