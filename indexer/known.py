"""Which documents of a folder are as they were in the snapshot before: the same reading, by the same rules."""

from dataclasses import replace

from corpus.drift import Drift
from corpus.errors import SnapshotError
from corpus.organisations import Register
from corpus.recall import Earlier, Recall
from corpus.types import Document, Kind
from indexer import manifest as m
from indexer import parts as p
from indexer.parts import Kept
from indexer.reuse import Previous


def remembered(previous: Previous) -> Recall:
    """Return what reading the folder gave when the snapshot before was built."""
    if previous.folder is None or not (previous.folder / m.FOLDERS).is_file():
        return Recall()
    heads = previous.heads

    def text(number: int) -> str:
        _, part, inside = heads[number]
        return bytes(part.lines(p.DOCUMENTS)[inside]).decode()

    def whole(number: int) -> Document:
        _, part, inside = heads[number]
        return part.document(inside)

    records = m.read_lines(previous.folder / m.FOLDERS, m.FOLDER_RECORDS)
    return Recall(Earlier(records, [head.document for head, _, _ in heads], text, whole))


def ids_of(previous: Previous) -> dict[str, str]:
    """Return the ids of the documents of the snapshot before by their files, whatever program made it."""
    try:
        return {head.document.source_file: head.document.id for head, _, _ in previous.heads}
    except SnapshotError:
        return {}  # made by a program that kept documents otherwise


class KnownDocuments:
    """The documents of the snapshot before, which the same rules must have made.

    A document is given with its place there where its file was taken over; it has no text then.
    """

    def __init__(self, previous: Previous, register: Register) -> None:
        """Compare with the register as it is after the whole folder: what is found in a document is read with it."""
        self._heads = previous.heads
        self._at = {head.document.id: (part, number) for head, part, number in previous.heads}
        self._drift = Drift()
        if previous.parts and previous.folder is not None:
            self._drift.before(m.read_lines(previous.folder / "organisations.jsonl", m.ORGANISATIONS))
            self._drift.now(register.organisations)

    def kept(self, document: Document, place: int | None) -> Kept | None:
        """Return where a document stands in the snapshot before when nothing of it has changed, else None."""
        if document.id not in self._at:
            return None
        part, number = self._at[document.id]
        if not self._same(document, place, part, number) or self._touched(document, part, number):
            return None
        return Kept(part, number)

    def whole(self, document: Document, place: int | None) -> Document:
        """Return a document with its text."""
        if place is None:
            return document
        _, part, number = self._heads[place]
        return replace(
            part.document(number),
            id=document.id,
            warnings=document.warnings,
            consultation_id=document.consultation_id,
            originals=document.originals,
        )

    def _same(self, document: Document, place: int | None, part: p.Part, number: int) -> bool:
        if place is not None and self._heads[place][1:] == (part, number):
            return document == self._heads[place][0].document  # its text stands there and was not read again
        line: bytes = part.lines(p.DOCUMENTS)[number]
        return line == m.dumped(m.DOCUMENTS, self.whole(document, place), p.DOCUMENTS)

    def _touched(self, document: Document, part: p.Part, number: int) -> bool:
        if not self._drift or not (document.kind.is_response or document.kind is Kind.BILAGA):
            return False  # nobody looks for organisations in it
        return self._drift.touches(document, bytes(part.lines(p.DOCUMENTS)[number]).decode())
