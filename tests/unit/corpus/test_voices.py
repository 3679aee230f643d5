"""Laws of voices: a response speaks for its sender, nobody else does, and a promised annex is missed."""

from pathlib import Path

import pytest

from corpus.load import MISSING_ANNEX
from corpus.types import Kind, Speaker
from corpus.voices import missing_annex, voice
from tests.unit.corpus.making import reading

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
        "Kommunstyrelsen beslutar att anta nämndens förslag till yttrande, bilaga 1, som sitt eget.",
    ],
)
def test_minutes_that_point_to_an_annex_say_where(text: str) -> None:
    found = missing_annex(Kind.PROTOKOLLSUTDRAG, text)
    assert found is not None
    assert text[found.start : found.end] == found.value


@pytest.mark.parametrize("text", ["Nämnden tillstyrker förslaget.", "Se bilagan om statistik.", ""])
def test_minutes_that_answer_themselves_miss_nothing(text: str) -> None:
    assert missing_annex(Kind.PROTOKOLLSUTDRAG, text) is None


_OTHERS = [k for k in Kind if k not in (Kind.PROTOKOLLSUTDRAG, Kind.REMISSVAR)]


@pytest.mark.parametrize("kind", _OTHERS)
def test_other_documents_are_the_answer_themselves(kind: Kind) -> None:
    assert missing_annex(kind, "Vi avger remissvar enligt bilaga.") is None


def test_a_letter_that_only_sends_an_answer_points_to_it() -> None:
    sent = "Statskontoret översänder härmed sitt svar, se bilaga 1 och bilaga 2."
    assert missing_annex(Kind.REMISSVAR, sent) is not None
    assert missing_annex(Kind.REMISSVAR, f"{sent} Statskontoret avstyrker förslaget.") is None


def test_an_answer_that_is_sent_with_its_letter_is_not_missed(tmp_path: Path) -> None:
    letter = "Statskontoret\n\nYttrande\n\nStatskontoret översänder härmed sitt svar, se bilaga 1."
    answer = "Statskontoret\n\nRemissvar\n\nStatskontoret avstyrker förslaget."
    assert reading(tmp_path / "one", {"a.txt": letter}).documents[0].warnings == (MISSING_ANNEX,)
    assert [d.warnings for d in reading(tmp_path / "two", {"a.txt": letter, "b.txt": answer}).documents] == [(), ()]
