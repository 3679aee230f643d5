"""What a build takes over from the snapshot before: parts, vectors of known texts, what the reader of stances told."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import SnapshotError
from indexer import manifest as m
from indexer import parts as p
from indexer import store
from indexer.embed import Embedder
from indexer.parts import Head, Lines, Part, Table
from indexer.snapshot import without_collector
from indexer.stance_memory import Told, told_by_key
from indexer.types import Proposal
from indexer.vectors import VectorIndex
from indexer.wordings import Group, Wordings

Rows = npt.NDArray[np.float32]
Place = tuple[int, int]  # number of a part, row inside it


def embedding_key(prompt: str, text: str) -> bytes:
    """Return the 32 bytes that name what a model reads: the prompt and the text after it."""
    return hashlib.sha256(f"{len(prompt)}:{prompt}{text}".encode()).digest()


class KeyTable:
    """Finds rows by their 32-byte keys, without a dictionary of a million of them."""

    def __init__(self, tables: Sequence[npt.NDArray[np.uint8]]) -> None:
        """Hold tables of keys, shape (n, 32) each; earlier rows win."""
        self._tables = tables
        self._starts = np.cumsum([0, *map(len, tables)], dtype=np.int64)
        firsts = [np.ascontiguousarray(table[:, :8]).view(np.uint64).ravel() for table in tables]
        heads = np.concatenate(firsts) if firsts else np.zeros(0, dtype=np.uint64)
        self._order = np.argsort(heads, kind="stable")
        self._heads = heads[self._order]

    def find(self, keys: Sequence[bytes]) -> dict[bytes, Place]:
        """Return the table and the row of each key that is there."""
        if not len(keys) or not len(self._heads):
            return {}
        asked = np.frombuffer(b"".join(key[:8] for key in keys), dtype=np.uint64)
        first = np.searchsorted(self._heads, asked)
        found: dict[bytes, Place] = {}
        for key, head, at in zip(keys, asked, first.tolist(), strict=True):
            while at < len(self._heads) and self._heads[at] == head:
                row = int(self._order[at])
                table = int(np.searchsorted(self._starts, row, side="right")) - 1
                row -= int(self._starts[table])
                if self._tables[table][row].tobytes() == key:
                    found[key] = (table, row)
                    break
                at += 1
        return found


@dataclass(frozen=True)
class Previous:
    """The current snapshot as the next build may use it. Nothing of one that is absent, damaged or of another format.

    `maker` tells what made it: with another maker documents are read anew; vectors and what the reader of stances told
    name their own makers.
    """

    id: str | None = None
    folder: Path | None = None
    manifest: m.Manifest | None = None
    parts: tuple[Part, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    groups: Mapping[str, Group] = field(default_factory=dict)

    @classmethod
    def of(cls, data: Path) -> "Previous":
        """Open the current snapshot under `data`, every file checked: a flipped bit must not pass into the next one."""
        try:
            id_ = store.current_id(data)
            if id_ is None:
                return cls()
            folder = store.folder_of(data, id_)
            manifest = store.stored_manifest(folder)
            if not _whole(folder, manifest):
                return cls()
            parts = tuple(Part(folder / m.PARTS / record.name) for record in manifest.parts)
            proposals = m.read_lines(folder / "proposals.jsonl", m.PROPOSALS)
            groups = {group.id: group for group in m.parse(Group.LIST, (folder / m.GROUPS).read_bytes(), m.GROUPS)}
        except (OSError, SnapshotError):
            return cls()
        return cls(id_, folder, manifest, parts, proposals, groups)

    def same_model(self, embedder: Embedder) -> bool:
        """Return whether its vectors are this embedder's."""
        identity = m.EmbedderRecord.of(embedder).identity
        return self.manifest is not None and self.manifest.maker.embedder.identity == identity

    @cached_property
    def heads(self) -> tuple[tuple[Head, Part, int], ...]:
        """All documents without their texts, each with its part and its number there, in the snapshot's order."""
        with without_collector():
            return tuple((head, part, number) for part in self.parts for number, head in enumerate(part.heads()))

    @cached_property
    def starts(self) -> Mapping[str, int]:
        """The row of each part's first passage, by the part's name."""
        counts = [part.record.passages for part in self.parts]
        ends = np.cumsum([0, *counts]).tolist()
        return dict(zip((part.folder.name for part in self.parts), ends, strict=False))

    def files_of(self, part: Part) -> list[m.FileRecord]:
        """Return the records of a part's files."""
        return self._files.get(part.folder.name, [])

    @cached_property
    def _files(self) -> Mapping[str, list[m.FileRecord]]:
        files: dict[str, list[m.FileRecord]] = {}
        for record in self.manifest.files if self.manifest else ():
            folder, _, rest = record.path.partition("/")
            if folder == m.PARTS:
                files.setdefault(rest.partition("/")[0], []).append(record)
        return files

    @cached_property
    def passage_vectors(self) -> VectorIndex | None:
        """The vectors of its passages."""
        return VectorIndex.load(self.folder / m.PASSAGE_VECTORS) if self.folder is not None else None

    @cached_property
    def passage_keys(self) -> KeyTable:
        """The keys of its passages; the tables are those of the parts."""
        return KeyTable([part.table(p.PASSAGE_KEYS) for part in self.parts])

    @cached_property
    def sentence_keys(self) -> KeyTable:
        """The keys of its sentences; the tables are those of the parts."""
        return KeyTable([part.table(p.SENTENCE_KEYS) for part in self.parts])

    def passage_rows(self, places: Sequence[Place]) -> Rows:
        """Return the vectors of passages, at least one."""
        starts = list(self.starts.values())
        rows = np.array([starts[part] + row for part, row in places], dtype=np.int64)
        index = self.passage_vectors
        if index is None:
            raise SnapshotError(f"The index before has no vectors; {m.REBUILD}")
        return index.reconstruct(rows)

    def sentence_row(self, place: Place) -> bytes:
        """Return the vector of a sentence as it is stored."""
        row: Table = self.parts[place[0]].table(p.SENTENCES)[place[1]]
        return bytes(row.tobytes())

    @cached_property
    def told(self) -> Told:
        """What the reader of stances told, by key."""
        return told_by_key([part.table(p.STANCES) for part in self.parts])

    def lines(self, name: str) -> Lines:
        """Return the lines of one of the files of records that documents share."""
        if self.folder is None:
            raise SnapshotError(f"There is no index before; {m.REBUILD}")
        return Lines(self.folder / f"{name}.jsonl")

    @cached_property
    def wordings(self) -> Wordings:
        """The vectors of wordings that were compared with each other."""
        return Wordings.load(self.folder / m.WORDINGS) if self.folder is not None else Wordings.none(1)

    @cached_property
    def known_wordings(self) -> Mapping[bytes, npt.NDArray[np.float16]]:
        """The vectors of all wordings, by key."""
        return self.wordings.by_key()

    @cached_property
    def words(self) -> Mapping[str, bytes]:
        """The corpus's own words with their vectors as they are stored."""
        if self.folder is None or not (self.folder / m.WORDS).is_file():
            return {}
        words = (self.folder / m.WORDS).read_text(encoding="utf-8").split("\n")
        rows: Table = np.load(self.folder / m.WORD_VECTORS, allow_pickle=False)
        return dict(zip(words, map(bytes, rows), strict=True))

    def shared(self, name: str) -> bytes:
        """Return the bytes of a file of the snapshot; none where there is no snapshot."""
        return (self.folder / name).read_bytes() if self.folder is not None else b""


def _whole(folder: Path, manifest: m.Manifest) -> bool:
    def as_written(record: m.FileRecord) -> bool:
        return m.file_sha256(folder / record.path) == record.sha256

    with ThreadPoolExecutor(2) as pool:  # digests let other threads work
        return all(pool.map(as_written, manifest.files))


def digest_of(*values: object) -> str:
    """Return a digest of values that JSON can write."""
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=True).encode()).hexdigest()[:32]
