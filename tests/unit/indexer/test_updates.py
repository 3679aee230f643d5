"""The law of bringing an index up to date: it is the index that would be built anew, and what was removed is gone."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import duplicates, looks
from corpus.errors import SnapshotError
from indexer import embedding, parts
from indexer import manifest as m
from indexer.arrange import arrange
from indexer.build import build_index
from indexer.lexical import WeightedTerm
from indexer.packed_lines import read_packed
from indexer.parts import Fresh, Kept
from indexer.snapshot import Snapshot, current_id, open_snapshot
from indexer.verify import verify_snapshot
from indexer.work import FOLDER as WORK
from indexer.work import WorkLog
from tests.fakes import FakeEmbedder
from tests.unit.corpus.making import fill
from tests.unit.corpus.readers.office import packed as zipped
from tests.unit.indexer.small_corpus import unpacked_bytes

EMBEDDER = FakeEmbedder(dimension=16)
NEWCOMER = "Föreningen Blåklintens vänner"
LONG = (
    "Yttrande från Luleå kommun\n\nLuleå kommun ställer sig bakom förslaget om en gemensam modell för tillsyn.\n\n"
    "Kommunen vill samtidigt understryka att kostnaderna måste täckas av staten."
)
TEXTS = (
    "Remissvar från Statskontoret\n\n## 4.1 Tillsyn\n\nStatskontoret tillstyrker förslaget om tillsyn.",
    "Remissvar från Vinnova\n\n## 4.1 Tillsyn\n\nVinnova avstyrker förslaget. Kostnaderna är inte beräknade.",
    "Luleå kommun\n\nYttrande\n\nLuleå kommun instämmer i Statskontorets yttrande. Övriga förslag tillstyrks.",
    f"{NEWCOMER}\n\nRemissvar 2031-01-02\n\n{NEWCOMER} avstyrker att taket höjs.\n\nOrdförande i {NEWCOMER}",
    f"Remissvar\n\n{NEWCOMER} avstyrker förslaget om tak. Vinnova anser att taket bör höjas.",
    f"Yttrande\n\nSkolverket hänvisar till {NEWCOMER}s yttrande. Skolverket avstyrker tillsynen i avsnitt 4.1.",
    "SOU 2031:4\n\n## 4.1 Tillsyn\n\nUtredningens förslag: Tillsynen ska skärpas.\n\n"
    "## 4.2 Tak\n\nFörslag: Taket ska höjas.",
    "Ett missiv\n\nRemissvaren ska ha kommit in senast den 3 mars 2031. Svaret finns i bilaga.",
    "## Om taket\n\n" + "Taket är lågt. Golvet är högt. " * 40,
    LONG,
    f"## {LONG}\n\n*Luleå*",
    LONG.replace("täckas", "betalas"),
)
NAMES = ("a.txt", "b.md", "c.txt", "d.txt", "e.txt", "skolverket svar.txt")
FOLDERS = ("fi2031-1", "fi2031-2")
ARCHIVE = zipped({"bilaga.txt": TEXTS[-1].encode(), "svar.txt": TEXTS[3].encode()})
ENTRIES: tuple[dict[str, Any], ...] = (
    {"kind": "remissvar", "organisation": NEWCOMER},
    {"organisation": "vinnova"},
    {"id": "samma"},
    {"kind": "ovrigt", "labels": ["fi"]},
)
PLACES = st.tuples(st.sampled_from(FOLDERS), st.sampled_from(NAMES))
EDITS = st.one_of(
    st.tuples(st.just("write"), PLACES, st.sampled_from(TEXTS)),
    st.tuples(st.just("write"), PLACES, st.sampled_from(TEXTS)),
    st.tuples(st.just("remove"), PLACES, st.none()),
    st.tuples(st.just("state"), PLACES, st.sampled_from(ENTRIES)),
    st.tuples(st.just("beside"), PLACES, st.sampled_from(ENTRIES)),
    st.tuples(st.just("above"), PLACES, st.sampled_from(ENTRIES)),
    st.tuples(st.sampled_from(["rename", "swap", "copy"]), PLACES, st.sampled_from(NAMES)),
    st.tuples(st.sampled_from(["touch", "pack"]), PLACES, st.none()),
    st.tuples(st.just("name"), PLACES, st.sampled_from(["section,name,wording\n4.1,Skärpt tillsyn,tillsyn\n"])),
)
STEPS = st.lists(st.lists(EDITS, min_size=1, max_size=4), min_size=2, max_size=3)


@contextmanager
def small(most: int = 3, chunk: int = 4) -> Iterator[None]:
    """Make limits so small that a few documents reach them, and trust looks of files just written."""
    before = parts.MOST_PASSAGES, embedding.CHUNK, looks._TICK_NS, duplicates._MOST
    parts.MOST_PASSAGES, embedding.CHUNK, looks._TICK_NS, duplicates._MOST = most, chunk, 0, 2
    try:
        yield
    finally:
        parts.MOST_PASSAGES, embedding.CHUNK, looks._TICK_NS, duplicates._MOST = before


def edit(folder: Path, kind: str, place: tuple[str, str], what: Any) -> None:
    """Do one edit to a folder of consultations."""
    here = folder / place[0]
    here.mkdir(exist_ok=True)
    path = here / place[1]
    if kind == "write":
        path.write_text(what, encoding="utf-8")
    elif kind == "pack":
        path.write_bytes(ARCHIVE)
    elif kind == "remove":
        path.unlink(missing_ok=True)
    elif kind == "name":
        (here / "proposals.csv").write_text(what, encoding="utf-8")
    elif kind == "state":
        manifest = {"documents": [{"file": place[1], **what}]}
        (here / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    elif kind == "above":
        manifest = {"documents": [{"file": f"{place[0]}/{place[1]}", **what}]}
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    elif kind == "beside":
        path.with_name(f"{path.name}.json").write_text(json.dumps(what), encoding="utf-8")
    elif path.exists():
        move(kind, path, here / what if what else path)


def move(kind: str, path: Path, other: Path) -> None:
    """Rename, copy or touch a file, or swap the bytes of two, which keep their times."""
    if kind == "touch":
        path.touch()
    elif kind == "rename":
        path.rename(other)
    elif kind == "copy" and path != other:
        shutil.copy2(path, other)
    elif kind == "swap" and other.exists():
        content, times, others = path.read_bytes(), path.stat(), other.stat()
        path.write_bytes(other.read_bytes())
        other.write_bytes(content)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        os.utime(other, ns=(others.st_atime_ns, others.st_mtime_ns))


def recorded(data: Path, snapshot: str) -> bytes:
    """Return what a snapshot keeps of folders and files for the next build."""
    return read_packed(data / "snapshots" / snapshot / m.FOLDERS)


def contents(snapshot: Snapshot) -> dict[str, Any]:
    """Return everything that answers are made from."""
    every = np.arange(len(snapshot.passages))
    sentences = np.arange(snapshot.sentence_vectors.count)
    questions = [["tillsyn"], ["tak", "golv"], ["Blåklinten"], ["avstyrker", "kostnad"]]
    return {
        "documents": list(snapshot.documents.values()),
        "passages": snapshot.passages,
        "proposals": snapshot.proposals,
        "positions": snapshot.positions,
        "mentions": snapshot.mentions,
        "consultations": snapshot.consultations,
        "organisations": snapshot.organisations,
        "skipped": snapshot.skipped,
        "words": snapshot.words,
        "passage vectors": snapshot.passage_vectors.reconstruct(every).tolist(),
        "sentence vectors": snapshot.sentence_vectors.reconstruct(sentences).tolist(),
        "word vectors": snapshot.word_vectors.reconstruct(np.arange(len(snapshot.words))).tolist()
        if snapshot.word_vectors
        else [],
        "found by words": [snapshot.lexical.search([WeightedTerm((w,)) for w in q], 50) for q in questions],
        "found by meaning": [
            [part.tolist() for part in snapshot.passage_vectors.search(row, 5)]
            for row in EMBEDDER.embed_queries([" ".join(q) for q in questions])
        ],
    }


def of(data: Path) -> dict[str, Any]:
    with open_snapshot(data, embedder=EMBEDDER) as snapshot:
        assert verify_snapshot(snapshot.folder) == []
        return contents(snapshot)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_an_index_brought_up_to_date_is_the_one_built_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[tuple[str, tuple[str, str], Any]]]
) -> None:
    root = tmp_path_factory.mktemp("updates")
    folder, data = root / "in", root / "data"
    fill(folder / "fi2031-1", {"a.txt": TEXTS[0], "b.md": TEXTS[3], "c.txt": TEXTS[5]})
    fill(folder / "fi2031-2", {"z.txt": TEXTS[1]})
    with small():
        build_index(folder, data, EMBEDDER)
        for number, step in enumerate(steps):
            for kind, place, what in step:
                edit(folder, kind, place, what)
            copy = root / f"copy-{number}"
            shutil.copytree(data, copy)  # the same names of proposals to go on with
            report = build_index(folder, data, EMBEDDER)
            afresh = build_index(folder, copy, EMBEDDER, anew=True)
            assert (report.skipped, report.warnings) == (afresh.skipped, afresh.warnings)
            if report.new:
                assert recorded(data, report.snapshot) == recorded(copy, afresh.snapshot)
            found, wanted = of(data), of(copy)
            for name, value in wanted.items():
                assert found[name] == value, name


def test_only_what_changed_is_read_embedded_and_written(tmp_path: Path) -> None:
    folder, data = tmp_path / "in", tmp_path / "data"
    letters = {f"{n:02}.txt": f"Remissvar från Vinnova\n\nVinnova avstyrker förslag nummer {n}." for n in range(20)}
    fill(folder, letters)
    with small():
        first = build_index(folder, data, EMBEDDER)
        inodes = {p.stat().st_ino for p in (data / "snapshots" / first.snapshot / "parts").rglob("*.jsonl.gz")}
        fill(folder, {"07.txt": letters["07.txt"] + " Taket är lågt."})
        embedder = FakeEmbedder(dimension=16)
        second = build_index(folder, data, embedder)
    assert (second.documents, second.read, second.unchanged, second.removed) == (20, 1, 19, 0)
    assert 0 < len(embedder.embedded) <= 3
    written = [
        p
        for p in (data / "snapshots" / second.snapshot / "parts").rglob(parts.DOCUMENTS)
        if p.stat().st_ino not in inodes
    ]
    assert len(written) == 1


def test_where_nothing_has_changed_the_index_stays(tmp_path: Path) -> None:
    folder, data = fill(tmp_path / "in", {"a.txt": TEXTS[0], "b.pdf": b"%PDF"}), tmp_path / "data"
    first = build_index(folder, data, EMBEDDER)
    again = build_index(folder, data, EMBEDDER)
    assert (again.snapshot, again.new, again.read, again.unchanged) == (first.snapshot, False, 0, 1)
    assert current_id(data) == first.snapshot
    assert again.skipped == first.skipped
    (folder / "b.pdf").unlink()
    assert build_index(folder, data, EMBEDDER).skipped == ()


def test_a_changed_program_reads_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, data = fill(tmp_path / "in", {"a.txt": TEXTS[0]}), tmp_path / "data"
    build_index(folder, data, EMBEDDER)
    monkeypatch.setattr("indexer.build.rules_digest", lambda: "another")
    embedder = FakeEmbedder(dimension=16)
    report = build_index(folder, data, embedder)
    assert (report.new, report.read, embedder.embedded) == (True, 1, [])


def test_a_folder_in_which_nothing_changed_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, data = tmp_path / "in", tmp_path / "data"
    for name in FOLDERS:
        fill(folder / name, {"a.txt": TEXTS[0], "b.txt": f"{TEXTS[1]} I {name}."})
    opened: list[Path] = []
    really = Path.read_bytes

    def noting(path: Path) -> bytes:
        opened.extend([path] if folder in path.parents else [])
        return really(path)

    with small():
        build_index(folder, data, EMBEDDER)
        monkeypatch.setattr(Path, "read_bytes", noting)
        fill(folder / FOLDERS[0], {"b.txt": TEXTS[1]})
        assert build_index(folder, data, EMBEDDER).read == 1
        assert {path.parent.name for path in opened} == {FOLDERS[0]}
        (original,) = [p for p in (data / "originals").iterdir() if FOLDERS[1].encode() in really(p)]
        original.unlink()
        build_index(folder, data, EMBEDDER)
    assert FOLDERS[1] in {path.parent.name for path in opened}  # for the original that somebody took away
    assert original.exists()


def test_a_sender_that_comes_or_goes_reaches_the_folders_after_it(tmp_path: Path) -> None:
    folder, data = tmp_path / "in", tmp_path / "data"
    fill(folder / "a", {"1.txt": TEXTS[0]})
    letter = f"Remissvar\n\nSkrivelse från {NEWCOMER} till ministern. {NEWCOMER} avstyrker förslaget om tak."
    fill(folder / "b", {"1.txt": letter, "2.txt": TEXTS[1]})

    def sender() -> str | None:
        with open_snapshot(data, embedder=EMBEDDER) as snapshot:
            return next(d.organisation for d in snapshot.documents.values() if d.source_file == "b/1.txt")

    with small():
        build_index(folder, data, EMBEDDER)
        before = sender()
        fill(folder / "a", {"2.txt": TEXTS[3]})
        build_index(folder, data, EMBEDDER)
        assert sender() == NEWCOMER != before
        (folder / "a" / "2.txt").unlink()
        build_index(folder, data, EMBEDDER)
        assert sender() == before


def test_a_file_whose_bytes_changed_under_the_same_look_is_read(tmp_path: Path) -> None:
    # what was written just now may be written again within one tick of the clock, so a look alone is not believed
    folder, data = fill(tmp_path / "in", {"a.txt": TEXTS[0]}), tmp_path / "data"
    build_index(folder, data, EMBEDDER)
    (folder / "a.txt").write_text(TEXTS[0].replace("tillstyrker", "avstyrker !"), encoding="utf-8")
    assert build_index(folder, data, EMBEDDER).read == 1


def test_a_removed_word_is_nowhere_on_disk(tmp_path: Path) -> None:
    folder, data = tmp_path / "in", tmp_path / "data"
    fill(folder, {f"{n}.txt": f"{TEXTS[n % 3]}\n\nSkäl nummer {n}." for n in range(9)})
    fill(folder, {"4x.txt": "Remissvar från Vinnova\n\nVinnova avstyrker kvastskaftsprövningen i Xyzköping."})
    with small():
        build_index(folder, data, EMBEDDER)
        (folder / "4x.txt").unlink()
        with open_snapshot(data, embedder=EMBEDDER) as reader:
            build_index(folder, data, EMBEDDER)
            assert "4x" in reader.documents
    words = ("kvastskaft", "xyzk", "4x.txt")
    held = [p for p in data.rglob("*") if p.is_file() and any(w.encode() in unpacked_bytes(p).lower() for w in words)]
    assert held == []


def test_parts_keep_the_order_and_stay_whole_where_nothing_changed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    folder = fill(tmp_path / "in", {f"{n:02}.txt": f"Yttrande {n}\n\nTaket är lågt." for n in range(40)})
    with small(most=4):
        report = build_index(folder, data, EMBEDDER)
    whole = [parts.Part(p) for p in sorted((data / "snapshots" / report.snapshot / "parts").iterdir())]
    kept = [Kept(part, n) for part in whole for n in range(len(part.counts))]
    assert arrange(kept, 4) == whole
    for gone in range(len(kept)):
        left = kept[:gone] + kept[gone + 1 :]
        groups = arrange(left, 4)
        flat = [i for g in groups for i in (g if isinstance(g, list) else [Kept(g, n) for n in range(len(g.counts))])]
        assert flat == left
        assert not any(isinstance(item, Fresh) for item in flat)
        assert sum(isinstance(group, list) for group in groups) <= 2


def test_a_log_cut_off_anywhere_keeps_what_stands_before(tmp_path: Path) -> None:
    pieces = [(bytes([n]) * 32, b"x" * n) for n in range(1, 5)]
    with WorkLog(tmp_path, "slag", "a") as log:
        log.put(pieces)
    (path,) = (tmp_path / WORK).iterdir()
    whole = path.read_bytes()
    ends = [sum(40 + len(value) for _, value in pieces[:n]) for n in range(5)]
    for cut in range(len(whole) + 1):
        path.write_bytes(whole[:cut])
        with WorkLog(tmp_path, "slag", "a") as log:
            assert len(log) == sum(end <= cut for end in ends) - 1
            log.put([(b"n" * 32, b"new")])
        with WorkLog(tmp_path, "slag", "a") as log:
            assert log[b"n" * 32] == b"new"
    path.write_bytes(whole[:45] + bytes([whole[45] ^ 1]) + whole[46:])
    with WorkLog(tmp_path, "slag", "a") as log:
        assert len(log) <= 1


@pytest.mark.parametrize("most_bytes", [0, 500, 5_000, 40_000])
def test_a_disk_that_refuses_at_any_size_is_one_clear_error(tmp_path: Path, most_bytes: int) -> None:
    folder, data = fill(tmp_path / "in", {"a.txt": TEXTS[0]}), tmp_path / "data"
    before = build_index(folder, data, EMBEDDER).snapshot
    fill(folder, {f"{n}.txt": f"{TEXTS[n % 6]}\n\nSkäl nummer {n}." for n in range(12)})
    whole = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, whole[1]))  # the system refuses what is beyond
    try:
        with pytest.raises(
            SnapshotError, match=r"Cannot write the index below .*; the index in use is unchanged"
        ) as told:
            build_index(folder, data, EMBEDDER)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, whole)
    assert "\n" not in str(told.value)
    assert current_id(data) == before
    assert [p.name for p in (data / "snapshots").iterdir()] == [before]
    assert build_index(folder, data, EMBEDDER).documents == 13


def test_a_build_killed_at_random_instants_loses_nothing_that_was_finished(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-m", "tests.unit.indexer.killed_updates", str(tmp_path)],
        cwd=root, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["kills"] >= 10
    assert told["problems"] == []
    assert told["embedded_twice"] <= told["kills"] * told["chunk"]
    assert told["same_as_afresh"]
    assert told["left"] == []
