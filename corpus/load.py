"""A folder of files to Documents. One bad file is reported by name and reason and costs no other."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, count
from pathlib import Path, PurePosixPath

from corpus.corrections import NAME as CORRECTIONS
from corpus.corrections import Correction, load_corrections
from corpus.description import describe_document
from corpus.duplicates import without_duplicates
from corpus.errors import CorpusError, UnreadableDocument
from corpus.manifest import NAME, UNLISTED, DocumentEntry, Manifest, load_manifest
from corpus.opening import Found, Opener, Skipped
from corpus.organisations import Register, slug
from corpus.readers.sandbox import Sandbox
from corpus.types import Document, Kind

MAX_BYTES = 200_000_000
MISSING_ANNEX = "bilagan med organisationens svar saknas i underlaget"


@dataclass(frozen=True, slots=True)
class Remiss:
    """What the manifests say of a consultation as a whole; `invited` is None where none lists who was asked."""

    id: str
    title: str | None
    invited: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder gave.

    Documents by file name, the files passed over, the organisations known after it, what staff state about proposals,
    and the consultations.
    """

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    register: Register
    corrections: tuple[Correction, ...] = ()
    remisser: tuple[Remiss, ...] = ()


def read_folder(folder: Path, register: Register, *, progress: Callable[[str], None] | None = None) -> Reading:
    """Read every document below `folder`, in the order of their names; links out of it are not followed.

    Raises CorpusError when the folder cannot be used at all: missing, unreadable, or with a broken manifest.
    """
    documents: list[Document] = []
    listed: set[str] = set()
    manifest_of = cache(_manifest)
    with Sandbox() as sandbox:
        opener = Opener(sandbox)
        for path in _files(folder):
            name = _shown(path.relative_to(folder))
            if progress:
                progress(name)
            manifest, entries = manifest_of(path.parent)
            before = len(opener.skipped)
            for found in _open(path, name, opener):
                entry = _entry(entries, found.original.file, path.parent.relative_to(folder))
                if entry is not None:
                    listed.add(found.original.file)
                try:
                    document, register = describe_document(
                        found.raw, found.original, entry or UNLISTED, manifest.consultation, register
                    )
                    documents.append(document)
                except UnreadableDocument as error:
                    opener.skipped.append(Skipped(found.original.file, str(error)))
            here = path.parent.relative_to(folder)
            opener.skipped[before:] = [_labelled(one, entries, here) for one in opener.skipped[before:]]
    finished = _finish(folder, without_duplicates(documents, frozenset(listed)))
    folders = {folder / _folder(d): d.consultation_id for d in finished}
    return Reading(finished, tuple(opener.skipped), register, _corrections(folders), _remisser(folders))


def _open(path: Path, name: str, opener: Opener) -> Iterator[Found]:
    """Yield the texts of a file of the folder; what cannot be opened is skipped with its reason."""
    try:
        reason = _unfit(path)
        data = path.read_bytes() if reason is None else b""
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
    if reason is not None:
        opener.skipped.append(Skipped(name, reason))
    else:
        yield from opener.open(name, data)


def _unfit(path: Path) -> str | None:
    """Return why a file is not even opened, or None."""
    if path.is_symlink() or not path.is_file():
        return "it is a link or a special file: copy the document itself into the folder"
    if path.stat().st_size > MAX_BYTES:
        return f"it is larger than {MAX_BYTES // 1_000_000} MB"
    return None


def _entry(entries: Mapping[str, DocumentEntry], file: str, folder: Path) -> DocumentEntry | None:
    """Return what the manifest states of a file, or of a file inside it."""
    own = PurePosixPath(file).relative_to(folder.as_posix()).as_posix() if folder.parts else file
    return entries.get(own)


def _manifest(folder: Path) -> tuple[Manifest, Mapping[str, DocumentEntry]]:
    """Return a folder's manifest and its first entry for each file."""
    manifest = load_manifest(folder)
    return manifest, {entry.file: entry for entry in reversed(manifest.documents)}


def _labelled(skipped: Skipped, entries: Mapping[str, DocumentEntry], folder: Path) -> Skipped:
    """Return a file passed over with the labels that the manifest gives it, or the file that it lies in."""
    file = PurePosixPath(skipped.file)
    own = file.relative_to(folder.as_posix()) if folder.parts else file
    given = (entries.get(name.as_posix()) for name in (own, *own.parents))
    return next((replace(skipped, labels=entry.labels) for entry in given if entry and entry.labels), skipped)


def _corrections(folders: Mapping[Path, str]) -> tuple[Correction, ...]:
    return tuple(Correction(c, *row) for path, c in sorted(folders.items()) for row in load_corrections(path))


def _remisser(folders: Mapping[Path, str]) -> tuple[Remiss, ...]:
    """Return each consultation once, with the first title and all the invited that its folders' manifests give."""
    found: dict[str, Remiss] = {}
    for path, consultation in sorted(folders.items()):
        manifest = load_manifest(path)
        known = found.get(consultation, Remiss(consultation, None, None))
        invited = (*(known.invited or ()), *(manifest.invited or ()))
        lists = known.invited is not None or manifest.invited is not None
        found[consultation] = Remiss(consultation, known.title or manifest.title, invited if lists else None)
    return tuple(found.values())


def _files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise CorpusError(f"there is no folder {_shown(folder)!r}: give the folder that holds the documents")
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except OSError as error:
        raise CorpusError(
            f"the folder {_shown(folder)!r} cannot be read ({error.strerror}): check its permissions"
        ) from error
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name not in (NAME, CORRECTIONS):
                yield Path(root) / name


def _shown(path: Path) -> str:
    """Return a path as text that can be printed and stored: bytes that are no UTF-8 become question marks."""
    return os.fsencode(path).decode("utf-8", errors="replace").replace("\n", "?")


def _finish(folder: Path, documents: list[Document]) -> tuple[Document, ...]:
    """Give each document a unique id and a consultation, and tell which announced annexes are not here."""
    taken: set[str] = set()
    finished: list[Document] = []
    own = {d.id for d in documents}
    annexes = {d.organisation_id for d in documents if d.kind in (Kind.BILAGA, Kind.REMISSVAR) and d.organisation_id}
    named = _numbers(documents)
    for document in documents:
        names = chain([document.id], (f"{document.id}-{n}" for n in count(2)))
        identity = next(name for name in names if name not in taken and (name == document.id or name not in own))
        taken.add(identity)
        warnings = document.warnings
        if any(f.name == "annex" for f in document.facts) and document.organisation_id not in annexes:
            warnings = (*warnings, MISSING_ANNEX)
        consultation = document.consultation_id or _consultation(folder, document, named)
        finished.append(replace(document, id=identity, warnings=warnings, consultation_id=consultation))
    return tuple(finished)


def _numbers(documents: list[Document]) -> dict[Path, str]:
    """Return by folder the ministry's number that most of its documents carry; nothing where none does."""
    counts: dict[Path, Counter[str]] = {}
    for d in documents:
        counts.setdefault(_folder(d), Counter()).update(d.values("diarienummer")[:1])
    return {folder: numbers.most_common(1)[0][0] for folder, numbers in counts.items() if numbers}


def _consultation(folder: Path, document: Document, named: Mapping[Path, str]) -> str:
    """Return the number the document's folder goes by, else the folder's name."""
    parent = _folder(document)
    if parent in named:
        return slug(named[parent])
    return slug(parent.name or folder.resolve().name) or "remiss"


def _folder(document: Document) -> Path:
    return Path(document.originals[0].folder)
