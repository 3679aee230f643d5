"""Writing snapshots: build beside, verify, swap one pointer, sweep away what nobody reads.

A process killed at any instant leaves the old snapshot current; the next build clears what it left.
"""

import os
import secrets
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import numpy as np
from pydantic import TypeAdapter

from corpus.errors import Fault, SnapshotError
from indexer import manifest as m
from indexer import store
from indexer.lexical import LexicalIndex
from indexer.parts import Item, Part, RowsOf, RowSource, Table, write_part
from indexer.vectors import VectorIndex
from indexer.verify import verify_new
from indexer.word_counts import WordCounts, added

T = TypeVar("T")


class SnapshotWriter:
    """Builds one snapshot. Use as a context manager; without `commit` nothing changes.

        with SnapshotWriter(data) as writer:
            writer.add_part(items, vectors, lexical_rows)  # or take_part(part); in the order of the documents
            writer.add_shared("proposals", m.PROPOSALS, proposals)  # and the other shared records
            writer.add_vectors(index)
            writer.add_lexical()
            snapshot_id = writer.commit(maker, documents)

    SnapshotError when another build runs, or when the disk is full or not writable.
    """

    def __init__(self, data: Path, *, keep: int = 0) -> None:
        """Prepare a build under `data`; `keep` older snapshots stay on disk beside the new one."""
        self._data = data
        self._keep = keep
        self._lock: int | None = None
        self._parts: list[Part] = []
        self._added: list[Part] = []
        self._taken: dict[str, m.FileRecord] = {}
        self._counts: dict[str, int] = {}
        self._folder = data / m.SNAPSHOTS / f"{store.BUILDING}{os.getpid()}-{secrets.token_hex(4)}"

    def __enter__(self) -> Self:
        """Take the build lock, clear what dead builds left, and start an empty folder."""
        with store.clear_errors(self._data):
            (self._data / m.SNAPSHOTS).mkdir(parents=True, exist_ok=True)
            self._lock = store.take_build_lock(self._data)
        if self._lock is None:
            raise SnapshotError(f"Another build is running on {self._data}; wait for it to end, then try again.")
        try:
            with store.clear_errors(self._data):
                store.remove_dead_builds(self._data)
                for name in ("vectors", m.PARTS):
                    (self._folder / name).mkdir(parents=True)
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

    def take_part(self, part: Part, files: Iterable[m.FileRecord]) -> None:
        """Take over a part of an earlier snapshot, whose `files` are as their records say."""
        with store.clear_errors(self._data):
            here = self._folder / m.PARTS / part.folder.name
            for source in sorted(part.folder.rglob("*")):
                target = here / source.relative_to(part.folder)
                if source.is_file():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    store.link(source, target)
        self._taken |= {record.path: record for record in files}
        self._parts.append(Part(here))

    def add_part(self, items: Sequence[Item], vectors: RowSource, lexical_rows: RowsOf) -> None:
        """Write a part of these documents."""
        with store.clear_errors(self._data):
            self._added.append(write_part(self._folder / m.PARTS, items, vectors, lexical_rows))
            self._parts.append(self._added[-1])

    def add_shared(self, name: str, adapter: TypeAdapter[T], records: Iterable[T | bytes]) -> None:
        """Write records that documents share, or their lines as an earlier snapshot has them."""
        with store.clear_errors(self._data), (self._folder / f"{name}.jsonl").open("wb") as file:
            count = 0
            for record in records:
                file.write((record if isinstance(record, bytes) else m.dumped(adapter, record, name)) + b"\n")
                count += 1
        self._counts[name] = count

    def add_skipped(self, skipped: Sequence[m.Skipped]) -> None:
        """Write which files were passed over, and why."""
        self._counts["skipped"] = len(skipped)
        self.add_file(m.SKIPPED, m.SKIPPED_LIST.dump_json(tuple(skipped), indent=1))

    def add_file(self, name: str, content: bytes) -> None:
        """Write a small file."""
        with store.clear_errors(self._data):
            (self._folder / name).write_bytes(content)

    def add_table(self, name: str, table: Table) -> None:
        """Write a table."""
        with store.clear_errors(self._data):
            np.save(self._folder / name, table, allow_pickle=False)

    def add_vectors(self, index: VectorIndex) -> None:
        """Write the vectors of passages, to be searched; the rows run through the parts in order."""
        with store.clear_errors(self._data):
            index.save(self._folder / m.PASSAGE_VECTORS)

    def add_lexical(self, before: Path | None = None, gone: Sequence[Part] = ()) -> tuple[str, ...]:
        """Write the index of words over all parts; return the words that may carry a matter, most frequent first.

        `before` is the folder of the snapshot that parts were taken from, `gone` the parts of it that were not.
        """
        here, earlier = self._folder / m.LEXICAL, before / m.LEXICAL if before is not None else None
        if len(gone) + len(self._added) >= len(self._parts):
            earlier = None  # counting anew is less work
        with store.clear_errors(self._data), ThreadPoolExecutor(1) as pool:
            here.mkdir()
            joined = pool.submit(LexicalIndex.join, here, [part.run for part in self._parts])
            counts = self._counted(earlier, gone)
            LexicalIndex.save_words(here, counts, earlier)
            words = tuple(counts.common_words())
            joined.result()
        return words

    def _counted(self, earlier: Path | None, gone: Sequence[Part]) -> WordCounts:
        """Return the words of all parts, from those of an earlier word index where there is one."""
        if earlier is None:
            return added(part.run.counts() for part in self._parts)
        counts = LexicalIndex.counts(earlier)
        for part in gone:
            counts.take_away(part.run.counts())
        for part in self._added:
            counts.add(part.run.counts())
        return counts

    def add_words(self, words: Sequence[str], table: Table) -> None:
        """Write the corpus's own words with a vector each: what a question's unknown words are compared with."""
        if len(words) != len(table):
            raise Fault(f"{len(table)} vectors came with {len(words)} words.")
        with store.clear_errors(self._data):
            (self._folder / m.WORDS).write_text("\n".join(words), encoding="utf-8")
        self.add_table(m.WORD_VECTORS, table)

    def commit(self, maker: m.Maker, documents: Sequence[m.DocumentRecord]) -> str:
        """Make the snapshot durable and current; return its id. Fault when it does not verify."""
        missing = [name for name, _ in m.shared_files() if name not in self._counts]
        if missing:
            raise Fault(f"A snapshot was committed before its {missing[0]} were added.")
        with store.clear_errors(self._data):
            id_ = self._seal(self._manifest(maker, documents))
            problems = verify_new(self._folder, id_, self._taken)
            if problems:
                raise Fault(f"The new index does not verify ({problems[0]}); the index in use is unchanged.")
            store.swap_in(self._data, self._folder, id_)
        return id_

    def _manifest(self, maker: m.Maker, documents: Sequence[m.DocumentRecord]) -> m.Manifest:
        records = tuple(part.record for part in self._parts)
        totals = {name: sum(getattr(r, name) for r in records) for name in ("documents", "passages", "sentences")}
        return m.Manifest(
            format=m.FORMAT_VERSION,
            created=datetime.now(UTC).isoformat(timespec="microseconds"),
            maker=maker,
            documents=tuple(documents),
            parts=records,
            counts=totals | self._counts,
            keep=self._keep,
            files=m.file_records(self._folder, self._taken),
        )

    def _seal(self, manifest: m.Manifest) -> str:
        """Write the manifest, force everything to disk, and return the id."""
        data = m.MANIFESTS.dump_json(manifest, indent=1)
        (self._folder / m.MANIFEST).write_bytes(data)
        (self._folder / m.LOCK).touch()
        for path in (*self._folder.rglob("*"), self._folder):
            if path.relative_to(self._folder).as_posix() not in self._taken:  # those were, when they were written
                store.fsync(path)
        return m.snapshot_id(manifest.created, data)

    def _release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
