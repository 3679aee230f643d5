"""Laws of conditions: who is asked for one gets the words that set it, wherever the position stands."""

from pathlib import Path

import pytest

from service.answer import answer
from service.corpus_view import CorpusView
from service.cues import Want
from service.phrases import hedge
from tests.unit.service.asking import asked, index_of, viewed

LETTERS = {
    "lulea.txt": "Luleå kommun\n\nYttrande över SOU 2041:3\n\nDnr LK 2041/77\n\nErt dnr Fi2041/00318\n\n"
    "4.1 Hamnbidrag\n\n"
    "Luleå kommun tillstyrker hamnbidraget.\n\nEn hamn kostar mycket. Pengarna måste betalas ut före vintern.\n\n"
    "4.2 Hundskatt\n\nHundskatten måste höjas först.\n",
    "boden.txt": "Bodens kommun\n\nYttrande över SOU 2041:3\n\nBodens kommun avstyrker hundskatten. Först måste de"
    " räknas.\n\nBodens kommun är i princip positiv till hamnbidraget. En hamn kostar 4 miljoner kronor. Utan detta"
    " tillskott avstyrker Bodens kommun förslaget.\n",
}  # fmt: skip


view = index_of(LETTERS)


@pytest.mark.parametrize(
    "question", ["Vilka villkor ställer Luleå kommun för hamnbidraget?", "Vad kräver Luleå kommun för hamnbidraget?"]
)
def test_a_condition_in_other_words_of_the_same_section_is_quoted(view: CorpusView, question: str) -> None:
    context = asked(view, question)
    answer(context)
    quotes = [c.quote for c in context.draft.citations if not c.related]
    assert any("måste betalas ut före vintern" in quote for quote in quotes)
    assert not any("Hundskatten" in quote for quote in quotes)


def test_a_condition_in_the_same_paragraph_is_quoted_where_no_heading_tells(view: CorpusView) -> None:
    context = asked(view, "Vad kräver Bodens kommun för att gå med på hamnbidraget?")
    answer(context)
    quotes = [c.quote for c in context.draft.citations if not c.related]
    assert any("Utan detta tillskott avstyrker" in quote for quote in quotes)


@pytest.mark.parametrize(
    "question",
    ["När tycker Bodens kommun att hamnbidraget ska börja?", "When does Boden think that the aid can start?"],
)
def test_a_time_asked_for_is_a_fact_whatever_the_verb(view: CorpusView, question: str) -> None:
    assert asked(view, question).query.want is Want.LOOKUP


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What is Luleå kommun's case number?", "LK 2041/77"),
        ("Vilket är Luleå kommuns diarienummer?", "LK 2041/77"),
        ("Vilket är ärendets diarienummer, enligt Luleå kommun?", "Fi2041/00318"),
    ],
)
def test_a_bodys_own_number_is_given_where_it_is_called_its_own(view: CorpusView, question: str, number: str) -> None:
    context = asked(view, question)
    answer(context)
    assert number in context.draft.statements[0].text


def test_what_is_opposed_only_without_something_is_never_told_as_opposed_outright() -> None:
    assert hedge("Utan detta tillskott", "sv").strip()
    assert hedge("om inte staten betalar", "en").strip()
    assert not hedge("under förutsättning att staten betalar", "sv")  # which is support with reservations already


def test_conditions_of_no_matter_are_those_of_all_that_is_supported_on_one(tmp_path: Path) -> None:
    letter = (
        "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnbidrag\n\nLuleå kommun tillstyrker hamnbidraget under"
        " förutsättning att det betalas ut före vintern.\n\n4.2 Hundskatt\n\nLuleå kommun avstyrker hundskatten.\n"
    )
    with viewed(tmp_path, {"lulea.txt": letter}) as view:
        for question in ("Vilka villkor ställer Luleå kommun?", "What conditions does Luleå kommun set?"):
            context = asked(view, question)
            answer(context)
            quotes = [c.quote for c in context.draft.citations if not c.related]
            assert any("före vintern" in quote for quote in quotes)
            assert not any("hundskatten" in quote for quote in quotes)
