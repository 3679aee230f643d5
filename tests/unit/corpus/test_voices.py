"""Laws of voices: a response speaks for its sender, nobody else does."""

import pytest

from corpus.types import Kind, Speaker
from corpus.voices import voice

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
