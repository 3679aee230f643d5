"""Laws of the 8-bit table of vectors: near the rows it was given, the same when written again, safe against damage."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SnapshotError
from indexer.small_rows import SmallRows
from tests.unit.indexer.test_vectors import DIMENSION, unit_rows


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(1, 100))
def test_a_number_is_off_by_at_most_half_a_step_of_its_row(seed: int, count: int) -> None:
    rows = unit_rows(seed, count)
    found = SmallRows.build(rows, DIMENSION).reconstruct(np.arange(count))
    steps = np.abs(rows).max(axis=1) / 127
    assert (np.abs(found - rows) <= 0.56 * steps[:, None] + 1e-7).all()


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(1, 100))
def test_what_is_read_back_is_kept_to_the_bit(seed: int, count: int) -> None:
    once = SmallRows.build(unit_rows(seed, count), DIMENSION).reconstruct(np.arange(count))
    again = SmallRows.build(once, DIMENSION).reconstruct(np.arange(count))
    assert np.array_equal(once, again)


@given(seed=st.integers(0, 2**32 - 1), ids=st.lists(st.integers(0, 19), max_size=30))
def test_rows_come_in_the_order_asked_for(seed: int, ids: list[int]) -> None:
    table = SmallRows.build(unit_rows(seed, 20), DIMENSION)
    found = table.reconstruct(np.array(ids, dtype=np.int64))
    assert found.shape == (len(ids), DIMENSION)
    assert np.array_equal(found, table.reconstruct(np.arange(20))[ids])


@pytest.mark.parametrize("count", [0, 1, 7])
def test_a_saved_table_is_the_same_when_loaded(tmp_path: Path, count: int) -> None:
    table = SmallRows.build(unit_rows(1, max(count, 1))[:count], DIMENSION)
    table.save(tmp_path / "rows.npy")
    loaded = SmallRows.load(tmp_path / "rows.npy")
    assert (loaded.count, loaded.dimension) == (count, DIMENSION)
    assert np.array_equal(loaded.reconstruct(np.arange(count)), table.reconstruct(np.arange(count)))


def test_rows_of_nothing_stay_nothing() -> None:
    table = SmallRows.build(np.zeros((2, DIMENSION), dtype=np.float32), DIMENSION)
    assert not table.reconstruct(np.arange(2)).any()


@pytest.mark.parametrize("damage", [b"", b"not an array", None])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "rows.npy"
    if damage is None:
        np.save(path, np.zeros((3, DIMENSION), dtype=np.float32))
    else:
        path.write_bytes(damage)
    with pytest.raises(SnapshotError, match="belagg index"):
        SmallRows.load(path)
