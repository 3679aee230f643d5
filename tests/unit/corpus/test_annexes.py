"""Laws of annexes: one that is told of and is not here is missed, one that is here is not."""

from pathlib import Path

import pytest
from hypothesis import given

from corpus.annexes import listed_annexes, missing_annex
from corpus.load import MISSING_ANNEX
from corpus.types import MISSING_ENCLOSURES, Document, Kind
from tests.unit.corpus.making import TEXTS, reading

LETTER = "Remissvar från Statskontoret\n\nStatskontoret tillstyrker förslaget.\n\nMed vänlig hälsning\n\nEva Ek\n\n"
LISTED = LETTER + "Bilaga 1: Kostnader\nBilaga 2: Karta över sjön"


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


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Bilaga 1: Kostnader\nBilaga 2: Karta över sjön", ["Bilaga 1: Kostnader", "Bilaga 2: Karta över sjön"]),
        ("Bilagor\n\n1. Kostnader\n2. Karta över sjön\n", ["Kostnader", "Karta över sjön"]),
        ("Bilagor:\n- Foto\n- Brev från 2012\n\nKopia till: kommunen", ["Foto", "Brev från 2012"]),
        ("Bilagor: foto, brev. Hör gärna av er.", ["Bilagor: foto, brev"]),
        ("Bilaga 2 Kostnader", ["Bilaga 2 Kostnader"]),
        ("Bifogas: ljuddagbok", ["Bifogas: ljuddagbok"]),
        ("Bilaga", ["Bilaga"]),
        ("Bilaga 3 handlar bara om människors öron.", []),
        ("Som framgår av bilaga 1: ingenting.", []),
        ("Bilaga 1: Kostnader\n\nBilaga 1: Kostnader\n\n" + "Kostnaden blir hög. " * 40, []),
        ("Bilaga 1: Kostnader\n\n" + "Kostnaden blir hög. " * 40, []),
    ],
)
def test_what_a_response_lists_at_its_end_was_sent_with_it(listed: str, names: list[str]) -> None:
    text = LETTER + listed
    found = list(listed_annexes(text))
    assert [fact.value for fact in found] == names
    assert all(text[f.start : f.end] == f.value for f in found)


@given(TEXTS)
def test_a_listed_annex_stands_where_it_is_said_to(text: str) -> None:
    assert all(text[f.start : f.end] == f.value != "" for f in listed_annexes(text))


def _letter(folder: Path, files: dict[str, str], **entry: object) -> Document:
    manifest = {"documents": [{"file": "svar.txt", **entry}]}
    return next(d for d in reading(folder, files, manifest).documents if d.source_file == "svar.txt")


def test_a_listed_annex_is_missed_until_the_sender_has_one_here(tmp_path: Path) -> None:
    alone = _letter(tmp_path / "one", {"svar.txt": LISTED})
    assert alone.warnings == (f"{MISSING_ENCLOSURES}: Bilaga 1: Kostnader; Bilaga 2: Karta över sjön",)
    assert alone.lacks_enclosures
    annex = "Bilaga 1\n\nStatskontoret\n\nStatskontoret har räknat på kostnaderna. Statskontoret fann 3 kronor."
    both = _letter(tmp_path / "two", {"svar.txt": LISTED, "kostnader.txt": annex})
    assert not both.lacks_enclosures


def test_staff_say_which_annexes_there_are(tmp_path: Path) -> None:
    assert not _letter(tmp_path / "none", {"svar.txt": LISTED}, annexes=[]).lacks_enclosures
    stated = _letter(tmp_path / "one", {"svar.txt": LETTER}, annexes=["Karta"])
    assert stated.warnings == (f"{MISSING_ENCLOSURES}: Karta",)


@pytest.mark.parametrize(
    ("text", "stem", "kind"),
    [
        ("Bilaga 1\n\nKostnader per år\n\n3 kronor", "kostnader", Kind.BILAGA),
        ("Kostnader per år\n\n3 kronor", "svar bilaga 2 kostnader", Kind.BILAGA),
        ("Kostnader per år\n\n3 kronor", "bil_1", Kind.BILAGA),
        ("Bilaga 1\n\nYttrande över SOU 2041:3\n\nKommunen tillstyrker.", "yttrande", Kind.REMISSVAR),
        (LETTER, "svar med bilaga", Kind.REMISSVAR),
        (LETTER, "bilaga", Kind.REMISSVAR),
    ],
)
def test_an_annex_is_what_calls_itself_one_and_answers_nothing(
    text: str, stem: str, kind: Kind, tmp_path: Path
) -> None:
    assert reading(tmp_path, {f"{stem}.txt": text}).documents[0].kind is kind
