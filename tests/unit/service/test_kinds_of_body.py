"""The kinds of body that a question counts, which bodies are of them, and that nobody else is then heard."""

from collections.abc import Iterator

import pytest

from service.answer import answer
from service.contract import Status
from service.corpus_view import CorpusView
from service.draft import Draft
from service.kinds_of_body import counted_in
from tests.unit.service.asking import asked, index_of, viewed

FILES = {
    "lulea.txt": "Luleå kommun\n\nYttrande\n\nLuleå kommun tillstyrker förslaget om nya kajer i hamnen.",
    "pitea.txt": "Piteå kommun\n\nYttrande\n\nPiteå kommun avstyrker förslaget om nya kajer i hamnen.",
    "lst.txt": "Länsstyrelsen i Skåne län\n\nYttrande\n\nLänsstyrelsen avstyrker förslaget om nya kajer i kommunerna.",
}


@pytest.mark.parametrize(
    ("question", "of_it", "other"),
    [
        ("Hur många kommuner har svarat?", "Mjölby kommun", "Region Skåne"),
        ("How many municipalities have replied?", "Malmö stad", "Kommunförbundet Norr"),
        ("Vilka regioner har yttrat sig?", "Region Skåne", "Sveriges Kommuner och Regioner"),
        ("Vilka länsstyrelser har svarat?", "Länsstyrelsen i Jämtlands län", "Region Jämtland Härjedalen"),
        ("Vilka landsting har svarat?", "Stockholms läns landsting", "Sveriges Kommuner och Landsting"),
        ("How many courts have answered?", "Kammarrätten i Jönköping", "Justitieombudsmannen"),
    ],
)
def test_a_kind_shows_in_the_name(question: str, of_it: str, other: str) -> None:
    kind = counted_in(question)
    assert kind is not None
    assert kind.holds(of_it, "")
    assert not kind.holds(other, "")


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("Vilka fackförbund avstyrker förslaget?", True),
        ("Which universities oppose the proposal?", True),
        ("Vilka fackförbund har svarat?", False),
        ("Vad tycker fackförbunden?", False),
    ],
)
def test_a_kind_that_no_name_need_show_only_narrows_a_list(question: str, counts: bool) -> None:
    kind = counted_in(question)
    assert (kind is not None) is counts
    assert kind is None or not kind.shown


@pytest.mark.parametrize(
    "question",
    [
        "Vilka har svarat?",
        "Hur många remissinstanser har svarat?",
        "Who has replied?",
        "Vilka har svarat på remissen om stödet till kommuner?",
        "Which bodies answered the inquiry into courts?",
        "Hur många universitet har svarat?",
    ],
)
def test_no_kind_means_all(question: str) -> None:
    assert counted_in(question) is None


view = index_of(FILES)


def _answered(view: CorpusView, question: str) -> tuple[Status, Draft]:
    context = asked(view, question)
    return answer(context), context.draft


@pytest.mark.parametrize(
    ("question", "cited", "first"),
    [
        ("Hur många kommuner avstyrker förslaget om kajer?", {"lulea", "pitea"}, "1 av 2 kommuner"),
        ("How many municipalities oppose the proposal om kajer?", {"lulea", "pitea"}, "1 of the 2 municipalities"),
        (
            "Vilka länsstyrelser avstyrker förslaget om kajer?",
            {"lst"},
            "Underlaget innehåller svar från en länsstyrelse",
        ),
        ("Hur många länsstyrelser tillstyrker förslaget om kajer?", {"lst"}, "Ingen länsstyrelse"),
        ("Vad tycker kommunerna om förslaget om kajer?", {"lulea", "pitea"}, ""),
        (
            "Vilka kommuner och länsstyrelser avstyrker kajer?",
            {"lulea", "pitea", "lst"},
            "2 av 3 kommuner och länsstyrelser",
        ),
        ("Vilka avstyrker förslaget om kajer?", {"lulea", "pitea", "lst"}, "2 av 3 remissinstanser"),
    ],
)
def test_only_bodies_of_the_kinds_asked_for_are_heard_and_counted(
    view: CorpusView, question: str, cited: set[str], first: str
) -> None:
    status, draft = _answered(view, question)
    assert status is Status.ANSWERED
    assert {c.document_id for c in draft.citations} == cited
    assert draft.statements[0].text.startswith(first)


@pytest.mark.parametrize("question", ["Vad tycker regionerna om kajer?", "Which regions oppose the proposal om kajer?"])
def test_that_nobody_of_a_kind_has_answered_is_said(view: CorpusView, question: str) -> None:
    status, draft = _answered(view, question)
    assert (status, draft.citations) == (Status.NO_DOCUMENT, [])
    assert "3" in draft.statements[0].text


@pytest.mark.parametrize(
    "question", ["Vilka kommuner ska bygga kajer?", "Hur många kommuner får nya kajer?", "What do municipalities pay?"]
)
def test_a_matter_that_concerns_bodies_of_a_kind_is_no_view_of_theirs(view: CorpusView, question: str) -> None:
    assert asked(view, question).query.counted is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilka har inte svarat?", {"Bodens kommun", "Region Skåne", "Boverket"}),
        ("Vilka instanser har inte yttrat sig över betänkandet ännu?", {"Bodens kommun", "Region Skåne", "Boverket"}),
        ("Who has not responded to the consultation?", {"Bodens kommun", "Region Skåne", "Boverket"}),
        ("Vilka kommuner har inte svarat på remissen?", {"Bodens kommun"}),
        ("Which regions have not submitted a response?", {"Region Skåne"}),
        ("Vilka myndigheter har inte svarat?", {"Boverket"}),
        ("Vilka länsstyrelser har inte svarat?", set()),
    ],
)
def test_who_has_not_answered_is_told_of_the_kinds_asked_for(
    invited: CorpusView, question: str, told: set[str]
) -> None:
    status, draft = _answered(invited, question)
    assert status is Status.ANSWERED
    first = draft.statements[0].text
    assert {name for name in ("Bodens kommun", "Region Skåne", "Boverket") if name in first} == told


@pytest.fixture(scope="module")
def invited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
    names = ["Luleå kommun", "Piteå kommun", "Bodens kommun", "Region Skåne", "Boverket", "Länsstyrelsen i Skåne län"]
    folder = tmp_path_factory.mktemp("invited")
    with viewed(folder, FILES | {"sändlista.txt": "\n".join(names)}) as found:
        yield found


def test_a_kind_asked_about_without_a_matter_is_told_body_by_body(view: CorpusView) -> None:
    status, draft = _answered(view, "Vad tycker kommunerna?")
    told = " ".join(s.text for s in draft.statements)
    assert status is Status.ANSWERED
    assert "Luleå" in told
    assert "Piteå" in told
    assert "Skåne" not in told
