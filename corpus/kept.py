"""What a data folder keeps of the files that were read, from one reading of a folder to the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.originals import Originals
from corpus.reads import Reads


@dataclass(frozen=True, slots=True)
class Kept:
    """What the readers gave of files, and the files themselves."""

    reads: Reads
    originals: Originals

    @classmethod
    def below(cls, data: Path, made_by: str) -> "Kept":
        """Return what is kept below a data folder; `made_by` changes when the readers do."""
        return cls(Reads(data, made_by), Originals(data))

    def claims(self, reads: Iterable[str], originals: Iterable[tuple[str, int]]) -> bool:
        """Say that these are needed, by name, originals with size; return whether all of the originals are here."""
        self.reads.need(reads)
        return self.originals.has_kept(originals)

    def sweep(self) -> None:
        """Forget what belongs to files that have changed or are gone since this was opened."""
        self.reads.sweep()
        self.originals.sweep()
