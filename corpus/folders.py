"""What one folder gave by itself, file by file, without those below it: what an earlier reading is taken over from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from corpus.opening import Skipped
from corpus.types import Document, Organisation


@dataclass(frozen=True, slots=True)
class Own:
    """What a document had before it was settled with others, and how it was settled with those of its folder.

    The first so many `warnings` are its own; `letters` counts those of its text (`corpus.duplicates`). Among all that
    the folder's files hold, numbered in their order, `same_as` is the earlier one that it was found the same as: by its
    bytes, or else `by_words`. `compared` tells whether later ones of its sender were compared with it. Where another
    stands for it, the snapshot does not have it: `copy` is the document without its text, and `words` are those of its
    text that the other's does not hold.
    """

    id: str
    consultation_id: str
    warnings: int
    letters: int
    listed: bool = False  # staff describe its file
    same_as: int | None = None
    by_words: bool = False
    compared: bool = False
    copy: Document | None = None
    words: str = ""

    def of(self, settled: Document) -> Document:
        """Return the document as it was before it was settled, still without text."""
        return replace(
            settled,
            id=self.id,
            consultation_id=self.consultation_id,
            warnings=settled.warnings[: self.warnings],
            originals=settled.originals[:1],
        )


@dataclass(frozen=True, slots=True)
class FileRecord:
    """All that a file gave, but for the documents that stand.

    `look` is how it looked (`corpus.looks`), empty where another reading may give something else. `organisations` are
    those that no file before it had named, `stated` the names of senders that staff state, `reads` what `corpus.reads`
    holds for it, `originals` the files that its documents stand in, by digest and size.
    """

    look: str
    own: tuple[Own, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    invited: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    stated: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    originals: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FolderRecord:
    """The files of a folder in order; `place` names it, and `look` tells how it looked, empty as that of a file."""

    place: str
    look: str
    files: tuple[FileRecord, ...]

    @property
    def own(self) -> tuple[Own, ...]:
        """What each document that stands had by itself, in the order of the documents."""
        every = list(self.every)
        numbers = standing(self)
        found = {number: own for number, own in zip(numbers, every, strict=True) if own.copy is None}
        return tuple(found[number] for number in sorted(found))

    @property
    def every(self) -> Iterator[Own]:
        """What each document of its files had by itself, copies among them."""
        return chain.from_iterable(file.own for file in self.files)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What was passed over."""
        return tuple(chain.from_iterable(file.skipped for file in self.files))

    @property
    def invited(self) -> tuple[str, ...]:
        """The bodies that a list of the invited names, once each."""
        return tuple(dict.fromkeys(chain.from_iterable(file.invited for file in self.files)))

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """Those that no folder before it had named."""
        return tuple(chain.from_iterable(file.organisations for file in self.files))

    @property
    def reads(self) -> tuple[str, ...]:
        """What `corpus.reads` holds for it."""
        return tuple(chain.from_iterable(file.reads for file in self.files))

    @property
    def originals(self) -> tuple[tuple[str, int], ...]:
        """The files that its documents were read from, by digest and size."""
        return tuple(chain.from_iterable(file.originals for file in self.files))


def standing(record: FolderRecord) -> list[int]:
    """Return for each document of a folder's files which of the folder's documents it is, or stands for it."""
    numbers: list[int] = []
    groups = 0
    for own in record.every:
        numbers.append(groups if own.same_as is None else numbers[own.same_as])
        groups += own.same_as is None
    return numbers


@dataclass(frozen=True, slots=True)
class FolderReading:
    """A folder's record and its documents, each response once.

    `places` gives for each its number among all documents of the earlier reading where it was taken over, else None.
    What was taken over has no text.
    """

    record: FolderRecord
    documents: tuple[Document, ...]
    places: tuple[int | None, ...]
