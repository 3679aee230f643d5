"""Laws of looks: a folder that looks the same holds the same; what might change unseen has no look."""

import os
from pathlib import Path

import pytest

from corpus import looks
from corpus.looks import Looks
from tests.unit.corpus.making import fill


def look_of(folder: Path, root: Path) -> str:
    return Looks(folder, root).whole


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "_TICK_NS", 0)


def test_a_look_stays_until_a_file_changes(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "ett", "b/c.txt": "två"})
    before = look_of(tmp_path, tmp_path)
    assert before
    fill(tmp_path, {"b/d.txt": "tre"})
    assert look_of(tmp_path, tmp_path) == before  # a folder below has a look of its own
    fill(tmp_path, {"d.txt": ""})
    added = look_of(tmp_path, tmp_path)
    (tmp_path / "d.txt").rename(tmp_path / "e.txt")
    assert len({before, added, look_of(tmp_path, tmp_path)}) == 3


def test_other_bytes_of_the_same_length_and_time_look_otherwise(tmp_path: Path) -> None:
    path = fill(tmp_path, {"a.txt": "ett"}) / "a.txt"
    before, times = look_of(tmp_path, tmp_path), path.stat()
    path.write_text("två"[:3], encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert look_of(tmp_path, tmp_path) != before


def test_folders_do_not_look_alike(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    assert look_of(tmp_path / "a", tmp_path) != look_of(tmp_path / "b", tmp_path)


@pytest.mark.parametrize("what", ["just written", "link", "pipe", "gone"])
def test_what_might_change_unseen_has_no_look(tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fill(tmp_path / "in", {"a.txt": "ett"})
    if what == "just written":
        monkeypatch.setattr(looks, "_TICK_NS", 2_000_000_000)
    elif what == "link":
        (folder / "b.txt").symlink_to(folder / "a.txt")
    elif what == "pipe":
        os.mkfifo(folder / "b.txt")
    else:
        folder = folder / "gone"
    assert look_of(folder, tmp_path) == ""
