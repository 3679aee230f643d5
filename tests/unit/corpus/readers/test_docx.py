"""Laws of reading Word files: what is printed is read once, in order; what is not printed is not read."""

import io

import docx as python_docx
import pytest
from docx.enum.text import WD_BREAK
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableDocument
from corpus.structure import parse
from corpus.text import clean
from tests.unit.corpus.readers.office import STRICT, W, blocks, docx, opened, p, packed, part, t, table, texts

HEADINGS = """<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="R2"><w:name w:val="Rubrik 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Myndighetens"/><w:basedOn w:val="R2"/></w:style>
<w:style w:type="paragraph" w:styleId="Niva"><w:name w:val="Avsnitt"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>"""
LEVELS = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


def listed(num: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + mark.format("separate") + result
        + mark.format("end")
    )  # fmt: skip


WORDS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P"], exclude_characters="<>&-*•·–▪◦‣●○■□➢✓"),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_every_word_of_every_paragraph_is_read_in_order(paragraphs: list[list[str]]) -> None:
    file = python_docx.Document()
    for words in paragraphs:
        file.add_paragraph(" ".join(words))
    out = io.BytesIO()
    file.save(out)
    kept = [" ".join(words) for words in paragraphs if any(c.isalnum() for c in " ".join(words))]
    assert " ".join(" ".join(texts(out.getvalue())).split()) == " ".join(clean(" ".join(kept)).text.split())


def test_heading_styles_in_any_language_by_name_by_inheritance_and_by_outline_level() -> None:
    body = (
        p("Ett", style="Rubrik1") + p("Två", style="R2") + p("Tre", style="Egen") + p("Fyra", style="Niva") + p("Text.")
    )
    found = blocks(docx(body, styles=HEADINGS))
    assert found == [
        ("heading 1", "Ett"), ("heading 2", "Två"), ("heading 2", "Tre"), ("heading 3", "Fyra"), ("paragraph", "Text."),
    ]  # fmt: skip
    raw = opened(docx(body, styles=HEADINGS)).raw
    assert raw is not None
    assert raw.styled


def test_a_file_without_heading_styles_leaves_headings_to_be_guessed_by_their_bold() -> None:
    raw = opened(
        docx(p(t("Synpunkter", "<w:b/>")) + p("Vi tillstyrker förslaget, som är väl genomtänkt och bör genomföras."))
    ).raw
    assert raw is not None
    assert (raw.styled, raw.blocks[0].bold, raw.blocks[1].bold) == (False, True, False)
    _, _, sections = parse(raw.blocks, styled=raw.styled)
    assert [section.title for section in sections] == ["Synpunkter"]


def test_numbers_that_word_generates_are_read_and_bullets_are_not() -> None:
    body = "".join([
        p("ett", properties=listed(1, 0)), p("under", properties=listed(1, 1)), p("under igen", properties=listed(1, 1)),
        p("djupt", properties=listed(1, 2)), p("två", properties=listed(1, 0)), p("under", properties=listed(1, 1)),
        p("punkt", properties=listed(2, 0)), p("om igen", properties=listed(3, 0)),
    ])  # fmt: skip
    assert texts(docx(body, numbering=LEVELS)) == [
        "1. ett", "a) under", "b) under igen", "1.2.1 djupt", "2. två", "a) under", "punkt", "1. om igen",
    ]  # fmt: skip
    assert {kind for kind, _ in blocks(docx(body, numbering=LEVELS))} == {"item"}


def test_numbered_headings_carry_their_number_into_the_path_of_sections() -> None:
    body = (
        p("Bakgrund", style="Rubrik1", properties=listed(1, 0))
        + p("Text.")
        + p("Slut", style="Rubrik1", properties=listed(1, 0))
    )
    assert blocks(docx(body, styles=HEADINGS, numbering=LEVELS))[0] == ("heading 1", "1. Bakgrund")


@pytest.mark.parametrize(
    "hidden",
    [
        '<w:del><w:r><w:delText>borta</w:delText></w:r></w:del>',
        '<w:moveFrom><w:r><w:t>borta</w:t></w:r></w:moveFrom>',
        t("borta", "<w:vanish/>"),
        '<w:r><w:commentReference w:id="1"/></w:r>',
        '<w:r><w:instrText>borta</w:instrText></w:r>',
        '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>borta</w:t></w:r></w:sdtContent></w:sdt>',
        '<w:r><w:t>\u200b</w:t><w:softHyphen/></w:r>',
    ],
)  # fmt: skip
def test_what_is_not_printed_is_not_read(hidden: str) -> None:
    assert texts(docx(p("före", hidden, "efter"), comments=f'<w:comment w:id="1">{p("borta")}</w:comment>')) == [
        "föreefter"
    ]


def test_what_is_printed_is_read() -> None:
    body = p(
        "a", "<w:ins>" + t("b") + "</w:ins>", '<w:hyperlink r:id="x">' + t("c") + "</w:hyperlink>",
        "<w:sdt><w:sdtContent>" + t("d") + "</w:sdtContent></w:sdt>", "<w:smartTag>" + t("e") + "</w:smartTag>",
        field("DATE", t("f")), '<w:fldSimple w:instr="REF x">' + t("g") + "</w:fldSimple>",
        field('IF {} = ""', field("REF y", t("h"))), "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:br/></w:r>", "i",
        "<w:r><w:tab/></w:r>", "j", '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', '<w:r><w:br w:type="page"/></w:r>',
    )  # fmt: skip
    assert texts(docx(body)) == ["abcdefgh-\ni j≥"]


def test_a_field_whose_code_never_ends_hides_nothing_after_its_paragraph() -> None:
    assert texts(docx(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "kod") + p("Text."))) == ["Text."]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    assert texts(docx(p("Vi till", properties="<w:rPr><w:del/></w:rPr>") + p("styrker."))) == ["Vi tillstyrker."]


def test_a_thing_given_for_new_and_old_programs_is_read_once() -> None:
    box = "<w:txbxContent>" + p("I rutan") + "</w:txbxContent>"
    both = f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    assert texts(docx(p("Före", both))) == ["Före", "I rutan"]


def test_notes_go_last_in_the_order_of_their_marks_and_leave_no_mark() -> None:
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{p("streck")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Noten.")}</w:footnote><w:footnote w:id="9">{p("Utan märke")}</w:footnote>'
    )
    body = p("Text", '<w:r><w:footnoteReference w:id="2"/></w:r>', " går vidare.") + p("Slut.")
    assert blocks(docx(body, footnotes=notes)) == [
        ("paragraph", "Text går vidare."),
        ("paragraph", "Slut."),
        ("note", "Noten."),
    ]


def test_rows_of_a_table_repeat_its_head() -> None:
    lead = p("Brödtext. " * 80)
    rows = (("Avsnitt", "Ställningstagande", "Kostnad"), ("7.6.2", "avstyrker", "10"), ("7.6.3", "tillstyrker", ""))
    read = texts(docx(lead + table(*rows, head=True)))[1:]
    assert read == [
        "Avsnitt: 7.6.2 | Ställningstagande: avstyrker | Kostnad: 10", "Avsnitt: 7.6.3 | Ställningstagande: tillstyrker",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "name"),
    [("Svar (tillstyrker/avstyrker/inga synpunkter)", "Svar"), ("Svar (ja eller nej)", "Svar"),
     ("Kostnad (kr/år)", "Kostnad (kr/år)"), ("Svar (avsnitt 4)", "Svar (avsnitt 4)")],
)  # fmt: skip
def test_the_answers_that_a_head_offers_are_in_no_row(head: str, name: str) -> None:
    rows = (("Avsnitt", head), ("7.6.2", "avstyrker"), ("7.6.3", "tillstyrker"))
    read = texts(docx(p("Brödtext. " * 80) + table(*rows, head=True)))[1:]
    assert read == [f"Avsnitt: 7.6.2 | {name}: avstyrker", f"Avsnitt: 7.6.3 | {name}: tillstyrker"]


def test_rows_without_a_head_are_read_cell_by_cell_on_one_line() -> None:
    rows = (("Anna Ek", "ordförande", "jurist"), ("Bo Al", "ledamot", "läkare"), ("Cia Ask", "ledamot", "lärare"))
    assert texts(docx(p("Brödtext. " * 80) + table(*rows)))[1:] == [" | ".join(row) for row in rows]


def test_a_letterhead_laid_out_as_a_table_is_no_data() -> None:
    read = blocks(docx(table(("Exempelverket", "2018-10-18"), ("Enheten för tillsyn", "Dnr 12/345")) + p("Yttrande.")))
    assert read == [
        ("paragraph", "Exempelverket"), ("paragraph", "2018-10-18"), ("paragraph", "Enheten för tillsyn"),
        ("paragraph", "Dnr 12/345"), ("paragraph", "Yttrande."),
    ]  # fmt: skip


def test_a_label_and_what_stands_beside_it_are_one_line() -> None:
    assert texts(docx(table(("Diarienummer:", "12/345"), ("Datum:", "2018-10-18")) + p("Yttrande.")))[:2] == [
        "Diarienummer: 12/345", "Datum: 2018-10-18",
    ]  # fmt: skip


def test_a_cell_merged_downwards_is_told_on_every_row() -> None:
    def cell(text: str, merge: str) -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{p(text)}</w:tc>"

    down = cell("Skåne", '<w:vMerge w:val="restart"/>') + cell("Lund", "")
    more = cell("", "<w:vMerge/>") + cell("Malmö", "")
    grid = f"<w:tbl><w:tr>{down}</w:tr><w:tr>{more}</w:tr></w:tbl>"
    assert texts(docx(p("Brödtext. " * 80) + grid))[1:] == ["Skåne | Lund", "Skåne | Malmö"]


def test_a_text_wrapped_in_a_table_for_the_looks_keeps_its_paragraphs() -> None:
    cell = "<w:tbl><w:tr><w:tc>" + p("Ett stycke.") + p("Ett till.") + "</w:tc></w:tr></w:tbl>"
    assert blocks(docx(cell)) == [("paragraph", "Ett stycke."), ("paragraph", "Ett till.")]


SECTION = '<w:sectPr><w:headerReference w:type="{}" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/>{}</w:sectPr>'


def test_the_first_header_is_read_where_the_body_does_not_say_it_and_all_are_remembered() -> None:
    header = (
        p("Exempelverket") + p("Dnr 12/345") + p("Sida ", field("PAGE", t("1")), " (", field("NUMPAGES", t("4")), ")")
    )
    body = p("Exempelverket") + p("Vi tillstyrker.") + SECTION.format("default", "")
    file = docx(body, header1=header, footer1=p("Box 1, 111 11 Stockholm"))
    assert texts(file) == ["Dnr 12/345", "Exempelverket", "Vi tillstyrker."]
    raw = opened(file).raw
    assert raw is not None
    assert raw.furniture == ["Exempelverket", "Dnr 12/345", "Box 1, 111 11 Stockholm"]


def test_a_header_of_later_pages_is_not_read_into_the_text() -> None:
    body = p("Vi tillstyrker.") + SECTION.format("default", "<w:titlePg/>")
    assert texts(docx(body, header1=p("Exempelverket"), footer1=p("1"))) == ["Vi tillstyrker."]


def test_files_of_the_strict_standard_and_those_that_are_one_xml_are_read_alike() -> None:
    body = p("Rubriken", style="Rubrik1") + p("Texten.")
    usual = blocks(docx(body, styles=HEADINGS))
    bare = part("document", f"<w:body>{body}</w:body>").encode()
    assert texts(bare) == ["Rubriken", "Texten."]
    assert texts(bare.replace(W.encode(), STRICT.encode())) == ["Rubriken", "Texten."]
    old = f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:styles>{HEADINGS}</w:styles><w:body>{body}</w:body></w:wordDocument>'
    assert blocks(old.encode()) == usual
    assert blocks(old.encode("utf-16")) == usual


def test_what_python_docx_writes_is_read() -> None:
    file = python_docx.Document()
    file.add_heading("Yttrande", 1)
    file.add_paragraph("Första raden").add_run().add_break(WD_BREAK.LINE)
    file.add_paragraph("i en lista", style="List Bullet")
    out = io.BytesIO()
    file.save(out)
    assert blocks(out.getvalue()) == [("heading 1", "Yttrande"), ("paragraph", "Första raden"), ("item", "i en lista")]


BOMB = (
    b"<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]><w:document xmlns:w='"
    + W.encode()
    + b"'><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("main", "reason"),
    [
        (BOMB, "entities"),
        (b"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document xmlns:w='" + W.encode()
         + b"'><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>", "entities"),
        (b"<w:document xmlns:w='" + W.encode() + b"'><w:body>" + b"<w:sdt>" * 100_000, "deep"),
        (b"<w:document", "damaged"),
        (b"<w:document xmlns:w='" + W.encode() + b"'/>", "no text"),
    ],
)  # fmt: skip
def test_hostile_xml_is_refused_with_the_true_reason(main: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        opened(packed({"[Content_Types].xml": "<Types/>", "word/document.xml": main}))


def test_a_part_that_unpacks_to_too_much_is_refused_whatever_the_archive_claims() -> None:
    file = packed({"[Content_Types].xml": "<Types/>", "word/document.xml": b"<a>" + b" " * 150_000_000})
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        opened(file)


def test_a_long_document_is_read_whole() -> None:
    file = docx("".join(p(f"Stycke {n} om förslaget.") for n in range(20_000)))
    assert texts(file)[-1] == "Stycke 19999 om förslaget."
