"""Laws of figures: a body's own stands beside the inquiry's, and nothing without one beside it."""

from corpus.types import Speaker
from service.answer import answer
from service.contract import Status
from service.corpus_view import CorpusView
from tests.unit.service.asking import asked, index_of

_LONG = (
    "Luleå kommun har sedan länge en egen ordning för sina kajer, och den fungerar väl för alla som lägger till. " * 3
)
LETTERS = {
    "lulea.txt": "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Kajregister\n\n"
    "Luleå kommun tillstyrker kajregistret.\n\n"
    f"{_LONG}Utredningen har beräknat kostnaden för kajregistret till 62 miljoner kronor. Kommunens egen beräkning ger"
    f" 97 miljoner kronor. {_LONG}\n\nKajregistret kostar kommunen tid. Kajregistret kostar alltså kraft.\n\n"
    "Reservation\n\nRut Ek (V) reserverar sig mot beslutet om kajregistret. Det drabbar dem som fiskar.\n",
}  # fmt: skip


view = index_of(LETTERS)


def test_a_bodys_own_figure_is_quoted_with_the_inquirys(view: CorpusView) -> None:
    context = asked(view, "Vad har kostnaden för kajregistret beräknats till, enligt Luleå kommun?")
    told = next(e for e in context.evidence if "62 miljoner" in e.quote)
    assert told.speaker is Speaker.INQUIRY
    context = asked(view, "Hur mycket kostar kajregistret enligt Luleå kommun?")
    wide = next(e for e in context.widened if "62 miljoner" in e.quote)
    assert "97 miljoner" in wide.quote
    assert wide.speaker is Speaker.RESPONDENT


def test_beside_a_figure_no_words_without_one_are_quoted(view: CorpusView) -> None:
    context = asked(view, "Hur mycket kostar kajregistret enligt Luleå kommun?")
    assert answer(context) is Status.ANSWERED
    quotes = [c.quote for c in context.draft.citations if not c.related]
    assert quotes
    assert all("miljoner" in quote for quote in quotes)


def test_who_dissented_is_told_by_the_members_own_words(view: CorpusView) -> None:
    best = asked(view, "Vem reserverade sig mot beslutet i Luleå?").evidence[0]
    assert best.speaker is Speaker.OTHER
    assert "Rut Ek" in best.quote


def test_the_reasons_of_members_who_dissent_are_theirs_to_tell(view: CorpusView) -> None:
    context = asked(view, "Varför reserverade sig Rut Ek mot beslutet om kajregistret i Luleå?")
    assert answer(context) is Status.ANSWERED
    assert any("drabbar dem som fiskar" in c.quote for c in context.draft.citations if not c.related)
