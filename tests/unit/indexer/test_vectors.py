"""Laws of the vector index: exact, filtered before ranking, ties by row, safe against bad input."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import Fault, SnapshotError
from indexer.vectors import VectorIndex

DIMENSION = 8
Floats = npt.NDArray[np.float32]


def unit_rows(seed: int, count: int, distinct: int | None = None) -> Floats:
    """Return `count` unit rows, of which at most `distinct` are different."""
    rng = np.random.default_rng(seed)
    rows = rng.standard_normal((distinct or count, DIMENSION)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows if distinct is None else rows[rng.integers(0, distinct, count)], dtype=np.float32)


def brute_force(stored: Floats, query: Floats, k: int, mask: npt.NDArray[np.bool_]) -> list[int]:
    """Return the best allowed rows by exact inner product, ties by row."""
    scores = stored.astype(np.float64) @ query.astype(np.float64)
    ids = np.flatnonzero(mask)
    return [int(i) for i in ids[np.lexsort((ids, -np.round(scores[ids], 5)))][:k]]


@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(1, 300),
    k=st.integers(1, 320),
    share=st.sampled_from([0.0, 0.003, 0.05, 0.5, 1.0]),
    half=st.booleans(),
    by_number=st.booleans(),
)
def test_a_filtered_search_is_the_brute_force_ranking_of_the_allowed_rows(
    seed: int, count: int, k: int, share: float, half: bool, by_number: bool
) -> None:
    index = VectorIndex.build(unit_rows(seed, count), half=half)
    query = unit_rows(seed + 1, 1)[0]
    mask = np.random.default_rng(seed).random(count) < share
    ids, scores = index.search(query, k, np.flatnonzero(mask) if by_number else mask)
    stored = index.reconstruct(np.arange(count))
    exact = stored.astype(np.float64) @ query.astype(np.float64)
    assert len(ids) == min(k, int(mask.sum()))
    assert mask[ids].all()
    assert len(set(ids.tolist())) == len(ids)
    assert np.allclose(scores, exact[ids], atol=1e-5)
    best = np.sort(exact[mask])[::-1][: len(ids)]
    assert np.allclose(np.sort(scores)[::-1], best, atol=1e-5)


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(1, 200), k=st.integers(1, 50), half=st.booleans())
def test_equal_scores_are_ordered_by_row(seed: int, count: int, k: int, half: bool) -> None:
    rows = unit_rows(seed, count, distinct=3)
    index = VectorIndex.build(rows, half=half)
    query = unit_rows(seed + 1, 1)[0]
    ids, _ = index.search(query, k)
    assert ids.tolist() == brute_force(index.reconstruct(np.arange(count)), query, k, np.ones(count, dtype=np.bool_))


@pytest.mark.parametrize("half", [False, True])
def test_above_the_threshold_a_filter_stays_exact(half: bool) -> None:
    rows = unit_rows(3, 2_000)
    index = VectorIndex.build(rows, half=half, exact_below=1_000)
    assert not index.exact
    stored = index.reconstruct(np.arange(2_000))
    for seed, share in enumerate([0.001, 0.02, 0.3, 1.0]):
        mask = np.random.default_rng(seed).random(2_000) < share
        query = unit_rows(100 + seed, 1)[0]
        assert index.search(query, 10, mask)[0].tolist() == brute_force(stored, query, 10, mask)


def test_above_the_threshold_a_row_finds_itself() -> None:
    rows = unit_rows(4, 1_500)
    index = VectorIndex.build(rows, exact_below=1_000)
    assert [int(index.search(rows[i], 1)[0][0]) for i in range(0, 1_500, 50)] == list(range(0, 1_500, 50))


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(0, 40), half=st.booleans(), mmap=st.booleans())
def test_a_loaded_index_answers_as_the_built_one(
    tmp_path_factory: pytest.TempPathFactory, seed: int, count: int, half: bool, mmap: bool
) -> None:
    built = VectorIndex.build(unit_rows(seed, count), half=half)
    path = tmp_path_factory.mktemp("vectors") / "rows.faiss"
    built.save(path)
    loaded = VectorIndex.load(path, mmap=mmap)
    query = unit_rows(seed + 1, 1)[0]
    assert (loaded.count, loaded.dimension) == (count, DIMENSION)
    assert [part.tolist() for part in loaded.search(query, 7)] == [part.tolist() for part in built.search(query, 7)]


def test_vectors_read_back_can_be_stored_again_without_change() -> None:
    index = VectorIndex.build(unit_rows(5, 50), half=True)
    once = index.reconstruct(np.arange(50))
    again = VectorIndex.build(once, half=True).reconstruct(np.arange(50))
    assert (once == again).all()


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_question_that_is_not_finite_finds_nothing(value: float) -> None:
    index = VectorIndex.build(unit_rows(6, 20))
    query = unit_rows(7, 1)[0]
    query[3] = value
    ids, scores = index.search(query, 5)
    assert ids.size == scores.size == 0


@pytest.mark.parametrize("value", [np.nan, np.inf, 5.0])
def test_a_row_that_is_not_unit_is_refused(value: float) -> None:
    rows = unit_rows(8, 20)
    rows[11, 0] = value
    with pytest.raises(Fault, match="vector 11"):
        VectorIndex.build(rows)


def test_a_filter_of_another_snapshot_is_refused() -> None:
    index = VectorIndex.build(unit_rows(9, 20))
    with pytest.raises(Fault):
        index.search(unit_rows(10, 1)[0], 3, np.ones(19, dtype=np.bool_))


def test_a_question_of_another_dimension_is_refused() -> None:
    with pytest.raises(Fault):
        VectorIndex.build(unit_rows(9, 20)).search(np.ones(DIMENSION + 1, dtype=np.float32), 3)


def test_a_damaged_file_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "rows.faiss"
    VectorIndex.build(unit_rows(11, 20)).save(path)
    whole = path.read_bytes()
    for damaged in (whole[: len(whole) // 2], b"", b"not an index at all"):
        path.write_bytes(damaged)
        with pytest.raises(SnapshotError, match="belagg index FOLDER"):
            VectorIndex.load(path)


@pytest.mark.parametrize("clustered", [True, False])
def test_rows_that_are_kept_are_the_same_to_the_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clustered: bool
) -> None:
    monkeypatch.setattr("indexer.vectors.EXACT_BELOW", 200 if clustered else 10_000)
    stored = unit_rows(1, 400).astype("<f2").astype(np.float32)
    VectorIndex.build(stored, half=True, exact_below=200 if clustered else 10_000).save(tmp_path / "old")
    old = VectorIndex.load(tmp_path / "old")
    kept = np.delete(np.arange(400), [3, 77, 399])
    kept = np.insert(kept, [0, 50, 397], -1)
    fresh = unit_rows(2, 3).astype("<f2").astype(np.float32)
    VectorIndex.renewed(old, kept, fresh).save(tmp_path / "new")
    new = VectorIndex.load(tmp_path / "new")
    assert (new.count, new.exact) == (400, not clustered)
    rows = new.reconstruct(np.arange(400))
    assert np.array_equal(rows[kept >= 0], old.reconstruct(kept[kept >= 0]))
    assert np.allclose(rows[kept < 0], fresh, atol=1e-3)
    wanted = np.where(kept[:, None] < 0, 0, stored[np.maximum(kept, 0)])
    wanted[kept < 0] = fresh
    for query in unit_rows(3, 5):
        ids, scores = new.search(query, 5, np.ones(400, dtype=np.bool_))  # under a filter every list is read
        assert ids.tolist() == brute_force(wanted, query, 5, np.ones(400, dtype=np.bool_))
        assert np.allclose(scores, wanted[ids] @ query, atol=2e-3)
