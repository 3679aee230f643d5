"""What every embedder promises, checked on the fake and on the real engine with a tiny model."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ModelError
from indexer.embed import Embedder, in_batches, load_embedder
from indexer.plain import plain
from indexer.provision.layout import ENCODER, VOCABULARY, model_folder
from tests.fakes import FakeEmbedder
from tests.tiny_model import SHAPE, saved

HARD = [
    "",
    " ",
    "\x00",
    "\ud800",
    "\ufdfa" * 500,
    "policylabb " * 5000,
    "a" * 20_000,
    "\u202elab\u202c",
    "</s><s>",
    "😀",
]


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("share"))


@pytest.fixture(scope="module", params=["fake", "tiny"])
def embedder(request: pytest.FixtureRequest, share: Path) -> Embedder:
    makers: dict[str, Callable[[], Embedder]] = {"fake": FakeEmbedder, "tiny": lambda: load_embedder(share=share)}
    return makers[request.param]()


def test_the_tiny_model_fits_the_protocol(share: Path) -> None:
    found = load_embedder(share=share)
    assert (found.dimension, found.window) == (SHAPE.hidden, SHAPE.positions)
    assert (found.query_prompt, found.document_prompt) == ("query: ", "passage: ")


@given(texts=st.lists(st.text(alphabet="policyabetn å\n\x00\ud800😀", max_size=40), max_size=6))
@settings(max_examples=40)
def test_rows_are_unit_and_stand_in_order(embedder: Embedder, texts: list[str]) -> None:
    for embed in (embedder.embed_queries, embedder.embed_passages):
        rows = embed(texts)
        assert rows.shape == (len(texts), embedder.dimension)
        assert rows.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
        for text, row in zip(texts, rows, strict=True):
            np.testing.assert_array_equal(embed([text])[0], row)


@pytest.mark.parametrize("text", HARD, ids=[repr(text[:12]) for text in HARD])
def test_hard_texts_get_a_vector_like_any_other(embedder: Embedder, text: str) -> None:
    for embed in (embedder.embed_queries, embedder.embed_passages):
        assert np.isfinite(embed([text, "kommun"])).all()
    assert embedder.count_tokens(text) >= 2


def test_progress_sums_to_the_number_of_passages(embedder: Embedder) -> None:
    for size in (0, 1, 37):
        done: list[int] = []
        embedder.embed_passages(["remissvar"] * size, progress=done.append)
        assert sum(done) == size
        assert all(done)


def test_like_texts_are_nearer_than_unlike_ones() -> None:
    near, far, asked = FakeEmbedder().embed_passages(["policylabbet avstyrks", "cykelvägar byggs", "policylabb"])
    assert asked @ near > asked @ far


def test_text_beyond_the_window_is_not_read(share: Path) -> None:
    found = load_embedder(share=share)
    text = "kommun " * SHAPE.positions
    assert found.count_tokens(text) > found.window
    np.testing.assert_array_equal(found.embed_passages([text]), found.embed_passages([text + "polic lab " * 50]))


def test_composed_and_decomposed_letters_are_the_same_text(share: Path) -> None:
    found = load_embedder(share=share)
    composed, apart = "på åå", unicodedata.normalize("NFD", "på åå")
    assert composed != apart
    np.testing.assert_array_equal(found.embed_queries([composed]), found.embed_queries([apart]))
    assert found.count_tokens(composed) == found.count_tokens(apart)


@given(text=st.text(alphabet=st.characters(), max_size=80))
def test_plain_text_is_plain(text: str) -> None:
    found = plain(text)
    assert plain(found) == found
    assert unicodedata.is_normalized("NFC", found)
    assert all(letter.isprintable() for letter in found)
    assert found == " ".join(found.split())
    found.encode("utf-8")


@given(text=st.text(alphabet="abcåäö .,-", max_size=60))
def test_ordinary_text_keeps_its_words(text: str) -> None:
    assert plain(text).split() == text.split()


@pytest.mark.parametrize("mark", ["<s>", "</s>", "<pad>", "<unk>", "<mask>", "</S>"])
def test_a_text_cannot_give_the_tokenizer_commands(mark: str) -> None:
    assert mark.lower() not in plain(f"a{mark}b").lower()


@given(sizes=st.lists(st.integers(min_value=0, max_value=9), max_size=50), most=st.integers(min_value=1, max_value=8))
def test_batches_hold_every_position_once_longest_first(sizes: list[int], most: int) -> None:
    batches = list(in_batches(sizes, most))
    order = [i for batch in batches for i in batch]
    assert sorted(order) == list(range(len(sizes)))
    assert [sizes[i] for i in order] == sorted(sizes, reverse=True)
    assert all(0 < len(batch) <= most for batch in batches)


def test_the_digest_follows_the_weights_and_the_vocabulary(share: Path, tmp_path: Path) -> None:
    first = load_embedder(share=share).digest
    assert load_embedder(share=saved(tmp_path / "same")).digest == first
    assert load_embedder(share=saved(tmp_path / "other", seed=1)).digest != first


def test_a_provisioned_folder_may_be_named_by_its_path(share: Path) -> None:
    by_path = load_embedder(path=model_folder(share))
    assert by_path.digest == load_embedder(share=share).digest


def test_a_missing_model_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="belagg model"):
        load_embedder(share=tmp_path)
    with pytest.raises(ModelError, match="no model in"):
        load_embedder(path=tmp_path / "absent")


@pytest.mark.parametrize("name", [ENCODER, VOCABULARY])
def test_a_damaged_model_is_one_clear_error(name: str, tmp_path: Path) -> None:
    path = model_folder(saved(tmp_path)) / name
    size = path.stat().st_size
    path.write_bytes(b"\x00" * size)  # the same size: the quick check cannot see it, opening it must
    with pytest.raises(ModelError, match="belagg model"):
        load_embedder(share=tmp_path)
    path.write_bytes(b"")
    with pytest.raises(ModelError, match="cut short"):
        load_embedder(share=tmp_path)
