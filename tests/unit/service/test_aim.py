"""Laws of aiming a question at a section of the inquiry: what stands out is found, what does not is not guessed."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from indexer.types import Proposal
from indexer.vocabulary import word_stem
from service.aim import AHEAD, Sections
from service.position_index import PositionIndex, Told
from service.terms import Term
from tests.unit.service.review_world import document, position, proposal

MATTERS = ("bron", "tunneln", "avgiften", "tillsynen", "skolan")
PROPOSALS: tuple[Proposal, ...] = tuple(
    replace(proposal(matter), section=f"5.{i}") for i, matter in enumerate(MATTERS, 1)
)
READABLE = frozenset({"betankande", "svar"})


def _row(i: int) -> npt.NDArray[np.float32]:
    return np.asarray(np.eye(8)[i], dtype=np.float32)


def _term(word: str) -> Term:
    return Term(word, 1.0, (({word_stem(word): 1.0},),), ((word,),))


def _sections(proposals: Sequence[Proposal] = PROPOSALS) -> Sections:
    letter = document("svar", " ".join(MATTERS))
    held = [position(letter, p.name, p, id=p.name) for p in proposals]
    vectors = np.stack([_row(i) for i in range(len(proposals))])
    known = {p.id: p for p in proposals}
    told = {
        p.id: Told(f"Utredningen föreslår {p.name}.", _row(i)[None, :], frozenset({"betankande"}))
        for i, p in enumerate(proposals)
    }
    return Sections(told, known, PositionIndex(held, known, {letter.id: letter.text}, vectors, told))


@pytest.mark.parametrize("i", range(len(MATTERS)))
def test_a_question_in_a_sections_words_and_direction_is_aimed_at_it(i: int) -> None:
    found, ahead = _sections().aimed_at([_term(MATTERS[i])], _row(i), READABLE)
    assert found == (PROPOSALS[i].id,)
    assert ahead >= AHEAD


def test_a_question_about_nothing_said_is_aimed_at_nothing() -> None:
    assert _sections().aimed_at([_term("månen")], _row(7), READABLE) == ((), 0.0)


def test_unreadable_texts_and_a_handful_of_sections_give_no_aim() -> None:
    assert _sections().aimed_at([_term("bron")], _row(0), {"svar"}) == ((), 0.0)
    assert _sections(PROPOSALS[:3]).aimed_at([_term("bron")], _row(0), READABLE) == ((), 0.0)


def test_signs_that_point_to_two_sections_leave_the_aim_unsure() -> None:
    between = (_row(0) + _row(1)) / np.sqrt(2)
    _, ahead = _sections().aimed_at([_term("bron"), _term("tunneln")], between, READABLE)
    assert ahead < AHEAD


def test_what_a_hidden_response_says_does_not_move_the_aim() -> None:
    asked = [_term("bron")]
    without = _sections().aimed_at(asked, _row(3), {"betankande"})
    assert without != _sections().aimed_at(asked, _row(3), READABLE)
