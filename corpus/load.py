"""A folder of files to Documents. One bad file is reported by name and reason and costs no other."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from corpus.consultations import Consultations
from corpus.corrections import NAME as CORRECTIONS
from corpus.corrections import Correction, load_corrections
from corpus.errors import CorpusError
from corpus.file_names import shown
from corpus.folders import FolderReading
from corpus.invited import by_folder
from corpus.kept import Kept
from corpus.looks import Looks
from corpus.one_folder import OneFolder
from corpus.opening import Skipped
from corpus.organisations import Register
from corpus.passed_over import is_litter, of_pages
from corpus.readers.sandbox import Sandbox
from corpus.recall import Recall
from corpus.settling import MISSING_ANNEX as MISSING_ANNEX
from corpus.settling import settled
from corpus.side_files import SideFiles
from corpus.statements import all_stated
from corpus.types import Document


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
    ids: Mapping[str, str] | None = None,
) -> Reading:
    """Read every document below `folder`, in the order of their names; links out of it are not followed.

    What `kept` has of a file is not read again; folders and files that `recall` knows are taken over unopened. A folder
    that is to stand `apart` is passed: what is written there was read from documents and is none. `ids` are those that
    documents had before, by their files.

    Raises CorpusError when the folder cannot be used at all: missing, unreadable, or with a broken manifest.
    """
    recall = recall or Recall()
    skipped: list[Skipped] = []
    listed = {listing.path: listing for listing in _folders(folder, skipped, apart)}
    stated = all_stated(folder, {path: listing.every for path, listing in listed.items()})
    readings: dict[Path, FolderReading] = {}
    with Sandbox() as sandbox:
        for here, listing in listed.items():
            if not listing.names and not stated[here].tells:
                continue
            told = _told(here, listing.names, folder, progress)
            looks = listing.looks
            looks.given(stated[here].whole)
            known = recall.folder(looks.whole)
            if known is not None and (kept is None or kept.claims(known.record.reads, known.record.originals)):
                reading, register = known, register.adding(known.record.organisations)
                recall.now(reading.record.organisations)
                list(told)
            else:
                reader = OneFolder(here, folder, stated[here], register, sandbox, kept, recall)
                reading = reader.read(looks, told)
                register = reader.register
            skipped += reading.record.skipped
            readings[here] = reading
    consultations = Consultations(folder, readings, stated)
    documents = settled(readings, consultations, ids or {})
    return _together(documents, consultations, skipped, register)


def _told(here: Path, names: Iterable[str], folder: Path, progress: Callable[[str], None] | None) -> Iterator[str]:
    """Yield the names of files, each one told when its turn comes."""
    inside = "" if here == folder else f"{here.relative_to(folder)}{os.sep}"
    for name in names:
        if progress:
            progress(shown(inside + name))
        yield name


def _together(
    documents: tuple[Document, ...], consultations: Consultations, skipped: Sequence[Skipped], register: Register
) -> Reading:
    """Return what the folders gave together."""
    readings = consultations.readings
    ids: dict[Path, tuple[str, ...]] = {}
    rest = iter(documents)
    for path, reading in readings.items():
        if reading.documents:
            found = [next(rest).consultation_id for _ in reading.documents]
            first = consultations.of_folder(path)
            ids[path] = tuple(dict.fromkeys([first] * (first in found) + found))
    lists = {path: reading.record.invited for path, reading in readings.items() if reading.record.invited}
    firsts = {path: own[0] for path, own in ids.items()}
    remisser = _remisser(ids, consultations, by_folder(lists, firsts, consultations.root))
    return Reading(documents, tuple(skipped), register, _corrections(firsts), remisser, tuple(readings.values()))


def _corrections(folders: Mapping[Path, str]) -> tuple[Correction, ...]:
    return tuple(Correction(c, *row) for path, c in sorted(folders.items()) for row in load_corrections(path))


def _remisser(
    folders: Mapping[Path, Sequence[str]], consultations: Consultations, lists: Mapping[Path, tuple[str, ...]]
) -> tuple[Remiss, ...]:
    """Return each consultation once, with the first title and all the invited that its folders give.

    What a manifest states of the invited outranks the list that lies beside the documents. What is stated of a folder
    is of the first of its consultations.
    """
    found: dict[str, Remiss] = {}
    for path, own in sorted(folders.items()):
        for consultation in own:
            found.setdefault(consultation, Remiss(consultation, None, None))
        manifest = consultations.manifest(path)
        known = found[own[0]]
        asked = manifest.invited if manifest.invited is not None else lists.get(path)
        invited = known.invited if asked is None else tuple(dict.fromkeys((*(known.invited or ()), *asked)))
        found[own[0]] = Remiss(own[0], known.title or manifest.title, invited)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Listing:
    """A folder as it looked before anything was read: all names in it, and those of the files to be read, in order."""

    path: Path
    looks: Looks
    every: tuple[str, ...]
    names: tuple[str, ...]


def _folders(folder: Path, skipped: list[Skipped], apart: Path | None) -> Iterator[_Listing]:
    """Yield each folder, outer ones first; what of them is passed over is added to `skipped`."""
    if not folder.is_dir():
        raise CorpusError(f"there is no folder {shown(folder)!r}: give the folder that holds the documents")
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except OSError as error:
        raise CorpusError(
            f"the folder {shown(folder)!r} cannot be read ({error.strerror}): check its permissions"
        ) from error

    def unlisted(error: OSError) -> None:
        name = shown(Path(error.filename).relative_to(folder))
        skipped.append(Skipped(name, f"the folder cannot be listed ({error.strerror})"))

    for root, folders, files in os.walk(folder, onerror=unlisted):
        here = Path(root)
        every = (*files, *folders)
        pages = of_pages(folders, files)
        skipped += [Skipped(shown(here.relative_to(folder) / name), pages[name]) for name in sorted(pages)]
        passed = {name for name in folders if name.startswith(".") or name in pages or is_same(here / name, apart)}
        folders[:] = sorted(set(folders) - passed)
        side = SideFiles(files)
        names = (
            name
            for name in sorted(files)
            if not (name.startswith(".") or name == CORRECTIONS or side.is_side(name) or is_litter(name))
        )
        yield _Listing(here, Looks(here, folder), every, tuple(names))


def is_same(folder: Path, other: Path | None) -> bool:
    """Return whether two folders are one, however they are written."""
    return other is not None and other.is_dir() and folder.is_dir() and folder.samefile(other)
