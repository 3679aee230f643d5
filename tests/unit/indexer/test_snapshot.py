"""Laws of snapshots: what is written is read, nobody sees half of one, nothing wrong is served."""

import errno
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import Fault, SnapshotError
from indexer import store
from indexer.manifest import EmbedderRecord
from indexer.reuse import Previous, embedding_key
from indexer.snapshot import current_id, open_snapshot
from indexer.snapshot_write import SnapshotWriter
from indexer.types import Proposal
from indexer.verify import remedy, verify_snapshot
from tests.fakes import FakeEmbedder
from tests.unit.indexer.small_corpus import ORGANISATION, SmallCorpus

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ONE = [["Kommunen avstyrker förslaget. ", "Den ser risker. ", "Slut."]]
TWO = [["SKL tillstyrker i huvudsak."], ["Luleå svarar inte. ", "Bilagan saknas."]]


def snapshots(data: Path) -> list[str]:
    """Return the names of everything beside the snapshots."""
    return sorted(path.name for path in (data / "snapshots").iterdir())


class _Interrupted(Sequence[Proposal]):
    """Records of which the second is never reached."""

    def __len__(self) -> int:
        return 2

    def __getitem__(self, index: object) -> Any:
        raise KeyboardInterrupt


@settings(max_examples=30)
@given(texts=st.lists(st.lists(TEXT, max_size=4), max_size=3))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]) -> None:
    data = tmp_path_factory.mktemp("data")
    corpus = SmallCorpus.of(texts)
    id_ = corpus.write(data)
    with open_snapshot(data, embedder=corpus.embedder) as snapshot:
        records = corpus.records
        assert snapshot.id == id_ == current_id(data)
        assert list(snapshot.documents.values()) == records.documents
        assert list(snapshot.passages) == records.passages
        assert list(snapshot.proposals) == records.proposals
        assert list(snapshot.positions) == records.positions
        assert snapshot.organisations == (ORGANISATION,)
        assert list(snapshot.skipped) == records.skipped
        assert snapshot.manifest.maker.embedder == EmbedderRecord.of(corpus.embedder)
        stored = snapshot.passage_vectors.reconstruct(np.arange(len(snapshot.passages)))
        given = corpus.embedder.embed_passages([p.text for p in snapshot.passages])
        assert np.allclose(stored, given, atol=1e-3)  # kept in 16 bits
        assert verify_snapshot(snapshot.folder) == []


@pytest.mark.parametrize(
    "text", ["\u2028", "\u2029 \x85", "\r\n", "\x00", "\ufdfa" * 20, "\U0010ffff", '"\\', "\ufeff"]
)
def test_characters_that_end_lines_elsewhere_survive(tmp_path: Path, text: str) -> None:
    corpus = SmallCorpus.of([[f"a{text}b", text]])
    corpus.write(tmp_path)
    with open_snapshot(tmp_path, embedder=None) as snapshot:
        assert list(snapshot.documents.values()) == corpus.records.documents


def test_half_a_surrogate_pair_is_a_fault_and_changes_nothing(tmp_path: Path) -> None:
    before = SmallCorpus.of(ONE).write(tmp_path)
    broken = SmallCorpus.of([["a\ud800b"]])
    with pytest.raises(Fault), SnapshotWriter(tmp_path) as writer:
        broken.fill(writer)
    assert current_id(tmp_path) == before
    assert snapshots(tmp_path) == [before]


def test_each_passage_has_its_own_run_of_sentence_rows(tmp_path: Path) -> None:
    corpus = SmallCorpus.of([["a", "b", "c", "d", "e", "f"], ["g", "h", "i"]])
    corpus.write(tmp_path)
    with open_snapshot(tmp_path, embedder=None) as snapshot:
        assert np.diff(snapshot.sentence_starts).tolist() == [len(p.sentences) for p in snapshot.passages]
        assert snapshot.sentence_starts[0] == 0
        assert snapshot.sentence_starts[-1] == snapshot.sentence_vectors.count


def test_a_second_build_at_once_is_refused_and_harmless(tmp_path: Path) -> None:
    corpus = SmallCorpus.of(ONE)
    with SnapshotWriter(tmp_path) as first:
        with pytest.raises(SnapshotError, match="Another build is running"), SnapshotWriter(tmp_path):
            pass
        id_ = corpus.fill(first)
    assert current_id(tmp_path) == id_
    assert SmallCorpus.of(TWO).write(tmp_path) == current_id(tmp_path)


@pytest.mark.parametrize("where", ["start", "middle", "end"])
def test_a_flipped_bit_in_any_file_is_found(tmp_path: Path, where: str) -> None:
    SmallCorpus.of(ONE).write(tmp_path)
    folder = tmp_path / "snapshots" / str(current_id(tmp_path))
    for path in [p for p in folder.rglob("*") if p.is_file() and p.stat().st_size]:
        whole = path.read_bytes()
        place = {"start": 0, "middle": len(whole) // 2, "end": len(whole) - 1}[where]
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        problems = verify_snapshot(folder)
        assert problems, path
        assert "belagg" not in " ".join(problems)  # what to do is said once, for all of them
        assert remedy(problems) == "run: belagg index FOLDER"
        with pytest.raises(SnapshotError, match="belagg index FOLDER"):
            open_snapshot(tmp_path, embedder=None)
        path.write_bytes(whole)
    assert verify_snapshot(folder) == []


def test_a_shortened_or_missing_large_file_is_found_at_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SmallCorpus.of(ONE).write(tmp_path)
    monkeypatch.setattr("indexer.snapshot._SMALL_BYTES", -1)  # every file counts as large: only its size is looked at
    folder = tmp_path / "snapshots" / str(current_id(tmp_path))
    path = folder / "vectors" / "passages.faiss"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    with pytest.raises(SnapshotError, match="bytes instead of"):
        open_snapshot(tmp_path, embedder=None)
    path.unlink()
    with pytest.raises(SnapshotError, match=r"passages\.faiss"):
        open_snapshot(tmp_path, embedder=None)


def test_a_stray_file_is_reported(tmp_path: Path) -> None:
    SmallCorpus.of(ONE).write(tmp_path)
    folder = tmp_path / "snapshots" / str(current_id(tmp_path))
    (folder / "lexical" / "extra").write_text("x")
    assert verify_snapshot(folder) == ["lexical/extra does not belong to the snapshot"]


def test_another_embedder_is_refused_by_name(tmp_path: Path) -> None:
    SmallCorpus.of(ONE, FakeEmbedder(name="e5", dimension=16)).write(tmp_path)
    others = [FakeEmbedder(name="bge", dimension=16), FakeEmbedder(name="e5", dimension=24)]
    for other in others:
        with pytest.raises(SnapshotError, match=rf"made with e5 .* with {other.name} .*belagg index"):
            open_snapshot(tmp_path, embedder=other)
    open_snapshot(tmp_path, embedder=None).close()


def test_vectors_of_another_dimension_than_the_manifest_says_are_a_fault(tmp_path: Path) -> None:
    with SnapshotWriter(tmp_path) as writer, pytest.raises(Fault, match="dimensions"):
        SmallCorpus.of(ONE).fill(writer, dimension=99)
    assert current_id(tmp_path) is None


@pytest.mark.parametrize("folder", ["", "nowhere"])
def test_without_a_snapshot_the_error_says_how_to_make_one(tmp_path: Path, folder: str) -> None:
    assert current_id(tmp_path / folder) is None
    with pytest.raises(SnapshotError, match="belagg index FOLDER"):
        open_snapshot(tmp_path / folder, embedder=None)


@pytest.mark.parametrize("pointer", ["", "../../etc", "20200101T000000000000Z-0123456789ab", "\x00", "å"])
def test_a_pointer_to_nowhere_is_a_clear_error(tmp_path: Path, pointer: str) -> None:
    SmallCorpus.of(ONE).write(tmp_path)
    (tmp_path / "current").write_text(pointer, encoding="utf-8")
    with pytest.raises(SnapshotError, match="belagg index FOLDER"):
        open_snapshot(tmp_path, embedder=None)
    id_ = SmallCorpus.of(TWO).write(tmp_path)
    assert current_id(tmp_path) == id_


def test_a_snapshot_stays_while_it_is_read_and_leaves_with_its_last_reader(tmp_path: Path) -> None:
    old = SmallCorpus.of(ONE).write(tmp_path)
    first, second = open_snapshot(tmp_path, embedder=None), open_snapshot(tmp_path, embedder=None)
    new = SmallCorpus.of(TWO).write(tmp_path)
    assert snapshots(tmp_path) == [old, new]
    assert first.documents["dokument-0"].text == "".join(ONE[0])
    first.close()
    first.close()
    assert snapshots(tmp_path) == [old, new]
    second.close()
    assert snapshots(tmp_path) == [new]


def test_older_snapshots_are_kept_only_when_configured(tmp_path: Path) -> None:
    ids = [SmallCorpus.of(ONE).write(tmp_path, keep=2) for _ in range(5)]
    assert snapshots(tmp_path) == ids[-3:]
    last = SmallCorpus.of(ONE).write(tmp_path)
    assert snapshots(tmp_path) == [last]


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    before = SmallCorpus.of(ONE).write(tmp_path)
    whole = SmallCorpus.of(TWO)
    broken = replace(whole, records=replace(whole.records, proposals=_Interrupted()))
    with pytest.raises(KeyboardInterrupt), SnapshotWriter(tmp_path) as writer:
        broken.fill(writer)
    assert (current_id(tmp_path), snapshots(tmp_path)) == (before, [before])


@pytest.mark.parametrize("calls", [0, 3, 10, 18])
def test_a_full_disk_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: int) -> None:
    before = SmallCorpus.of(ONE).write(tmp_path)
    real, left = store.fsync, calls

    def full(path: Path) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(path)

    monkeypatch.setattr(store, "fsync", full)
    with pytest.raises(SnapshotError, match="No space left on device"):
        SmallCorpus.of(TWO).write(tmp_path)
    monkeypatch.undo()
    assert (current_id(tmp_path), snapshots(tmp_path)) == (before, [before])
    SmallCorpus.of(TWO).write(tmp_path)


def test_a_data_folder_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(SnapshotError, match="Cannot write the index"):
        SmallCorpus.of(ONE).write(tmp_path / "data")


def test_known_texts_keep_their_vectors(tmp_path: Path) -> None:
    corpus = SmallCorpus.of([["a b", "b c", "c d"]])
    assert Previous.of(tmp_path).parts == ()
    corpus.write(tmp_path)
    known = Previous.of(tmp_path)
    assert known.same_model(corpus.embedder)
    assert not known.same_model(FakeEmbedder(name="other", dimension=16))
    keys = [corpus.key(text) for text in ("a b", "b c", "c d")]
    strangers = [corpus.key("d e"), embedding_key("annan: ", "a b")]
    places = known.passage_keys.find([*keys, *strangers])
    assert set(places) == set(keys)
    given = corpus.embedder.embed_passages(["a b", "b c", "c d"])
    assert np.allclose(known.passage_rows([places[key] for key in keys]), given, atol=1e-3)  # kept in 16 bits


def test_an_index_that_changed_on_disk_is_not_built_upon(tmp_path: Path) -> None:
    id_ = SmallCorpus.of(ONE).write(tmp_path)
    for path in (p for p in (tmp_path / "snapshots" / id_).rglob("*") if p.is_file() and p.stat().st_size):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        assert Previous.of(tmp_path) == Previous(), path
        path.write_bytes(whole)
    assert Previous.of(tmp_path).id == id_


@given(prompt=TEXT, text=TEXT, cut=st.integers(0, 40))
def test_keys_tell_prompt_and_text_apart(prompt: str, text: str, cut: int) -> None:
    whole = prompt + text
    same = (whole[:cut], whole[cut:]) == (prompt, text)
    assert (embedding_key(whole[:cut], whole[cut:]) == embedding_key(prompt, text)) is same


def test_readers_never_fail_while_snapshots_are_swapped(tmp_path: Path) -> None:
    SmallCorpus.of(ONE).write(tmp_path)
    done = threading.Event()
    failures: list[BaseException] = []

    def read() -> None:
        try:
            while not done.is_set():
                with open_snapshot(tmp_path, embedder=None) as snapshot:
                    texts = {"".join(ONE[0]), TWO[0][0]}
                    assert snapshot.documents["dokument-0"].text in texts
        except (SnapshotError, AssertionError, OSError) as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(10):
        SmallCorpus.of(ONE if number % 2 else TWO).write(tmp_path)
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert snapshots(tmp_path) == [current_id(tmp_path)]


def test_a_killed_build_harms_nobody(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-m", "tests.unit.indexer.killed_builds", str(tmp_path)],
        cwd=root, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    kills = [json.loads(line) for line in run.stdout.splitlines()]
    assert [kill for kill in kills if kill["check"] != 0] == [], run.stderr
    assert sum(kill["build"] == -9 for kill in kills if kill["kind"] == "operation") >= 5


def test_a_passage_that_is_no_slice_of_its_document_is_not_written(tmp_path: Path) -> None:
    whole = SmallCorpus.of(ONE)
    wrong = [replace(p, text=p.text[:-1] + "!") for p in whole.records.passages]
    with pytest.raises(Fault, match="not a slice"), SnapshotWriter(tmp_path) as writer:
        replace(whole, records=replace(whole.records, passages=wrong)).fill(writer)
    assert current_id(tmp_path) is None
