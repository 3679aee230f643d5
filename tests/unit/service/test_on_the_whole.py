"""Laws of the report as such: who rejects it is told by what is said of the whole, and rejects each part with it."""

from pathlib import Path

import pytest

from indexer.types import Basis, Stance
from service.answer import answer
from service.answers.on_the_whole import as_the_whole
from service.corpus_view import CorpusView
from tests.unit.service.asking import asked, index_of, viewed

_HEAD = "Yttrande över betänkandet Framtidens kajer (SOU 2041:3)\n\n"
view = index_of(
    {
        "tco.txt": f"TCO\n\n{_HEAD}Säkerheten skulle bli sämre och avgifterna högre.\n\n"
        "TCO avstyrker därför betänkandet i dess helhet.\n",
        "lulea.txt": f"Luleå kommun\n\n{_HEAD}Luleå kommun tillstyrker förslaget om hur utredningen ska följas upp.\n\n"
        "Luleå kommun tillstyrker kajavgiften.\n",
        "skr.txt": f"Sveriges Kommuner och Regioner (SKR)\n\n{_HEAD}"
        "SKR är positivt till delar av förslagen men avstyrker andra.\n",
    }
)


def _said(view: CorpusView, question: str) -> str:
    context = asked(view, question)
    answer(context)
    return " ".join(statement.text for statement in context.draft.statements)


@pytest.mark.parametrize("of", ["betänkandet", "promemorian", "delbetänkandet", "förslagen i sin helhet"])
def test_who_rejects_the_report_is_told_by_what_is_said_of_the_whole(view: CorpusView, of: str) -> None:
    said = _said(view, f"Vilka avstyrker {of}?")
    assert said.startswith("1 av 3 remissinstanser i underlaget avstyrker förslagen i stort: TCO.")
    assert "till förslagen i stort går inte att utläsa i svar från Luleå kommun" in said


def test_who_names_the_report_in_passing_takes_no_stance_on_it(tmp_path: Path) -> None:
    letters = {
        "tco.txt": f"TCO\n\n{_HEAD}TCO avstyrker betänkandet i dess helhet.\n",
        "lulea.txt": f"Luleå kommun\n\n{_HEAD}Efter att ha läst betänkandet tillstyrker Luleå kommun kajavgiften.\n",
    }
    with viewed(tmp_path, letters) as view:
        assert _said(view, "Vilka tillstyrker betänkandet?").startswith("Ingen av ")


def test_who_rejects_everything_is_among_those_who_reject_a_part(view: CorpusView) -> None:
    assert "avstyrker" in (said := _said(view, "Vilka avstyrker kajavgiften?"))
    assert not said.startswith("Ingen")
    assert "TCO" in said


def test_the_proposal_without_a_name_is_the_whole_where_somebody_speaks_of_that(view: CorpusView) -> None:
    assert _said(view, "Avstyrker TCO förslaget?").startswith("Ja, TCO avstyrker")


def test_a_reason_that_a_conclusion_points_back_to_stands_in_the_paragraph_before(view: CorpusView) -> None:
    assert "Säkerheten skulle bli sämre" in _said(view, "Varför avstyrker TCO betänkandet?")


@pytest.mark.parametrize("question", ["Stöder SKR betänkandet?", "Does SKR support the report?"])
def test_who_approves_of_some_and_rejects_some_does_not_simply_approve(view: CorpusView, question: str) -> None:
    assert _said(view, question).startswith(("Delvis: ", "In part: "))


def test_two_compared_without_a_matter_are_told_by_what_they_hold(view: CorpusView) -> None:
    said = _said(view, "Jämför TCO och SKR.")
    assert "TCO avstyrker förslagen i stort" in said
    assert "SKR" in said


def test_the_report_itself_is_the_whole(view: CorpusView) -> None:
    held = [p for p in view.positions_all if p.organisation_id == "tco"]
    assert [(p.basis, p.stance) for p in held] == [(Basis.WHOLE_DOCUMENT, Stance.OPPOSE)]


_MIXED = {
    "lulea.txt": f"Luleå kommun\n\n{_HEAD}Luleå kommun ställer sig bakom utredningens förslag.\n\n"
    "Luleå kommun är kritisk till kajavgiften, som blir för hög.\n"
}


@pytest.mark.parametrize(
    "question",
    [
        "What concerns does Luleå kommun have about the proposals?",
        "What objections does Luleå kommun have to the report?",
        "Which reservations does Luleå kommun have about the reform?",
        "Vilka invändningar har Luleå kommun mot förslagen?",
        "Vad har Luleå kommun för farhågor kring reformen?",
    ],
)
def test_who_supports_the_whole_may_object_to_a_part(tmp_path: Path, question: str) -> None:
    with viewed(tmp_path, _MIXED) as view:
        said = _said(view, question)
        whole = _said(view, "What does Luleå kommun think of the proposals?")
    assert "kritisk till kajavgiften" in said
    assert "inte" not in said
    assert "not" not in said.split()
    assert "ställer sig bakom" in whole


def test_objections_to_one_thing_are_not_those_to_another(tmp_path: Path) -> None:
    with viewed(tmp_path, _MIXED) as view:
        query = asked(view, "What objections does Luleå kommun have to the wharf?").query
    assert not query.vague


@pytest.mark.parametrize("question", ["Vad tycker Luleå kommun om reformen?", "Does Luleå kommun support the reform?"])
def test_the_reform_is_all_that_is_proposed_where_a_letter_has_no_other(tmp_path: Path, question: str) -> None:
    with viewed(tmp_path, _MIXED) as view:
        assert "ställer sig bakom utredningens förslag" in _said(view, question)
    other = {"lulea.txt": _MIXED["lulea.txt"] + "\nReformen av skolan är en annan sak.\n"}
    with viewed(tmp_path / "other", other) as view:
        assert not as_the_whole(asked(view, question)).query.whole


def test_who_rejects_the_proposals_is_who_rejects_all_and_then_who_rejects_some(view: CorpusView) -> None:
    said = _said(view, "Vilka avstyrker förslagen?")
    assert said.startswith("1 av 3 remissinstanser i underlaget avstyrker förslagen i stort: TCO.")
    assert "Luleå kommun tillstyrker" in _said(view, "Vilka tillstyrker förslagen?")
    assert not _said(view, "Vilka tillstyrker något av förslagen?").startswith("Ingen")


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("tillstyrker samtliga förslag i betänkandet", True),
        ("tillstyrker förslagen i deras helhet", True),
        ("är positivt till betänkandet", False),
        ("tillstyrker i huvudsak samtliga förslag", False),
    ],
)
def test_who_supports_each_proposal_supports_a_part_and_who_welcomes_the_report_does_not(
    tmp_path: Path, words: str, counted: bool
) -> None:
    letters = {
        "tco.txt": f"TCO\n\n{_HEAD}TCO {words}.\n",
        "lulea.txt": f"Luleå kommun\n\n{_HEAD}Luleå kommun tillstyrker kajavgiften.\n",
    }
    with viewed(tmp_path, letters) as view:
        said = _said(view, "Vilka tillstyrker kajavgiften?")
    assert said.startswith("2 av 2" if counted else "1 av 2")
