"""Laws of what the report proposes, and of who withholds a view of it."""

import pytest

from service.answer import answer
from service.contract import Status
from service.corpus_view import CorpusView
from tests.unit.service.asking import asked, index_of

FILES = {
    "Ds 2041_7.md": "# Ds 2041:7 Bättre hamnar\n\nInfrastrukturdepartementet\n\n## 4 Förslag\n\n"
    "### 4.1 Hamnbidrag\n\nEtt bidrag på nio miljoner kronor införs.\n\n"
    "### 4.2 En särskild årlig hundskatt\n\nHundskatten höjs till tusen kronor.\n\n"
    "### 4.3 Kattregister\n\nEtt register över katter ska föras.\n\n"
    "### 4.4 Fiskekort\n\nDen som fiskar ska ha ett kort.\n\n"
    "### 4.5 Fyrar\n\nFyrarna ska släckas.\n",
    "lulea.txt": "Luleå kommun\n\nYttrande över Ds 2041:7\n\n4.1 Hamnbidrag\n\n"
    "Luleå kommun tillstyrker hamnbidraget.\n\n4.2 Hundskatt\n\nLuleå kommun tar inte ställning till hundskatten.\n",
    "boden.md": "Bodens kommun\n\nYttrande över Ds 2041:7\n\n### 4.2\n\nKommunen avvisar förslaget.\n\n"
    "### 4.4\n\nKommunen tillstyrker förslaget. Kim Sjöholm har ringt.\n",
    "kiruna.txt": "Kiruna kommun\n\nYttrande över Ds 2041:7\n\nKiruna kommun avstår från att yttra sig.\n",
}


view = index_of(FILES)


def _said(view: CorpusView, question: str) -> list[str]:
    context = asked(view, question)
    assert answer(context) is Status.ANSWERED
    return [s.text for s in context.draft.statements]


@pytest.mark.parametrize(
    "question",
    [
        "Vilka förslag lämnas i promemorian?",
        "Vad föreslår promemorian?",
        "Lista förslagen i promemorian om bättre hamnar.",
        "What does the memorandum propose?",
        "How many proposals are there in the memorandum?",
    ],
)
def test_all_that_the_report_proposes_is_listed_in_its_order(view: CorpusView, question: str) -> None:
    first, *items = _said(view, question)
    assert "5" in first
    numbers = [f"4.{n}" for n in range(1, 6)]
    assert [next(n for n in numbers if n in item) for item in items] == numbers


@pytest.mark.parametrize(
    "question",
    [
        "Vad föreslår promemorian om katter?",
        "Vad föreslår Luleå kommun?",
        "Vilka har synpunkter på förslaget?",
        "Vilka förslag får kritik?",
        "And what about the other proposal?",
    ],
)
def test_a_matter_or_a_body_that_is_named_asks_for_no_list(view: CorpusView, question: str) -> None:
    context = asked(view, question)
    answer(context)
    assert not any("numrerade förslag" in s.text for s in context.draft.statements)


@pytest.mark.parametrize(
    "question",
    ["Vilka avstod?", "Vem avstod från att svara på remissen?", "Who declined to comment on the memorandum?"],
)
def test_who_says_nothing_at_all_comes_before_who_passes_over_a_part(view: CorpusView, question: str) -> None:
    first, *rest = _said(view, question)
    assert "Kiruna kommun" in first
    assert "Luleå kommun" not in first
    assert any("Luleå kommun" in text for text in rest)


def test_who_abstains_on_a_matter_is_asked_of_that_matter(view: CorpusView) -> None:
    first, *_ = _said(view, "Vilka avstår från att ta ställning till hundskatten?")
    assert "Luleå kommun" in first
    assert "Kiruna kommun" not in first


@pytest.mark.parametrize(
    "question",
    [
        "Vad säger Bodens kommun om den särskilda beskattningen?",
        "Vad tycker Bodens kommun om den årliga pålagan på hundar?",
    ],
)
def test_a_stand_under_a_bare_number_is_on_what_the_report_calls_by_it(view: CorpusView, question: str) -> None:
    first, *_ = _said(view, question)
    assert "4.2" in first
    assert "Kommunen avvisar förslaget" in first


def test_what_respondents_hold_is_no_answer_to_what_somebody_else_thinks(view: CorpusView) -> None:
    context = asked(view, "Vad tycker Kim Sjöholm om en särskild årlig hundskatt?")
    answer(context)
    assert context.query.strangers == ("Kim Sjöholm",)
    assert context.draft.positions == []
