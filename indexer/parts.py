"""Parts of a snapshot: runs of documents with all that was read from each of them alone.

A part never changes. A snapshot takes over the parts in which nothing changed by giving their files a second name, and
writes the others anew, so that a change costs what its part costs and what was removed is on no disk any more. In
documents, heads and found line i belongs to document i; passages and all rows run through the
documents in order. Heads are the documents without their text: what a folder is settled by.
"""

import hashlib
import mmap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from corpus.errors import Fault
from corpus.types import Document
from indexer import manifest as m
from indexer.found import Found
from indexer.lexical import Run
from indexer.lexical_rows import LexicalRow
from indexer.packed_lines import SUFFIX, read_packed, write_packed
from indexer.types import Passage

MOST_PASSAGES = 1_024  # of a part: few enough that writing ten takes seconds, enough that an index has some hundred
DOCUMENTS, HEADS, PASSAGES, FOUND = (f"{n}.jsonl{SUFFIX}" for n in ("documents", "heads", "passages", "found"))
SENTENCES, SENTENCE_KEYS, PASSAGE_KEYS = "sentences.npy", "sentences.keys.npy", "passages.keys.npy"
STANCES, COUNTS, LEXICAL = "stances.npy", "counts.npy", "lexical"
_NAME_CHARS, _ROW_BITS, _BASE_BITS = 16, 24, 39
_UNPACKED = 16  # files of lines held at once by a build, which walks the parts in order
KEY_BYTES = 32
Table = npt.NDArray[Any]
Rows = npt.NDArray[np.float32]
RowsOf = Callable[[Iterable[Passage], Document], Iterable[LexicalRow]]
FOUND_LINES: TypeAdapter[tuple[Found, ...]] = TypeAdapter(tuple[Found, ...])


@dataclass(frozen=True, slots=True)
class Head:
    """A document without its text."""

    document: Document


HEAD_LINES = TypeAdapter(Head)


@dataclass(frozen=True, slots=True)
class Fresh:
    """A document that was read in this build, with what was read from it; the keys name its vectors."""

    document: Document
    passages: Sequence[Passage]
    found: tuple[Found, ...]
    stances: Table  # what the reader of stances told of it, as indexer.stance_memory keeps it
    passage_keys: Sequence[bytes]
    sentence_keys: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of an earlier part that has not changed."""

    part: "Part"
    number: int


Item = Fresh | Kept


class RowSource(Protocol):
    """Where the vectors of sentences come from, by key."""

    def sentences(self, keys: Sequence[bytes]) -> Table:
        """Return the rows as `indexer.small_rows` packs them."""


class Part:
    """A part on disk, read piece by piece when asked for."""

    def __init__(self, folder: Path) -> None:
        """Read how much each document has; `folder` bears the part's name."""
        self.folder = folder
        self.counts: npt.NDArray[np.int64] = np.load(folder / COUNTS)
        self._ends = np.cumsum(self.counts, axis=0)

    @property
    def record(self) -> m.PartRecord:
        """What a manifest says of it."""
        documents, passages, sentences = len(self.counts), *map(int, self.counts[:, :2].sum(axis=0))
        return m.PartRecord(self.folder.name, documents, passages, sentences)

    @property
    def run(self) -> Run:
        """Its index of words."""
        return Run(self.folder / LEXICAL, _base(self.folder.name), int(self.counts[:, 0].sum()))

    def passage_range(self, number: int) -> tuple[int, int]:
        """Return the first row and the row after the last of a document's passages, inside the part."""
        end = int(self._ends[number, 0])
        return end - int(self.counts[number, 0]), end

    def heads(self) -> tuple[Head, ...]:
        """Return all documents without their texts."""
        return m.read_lines(self.folder / HEADS, HEAD_LINES)

    def lines(self, file: str) -> "Lines":
        """Return the lines of one of its files."""
        return _lines_of(self.folder / file)

    def document(self, number: int) -> Document:
        """Return a document with its text."""
        return m.parse(m.DOCUMENTS, self.lines(DOCUMENTS)[number], DOCUMENTS)

    def found(self, number: int) -> tuple[Found, ...]:
        """Return the positions found in a document."""
        return m.parse(FOUND_LINES, self.lines(FOUND)[number], FOUND)

    def passages(self, number: int, document: Document) -> tuple[Passage, ...]:
        """Return the passages of a document, with their text."""
        lines = self.lines(PASSAGES)
        return tuple(
            with_text(m.parse(m.PASSAGES, lines[i], PASSAGES), document) for i in range(*self.passage_range(number))
        )

    def rows(self, file: str, number: int) -> Table:
        """Return a document's rows of one of the tables."""
        column = {PASSAGE_KEYS: 0, SENTENCES: 1, SENTENCE_KEYS: 1, STANCES: 2}[file]
        end = int(self._ends[number, column])
        return self.table(file)[end - int(self.counts[number, column]) : end]

    def table(self, file: str) -> Table:
        """Return a whole table, mapped."""
        return self._tables(file)

    @cached_property
    def _tables(self) -> Callable[[str], Table]:
        opened: dict[str, Table] = {}

        def table(file: str) -> Table:
            if file not in opened:
                opened[file] = np.load(self.folder / file, mmap_mode="r", allow_pickle=False)
            return opened[file]

        return table


class Lines(Sequence[bytes]):
    """The lines of a file as bytes without their line feed, mapped or unpacked, and not parsed."""

    def __init__(self, path: Path) -> None:
        """Find where the lines end."""
        self._bytes: mmap.mmap | bytes = read_packed(path) if path.suffix == SUFFIX else _mapped(path)
        self._ends = np.flatnonzero(np.frombuffer(self._bytes, dtype=np.uint8) == ord("\n"))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: Any) -> Any:  # noqa: ANN401 - a number only
        start = int(self._ends[number - 1]) + 1 if number else 0
        return self._bytes[start : int(self._ends[number])]


@lru_cache(maxsize=_UNPACKED)
def _lines_of(path: Path) -> Lines:
    return Lines(path)


def _mapped(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""


def with_text(passage: Passage, document: Document) -> Passage:
    """Return a passage with its text, which the document holds and its line does not."""
    return Passage(  # not `replace`: a fifth of opening an index goes into this
        passage.id, passage.document_id, passage.start, passage.end, document.text[passage.start : passage.end],
        passage.section_path, passage.section_number, passage.speaker, passage.sentences,
    )  # fmt: skip


def write_part(parts: Path, items: Sequence[Item], vectors: RowSource, lexical_rows: RowsOf) -> Part:
    """Write a new part below the folder `parts`. OSError when the disk refuses."""
    lines = [_document_line(item) for item in items]
    name = hashlib.sha256(b"\n".join(lines)).hexdigest()[:_NAME_CHARS]
    folder = parts / name
    folder.mkdir()
    write_packed(folder / DOCUMENTS, lines)
    write_packed(folder / HEADS, map(_head_line, items))
    write_packed(folder / FOUND, map(_found_line, items))
    write_packed(folder / PASSAGES, (line for item in items for line in _passage_lines(item)))
    np.save(folder / COUNTS, np.array([_counts(item) for item in items], dtype=np.int64).reshape(-1, 3))
    np.save(folder / PASSAGE_KEYS, _joined([_keys(item, PASSAGE_KEYS) for item in items]))
    np.save(folder / SENTENCE_KEYS, _joined([_keys(item, SENTENCE_KEYS) for item in items]))
    np.save(folder / SENTENCES, _joined([_sentences(item, vectors) for item in items]))
    np.save(folder / STANCES, _joined([_stances(item) for item in items]))
    Run.write(folder / LEXICAL, (row for item in items for row in _lexical(item, lexical_rows)), _base(name))
    return Part(folder)


def _base(name: str) -> int:
    """Return the first of the ids that the word index gives a part's passages."""
    return (int(name, 16) & ((1 << _BASE_BITS) - 1)) << _ROW_BITS


def _document_line(item: Item) -> bytes:
    if isinstance(item, Fresh):
        return m.dumped(m.DOCUMENTS, item.document, DOCUMENTS)
    return bytes(item.part.lines(DOCUMENTS)[item.number])


def _head_line(item: Item) -> bytes:
    if isinstance(item, Fresh):
        bare = replace(item.document, text="", sections=(), blocks=(), origin=())
        return m.dumped(HEAD_LINES, Head(bare), HEADS)
    return bytes(item.part.lines(HEADS)[item.number])


def _found_line(item: Item) -> bytes:
    if isinstance(item, Fresh):
        return m.dumped(FOUND_LINES, item.found, FOUND)
    return bytes(item.part.lines(FOUND)[item.number])


def _passage_lines(item: Item) -> Iterator[bytes]:
    if isinstance(item, Fresh):
        for p in item.passages:
            if item.document.text[p.start : p.end] != p.text or p.document_id != item.document.id:
                raise Fault(f"The passage {p.id} is not a slice of its document {p.document_id}.")
            yield m.dumped(m.PASSAGES, replace(p, text=""), PASSAGES)
    else:
        lines = item.part.lines(PASSAGES)
        yield from (lines[i] for i in range(*item.part.passage_range(item.number)))


def size(item: Item) -> int:
    """Return how many passages a document has."""
    return len(item.passages) if isinstance(item, Fresh) else int(item.part.counts[item.number, 0])


def _counts(item: Item) -> tuple[int, int, int]:
    if isinstance(item, Fresh):
        return len(item.passages), len(item.sentence_keys), len(item.stances)
    passages, sentences, stances = map(int, item.part.counts[item.number])
    return passages, sentences, stances


def _keys(item: Item, file: str) -> Table:
    if isinstance(item, Kept):
        return item.part.rows(file, item.number)
    keys = item.passage_keys if file == PASSAGE_KEYS else item.sentence_keys
    if any(len(key) != KEY_BYTES for key in keys):
        raise Fault(f"The document {item.document.id} came with keys that are no digests.")
    return np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(-1, KEY_BYTES)


def _sentences(item: Item, vectors: RowSource) -> Table:
    return item.part.rows(SENTENCES, item.number) if isinstance(item, Kept) else vectors.sentences(item.sentence_keys)


def _stances(item: Item) -> Table:
    return item.part.rows(STANCES, item.number) if isinstance(item, Kept) else item.stances


def _joined(tables: list[Table]) -> Table:
    return np.concatenate(tables)


def _lexical(item: Item, lexical_rows: RowsOf) -> Iterable[LexicalRow]:
    if isinstance(item, Fresh):
        return lexical_rows(item.passages, item.document)
    document = item.part.document(item.number)
    return lexical_rows(item.part.passages(item.number, document), document)
