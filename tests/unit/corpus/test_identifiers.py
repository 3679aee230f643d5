"""Laws of identifiers: what looks alike is told apart, a value's span is where it stands, a date is never guessed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.identifiers import facts
from tests.unit.corpus.making import TEXTS

BODY = "Kommunerna har under lång tid efterfrågat en tydligare och mer samlad statlig styrning. "
PARAGRAPHS = "\n\n".join([BODY * 3] * 30)


def _values(text: str, name: str) -> list[str]:
    return [f.value for f in facts(text) if f.name == name]


@given(TEXTS)
@example("Dnr Fi2018/02431/K, SOU 2018_47 (2018:48), dir. 2016:51\nLena Micko\nOrdförande\nTryck: a@b.se")
def test_every_fact_stands_where_it_says_and_in_order(text: str) -> None:
    found = facts(text)
    assert [f.start for f in found] == sorted(f.start for f in found if f.start is not None)
    for fact in found:
        assert fact.start is not None
        assert fact.end is not None
        written = re.sub(r"\s+", " ", text[fact.start : fact.end].strip()).replace("_", ":")
        assert written.startswith(fact.value.split(",")[0].replace("_", ":"))


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("DIARIENUMMER FI2018/02431/K", "diarienummer", "FI2018/02431/K"),
        ("Ert dnr S2019/04518/RS", "diarienummer", "S2019/04518/RS"),
        ("(Ju2021/00658)", "diarienummer", "Ju2021/00658"),
        ("Ärendenr 2018/426-1.3.1.5", "arendenummer", "2018/426-1.3.1.5"),
        ("Vårt dnr: 2026/130", "arendenummer", "2026/130"),
        ("Dnr: LU FV-1.1.3-3757-41", "arendenummer", "LU FV-1.1.3-3757-41"),
        ("betänkandet SOU 2018:47", "sou", "2018:47"),
        ("Huvudbetänkandet SOU 2018_47", "sou", "2018:47"),
        ("välfärdssektorn (2018:47) och", "sou", "2018:47"),
        ("promemorian Ds 2015:51", "ds", "2015:51"),
        ("en delegation (Dir. 2016:51)", "dir", "2016:51"),
        ("enligt prop. 2017/18:37", "prop", "2017/18:37"),
        ("skollagen (2010:800)", "sfs", "2010:800"),
        ("patientsäkerhetslagen (2010:659)", "sfs", "2010:659"),
        ("socialtjänstförordningen (2001:937)", "sfs", "2001:937"),
        ("till fi.remissvar@regeringskansliet.se.", "email", "fi.remissvar@regeringskansliet.se"),
        ("Finansdepartementet", "ministry", "Finansdepartementet"),
    ],
)
def test_identifiers_are_read_whole(text: str, name: str, value: str) -> None:
    assert _values(text, name) == [value]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("skollagen (2010:800)", "sou"),
        ("enligt lag (2018:12) om annat", "sou"),
        ("miljöbalken (1998:100)", "sou"),
        ("kommunutredningen (Fi 2017:02)", "sou"),
        ("kommunutredningen (Fi 2017:02)", "diarienummer"),
        ("kommunutredningen (Fi 2017:02)", "sfs"),
        ("betänkandet (2018:47)", "sfs"),
        ("mötet klockan 18:47 år 2018", "sou"),
        ("en förordning (2018:1472)", "sou"),
        ("7.6.2 Policylab", "arendenummer"),
        ("ärendet gäller skolan", "arendenummer"),
        ("USA 2018/02431", "diarienummer"),
    ],
)
def test_what_looks_alike_is_told_apart(text: str, name: str) -> None:
    assert _values(text, name) == []


@given(st.integers(1900, 2099), st.integers(1, 9999), st.sampled_from(["lagen", "balken", "förordningen"]))
def test_a_number_after_a_law_is_never_a_report(year: int, number: int, noun: str) -> None:
    assert _values(f"enligt den nya {noun} ({year}:{number}) gäller", "sou") == []


@given(st.integers(1900, 2099), st.integers(201, 9999))
def test_no_year_has_more_than_two_hundred_reports(year: int, number: int) -> None:
    assert _values(f"som anges ({year}:{number}) gäller", "sou") == []


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Lena Micko", "Ordförande"),
        ("Martin Klinthäll", "Docent, Föreståndare vid CKS"),
        ("Anna-Karin af Ugglas", "Generaldirektör"),
    ],
)
def test_a_name_above_a_title_is_a_signature(name: str, title: str) -> None:
    text = f"{PARAGRAPHS}\n\n{name}\n{title}"
    assert _values(text, "signatory") == [f"{name}, {title}"]
    assert name not in _values(text, "contact")


def test_a_name_in_the_letterhead_is_a_contact_and_no_signature() -> None:
    text = f"Sektionen för demokrati\nChristine Feuk\n\n{PARAGRAPHS}"
    assert (_values(text, "contact"), _values(text, "signatory")) == (["Christine Feuk"], [])


def test_a_name_deep_in_the_text_is_neither() -> None:
    text = f"{PARAGRAPHS}\n\nChristine Feuk\n\n{PARAGRAPHS}"
    assert (_values(text, "contact"), _values(text, "signatory")) == ([], [])


def test_authors_are_named_by_the_sentence_that_says_so() -> None:
    text = "Yttrandet är författat av biträdande professor Kerstin Johansson och docent Bo Persson vid CKS."
    assert re.findall(r"Kerstin Johansson|Bo Persson", " ".join(_values(text, "author"))) == [
        "Kerstin Johansson",
        "Bo Persson",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "regeringsformen (1974:152)",
        "skollagens (2010:80) regler",
        "förordningarna (2018:12)",
        "lagen med särskilda bestämmelser om vård av unga (1990:52)",
        "lag om stöd och service (1993:38)",
    ],
)
def test_a_law_with_a_small_number_is_no_report(text: str) -> None:
    assert _values(text, "sou") == []


def test_a_report_named_after_a_law_is_a_report() -> None:
    assert _values("betänkandet Ny lag om tillsyn (2018:48)", "sou") == ["2018:48"]
    assert _values("enligt lagen. Betänkandet (2018:47)", "sou") == ["2018:47"]


def test_a_long_word_costs_no_more_than_its_length() -> None:
    assert facts("a.b" * 20_000 + "@") == ()


@pytest.mark.parametrize(
    "lines",
    [
        "Malin Lund\n\nOlof Berg\nKommunstyrelsens ordförande Kommundirektör",
        "Malin Lund Olof Berg\nKommunstyrelsens ordförande Kommundirektör",
        "Malin Lund\nOlof Berg\nKommunstyrelsens ordförande\nKommundirektör",
    ],
    ids=["names below each other", "names in a line", "all below each other"],
)
def test_of_two_who_sign_side_by_side_nobody_gets_the_others_title(lines: str) -> None:
    assert _values(f"För kommunstyrelsen\n\n{lines}", "signatory") == ["Malin Lund", "Olof Berg"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Ert dnr Fi2025/00456", []),
        ("Inkom 2025-03-12\nDnr Fi2025/00456-17", []),
        ("Kustnämnden\nKS/2025:118", ["KS/2025:118"]),
        ("Vårt dnr: M 2025/1456", ["M 2025/1456"]),
        ("Dnr V 2025/567", ["V 2025/567"]),
        ("Datum\n2025-04-25\nÄrendebeteckning\n1234-2025", ["1234-2025"]),
        ("Ärendebeteckning\n2025-04-25", []),
        ("Yttrande Datum Dnr Sida\n2025-04-25 201-1487-2025 1 (3)", ["201-1487-2025"]),
        ("Datum\n\nDnr\n\nSida\n\n2025-04-25\n\n2025/412\n\n1 (3)", ["2025/412"]),
        ("Datum Dnr Er beteckning\n2025-04-25 2025/412 Fi2025/00456", ["2025/412"]),
        ("Er beteckning Dnr Datum\nFi2025/00456 2025-04-25", []),
        ("Datum Dnr Sida\n2025-04-25 1 (3)", []),
        ("Dnr Datum\n2025-04-25\n08-700 12-34", []),
        ("Er beteckning Datum Vår beteckning\n2025-04-25 Ku2025/123", []),
    ],
)
def test_a_case_number_is_the_senders_own(text: str, own: list[str]) -> None:
    assert _values(text, "arendenummer") == own


@pytest.mark.parametrize("name", ["Till Finansdepartementet", "Region Kronoberg", "Svenska Byggförbundet"])
def test_a_body_is_no_contact(name: str) -> None:
    assert _values(f"{name}\n\nYttrande", "contact") == []


def test_a_number_that_a_line_cuts_off_is_read() -> None:
    assert _values("Yttrande över betänkandet Rent vatten (SOU\n2025:11)", "sou") == ["2025:11"]
