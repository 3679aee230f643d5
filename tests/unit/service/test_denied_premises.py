"""Laws of what a position denies or leaves open: what denies a premise outright comes first, and it is denied once."""

from dataclasses import replace
from pathlib import Path

import pytest

from indexer.types import Stance
from service.answer import answer
from service.contract import Status
from service.corpus_view import CorpusView
from service.match import Match
from service.premises import is_denied
from tests.unit.service.asking import asked, index_of, viewed
from tests.unit.service.review_world import document, position, proposal

LETTERS = {
    "lulea.txt": "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnavgift\n\nLuleå kommun är tveksam till"
    " hamnavgiften."
    "\n\nLuleå kommun avstyrker hamnavgiften.\n",
    "kiruna.txt": "Kiruna kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnavgift\n\nKiruna kommun tillstyrker"
    " hamnavgiften.\n",
    "pitea.txt": "Piteå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnavgift\n\nPiteå kommun avstyrker hamnavgiften."
    "\n\n4.2 Lotsplikt\n\nPiteå kommun tillstyrker lotsplikten.\n\n4.3 Fyrar\n\nPiteå kommun tillstyrker fyrarna.\n",
}  # fmt: skip


view = index_of(LETTERS)


@pytest.mark.parametrize(
    ("question", "first", "denial"),
    [
        ("Varför tillstyrker Luleå kommun hamnavgiften?", Stance.OPPOSE, "tillstyrker inte"),
        ("Varför avstyrker Kiruna kommun hamnavgiften?", Stance.SUPPORT, "avstyrker inte"),
        ("Why does Luleå kommun support the hamnavgift?", Stance.OPPOSE, "does not support"),
    ],
)
def test_what_denies_a_premise_outright_comes_first_and_is_said_once(
    view: CorpusView, question: str, first: Stance, denial: str
) -> None:
    context = asked(view, question)
    answer(context)
    assert context.draft.positions[0].stance is first
    assert [denial in s.text for s in context.draft.statements].count(True) == 1
    assert denial in context.draft.statements[0].text


def test_the_proposal_is_the_one_that_a_body_opposes_where_it_is_asked_why_it_does(view: CorpusView) -> None:
    context = asked(view, "Varför avstyrker Piteå kommun förslaget?")
    assert answer(context) is Status.ANSWERED
    assert [p.stance for p in context.draft.positions] == [Stance.OPPOSE]
    assert answer(asked(view, "Varför tillstyrker Piteå kommun förslaget?")) is Status.CLARIFY  # one of two


def test_when_a_decision_was_taken_is_asked_of_the_letters_date(view: CorpusView) -> None:
    for question in (
        "När fattades beslutet i Luleå?",
        "När togs Luleå kommuns beslut?",
        "When was Luleå's decision made?",
    ):
        assert asked(view, question).query.metadata == ("date",)
    assert "date" not in asked(view, "När fattades beslut om hamnavgiften?").query.metadata


def test_what_is_said_of_the_very_thing_comes_before_a_position_beside_it_and_is_no_yes(tmp_path: Path) -> None:
    letter = (
        "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnavgift\n\nLuleå kommun tillstyrker hamnavgiften.\n\n"
        "4.2 Om nivån\n\nNivån på hamnavgiften för fiskebåtar är lågt satt.\n"
    )
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        plain, beside = (
            asked(view, f"Är Luleå kommun positiv till {what}?")
            for what in ("hamnavgiften", "nivån på hamnavgiften för fiskebåtar")
        )
        for context in (plain, beside):
            answer(context)
    assert plain.draft.statements[0].text.startswith("Ja, ")
    assert not any(s.text.startswith("Ja, ") for s in beside.draft.statements)
    assert "fiskebåtar" in beside.draft.statements[0].text


def test_a_position_that_shares_but_an_adjective_with_the_question_is_none_on_its_matter(tmp_path: Path) -> None:
    letters = {
        "lulea.txt": "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Lokala och regionala hamnar\n\n"
        "Luleå kommun tillstyrker lokala och regionala hamnar.\n",
        "kiruna.txt": "Kiruna kommun\n\nYttrande över SOU 2041:3\n\n4.2 Indelning\n\n"
        "Kiruna kommun avstyrker den regionala indelningen.\n",
    }
    with viewed(tmp_path, letters) as view:
        question = "Vad anser {} kommun om den regionala indelningen?"
        told = [asked(view, question.format(who)) for who in ("Luleå", "Kiruna")]
        ended = [answer(context) for context in told]
    assert ended == [Status.NOT_MENTIONED, Status.ANSWERED]


def test_support_of_one_part_bears_out_no_premise_on_the_part_that_is_opposed() -> None:
    letter = document("svar", "Vi stöder legitimation. Vi motsätter oss förhandskontroll.")
    trade = proposal("Handel på internet")
    part, other = (
        Match(replace(position(letter, "Vi", trade, id=stance), stance=stance), letter, named, named, named)
        for stance, named in ((Stance.SUPPORT, 0.2), (Stance.OPPOSE, 0.8))
    )
    premise = frozenset({Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS})
    assert is_denied(part, (part, other), premise)
    assert not is_denied(part, (part,), premise)
    assert not is_denied(replace(part, named=0.7), (part, other), premise)
    assert not is_denied(part, (part, other), frozenset())


def test_a_reason_for_a_figure_that_is_written_nowhere_is_told_by_no_position(view: CorpusView) -> None:
    context = asked(view, "Varför vill Kiruna kommun att hamnavgiften ska höjas till 450 kronor?")
    answer(context)
    assert not context.draft.positions
    context = asked(view, "Varför tillstyrker Kiruna kommun hamnavgiften?")
    answer(context)
    assert context.draft.positions
