"""Reading snapshots: open and hold. Writing is in indexer.snapshot_write, the layout in indexer.manifest.

A reader holds a lock on the snapshot it opened, so that no build removes it underneath.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from corpus.errors import SnapshotError
from corpus.types import Document, Organisation
from indexer import manifest as m
from indexer import parts, store
from indexer.embed import Embedder
from indexer.held_stems import HeldStems
from indexer.lexical import LexicalIndex
from indexer.small_rows import SmallRows
from indexer.store import current_id
from indexer.types import Consultation, Mention, Passage, Position, Proposal
from indexer.vectors import VectorIndex

__all__ = ["Snapshot", "current_id", "open_snapshot", "read_fields"]

_SMALL_BYTES = 8 << 20  # files up to this size are checked against their digest whenever a snapshot is opened
_ATTEMPTS = 20


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One immutable index: records in memory, vectors and word lists mapped from disk. Thread-safe.

    Row i of `passage_vectors`, `lexical` and `held_stems` is `passages[i]`. The sentences of `passages[i]` are the rows
    `sentence_starts[i]` to `sentence_starts[i + 1]` (exclusive) of `sentence_vectors`.
    """

    id: str
    folder: Path
    manifest: m.Manifest
    documents: Mapping[str, Document]
    passages: tuple[Passage, ...]
    proposals: tuple[Proposal, ...]
    positions: tuple[Position, ...]
    mentions: tuple[Mention, ...]
    consultations: tuple[Consultation, ...]
    organisations: tuple[Organisation, ...]
    skipped: tuple[m.Skipped, ...]
    passage_vectors: VectorIndex
    sentence_vectors: SmallRows
    lexical: LexicalIndex
    held_stems: HeldStems
    sentence_starts: npt.NDArray[np.int64]
    words: tuple[str, ...]
    word_vectors: SmallRows | None
    _lock: store.ReaderLock = field(repr=False)

    def warm(self) -> None:
        """Read every file once, so that the first question does not wait for the disk."""
        for record in self.manifest.files:
            with (self.folder / record.path).open("rb") as file:
                while file.read(1 << 20):
                    pass

    def close(self) -> None:
        """Let the snapshot go; when it is no longer current and nobody else reads it, it leaves the disk.

        What is loaded stays usable: a request still under way is not hurt.
        """
        self._lock.release()
        store.sweep(self.folder.parent.parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def open_snapshot(data: Path, *, embedder: Embedder | None) -> Snapshot:
    """Open the current snapshot under `data` for reading, and hold it until `close`.

    `embedder` is the one that will embed the questions (None: no question will be embedded). SnapshotError
    when there is no snapshot, when it is damaged (all sizes and the digests of small files are checked),
    or when another embedder made it.
    """
    for _ in range(_ATTEMPTS):
        id_ = current_id(data)
        if id_ is None:
            raise SnapshotError(f"There is no index in {data}; {m.REBUILD}")
        folder = store.folder_of(data, id_)
        lock = _hold(data, folder)
        if lock is None:
            continue  # a build swapped the pointer and removed the old snapshot just now
        try:
            return _load(folder, embedder, lock)
        except BaseException:
            lock.release()
            raise
    raise SnapshotError(f"The index in {data} keeps changing; try again when no build is running.")


def _hold(data: Path, folder: Path) -> store.ReaderLock | None:
    """Return a lock on the folder, or None when it has just been replaced."""
    try:
        return store.ReaderLock(folder)
    except OSError as error:
        if current_id(data) != folder.name:
            return None
        raise SnapshotError(f"The index {folder.name} is missing or not readable in {data}; {m.REBUILD}") from error


def _load(folder: Path, embedder: Embedder | None, lock: store.ReaderLock) -> Snapshot:
    manifest = store.stored_manifest(folder)
    _refuse_other_embedder(manifest.maker.embedder, embedder)
    problem = next(damage(folder, manifest), None)
    if problem:
        raise SnapshotError(f"The index {folder.name} is damaged: {problem}; {m.REBUILD}")
    return Snapshot(id=folder.name, folder=folder, manifest=manifest, _lock=lock, **read_fields(folder, manifest))


def _refuse_other_embedder(made_by: m.EmbedderRecord, embedder: Embedder | None) -> None:
    if embedder is None:
        return
    asked = m.EmbedderRecord.of(embedder)
    if asked.identity != made_by.identity:
        raise SnapshotError(
            f"The index was made with {made_by}, but questions would be embedded with {asked}; "
            f"use the first model, or {m.REBUILD}"
        )


def damage(folder: Path, manifest: m.Manifest, *, compared: int | None = _SMALL_BYTES) -> Iterator[str]:
    """Yield one line for each file that is not as it was written.

    The size of all is looked at; those of at most `compared` bytes (None: all) are compared with their digests.
    """
    for record in manifest.files:
        path = folder / record.path
        try:
            size = path.stat().st_size
            if size != record.size:
                yield f"{record.path} has {size} bytes instead of {record.size}"
            elif (compared is None or size <= compared) and m.file_sha256(path) != record.sha256:
                yield f"{record.path} has changed since it was written"
        except OSError as error:
            yield f"{record.path} cannot be read ({error.strerror})"


def read_fields(folder: Path, manifest: m.Manifest) -> dict[str, Any]:
    """Return the fields of a Snapshot. SnapshotError when a file cannot be read or the parts do not fit together."""
    with without_collector():
        documents, passages = _documents(folder, manifest)
        try:
            shared: dict[str, Any] = {
                name: m.read_lines(folder / f"{name}.jsonl", adapter) for name, adapter in m.shared_files()
            }
            skipped = m.parse(m.SKIPPED_LIST, (folder / m.SKIPPED).read_bytes(), m.SKIPPED)
            lexical = LexicalIndex.open(folder / m.LEXICAL)
        except OSError as error:
            raise SnapshotError(f"The index cannot be read ({error}); {m.REBUILD}") from error
        counts = [len(passage.sentences) for passage in passages]
        read = {
            **shared,
            "documents": MappingProxyType(documents),
            "passages": tuple(passages),
            "skipped": skipped,
            "passage_vectors": VectorIndex.load(folder / m.PASSAGE_VECTORS),
            "sentence_vectors": sentences_of(folder, manifest),
            "lexical": lexical,
            "held_stems": held_of(folder, manifest, lexical),
            "sentence_starts": np.cumsum([0, *counts], dtype=np.int64),
            **words_of(folder),
        }
    _refuse_miscount(read, manifest)
    return read


def _documents(folder: Path, manifest: m.Manifest) -> tuple[dict[str, Document], list[Passage]]:
    """Return the documents and the passages of all parts; the documents have the passages' words."""
    documents: dict[str, Document] = {}
    passages: list[Passage] = []
    for part in manifest.parts:
        here = folder / m.PARTS / part.name
        try:
            documents |= {document.id: document for document in m.read_lines(here / parts.DOCUMENTS, m.DOCUMENTS)}
            passages += (
                parts.with_text(passage, documents[passage.document_id])
                for passage in m.read_lines(here / parts.PASSAGES, m.PASSAGES)
            )
        except (OSError, KeyError) as error:
            raise SnapshotError(f"The index cannot be read ({error}); {m.REBUILD}") from error
    return documents, passages


def sentences_of(folder: Path, manifest: m.Manifest) -> SmallRows:
    """Return the vectors of the sentences of all parts."""
    if not manifest.parts:
        return SmallRows.build(np.zeros((0, 0), np.float32), manifest.maker.embedder.dimension)
    return SmallRows.load(*(folder / m.PARTS / part.name / parts.SENTENCES for part in manifest.parts))


def held_of(folder: Path, manifest: m.Manifest, lexical: LexicalIndex) -> HeldStems:
    """Return the stems that the passages of all parts hold."""
    folders = (folder / m.PARTS / part.name / parts.LEXICAL for part in manifest.parts)
    return HeldStems.load(folders, lexical.stems)


@contextmanager
def without_collector() -> Iterator[None]:
    """Make millions of records without looking among them for garbage again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def words_of(folder: Path) -> dict[str, Any]:
    """Return the corpus's words and their vectors; none in a snapshot that was written without."""
    if not (folder / m.WORDS).is_file():
        return {"words": (), "word_vectors": None}
    words = tuple((folder / m.WORDS).read_text(encoding="utf-8").split("\n"))
    vectors = SmallRows.load(folder / m.WORD_VECTORS)
    if vectors.count != len(words):
        raise SnapshotError(
            f"The parts of the index do not fit together ({len(words)} words, {vectors.count} vectors); {m.REBUILD}"
        )
    return {"words": words, "word_vectors": vectors}


def _refuse_miscount(parts: Mapping[str, Any], manifest: m.Manifest) -> None:
    names = ("documents", "passages", "skipped", *(name for name, _ in m.shared_files()))
    found = {name: len(parts[name]) for name in names} | {"sentences": int(parts["sentence_starts"][-1])}
    rows = tuple(parts[name].count for name in ("passage_vectors", "lexical", "held_stems", "sentence_vectors"))
    wanted = manifest.maker.embedder.dimension
    if {parts["passage_vectors"].dimension, parts["sentence_vectors"].dimension} != {wanted}:
        raise SnapshotError(f"The vectors of the index do not have the {wanted} dimensions of its model; {m.REBUILD}")
    if found != manifest.counts or rows != (*[found["passages"]] * 3, found["sentences"]):
        raise SnapshotError(f"The parts of the index do not fit together ({found}, rows {rows}); {m.REBUILD}")
