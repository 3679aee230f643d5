"""Laws of the stems of passages: what is looked up is what stands there, whatever stems share a number."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SnapshotError
from indexer.held_stems import COUNTS, NUMBERS, HeldStems, Holding

STEMS = [f"stam{n}" for n in range(30)]
# CRC-32 of both is 0x4DDB0C25: a famous pair
ALIKE = ["plumless", "buckeroo"]
ALL = [*STEMS, *ALIKE]
PASSAGES = st.lists(st.lists(st.sampled_from(ALL), max_size=12), max_size=8)


def written(folder: Path, passages: list[list[str]]) -> Path:
    folder.mkdir()
    holding = Holding()
    for stems in passages:
        holding.add(stems)
    holding.save(folder)
    return folder


@given(runs=st.lists(PASSAGES, min_size=1, max_size=3), asked=st.sets(st.sampled_from(ALL)), data=st.data())
def test_a_stem_is_found_where_it_stands_and_nowhere_else(
    runs: list[list[list[str]]], asked: set[str], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("held")
    held = HeldStems.load([written(folder / str(n), run) for n, run in enumerate(runs)], ALL)
    passages = [passage for run in runs for passage in run]
    assert held.count == len(passages)
    rows = data.draw(st.lists(st.sampled_from(range(len(passages))), max_size=10)) if passages else []
    distinct = held.distinct(asked)
    assert set(distinct) == asked.difference(ALIKE)
    found = [set(stems) for stems in held.among(distinct, rows)]
    assert found == [set(distinct).intersection(passages[row]) for row in rows]


def test_nothing_is_held_by_no_parts() -> None:
    held = HeldStems.load([], STEMS)
    assert held.count == 0
    assert list(held.among(STEMS, [])) == []


@pytest.mark.parametrize("file", [NUMBERS, COUNTS])
@pytest.mark.parametrize("damage", [b"", b"not an array", None])
def test_damaged_tables_say_what_to_do(tmp_path: Path, file: str, damage: bytes | None) -> None:
    folder = written(tmp_path / "a", [["a", "b"], ["c"]])
    if damage is None:
        np.save(folder / file, np.zeros(5, dtype=np.uint32) + 3)
    else:
        (folder / file).write_bytes(damage)
    with pytest.raises(SnapshotError, match="belagg index"):
        HeldStems.load([folder], STEMS)
