"""Laws of questions for what somebody is for or against among all it holds, and of who is asked beside another."""

from pathlib import Path

import pytest

from indexer.naming import UNTITLED
from service.answer import answer
from service.contract import Status
from service.corpus_view import CorpusView
from service.cues import Want
from tests.unit.service.asking import asked, index_of, viewed

LETTERS = {
    "svar/lulea.txt": "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnavgift\n\nLuleå kommun tillstyrker"
    " hamnavgiften.\n\n4.2 Kajplatser\n\nLuleå kommun avstyrker förslaget om kajplatser.\n\n4.3 Lotsning\n\n"
    "Luleå kommun är kritisk till förslaget om lotsning.\n",
    "svar/umea.txt": "Umeå kommun\n\nYttrande över SOU 2041:3\n\n4.4 Hamnlagens bestämmelse om bojar tas bort\n\nUmeå"
    " kommun tillstyrker att hamnlagens bestämmelse tas bort.\n\n4.5 Färjeförslagen\n\nUmeå kommun tillstyrker"
    " förslaget om färjor.\n",
    "svar/kiruna.txt": "Kiruna kommun\n\nYttrande över SOU 2041:3\n\n4.2 Kajplatser\n\nKiruna kommun avstyrker"
    " förslaget om kajplatser.\n",
}

view = index_of(LETTERS)


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("What does Luleå kommun reject in the inquiry?", {"Kajplatser"}),
        ("Which parts of the report does Luleå kommun oppose?", {"Kajplatser"}),
        ("Is there anything in the report that Luleå kommun supports?", {"Hamnavgift"}),
        ("What has Luleå kommun criticised?", {"Kajplatser", "Lotsning"}),
        ("Vad är Luleå kommun kritisk till i betänkandet?", {"Kajplatser", "Lotsning"}),
        ("Vad är Luleå kommun negativ till?", {"Kajplatser", "Lotsning"}),
        ("Finns det något i utredningen som Luleå kommun tillstyrker?", {"Hamnavgift"}),
        ("Vilka frågor avstyrker Luleå kommun?", {"Kajplatser"}),
    ],
)
def test_what_of_all_is_held_so_is_a_list(view: CorpusView, question: str, listed: set[str]) -> None:
    context = asked(view, question)
    assert context.query.want is Want.LIST_PROPOSALS
    assert answer(context) is Status.ANSWERED
    told = " ".join(statement.text for statement in context.draft.statements)
    assert {name for name in ("Hamnavgift", "Kajplatser", "Lotsning") if name in told} == listed


@pytest.mark.parametrize(
    "question",
    [
        "What are the reasons why Luleå kommun opposes the report?",
        "Does Luleå kommun support the report as a whole?",
        "Vad tycker Luleå kommun om betänkandet?",
        "Vad är skälet till att Luleå kommun avstyrker förslaget?",
    ],
)
def test_what_is_held_of_the_whole_or_of_one_matter_is_no_list(view: CorpusView, question: str) -> None:
    assert asked(view, question).query.want is not Want.LIST_PROPOSALS


@pytest.mark.parametrize(
    "question",
    ["Vilka förutom Luleå kommun avstyrker kajplatserna?", "Who besides Luleå kommun opposes the kajplatser?"],
)
def test_others_than_one_are_asked_of_all(view: CorpusView, question: str) -> None:
    context = asked(view, question)
    assert (context.query.asked, context.query.absent) == ((), ())
    answer(context)
    assert "Kiruna kommun" in " ".join(statement.text for statement in context.draft.statements)


@pytest.mark.parametrize(
    "question",
    [
        "What was the Swedish Maritime Administration's response to the inquiry?",
        "What was the response from the Swedish Maritime Administration?",
    ],
)
def test_the_response_of_who_sent_none_is_missing(view: CorpusView, question: str) -> None:
    assert answer(asked(view, question)) is Status.NO_DOCUMENT


@pytest.mark.parametrize(
    "question", ["Which department's proposal did Luleå kommun approve?", "Vems förslag tillstyrkte Luleå kommun?"]
)
def test_whose_proposal_it_was_takes_no_stance_for_granted(view: CorpusView, question: str) -> None:
    query = asked(view, question).query
    assert (query.want, query.stances) == (Want.LOOKUP, frozenset())


def test_what_is_criticised_in_a_sentence_alone_is_quoted_where_the_table_has_nothing(tmp_path: Path) -> None:
    letter = (
        "# Luleå kommuns syn på en ny hamnlag\n\nLuleå kommun har lämnat synpunkter på utredningen SOU 2041:3.\n\n"
        "Vi är positiva till mycket och välkomnar särskilt att avgiften slopas.\n\nVi anser dock att utredningens"
        " utgångspunkt, att ingen får betala mer, är problematisk.\n"
    )
    with viewed(tmp_path, {"svar/lulea.md": letter}) as view:
        context = asked(view, "Vad invänder Luleå kommun mot?")
        assert answer(context) is Status.ANSWERED
        said = [s.text for s in context.draft.statements]
    assert any("är problematisk" in text for text in said)
    assert not any("inget förslag" in text for text in said)


@pytest.mark.parametrize(
    "question", ["Vilka lagändringar tillstyrker Umeå kommun?", "Which law changes does Umeå back?"]
)
def test_of_laws_those_proposals_are_listed_that_change_one(view: CorpusView, question: str) -> None:
    context = asked(view, question)
    assert answer(context) is Status.ANSWERED
    told = " ".join(statement.text for statement in context.draft.statements)
    assert "Hamnlagens" in told
    assert "ärje" not in told


def test_what_a_body_stresses_is_told_where_that_is_asked_for_and_the_whole_list_where_it_stresses_nothing(
    tmp_path: Path,
) -> None:
    letter = (
        "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnavgift\n\nLuleå kommun tillstyrker hamnavgiften.\n\n"
        "4.2 Kajplatser\n\nI synnerhet är Luleå kommun positiv till förslaget om kajplatser.\n"
    )
    files = {
        "svar/lulea.txt": letter,
        "svar/umea.txt": letter.replace("I synnerhet är Luleå kommun", "Umeå är").replace("Luleå", "Umeå"),
    }
    told: list[list[bool]] = []
    with viewed(tmp_path, files) as view:
        for question in (
            "Vilka förslag är Luleå kommun särskilt positiv till?",
            "Which proposals is Luleå kommun especially positive about?",
            "Vilka förslag är Luleå kommun positiv till?",
            "Vilka förslag är Umeå kommun särskilt positiv till?",
        ):
            context = asked(view, question)
            assert answer(context) is Status.ANSWERED
            said = " ".join(statement.text for statement in context.draft.statements)
            told.append([name in said for name in ("Hamnavgift", "Kajplatser")])
    assert told == [[False, True], [False, True], [True, True], [True, True]]


@pytest.mark.parametrize("question", ["Vilka förslag stöder Luleå kommun?", "Sammanfatta Luleå kommuns svar"])
def test_what_has_no_name_is_listed_by_the_words_that_are_held_of_it(tmp_path: Path, question: str) -> None:
    letter = (
        "Luleå kommun\n\nYttrande över SOU 2041:3\n\nLuleå kommun tycker att det är bra att utredningen uppmärksammar"
        " hamnarna.\n\n4.1 Hamnavgift\n\nLuleå kommun tillstyrker förslaget om hamnavgift.\n"
    )
    with viewed(tmp_path, {"svar/lulea.txt": letter}) as view:
        context = asked(view, question)
        assert answer(context) is Status.ANSWERED
        said = [statement.text for statement in context.draft.statements]
        names = {p.name for p in view.proposals.values()}
    assert UNTITLED in names
    assert any("uppmärksammar hamnarna." in text for text in said)
    assert not any(UNTITLED in text or "citeras här" in text for text in said)
