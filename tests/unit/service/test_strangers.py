"""Laws of those who have sent nothing: what others say is not theirs, and an answer says so."""

from pathlib import Path

import pytest

from service.answer import answer
from service.answers import senders
from service.contract import Status
from service.strangers import signed
from tests.unit.service.asking import asked, viewed

MUNICIPALITY = (
    "Kiruna kommun\n\nYttrande över SOU 2041:3\n\nKiruna kommun tillstyrker ledavgiften.\n\nReservation\n\n"
    "Bengt Niva reserverar sig mot beslutet om ledavgiften."
)
JOINT = (
    "Gemensamt remissvar från Grönudds Skidförbund och Svenska Liftorganisationen (SLAO)\n\nTill departementet\n\n"
    "Vi avstyrker ledavgiften."
)
NOBODY = (
    "Hej!\n\nYttrande över SOU 2041:3\n\nJag avstyrker ledavgiften. Jag tycker att den är fel. Jag hoppas på er.\n\nKim"
)


@pytest.mark.parametrize(
    "question",
    [
        "Vad tycker {0} om ledavgiften?", "Hur ser {0} på ledavgiften?", "Stöder {0} ledavgiften?",
        "Är {0} emot ledavgiften?", "Vad är {0}s inställning till ledavgiften?",
        "What does {0} think about the trail fee?", "Does {0} support the trail fee?",
        "What is {0}'s view on the trail fee?",
    ],
)  # fmt: skip
def test_whose_view_is_asked_for_and_who_has_sent_nothing_is_told(tmp_path: Path, question: str) -> None:
    with viewed(tmp_path, {"a.txt": MUNICIPALITY}) as view:
        context = asked(view, question.format("Bengt Niva"))
        assert context.query.strangers == ("Bengt Niva",)
        senders.warn(context)
        assert len(context.draft.warnings) == 1
        assert "Bengt Niva" in context.draft.warnings[0]


@pytest.mark.parametrize(
    "question",
    [
        "Vad tycker Kiruna kommun om ledavgiften?", "Vad säger remissinstanserna om Kommunal Ledavgift?",
        "How old is Bengt Niva?", "How is New Public Management described?", "Vem reserverade sig mot ledavgiften?",
        "Does Kommittén support the trail fee?", "Vill Länsstyrelsen ha ledavgiften?",
    ],
)  # fmt: skip
def test_whoever_has_answered_or_is_not_asked_for_a_view_is_no_stranger(tmp_path: Path, question: str) -> None:
    with viewed(tmp_path, {"a.txt": MUNICIPALITY}) as view:
        assert asked(view, question).query.strangers == ()


@pytest.mark.parametrize("name", ["Svenska Liftorganisationen", "SLAO", "Grönudds Skidförbund"])
def test_each_of_those_who_answer_together_is_found_and_the_answer_says_that_it_is_joint(
    tmp_path: Path, name: str
) -> None:
    with viewed(tmp_path, {"a.txt": JOINT, "b.txt": MUNICIPALITY}) as view:
        context = asked(view, f"Vad tycker {name} om ledavgiften?")
        assert context.query.asked == ("gronudds-skidforbund",)
        senders.warn(context)
        assert "Svenska Liftorganisationen" in context.draft.warnings[0]
        other = asked(view, "Vad tycker Kiruna kommun om ledavgiften?")
        senders.warn(other)
        assert not other.draft.warnings


@pytest.mark.parametrize("question", ["Hur många avstyrker ledavgiften?", "Who opposes the trail fee?"])
def test_a_count_of_respondents_tells_of_letters_that_are_counted_as_nobodys(tmp_path: Path, question: str) -> None:
    with viewed(tmp_path, {"a.txt": MUNICIPALITY, "b.txt": NOBODY}) as view:
        context = asked(view, question)
        senders.warn(context)
        assert any(warning.endswith(": 1.") for warning in context.draft.warnings)


def test_an_abbreviation_spelt_out_in_a_question_is_not_another_bodys(tmp_path: Path) -> None:
    letter = "Akademikerförbundet SSR\n\nYttrande över SOU 2041:3\n\nSSR avstyrker ledavgiften."
    with viewed(tmp_path, {"a.txt": letter}) as view:
        assert asked(view, "Vad tycker SSR om ledavgiften?").query.asked == ("akademikerforbundet-ssr",)
        query = asked(view, "Vad tycker Svenska Sångarnas Riksförbund (SSR) om ledavgiften?").query
        assert (query.asked, [name for _, name in query.absent]) == ((), ["Svenska Sångarnas Riksförbund"])


@pytest.mark.parametrize(
    "question", ["Vad tycker båtföreningen om ledavgiften?", "Vad säger båtförbundet om ledavgiften?"]
)
def test_of_a_body_that_nobody_here_may_be_no_name_is_said_to_mean_them_all(tmp_path: Path, question: str) -> None:
    with viewed(tmp_path, {"a.txt": JOINT, "b.txt": MUNICIPALITY.replace("Kiruna", "Luleå")}) as view:
        context = asked(view, question)
        assert answer(context) is Status.CLARIFY
        (told,) = (statement.text for statement in context.draft.statements)
        assert "Luleå kommun" in told
        assert "Namnet kan avse" not in told


@pytest.mark.parametrize(
    ("opening", "signature"),
    [
        ("Undertecknad, Bengt Niva, bor i Kiruna.\n\n", "Bengt Niva"),
        ("", "Bengt Niva"),
        ("", "Bengt Niva\n\n(har bott här sedan 1979)"),
        ("", "Eva Ek, Bengt Niva och Ola Berg med flera"),
    ],
)
def test_a_letter_of_nobody_known_is_told_of_as_the_persons_who_signed_it(
    tmp_path: Path, opening: str, signature: str
) -> None:
    said = "Yttrande över SOU 2041:3\n\nJag avstyrker ledavgiften. Jag tycker att den är fel. Jag hoppas på er."
    letter = f"Hej!\n\n{opening}{said}\n\n{signature}"
    with viewed(tmp_path, {"a.txt": MUNICIPALITY, "b.txt": letter}) as view:
        (own,) = signed(view.documents.values(), ["Bengt Niva"])
        assert own.organisation_id is None
        context = asked(view, "Vad tycker Bengt Niva om ledavgiften?")
        answer(context)
        assert {c.document_id for c in context.draft.citations if not c.related} <= {own.id}
        assert not signed(view.documents.values(), ["Eva Niva"])
