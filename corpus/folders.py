"""What one folder gave by itself, without those below it: the unit in which an earlier reading is taken over."""

from dataclasses import dataclass

from corpus.opening import Skipped
from corpus.types import Document, Organisation


@dataclass(frozen=True, slots=True)
class Own:
    """What a document had before it was settled with those of all folders; the first so many warnings are its own."""

    id: str
    consultation_id: str
    warnings: int

    @classmethod
    def of(cls, document: Document) -> "Own":
        """Take it down of a document that is not settled yet."""
        return cls(document.id, document.consultation_id, len(document.warnings))


@dataclass(frozen=True, slots=True)
class FolderRecord:
    """All that a folder gave beside its documents.

    `look` is how it looked (`corpus.looks`), empty where another reading may give something else. `organisations` are
    those that no folder before it had named, `stated` the names of senders that staff state, `reads` what
    `corpus.reads` holds for it.
    """

    look: str
    own: tuple[Own, ...]
    skipped: tuple[Skipped, ...] = ()
    invited: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    stated: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FolderReading:
    """A folder's record and its documents, each response once.

    Where it was taken over, `first` numbers its first document among all of the earlier reading, and the documents
    have no text and are as they were settled then.
    """

    record: FolderRecord
    documents: tuple[Document, ...]
    first: int | None = None

    @property
    def originals(self) -> tuple[str, ...]:
        """The digests of the files that its documents were read from."""
        return tuple(original.sha256 for document in self.documents for original in document.originals)
