"""What staff state about documents, in `manifest.json` or beside a single one. It outranks what the text says."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import CorpusError, UnreadableDocument
from corpus.file_names import alike, shown
from corpus.side_files import SIDECAR, SideFiles
from corpus.types import Kind, Speaker

_OURS = re.compile(
    r"label|etikett|document|dokument|consultation|remiss|invited|inbjud|organi[sz]ation|behörig|sekret|secret"
    r"|^files?$|^fil(?:en|er)?$"
)  # what is called so may be meant for us
_MOST = 1_000_000  # bytes: what is larger is not looked into where nothing tells that it is ours
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
    diarienummer: tuple[str, ...] | None = Field(default=None, description="the ministry's number of the matter")
    arendenummer: tuple[str, ...] | None = Field(default=None, description="the sender's own number")
    signatory: tuple[str, ...] | None = None
    addressee: str | None = None
    annexes: tuple[str, ...] | None = Field(default=None, description="those sent with it; [] where there are none")
    sha256: str | None = None
    labels: tuple[str, ...] = ()

    @property
    def facts(self) -> dict[str, tuple[str, ...] | None]:
        """What is stated of it under the names of facts, None where it is to be read from the text."""
        return {
            "diarienummer": self.diarienummer,
            "arendenummer": self.arendenummer,
            "signatory": self.signatory,
            "addressee": None if self.addressee is None else (self.addressee,),
            "enclosure": self.annexes,
        }


UNLISTED = DocumentEntry(file="")
"""States nothing."""


class Manifest(_Strict):
    """The consultation a folder belongs to, and its documents."""

    consultation: str | None = None
    title: str | None = None
    invited: tuple[str, ...] | None = Field(default=None, description="the bodies asked to answer, by name or id")
    documents: tuple[DocumentEntry, ...] = ()


FOREIGN = Manifest()
"""Stands for one of another program, which states nothing of documents."""


def load_manifest(folder: Path, root: Path | None = None, names: Iterable[str] | None = None) -> Manifest:
    """Return the folder's manifest, an empty one when there is none; raises CorpusError when it cannot be used.

    One of another program, in which nothing could be a label of a file below the folder, is `FOREIGN`. `root` is the
    folder that is read as a whole: errors name the manifest by where it lies in that. `names` are those of the folder.
    """
    found = SideFiles((path.name for path in folder.iterdir()) if names is None else names).manifests
    if not found:
        return Manifest()
    path = folder / found[0]
    name = shown(path.relative_to(root or folder))
    if found[1:]:
        raise CorpusError(f"{name}: {shown(found[1])} lies beside it: put what both state into one of them.")
    if not _is_plain(path):
        raise CorpusError(f"{name}: it is a link or no file: put the file itself there, or remove it.")
    try:
        return _manifest(_parsed(path.read_bytes()), _below(folder))
    except ValidationError as error:
        raise CorpusError(f"{name}: {_first(error)}. Mend it, or remove it to read the documents without.") from error
    except OSError as error:
        raise CorpusError(f"{name} cannot be read ({error.strerror}). Check its permissions.") from error
    except _NO_OBJECT as error:
        reason = "it is no JSON with one object"
        raise CorpusError(f"{name}: {reason}. Mend it, or remove it to read the documents without.") from error


def with_sidecar(entry: DocumentEntry, path: Path, side: SideFiles) -> DocumentEntry:
    """Return what the manifest states of a file, with what a file beside it states in place of that.

    Raises UnreadableDocument when the file beside it cannot be used: what it hides or labels must not be guessed.
    """
    beside = side.of(path.name)
    if not beside and os.path.lexists(added := path.with_name(path.name + SIDECAR)):  # False where a name is too long
        beside = [added.name]  # since the folder was looked through
    for other in side.perhaps_of(path.name):
        if states_labels(path.with_name(other)):
            raise UnreadableDocument(f"{shown(other)} may say who must not see it: call that {shown(path.name)}.json")
    if not beside:
        return entry
    name = shown(beside[0])
    if beside[1:]:
        raise UnreadableDocument(f"{name} and {shown(beside[1])} both state something of it: keep one")
    sidecar = path.with_name(beside[0])
    try:
        if not _is_plain(sidecar):
            raise UnreadableDocument(f"{name} is a link or no file: put the file itself there, or remove it")
        stated = DocumentEntry.model_validate({**_parsed(sidecar.read_bytes()), "file": entry.file})
    except ValidationError as error:
        raise UnreadableDocument(f"{name}: {_first(error)}: mend it, or remove it") from error
    except (OSError, *_NO_OBJECT) as error:
        raise UnreadableDocument(f"{name} is no JSON with one object: mend it, or remove it") from error
    return entry.model_copy(update=stated.model_dump(exclude_unset=True, exclude={"file"}))


def states_labels(path: Path) -> bool:
    """Return whether a file that is beside none by its name states labels all the same."""
    try:
        return _is_plain(path) and path.stat().st_size < _MOST and "labels" in _parsed(path.read_bytes())
    except (OSError, *_NO_OBJECT):
        return False


def may_label(data: bytes, names: Iterable[str]) -> bool:
    """Return whether a manifest with these bytes may give labels to some of the files of these names."""
    try:
        return len(data) > _MOST or any(entry.labels for entry in _manifest(_parsed(data), names).documents)
    except (ValidationError, *_NO_OBJECT):
        return True


def may_label_one(data: bytes) -> bool:
    """Return whether what lies beside a file, with these bytes, may give it labels."""
    try:
        return len(data) > _MOST or bool(DocumentEntry.model_validate({**_parsed(data), "file": ""}).labels)
    except (ValidationError, *_NO_OBJECT):
        return True


_NO_OBJECT = (ValueError, TypeError, RecursionError)


def _manifest(stated: dict[str, object], names: Iterable[str]) -> Manifest:
    """Return what a manifest beside files of these names, or above them, states; raises ValidationError."""
    try:
        return Manifest.model_validate(stated)
    except ValidationError:
        if _is_foreign(stated, names):
            return FOREIGN
        raise


def _is_foreign(stated: dict[str, object], names: Iterable[str]) -> bool:
    """Return whether what stands in a manifest is another program's: no word of ours, and none of these files."""
    if not stated or any(_OURS.search(alike(key)) for key in _keys(stated)):
        return False
    here = {alike(shown(name)) for name in names}
    return not any(alike(value.replace("\\", "/").rpartition("/")[2]) in here for value in _strings(stated))


def _keys(value: object) -> Iterator[str]:
    """Yield the keys of an object, and of all inside it."""
    if isinstance(value, dict):
        yield from value
    for inner in _inside(value):
        yield from _keys(inner)


def _strings(value: object) -> Iterator[str]:
    """Yield the strings in an object, keys among them, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
    for inner in _inside(value):
        yield from _strings(inner)


def _inside(value: object) -> Iterable[object]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _below(folder: Path) -> Iterator[str]:
    """Yield the names of all files and folders below a folder, manifests excepted."""
    for _, folders, files in os.walk(folder):
        side = SideFiles(files)
        yield from (*folders, *(name for name in files if name not in side.manifests))


def _is_plain(path: Path) -> bool:
    """Return whether it is a file of the folder itself: what a link points at is none of its documents'."""
    return path.is_file() and not path.is_symlink()


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"]) or "the file"
    return f"{where}: {first['msg'].removeprefix('Value error, ')}"


def _parsed(data: bytes) -> dict[str, object]:
    """Return the object that JSON in any Unicode writes; raises one of `_NO_OBJECT`."""
    found = json.loads(data)
    if not isinstance(found, dict):
        raise TypeError("no object")
    json.dumps(found, ensure_ascii=False).encode()  # a half of a character (`\ud800`) can be written nowhere
    return found
