"""Laws of the parts of a body: a board answers for its municipality, a faculty in its own name."""

from pathlib import Path

import pytest

from corpus.senders import detect_sender
from corpus.units import organ
from tests.unit.corpus.making import REGISTER, reading

SAYS = "{0} tillstyrker förslaget. {0} avstyrker resten. Nämnden anser mer. {0} har läst det. {0} ser fram emot det."
LETTER = f"{{head}}\nRemissvar 2041-10-02\nKulturdepartementet\n\n{SAYS.replace('{0}', '{board}')}"


@pytest.mark.parametrize(
    ("head", "board", "body"),
    [
        ("Åre kommun\nMiljö- och byggnadsnämnden", "Miljö- och byggnadsnämnden", "Åre kommun"),
        ("Miljö-, bygg- och räddningsnämnden\nÅre kommun", "Miljö-, bygg- och räddningsnämnden", "Åre kommun"),
        ("LULEÅ KOMMUN Tekniska nämnden", "Tekniska nämnden", "Luleå kommun"),
        ("Tekniska nämnden\nLuleå kommun", "Tekniska nämnden", "Luleå kommun"),
        ("Stockholms stad\nKulturförvaltningen", "Kulturförvaltningen", "Stockholms kommun"),
        ("Kultur- och fritidsnämnden i Älvdalen", "Kultur- och fritidsnämnden", "Älvdalens kommun"),
        ("Remissvar från Socialnämnden i Mark", "Socialnämnden", "Marks kommun"),
        ("Barn- och skolnämnden, Älvdalens kommun", "Barn- och skolnämnden", "Älvdalens kommun"),
        ("Region Dalarna\nKultur- och bildningsnämnden", "Kultur- och bildningsnämnden", "Region Dalarna"),
    ],
)
def test_a_board_answers_for_its_municipality_and_is_kept_as_who_prepared_it(head: str, board: str, body: str) -> None:
    text = LETTER.format(head=head, board=board)
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert found.organisation.name == body
    fact = organ(text, found.organisation)
    assert fact is not None
    assert fact.value == board == text[fact.start : fact.end]


@pytest.mark.parametrize(
    ("head", "board", "name"),
    [
        ("HÄRNÖSANDS STIFT\nStiftsstyrelsen", "Stiftsstyrelsen", "Härnösands stift"),
        ("GRÖNUDDS SÖDRA FÖRSAMLING\nKyrkorådet", "Kyrkorådet", "Grönudds södra församling"),
        ("GRÖNUDDS STUDENTKÅR\nBostads- och välfärdsutskottet", "Utskottet", "Grönudds Studentkår"),
    ],
)
def test_so_does_the_board_of_any_body(head: str, board: str, name: str) -> None:
    found = detect_sender(LETTER.format(head=head, board=board), "svar", REGISTER)
    assert found is not None
    assert found.organisation.name == name
    assert organ("Styrelsen", found.organisation) is None


def test_a_board_of_no_body_names_nobody() -> None:
    head = "Kultur- och fritidsnämnden"
    assert detect_sender(LETTER.format(head=head, board=head), "svar", REGISTER) is None


def test_a_tribunal_in_a_town_is_not_its_municipality() -> None:
    found = detect_sender(LETTER.format(head="Hyresnämnden i Malmö", board="Hyresnämnden"), "svar", REGISTER)
    assert found is not None
    assert found.organisation.name == "Hyresnämnden i Malmö"


def test_a_faculty_answers_in_its_own_name() -> None:
    text = LETTER.format(head="UPPSALA UNIVERSITET\nJuridiska fakultetsnämnden", board="Juridiska fakultetsnämnden")
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert found.organisation.name == "Juridiska fakultetsnämnden vid Uppsala universitet"
    assert found.organisation.parent == "uppsala-universitet"
    assert organ(text, found.organisation) is None


def test_who_prepared_an_answer_is_a_fact_of_the_document(tmp_path: Path) -> None:
    board = "Barn- och skolnämnden"
    text = LETTER.format(head=f"Åre kommun\n{board}", board=board)
    document = reading(tmp_path, {"svar.txt": text}).documents[0]
    assert (document.organisation, document.values("prepared_by")) == ("Åre kommun", (board,))


@pytest.mark.parametrize("line", ["För styrelsen", "Eva Ek, ordförande i utskottet"])
def test_whoever_signs_for_a_board_names_no_body(line: str) -> None:
    found = detect_sender(
        f"Föreningen Skogens Vänner\n\n2041-03-02\n\nYttrande\n\nVi avstyrker.\n\n{line}", "svar", REGISTER
    )
    assert found is not None
    assert found.organisation.name == "Föreningen Skogens Vänner"


def test_a_heading_about_a_body_is_no_letterhead() -> None:
    text = "Taxi Trygga Ådalen ek. för.\n\nOrt, den 1 maj 2041\n\nRemiss\n\nAvgiften till Boverket\n\nDen är hög."
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert found.organisation.name == "Taxi Trygga Ådalen"


@pytest.mark.parametrize("unit", ["Områdesnämnden för humaniora", "Institutionen för arbetsliv"])
def test_a_unit_with_a_field_is_its_universitys_and_not_called_by_the_field_alone(unit: str) -> None:
    text = f"{unit}\n\nRemissyttrande\n\n{unit} vid Stockholms universitet har ombetts yttra sig. Vi tillstyrker lagen."
    found = detect_sender(text, "svar", REGISTER)
    assert found is not None
    assert found.organisation.parent == "stockholms-universitet"
    names = {name.text for name in found.organisation.names}
    assert unit.split()[0] in names
    assert not names & {"Humaniora", "Arbetsliv"}


@pytest.mark.parametrize(
    ("head", "body"),
    [("Saco studentråd", "Saco studentråd"), ("SKR", "Sveriges Kommuner och Regioner")],
)
def test_a_branch_of_an_organisation_answers_in_its_own_name(head: str, body: str) -> None:
    found = detect_sender(f"{head}\n2041-10-02\nRemissvar\n\n{SAYS.replace('{0}', head)}", "svar", REGISTER)
    assert found is not None
    assert found.organisation.name == body
