"""Laws of answers in English: their formulas are read as the Swedish ones are, and retelling takes no stance."""

import pytest

from indexer.rules_english import is_english
from indexer.stance import cue, next_reserves, reserved
from indexer.types import Stance

S = Stance


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The Association supports a fee on imports.", S.SUPPORT),
        ("We strongly support the register.", S.SUPPORT),
        ("The proposal is welcome in principle.", S.SUPPORT_WITH_RESERVATIONS),
        ("We cannot support the fee.", S.OPPOSE),
        ("We would not recommend a fee.", S.OPPOSE),
        ("We do not fully support the fee.", S.CRITICAL),
        ("The Association does not support the fee.", S.OPPOSE),
        ("The Association opposes the fee.", S.OPPOSE),
        ("The fee should not be introduced.", S.OPPOSE),
        ("We do not oppose a fee.", S.NO_OBJECTION),
        ("We have no objections to the fee.", S.NO_OBJECTION),
        ("The Association takes no position on the fee.", S.ABSTAIN),
        ("The fee lies outside our remit.", S.ABSTAIN),
        ("The report does not concern us.", S.ABSTAIN),
        ("We are concerned about the size of the fee.", S.CRITICAL),
    ],
)
def test_an_english_formula_takes_its_stance(sentence: str, stance: Stance) -> None:
    found = cue(sentence)
    assert found is not None
    assert (found.stance, found.explicit) == (stance, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "The inquiry opposes a fee of that kind.",
        "The committee does not recommend a fee.",
        "The government has no objections to a fee.",
        "The committee is in favour of a fee.",
        "The register offers support for members of the association.",
        "The ministry supports the work of the agency.",
        "We represent the owners of small vessels.",
    ],
)
def test_what_is_retold_or_only_named_takes_none(sentence: str) -> None:
    assert cue(sentence) is None


def test_a_condition_and_a_turn_in_english_take_back_some_of_the_support() -> None:
    sentence = "We support the fee, provided that it is indexed."
    found = cue(sentence)
    assert found is not None
    assert reserved(sentence, found)
    assert next_reserves("We would, however, lower the fee.")
    assert not next_reserves("The fee would pay for the register.")


def test_swedish_is_no_english_though_it_holds_words_of_it() -> None:
    assert is_english("This is outside our remit.")
    assert not is_english("Vi stöder en policy av typen We are open som ska gälla i hela landet.")
    assert not is_english("Is på vägen är ett problem.")
