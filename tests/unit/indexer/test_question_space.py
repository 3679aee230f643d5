"""Laws of the space questions and passages meet in: unit rows, each by itself, nothing done to other models."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from indexer.question_space import Unturned, Vectors, shipped, space_of

SPACE = shipped()
ROWS = arrays.arrays(
    np.float32, st.tuples(st.integers(1, 4), st.just(SPACE.dimension)), elements=st.floats(-1, 1, width=32)
)


@given(ROWS, st.sampled_from(["sv", "en"]))
def test_rows_come_out_with_length_one_and_do_not_depend_on_the_others(rows: Vectors, language: str) -> None:
    for turned in (SPACE.questions(rows, language), SPACE.passages(rows)):
        assert turned.shape == rows.shape
        assert np.linalg.norm(turned, axis=1) == pytest.approx(1.0, abs=1e-4)
    assert SPACE.questions(rows, language)[:1] == pytest.approx(SPACE.questions(rows[:1], language), abs=1e-5)


@given(ROWS)
def test_a_model_of_another_size_is_left_alone(rows: Vectors) -> None:
    other = space_of(SPACE.dimension + 1)
    assert type(other) is Unturned
    assert other.passages(rows) is rows
    assert other.questions(rows, "sv") is rows
