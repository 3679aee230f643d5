"""Laws of the label: the question's own words are quoted for its matter only where they name a thing."""

import pytest

from service.corpus_view import CorpusView
from tests.unit.service.asking import asked, index_of

LETTER = (
    "Luleå kommun\n\nYttrande över SOU 2041:3\n\nLuleå kommun tillstyrker förslaget om höjd avgift på båtfärg. "
    "Båtar släpper ut giftig färg i hamnen, och kommunen betalar för tömningen."
)


view = index_of({"lulea.txt": LETTER})


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Vad tycker Luleå kommun om höjd avgift på båtfärg?", "”höjd avgift på båtfärg”"),
        ("Vad skriver Luleå kommun om avgift på båtfärg?", "”avgift på båtfärg”"),
        ("Avstyrker Luleå kommun båtfärg?", "”båtfärg”"),
        ("Hur mycket färg släpper båtar ut enligt Luleå kommun?", None),
        ("När betalar kommunen för tömningen enligt Luleå kommun?", None),
        ("Tycker Luleå kommun att båtfärg är giftig?", None),
    ],
)
def test_no_clause_is_quoted_as_the_name_of_a_matter(view: CorpusView, question: str, label: str | None) -> None:
    assert asked(view, question).label == label
