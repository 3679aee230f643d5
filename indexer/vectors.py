"""Vectors in, nearest rows out. The only file that imports faiss.

Rows are numbered from 0 in the order given. Scores are inner products of unit vectors, so cosines.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Self, TypeAlias

import faiss as _faiss
import numpy as np
import numpy.typing as npt

from corpus.errors import Fault, SnapshotError

faiss: Any = _faiss  # its stubs miss the keyword arguments and the direct map
_FaissObject: TypeAlias = Any

Rows: TypeAlias = npt.NDArray[np.float32]
Ids: TypeAlias = npt.NDArray[np.int64]
Allowed: TypeAlias = npt.NDArray[np.bool_] | npt.NDArray[np.integer] | None

EXACT_BELOW = 200_000
_LISTS_PER_ROOT = 4  # faiss's own advice: between 4 and 16 times the square root of the number of rows
_PROBED = 16  # one list in so many is read for a question without filter
_TRAIN_PER_LIST = 64
_DRIFT = 1.5  # centres are trained anew when the number of rows has grown or shrunk by so much
_LIST_BITS = 32  # of a row's place in a clustered index; the number of its list stands above them
_UNIT_TOLERANCE = 1e-2
_NONE = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))


def rows_allowed(allowed: Allowed, count: int) -> npt.NDArray[np.bool_]:
    """Return a mask of `count` rows from a mask, from row numbers, or from None (every row).

    Numbers outside the index are ignored; a mask of another length is a Fault.
    """
    if allowed is None:
        return np.ones(count, dtype=np.bool_)
    if allowed.dtype == np.bool_:
        if allowed.shape != (count,):
            raise Fault(f"A filter for {allowed.size} rows was used on an index of {count} rows; report this.")
        return allowed.astype(np.bool_, copy=False)
    mask = np.zeros(count, dtype=np.bool_)
    mask[allowed[(allowed >= 0) & (allowed < count)].astype(np.int64)] = True
    return mask


@dataclass(frozen=True, slots=True)
class VectorIndex:
    """An immutable set of vectors that finds the rows nearest to a question.

    Exact below the size given to `build` and under every filter. Above it an unfiltered search reads
    one inverted list in sixteen and may miss a row.
    """

    _index: _FaissObject

    @classmethod
    def build(
        cls, rows: Rows, *, half: bool = False, dimension: int | None = None, exact_below: int = EXACT_BELOW
    ) -> Self:
        """Index float32 unit rows of shape (n, dimension); `half` keeps 16 bits a number instead of 32.

        `dimension` is only needed where `rows` may be empty and shapeless. Fault when a row is not finite or not unit.
        """
        rows = _checked(rows, dimension)
        index = _empty(rows.shape[1], half, rows.shape[0] if rows.shape[0] >= exact_below else 0)
        if not index.is_trained:
            index.train(_sample(rows, index))
        index.add(rows)
        return cls(index)

    @classmethod
    def renewed(cls, old: "VectorIndex", kept: npt.NDArray[np.int64], fresh: Rows) -> Self:
        """Index in 16 bits as `build` does: row i is row `kept[i]` of `old`, or the next of `fresh` where that is -1.

        A clustered index keeps the centres of `old` while its size is near what they were trained on; then the rows
        that are kept are copied as they are stored.
        """
        fresh = _checked(fresh, old.dimension)
        new = kept < 0
        if not old._trained_for(len(kept)):
            rows = np.empty((len(kept), old.dimension), dtype=np.float32)
            rows[new], rows[~new] = fresh, old.reconstruct(kept[~new])
            return cls.build(rows, half=True, dimension=old.dimension)
        lists = faiss.vector_to_array(old._index.direct_map.array)[np.maximum(kept, 0)] >> _LIST_BITS
        codes = _codes(old._index)[np.maximum(kept, 0)]
        index = _like(old._index)
        if len(fresh):
            lists[new] = index.quantizer.search(fresh, 1)[1][:, 0]
            codes[new] = _encoded(index, fresh, lists[new])
        _fill(index, lists, codes)
        return cls(index)

    def _trained_for(self, count: int) -> bool:
        """Return whether the centres of a clustered index still suit so many rows."""
        if self.exact or count < EXACT_BELOW:
            return False
        trained_on = (self._index.nlist / _LISTS_PER_ROOT) ** 2
        return bool(trained_on / _DRIFT <= count <= trained_on * _DRIFT)

    @classmethod
    def load(cls, path: Path, *, mmap: bool = True) -> Self:
        """Open a saved index. With `mmap` its pages are read when needed and shared between processes."""
        try:
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC if mmap else 0))
        except RuntimeError as error:
            raise SnapshotError(f"The vector file {path.name} is damaged; run: belagg index FOLDER") from error

    def save(self, path: Path) -> None:
        """Write the index to one file. OSError when the disk refuses."""
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(f"cannot write {path.name}: {str(error).splitlines()[-1]}") from error

    @property
    def count(self) -> int:
        """Number of rows."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Number of columns."""
        return int(self._index.d)

    @property
    def exact(self) -> bool:
        """Whether an unfiltered search reads every row."""
        return not isinstance(self._index, faiss.IndexIVF)

    def search(self, query: npt.NDArray[np.float32], k: int, allowed: Allowed = None) -> tuple[Ids, Rows]:
        """Return the ids and scores of at most `k` rows, best first; equal scores by smaller id.

        `query` has shape (dimension,); a query that is not finite finds nothing. `allowed` (a mask over
        rows, or row numbers) is applied before ranking, so the result is the best of the allowed rows.
        """
        query = np.ascontiguousarray(query, dtype=np.float32).reshape(1, -1)
        if query.shape[1] != self.dimension:
            raise Fault(f"A question vector has {query.shape[1]} numbers, the index {self.dimension}; report this.")
        mask = None if allowed is None else rows_allowed(allowed, self.count)
        available = self.count if mask is None else int(mask.sum())
        if min(k, available) <= 0 or not np.isfinite(query).all():
            return _NONE
        return self._widened(query, min(k, available), available, mask)

    def reconstruct(self, ids: npt.NDArray[np.integer]) -> Rows:
        """Return the vectors of these rows, shape (len(ids), dimension), as they are stored."""
        if len(ids) == 0:
            return np.empty((0, self.dimension), dtype=np.float32)
        return np.asarray(self._index.reconstruct_batch(np.ascontiguousarray(ids, dtype=np.int64)), dtype=np.float32)

    def _widened(self, query: Rows, k: int, available: int, mask: npt.NDArray[np.bool_] | None) -> tuple[Ids, Rows]:
        """Search with a growing limit until no row beyond it can tie with the last one returned."""
        parameters = self._parameters(mask)
        limit = k + 1
        while True:
            limit = min(limit, available)
            with _one_thread():
                scores, ids = self._index.search(query, limit, params=parameters)
            found = ids[0] >= 0
            found_ids, found_scores = ids[0][found], scores[0][found]
            complete = limit == available or len(found_ids) < limit
            if complete or found_scores[-1] < found_scores[k - 1]:
                best = np.lexsort((found_ids, -found_scores))[:k]
                return found_ids[best], found_scores[best]
            limit *= 4

    def _parameters(self, mask: npt.NDArray[np.bool_] | None) -> _FaissObject:
        """Return faiss's parameters for a filter; under a filter every inverted list is read."""
        selector = None if mask is None else faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
        if self.exact:
            return None if selector is None else faiss.SearchParameters(sel=selector)
        lists = self._index.nlist
        if selector is None:
            return faiss.SearchParametersIVF(nprobe=max(1, math.ceil(lists / _PROBED)))
        return faiss.SearchParametersIVF(sel=selector, nprobe=lists)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Search on the calling thread alone: waiting for a second one costs more than it saves, above all when busy."""
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def _checked(rows: Rows, dimension: int | None) -> Rows:
    rows = np.ascontiguousarray(rows, dtype=np.float32)
    if rows.size == 0:
        width = dimension or (rows.shape[1] if rows.ndim == 2 else 0)
        rows = rows.reshape(0, width)
    if rows.ndim != 2 or rows.shape[1] == 0 or rows.shape[1] != (dimension or rows.shape[1]):
        raise Fault(f"Vectors of shape {rows.shape} cannot be indexed; the embedder and the builder disagree.")
    lengths = np.linalg.norm(rows, axis=1)
    bad = np.flatnonzero(~(np.abs(lengths - 1) <= _UNIT_TOLERANCE))  # written so that NaN is bad
    if bad.size:
        raise Fault(f"The embedder gave vector {bad[0]} the length {lengths[bad[0]]}, not 1; check the model.")
    return rows


def _empty(dimension: int, half: bool, clustered_rows: int) -> _FaissObject:
    if not clustered_rows:
        if half:
            kind = faiss.ScalarQuantizer.QT_fp16
            return faiss.IndexScalarQuantizer(dimension, kind, faiss.METRIC_INNER_PRODUCT)
        return faiss.IndexFlatIP(dimension)
    lists = max(1, round(_LISTS_PER_ROOT * math.sqrt(clustered_rows)))
    index = faiss.index_factory(dimension, f"IVF{lists},{'SQfp16' if half else 'Flat'}", faiss.METRIC_INNER_PRODUCT)
    index.cp.min_points_per_centroid = 1  # faiss warns on stderr otherwise
    index.set_direct_map_type(faiss.DirectMap.Array)  # lets a stored vector be read back by its number
    return index


def _like(old: _FaissObject) -> _FaissObject:
    """Return an empty clustered index in 16 bits with the centres of another one."""
    index = faiss.index_factory(old.d, f"IVF{old.nlist},SQfp16", faiss.METRIC_INNER_PRODUCT)
    index.quantizer.add(old.quantizer.reconstruct_n(0, old.nlist))
    index.is_trained = True
    return index


def _codes(index: _FaissObject) -> npt.NDArray[np.uint8]:
    """Return the rows of a clustered index as it stores them, by number."""
    lists, size = index.invlists, index.code_size
    codes = np.empty((index.ntotal, size), dtype=np.uint8)
    for number in range(index.nlist):
        if count := lists.list_size(number):
            ids = faiss.rev_swig_ptr(lists.get_ids(number), count)
            codes[ids] = faiss.rev_swig_ptr(lists.get_codes(number), count * size).reshape(count, size)
    return codes


def _encoded(index: _FaissObject, rows: Rows, lists: Ids) -> npt.NDArray[np.uint8]:
    """Return rows as a clustered index stores them in these lists."""
    codes = np.empty((len(rows), index.code_size), dtype=np.uint8)
    lists = np.ascontiguousarray(lists, dtype=np.int64)
    index.encode_vectors(len(rows), faiss.swig_ptr(rows), faiss.swig_ptr(lists), faiss.swig_ptr(codes))
    return codes


def _fill(index: _FaissObject, lists: Ids, codes: npt.NDArray[np.uint8]) -> None:
    """Put stored rows into the lists of an empty clustered index, numbered as they stand."""
    order = np.argsort(lists, kind="stable")
    codes = codes[order]
    ends = np.searchsorted(lists[order], np.arange(index.nlist), side="right").tolist()
    for number, (start, end) in enumerate(pairwise([0, *ends])):
        if start < end:
            ids, stored = order[start:end], codes[start:end]
            index.invlists.add_entries(number, end - start, faiss.swig_ptr(ids), faiss.swig_ptr(stored))
    index.ntotal = len(codes)
    index.set_direct_map_type(faiss.DirectMap.Array)


def _sample(rows: Rows, index: _FaissObject) -> Rows:
    """Return the rows to train on: evenly spaced, so that the same input gives the same index."""
    wanted = _TRAIN_PER_LIST * (index.nlist if isinstance(index, faiss.IndexIVF) else 1)
    if rows.shape[0] <= wanted:
        return rows
    return rows[np.linspace(0, rows.shape[0] - 1, wanted).astype(np.int64)]
