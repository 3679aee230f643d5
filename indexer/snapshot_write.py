"""Writing snapshots: build beside, verify, swap one pointer, sweep away what nobody reads.

A process killed at any instant leaves the old snapshot current; the next build clears what it left.
"""

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

from corpus.errors import Fault, SnapshotError
from corpus.types import Document, Organisation
from indexer import manifest as m
from indexer import stance_memory, store
from indexer.lexical import LexicalIndex, LexicalRow
from indexer.small_rows import SmallRows
from indexer.snapshot import verify_snapshot
from indexer.types import Consultation, Mention, Passage, Position, Proposal
from indexer.vectors import VectorIndex

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Records:
    """What the documents became. Row numbers everywhere in the snapshot follow the order of `passages`."""

    documents: Sequence[Document]
    passages: Sequence[Passage]
    proposals: Sequence[Proposal] = ()
    positions: Sequence[Position] = ()
    mentions: Sequence[Mention] = ()
    consultations: Sequence[Consultation] = ()
    organisations: Sequence[Organisation] = ()
    skipped: Sequence[m.Skipped] = ()


@dataclass(frozen=True, slots=True)
class Embedded:
    """Unit rows, shape (n, dimension), and for each the key of the text it was made from (`embedding_key`)."""

    rows: npt.NDArray[np.float32]
    keys: Sequence[bytes]


class SnapshotWriter:
    """Builds one snapshot. Use as a context manager; without `commit` nothing changes.

        with SnapshotWriter(data) as writer:
            writer.add_records(records)
            writer.add_vectors(passages, sentences)
            writer.add_lexical(rows)
            snapshot_id = writer.commit(maker)

    SnapshotError when another build runs, or when the disk is full or not writable.
    """

    def __init__(self, data: Path, *, keep: int = 0) -> None:
        """Prepare a build under `data`; `keep` older snapshots stay on disk beside the new one."""
        self._data = data
        self._keep = keep
        self._lock: int | None = None
        self._records: Records | None = None
        self._folder = data / m.SNAPSHOTS / f"{store.BUILDING}{os.getpid()}-{secrets.token_hex(4)}"

    def __enter__(self) -> Self:
        """Take the build lock, clear what dead builds left, and start an empty folder."""
        with _clear_errors(self._data):
            (self._data / m.SNAPSHOTS).mkdir(parents=True, exist_ok=True)
            self._lock = store.take_build_lock(self._data)
        if self._lock is None:
            raise SnapshotError(f"Another build is running on {self._data}; wait for it to end, then try again.")
        try:
            with _clear_errors(self._data):
                store.remove_dead_builds(self._data)
                (self._folder / "vectors").mkdir(parents=True)
        except SnapshotError:
            self._release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove what was not committed, let others build, remove snapshots that nobody reads."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._release()
        store.sweep(self._data)

    @property
    def folder(self) -> Path:
        """The folder being built."""
        return self._folder

    def add_records(self, records: Records) -> None:
        """Write the documents and all that was read from them."""
        self._records = records
        texts = {document.id: document.text for document in records.documents}
        for p in records.passages:
            if texts.get(p.document_id, "")[p.start : p.end] != p.text:
                raise Fault(f"The passage {p.id} is not a slice of its document {p.document_id}.")
        stored = {"passages": (replace(p, text="") for p in records.passages)}  # the documents have the words
        with _clear_errors(self._data):
            for name, adapter in m.record_files():
                m.write_lines(self._folder / f"{name}.jsonl", adapter, stored.get(name) or getattr(records, name))
            (self._folder / m.SKIPPED).write_bytes(m.SKIPPED_LIST.dump_json(tuple(records.skipped), indent=1))

    def add_vectors(self, passages: Embedded, sentences: Embedded) -> None:
        """Write the vectors of passages, to be searched, and of sentences, to be looked up.

        Row i of `passages` belongs to passage i; the rows of `sentences` run through the passages in
        order and through each passage's sentences in order. Passages are kept in 16 bits, sentences in 8.
        """
        with _clear_errors(self._data):
            VectorIndex.build(passages.rows, half=True).save(self._folder / m.PASSAGE_VECTORS)
            _small(sentences).save(self._folder / m.SENTENCE_VECTORS)
            np.save(self._folder / m.PASSAGE_KEYS, _key_rows(passages))
            np.save(self._folder / m.SENTENCE_KEYS, _key_rows(sentences))

    def add_words(self, words: Sequence[str], embedded: Embedded) -> None:
        """Write the corpus's own words with a vector each: what a question's unknown words are compared with."""
        with _clear_errors(self._data):
            (self._folder / m.WORDS).write_text("\n".join(words), encoding="utf-8")
            _small(embedded).save(self._folder / m.WORD_VECTORS)
            np.save(self._folder / m.WORD_KEYS, _key_rows(embedded))

    def add_stances(self, told: stance_memory.Told) -> None:
        """Write what the reader of stances told, so that the next build need not ask again."""
        with _clear_errors(self._data):
            stance_memory.save(self._folder / m.STANCES, told)

    def add_lexical(self, rows: Iterable[LexicalRow]) -> None:
        """Write the word index; row i belongs to passage i."""
        with _clear_errors(self._data):
            LexicalIndex.build(self._folder / m.LEXICAL, rows)

    def commit(self, maker: m.Maker) -> str:
        """Make the snapshot durable and current; return its id. Fault when it does not verify."""
        if self._records is None:
            raise Fault("A snapshot was committed before its records were added.")
        with _clear_errors(self._data):
            id_ = self._seal(self._manifest(maker, self._records))
            problems = verify_snapshot(self._folder, id_=id_)
            if problems:
                raise Fault(f"The new index does not verify ({problems[0]}); the index in use is unchanged.")
            store.swap_in(self._data, self._folder, id_)
        return id_

    def _manifest(self, maker: m.Maker, records: Records) -> m.Manifest:
        counts = {name: len(getattr(records, name)) for name, _ in m.record_files()}
        counts["sentences"] = sum(len(passage.sentences) for passage in records.passages)
        counts["skipped"] = len(records.skipped)
        return m.Manifest(
            format=m.FORMAT_VERSION,
            created=datetime.now(UTC).isoformat(timespec="microseconds"),
            maker=maker,
            documents=tuple(m.DocumentRecord(document.id, document.sha256) for document in records.documents),
            counts=counts,
            keep=self._keep,
            files=m.file_records(self._folder),
        )

    def _seal(self, manifest: m.Manifest) -> str:
        """Write the manifest, force everything to disk, and return the id."""
        data = m.MANIFESTS.dump_json(manifest, indent=1)
        (self._folder / m.MANIFEST).write_bytes(data)
        (self._folder / m.LOCK).touch()
        for path in (*self._folder.rglob("*"), self._folder):
            store.fsync(path)
        return m.snapshot_id(manifest.created, data)

    def _release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


@contextmanager
def _clear_errors(data: Path) -> Iterator[None]:
    """Turn the disk's refusals into one clear line."""
    try:
        yield
    except OSError as error:
        raise SnapshotError(
            f"Cannot write the index below {data}: {error.strerror or error}. Free space or mend permissions, "
            f"then {m.REBUILD}; the index in use is unchanged."
        ) from error


def _small(part: Embedded) -> SmallRows:
    return SmallRows.build(part.rows, part.rows.shape[1])


def _key_rows(part: Embedded) -> npt.NDArray[np.uint8]:
    if len(part.keys) != len(part.rows) or any(len(key) != _KEY_BYTES for key in part.keys):
        raise Fault(f"{len(part.rows)} vectors came with {len(part.keys)} keys, or with keys that are no digests.")
    return np.frombuffer(b"".join(part.keys), dtype=np.uint8).reshape(-1, _KEY_BYTES)
