"""Which consultation each document belongs to: by what is stated, the ministry's number, or the folder's name. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from corpus.file_names import alike, shown
from corpus.folders import FolderReading
from corpus.manifest import Manifest
from corpus.organisations import slug
from corpus.statements import Stated
from corpus.types import Document, Kind

_GENERAL = re.compile(  # what any consultation has a folder of
    r"(?:\d+[\W_]*)?(?:(?:inkomna|samtliga|alla|övriga)[\W_]+)?"
    r"(?:remissvar(?:en)?|remiss[\W_]?instans(?:er(?:na)?)?|remissyttranden?|svar(?:en)?|yttranden?|remissmissiv|missiv"
    r"|bilagor|handlingar|dokument|filer|inkomna|övriga?|kommuner(?:na)?|regioner(?:na)?|landsting(?:en)?"
    r"|myndigheter(?:na)?|länsstyrelser(?:na)?|domstolar(?:na)?|organisationer(?:na)?|föreningar|företag"
    r"|universitet(?:[\W_]+och[\W_]+högskolor)?|högskolor|responses|replies|pdf|word|docx?|original)"
    r"(?:[\W_]*\d+)?"
)


@dataclass(frozen=True)
class Consultations:
    """The consultations of a reading; each of its folders belongs to the one at its base.

    A folder whose name any consultation may bear (Remissvar) has the folder above it for its base, others themselves.
    """

    root: Path
    readings: Mapping[Path, FolderReading]
    stated: Mapping[Path, Stated]

    def of_folder(self, path: Path) -> str:
        """Return the consultation of a folder's documents of which none is stated one by one."""
        base = self.base(path)
        consultation = self._of(path).consultation or self._of(base).consultation
        if consultation:
            return consultation
        number = _number(self.readings[path].documents) or self._numbers[base]
        name = base.name if base != self.root else self.root.resolve().name
        return slug(number or "") or slug(shown(name)) or "remiss"

    def base(self, path: Path) -> Path:
        """Return the folder of the consultation that a folder belongs to."""
        while path != self.root and _GENERAL.fullmatch(alike(shown(path.name))) and self._may_hold(path.parent):
            path = path.parent
        return path

    def manifest(self, path: Path) -> Manifest:
        """Return what is stated of the consultation of a folder: beside its documents, or else at its base."""
        own, base = self._of(path).manifest, self._of(self.base(path)).manifest
        invited = own.invited if own.invited is not None else base.invited
        return Manifest(title=own.title or base.title, invited=invited)

    @cached_property
    def _numbers(self) -> Mapping[Path, str | None]:
        """The number that most documents carry, by the base of their folders."""
        held: dict[Path, list[Document]] = {}
        for path, reading in self.readings.items():
            held.setdefault(self.base(path), []).extend(reading.documents)
        return {base: _number(documents) for base, documents in held.items()}

    def _may_hold(self, above: Path) -> bool:
        """Return whether a folder may be a consultation's: the one that is read as a whole may be a heap of them."""
        reading = self.readings.get(above)
        held = reading is not None and bool(reading.documents or reading.record.invited)
        return above != self.root or held or self._of(above).consultation is not None

    def _of(self, path: Path) -> Stated:
        return self.stated.get(path) or Stated()


def inside_files(documents: Sequence[Document]) -> dict[int, str]:
    """Return the consultations that folders inside a file are of by themselves, by the numbers of documents.

    A folder is of its own where two of its documents bear one number of the ministry, or the letter that sent it out.
    """
    folders: dict[PurePosixPath, list[Document]] = {}
    for document in documents:
        for folder in _folders_inside(document):
            folders.setdefault(folder, []).append(document)
    numbers = {folder: number for folder, held in folders.items() if (number := _own_number(held))}
    found: dict[int, str] = {}
    for at, document in enumerate(documents):
        own = next((numbers[folder] for folder in _folders_inside(document) if folder in numbers), None)
        if own is not None:
            found[at] = slug(own)
    return found


def _folders_inside(document: Document) -> Iterable[PurePosixPath]:
    """Yield the folders inside the outermost file in which a document lies, the nearest first."""
    container = document.originals[0].container if document.originals else None
    if container is not None:
        for folder in PurePosixPath(document.source_file).parents:
            if folder == PurePosixPath(container):
                return
            yield folder


def _own_number(documents: Sequence[Document]) -> str | None:
    number = _number(documents)
    bearing = [d for d in documents if number in d.values("diarienummer")[:1]]
    return number if len(bearing) > 1 or any(d.kind is Kind.MISSIV for d in bearing) else None


def _number(documents: Iterable[Document]) -> str | None:
    """Return the ministry's number that most documents carry."""
    numbers = Counter(number for d in documents for number in d.values("diarienummer")[:1])
    return numbers.most_common(1)[0][0] if numbers else None
