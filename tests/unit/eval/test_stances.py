"""Positions against the gold: found, right, beside, and the confusion between stances."""

import pytest

from corpus.errors import EvalError
from eval.stances import MISSED, Given, GoldPosition, compare, given_in_answers, given_in_table, load_gold
from tests.unit.eval.making import SKL_QUOTE, answer, cite

GOLD = (
    GoldPosition(
        "skr", "skl-remissvar", "7.6.2", "policylabb", ("oppose",), "i nuläget", "avstyrker i nuläget förslaget"
    ),
    GoldPosition("cks", "cks-remissvar", "7.6.3", "frikommun", ("comment", "critical"), "", "är intressant, men"),
)
OPPOSES = Given("skr", "skl-remissvar", "oppose", SKL_QUOTE)


def perfect(gold: tuple[GoldPosition, ...]) -> list[Given]:
    return [Given(row.organisation_id, row.document_id, row.stances[-1], row.quote) for row in gold]


def test_positions_made_of_the_gold_are_all_right() -> None:
    gold = load_gold()
    found = compare(gold, perfect(gold))
    assert (found["found"], found["right"], found["beside"]) == (len(gold), len(gold), 0)
    assert (found["accuracy"], found["recall"]) == (1.0, 1.0)
    assert all(truth == given for truth, row in found["confusion"].items() for given in row)


def test_precision_and_recall_of_a_stance_by_hand() -> None:
    # Two gold rows oppose; one is found so, the other is given as support, which no gold row is.
    gold = (GOLD[0], GoldPosition("cks", "cks-remissvar", "", "x", ("oppose",), "", "är intressant, men"))
    found = compare(gold, [OPPOSES, Given("cks", "cks-remissvar", "support", "är intressant, men")])
    assert found["classes"] == {"oppose": {"precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3)}}
    assert found["macro_f1"] == pytest.approx(2 / 3)


def test_no_positions_leave_accuracy_undefined_and_recall_nought() -> None:
    found = compare(GOLD, [])
    assert (found["accuracy"], found["recall"], found["found"]) == (None, 0.0, 0)
    assert found["confusion"] == {"oppose": {MISSED: 1}, "comment": {MISSED: 1}}


def test_another_stance_is_found_but_not_right() -> None:
    found = compare(GOLD, [Given("skr", "skl-remissvar", "support", SKL_QUOTE)])
    assert (found["found"], found["right"], found["accuracy"]) == (1, 0, 0.0)
    assert found["confusion"]["oppose"] == {"support": 1}


def test_a_shorter_or_longer_quote_in_other_spacing_is_the_same_position() -> None:
    for quote in ("**SKL avstyrker** i nuläget\nförslaget om ett policylab.", "avstyrker i nuläget"):
        assert compare(GOLD, [Given("skr", "skl-remissvar", "oppose", quote)])["right"] == 1


def test_a_position_of_another_organisation_is_beside() -> None:
    found = compare(
        GOLD, [Given("cks", "skl-remissvar", "oppose", SKL_QUOTE), Given("skr", "skl-remissvar", "oppose", "")]
    )
    assert (found["found"], found["beside"]) == (0, 2)


def test_any_accepted_stance_among_several_is_right() -> None:
    found = compare(GOLD, [OPPOSES, Given("skr", "skl-remissvar", "critical", SKL_QUOTE)])
    assert found["right"] == 1


def test_positions_in_answers_carry_the_quote_they_cite_once() -> None:
    position = {"organisation_id": "skr", "stance": "oppose", "citation": 1}
    words = "SKL avstyrker i nuläget\nförslaget om ett policylab."
    answers = [answer("A. [1]", cite("skl-remissvar", words), id=name, positions=[position]) for name in ("a", "b")]
    unshown = answer("B.", id="c", positions=[{**position, "citation": None}])
    assert given_in_answers([*answers, unshown]) == (Given("skr", "skl-remissvar", "oppose", words),)


@pytest.mark.parametrize("organisation", ["skr", {"id": "skr", "name": "SKL"}])
def test_a_positions_table_is_read_whichever_way_it_names_the_organisation(organisation: object) -> None:
    row = {"organisation": organisation, "document_id": "skl-remissvar", "stance": "oppose", "quote": SKL_QUOTE}
    assert given_in_table({"proposals": [], "positions": [row]}) == (OPPOSES,)


@pytest.mark.parametrize("table", [{}, {"positions": [{}]}, {"positions": ["x"]}])
def test_what_is_no_positions_table_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(EvalError, match="positions table"):
        given_in_table(table)


@pytest.mark.parametrize(
    ("section", "basis", "placed"),
    [
        ("7.6.2", "stated", "right"),
        ("7.6.4", "stated", "wrong"),
        (None, "stated", "none"),
        ("7.6.4", "residual", None),
    ],
)
def test_a_position_is_placed_where_the_gold_has_it_or_not(section: str | None, basis: str, placed: str | None) -> None:
    row = {"organisation_id": "skr", "document_id": "skl-remissvar", "stance": "oppose", "quote": SKL_QUOTE}
    counted = compare(GOLD, given_in_table({"positions": [{**row, "section": section, "basis": basis}]}))["placed"]
    assert counted == {name: int(name == placed) for name in ("right", "wrong", "none")}
