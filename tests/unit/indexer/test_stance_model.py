"""Laws of the stance model and of weighing it with the rules: odds are odds, and an outright phrase stands."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import stance_model, stance_reading
from indexer.stance import cue, rule_name
from indexer.stance_model import BUCKETS, CLASSES, features, probabilities
from indexer.stance_reading import FIRM, FOUND, NO_STANCE, OVERRULES, read
from indexer.types import Stance
from tests.unit.corpus.making import TEXTS

CLAUSES = st.sampled_from(
    (
        "SKL tillstyrker förslaget.", "SKL avstyrker i nuläget förslaget.", "SKL har inget att erinra mot förslaget.",
        "SKL avstår från att yttra sig.", "SKL kan inte ställa sig bakom förslaget.", "Förslaget är oklart.",
        "Vädret är vackert.", "SKL ser positivt på ambitionen.", "", "?!", "Bron byggs 2030.",
    )
)  # fmt: skip
OUTRIGHT = CLAUSES.filter(lambda c: (ruled := cue(c)) is not None and ruled.explicit)
SILENT = CLAUSES.filter(lambda c: cue(c) is None)
RULES = st.sampled_from(["", *(f"{s.value}{mark}" for s in Stance for mark in "!?")])
ODDS = st.lists(st.floats(0.001, 1.0), min_size=len(CLASSES), max_size=len(CLASSES)).map(
    lambda weights: {c: w / sum(weights) for c, w in zip(CLASSES, weights, strict=True)}
)
Odds = dict[Stance | None, float]


@pytest.fixture(name="patch")
def _patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def _read(clause: str, odds: Odds) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stance_reading, "probabilities", lambda text, rule: odds)
        return read(clause)


@given(CLAUSES | TEXTS | st.text(max_size=900), RULES)
@settings(deadline=None)
def test_features_are_few_bounded_and_the_same_each_time(text: str, rule: str) -> None:
    found = features(text, rule)
    assert found == features(text, rule)
    assert all(0 <= bucket < BUCKETS and 0.0 < weight <= 16.0 for bucket, weight in found.items())
    assert math.sqrt(sum(w * w for w in found.values())) <= 16.0  # however long the clause


@given(st.text(max_size=50), st.text(min_size=1, max_size=50), RULES)
def test_what_comes_late_in_a_clause_says_nothing(early: str, late: str, rule: str) -> None:
    assert features("a" * 600 + early, rule) == features("a" * 600 + late, rule)


@given(CLAUSES | TEXTS, RULES)
@settings(deadline=None)
def test_odds_sum_to_one_over_all_stances_and_none(text: str, rule: str) -> None:
    odds = probabilities(text, rule)
    assert set(odds) == {*Stance, None}
    assert all(0.0 <= p <= 1.0 for p in odds.values())
    assert sum(odds.values()) == pytest.approx(1.0, abs=1e-5)
    assert odds == probabilities(text, rule)


def test_an_empty_text_has_odds_and_takes_no_stance() -> None:
    assert sum(probabilities("", "").values()) == pytest.approx(1.0, abs=1e-5)
    assert read("") is None


def test_weights_are_as_many_as_classes_and_buckets() -> None:
    fitted = stance_model._fitted()
    assert fitted is not None
    weights, bias = fitted
    assert weights.shape == (len(CLASSES), BUCKETS)
    assert bias.shape == (len(CLASSES),)
    assert np.isfinite(weights).all()
    assert np.isfinite(bias).all()


def test_scores_beyond_what_exp_holds_are_still_odds(patch: pytest.MonkeyPatch) -> None:
    huge = np.zeros((len(CLASSES), BUCKETS), np.float32), np.array([1e4, *[-1e4] * (len(CLASSES) - 1)], np.float32)
    patch.setattr(stance_model, "_fitted", lambda: huge)
    assert probabilities("SKL tillstyrker.", "")[CLASSES[0]] == pytest.approx(1.0)


@given(CLAUSES | TEXTS)
@settings(deadline=None)
def test_without_weights_the_rules_decide(clause: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stance_model, "_fitted", lambda: None)
        assert probabilities(clause, rule_name(clause)) == {}
        assert read(clause) == cue(clause)


@given(OUTRIGHT, ODDS)
def test_an_outright_phrase_stands_unless_the_model_is_nearly_sure(clause: str, odds: Odds) -> None:
    ruled = cue(clause)
    assert ruled is not None
    other = max((s for s in odds if s not in (None, ruled.stance)), key=lambda s: odds[s])
    if odds[None] < NO_STANCE and odds[other] < OVERRULES:
        assert _read(clause, odds) == ruled


@given(OUTRIGHT, st.sampled_from(CLASSES), st.floats(OVERRULES + 0.01, 0.999))
def test_a_nearly_sure_model_overrules_an_outright_phrase(clause: str, class_: Stance | None, sure: float) -> None:
    odds = {c: sure if c is class_ else (1 - sure) / (len(CLASSES) - 1) for c in CLASSES}
    found, ruled = _read(clause, odds), cue(clause)
    assert ruled is not None
    assert (found is None) == (class_ is None)
    assert found is None or getattr(found, "stance", None) is class_
    assert found is None or (getattr(found, "start", None), getattr(found, "end", None)) == (ruled.start, ruled.end)


@given(CLAUSES, ODDS)
def test_what_the_model_finds_is_never_stated_outright_and_carries_its_odds(clause: str, odds: Odds) -> None:
    ruled, found = cue(clause), _read(clause, odds)
    if found is not None and not (ruled is not None and ruled.explicit):
        stance = getattr(found, "stance", None)
        assert not getattr(found, "explicit", True)
        assert getattr(found, "sure", None) == odds[stance] >= max(FOUND, odds[None])
        assert odds[stance] == max(p for c, p in odds.items() if c is not None)


@given(SILENT, st.sampled_from([Stance.SUPPORT, Stance.OPPOSE]), st.floats(0.5, FIRM - 0.01))
def test_nobody_is_credited_with_plain_support_or_opposition_on_a_guess(
    clause: str, stance: Stance, sure: float
) -> None:
    odds = {c: sure if c is stance else (1 - sure) / (len(CLASSES) - 1) for c in CLASSES}
    assert _read(clause, odds) is None
