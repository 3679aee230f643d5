"""Laws of the date a document gives itself."""

import re

import pytest
from hypothesis import given

from corpus.dates import written_date
from tests.unit.corpus.making import TEXTS

BODY = "Kommunerna har under lång tid efterfrågat en tydligare och mer samlad statlig styrning. "
PARAGRAPHS = "\n\n".join([BODY * 3] * 30)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Stockholm den 28 september 2018", "2018-09-28"),
        ("2018-09-28", "2018-09-28"),
        ("Datum: 2018-09-28", "2018-09-28"),
        ("Luleå 3 maj 2019", "2019-05-03"),
        ("28 September 2018", "2018-09-28"),
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_date_of_its_own_is_read_from_the_head_and_the_foot(line: str, date: str, place: str) -> None:
    text = f"{line}\n\n{PARAGRAPHS}" if place == "head" else f"{PARAGRAPHS}\n\nMed vänlig hälsning\n\n{line}"
    found = written_date(text)
    assert found is not None
    assert found.value == date
    assert text[found.start : found.end] in line


@pytest.mark.parametrize(
    "text",
    [
        "Den 16 juni 2016 beslutade regeringen att tillsätta en delegation med uppdrag att analysera styrningen.",
        f"{PARAGRAPHS}\n\nStockholm den 28 september 2018\n\n{PARAGRAPHS}",
        "I december 2017 fick delegationen ett tilläggsdirektiv.",
        "Överlämningen skedde den 14 juni 2018 i Stockholm inför många åhörare.",
        "",
    ],
    ids=["sentence", "middle", "month", "event", "empty"],
)
def test_other_dates_are_not_the_documents_own(text: str) -> None:
    assert written_date(text) is None


@given(TEXTS)
def test_a_date_is_written_in_the_text(text: str) -> None:
    found = written_date(text)
    if found is not None:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", found.value)
        assert found.value[:4] in text[found.start : found.end]


@pytest.mark.parametrize("line", ["2018-13-45", "den 31 februari 2018", "99 maj 2019"])
def test_a_day_the_calendar_lacks_is_no_date(line: str) -> None:
    assert written_date(f"{line}\n\n{PARAGRAPHS}") is None


@pytest.mark.parametrize(
    "line", ["Sista svarsdag 2018-10-01", "Ert datum: 2018-06-14", "Svar senast 2018-10-01", "Remissdatum 2018-06-14"]
)
def test_the_ministrys_dates_are_not_the_answers(line: str) -> None:
    assert written_date(f"{line}\n\n{PARAGRAPHS}") is None


@pytest.mark.parametrize(
    "line",
    [
        "MYNDIGHETEN Yttrande 1 (1) Datum 2031-10-13 Diarienr A214.880/2031",
        "Styrelsen Datum Dnr/beteckning 2031-10-13 TSG 2031-2207 Ert datum Er beteckning 2031-06-24 LI2031/00417",
        "Grönudds kommun SAMMANTRÄDESPROTOKOLL Sida 14 (31) Kommunstyrelsen 2031-10-13 Utdrag",
        "Förbundet Stockholm 13 oktober 2031",
        "Yttrande 2031-10-13 · Ärendebeteckning 101-8842-2031",
    ],
)
def test_the_date_of_a_letterhead_in_columns_is_the_senders_own(line: str) -> None:
    found = written_date(f"{line}\n\nKulturdepartementet\n\n{PARAGRAPHS}")
    assert found is not None
    assert found.value == "2031-10-13"


def test_a_subject_lines_date_is_not_taken() -> None:
    assert written_date(f"Remiss av betänkandet om styrning som lämnades den 13 oktober 2031\n\n{PARAGRAPHS}") is None


def test_the_date_of_a_letter_that_is_cited_is_not_the_letters_own() -> None:
    assert written_date(f"{PARAGRAPHS}\n\nSKR, yttrande den 3 mars 2025.") is None
