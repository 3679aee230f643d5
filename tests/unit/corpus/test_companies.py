"""Laws of companies that send letters: who is named by its form, and its file or address by it, is the sender."""

import pytest

from corpus.companies import own_companies
from corpus.senders import detect_sender
from tests.unit.corpus.making import REGISTER

LETTER = "Från: svar@hamnlyft.example\nÄmne: Båtar\n\nHej,\n\nHamnlyft AB lyfter båtar med kranar.\n\nEva Ek, vd\n"


@pytest.mark.parametrize("stem", ["hamnlyft", "svar-hamnlyft-2041", "svar 7"])
def test_a_company_whose_file_or_address_bears_its_name_sends_its_letter(stem: str) -> None:
    sender = detect_sender(LETTER, stem, REGISTER)
    assert sender is not None
    assert sender.organisation.name == "Hamnlyft AB"


@pytest.mark.parametrize(
    ("text", "stem", "found"),
    [
        ("Vid Lyft i Hamnen AB finns 14 kranar.", "lyft i hamnen", ["Lyft i Hamnen AB"]),
        ("Hamnlyft AB lyfter båtar.", "luleå", []),
        ("Båt & Lyft AB och Hamnlyft AB lyfter.", "hamnlyft", ["Hamnlyft AB"]),
    ],
)
def test_only_the_whole_name_before_the_form_counts(text: str, stem: str, found: list[str]) -> None:
    assert list(own_companies(text, stem)) == found
