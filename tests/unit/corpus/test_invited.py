"""Laws of the list of the invited: told by its name, read in any form, no document, outranked by the manifest."""

import io
from pathlib import Path

import openpyxl
import pytest

from corpus.invited import is_list, named_bodies
from corpus.load import Reading
from corpus.readers.sandbox import Sandbox
from tests.unit.corpus.making import reading
from tests.unit.corpus.readers.office import docx, p, packed, table

BODIES = (
    "Åklagarmyndigheten",
    "Örebro kommun",
    "Myndigheten för vård, omsorg och analys",
    "Sveriges Kommuner och Regioner (SKR)",
)
GOOD = "Remissvar från Statskontoret\n\nStatskontoret tillstyrker förslaget om tillsyn.\n\nDnr Fi2018/02431/K"


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ENTITY = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
LETTER = (
    "Finansdepartementet\n\nRemiss av SOU 2018:47\n\nDnr Fi2018/02431/K\n\nRemissinstanser:\n\n"
    + "\n\n".join(f"{n}. {body}" for n, body in enumerate(BODIES, 1))
    + "\n\nRemissvaren ska ha kommit in till departementet senast den 18 oktober 2018.\n\n"
    "Helena Svensson\n\nDepartementsråd"
)
FORMS: dict[str, bytes] = {
    "text": "\n".join(BODIES).encode(),
    "windows": "\r\n".join(BODIES).encode("cp1252"),
    "numbered": "\n".join(["Sändlista", "", *(f"{n}. {body}" for n, body in enumerate(BODIES, 1))]).encode(),
    "bullets": "\n".join(f"- {body}" for body in BODIES).encode(),
    "commas": "\n".join(["Remissinstans,E-post", *(f'"{body}",a@exempel.se' for body in BODIES)]).encode(),
    "semicolons": "\n".join(["Nr;Namn;Ort", *(f"{n};{body};Lund" for n, body in enumerate(BODIES))]).encode("cp1252"),
    "no head": "\n".join(f"{n};{body};a@exempel.se" for n, body in enumerate(BODIES)).encode(),
    "tabs of Excel": "\r\n".join(["Namn\tOrt", *(f"{body}\tLund" for body in BODIES)]).encode("utf-16"),
    "workbook": workbook(("Sändlista SOU 2018:47",), (), ("Nr", "Remissinstans"), *enumerate(BODIES)),
    "workbook of one column": workbook(*((body,) for body in BODIES)),
    "Word list": docx("".join(p(body) for body in BODIES)),
    "Word table": docx(p("Remissinstanser") + table(*((body, "a@exempel.se") for body in BODIES))),
    "letter": LETTER.encode(),
}


@pytest.fixture(scope="module")
def sandbox() -> Sandbox:
    return Sandbox()


@pytest.mark.parametrize("form", FORMS)
def test_every_form_names_the_same_bodies(form: str, sandbox: Sandbox) -> None:
    assert named_bodies(FORMS[form], sandbox) == BODIES
    sandbox.close()


@pytest.mark.parametrize(
    "name",
    [
        "sändlista.csv", "Sändlista SOU 2018_47.xlsx", "sandlista.txt", "remissinstanser.pdf",
        "Remisslista_fi2018.docx", "remissinstanslista.txt", "Bilaga 1 Sändlista.pdf",
        "remissinstanser-for-rattssaker-samhallsvard.pdf",
        "sa\u0308ndlista.csv", "02 sändlistan.docx", "Remissinstanserna.txt", "Lista remissinstanser.xlsx",
        "SOU 2018 99 sändlista.pdf", "Fi2018-02431 Remissinstanser.docx",
    ],
)  # fmt: skip
def test_a_list_is_told_by_its_name(name: str) -> None:
    assert is_list(name)


@pytest.mark.parametrize(
    "name",
    ["svar.pdf", "Remissinstansernas synpunkter.docx", "sammanställning remissinstanser.docx", "remissvar.txt",
     "Remissinstanser - sammanställning.docx", "Svar på sändlista.pdf", "remiss.pdf", "remissinstanser yttrande.pdf"],
)  # fmt: skip
def test_what_others_said_is_no_list(name: str) -> None:
    assert not is_list(name)


@pytest.mark.parametrize(
    "head", ["Kommuner", "Kommun", "Övriga myndigheter", "Universitet och högskolor", "Handläggare", "Totalt 4 st"]
)
def test_what_stands_over_bodies_or_counts_them_is_nobody(head: str, sandbox: Sandbox) -> None:
    for text in (f"{head}\nBoverket\nLuleå kommun", f"Boverket\n{head}\nLuleå kommun"):
        assert named_bodies(text.encode(), sandbox) == ("Boverket", "Luleå kommun")


def test_who_is_only_told_is_not_asked(sandbox: Sandbox) -> None:
    text = "Sändlista\nBoverket\nLuleå kommun\n\nFör kännedom:\nFinansdepartementet\nStatskontoret"
    assert named_bodies(text.encode(), sandbox) == ("Boverket", "Luleå kommun")


def _invited(read: Reading) -> dict[str, tuple[str, ...] | None]:
    return {remiss.id: remiss.invited for remiss in read.remisser}


def test_a_list_beside_the_documents_is_no_document_and_tells_who_was_asked(tmp_path: Path) -> None:
    read = reading(tmp_path, {"svar.txt": GOOD, "sändlista.txt": "Statskontoret\nBoverket"})
    assert [d.source_file for d in read.documents] == ["svar.txt"]
    assert _invited(read) == {"fi2018-02431-k": ("Statskontoret", "Boverket")}
    assert not read.skipped


def test_without_a_list_nobody_knows_who_was_asked(tmp_path: Path) -> None:
    assert _invited(reading(tmp_path, {"svar.txt": GOOD})) == {"fi2018-02431-k": None}


def test_the_manifest_outranks_the_list(tmp_path: Path) -> None:
    files = {"svar.txt": GOOD, "sändlista.txt": "Statskontoret\nBoverket"}
    assert _invited(reading(tmp_path, files, {"invited": ["skr"]})) == {"fi2018-02431-k": ("skr",)}
    listed = {"documents": [{"file": "sändlista.txt", "kind": "ovrigt"}]}
    read = reading(tmp_path, files, listed)
    assert len(read.documents) == 2
    assert _invited(read) == {"fi2018-02431-k": None}


def test_each_consultation_of_a_folder_of_folders_has_its_own_list(tmp_path: Path) -> None:
    files = {
        "ett/svar.txt": GOOD.replace("Fi2018/02431/K", "Ju2020/00001"), "ett/sändlista.txt": "Boverket",
        "två/svar/a.txt": GOOD, "två/svar/b.txt": GOOD,
        "två/sändlista.csv": "Namn;Ort\nStatskontoret;Stockholm\nUmeå kommun;Umeå",
        "tre/svar.txt": "Remissvar från Statskontoret\n\nStatskontoret tillstyrker.",
    }  # fmt: skip
    assert _invited(reading(tmp_path, files)) == {
        "ju2020-00001": ("Boverket",), "fi2018-02431-k": ("Statskontoret", "Umeå kommun"), "tre": None,
    }  # fmt: skip


def test_a_list_above_several_consultations_holds_for_none(tmp_path: Path) -> None:
    files = {
        "ett/a.txt": GOOD,
        "två/b.txt": GOOD.replace("Fi2018/02431/K", "Ju2020/00001"),
        "sändlista.txt": "Boverket",
    }
    assert set(_invited(reading(tmp_path, files)).values()) == {None}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("sändlista.txt", b"1234\n5678\n", "names nobody"),
        ("sändlista.xlsx", packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a>"}), "damaged"),
        ("sändlista.xlsx", packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": ENTITY}), "entities"),
        ("sändlista.zip", packed({"a.txt": "Boverket"}), "no text"),
        ("sändlista.csv", b"", "empty"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_used_is_named_with_its_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    read = reading(tmp_path, {"svar.txt": GOOD, name: data})
    assert [(s.file, reason in s.reason) for s in read.skipped] == [(name, True)]
    assert _invited(read) == {"fi2018-02431-k": None}
