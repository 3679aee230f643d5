"""Laws of facts read off documents: of several consultations, the one that the question names."""

import pytest

from service.answers.metadata import answer_metadata
from service.corpus_view import CorpusView
from service.fact_cues import asked_for_in
from tests.unit.service.asking import asked, index_of

LETTER = "{who}\n\nTill {ministry}\n\nYttrande över promemorian {what}\n\n{who} tillstyrker förslaget. {who} anser det."


view = index_of(
    {
        "skog/svar.txt": LETTER.format(who="Statskontoret", ministry="Finansdepartementet", what="Fler rastgårdar"),
        "vatten/svar.txt": LETTER.format(who="Luleå kommun", ministry="Kulturdepartementet", what="Nya klockspel"),
    }
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vilket departement har skickat ut promemorian om nya klockspel?", "Kulturdepartementet"),
        ("Vilket departement har skickat ut promemorian om fler rastgårdar?", "Finansdepartementet"),
    ],
)
def test_a_fact_of_the_matter_is_that_of_the_matter_named(view: CorpusView, question: str, said: str) -> None:
    context = asked(view, question)
    assert answer_metadata(context)
    (told,) = (statement.text for statement in context.draft.statements)
    assert said in told


@pytest.mark.parametrize(
    ("question", "of_the_letter"),
    [
        ("What is the date of the harbour's response?", True),
        ("On what date was it signed?", True),
        ("By what date does the harbour need to know?", False),
        ("Till vilket datum ska avgiften gälla?", False),
        ("Vilket datum är brevet från?", True),
    ],
)
def test_a_day_of_the_matter_is_no_date_of_the_letter(question: str, of_the_letter: bool) -> None:
    assert ("date" in asked_for_in(question)) is of_the_letter
