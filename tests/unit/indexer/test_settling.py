"""Laws of counting once: summary and body of one response, position and reasons, support and its reservations."""

import pytest

from corpus.types import Document
from indexer.positions import find_positions
from indexer.proposals import register_positions
from indexer.settling import settled
from indexer.speakers import sentences
from indexer.types import Position, Stance
from tests.unit.corpus.making import REGISTER, document

S = Stance
HEAD = "## Sammanfattning\n\n{summary}\n\n## 8.1 En sanktionsavgift\n\n{body}"


def _positions(summary: str, body: str) -> tuple[Document, tuple[Position, ...]]:
    letter = document(HEAD.format(summary=summary, body=body))
    found = find_positions(letter, sentences(letter, REGISTER.get(letter.organisation_id)), REGISTER)
    return letter, register_positions([(letter, found)])[1]


def _said(summary: str, body: str) -> list[tuple[Stance, str]]:
    letter, positions = _positions(summary, body)
    return [(p.stance, letter.text[p.start : p.end]) for p in positions]


@pytest.mark.parametrize(
    ("summary", "body", "stances"),
    [
        ("SKL avstyrker sanktionsavgiften.", "Behovet av sanktionsavgiften är oklart.", {S.OPPOSE}),
        ("SKL avstyrker sanktionsavgiften.", "SKL avstyrker sanktionsavgiften, som är för hög.", {S.OPPOSE}),
        ("SKL tillstyrker sanktionsavgiften.", "SKL tillstyrker sanktionsavgiften.", {S.SUPPORT}),
        (
            "SKL tillstyrker sanktionsavgiften.",
            "SKL tillstyrker sanktionsavgiften, men den bör vara lägre.",
            {S.SUPPORT_WITH_RESERVATIONS},
        ),
    ],
)
def test_summary_and_body_make_one_position(summary: str, body: str, stances: set[Stance]) -> None:
    assert {stance for stance, _ in _said(summary, body)} == stances


def test_opposition_in_the_summary_is_never_lost_to_criticism_in_the_body() -> None:
    said = _said("SKL avstyrker sanktionsavgiften.", "SKL ställer sig tveksamt till sanktionsavgiften.")
    assert (S.OPPOSE, "SKL avstyrker sanktionsavgiften.") in said


def test_support_stands_with_its_reservations_when_both_are_on_one_proposal() -> None:
    letter = document(
        HEAD.format(
            summary="Här är det viktigaste.",
            body="SKL tillstyrker avgiften.\n\nSKL tillstyrker också avgiften för skolor, men den bör vara lägre.",
        )
    )
    found = find_positions(letter, sentences(letter, REGISTER.get(letter.organisation_id)), REGISTER)
    assert {f.stance for f in found} == {S.SUPPORT, S.SUPPORT_WITH_RESERVATIONS}
    together = settled([(letter, f) for f in found])
    assert {f.stance for _, f in together} == {S.SUPPORT_WITH_RESERVATIONS}
    assert [(f.start, f.end) for _, f in together] == [(f.start, f.end) for f in found]


def test_a_bodys_own_assessment_is_quoted_with_its_reasons() -> None:
    letter, positions = _positions(
        "SKL avstyrker sanktionsavgiften.",
        "SKL ställer sig tveksamt till en sanktionsavgift. Beloppen är okända. Ingen har räknat på dem.",
    )
    (held,) = [p for p in positions if p.stance is S.OPPOSE]
    assert held.grounds_start is not None
    assert held.grounds_end is not None
    assert "Beloppen är okända." in letter.text[held.grounds_start : held.grounds_end]


@pytest.mark.parametrize(
    ("heading", "body", "stance"),
    [
        ("En sanktionsavgift", "SKL delar bedömningen att avgiften inte bör omfatta barn.", S.COMMENT),
        ("En sanktionsavgift", "SKL instämmer i att avgiften inte ska gälla barn.", S.COMMENT),
        ("En sanktionsavgift", "SKL delar utredningens bedömning att avgiften inte bör omfatta barn.", S.SUPPORT),
        ("Barn ska inte betala avgift", "SKL delar bedömningen att avgiften inte bör omfatta barn.", S.SUPPORT),
        ("En sanktionsavgift", "SKL delar bedömningen att dagens regler inte är tillräckliga.", S.SUPPORT),
    ],
)
def test_agreeing_that_something_ought_not_to_be_is_no_support_for_it(heading: str, body: str, stance: Stance) -> None:
    letter = document(f"## 8.1 {heading}\n\n{body}")
    found = find_positions(letter, sentences(letter, REGISTER.get(letter.organisation_id)), REGISTER)
    assert [p.stance for p in register_positions([(letter, found)])[1]] == [stance]


@pytest.mark.parametrize("aim", ["de skäl som anges i promemorian", "förslagets syfte"])
def test_agreement_with_the_aim_is_no_support_of_what_is_opposed_outright(aim: str) -> None:
    text = HEAD.format(summary="Det viktigaste.", body=f"SKL står bakom {aim}. SKL avstyrker därmed förslaget.")
    letter = document(text)
    found = find_positions(letter, sentences(letter, REGISTER.get(letter.organisation_id)), REGISTER)
    assert [f.stance for f in found] == [S.SUPPORT, S.OPPOSE]
    assert [f.stance for _, f in settled([(letter, f) for f in found])] == [S.OPPOSE]


@pytest.mark.parametrize(("said", "stance"), [("avstyrker", S.COMMENT), ("tillstyrker", S.SUPPORT)])
def test_approval_of_an_exception_is_no_support_of_what_is_opposed(said: str, stance: Stance) -> None:
    body = f"SKL {said} sanktionsavgiften. SKL välkomnar att föreningar undantas."
    letter = document(HEAD.format(summary="Det viktigaste.", body=body))
    found = find_positions(letter, sentences(letter, REGISTER.get(letter.organisation_id)), REGISTER)
    left = {letter.text[f.start : f.end]: f.stance for _, f in settled([(letter, f) for f in found])}
    assert left["SKL välkomnar att föreningar undantas."] is stance
