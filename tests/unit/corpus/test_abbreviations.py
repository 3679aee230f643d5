"""Laws of abbreviations: a letter that spells out a name is that body's, whoever else has the abbreviation."""

from pathlib import Path

import pytest

from corpus.abbreviations import as_used, short_name
from corpus.senders import detect_sender
from tests.unit.corpus.making import REGISTER, reading

SAYS = "Yttrande över SOU 2041:3\n\n{0} avstyrker förslaget. {0} har läst det. {0} tillstyrker resten. {0} anser mer."


@pytest.mark.parametrize(
    ("head", "name", "short"),
    [
        ("Svenska Sångarnas Riksförbund (SSR)", "Svenska Sångarnas Riksförbund", "SSR"),
        ("Svenska Sångarnas Riksförbund, SSR", "Svenska Sångarnas Riksförbund", "SSR"),
        ("Svenska Sångarnas Riksförbund – SSR", "Svenska Sångarnas Riksförbund", "SSR"),
        ("SSR\nSvenska Sångarnas Riksförbund", "Svenska Sångarnas Riksförbund", "SSR"),
        ("Svenska Sångarnas Riksförbund", "Svenska Sångarnas Riksförbund", "SSR"),
        ("Remissvar från Svenska Sångarnas Riksförbund (SSR)", "Svenska Sångarnas Riksförbund", "SSR"),
        ("Sångarförbundet för kör och folkmusik", "Sångarförbundet för kör och folkmusik", "SKF"),
        ("Lokala Odlares Förbund (LO)", "Lokala Odlares Förbund", "LO"),
        ("Svenska Taxiägarnas Centralförbund (ST)", "Svenska Taxiägarnas Centralförbund", "ST"),
    ],
)
@pytest.mark.parametrize("by_file", [False, True])
def test_a_name_spelt_out_outranks_who_else_has_its_abbreviation(
    head: str, name: str, short: str, *, by_file: bool
) -> None:
    found = detect_sender(f"{head}\n{SAYS.format(short)}", short if by_file else "svar", REGISTER)
    assert found is not None
    assert (found.organisation.name, found.short) == (name, short)
    assert REGISTER.get(found.organisation.id) is None


@pytest.mark.parametrize(
    ("head", "short", "identity"),
    [
        ("Akademikerförbundet SSR", "SSR", "akademikerforbundet-ssr"),
        ("SSR", "SSR", "akademikerforbundet-ssr"),
        ("Statstjänstemannaförbundet (ST)", "ST", "fackforbundet-st"),
        ("Statens Livsmedelsverk (SLV)", "SLV", "livsmedelsverket"),
        ("Kungl. Biblioteket (KB)", "KB", "kungliga-biblioteket"),
        ("Sveriges Kommuner och Landsting (SKL)", "SKL", "skr"),
        ("Föreningen Auktoriserade Revisorer (FAR)", "FAR", "far"),
        ("Karolinska Institutet (KI)", "KI", "karolinska-institutet"),
        ("KONJUNKTURINSTITUTET (KI)", "KI", "konjunkturinstitutet"),
    ],
)
def test_an_abbreviation_beside_its_own_name_is_the_known_body(head: str, short: str, identity: str) -> None:
    found = detect_sender(f"{head}\n{SAYS.format(short)}", "svar", REGISTER)
    assert found is not None
    assert found.organisation.id == identity


def test_what_staff_state_is_read_so_too(tmp_path: Path) -> None:
    entry = {"file": "svar.txt", "organisation": "Svenska Sångarnas Riksförbund (SSR)"}
    read = reading(tmp_path, {"svar.txt": "Vi tillstyrker förslaget."}, {"documents": [entry]})
    assert read.documents[0].organisation_id != "akademikerforbundet-ssr"


def test_the_letter_of_another_does_not_take_a_body_its_abbreviation(tmp_path: Path) -> None:
    files = {
        "a.txt": f"Svenska Sångarnas Riksförbund (SSR)\n{SAYS.format('SSR')}",
        "b.txt": f"Akademikerförbundet SSR\n{SAYS.format('SSR')}",
    }
    senders = [d.organisation for d in reading(tmp_path, files).documents]
    assert senders == ["Svenska Sångarnas Riksförbund", "Akademikerförbundet SSR"]


def test_a_text_without_abbreviations_leaves_the_register_as_it_is() -> None:
    assert as_used("Luleå kommun tillstyrker.", REGISTER) is REGISTER
    assert as_used("SKR tillstyrker.", REGISTER) is REGISTER


def test_what_stands_behind_the_kind_of_body_is_what_it_is_called_for_short() -> None:
    found = detect_sender(SAYS.format("Riksförbundet LSLQ"), "svar", REGISTER)
    assert found is not None
    assert "LSLQ" in [name.text for name in found.organisation.names if name.abbreviation]


def test_a_name_of_several_words_behind_the_kind_of_body_is_one_by_itself() -> None:
    assert [n.text for n in short_name("Riksförbundet Sveriges trädgårdar")] == ["Sveriges trädgårdar"]
    assert short_name("Riksförbundet Trädgårdarna") == short_name("Riksförbundet för trädgårdar") == ()
