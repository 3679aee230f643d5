"""Laws of wishes: who wants what is proposed supports it; who wants it otherwise is not among those."""

from collections.abc import Iterator

import pytest

from indexer.types import Stance
from service.answer import answer
from service.answers.wished import as_stance
from service.corpus_view import CorpusView
from service.cues import Want
from tests.unit.service.asking import asked, viewed

_PROPOSED = (
    ("Kajavgift", "den som lägger till ska betala en kajavgift på 90 kronor"),
    ("Register över hundar", "varje hund ska föras in i ett register över hundar"),
    ("Förbud mot fyrverkerier", "fyrverkerier ska förbjudas i tätort"),
    ("Stöd till bibliotek", "varje bibliotek ska få ett stöd av staten"),
    ("Skyltning av vandringsleder", "vandringsleder ska förses med skyltar"),
)
REPORT = "Kajer och hundar\nBetänkande av Kajutredningen\nSOU 2041:3\n\n" + "\n\n".join(
    f"4.{i} {heading}\nUtredningen föreslår att {said}." for i, (heading, said) in enumerate(_PROPOSED, 1)
)
LETTER = (
    "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Kajavgift\n\nLuleå kommun tillstyrker kajavgiften.\n\n"
    "4.2 Register över hundar\n\nLuleå kommun avstyrker registret.\n"
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
    files = {"SOU 2041_3 sammanfattning.txt": REPORT, "lulea.txt": LETTER}
    with viewed(tmp_path_factory.mktemp("index"), files) as found:
        yield found


@pytest.mark.parametrize(
    "question",
    ["Vilka vill att en kajavgift införs?", "Vem vill ha en kajavgift?", "Vilka remissinstanser vill ha kajavgift?"],
)
def test_who_wants_what_is_proposed_supports_it(view: CorpusView, question: str) -> None:
    query = as_stance(asked(view, question)).query
    assert query.want is Want.LIST_RESPONDENTS
    assert Stance.SUPPORT in query.stances


@pytest.mark.parametrize(
    "question",
    [
        "Vilka vill att kajavgiften höjs?", "Vilka vill inte att en kajavgift införs?", "Vad är en kajavgift?",
        "Vilka vill slippa kajavgift?", "Vill Luleå kommun ha en kajavgift?", "Vem vill ha färre museer?",
    ],
)  # fmt: skip
def test_who_wants_it_otherwise_or_is_asked_alone_is_asked_as_before(view: CorpusView, question: str) -> None:
    context = asked(view, question)
    assert as_stance(context) is context


@pytest.mark.parametrize("ahead", [0.5, 1.5, 3.0])  # the first leads nothing: the matter is named by its own word
def test_what_a_body_says_of_the_section_that_leads_or_of_its_very_matter_is_its_stance_there(
    view: CorpusView, ahead: float
) -> None:
    context = asked(view, "Vad säger Luleå kommun om registret?")
    register = next(p.id for p in view.proposals.values() if p.section == "4.2")
    context.__dict__["_nearest_section"] = ((register,), ahead)
    context.__dict__["evidence"] = ()
    answer(context)
    assert [p.stance for p in context.draft.positions] == [Stance.OPPOSE]
