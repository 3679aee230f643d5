"""Laws of stances in questions: who is named inside the verb changes nothing, and words that only look so take none."""

import pytest

from indexer.types import Stance
from service.stance_cues import AGAINST, stances_in

FOR = frozenset({Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS})


@pytest.mark.parametrize(
    "question",
    [
        "Står Norrviks kommun bakom utredningens analys?",
        "Ställer sig Norrviks kommun bakom förslagen?",
        "Ställer Norrviks kommun sig bakom förslagen?",
        "Håller Hamnförbundet med om att kajen behövs?",
        "Håller Hamnförbundet med utredningen?",
        "Är förbundet nöjt med kajen?",
        "Does the municipality of Norrvik stand behind the analysis?",
        "Vilka delar utredningens bedömning?",
        "Does the union directly support the fee?",
    ],
)
def test_support_is_support_whoever_stands_inside_it(question: str) -> None:
    assert stances_in(question) == FOR


@pytest.mark.parametrize("question", ["Vilka håller inte med om analysen?", "Står förbundet inte bakom principerna?"])
def test_support_that_is_denied_is_none(question: str) -> None:
    assert stances_in(question) == AGAINST


@pytest.mark.parametrize(
    "question",
    [
        "Vad står det för tankar bakom hamnavgiften?",
        "What stands behind the increase?",
        "Håller förbundet kontakt med utredningen?",
        "Håller kommunen med lokaler?",
        "Vilka delar består hamnen av?",
        "Vilka är de tre delarna och de tre delar som saknas?",
        "Does the union think that pilots should support the crews?",
        "Anser förbundet att lotsarna ska stödja besättningen?",
        "What does the union say about sending support through the ports?",
    ],
)
def test_words_that_only_look_like_support_take_no_stance(question: str) -> None:
    assert stances_in(question) == frozenset()
