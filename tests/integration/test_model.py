"""The provisioned model itself: the right vectors, by every way to them, without a network."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from benchmarks.retrieval_data import LANGUAGES, ON_LETTERS, held_out
from indexer import embed, provision, tokens
from indexer.cross_encoder import CrossEncoder
from indexer.embed import Embedder, load_embedder
from indexer.plain import plain
from indexer.provision.adapter import learnt
from indexer.provision.digests import RECORD
from indexer.provision.directory import LAYER_PARTS
from indexer.provision.layout import TOKENIZER, VOCABULARY, model_folder
from indexer.question_space import space_of
from indexer.unigram import Unigram, open_unigram
from service.language import detect

pytestmark = pytest.mark.integration

WEIGHTS = "model.safetensors"
DOCUMENTS = sorted((Path(__file__).parents[2] / "corpus" / "documents").glob("*.txt"))
TEXTS = [
    "SKL avstyrker i nuläget förslaget kring inrättandet av ett nationellt policylab.",
    "Statskontoret bör få i uppdrag att utvärdera försöksverksamheten med tillitsbaserad styrning.",
    "The committee proposes that municipalities should be given more freedom.",
    "Cykelvägen mellan Gammelstad och centrum asfalteras om under sommaren. " * 20,
    "Nej.",
]
HOSTILE = [
    "",
    "\x00",
    "\ud800",
    "\ufdfa" * 10,
    "\ufdfa" * 4000,
    "ord " * 50_000,
    "x" * 50_000,
    "\u202etxet\u202c",
    "</s>",
]
# letters and digits of Unicode 13 and 14, which the library's tables are too old to take apart
NEWER = "".join(map(chr, (*range(0x10780, 0x107C0), 0x1F16C, *range(0x1FBF0, 0x1FBFA))))
OFFLINE = """
import socket, sys
def refuse(*_, **__): raise RuntimeError("the network was used")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
from indexer import tokens
from indexer.embed import load_embedder
found = load_embedder()
found.embed_queries(["policylab"])
assert "torch" not in sys.modules, "a question must not wait for torch"
found.model.encode_document(["policylab"], show_progress_bar=False)
assert tokens.count("policylab") > 0
"""


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture(scope="module")
def tokenizers() -> tuple[Unigram, Tokenizer]:
    folder = model_folder()
    return open_unigram(folder / VOCABULARY), Tokenizer.from_file(str(folder / TOKENIZER))


@pytest.fixture(scope="module")
def exact(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    """Load the same weights, adapter and all, in full precision by sentence-transformers, like any other model."""
    folder = tmp_path_factory.mktemp("models") / "plain"
    folder.mkdir()
    for path in model_folder().iterdir():
        if path.name not in {RECORD, "onnx", WEIGHTS}:
            (folder / path.name).symlink_to(path)
    tensors = load_file(model_folder() / WEIGHTS)
    adapter = learnt().retrieval
    for key in {key.rpartition(".")[0] for key in adapter}:
        layer, part, _ = key.split(".")
        tensors[f"encoder.layer.{layer[1:]}.{LAYER_PARTS[part]}.weight"] += adapter[f"{key}.b"] @ adapter[f"{key}.a"]
    save_file(tensors, folder / WEIGHTS, metadata={"format": "pt"})
    return load_embedder(path=folder)


def test_what_is_provisioned_is_undamaged() -> None:
    provision.verify()


def test_the_default_engine_agrees_with_full_precision(embedder: Embedder, exact: Embedder) -> None:
    centred = space_of(embedder.dimension).passages(exact.embed_passages(TEXTS))
    # the adapter sets texts apart, and what all passages share is taken away: the same rounding weighs more in the rest
    for mine, theirs, least in (
        (embedder.embed_passages(TEXTS), centred, 0.99),
        (embedder.embed_queries(TEXTS), exact.embed_queries(TEXTS), 0.998),
    ):
        assert np.sum(mine * theirs, axis=1).min() > least
    assert embedder.dimension == exact.dimension == 384
    assert embedder.window == exact.window == 512
    assert embedder.query_prompt == exact.query_prompt == "query: "
    assert embedder.document_prompt == exact.document_prompt == "passage: "
    assert embedder.digest != exact.digest
    for text in [*TEXTS, *HOSTILE]:
        assert embedder.count_tokens(text) == exact.count_tokens(text)


def test_the_short_way_gives_what_sentence_transformers_gives(embedder: Embedder) -> None:
    assert isinstance(embedder, embed.HasModel)
    by_library = embedder.model.encode_query(TEXTS, show_progress_bar=False)
    np.testing.assert_array_equal(embedder.embed_queries(TEXTS), by_library)
    by_library = embedder.model.encode_document(TEXTS, show_progress_bar=False)
    centred = space_of(embedder.dimension).passages(np.asarray(by_library))
    np.testing.assert_array_equal(embedder.embed_passages(TEXTS), centred)


def test_many_passages_get_the_vectors_that_few_get(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    few = embedder.embed_passages(TEXTS)
    monkeypatch.setattr(embed, "_BULK", 1)
    np.testing.assert_allclose(embedder.embed_passages(TEXTS), few, atol=1e-6)


def test_a_vector_does_not_depend_on_its_neighbours(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    for text, row in zip(TEXTS, together, strict=True):
        np.testing.assert_array_equal(embedder.embed_passages([text, text[::-1], "a"])[0], row)


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(text[:8]) for text in HOSTILE])
def test_hostile_texts_do_no_harm(embedder: Embedder, text: str) -> None:
    for rows in (embedder.embed_queries([text]), embedder.embed_passages([text])):
        assert np.linalg.norm(rows[0]) == pytest.approx(1, abs=1e-5)


def test_spellings_of_the_same_letters_are_the_same_text(embedder: Embedder) -> None:
    apart = [unicodedata.normalize("NFD", text) for text in TEXTS]
    np.testing.assert_array_equal(embedder.embed_queries(apart), embedder.embed_queries(TEXTS))


def test_what_lies_beyond_the_window_is_not_read(embedder: Embedder) -> None:
    text = "kommunen tillstyrker förslaget " * 300
    assert embedder.count_tokens(text) > embedder.window
    np.testing.assert_array_equal(embedder.embed_passages([text]), embedder.embed_passages([text + "men inte " * 99]))


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("Vad tycker SKL om policylabbet?", 0),
        ("What does SKL think of the policy lab?", 0),
        ("Vem ska utvärdera försöken?", 1),
        ("Which cycle path gets new asphalt?", 3),
    ],
)
def test_questions_in_both_languages_find_their_passage(embedder: Embedder, question: str, best: int) -> None:
    asked = embedder.turn_questions(embedder.embed_queries([question]), detect(question))[0]
    scores: npt.NDArray[np.float32] = embedder.embed_passages(TEXTS) @ asked
    assert int(scores.argmax()) == best


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_our_tokenizer_agrees_with_the_library_on_documents(tokenizers: tuple[Unigram, Tokenizer], path: Path) -> None:
    ours, library = tokenizers
    for line in path.read_text(encoding="utf-8").splitlines():
        assert [0, *ours.encode(plain(line)), 2] == library.encode(plain(line)).ids


@given(text=st.text(st.characters(exclude_characters=NEWER), max_size=60))
@settings(max_examples=500)
def test_our_tokenizer_agrees_with_the_library_on_anything(tokenizers: tuple[Unigram, Tokenizer], text: str) -> None:
    ours, library = tokenizers
    assert [0, *ours.encode(plain(text)), 2] == library.encode(plain(text)).ids


@given(text=st.text(max_size=80), budget=st.integers(min_value=0, max_value=40))
def test_truncated_texts_fit_their_budget(text: str, budget: int) -> None:
    kept = tokens.truncate(text, budget)
    assert text.startswith(kept)
    assert tokens.count(kept) <= budget
    assert kept == text or tokens.count(text) > budget


def test_special_tokens_in_a_text_count_as_text() -> None:
    assert tokens.count("<|endoftext|>") > 1


def test_a_sentence_answers_its_own_question_rather_than_one_that_its_letter_leaves_open() -> None:
    # letters nothing was learnt from; here and there it errs, as ADR 20 tells
    rows = [row for row in map(json.loads, ON_LETTERS.read_text("utf-8").splitlines()) if held_out(row["letter"])]
    pairs = [(row["answered"][0], row["near"][0]) for row in rows if row["near"]]
    reader = CrossEncoder()
    right = [
        reader(own[lang], own["quote"], 0.5) > reader(left_open[lang], own["quote"], 0.5)
        for own, left_open in pairs
        for lang in LANGUAGES
    ]
    assert len(right) >= 100
    assert sum(right) >= 0.9 * len(right)


def test_nothing_touches_the_network() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 0, done.stderr
