"""The files of one folder to documents, settled with each other; folders below it are not looked at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from corpus.duplicates import Draft, without_duplicates
from corpus.errors import CorpusError
from corpus.file_names import shown
from corpus.folders import FileRecord, FolderReading, FolderRecord, Own
from corpus.kept import Kept
from corpus.looks import Looks
from corpus.one_file import OneFile
from corpus.opening import Skipped
from corpus.organisations import Register
from corpus.readers.sandbox import Sandbox
from corpus.recall import Recall
from corpus.side_files import NAME, SideFiles
from corpus.statements import Stated
from corpus.types import Document


@dataclass(slots=True)
class OneFolder:
    """Reads the files that lie in a folder of `root`, those that look as they did excepted; use once.

    The register grows with their senders; `_before` is as it was at first.
    """

    folder: Path
    root: Path
    stated: Stated
    register: Register
    sandbox: Sandbox
    kept: Kept | None
    recall: Recall
    _side: SideFiles = field(init=False)
    _before: Register = field(init=False)
    _records: list[FileRecord] = field(default_factory=list)

    def read(self, looks: Looks, names: Iterable[str]) -> FolderReading:
        """Return what these files hold."""
        self._side = looks.side
        self.recall.enter(looks.place)
        self._before = self.register
        drafts: list[Draft] = []
        read: list[str] = []
        for name in names:
            record, held = self._file(name, looks.of(name, self.stated.of(name)))
            self.recall.now(record.organisations)
            read.append(name)
            self._records.append(record)
            drafts += held
        if told := (*self.stated.told, *self._missing(read, drafts)):
            self._records.append(FileRecord("", skipped=told))
        lasting = looks.lasting(read) if all(record.look for record in self._records) else ""
        return _settled(FolderRecord(looks.place, lasting, tuple(self._records)), drafts)

    def _file(self, name: str, look: str) -> tuple[FileRecord, list[Draft]]:
        """Return what a file holds: as it was read before, or else read now."""
        taken = self.recall.file(look, partial(self._again, name, len(self._records)))
        if taken is not None and (self.kept is None or self.kept.claims(taken.record.reads, taken.record.originals)):
            self.register = self.register.adding(taken.record.organisations)
            return taken.record, list(taken.drafts)
        file = self._opened(self.register)
        record = file.read(name, look)
        self.register = file.register
        drafts = [Draft(*pair, partial(_itself, pair[0])) for pair in zip(file.documents, file.listed, strict=True)]
        return replace(record, own=(_UNSETTLED,) * len(drafts)), drafts

    def _missing(self, names: Sequence[str], drafts: Iterable[Draft]) -> Iterator[Skipped]:
        """Yield what the manifest states of a file that is not here: it may be another's label, misspelt."""
        files = [original.file for draft in drafts for original in draft.document.originals]
        files += [skipped.file for record in self._records for skipped in record.skipped]
        here = self.folder.relative_to(self.root)
        inside = (PurePosixPath(file).relative_to(shown(here)).as_posix() for file in files)
        for entry in self.stated.missing((*map(shown, names), *inside)):
            yield Skipped(shown(here / entry.file), f"{NAME} names it, and no such file lies beside it", entry.labels)

    def _again(self, name: str, number: int, copy: Document) -> Document:
        """Return a document of a file that was taken over as that number, with its text, which is kept nowhere."""
        known = chain.from_iterable(record.organisations for record in self._records[:number])
        file = self._opened(self._before.adding(known))
        file.read(name, "")
        found = next((document for document in file.documents if document.originals == copy.originals), None)
        if found is None:
            raise CorpusError(f"{copy.source_file} changed while the folder was read: run the same command again")
        return found

    def _opened(self, register: Register) -> OneFile:
        return OneFile(self.folder, self.root, register, self.sandbox, self.kept, self.stated, self._side)


_UNSETTLED = Own("", "", 0, 0)


def _itself(document: Document) -> Document:
    return document


def _settled(folder: FolderRecord, drafts: list[Draft]) -> FolderReading:
    """Return what the files of a folder gave together."""
    groups = without_duplicates(drafts)
    own = dict(pair for group in groups for pair in group.own())
    files: list[FileRecord] = []
    number = 0
    for record in folder.files:
        end = number + len(record.own)
        files.append(replace(record, own=tuple(own[n] for n in range(number, end))))
        number = end
    places = tuple(group.stands.stood for group in groups)
    return FolderReading(replace(folder, files=tuple(files)), tuple(group.document for group in groups), places)
