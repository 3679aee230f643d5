"""Laws of reading OpenDocument texts: the same as for Word files, in the other standard's words."""

import pytest

from corpus.errors import UnreadableDocument
from tests.unit.corpus.readers.office import blocks, odt, opened, packed, texts

NUMBERS = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>"""
OUTLINE = """<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="1"/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>"""


def row(*cells: str) -> str:
    return (
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in cells)
        + "</table:table-row>"
    )


def test_headings_with_the_numbers_of_the_outline() -> None:
    text = (
        '<text:h text:outline-level="1">Inledning</text:h><text:p>Text.</text:p><text:h text:outline-level="1">Förslag</text:h>'
        '<text:h text:outline-level="2">Tillsyn</text:h>'
    )
    assert blocks(odt(text, styles=OUTLINE)) == [
        ("heading 1", "1 Inledning"), ("paragraph", "Text."), ("heading 1", "2 Förslag"), ("heading 2", "2.1 Tillsyn"),
    ]  # fmt: skip


def test_lists_with_their_numbers_and_bullets_without() -> None:
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = "<text:list>" + item.format("under", "") + item.format("till", "") + "</text:list>"
    text = (
        f'<text:list text:style-name="L1">{item.format("ett", inner)}{item.format("två", "")}</text:list>'
        f'<text:list text:style-name="L2">{item.format("punkt", "")}</text:list>'
        f'<text:list text:style-name="L1" text:continue-numbering="true">{item.format("tre", "")}</text:list>'
    )
    assert texts(odt(text, automatic=NUMBERS)) == ["1. ett", "a) under", "b) till", "2. två", "punkt", "3. tre"]


@pytest.mark.parametrize(
    "hidden",
    [
        '<text:span text:style-name="T2">borta</text:span>',
        "<office:annotation><text:p>borta</text:p></office:annotation>",
        "<text:placeholder>borta</text:placeholder>",
        '<text:hidden-text text:string-value="borta">borta</text:hidden-text>',
        "<text:ruby><text:ruby-base>\u200b</text:ruby-base><text:ruby-text>borta</text:ruby-text></text:ruby>",
    ],
)
def test_what_is_not_printed_is_not_read(hidden: str) -> None:
    assert texts(odt(f"<text:p>före{hidden}efter</text:p>", automatic=NUMBERS)) == ["föreefter"]


def test_deletions_that_are_tracked_are_not_read() -> None:
    gone = "<text:tracked-changes><text:changed-region><text:deletion><text:p>borta</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    assert texts(odt(f"{gone}<text:p>kvar</text:p>")) == ["kvar"]


def test_spaces_tabs_breaks_links_and_boxes_are_read() -> None:
    text = (
        '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d <text:a>länk</text:a>'
        "<draw:frame><draw:text-box><text:p>i rutan</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert texts(odt(text)) == ["a b c\nd länk", "i rutan"]


def test_notes_go_last_and_leave_no_mark() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Noten.</text:p></text:note-body></text:note>"
    assert blocks(odt(f"<text:p>Text{note} går vidare.</text:p><text:p>Slut.</text:p>")) == [
        ("paragraph", "Text går vidare."), ("paragraph", "Slut."), ("note", "Noten."),
    ]  # fmt: skip


def test_rows_of_a_table_repeat_its_head_and_bold_is_told() -> None:
    head = f"<table:table-header-rows>{row('Avsnitt', 'Ställning')}</table:table-header-rows>"
    text = f"<text:p>{'Brödtext. ' * 80}</text:p><table:table>{head}{row('7.6.2', 'avstyrker')}</table:table>"
    assert texts(odt(text))[1:] == ["Avsnitt: 7.6.2 | Ställning: avstyrker"]
    raw = opened(odt('<text:p><text:span text:style-name="T1">Rubrik</text:span></text:p>', automatic=NUMBERS)).raw
    assert raw is not None
    assert raw.blocks[0].bold


def test_cells_that_claim_to_be_repeated_without_end_do_no_harm() -> None:
    cell = '<table:table-cell table:number-columns-repeated="2000000000"/>'
    text = f'<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>{cell}</table:table-row></table:table><text:p>b<text:s text:c="2000000000"/>c</text:p>'
    assert texts(odt(text)) == ["a", "b c"]


def test_the_first_header_is_read_where_the_body_does_not_say_it() -> None:
    master = '<style:master-page style:name="Standard"><style:header><text:p>Exempelverket</text:p><text:p>Sida <text:page-number>1</text:page-number></text:p></style:header><style:footer><text:p>Box 1</text:p></style:footer></style:master-page>'
    file = odt("<text:p>Vi tillstyrker.</text:p>", master=master)
    assert texts(file) == ["Exempelverket", "Vi tillstyrker."]
    raw = opened(file).raw
    assert raw is not None
    assert raw.furniture == ["Exempelverket", "Box 1"]


def test_a_flat_file_is_read_as_the_packed_one() -> None:
    flat = '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>Texten.</text:p></office:text></office:body></office:document>'
    assert blocks(flat.encode()) == [("paragraph", "Texten.")]


def test_a_locked_or_empty_file_is_refused_with_the_true_reason() -> None:
    with pytest.raises(UnreadableDocument, match="password"):
        opened(odt("", manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"))
    with pytest.raises(UnreadableDocument, match="no text"):
        opened(packed({"mimetype": "application/vnd.oasis.opendocument.text"}, stored=("mimetype",)))
    with pytest.raises(UnreadableDocument, match="no text is not read"):
        opened(packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, stored=("mimetype",)))


FIELD = 'xmlns:field="urn:field" field:type="vnd.oasis.opendocument.field.'
FORM = 'xmlns:form="urn:form" xmlns:xml="http://www.w3.org/XML/1998/namespace"'


def test_boxes_and_lists_of_old_word_forms_are_read() -> None:
    ticked = '<field:param field:name="Checkbox_Checked" field:value="true"/>'
    entries = "".join(f'<field:param field:name="Dropdown_ListEntry" field:value="{said}"/>' for said in ("Ja", "Nej"))
    chosen = f'{entries}<field:param field:name="Dropdown_Selected" field:value="1"/>'
    text = "".join([
        f'<text:p><field:fieldmark {FIELD}FORMCHECKBOX">{ticked}</field:fieldmark> Tillstyrks</text:p>',
        f'<text:p><field:fieldmark {FIELD}FORMCHECKBOX"/> Avstyrks</text:p>',
        f'<text:p>Svar: <field:fieldmark {FIELD}FORMDROPDOWN">{chosen}</field:fieldmark></text:p>',
    ])  # fmt: skip
    assert texts(odt(text)) == ["☒ Tillstyrks", "☐ Avstyrks", "Svar: Nej"]


def test_controls_are_read_where_they_stand_as_they_are_ticked_and_filled_in() -> None:
    forms = "".join([
        '<form:checkbox form:id="a" form:label="Tillstyrks" form:current-state="checked"/>',
        '<form:checkbox form:id="b" form:label="Avstyrks"/>',
        '<form:radio form:id="c" form:label="Ja" form:current-selected="true"/>',
        '<form:textarea form:id="d" form:current-value="Vi vill ha längre tid."/>',
        '<form:listbox form:id="e"><form:option form:label="Nej"/>'
        '<form:option form:label="Ja" form:current-selected="true"/></form:listbox>',
    ])  # fmt: skip
    shown = "".join(f'<text:p><draw:control draw:control="{name}"/></text:p>' for name in "abcde")
    text = f"<office:forms><form:form {FORM}>{forms}</form:form></office:forms>{shown}"
    assert texts(odt(text)) == ["☒ Tillstyrks", "☐ Avstyrks", "☒ Ja", "Vi vill ha längre tid.", "Ja"]


def test_an_image_that_fills_a_page_is_told_of_where_there_is_little_else() -> None:
    frame = '<draw:frame xmlns:svg="urn:svg" svg:width="6in" svg:height="21.5cm"><draw:image/></draw:frame>'
    raw = opened(odt(f"<text:p>Se nedan.</text:p><text:p>{frame}</text:p>")).raw
    assert raw is not None
    assert raw.warnings == ["bilder som fyller en sida lästes inte (1): spara dokumentet som PDF"]
    with pytest.raises(UnreadableDocument, match="its pages are images"):
        opened(odt(f"<text:p>{frame}</text:p>"))
