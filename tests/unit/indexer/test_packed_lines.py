"""Laws of packed lines: they come back as they were, the same lines give the same file, damage is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SnapshotError
from indexer.packed_lines import read_packed, write_packed
from indexer.parts import Lines

LINES = st.lists(st.binary(max_size=60).map(lambda line: line.replace(b"\n", b"")), max_size=20)


@given(lines=LINES)
def test_lines_come_back_and_give_one_file(lines: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("packed")
    paths = [folder / "first.gz", folder / "second.gz"]
    for path in paths:
        write_packed(path, lines)
    assert read_packed(paths[0]) == b"".join(line + b"\n" for line in lines)
    assert list(Lines(paths[0])) == lines
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("where", [0, 12, -9, -1])
def test_damaged_lines_say_what_to_do(tmp_path: Path, where: int) -> None:
    path = tmp_path / "lines.gz"
    write_packed(path, [b"en rad", b"en till"])
    whole = bytearray(path.read_bytes())
    whole[where] ^= 1
    for broken in (bytes(whole), bytes(whole)[:-3], b""):
        path.write_bytes(broken)
        if broken:
            with pytest.raises(SnapshotError, match="belagg index"):
                read_packed(path)
