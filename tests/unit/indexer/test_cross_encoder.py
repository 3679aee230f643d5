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


@given(SHORT, SHORT, st.floats(-1, 1))
@settings(max_examples=30)
def test_a_score_is_the_same_each_time_and_grows_with_nearness(
    encoder: CrossEncoder, question: str, text: str, near: float
) -> None:
    told = encoder(question, text, near)
    assert encoder(question, text, near) == told
    assert encoder(question, text, near + 0.5) - told == pytest.approx(1.0, abs=1e-4)  # the tiny model weighs it 2


def test_a_score_tells_texts_and_questions_apart(encoder: CrossEncoder) -> None:
    assert (
        len({encoder(question, text, 0.0) for question, text in (("lab", "policy"), ("policy", "lab"), ("", ""))}) == 3
    )


def test_a_missing_model_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="belagg model"):
        CrossEncoder(tmp_path)


def test_another_model_s_vectors_are_not_weighed(tmp_path: Path) -> None:
    assert load_reader(tmp_path) is None
