"""Laws of who heads a body: only who signs its letter with that very office is told."""

import pytest

from service import phrases
from service.answers.heads import tell_head
from service.corpus_view import CorpusView
from tests.unit.service.asking import asked, index_of

SIGNED = "{who}\n\nTill {ministry}\n\nYttrande över {what}\n\n{who} tillstyrker förslaget.\n\n{by}\n{office}\n"
view = index_of(
    {
        "svar/a.txt": SIGNED.format(
            who="Statskontoret", ministry="X", what="Nya klockspel", by="Ylva Ek", office="Generaldirektör"
        ),
        "svar/b.txt": SIGNED.format(
            who="Luleå kommun", ministry="X", what="Nya klockspel", by="Arne Alm", office="Ordförande"
        ),
        "svar/c.txt": SIGNED.format(
            who="Skolverket", ministry="X", what="Nya klockspel", by="Siv Ask", office="Biträdande generaldirektör"
        ),
    }
)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Vem är chef för Statskontoret?", "Ylva Ek"),
        ("Vad heter Statskontorets generaldirektör?", "Ylva Ek"),
        ("Who is the head of Statskontoret?", "Ylva Ek"),
        ("Vem är ordförande i Luleå kommun?", "Arne Alm"),
        ("Vem leder Statskontoret?", "Ylva Ek"),
        ("Who leads Luleå kommun?", "Arne Alm"),
        ("Vem leder arbetet på Statskontoret?", None),
        ("Vem är chef för Luleå kommun?", None),
        ("Vem är ordförande i Statskontoret?", None),
        ("Vem är generaldirektör för Skolverket?", None),
        ("Vem är vice ordförande i Luleå kommun?", None),
        ("Vad tycker Statskontorets chef om klockspelen?", None),
    ],
)
def test_who_heads_a_body_is_who_signs_with_that_office(view: CorpusView, question: str, who: str | None) -> None:
    context = asked(view, question)
    assert tell_head(context) is (who is not None)
    assert [who in statement.text for statement in context.draft.statements if who] == [True] * (who is not None)


def test_an_office_is_written_as_in_a_sentence_behind_its_name(view: CorpusView) -> None:
    context = asked(view, "Vem är chef för Statskontoret?")
    assert tell_head(context)
    assert "Ylva Ek, generaldirektör." in context.draft.statements[0].text
    assert phrases.with_office("Bo Ek, VD") == "Bo Ek, VD"
