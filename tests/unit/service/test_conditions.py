"""Laws of conditions: who is asked for one gets the words that set it, wherever the position stands."""

from collections.abc import Iterator

import pytest

from service.answer import answer
from service.corpus_view import CorpusView
from tests.unit.service.asking import asked, viewed

LETTERS = {
    "lulea.txt": "Luleå kommun\n\nYttrande över SOU 2041:3\n\nDnr LK 2041/77\n\nErt dnr Fi2041/00318\n\n"
    "4.1 Hamnbidrag\n\n"
    "Luleå kommun tillstyrker hamnbidraget.\n\nEn hamn kostar mycket. Pengarna måste betalas ut före vintern.\n\n"
    "4.2 Hundskatt\n\nHundskatten måste höjas först.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
    with viewed(tmp_path_factory.mktemp("index"), LETTERS) as found:
        yield found


@pytest.mark.parametrize(
    "question", ["Vilka villkor ställer Luleå kommun för hamnbidraget?", "Vad kräver Luleå kommun för hamnbidraget?"]
)
def test_a_condition_in_other_words_of_the_same_section_is_quoted(view: CorpusView, question: str) -> None:
    context = asked(view, question)
    answer(context)
    quotes = [c.quote for c in context.draft.citations if not c.related]
    assert any("måste betalas ut före vintern" in quote for quote in quotes)
    assert not any("Hundskatten" in quote for quote in quotes)


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
