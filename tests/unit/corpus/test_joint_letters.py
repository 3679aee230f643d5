"""Laws of letters that several bodies send together: one is the sender, the others are kept, none is invented."""

from pathlib import Path

import pytest

from corpus.senders import detect_sender
from corpus.types import JOINT, NO_SENDER
from tests.unit.corpus.making import REGISTER, reading

SAYS = "\nRemissvar 2041-10-02\nKulturdepartementet\n\nVi avstyrker förslaget. Vi tillstyrker resten."


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Grönudds Fiskeförbund och Svenska kyrkan\nGemensamt yttrande", ("Grönudds Fiskeförbund", "Svenska kyrkan")),
        ("Gemensamt remissvar från Grönudds Byaråd och Udds Förbund (UF)", ("Grönudds Byaråd", "Udds Förbund")),
        ("Gemensamt yttrande från SKR, Svensk Handel och Visita",
         ("Sveriges Kommuner och Regioner", "Svensk Handel", "Visita")),
        ("Gemensamt svar från Åre, Bergs och Krokoms kommuner", ("Åre kommun", "Bergs kommun", "Krokoms kommun")),
        ("Svenska kyrkan och Rädda Barnen: gemensamt svar", ("Svenska kyrkan", "Rädda Barnen")),
        ("Boverket\nTrafikverket\nGemensamt yttrande", ("Boverket", "Trafikverket")),
        ("Remissvar från Hovrätten över Skåne och Blekinge och Svea hovrätt",
         ("Hovrätten över Skåne och Blekinge", "Svea hovrätt")),
    ],
)  # fmt: skip
def test_the_first_named_is_the_sender_and_the_others_are_kept(
    tmp_path: Path, head: str, names: tuple[str, ...]
) -> None:
    found = detect_sender(head + SAYS, "svar", REGISTER)
    assert found is not None
    assert (found.organisation.name, *(other.name for other in found.others)) == names
    document = reading(tmp_path, {"svar.txt": head + SAYS}).documents[0]
    assert document.organisation_id == found.organisation.id
    assert document.values("joint_sender") == names[1:]
    assert document.warnings == (f"{JOINT} {'; '.join(names[1:])}",)


@pytest.mark.parametrize(
    "head",
    [
        "Hovrätten över Skåne och Blekinge", "Post- och telestyrelsen", "Förbundet Rörelse och Rätt",
        "Facket för Djurvård och Kontroll", "Sveriges Kommuner och Regioner", "Luleå kommun och Socialnämnden",
        "Boverket\nSamarbete mellan Trafikverket och Polismyndigheten",
        "Boverket\nYttrande över Trafikverkets och Polismyndighetens gemensamma förslag",
    ],
)  # fmt: skip
def test_a_name_with_and_in_it_is_one_bodys(head: str) -> None:
    found = detect_sender(head + SAYS, "svar", REGISTER)
    assert found is not None
    assert found.others == ()


def test_a_response_that_nobody_is_known_to_have_sent_says_so(tmp_path: Path) -> None:
    letter = "Hej!\n\nYttrande över SOU 2041:3\n\nJag avstyrker. Jag hoppas på er. Jag tackar.\n\nKim"
    files = {"a.txt": letter, "b.txt": f"Boverket{SAYS}", "c.txt": "Recept på våfflor."}
    warnings = {d.source_file: d.warnings for d in reading(tmp_path, files).documents}
    assert warnings == {"a.txt": (NO_SENDER,), "b.txt": (), "c.txt": ()}


def test_a_person_who_signs_an_e_mail_as_a_private_person_is_its_sender() -> None:
    mail = "Från: Kim Ek\nTill: Kulturdepartementet\nÄmne: SOU 2041:3\n\nHej!\n\n{0}\n\nHälsningar\nKim Ek, Udden"
    found = detect_sender(mail.format("Jag skriver som privatperson. Jag avstyrker."), "svar", REGISTER)
    assert found is not None
    assert found.organisation.name == "Kim Ek"
    assert detect_sender(mail.format("Bifogat finns vårt yttrande."), "svar", REGISTER) is None


TOGETHER = "Ljuset och Facklan anser att lagen är bra. Både Ljuset och Facklan välkomnar registret (SOU 2041:3).\n"


def test_two_that_hold_all_together_send_the_letter_together() -> None:
    found = detect_sender(f"Ny lag\n\n{TOGETHER}", "svar", REGISTER)
    assert found is not None
    assert (found.organisation.name, *(other.name for other in found.others)) == ("Ljuset", "Facklan")


@pytest.mark.parametrize(
    "text",
    [
        f"Luleå kommun\nRemissvar\n\nVi tillstyrker förslaget. {TOGETHER}",
        f"Luleå kommun\nRemissvar\n\nLjuset anser annat. {TOGETHER}",
        "Luleå kommun\nRemissvar\n\nLjuset och Facklan anser att lagen är bra. Det är den inte.",
    ],
)
def test_two_that_a_letter_tells_of_do_not_send_it(text: str) -> None:
    found = detect_sender(text, "svar", REGISTER)
    assert found is None or found.others == ()


def test_who_writes_as_a_private_person_and_signs_is_the_sender_of_a_letter() -> None:
    letter = "Till departementet\n\nSynpunkter på registret\n\n{} Jag avstyrker.\n\nGunnar Lindgren\n"
    found = detect_sender(letter.format("Jag bor i Kalmar och skriver som privatperson."), "svar", REGISTER)
    assert found is not None
    assert found.written == "Gunnar Lindgren"
    assert detect_sender(letter.format("En privatperson har det svårt."), "svar", REGISTER) is None
