"""The arithmetic, by hand and by law."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.bootstrap import interval, paired
from eval.metrics import f1, mean, ndcg_at, percentile, recall_at, reciprocal_rank, share

WANTED = 4
HITS = st.lists(st.frozensets(st.integers(0, WANTED - 1)), max_size=12)
VALUES = st.lists(st.floats(0, 1), min_size=2, max_size=30)


def test_ndcg_by_hand() -> None:
    # Ranks 2 and 3 show things 0 and 1; rank 4 shows 0 again and gains nothing.
    # dcg = 1/log2(3) + 1/log2(4); ideal = 1/log2(2) + 1/log2(3).
    hits = [frozenset[int](), frozenset({0}), frozenset({1}), frozenset({0})]
    expected = (1 / math.log2(3) + 0.5) / (1 + 1 / math.log2(3))
    assert ndcg_at(10, hits, 2) == pytest.approx(expected)


def test_reciprocal_rank_and_recall_by_hand() -> None:
    hits = [frozenset[int](), frozenset({1}), frozenset({0, 1})]
    assert reciprocal_rank(hits, 3) == 1 / 2
    assert recall_at(2, hits, 3) == 1 / 3
    assert recall_at(3, hits, 3) == 2 / 3


def test_where_nothing_is_wanted_nothing_is_defined() -> None:
    hits = [frozenset({0})]
    assert (ndcg_at(10, hits, 0), recall_at(10, hits, 0), reciprocal_rank(hits, 0)) == (None, None, None)
    assert (mean([]), mean([None]), share(0, 0), percentile([], 50), f1(None, 1.0)) == (None, None, None, None, None)


@given(HITS, st.integers(1, 12))
def test_measures_of_rankings_stay_between_none_and_all(hits: list[frozenset[int]], k: int) -> None:
    for value in (ndcg_at(k, hits, WANTED), recall_at(k, hits, WANTED), reciprocal_rank(hits, WANTED)):
        assert value is not None
        assert 0 <= value <= 1


@given(HITS, st.integers(1, 11))
def test_looking_deeper_never_loses_recall(hits: list[frozenset[int]], k: int) -> None:
    shallow, deep = recall_at(k, hits, WANTED), recall_at(k + 1, hits, WANTED)
    assert shallow is not None
    assert deep is not None
    assert shallow <= deep


@given(HITS)
def test_an_empty_hit_before_all_others_never_helps(hits: list[frozenset[int]]) -> None:
    worse = [frozenset[int](), *hits]
    for measure in (ndcg_at(10, worse, WANTED), reciprocal_rank(worse, WANTED)):
        assert measure is not None
    assert (ndcg_at(10, worse, WANTED) or 0) <= (ndcg_at(10, hits, WANTED) or 0)
    assert (reciprocal_rank(worse, WANTED) or 0) <= (reciprocal_rank(hits, WANTED) or 0)


def test_undefined_values_leave_the_mean_alone() -> None:
    assert mean([1.0, None, 0.5]) == 0.75


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 100))
def test_a_percentile_lies_within_its_values(values: list[float], q: float) -> None:
    value = percentile(values, q)
    assert value is not None
    assert min(values) <= value <= max(values) or math.isclose(value, max(values))


def test_percentiles_by_hand() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.5
    assert percentile([1.0, 2.0, 3.0, 4.0, 5.0], 95) == pytest.approx(4.8)


def test_f1_by_hand() -> None:
    assert f1(0.5, 1.0) == pytest.approx(2 / 3)
    assert f1(0.0, 0.0) == 0.0


@given(VALUES)
def test_an_interval_is_repeatable_and_lies_within_its_values(values: list[float]) -> None:
    bounds = interval(values, resamples=200)
    assert bounds is not None
    assert bounds == interval(values, resamples=200)
    assert min(values) - 1e-9 <= bounds.low <= bounds.high <= max(values) + 1e-9


def test_more_questions_give_a_narrower_interval() -> None:
    few, many = interval([0.0, 1.0] * 5), interval([0.0, 1.0] * 500)
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low
    assert many.low < 0.5 < many.high


def test_one_value_has_no_interval() -> None:
    assert interval([1.0, None]) is None


def test_a_paired_interval_looks_only_at_questions_defined_in_both() -> None:
    bounds = paired([0.0, 0.0, None, 1.0], [1.0, 1.0, 1.0, None])
    assert bounds is not None
    assert (bounds.low, bounds.high) == (1.0, 1.0)
