"""What staff state about documents, in `manifest.json` or beside a single one. It outranks what the text says."""

import json
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import CorpusError, UnreadableDocument
from corpus.types import Kind, Speaker

NAME = "manifest.json"
SIDECAR = ".json"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DocumentEntry(_Strict):
    """One document; `file` is its path inside the folder. What is left out is read from the text."""

    file: str
    id: str | None = None
    title: str | None = None
    kind: Kind | None = None
    organisation: str | None = Field(default=None, description="an id of the register, or a name; for responses only")
    date: str | None = Field(default=None, pattern=r"^\d{4}(-\d\d){0,2}$")
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


def load_manifest(folder: Path) -> Manifest:
    """Return the folder's manifest, an empty one when there is none; raises CorpusError when it cannot be used."""
    path = folder / NAME
    if not path.is_file():
        return Manifest()
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise CorpusError(
            f"{NAME}: {where}: {first['msg']}. Mend it, or remove it to read the documents without."
        ) from error
    except OSError as error:
        raise CorpusError(f"{NAME} cannot be read ({error.strerror}). Check its permissions.") from error


def is_sidecar(folder: str, name: str) -> bool:
    """Return whether a file states something of the file beside it: `svar.pdf.json` of `svar.pdf`."""
    return name.endswith(SIDECAR) and name != SIDECAR and Path(folder, name.removesuffix(SIDECAR)).is_file()


def with_sidecar(entry: DocumentEntry, path: Path) -> DocumentEntry:
    """Return what the manifest states of a file, with what a file beside it states in place of that.

    Raises UnreadableDocument when the file beside it cannot be used: what it hides or labels must not be guessed.
    """
    sidecar = path.with_name(path.name + SIDECAR)
    if not os.path.isfile(sidecar):  # noqa: PTH113 - False also for a name that is too long to be one
        return entry
    name = os.fsencode(sidecar.name).decode("utf-8", errors="replace")
    try:
        stated = DocumentEntry.model_validate({**_parsed(sidecar), "file": entry.file})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise UnreadableDocument(f"{name}: {where}: {first['msg']}: mend it, or remove it") from error
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise UnreadableDocument(f"{name} is no JSON with one object: mend it, or remove it") from error
    return entry.model_copy(update=stated.model_dump(exclude_unset=True, exclude={"file"}))


def _parsed(path: Path) -> dict[str, object]:
    found = json.loads(path.read_bytes())
    if not isinstance(found, dict):
        raise TypeError("no object")
    json.dumps(found, ensure_ascii=False).encode()  # a half of a character (`\ud800`) can be written nowhere
    return found
