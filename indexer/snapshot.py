"""Reading snapshots: open, hold, verify. Writing is in indexer.snapshot_write, the layout in indexer.manifest.

A reader holds a lock on the snapshot it opened, so that no build removes it underneath.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from corpus.errors import SnapshotError
from corpus.types import Document, Organisation
from indexer import manifest as m
from indexer import store
from indexer.embed import Embedder
from indexer.lexical import LexicalIndex
from indexer.small_rows import SmallRows
from indexer.store import current_id
from indexer.types import Consultation, Mention, Passage, Position, Proposal
from indexer.vectors import VectorIndex

__all__ = ["Snapshot", "current_id", "open_snapshot", "verify_snapshot"]

_SMALL_BYTES = 8 << 20  # files up to this size are checked against their digest whenever a snapshot is opened
_ATTEMPTS = 20


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One immutable index: records in memory, vectors and word lists mapped from disk. Thread-safe.

    Row i of `passage_vectors` and `lexical` is `passages[i]`. The sentences of `passages[i]` are the rows
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


def verify_snapshot(path: Path, *, id_: str | None = None) -> list[str]:
    """Check every byte and every count of a snapshot folder; return what is wrong, one line each.

    `id_` is the snapshot's id when the folder does not bear it (yet).
    """
    try:
        manifest = store.stored_manifest(path, id_)
        problems = [*_damage(path, manifest, everything=True), *_strangers(path, manifest)]
        return problems or _contradictions(_read_parts(path, manifest))
    except SnapshotError as error:
        return [str(error)]


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
    problem = next(_damage(folder, manifest, everything=False), None)
    if problem:
        raise SnapshotError(f"The index {folder.name} is damaged: {problem}; {m.REBUILD}")
    return Snapshot(id=folder.name, folder=folder, manifest=manifest, _lock=lock, **_read_parts(folder, manifest))


def _refuse_other_embedder(made_by: m.EmbedderRecord, embedder: Embedder | None) -> None:
    if embedder is None:
        return
    asked = m.EmbedderRecord.of(embedder)
    if asked.identity != made_by.identity:
        raise SnapshotError(
            f"The index was made with {made_by}, but questions would be embedded with {asked}; "
            f"use the first model, or {m.REBUILD}"
        )


def _damage(folder: Path, manifest: m.Manifest, *, everything: bool) -> Iterator[str]:
    """Yield one line for each file that is not as it was written; large ones are only measured unless `everything`."""
    for record in manifest.files:
        path = folder / record.path
        try:
            size = path.stat().st_size
            if size != record.size:
                yield f"{record.path} has {size} bytes instead of {record.size}"
            elif (everything or size <= _SMALL_BYTES) and m.file_sha256(path) != record.sha256:
                yield f"{record.path} has changed since it was written"
        except OSError as error:
            yield f"{record.path} cannot be read ({error.strerror})"


def _strangers(folder: Path, manifest: m.Manifest) -> Iterator[str]:
    known = {record.path for record in manifest.files} | m.UNCHECKED
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in known:
            yield f"{name} does not belong to the snapshot"


def _read_parts(folder: Path, manifest: m.Manifest) -> dict[str, Any]:
    try:
        records: dict[str, Any] = {
            name: m.read_lines(folder / f"{name}.jsonl", adapter) for name, adapter in m.record_files()
        }
        skipped = m.parse(m.SKIPPED_LIST, (folder / m.SKIPPED).read_bytes(), m.SKIPPED)
        lexical = LexicalIndex.open(folder / m.LEXICAL)
    except OSError as error:
        raise SnapshotError(f"The index cannot be read ({error}); {m.REBUILD}") from error
    documents = {document.id: document for document in records["documents"]}
    records["passages"] = tuple(_with_text(passage, documents) for passage in records["passages"])
    counts = [len(passage.sentences) for passage in records["passages"]]
    parts = {
        **records,
        "documents": MappingProxyType(documents),
        "skipped": skipped,
        "passage_vectors": VectorIndex.load(folder / m.PASSAGE_VECTORS),
        "sentence_vectors": SmallRows.load(folder / m.SENTENCE_VECTORS),
        "lexical": lexical,
        "sentence_starts": np.cumsum([0, *counts], dtype=np.int64),
        **_words(folder),
    }
    _refuse_miscount(parts, manifest)
    return parts


def _with_text(passage: Passage, documents: Mapping[str, Document]) -> Passage:
    """Return a passage as it was before its text, which the document holds, was left out of the file."""
    document = documents.get(passage.document_id)
    return replace(passage, text=document.text[passage.start : passage.end]) if document else passage


def _words(folder: Path) -> dict[str, Any]:
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
    found = {name: len(parts[name]) for name, _ in m.record_files()}
    found |= {"sentences": int(parts["sentence_starts"][-1]), "skipped": len(parts["skipped"])}
    rows = (parts["passage_vectors"].count, parts["lexical"].count, parts["sentence_vectors"].count)
    wanted = manifest.maker.embedder.dimension
    if {parts["passage_vectors"].dimension, parts["sentence_vectors"].dimension} != {wanted}:
        raise SnapshotError(f"The vectors of the index do not have the {wanted} dimensions of its model; {m.REBUILD}")
    if found != manifest.counts or rows != (found["passages"], found["passages"], found["sentences"]):
        raise SnapshotError(f"The parts of the index do not fit together ({found}, rows {rows}); {m.REBUILD}")


def _contradictions(parts: Mapping[str, Any]) -> list[str]:
    """Return the passages, sentences and positions that do not point into their documents."""
    documents: Mapping[str, Document] = parts["documents"]
    wrong = [
        f"passage {passage.id} is not a slice of document {passage.document_id}"
        for passage in parts["passages"]
        if not 0 <= passage.start <= passage.end or len(passage.text) != passage.end - passage.start
    ]
    wrong += [
        f"a position on {position.proposal_id} quotes document {position.document_id}, which is not there"
        for position in (*parts["positions"], *parts["mentions"])
        if position.document_id not in documents
    ]
    return wrong
