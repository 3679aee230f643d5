"""What a build takes over from the snapshot before: vectors of unchanged texts, and the ids of known proposals."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import SnapshotError
from indexer import manifest as m
from indexer import store
from indexer.embed import Embedder
from indexer.small_rows import SmallRows
from indexer.types import Proposal
from indexer.vectors import VectorIndex

_Vector = npt.NDArray[np.float32]
Rows = VectorIndex | SmallRows


def embedding_key(prompt: str, text: str) -> bytes:
    """Return the 32 bytes that name what a model reads: the prompt and the text after it."""
    return hashlib.sha256(f"{len(prompt)}:{prompt}{text}".encode()).digest()


class KnownVectors(Mapping[bytes, _Vector]):
    """Vectors by `embedding_key`, read from the snapshot's files when asked for. Earlier parts win."""

    def __init__(self, parts: list[tuple[Rows, npt.NDArray[np.uint8]]]) -> None:
        """Hold (index, keys) pairs; row i of an index belongs to key i."""
        self._indexes = [index for index, _ in parts]
        self._places: dict[bytes, tuple[int, int]] = {}
        for part, (_, keys) in enumerate(parts):
            for row, key in enumerate(keys):
                self._places.setdefault(key.tobytes(), (part, row))

    def __getitem__(self, key: bytes) -> _Vector:
        part, row = self._places[key]
        vector: _Vector = self._indexes[part].reconstruct(np.array([row]))[0]
        return vector

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def reusable_vectors(data: Path, embedder: Embedder) -> KnownVectors:
    """Return the vectors of the current snapshot, or none when it is absent, damaged or of another embedder.

    The files are checked against their digests first: a flipped bit must not pass into the next snapshot.
    """
    try:
        id_ = store.current_id(data)
        if id_ is None:
            return KnownVectors([])
        folder = store.folder_of(data, id_)
        manifest = store.stored_manifest(folder)
        if manifest.maker.embedder.identity != m.EmbedderRecord.of(embedder).identity:
            return KnownVectors([])
        pairs = (
            (m.PASSAGE_VECTORS, m.PASSAGE_KEYS),
            (m.SENTENCE_VECTORS, m.SENTENCE_KEYS),
            (m.WORD_VECTORS, m.WORD_KEYS),
        )
        here = [pair for pair in pairs if (folder / pair[0]).is_file()]
        return KnownVectors([_part(folder, manifest, vectors, keys) for vectors, keys in here])
    except (OSError, SnapshotError):
        return KnownVectors([])


def _part(folder: Path, manifest: m.Manifest, vectors: str, keys: str) -> tuple[Rows, npt.NDArray[np.uint8]]:
    for record in manifest.files:
        if record.path in (vectors, keys) and m.file_sha256(folder / record.path) != record.sha256:
            raise SnapshotError(f"{record.path} has changed since it was written")
    rows = VectorIndex if vectors == m.PASSAGE_VECTORS else SmallRows
    return rows.load(folder / vectors), np.load(folder / keys)


def previous_proposals(data: Path) -> tuple[Proposal, ...]:
    """Return the proposals of the current snapshot, whose ids the next one keeps; none when it cannot be read."""
    try:
        id_ = store.current_id(data)
        if id_ is None:
            return ()
        folder = store.folder_of(data, id_)
        store.stored_manifest(folder)  # refuses another format
        return m.read_lines(folder / "proposals.jsonl", m.PROPOSALS)
    except (OSError, SnapshotError):
        return ()
