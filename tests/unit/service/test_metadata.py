"""Laws of facts read off documents: of several consultations, the one that the question names."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.answer import answer
from service.answers.metadata import answer_metadata
from service.contract import Status
from service.corpus_view import CorpusView
from service.fact_cues import asked_for_in
from service.stance_cues import EITHER, stances_in
from tests.unit.service.asking import asked, index_of, viewed

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
        ("När avgav hamnen sitt förra yttrande?", False),
        ("When was the harbour's previous response submitted?", False),
    ],
)
def test_a_day_of_the_matter_is_no_date_of_the_letter(question: str, of_the_letter: bool) -> None:
    assert ("date" in asked_for_in(question)) is of_the_letter


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Vem skrev under Luleås svar?", "signatory"),
        ("Vad är diarienumret?", "diarienummer"),
        ("Vad är ärendenumret hos Luleå?", "arendenummer"),
        ("Vem har hållit i pennan för Luleås svar?", "author"),
        ("Vilka två personer har skrivit Luleås svar?", "author"),
        ("Vilken tjänsteman skrev Luleås svar?", "author"),
        ("Vem har tagit bilderna?", "photographer"),
        ("Who took the photos?", "photographer"),
        ("What number does the matter have at Luleå?", "arendenummer"),
        ("Vilket nummer har ärendet hos Luleå?", "arendenummer"),
        ("When did the board of Luleå take its decision?", "date"),
        ("Vilket betänkande svarar Luleå på?", "sou"),
        ("Vilket direktiv fick utredningen?", "dir"),
        ("Vilken SOU gäller remissen?", "sou"),
        ("What is the number of the inquiry report?", "sou"),
        ("Vad heter betänkandet?", "title"),
        ("What is the report called?", "title"),
        ("Vem är Luleås svar ställt till?", "addressee"),
        ("Who is Luleå's response addressed to?", "addressee"),
        ("Vilken nämnd i Luleå behandlade remissen?", "decider"),
        ("Who decided on Luleå's response?", "decider"),
        ("Vilken paragraf har beslutet i protokollet?", "paragraph"),
        ("Which annexes are missing?", "annex"),
        ("Vilka namn står under Luleås svar?", "signatory"),
        ("What is Luleå's diary number?", "diarienummer"),
    ],
)
def test_a_fact_may_be_asked_for_in_other_words(view: CorpusView, question: str, name: str) -> None:
    assert name in asked(view, question).query.metadata


@pytest.mark.parametrize(
    "question",
    [
        "Vilket betänkande kritiserade Luleå tidigare?",
        "Vilket annat betänkande hänvisar Luleå till?",
        "När tillsattes utredningen och genom vilket direktiv?",
        "When did the government decide that towns need bells?",
        "Vilken utredning bör göras om klockorna?",
    ],
)
def test_what_the_head_of_a_letter_tells_is_not_all_that_is_asked(view: CorpusView, question: str) -> None:
    assert not {"sou", "dir", "date"} & set(asked(view, question).query.metadata)


@pytest.mark.parametrize(
    "question",
    [
        "Vem bör besluta om klockorna enligt Luleå?",
        "Vilken myndighet ska besluta om bilagor till ansökan?",
        "Who should decide on the bells?",
        "Vad heter den nya myndigheten i betänkandet?",
        "Står kommunerna under tillsyn?",
        "Vilka står under tillsyn enligt Luleå?",
        "Vem är ansvarig för att lämna svar?",
        "Vem ska besluta om yttrandet till nämnden?",
        "Who approved the decision to close the bell tower according to Luleå?",
        "Vilken paragraf vill Luleå ändra så att beslut kan överklagas?",
        "Vilka bilagor ska fogas till ansökan enligt Luleå?",
        "Which annexes must the application have?",
    ],
)
def test_who_decides_on_a_matter_is_not_who_decided_on_the_answer(question: str) -> None:
    assert not {"decider", "title", "signatory", "addressee", "paragraph", "annex"} & set(asked_for_in(question))


MINUTES = """§ 12

Remiss Fler klockspel i parken och på torget (SOU 2030:7)

Ärendenr 2030/41

Kulturnämndens beslut

Kulturnämnden beslutar att avge remissvar enligt bilaga.

{long}

Luleå kommun tillstyrker förslaget.

Beslutet skickas till
Kulturdepartementet
"""
OTHERS = "Regeringen beslutade i ett annat ärende om remiss av klockor. " * 60


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CorpusView]:
    text = "Luleå kommun\nProtokollsutdrag\n\n" + MINUTES.format(long=OTHERS)
    with viewed(tmp_path_factory.mktemp("minutes"), {"protokoll.txt": text}) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vem har fattat beslutet i Luleå?", "Kulturnämnden beslutar att avge remissvar enligt bilaga."),
        ("Who decided on Luleå's response?", "Kulturnämnden beslutar att avge remissvar enligt bilaga."),
        ("Vilken paragraf har Luleås beslut?", "Beslutet är § 12 i Luleå kommuns protokoll."),
        ("Which annexes are missing?", "The annex with Luleå kommun's response is not in the material."),
        ("Vad heter betänkandet?", "”Fler klockspel i parken och på torget (SOU 2030:7)”"),
        ("Vem är Luleås svar ställt till?", "Kulturdepartementet"),
    ],
)
def test_what_minutes_tell_of_themselves_is_told_with_its_place(minutes: CorpusView, question: str, said: str) -> None:
    context = asked(minutes, question)
    assert answer(context) is Status.ANSWERED
    assert said in context.draft.statements[0].text
    assert len(context.draft.citations) == 1


@pytest.mark.parametrize(
    ("told", "answered"), [("den 4 maj 2030", True), ("och svaret ska lämnas senast den 4 maj 2030", False)]
)
def test_by_when_a_response_is_due_is_not_when_it_was_decided(tmp_path: Path, told: str, answered: bool) -> None:
    letter = (
        f"Luleå kommun\n\nYttrande\n\nNämnden har behandlat remissen {told}.\n\nLuleå kommun tillstyrker klockorna.\n"
    )
    with viewed(tmp_path, {"svar.txt": letter}) as view:
        assert answer_metadata(asked(view, "När behandlade Luleå kommun remissen?")) is answered


def test_an_annex_that_is_here_is_not_said_to_be_missing(tmp_path: Path) -> None:
    files = {
        "protokoll.txt": "Luleå kommun\nProtokollsutdrag\n\n" + MINUTES.format(long=OTHERS),
        "svar.txt": LETTER.format(
            who="Luleå kommun", ministry="Kulturdepartementet", what="Fler klockspel (SOU 2030:7)"
        ),
    }
    with viewed(tmp_path, files) as view:
        context = asked(view, "Which annexes are missing?")
        answer(context)
        assert not any("not in the material" in statement.text for statement in context.draft.statements)


@pytest.mark.parametrize("question", ["Vem har beslutat om Luleås svar?", "Vem är handläggare för Luleås svar?"])
def test_what_a_letter_does_not_tell_of_itself_is_not_guessed(view: CorpusView, question: str) -> None:
    context = asked(view, question)
    assert answer(context) is Status.NOT_IN_CORPUS
    assert context.draft.citations == []


@pytest.mark.parametrize(
    "question", ["Vem har skrivit under remissvaret?", "Who wrote the response?", "När kom yttrandet?"]
)
def test_a_fact_of_nobodys_response_is_asked_back_about(view: CorpusView, question: str) -> None:
    context = asked(view, question)
    assert answer(context) is Status.CLARIFY
    (told,) = (statement.text for statement in context.draft.statements)
    assert "Luleå kommun" in told
    assert "Statskontoret" in told
    for told in ("Luleås svar", "svaret från de boende på Lövgatan"):
        assert answer(asked(view, f"Vem har skrivit under {told}?")) is not Status.CLARIFY


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("Vem påstår att kommunen förlorar klockor?", False),
        ("Who claims that the municipality loses bells?", False),
        ("Vad tycker kommunen om klockorna?", True),
        ("Vad säger kommunen om att klockorna försvinner?", True),
    ],
)
def test_who_says_it_of_the_municipality_is_not_said_by_the_question(
    view: CorpusView, question: str, body: bool
) -> None:
    assert bool(asked(view, question).query.asked) is body


@pytest.mark.parametrize(
    ("question", "stance"),
    [
        ("Is Luleå in agreement with the proposal?", True),
        ("Does Luleå back in principle what is proposed?", True),
        ("Which agreements does Luleå have?", False),
        ("How could Luleå get support for its bells?", False),
        ("Who runs the support functions in Luleå?", False),
        ("Does Luleå support the functions of the bells?", True),
        ("Is Luleå in favour or against?", False),
        ("Stöder eller avstyrker Luleå förslaget?", False),
        ("Is Luleå against fees for boats or cars?", True),
        ("When did Luleå come back to the matter?", False),
    ],
)
def test_agreement_is_a_stance_and_neither_an_agreement_nor_which_of_two_it_is(question: str, stance: bool) -> None:
    assert bool(stances_in(question) and not EITHER.search(question)) is stance


@pytest.mark.parametrize(
    ("question", "stance"),
    [
        ("Hur många i Luleås nämnd röstade emot?", False),
        ("Which members voted against it in Luleå?", False),
        ("Hur många är emot?", True),
    ],
)
def test_how_members_voted_is_no_stance_of_their_body(question: str, stance: bool) -> None:
    assert bool(stances_in(question)) is stance


def test_who_presented_a_matter_may_be_an_office_without_a_name(tmp_path: Path) -> None:
    minutes = "Luleå kommun\n\nProtokollsutdrag\n\nHamnchefen föredrar ärendet.\n\nLuleå kommun tillstyrker förslaget."
    with viewed(tmp_path, {"lulea.txt": minutes}) as view:
        context = asked(view, "Vem föredrog ärendet i Luleå?")
        assert answer_metadata(context)
        assert "Hamnchefen föredrar ärendet." in context.draft.statements[0].text
        assert answer_metadata(asked(view, "Vem redogjorde för ärendet i Luleå?"))
        assert not answer_metadata(asked(view, "Vem är handläggare i Luleå?"))
        assert answer_metadata(asked(view, "Vem föredrog ärendet?"))  # it stands in no other letter
    with viewed(tmp_path / "two", {"lulea.txt": minutes, "umea.txt": minutes.replace("Luleå", "Umeå")}) as view:
        assert not answer_metadata(asked(view, "Vem föredrog ärendet?"))


@pytest.mark.parametrize(
    "question",
    ["När höll ministern sitt anförande?", "When did the minister give the speech?", "När publicerades yttrandet?",
     "When was the county board's response published?"],
)  # fmt: skip
def test_when_something_was_said_or_published_is_its_date(question: str) -> None:
    assert "date" in asked_for_in(question)


def test_when_the_report_was_published_is_no_date_of_an_answer() -> None:
    assert "date" not in asked_for_in("When was the report published?")
