"""Laws of voices: a response speaks for its sender, nobody else does, and a promised annex is missed."""

import pytest

from corpus.types import Kind, Speaker
from corpus.voices import missing_annex, voice

INQUIRY = "Tillitsdelegationen lämnade i dag sitt betänkande. Delegationen föreslår mycket."
MINISTER = "Civilminister Ardalan Shekarabi inledde konferensen."


@pytest.mark.parametrize("text", [INQUIRY, MINISTER, ""])
@pytest.mark.parametrize("kind", Kind)
def test_only_answers_and_their_annexes_speak_for_a_respondent(kind: Kind, text: str) -> None:
    assert (voice(kind, text) is Speaker.RESPONDENT) == (kind.is_response or kind is Kind.BILAGA)


@pytest.mark.parametrize(
    ("kind", "text", "speaker"),
    [
        (Kind.BETANKANDE, "", Speaker.INQUIRY),
        (Kind.NYHET, INQUIRY, Speaker.INQUIRY),
        (Kind.TAL, MINISTER, Speaker.GOVERNMENT),
        (Kind.MISSIV, "", Speaker.GOVERNMENT),
        (Kind.TAL, "Professorn talade om tillit.", Speaker.OTHER),
        (Kind.NYHET, "Kommunen öppnar en skola.", Speaker.OTHER),
        (Kind.OVRIGT, INQUIRY, Speaker.OTHER),
    ],
)
def test_other_documents_speak_for_whoever_wrote_them(kind: Kind, text: str, speaker: Speaker) -> None:
    assert voice(kind, text) is speaker


@pytest.mark.parametrize(
    "text",
    [
        "Socialnämnden beslutar att avge remissvar enligt bilaga på betänkandet.",
        "Nämnden beslutar att anta yttrandet enligt bifogat förslag till yttrande.",
        "Yttrandet bifogas protokollet.",
    ],
)
def test_minutes_that_point_to_an_annex_say_where(text: str) -> None:
    found = missing_annex(Kind.PROTOKOLLSUTDRAG, text)
    assert found is not None
    assert text[found.start : found.end] == found.value


@pytest.mark.parametrize("text", ["Nämnden tillstyrker förslaget.", "Se bilagan om statistik.", ""])
def test_minutes_that_answer_themselves_miss_nothing(text: str) -> None:
    assert missing_annex(Kind.PROTOKOLLSUTDRAG, text) is None


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.PROTOKOLLSUTDRAG])
def test_other_documents_are_the_answer_themselves(kind: Kind) -> None:
    assert missing_annex(kind, "Vi avger remissvar enligt bilaga.") is None
