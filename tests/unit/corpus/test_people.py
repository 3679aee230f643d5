"""Laws of people: who signs, decides and answers questions is told by name, once each, and nobody else is added."""

import pytest

from corpus.people import people

BODY = "Kommunerna har under lång tid efterfrågat en tydligare och mer samlad statlig styrning av tillsynen. "


def _named(text: str, name: str) -> list[str]:
    found = [fact for fact in people(text) if fact.name == name]
    assert all(fact.start is not None and text[fact.start : fact.end] for fact in found)
    return [fact.value for fact in found]


@pytest.mark.parametrize("office", ["förbundsjurist", "regional utvecklingsdirektör", "vd", "ordförande i Kustlaget"])
@pytest.mark.parametrize("above", ["", "För Kustens Riksförbund\n\n"], ids=["alone", "for a body"])
def test_who_signs_is_the_name_over_the_office_and_not_the_body(above: str, office: str) -> None:
    assert _named(f"{BODY}\n\n{above}Malin Ek\n{office}", "signatory") == [f"Malin Ek, {office}"]


def test_a_name_and_an_office_in_one_line_sign_too() -> None:
    text = f"{BODY}\n\nFör Kustens Riksförbund\n\nMalin Ek, förbundsjurist"
    assert _named(text, "signatory") == ["Malin Ek, förbundsjurist"]


@pytest.mark.parametrize(
    ("foot", "signs"),
    [
        ("Malin Ek dekan", ["Malin Ek, dekan"]),
        ("Malin Ek, ordförande Olle Mešić, kassör", ["Malin Ek, ordförande", "Olle Mešić, kassör"]),
        ("/ Malin Ek, kassör, och Olle Hav-Ek, ordförande", ["Malin Ek, kassör", "Olle Hav-Ek, ordförande"]),
        ("Justitieombudsman\nMalin Ek", ["Malin Ek"]),
        ("Svaret är beslutat på delegation av regiondirektör Malin Ek.", ["Malin Ek"]),
        ("Grönudds Kommun ordförande", []),
        ("Malin Ek är ordförande", []),
    ],
)
def test_all_who_sign_in_a_line_or_below_an_office_are_told(foot: str, signs: list[str]) -> None:
    assert _named(f"{BODY}\n\n{foot}", "signatory") == signs


@pytest.mark.parametrize("told", ["Frågor om svaret besvaras av chefen Malin Ek.", "Malin Ek, utredare (handläggare)"])
def test_who_answers_questions_is_told_however_it_is_said(told: str) -> None:
    assert _named(f"{BODY}\n\n{told}", "contact") == ["Malin Ek"]


@pytest.mark.parametrize(
    "foot",
    [
        "Vid protokollet\n\nMalin Ek\n\nJusterat av Olle Hav, ordförande",
        "Vid protokollet: Malin Ek\nJusteras: Olle Hav, ordförande",
        "Protokollförare\nMalin Ek\n\nJusterare\nOlle Hav",
    ],
)
def test_minutes_are_signed_by_who_kept_and_who_checked_them(foot: str) -> None:
    assert _named(f"{BODY}\n\n{foot}", "signatory") == ["Malin Ek", "Olle Hav"]


@pytest.mark.parametrize("last", ["Olle Hav", "Olle Hav (S)", "Olle Hav, justerare"])
def test_all_who_checked_minutes_sign_them(last: str) -> None:
    foot = f"Vid protokollet\nSara Wik\n\nJusteras\n\nMalin Ek, ordförande\n\n{last}\n\nRätt utdraget: Sara Wik"
    found = [name.split(",")[0] for name in _named(f"{BODY}\n\n{foot}", "signatory")]
    assert sorted(found) == ["Malin Ek", "Olle Hav", "Sara Wik"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Detta yttrande har beslutats av generaldirektör Malin Ek.",
        "Beslut i ärendet har fattats av tf. lagmannen Malin Ek med handläggare Olle Hav närvarande.",
        "Yttrandet är beslutat av rättschefen Malin Ek.",
        "Landshövding Malin Ek har fattat beslutet.",
        "Avdelningschefen Malin Ek har beslutat om detta yttrande.",
        "I detta ärende har avdelningschefen Malin Ek fattat beslut.",
        "Remissvaret har fastställts av förbundsordförande Malin Ek.",
        "Ärendet har avgjorts av chefsjuristen Malin Ek i närvaro av utredaren Olle Hav.",
        "Beslut i detta ärende har fattats av Malin Ek, föredragande har varit Olle Hav.",
        "På Kustmyndighetens vägnar\n\nMalin Ek",
        "Med vänliga hälsningar,\nMalin Ek",
    ],
)
def test_who_decided_is_told_by_the_sentence_that_says_so(sentence: str) -> None:
    assert _named(f"{BODY}\n\n{sentence}", "signatory") == ["Malin Ek"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Yttrandet har beslutats av förbundsstyrelsen. Ombudsman Malin Ek är nöjd.",
        "Detta yttrande har beslutats av Svenska Kustförbundet.",
        "Yttrandet har beslutats av rättschefen Olle Havs ställföreträdare.",
        "Beslut som fattats av domstolar bör enligt Malin Ek kunna prövas.",
        f"Ärendet har avgjorts av justitieombudsmannen Malin Ek. {BODY * 20}",
    ],
)
def test_a_body_or_one_who_is_only_near_decided_nothing(sentence: str) -> None:
    assert _named(f"{BODY}\n\n{sentence}", "signatory") == []


def test_who_is_named_twice_signs_once() -> None:
    text = f"{BODY}\n\nDetta yttrande har beslutats av generaldirektör Malin Ek.\n\nMalin Ek\ngeneraldirektör"
    assert _named(text, "signatory") == ["Malin Ek, generaldirektör"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kontaktperson är sakkunnig Malin Ek.",
        "Kontaktperson för frågor om svaret: Malin Ek",
        "Föredragande har varit experten Malin Ek.",
        "Föredragande var juristen Malin Ek, som skrev förslaget.",
        "Toxikologen har svarat efter föredragning av utredaren Malin Ek.",
        "Beslut har fattats av Olle Hav, föredragande har varit utredaren Malin Ek.",
        "I handläggningen har juristen Malin Ek varit föredragande.",
        "Utredaren Malin Ek har föredragit ärendet.",
    ],
)
def test_who_handled_the_matter_is_told_without_the_office(sentence: str) -> None:
    assert _named(f"{BODY}\n\n{sentence}", "contact") == ["Malin Ek"]


def test_a_row_of_a_letterhead_is_nobody() -> None:
    assert _named(f"Yttrande Datum Dnr Sida\n2031-03-12\n\n{BODY}", "contact") == []


def test_an_assessor_signs() -> None:
    assert _named(f"{BODY}\n\nBjörn Ek\nlänsassessor", "signatory") == ["Björn Ek, länsassessor"]


def test_each_of_several_authors_is_told_by_name() -> None:
    text = f"Yttrandet är författat av biträdande professor Malin Ek och docent Olle Hav vid institutet. {BODY}"
    assert _named(text, "author") == ["Malin Ek", "Olle Hav"]


@pytest.mark.parametrize("line", ["Foto: © Malin Ek, Bildbyrån", "Fotograf: Malin Ek", "Foto:Malin Ek"])
def test_who_took_the_pictures_is_who_the_line_under_them_names(line: str) -> None:
    assert _named(f"{BODY}\n\nText: Olle Hav, Byrån\n{line}\n", "photographer") == ["Malin Ek"]
    assert _named(f"{BODY} Foto är förbjudet enligt Malin Ek.", "photographer") == []
