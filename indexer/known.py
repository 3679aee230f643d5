"""Which documents of a folder are as they were in the snapshot before: the same reading, by the same rules."""

from corpus.organisations import Register
from corpus.types import Document, Kind
from indexer import manifest as m
from indexer import parts as p
from indexer.drift import Drift
from indexer.parts import Kept
from indexer.reuse import Previous


class KnownDocuments:
    """The documents of the snapshot before, which the same rules must have made."""

    def __init__(self, previous: Previous, register: Register) -> None:
        """Compare with the register as it is after the whole folder: what is found in a document is read with it."""
        self._at = {head.document.id: (part, number) for head, part, number in previous.heads}
        self._drift = Drift()
        if previous.parts and previous.folder is not None:
            self._drift.before(m.read_lines(previous.folder / "organisations.jsonl", m.ORGANISATIONS))
            self._drift.now(register.organisations)

    def kept(self, document: Document) -> Kept | None:
        """Return where a document stands in the snapshot before when nothing of it has changed, else None."""
        if document.id not in self._at:
            return None
        part, number = self._at[document.id]
        if part.lines(p.DOCUMENTS)[number] != m.dumped(m.DOCUMENTS, document, p.DOCUMENTS):
            return None
        return None if self._touched(document) else Kept(part, number)

    def _touched(self, document: Document) -> bool:
        if not (document.kind.is_response or document.kind is Kind.BILAGA):
            return False  # nobody looks for organisations in it
        return self._drift.touches(document, document.text)
