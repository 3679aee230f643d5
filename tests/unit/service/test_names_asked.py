"""Laws of names: what is asked for by name is told by a name that the question does not give itself."""

import pytest

from service.kinds_of_fact import missing_kind
from service.names_asked import unnamed

UNTOLD = "Redan 2031 slöt hamnen avtal som kan sägas upp."


@pytest.mark.parametrize(
    "question",
    [
        "Vilka företag har hamnen avtal med?",
        "Vilka är de tre företag som har avtal?",
        "Which of the companies have a contract?",
        "Which shipping company has a contract?",
        "I vilken stad ligger hamnen?",
        "Vad heter rederiet?",
        "What is the shipping line called?",
    ],
)
def test_a_name_asked_for_is_told_by_a_name(question: str) -> None:
    assert unnamed(question, [UNTOLD])
    assert missing_kind(question, [UNTOLD], ()) is not None
    assert not unnamed(question, [UNTOLD, "Avtalen är med Öst AB, med Väst AB och, i Malmö, med Syd AB."])


def test_a_name_that_the_question_gives_tells_nothing() -> None:
    assert unnamed("Vilka företag har hamnen i Trosa avtal med?", ["I hamnen i Trosa finns avtal."])


def test_one_name_is_not_the_three_that_are_asked_for() -> None:
    told = "Avtal finns med bolaget Öberg."
    assert not unnamed("Vilka företag har avtal?", [told])
    assert unnamed("Vilka tre företag har avtal?", [told])


def test_a_thing_that_is_spoken_of_is_not_named_thereby() -> None:
    assert unnamed("Vilket företag har avtal?", ["Företaget har avtal sedan 2031."])
    assert unnamed("Vilka två företag har avtal?", ["Två företag har avtal. Frågor besvaras av Jonas Öberg."])


def test_what_they_are_like_may_tell_which_they_are_unless_they_are_counted() -> None:
    told = "Kravet gäller kommuner med färre än tusen båtar."
    assert not unnamed("Vilka kommuner gäller kravet?", [told])
    assert unnamed("Vilka två kommuner gäller kravet?", [told])


@pytest.mark.parametrize(
    "question",
    [
        "Which report names two companies?",
        "Vilken sorts båtar finns?",
        "What must municipalities build?",
        "Vilka båtar finns?",
        "Vilken summa får orten?",
    ],
)
def test_no_name_is_wanted_where_none_is_asked_for(question: str) -> None:
    assert not unnamed(question, [UNTOLD])


def test_a_title_in_quotation_marks_is_what_a_thing_is_called() -> None:
    assert not unnamed("Vad heter rapporten?", ["Rapporten \u201dfarleder i norr\u201d kom 2031."])


def test_a_figure_of_the_question_is_no_figure_of_the_answer() -> None:
    question = "Hur många av de 34 båtarna har segel?"
    assert missing_kind(question, ["Föreningen har 34 båtar."], ()) == "number"
    assert missing_kind(question, ["Av dem har 12 båtar segel."], ()) is None


@pytest.mark.parametrize("share", ["63 procent", "var femte", "sex av tio", "en tredjedel", "hälften", "merparten"])
def test_a_share_asked_for_is_told_by_a_share(share: str) -> None:
    question = "Hur stor andel av båtarna har segel?"
    assert missing_kind(question, ["Det finns 412 båtar i hamnen."], ()) == "share"
    assert missing_kind(question, [f"Det är {share} som har segel."], ()) is None


def test_a_price_asked_for_is_not_told_by_a_share() -> None:
    assert missing_kind("Vad kostar provet?", ["Bara 9 procent gör provet."], ()) == "money"
    assert missing_kind("Vad kostar provet?", ["Provet kostar 400 kronor."], ()) is None
    assert missing_kind("Hur stort bidrag ges?", ["Bidraget är 9 procent."], ()) is None


def test_what_is_so_called_is_what_a_thing_is_called() -> None:
    assert not unnamed("Vad kallas båtar utan segel?", ["Hamnen har båtar utan segel, så kallade pråmar."])
    assert unnamed("Vad kallas båtar utan segel?", ["Hamnen har båtar utan segel."])
