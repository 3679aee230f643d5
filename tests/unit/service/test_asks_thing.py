"""Laws of questions for a thing: who did it, since when, which it is. They are answered by facts, not by views."""

import pytest

from service.answer import answer
from service.contract import Status
from service.corpus_view import CorpusView
from service.cues import ASKS_THING, Want
from tests.unit.service.asking import asked, index_of

LETTERS = {
    "lulea.txt": "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnavgift\n\nLuleå kommun tillstyrker hamnavgiften."
    "\n\n4.2 Kajplatser\n\nLuleå kommun avstyrker förslaget om kajplatser.\n\nLuleå kommuns svar är utarbetat gemensamt"
    " av hamnnämnden och tekniska nämnden. På grund av isen kommer vissa små hamnar ha svårt att hålla öppet.\n",
    "kiruna.txt": "Kiruna kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnavgift\n\nKiruna kommun är positiv till"
    " hamnavgiften, men den bör utredas mer innan den införs.\n\nSedan 2015 gäller att Sjöfartsverket ska ta ut en"
    " avgift för lotsning.\n",
}  # fmt: skip

view = index_of(LETTERS)


@pytest.mark.parametrize(
    "question", ["Which committees prepared Luleå's reply?", "Vilka nämnder tog fram Luleås svar?", "Who wrote it?"]
)
def test_who_did_something_is_no_position(view: CorpusView, question: str) -> None:
    assert ASKS_THING.match(question)
    context = asked(view, "Vilka nämnder har utarbetat Luleå kommuns svar gemensamt?")
    assert answer(context) is Status.ANSWERED
    assert "tar inte uttryckligen ställning" not in context.draft.statements[0].text


@pytest.mark.parametrize(
    "question",
    [
        "What view does Luleå take?",
        "Vilken inställning har Luleå?",
        "What does Luleå think?",
        "Where does Luleå stand?",
    ],
)
def test_a_view_asked_for_is_no_thing(question: str) -> None:
    assert not ASKS_THING.match(question)


def test_of_a_body_without_a_letter_a_fact_is_looked_for_and_a_view_is_not(view: CorpusView) -> None:
    assert not asked(view, "Since when has the Maritime Inspectorate been obliged to levy a fee?").query.absent
    assert asked(view, "Does the Maritime Inspectorate support the fee?").query.absent
    assert asked(view, "When does the Maritime Inspectorate think the fee should begin?").query.absent


@pytest.mark.parametrize(
    "question", ["What does Luleå kommun approve of?", "Vad säger Luleå kommun nej till?", "What does Luleå object to?"]
)
def test_what_somebody_approves_of_is_a_list_of_proposals(view: CorpusView, question: str) -> None:
    assert asked(view, question).query.want is Want.LIST_PROPOSALS


def test_what_somebody_likes_about_one_thing_is_no_list(view: CorpusView) -> None:
    assert asked(view, "What does Luleå kommun like about the hamnavgift?").query.want is not Want.LIST_PROPOSALS


@pytest.mark.parametrize(
    ("question", "want"),
    [
        ("What will small ports struggle with, and why?", Want.LOOKUP),
        ("Vilka hamnar får svårt att hålla öppet och varför?", Want.LOOKUP),
        ("What does Luleå kommun think of the hamnavgift, and why?", Want.REASON),
        ("Why will small ports struggle?", Want.REASON),
    ],
)
def test_a_reason_asked_for_beside_a_thing_makes_no_view_of_it(view: CorpusView, question: str, want: Want) -> None:
    assert asked(view, question).query.want is want


def test_a_doubt_is_not_denied_by_support_with_reservations(view: CorpusView) -> None:
    doubting, criticising = (f"Why {verb} Kiruna kommun {what} the hamnavgift?" for verb, what in (
        ("does", "hesitate and doubt"), ("does", "criticise"),
    ))  # fmt: skip
    for question, denied in ((doubting, False), (criticising, True)):
        context = asked(view, question)
        assert answer(context) is Status.ANSWERED
        assert ("does not" in context.draft.statements[0].text) is denied


def test_the_reason_of_a_fact_is_told_by_the_sentence_on_it_and_by_no_position_beside(view: CorpusView) -> None:
    context = asked(view, "Varför kommer vissa små hamnar ha svårt att hålla kajplatser öppna?")
    assert answer(context) is Status.ANSWERED
    assert not context.draft.positions
    assert "isen" in context.draft.statements[0].text
