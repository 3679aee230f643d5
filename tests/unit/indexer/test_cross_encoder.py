"""Laws of reading a question and a text together: within limits, alone, nearness added as it is."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ModelError
from indexer.cross_encoder import QUESTION_TOKENS, TEXT_TOKENS, CrossEncoder, load_reader, pair
from tests.tiny_model import SHAPE, saved

IDS = st.lists(st.integers(4, SHAPE.vocabulary - 1), max_size=200)
SHORT = st.text(alphabet="policy labet", max_size=6)  # the tiny model has few positions


@pytest.fixture(name="encoder", scope="module")
def _encoder(tmp_path_factory: pytest.TempPathFactory) -> CrossEncoder:
    return CrossEncoder(saved(tmp_path_factory.mktemp("share")))


@given(IDS, IDS)
def test_each_of_a_pair_keeps_its_share_from_its_start(question: list[int], text: list[int]) -> None:
    ids = pair(question, text)
    cut = min(len(question), QUESTION_TOKENS)
    assert ids[1 : 1 + cut] == question[:cut]
    assert ids[3 + cut : -1] == text[:TEXT_TOKENS]
    assert [i for i in ids if i < 4] == [0, 2, 2, 2]


@given(SHORT, st.lists(st.tuples(SHORT, st.floats(-1, 1)), min_size=1, max_size=4))
@settings(max_examples=30)
def test_a_score_depends_on_the_pair_alone_and_grows_with_nearness(
    encoder: CrossEncoder, question: str, given: list[tuple[str, float]]
) -> None:
    texts, near = [text for text, _ in given], [cosine for _, cosine in given]
    together = encoder(question, texts, near)
    assert together == [encoder(question, [text], [cosine])[0] for text, cosine in given]
    nearer = encoder(question, texts, [cosine + 0.5 for cosine in near])
    assert [b - a for a, b in zip(together, nearer, strict=True)] == pytest.approx([1.0] * len(texts), abs=1e-4)


def test_nothing_is_told_of_no_texts(encoder: CrossEncoder) -> None:
    assert encoder("policy", [], []) == []


def test_a_missing_model_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="belagg model"):
        CrossEncoder(tmp_path)


def test_another_model_s_vectors_are_not_weighed(tmp_path: Path) -> None:
    assert load_reader(tmp_path) is None
