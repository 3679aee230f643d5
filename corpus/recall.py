"""Folders and files that look as they did and would be read as they were: taken over from an earlier reading.

A file is read with the organisations known when its turn comes, which those before it have named. So it is read again
where an organisation has come or gone whose name one of its documents may hold.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, chain

from corpus.drift import Drift
from corpus.duplicates import Draft
from corpus.errors import Fault
from corpus.folders import FileRecord, FolderReading, FolderRecord, Own, standing
from corpus.types import Document, Kind, Organisation


def _nothing(_: int) -> Document:
    raise Fault("There is no earlier reading to take a document from.")


@dataclass(frozen=True)
class Earlier:
    """What an earlier reading by the same rules gave: its folders, and their documents, settled and without text.

    `text` gives the text of a document by number, more words around it do no harm; `whole` the document with its text.
    """

    folders: Sequence[FolderRecord] = ()
    documents: Sequence[Document] = ()
    text: Callable[[int], str] = lambda _: ""
    whole: Callable[[int], Document] = _nothing


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file that is taken over: its record, and what it holds, which is to be settled anew."""

    record: FileRecord
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A file of the folder whose turn it is: its number among all files, and of each document two numbers.

    The first counts what the folder's files held, the second the documents of the earlier reading.
    """

    at: int
    numbers: tuple[tuple[int, int], ...]


class Recall:
    """An earlier reading. Its folders, and the files of each, are asked for in their order."""

    def __init__(self, earlier: Earlier | None = None) -> None:
        """Hold an earlier reading, or nothing."""
        self._earlier = earlier or Earlier()
        folders = self._earlier.folders
        self._files = tuple(chain.from_iterable(folder.files for folder in folders))
        self._first_file = list(accumulate((len(folder.files) for folder in folders), initial=0))
        counts = (sum(own.copy is None for own in folder.every) for folder in folders)
        self._first_document = list(accumulate(counts, initial=0))
        self._looks = {folder.look: i for i, folder in enumerate(folders) if folder.look}
        self._places = {folder.place: i for i, folder in enumerate(folders)}
        self._known: dict[str, _Known] = {}
        self._drift = Drift()
        self._passed = 0  # files whose organisations the earlier register has

    def folder(self, look: str) -> FolderReading | None:
        """Return what a folder gave that looked so; None when its files are to be looked at."""
        at = self._looks.get(look) if look else None
        if at is None or not self._go_to(self._first_file[at]):
            return None
        record = self._earlier.folders[at]
        places = range(self._first_document[at], self._first_document[at + 1])
        if self._drift and not self._same(record, places.start):
            return None
        return FolderReading(record, tuple(self._earlier.documents[place] for place in places), tuple(places))

    def enter(self, place: str) -> None:
        """Ask for the files of a folder from now on, whatever has changed in it."""
        at = self._places.get(place)
        self._known = {}
        if at is None:
            return
        record, first = self._earlier.folders[at], self._first_document[at]
        numbers = list(enumerate(first + number for number in standing(record)))
        begin = 0
        for n, file in enumerate(record.files, self._first_file[at]):
            end = begin + len(file.own)
            if file.look:
                self._known[file.look] = _Known(n, tuple(numbers[begin:end]))
            begin = end

    def file(self, look: str, again: Callable[[Document], Document]) -> TakenFile | None:
        """Return what a file gave that looked so; None when it is to be read.

        `again` reads it all the same and returns one of its documents with its text, for those that stood nowhere.
        """
        known = self._known.get(look) if look else None
        if known is None or not self._go_to(known.at):
            return None
        record = self._files[known.at]
        drafts: list[Draft] = []
        for own, (number, place) in zip(record.own, known.numbers, strict=True):
            if self._touched(own, place, record.stated):
                return None
            if own.copy is not None:
                document, load = own.copy, partial(again, own.copy)
            else:
                document, load = own.of(self._earlier.documents[place]), partial(self._earlier.whole, place)
            drafts.append(Draft(document, own.listed, load, own, number, place))
        return TakenFile(record, tuple(drafts))

    def now(self, organisations: Iterable[Organisation]) -> None:
        """Take down which organisations the file or folder whose turn it was has named first, however it was read."""
        self._drift.now(organisations)

    def _go_to(self, file: int) -> bool:
        """Bring the earlier register to where it was before a file; return False where that is past."""
        if file < self._passed:
            return False
        for record in self._files[self._passed : file]:
            self._drift.before(record.organisations)
        self._passed = file
        return True

    def _same(self, record: FolderRecord, first: int) -> bool:
        """Return whether none of the documents of a folder may be read otherwise; `first` is the place of its first."""
        numbers = iter(standing(record))
        return not any(
            self._touched(own, first + number, file.stated)
            for file in record.files
            for own, number in zip(file.own, numbers, strict=False)
        )

    def _touched(self, own: Own, place: int, stated: Iterable[str]) -> bool:
        """Return whether a document may be read otherwise with the organisations that are known now.

        `place` is where it stands, or the one that stands for it.
        """
        document = own.copy or self._earlier.documents[place]
        if not self._drift or not (document.kind.is_response or document.kind is Kind.BILAGA):
            return False  # nobody looks for the sender of anything else
        file = unicodedata.normalize("NFC", document.source_file)
        return self._drift.touches(document, f"{self._earlier.text(place)} {own.words}", file, *stated)
