"""A matter that nothing in the material touches on is refused as such, whatever position is nearest."""

from dataclasses import replace

import pytest

from indexer.cross_encoder import Reader
from service.answer import answer
from service.answers.context import Context
from service.contract import Status
from service.corpus_view import CorpusView
from service.foreign import BOUND, as_a_whole, decidable, foreign
from service.terms import Term, find_terms
from tests.fakes import FakeEmbedder
from tests.unit.service.asking import asked, index_of

TEXT = """# Remissvar från Region Grönudd

## 4.1 Avgift för bryggor

Region Grönudd avstyrker att en avgift tas ut av den som har en brygga. Gränserna för kontroller av skatter är oklara.

## 4.2 Register över båtar

Region Grönudd tillstyrker att ett register över båtar inrättas."""
VIEWS = (
    "Vilka avstyrker {}?",
    "Vad tycker Region Grönudd om {}?",
    "Vad säger Region Grönudd om {}?",
    "Hur många tillstyrker {}?",
    "Vilka nämner inte {}?",
)

view = index_of({"svar.md": TEXT})


def _asked(view: CorpusView, question: str, reader: Reader | None) -> Context:
    context = asked(view, question)
    if not decidable(context.query, context.terms):
        return replace(context, reader=reader)
    return replace(context, reader=reader, matter=FakeEmbedder().embed_queries([context.query.matter])[0])


def _reads(value: float) -> Reader:
    return lambda *_: value


@pytest.mark.parametrize("form", VIEWS)
@pytest.mark.parametrize("matter", ["vargjakten", "flygskatten", "nya gränskontroller", "sänkt pensionsålder"])
def test_a_foreign_matter_is_refused_in_every_form_of_asking_for_views(
    view: CorpusView, form: str, matter: str
) -> None:
    context = _asked(view, form.format(matter), _reads(-BOUND))
    assert foreign(context)
    assert answer(context) in {Status.NOT_MENTIONED, Status.NOT_IN_CORPUS}
    assert not [c for c in context.draft.citations if not c.related]


@pytest.mark.parametrize("form", VIEWS)
@pytest.mark.parametrize("matter", ["avgiften för bryggor", "registret över båtar"])
def test_a_matter_in_the_words_of_the_material_is_foreign_only_to_a_reader_who_denies_it(
    view: CorpusView, form: str, matter: str
) -> None:
    assert not foreign(_asked(view, form.format(matter), _reads(0.0)))


def test_what_reads_as_an_answer_outweighs_words_that_stand_nowhere(view: CorpusView) -> None:
    question = VIEWS[1].format("pålagan på sjöbodar")
    assert foreign(_asked(view, question, _reads(-BOUND)))
    assert not foreign(_asked(view, question, _reads(BOUND)))


def test_no_sentence_is_read_where_reading_cannot_tip_it(view: CorpusView) -> None:
    def never(*_: object) -> float:
        raise AssertionError("read in vain")

    assert not foreign(_asked(view, "Vilka avstyrker att en avgift tas ut av den som har en brygga?", never))


@pytest.mark.parametrize(
    "question",
    [
        "Vad föreslås om vargjakten?",
        "Hur mycket tycker Region Grönudd att vargjakten får kosta?",
        "Vad tycker Region Grönudd?",
        "Vilka avstyrker förslaget i 4.1?",
    ],
)
def test_only_views_on_a_matter_in_words_are_weighed(view: CorpusView, question: str) -> None:
    context = asked(view, question)
    assert not decidable(context.query, context.terms)


def test_without_a_reader_nothing_is_foreign(view: CorpusView) -> None:
    assert not foreign(_asked(view, VIEWS[0].format("vargjakten"), None))


def _whole(view: CorpusView, word: str) -> Term:
    (term,) = find_terms(word, "sv", view.snapshot.lexical)
    return as_a_whole(term)


def test_parts_of_a_compound_do_not_stand_for_it_and_its_own_forms_do(view: CorpusView) -> None:
    assert not _whole(view, "flygskatten").match({"skat": 1.0, "avgift": 1.0})
    assert not _whole(view, "gränskontroller").match({"grän": 1.0, "kontrol": 1.0})
    assert _whole(view, "avgifterna").match({"avgift": 1.0}) == 1.0
