"""Laws of forms in Word, of files that lie in a document, and of images in place of text."""

import io
import zipfile

import pytest

from corpus.errors import UnreadableDocument
from tests.unit.corpus.readers.office import docx, opened, p, packed, t, texts
from tests.unit.corpus.readers.test_docx import field


def old_field(data: str, code: str, result: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    return begin + field(code, result).split("</w:r>", 1)[1]


@pytest.mark.parametrize(
    ("box", "mark"),
    [
        ('<w:default w:val="0"/><w:checked w:val="1"/>', "☒"), ("<w:checked/>", "☒"), ('<w:default w:val="1"/>', "☒"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"), ('<w:default w:val="0"/>', "☐"), ("<w:sizeAuto/>", "☐"),
    ],
)  # fmt: skip
def test_a_box_of_an_old_form_is_read_as_ticked_or_not(box: str, mark: str) -> None:
    body = p(old_field(f"<w:checkBox>{box}</w:checkBox>", "FORMCHECKBOX"), " Vi tillstyrker förslaget.")
    assert texts(docx(body)) == [f"{mark} Vi tillstyrker förslaget."]


@pytest.mark.parametrize("result", ["", t("Avstyrker")])
def test_what_is_chosen_of_a_list_in_an_old_form_is_read_once(result: str) -> None:
    entries = '<w:listEntry w:val="Tillstyrker"/><w:listEntry w:val="Avstyrker"/>'
    chosen = old_field(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>', "FORMDROPDOWN", result)
    assert texts(docx(p("Kommunen: ", chosen, "."))) == ["Kommunen: Avstyrker."]


@pytest.mark.parametrize("drawn", ["<w:t>☐</w:t>", "<w:t>■</w:t>", '<w:sym w:font="Wingdings 2" w:char="F052"/>'])
@pytest.mark.parametrize(("checked", "mark"), [("1", "☒"), ("0", "☐")])
def test_a_box_of_a_new_form_is_read_as_ticked_or_not_whatever_is_drawn(drawn: str, checked: str, mark: str) -> None:
    box = f'<w:sdtPr><w14:checkbox xmlns:w14="urn:w14"><w14:checked w14:val="{checked}"/></w14:checkbox></w:sdtPr>'
    body = p(f"<w:sdt>{box}<w:sdtContent><w:r>{drawn}</w:r></w:sdtContent></w:sdt>", " Tillstyrks")
    assert texts(docx(body)) == [f"{mark} Tillstyrks"]


@pytest.mark.parametrize(("code", "mark"), [("F052", "☒"), ("F0A3", "☐")])
def test_a_box_drawn_by_a_symbol_is_a_box(code: str, mark: str) -> None:
    assert texts(docx(p(f'<w:r><w:sym w:font="Wingdings 2" w:char="{code}"/></w:r>', " Ja"))) == [f"{mark} Ja"]


def with_file(body: str, kind: str, name: str, data: bytes) -> bytes:
    """Return a Word file in which a file lies that is no part of Word's own, with the id `inside`."""
    relation = f'<Relationship Id="inside" Type="http://x/{kind}" Target="{name}"/></Relationships>'
    with zipfile.ZipFile(io.BytesIO(docx(body))) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    rels = "word/_rels/document.xml.rels"
    return packed(files | {
        rels: files[rels].decode().replace("</Relationships>", relation).replace("Relationships\"/>", f'Relationships">{relation}'),
        f"word/{name}": data,
    })  # fmt: skip


CHUNK = '<w:altChunk r:id="inside"/>'


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><p>I texten.</p></body></html>", rb"{\rtf1 I texten.\par}", b"I texten.",
        docx(p("I texten.")), b"MIME-Version: 1.0\nContent-Type: text/html\n\n<html><body><p>I texten.</p></body></html>",
    ],
    ids=["page", "rich text", "plain", "Word", "saved page"],
)  # fmt: skip
def test_a_file_that_stands_in_place_of_text_is_read_there(data: bytes) -> None:
    assert texts(with_file(p("Före.") + CHUNK + p("Efter."), "aFChunk", "chunk.bin", data)) == [
        "Före.", "I texten.", "Efter.",
    ]  # fmt: skip


def test_files_that_stand_in_each_other_come_to_an_end_and_what_is_lost_is_told() -> None:
    file = docx(p("Innerst."))
    for depth in range(3):
        file = with_file(p(f"Nivå {depth}.") + CHUNK, "aFChunk", f"chunk{depth}.docx", file)
    assert texts(file) == ["Nivå 2.", "Nivå 1."]
    raw = opened(with_file(p("Före.") + CHUNK, "aFChunk", "bild.png", b"\x89PNG\r\n\x1a\n")).raw
    assert raw is not None
    assert raw.warnings == ["filer inuti filen lästes inte (bild.png): spara dem var för sig"]


@pytest.mark.parametrize(("program", "told"), [("", True), ("Word.Document.12", True), ("Equation.3", False)])
def test_a_document_that_lies_in_another_is_told_by_name_and_a_formula_is_none(program: str, told: bool) -> None:
    shown = f'<w:r><w:object><o:OLEObject xmlns:o="urn:o" ProgID="{program}" r:id="inside"/></w:object></w:r>'
    raw = opened(with_file(p("Vi tillstyrker.", shown if program else ""), "package", "svar.docx", docx(p("Nej.")))).raw
    assert raw is not None
    assert raw.warnings == ["filer inuti filen lästes inte (svar.docx): spara dem var för sig"] * told


def scan(width: int, height: int) -> str:
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="urn:wp"><wp:extent cx="{width * 360_000}" cy="{height * 360_000}"/>'
        '<a:blip xmlns:a="urn:a"/></wp:inline></w:drawing></w:r>'
    )


def test_an_image_that_fills_a_page_is_told_of_where_there_is_little_else() -> None:
    def warnings(body: str) -> list[str]:
        raw = opened(docx(body)).raw
        assert raw is not None
        return raw.warnings

    assert warnings(p("Se nedan.") + p(scan(15, 21)) * 2) == [
        "bilder som fyller en sida lästes inte (2): spara dokumentet som PDF"
    ]
    assert warnings(p("Se nedan.") + p(scan(5, 2))) == []
    assert warnings(p("Brödtext. " * 200) + p(scan(15, 21))) == []
    with pytest.raises(UnreadableDocument, match="its pages are images"):
        opened(docx(p(scan(15, 21))))


def ticked(*marks: str) -> str:
    return "".join(f"<w:tc>{p(mark)}</w:tc>" if mark else "<w:tc><w:p/></w:tc>" for mark in marks)


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ([("5.1 Tillsyn", "☐", "☒", "För dyrt."), ("5.2 Avgift", "☒", "☐", "")],
         ["Förslag: 5.1 Tillsyn | ☐ Tillstyrks | ☒ Avstyrks | Skäl: För dyrt.",
          "Förslag: 5.2 Avgift | ☒ Tillstyrks | ☐ Avstyrks"]),
        ([("5.1 Tillsyn", "", "X", ""), ("5.2 Avgift", "x", "", "")],
         ["Förslag: 5.1 Tillsyn | X Avstyrks", "Förslag: 5.2 Avgift | x Tillstyrks"]),
    ],
)  # fmt: skip
def test_a_tick_in_a_table_stands_with_the_name_of_its_column(rows: list[tuple[str, ...]], read: list[str]) -> None:
    head = ("Förslag", "Tillstyrks", "Avstyrks", "Skäl")
    body = "".join(f"<w:tr>{ticked(*row)}</w:tr>" for row in (head, *rows))
    assert texts(docx(f"<w:tbl>{body}</w:tbl>")) == read


def test_a_box_in_a_cell_of_its_own_stands_before_the_words_beside_it() -> None:
    rows = "".join(f"<w:tr>{ticked(*row)}</w:tr>" for row in [("☐", "Tillstyrker"), ("☒", "Avstyrker")])
    assert texts(docx(f"<w:tbl>{rows}</w:tbl>")) == ["☐ Tillstyrker", "☒ Avstyrker"]
