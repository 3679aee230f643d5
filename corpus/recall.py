"""Folders that look as they did and would be read as they were: taken over from an earlier reading.

A folder is read with the organisations known when its turn comes, which those before it have named. So it is read
again where an organisation has come or gone whose name one of its documents may hold.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from corpus.drift import Drift
from corpus.folders import FolderReading, FolderRecord
from corpus.types import Document, Kind, Organisation


class Recall:
    """An earlier reading by the same rules. Its folders are asked for in their order."""

    def __init__(
        self, records: Sequence[FolderRecord], documents: Sequence[Document], text: Callable[[int], str]
    ) -> None:
        """Hold the folders and their documents, settled and without text, in one order.

        `text` gives the text of a document by number; more words around it do no harm.
        """
        self._records, self._documents, self._text = records, documents, text
        self._ends = list(accumulate((len(record.own) for record in records), initial=0))
        self._at = {record.look: i for i, record in enumerate(records) if record.look}
        self._drift = Drift()
        self._passed = 0

    @classmethod
    def nothing(cls) -> "Recall":
        """Return one that remembers nothing."""
        return cls((), (), lambda _: "")

    def folder(self, look: str) -> FolderReading | None:
        """Return what a folder gave that looked so, None when it is to be read."""
        at = self._at.get(look) if look else None
        if at is None or at < self._passed:
            return None
        for record in self._records[self._passed : at]:
            self._drift.before(record.organisations)
        self._passed = at
        first, end = self._ends[at], self._ends[at + 1]
        record = self._records[at]
        if any(self._touched(number, record) for number in range(first, end)):
            return None
        return FolderReading(record, tuple(self._documents[first:end]), first)

    def now(self, organisations: Iterable[Organisation]) -> None:
        """Take down which organisations the folder whose turn it was has named first, however it was read."""
        self._drift.now(organisations)

    def _touched(self, number: int, record: FolderRecord) -> bool:
        """Return whether a document may be read otherwise with the organisations that are known now."""
        document = self._documents[number]
        if not self._drift or not (document.kind.is_response or document.kind is Kind.BILAGA):
            return False  # nobody looks for the sender of anything else
        if len(document.originals) > 1:
            return True  # the texts of its copies are not here
        file = unicodedata.normalize("NFC", document.source_file)
        return self._drift.touches(document, self._text(number), file, *record.stated)
