"""Laws of stances in questions: who is named inside the verb changes nothing, and words that only look so take none."""

import pytest

from corpus.organisations import Register
from indexer.types import Stance
from service.named import Names
from service.question import parse
from service.stance_cues import AGAINST, stance_asked, stances_in

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


OPPOSE = frozenset({Stance.OPPOSE})
ASKED_OF_ALL = [
    ("Vilka är för att {}?", FOR),
    ("Vilka har ställt sig bakom {}?", FOR),
    ("Vilka stöttar {}?", FOR),
    ("Vilka förespråkar {}?", FOR),
    ("Vilka kommuner backar upp {}?", FOR),
    ("Who is for {}?", FOR),
    ("Who comes out in favour of {}?", FOR),
    ("Which respondents back {}?", FOR),
    ("Vilka vill inte ha {}?", OPPOSE),
    ("Vem vill slippa {}?", OPPOSE),
    ("Vilka tar avstånd från {}?", OPPOSE),
    ("Vilka uttalar sig mot {}?", OPPOSE),
    ("Who doesn't want {}?", OPPOSE),
    ("Who are the opponents of {}?", OPPOSE),
    ("Which bodies turned down {}?", OPPOSE),
    ("Vilka är oroliga för {}?", AGAINST),
    ("Who pushes back on {}?", AGAINST),
    ("Who finds fault with {}?", AGAINST),
    ("Vilka har inget emot {}?", frozenset({Stance.NO_OBJECTION})),
    ("Har någon inte något emot {}?", frozenset({Stance.NO_OBJECTION})),
    ("Who has nothing against {}?", frozenset({Stance.NO_OBJECTION})),
]


@pytest.mark.parametrize(("question", "stances"), ASKED_OF_ALL)
def test_of_whom_a_stance_is_asked_in_other_words_is_the_same_question(
    question: str, stances: frozenset[Stance]
) -> None:
    assert stances_in(question.format("hamnavgiften")) == stances


@pytest.mark.parametrize("question", [question for question, _ in ASKED_OF_ALL])
def test_where_all_are_asked_the_words_of_the_stance_are_no_matter(question: str) -> None:
    query = parse(question.format("hamnavgiften"), Names(Register(()), frozenset(), ()))
    assert "hamnavgiften" in query.matter
    assert not query.asked
    span = stance_asked(query.text)
    assert span is not None
    assert query.text[slice(*span)].strip() not in query.matter


@pytest.mark.parametrize("question", ["Vilka är ansvariga för hamnen?", "Vad är avgiften för?", "Who is the fee for?"])
def test_whom_a_thing_is_for_is_no_stance(question: str) -> None:
    assert stances_in(question) == frozenset()


@pytest.mark.parametrize("question", ["Vilka avgifter avstyrks?", "Which fees do the respondents oppose?"])
def test_what_is_asked_of_before_the_stance_stays_the_matter(question: str) -> None:
    matter = parse(question, Names(Register(()), frozenset(), ())).matter
    assert "avgifter" in matter or "fees" in matter
