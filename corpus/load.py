"""A folder of files to Documents. One bad file is reported by name and reason and costs no other."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from corpus.corrections import NAME as CORRECTIONS
from corpus.corrections import Correction, load_corrections
from corpus.errors import CorpusError
from corpus.file_names import shown
from corpus.folders import FolderReading
from corpus.invited import by_folder
from corpus.kept import Kept
from corpus.looks import Looks
from corpus.manifest import NAME, is_sidecar, load_manifest
from corpus.one_folder import OneFolder
from corpus.opening import Skipped
from corpus.organisations import Register, slug
from corpus.readers.sandbox import Sandbox
from corpus.recall import Recall
from corpus.types import Document, Kind

MISSING_ANNEX = "bilagan med organisationens svar saknas i underlaget"


@dataclass(frozen=True, slots=True)
class Remiss:
    """What is stated of a consultation as a whole; `invited` is None where nothing lists who was asked."""

    id: str
    title: str | None
    invited: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder gave.

    Documents by file name, the files passed over, the organisations known after it, what staff state about proposals,
    the consultations, and what each folder gave by itself, in order: their documents are those above, unsettled.
    """

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    register: Register
    corrections: tuple[Correction, ...] = ()
    remisser: tuple[Remiss, ...] = ()
    folders: tuple[FolderReading, ...] = ()

    @property
    def places(self) -> Iterator[int | None]:
        """For each document its number in the earlier reading that it was taken over from, None for one that was read.

        Documents that were taken over have no text.
        """
        return chain.from_iterable(folder.places for folder in self.folders)


def read_folder(
    folder: Path,
    register: Register,
    *,
    progress: Callable[[str], None] | None = None,
    kept: Kept | None = None,
    recall: Recall | None = None,
    apart: Path | None = None,
) -> Reading:
    """Read every document below `folder`, in the order of their names; links out of it are not followed.

    What `kept` has of a file is not read again; folders and files that `recall` knows are taken over unopened. A folder
    that is to stand `apart` is passed: what is written there was read from documents and is none.

    Raises CorpusError when the folder cannot be used at all: missing, unreadable, or with a broken manifest.
    """
    recall = recall or Recall()
    skipped: list[Skipped] = []

    def unlisted(error: OSError) -> None:
        name = shown(Path(error.filename).relative_to(folder))
        skipped.append(Skipped(name, f"the folder cannot be listed ({error.strerror})"))

    readings: dict[Path, FolderReading] = {}
    with Sandbox() as sandbox:
        for here, names in _folders(folder, unlisted, apart):
            told = _told(here, names, folder, progress)
            looks = Looks(here, folder)
            known = recall.folder(looks.whole)
            if known is not None and (kept is None or kept.claims(known.record.reads, known.originals)):
                reading, register = known, register.adding(known.record.organisations)
                recall.now(reading.record.organisations)
                list(told)
            else:
                reader = OneFolder(here, folder, register, sandbox, kept, recall)
                reading = reader.read(looks, told)
                register = reader.register
            skipped += reading.record.skipped
            readings[here] = reading
    return _settled(folder, readings, skipped, register)


def _told(here: Path, names: Iterable[str], folder: Path, progress: Callable[[str], None] | None) -> Iterator[str]:
    """Yield the names of files, each one told when its turn comes."""
    inside = "" if here == folder else f"{here.relative_to(folder)}{os.sep}"
    for name in names:
        if progress:
            progress(shown(inside + name))
        yield name


def _settled(
    folder: Path, readings: Mapping[Path, FolderReading], skipped: Sequence[Skipped], register: Register
) -> Reading:
    """Return what the folders gave together."""
    documents = _finish(folder, readings)
    consultations: dict[Path, str] = {}
    at = 0
    for path, reading in readings.items():
        at += len(reading.documents)
        if reading.documents:
            consultations[path] = documents[at - 1].consultation_id
    lists = {path: reading.record.invited for path, reading in readings.items() if reading.record.invited}
    remisser = _remisser(folder, consultations, by_folder(lists, consultations, folder))
    corrections = _corrections(consultations)
    return Reading(documents, tuple(skipped), register, corrections, remisser, tuple(readings.values()))


def _corrections(folders: Mapping[Path, str]) -> tuple[Correction, ...]:
    return tuple(Correction(c, *row) for path, c in sorted(folders.items()) for row in load_corrections(path))


def _remisser(root: Path, folders: Mapping[Path, str], lists: Mapping[Path, tuple[str, ...]]) -> tuple[Remiss, ...]:
    """Return each consultation once, with the first title and all the invited that its folders give.

    What a manifest states of the invited outranks the list that lies beside the documents.
    """
    found: dict[str, Remiss] = {}
    for path, consultation in sorted(folders.items()):
        manifest = load_manifest(path, root)
        known = found.get(consultation, Remiss(consultation, None, None))
        asked = manifest.invited if manifest.invited is not None else lists.get(path)
        invited = known.invited if asked is None else tuple(dict.fromkeys((*(known.invited or ()), *asked)))
        found[consultation] = Remiss(consultation, known.title or manifest.title, invited)
    return tuple(found.values())


def _folders(folder: Path, unlisted: Callable[[OSError], None], apart: Path | None) -> Iterator[tuple[Path, list[str]]]:
    """Yield each folder that holds files to be read, with their names in order."""
    if not folder.is_dir():
        raise CorpusError(f"there is no folder {shown(folder)!r}: give the folder that holds the documents")
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except OSError as error:
        raise CorpusError(
            f"the folder {shown(folder)!r} cannot be read ({error.strerror}): check its permissions"
        ) from error
    for root, folders, files in os.walk(folder, onerror=unlisted):
        folders[:] = sorted(name for name in folders if not (name.startswith(".") or is_same(Path(root, name), apart)))
        names = [
            name
            for name in sorted(files)
            if not (name.startswith(".") or name in (NAME, CORRECTIONS) or is_sidecar(root, name))
        ]
        if names or (NAME in files and _names_files(Path(root))):
            yield Path(root), names


def _names_files(folder: Path) -> bool:
    """Return whether a folder without files has a manifest all the same, which states something of some."""
    try:
        return bool(load_manifest(folder).documents)
    except CorpusError:
        return False  # it may be anybody's, and here it hides nothing


def is_same(folder: Path, other: Path | None) -> bool:
    """Return whether two folders are one, however they are written."""
    return other is not None and other.is_dir() and folder.samefile(other)


def _finish(folder: Path, readings: Mapping[Path, FolderReading]) -> tuple[Document, ...]:
    """Give each document a unique id and a consultation, and tell which announced annexes are not here."""
    taken: set[str] = set()
    finished: list[Document] = []
    ids = {own.id for reading in readings.values() for own in reading.record.own}
    every = [d for reading in readings.values() for d in reading.documents]
    answers = [d for d in every if d.kind in (Kind.BILAGA, Kind.REMISSVAR) and not _sends(d)]
    annexes = {d.organisation_id for d in answers if d.organisation_id}
    opened = {original.container for d in every for original in d.originals}
    for path, reading in readings.items():
        here = _consultation(folder, path, reading.documents)
        for document, own in zip(reading.documents, reading.record.own, strict=True):
            names = chain([own.id], (f"{own.id}-{n}" for n in count(2)))
            identity = next(name for name in names if name not in taken and (name == own.id or name not in ids))
            taken.add(identity)
            warnings = document.warnings[: own.warnings]
            if _sends(document) and document.organisation_id not in annexes and document.source_file not in opened:
                warnings = (*warnings, MISSING_ANNEX)
            settled = identity, warnings, own.consultation_id or here
            if (document.id, document.warnings, document.consultation_id) != settled:
                document = replace(document, id=identity, warnings=warnings, consultation_id=settled[2])
            finished.append(document)
    return tuple(finished)


def _sends(document: Document) -> bool:
    """Return whether a document says that the answer itself is in an annex."""
    return any(fact.name == "annex" for fact in document.facts)


def _consultation(folder: Path, path: Path, documents: Sequence[Document]) -> str:
    """Return the ministry's number that most documents of a folder carry, else the folder's name."""
    numbers = Counter(number for d in documents for number in d.values("diarienummer")[:1])
    if numbers:
        return slug(numbers.most_common(1)[0][0])
    name = path.relative_to(folder).name or folder.resolve().name
    return slug(shown(Path(name))) or "remiss"
