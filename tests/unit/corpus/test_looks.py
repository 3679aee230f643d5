"""Laws of looks: a folder that looks the same holds the same; what might change unseen has no look."""

import os
from pathlib import Path

import pytest

from corpus import looks
from corpus.looks import Looks
from tests.unit.corpus.making import fill


def look_of(folder: Path, root: Path) -> str:
    return Looks(folder, root).lasting()


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


def _of(folder: Path, name: str, stated: bytes = b"") -> str:
    return Looks(folder, folder).of(name, stated)


def test_a_file_looks_the_same_whatever_happens_to_others(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "ett", "b.txt": "två"})
    before = _of(tmp_path, "a.txt")
    assert before
    fill(tmp_path, {"b.txt": "tre", "c.txt": "fyra"})
    (tmp_path / "d.txt").symlink_to(tmp_path / "a.txt")
    assert _of(tmp_path, "a.txt") == before != _of(tmp_path, "b.txt")
    assert _of(tmp_path, "d.txt") == _of(tmp_path, "e.txt") == ""


def test_what_is_stated_of_a_file_belongs_to_its_look(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "ett"})
    before = _of(tmp_path, "a.txt")
    stated = _of(tmp_path, "a.txt", b"{}")
    fill(tmp_path, {"a.txt.json": "{}"})
    beside = _of(tmp_path, "a.txt")
    fill(tmp_path, {"a.txt.json": "[]"})
    assert len({before, stated, beside, _of(tmp_path, "a.txt")}) == 4
    (tmp_path / "a.txt.json").unlink()
    assert _of(tmp_path, "a.txt") == before
    (tmp_path / "a.txt.json").symlink_to(tmp_path / "a.txt")
    assert _of(tmp_path, "a.txt") == ""


def test_only_a_file_just_written_has_no_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, {"a.txt": "ett", "b.txt": "två"})
    now = (tmp_path / "b.txt").stat().st_ctime_ns
    monkeypatch.setattr(looks, "_TICK_NS", 2_000_000_000)
    monkeypatch.setattr("time.time_ns", lambda: now + 2_000_000_000)
    os.utime(tmp_path / "b.txt", ns=(0, now + 1))  # its entry is of just now, whatever time it is given
    os.utime(tmp_path / "b.txt", ns=(0, 0))
    assert (tmp_path / "a.txt").stat().st_ctime_ns <= now
    assert _of(tmp_path, "a.txt")
    assert _of(tmp_path, "b.txt") == ""


def test_a_file_that_was_old_enough_when_it_was_read_has_a_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, {"a.txt": "ett", "manifest.json": "{}"})
    now = max(path.stat().st_ctime_ns for path in tmp_path.iterdir())
    monkeypatch.setattr(looks, "_TICK_NS", 2_000_000_000)
    clock = [now + 1_000_000_000]
    monkeypatch.setattr("time.time_ns", lambda: clock[0])
    found = Looks(tmp_path, tmp_path)
    assert found.of("a.txt", b"") == ""
    clock[0] += 1_000_000_000
    assert found.of("a.txt", b"")
    assert found.whole
    assert found.lasting(["a.txt"]) == ""  # what else lies there was read when it was new
    assert Looks(tmp_path, tmp_path).lasting() == found.lasting(["a.txt", "manifest.json"]) == found.whole
