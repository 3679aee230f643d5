"""What a snapshot is on disk: names of its parts, its manifest, records as JSON lines. See docs/adr/0003.

DATA/current                  the id of the snapshot to read, swapped atomically
DATA/reads/                   what was read of files that a reader takes long for, by their bytes
DATA/originals/               the files that documents were read from, by their SHA-256
DATA/build.lock               held while a snapshot is built or removed
DATA/snapshots/<id>/          immutable; <id> is <UTC time>-<first 12 hex digits of the manifest's SHA-256>
    manifest.json  lock  *.jsonl  skipped.json  wordings.npy  vectors/  lexical/
    parts/<name>/             runs of documents; linked from one snapshot to the next (indexer.parts, docs/adr/0018)
DATA/unfinished/              what a build under way has finished (indexer.work)
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from corpus.errors import Fault, SnapshotError
from corpus.folders import FolderRecord
from corpus.types import Document, Organisation
from indexer.embed import Embedder
from indexer.packed_lines import SUFFIX, read_packed
from indexer.types import Consultation, Mention, Passage, Position, Proposal

FORMAT_VERSION = 5

CURRENT = "current"
BUILD_LOCK = "build.lock"
SWEEP_LOCK = "sweep.lock"
SNAPSHOTS = "snapshots"
MANIFEST = "manifest.json"
LOCK = "lock"
SKIPPED = "skipped.json"
LEXICAL = "lexical"
PARTS = "parts"
PASSAGE_VECTORS = "vectors/passages.faiss"
WORD_VECTORS = "vectors/words.npy"
WORDS = "vectors/words.txt"
WORDINGS = "wordings.npy"
GROUPS = "groups.json"
FOLDERS = f"folders.jsonl{SUFFIX}"
_UNCHECKED = frozenset({MANIFEST, LOCK})  # the id vouches for the manifest; the lock is empty
_TANTIVY_LOCK = re.compile(rf"{LEXICAL}/\.tantivy-[a-z]+\.lock")  # empty, and there only for moments

REBUILD = "run: belagg index FOLDER"
_ID = re.compile(r"\d{8}T\d{12}Z-[0-9a-f]{12}")
_CHUNK = 1 << 20
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that could not be read: its file name, one line saying why, and who may know of it (as `labels`)."""

    name: str
    reason: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EmbedderRecord:
    """Which model made the vectors, and how it was asked."""

    name: str
    digest: str
    dimension: int
    query_prompt: str
    document_prompt: str
    window: int

    @classmethod
    def of(cls, embedder: Embedder) -> "EmbedderRecord":
        """Take down what decides whether vectors are comparable."""
        return cls(
            name=embedder.name,
            digest=embedder.digest,
            dimension=embedder.dimension,
            query_prompt=embedder.query_prompt,
            document_prompt=embedder.document_prompt,
            window=embedder.window,
        )

    @property
    def identity(self) -> tuple[str, str, int]:
        """What must be equal for two vectors to live in one space."""
        return self.name, self.digest, self.dimension

    def __str__(self) -> str:
        return f"{self.name} ({self.dimension} dimensions, digest {self.digest[:12]})"


@dataclass(frozen=True, slots=True)
class Maker:
    """All that decided the snapshot's contents, apart from the documents."""

    embedder: EmbedderRecord
    tokenizer: str
    text_rules: str
    chunking: dict[str, int | float | str] = field(default_factory=dict)
    rules: str = ""  # digest of the code and word lists that read documents
    stances: str = ""  # digest of the reader of stances


@dataclass(frozen=True, slots=True)
class FileRecord:
    """Size in bytes and SHA-256 of one file, named by its path inside the snapshot."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """Which bytes a document was read from."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PartRecord:
    """A run of documents that was read and written together: its folder's name, and how much it holds."""

    name: str
    documents: int
    passages: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first thing read of a snapshot. `created` is UTC in ISO 8601; `keep` older snapshots are kept beside it.

    The rows of passages run through the `parts` in order.
    """

    format: int
    created: str
    maker: Maker
    documents: tuple[DocumentRecord, ...]
    parts: tuple[PartRecord, ...]
    counts: dict[str, int]
    keep: int
    files: tuple[FileRecord, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """The one field that every format has, read before all others."""

    format: int


VERSIONS = TypeAdapter(Version)
MANIFESTS = TypeAdapter(Manifest)
MAKERS = TypeAdapter(Maker)
DOCUMENTS = TypeAdapter(Document)
PASSAGES = TypeAdapter(Passage)
PROPOSALS = TypeAdapter(Proposal)
POSITIONS = TypeAdapter(Position)
MENTIONS = TypeAdapter(Mention)
CONSULTATIONS = TypeAdapter(Consultation)
ORGANISATIONS = TypeAdapter(Organisation)
FOLDER_RECORDS = TypeAdapter(FolderRecord)
SKIPPED_LIST = TypeAdapter(tuple[Skipped, ...])


def is_snapshot_id(text: str) -> bool:
    """Return whether `text` has the form of a snapshot's id (so it is safe as a folder's name)."""
    return _ID.fullmatch(text) is not None


def snapshot_id(created: str, manifest: bytes) -> str:
    """Return the id of a snapshot: ids sort by time, and vouch for the manifest's bytes."""
    stamp = re.sub(r"[-:.]", "", created.removesuffix("+00:00"))
    return f"{stamp}Z-{hashlib.sha256(manifest).hexdigest()[:12]}"


def vouches(id_: str, manifest: bytes) -> bool:
    """Return whether the id's digest is that of these bytes."""
    return hashlib.sha256(manifest).hexdigest().startswith(id_.rpartition("-")[2])


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def is_checked(name: str) -> bool:
    """Return whether a file of a snapshot, named by its path inside, is vouched for by its record in the manifest."""
    return name not in _UNCHECKED and _TANTIVY_LOCK.fullmatch(name) is None


def file_records(folder: Path, known: Mapping[str, FileRecord] = MappingProxyType({})) -> tuple[FileRecord, ...]:
    """Return a record of every file below `folder` that a manifest vouches for, sorted by path.

    Files in `known` are not read again.
    """
    found = {PurePosixPath(path.relative_to(folder)).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return tuple(
        known.get(name) or FileRecord(name, path.stat().st_size, file_sha256(path))
        for name, path in sorted(found.items())
        if is_checked(name)
    )


def dumped(adapter: TypeAdapter[T], record: T, name: str) -> bytes:
    """Return a record as one line of JSON (UTF-8) without its end.

    Fault when a text holds half of a surrogate pair: readers must never let one through.
    """
    try:
        return adapter.dump_json(record)
    except PydanticSerializationError as error:
        raise Fault(f"A record of {name} cannot be written as UTF-8; a reader let it pass.") from error


def read_lines(path: Path, adapter: TypeAdapter[T]) -> tuple[T, ...]:
    """Read lines of records, packed or not. SnapshotError when a line is not such a record."""
    try:
        if path.suffix == SUFFIX:
            return tuple(map(adapter.validator.validate_json, read_packed(path).split(b"\n")[:-1]))
        with path.open("rb") as file:
            return tuple(map(adapter.validator.validate_json, file))
    except ValidationError as error:
        raise SnapshotError(f"{path.name} holds a record that cannot be read; {REBUILD}") from error


def parse(adapter: TypeAdapter[T], data: bytes, name: str) -> T:
    """Read one JSON value. SnapshotError names the file when it is not such a value."""
    try:
        return adapter.validate_json(data)
    except ValidationError as error:
        raise SnapshotError(f"{name} cannot be read; {REBUILD}") from error


def shared_files() -> Sequence[tuple[str, TypeAdapter[Any]]]:
    """Return the files of records that documents share, by the name of what they hold, in the manifest's order."""
    return (
        ("proposals", PROPOSALS),
        ("positions", POSITIONS),
        ("mentions", MENTIONS),
        ("consultations", CONSULTATIONS),
        ("organisations", ORGANISATIONS),
    )
