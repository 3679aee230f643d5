"""Laws of a folder in which something changed: only files that look otherwise are opened, and the index is as anew."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus import duplicates
from indexer import manifest as m
from indexer.build import build_index
from indexer.snapshot import current_id, open_snapshot
from indexer.verify import remedy, verify_snapshot
from tests.unit.corpus.making import fill
from tests.unit.indexer.test_updates import EMBEDDER, LONG, NEWCOMER, TEXTS, edit, of, recorded, small

FLAT = "fi2031-1"
FILES = {
    "a.txt": TEXTS[0], "b.txt": TEXTS[1], "c.txt": TEXTS[6],
    "lika.md": f"## {LONG}\n\n*Luleå*", "lika.txt": LONG, "olika.txt": LONG.replace("täckas", "betalas"),
    "x.txt": f"{TEXTS[2]} Det gäller x.", "y.txt": f"{TEXTS[2]} Det gäller y.",
}  # fmt: skip
Opened = Callable[[], list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder that lies flat, indexed below `data` beside it."""
    fill(tmp_path / "in" / FLAT, FILES)
    with small():
        build_index(tmp_path / "in", tmp_path / "data", EMBEDDER)
        yield tmp_path / "in" / FLAT


@pytest.fixture
def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Return the names of documents opened since this was last asked."""
    found: list[str] = []
    really = Path.read_bytes

    def noting(path: Path) -> bytes:
        found.extend([path.name] if path.parent == folder and path.suffix != ".json" else [])
        return really(path)

    def taken() -> list[str]:
        names = found[:]
        found.clear()
        return names

    monkeypatch.setattr(Path, "read_bytes", noting)
    return taken


def update(folder: Path) -> None:
    """Bring the index up to date."""
    build_index(folder.parent, data_of(folder), EMBEDDER)


def data_of(folder: Path) -> Path:
    return folder.parents[1] / "data"


def afresh(folder: Path) -> tuple[object, bytes]:
    """Return an index built anew, and what it keeps of files."""
    data = folder.parents[1] / "anew"
    report = build_index(folder.parent, data, EMBEDDER)
    return of(data), recorded(data, report.snapshot)


def updated(folder: Path) -> tuple[object, bytes]:
    """Return the index in use, and what it keeps of files."""
    data = data_of(folder)
    return of(data), recorded(data, current_id(data) or "")


@pytest.mark.parametrize(
    ("kind", "file", "what", "read"),
    [
        ("write", "b.txt", TEXTS[8], ["b.txt"]),
        ("write", "ny.txt", TEXTS[8], ["ny.txt"]),
        ("write", "a.txt", LONG, ["a.txt"]),
        ("remove", "b.txt", None, []),
        ("rename", "b.txt", "g.txt", ["g.txt"]),
        ("swap", "x.txt", "y.txt", ["x.txt", "y.txt"]),
        ("pack", "ny.zip", None, ["ny.zip"]),
        ("beside", "b.txt", {"organisation": NEWCOMER}, ["b.txt"]),
        ("beside", "lika.txt", {"labels": ["hemlig"]}, ["lika.txt"]),
        ("state", "b.txt", {"title": "Ett svar"}, ["b.txt"]),
    ],
)
def test_only_what_looks_otherwise_is_opened(
    folder: Path, opened: Opened, kind: str, file: str, what: object, read: list[str]
) -> None:
    edit(folder.parent, kind, (FLAT, file), what)
    opened()
    update(folder)
    assert opened() == read
    assert updated(folder) == afresh(folder)


def test_a_file_touched_is_opened_and_changes_nothing(folder: Path, opened: Opened) -> None:
    before = current_id(data_of(folder))
    edit(folder.parent, "touch", (FLAT, "b.txt"), None)
    update(folder)
    assert opened() == ["b.txt"]
    assert current_id(data_of(folder)) == before


def test_where_a_copy_is_removed_the_other_becomes_the_document(folder: Path, opened: Opened) -> None:
    with open_snapshot(data_of(folder), embedder=EMBEDDER) as snapshot:
        ((stands, copy),) = [d.originals for d in snapshot.documents.values() if len(d.originals) == 2]
    (folder.parent / stands.file).unlink()
    update(folder)
    assert opened() == [Path(copy.file).name]  # its text was kept nowhere
    assert updated(folder) == afresh(folder)


def test_where_the_copy_goes_nothing_is_opened(folder: Path, opened: Opened) -> None:
    with open_snapshot(data_of(folder), embedder=EMBEDDER) as snapshot:
        ((_, copy),) = [d.originals for d in snapshot.documents.values() if len(d.originals) == 2]
    (folder.parent / copy.file).unlink()
    update(folder)
    assert opened() == []
    assert updated(folder) == afresh(folder)


def test_one_more_is_compared_where_one_of_the_first_goes(folder: Path) -> None:
    # the limit is two of a sender: the fourth was never compared with the third
    alike = {f"{n}.txt": LONG.replace("täckas", word) for n, word in enumerate(("a", "b", "c"))}
    fill(folder, {**alike, "3.txt": f"{alike['2.txt']}\n\n*Luleå*"})
    update(folder)
    assert duplicates._MOST == 2
    (folder / "0.txt").unlink()
    update(folder)
    assert updated(folder) == afresh(folder)
    with open_snapshot(data_of(folder), embedder=EMBEDDER) as snapshot:
        files = [[o.file for o in d.originals] for d in snapshot.documents.values()]
    assert [f"{FLAT}/2.txt", f"{FLAT}/3.txt"] in files


def test_a_sender_learnt_from_one_file_reaches_those_after_it_in_the_same_folder(folder: Path, opened: Opened) -> None:
    letter = f"Remissvar\n\nSkrivelse från {NEWCOMER} till ministern. {NEWCOMER} avstyrker förslaget om tak."
    fill(folder, {"e.txt": letter})
    update(folder)
    opened()
    fill(folder, {"d.txt": TEXTS[3]})
    update(folder)
    assert opened() == ["d.txt", "e.txt"]
    assert updated(folder) == afresh(folder)
    (folder / "d.txt").unlink()
    opened()
    update(folder)
    assert opened() == ["e.txt"]
    assert updated(folder) == afresh(folder)


def test_a_sender_that_only_a_copy_names_is_found_in_it(folder: Path, opened: Opened) -> None:
    copy = f"{LONG}\n\n*{NEWCOMER}*"  # a little more than what stands for it
    fill(folder, {"lika.txt": copy, "lika.md": f"## {copy}\n\n*Luleå*"})
    update(folder)
    fill(folder, {"lika.md": f"## {LONG}\n\n*Luleå kommun, kansliet*"})
    update(folder)
    fill(folder, {"d.txt": TEXTS[3]})
    opened()
    update(folder)
    assert opened() == ["d.txt", "lika.txt"]
    assert updated(folder) == afresh(folder)


def test_a_changed_program_opens_every_file(folder: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.build.rules_digest", lambda: "another")
    update(folder)
    assert opened() == sorted(FILES)


def test_a_damaged_record_is_no_record(folder: Path, opened: Opened) -> None:
    id_ = current_id(data_of(folder)) or ""
    path = data_of(folder) / "snapshots" / id_ / m.FOLDERS
    path.write_bytes(path.read_bytes()[:-7])
    update(folder)
    assert opened() == sorted(FILES)
    assert updated(folder) == afresh(folder)


def test_an_original_that_is_gone_is_taken_from_its_file_alone(folder: Path, opened: Opened) -> None:
    held = {path.read_text("utf-8"): path for path in (data_of(folder) / "originals").iterdir()}
    held[FILES["b.txt"]].unlink()
    update(folder)
    assert opened() == ["b.txt"]
    assert held[FILES["b.txt"]].exists()


@pytest.mark.parametrize("left", [b"", b"half of it"])
def test_an_original_of_another_size_is_restored(folder: Path, opened: Opened, left: bytes) -> None:
    held = {path.read_text("utf-8"): path for path in (data_of(folder) / "originals").iterdir()}
    held[FILES["b.txt"]].write_bytes(left)
    update(folder)
    assert opened() == ["b.txt"]
    assert held[FILES["b.txt"]].read_text("utf-8") == FILES["b.txt"]


def test_an_original_with_other_bytes_is_told_and_restored_by_reading_anew(folder: Path) -> None:
    held = {path.read_text("utf-8"): path for path in (data_of(folder) / "originals").iterdir()}
    path = held[FILES["b.txt"]]
    path.write_text(FILES["b.txt"].swapcase(), encoding="utf-8")
    snapshot = data_of(folder) / "snapshots" / (current_id(data_of(folder)) or "")
    problems = verify_snapshot(snapshot)
    assert ["b.txt" in problem for problem in problems] == [True]
    assert remedy(problems) == "run: belagg index FOLDER --anew"
    build_index(folder.parent, data_of(folder), EMBEDDER, anew=True)
    assert path.read_text("utf-8") == FILES["b.txt"]


def test_a_link_goes_on_leading_to_the_document_it_led_to(folder: Path) -> None:
    fill(folder, {"b.md": TEXTS[8]})
    update(folder)
    build_index(folder.parent, data_of(folder), EMBEDDER, anew=True)
    with open_snapshot(data_of(folder), embedder=EMBEDDER) as snapshot:
        assert snapshot.documents["b"].source_file == f"{FLAT}/b.txt"
        assert snapshot.documents["b-2"].source_file == f"{FLAT}/b.md"


def test_a_label_stated_above_reaches_a_folder_that_is_taken_over(folder: Path, opened: Opened) -> None:
    fill(folder.parent, {}, {"documents": [{"file": f"{FLAT}/b.txt", "labels": ["fi"]}]})
    update(folder)
    assert opened() == ["b.txt"]
    assert updated(folder) == afresh(folder)
    with open_snapshot(data_of(folder), embedder=EMBEDDER) as snapshot:
        assert snapshot.documents["b"].labels == ("fi",)


def test_what_may_read_otherwise_another_time_is_opened_alone(
    folder: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "lank.txt").symlink_to(folder / "a.txt")
    fill(folder, {"vägrad.txt": TEXTS[8]})
    noting = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "vägrad.txt":
            raise OSError(5, "Input/output error")
        return noting(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refusing)
        update(folder)
    assert opened() == []
    update(folder)
    assert opened() == ["vägrad.txt"]
    assert updated(folder) == afresh(folder)
