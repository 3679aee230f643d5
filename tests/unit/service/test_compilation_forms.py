"""Laws of the overview's five forms: every quote verbatim, nothing from outside turned into markup, readable by all."""

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise, takewhile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from openpyxl import load_workbook

from indexer.types import Basis, Stance
from service.compilation.contract import Compilation, Entry, Format
from service.compilation.gather import render
from service.compilation.html import to_html
from service.compilation.markdown import escaped, to_markdown
from service.compilation.outline import MAX_NAMES
from service.compilation.text import TEXT, say
from service.compilation.word import MAX_MATRIX
from service.compilation.words import BASES, COLUMNS, KINDS, REVIEWS, TITLES
from service.contract import Language
from service.positions.contract import PositionTable
from tests.unit.service import compilation_world as world
from tests.unit.service.compilation_world import NASTY, position, proposal, respondent, silence

BRO = proposal("bro", "En bro över ån")
FORMS = list(Format)
ALLOWED_TAGS = frozenset(
    """html head meta title style body main h1 h2 h3 h4 h5 h6 p span strong em blockquote nav ul li a div table caption
    thead tbody tr th td""".split()
)


def flat(text: str) -> str:
    return " ".join(text.split())


def entries(compilation: Compilation) -> Iterator[Entry]:
    for part in compilation.consultations:
        for found in (*part.proposals, *part.general):
            for group in found.groups:
                yield from group.entries
            yield from found.aside


def small(people: int = 3, **more: Any) -> Compilation:
    everyone = [respondent(f"o{i}", f"Kommun {i}") for i in range(people)]
    held = [position(everyone[0], BRO, Stance.OPPOSE, "Vi avstyrker.", grounds="Det blir dyrt.")]
    table = world.table(everyone, [BRO], [*held, *(silence(p, BRO) for p in everyone[1:])], more.pop("absent", None))
    return world.compiled(table, **more)


class Page(HTMLParser):
    """A page taken apart: its tags with their attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of(form: Format, content: bytes) -> str:
    """Return the words a reader of a form sees, markup taken away."""
    if form is Format.MD:
        return flat(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", content.decode()))
    if form is Format.HTML:
        return flat("".join(Page(content.decode()).words))
    if form is Format.DOCX:
        body = Document(io.BytesIO(content)).element.body
        return flat("\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))))
    if form is Format.XLSX:
        return flat(
            "\n".join(str(cell) for sheet in load_workbook(io.BytesIO(content)) for row in sheet.values for cell in row)
        )
    found = list(entries(Compilation.model_validate_json(content)))
    return flat("\n".join([e.quote for e in found] + [e.grounds.quote for e in found if e.grounds]))


class TestEveryForm:
    @pytest.mark.parametrize("form", FORMS)
    @given(found=world.tables())
    @settings(max_examples=25)
    def test_every_quote_and_every_ground_stands_in_it_verbatim(self, form: Format, found: PositionTable) -> None:
        compilation = world.compiled(found)
        words = words_of(form, render(compilation, form))
        for entry in entries(compilation):
            assert flat(entry.quote) in words
            if entry.grounds:
                assert flat(entry.grounds.quote) in words

    @pytest.mark.parametrize("form", FORMS)
    def test_it_comes_out_the_same_each_time(self, form: Format) -> None:
        assert render(small(), form) == render(small(), form)
        assert render(small(generated="2030-01-01"), form) != render(small(), form)

    @pytest.mark.parametrize("form", [Format.DOCX, Format.XLSX])
    def test_an_office_file_bears_no_time_but_the_one_given(self, form: Format) -> None:
        with zipfile.ZipFile(io.BytesIO(render(small(generated="2030-01-01"), form))) as package:
            assert {info.date_time[0] for info in package.infolist()} == {1980}
            stamps = re.findall(rb"<dcterms:\w+[^>]*>([^<]*)<", package.read("docProps/core.xml"))
        assert set(stamps) == {b"2030-01-01T00:00:00Z"}

    @pytest.mark.parametrize("language", list(Language))
    @pytest.mark.parametrize("form", [f for f in FORMS if f is not Format.JSON])
    def test_it_says_that_a_machine_made_it_and_that_it_must_be_checked(self, form: Format, language: Language) -> None:
        words = words_of(form, render(small(language=language), form))
        assert flat(say("notice", language)) in words

    @pytest.mark.parametrize("form", [f for f in FORMS if f is not Format.JSON])
    def test_it_says_who_has_not_answered_only_where_the_invited_are_known(self, form: Format) -> None:
        unknown = flat(say("not_invited", "sv"))
        assert unknown in words_of(form, render(small(), form))
        told = words_of(form, render(small(absent=("Statskontoret", "Boverket")), form))
        assert unknown not in told
        assert "2 av de inbjudna har inte svarat: Statskontoret och Boverket." in told
        assert flat(say("all_answered", "sv")) in words_of(form, render(small(absent=()), form))

    @pytest.mark.parametrize("form", [f for f in FORMS if f is not Format.XLSX])
    def test_counts_stand_with_their_base(self, form: Format) -> None:
        content = render(small(), form)
        if form is not Format.JSON:
            assert "1 av 3 remissinstanser" in words_of(form, content)
        assert [(g.count, g.of) for g in small().consultations[0].proposals[0].groups] == [(1, 3), (2, 3)]

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("parts", [0, 1, 2])
    def test_no_consultation_one_or_several(self, form: Format, parts: int) -> None:
        one = small()
        several = one.consultations[0].model_copy(update={"consultation_id": "annan"})
        chosen = one.model_copy(update={"consultations": (*one.consultations, several)[:parts]})
        assert render(chosen, form)


class TestMarkdown:
    @pytest.mark.parametrize("text", NASTY)
    def test_nothing_from_outside_is_markup(self, text: str) -> None:
        shown = escaped(text)
        assert "\n" not in shown
        assert not re.search(r"(?<!\\)[<`*\[|~]", shown)
        assert not re.match(r"(?:[#>+=-]|\d+[.)](?=\s|$))", shown)
        assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown) == " ".join(text.split("\n"))

    @given(world.tables())
    @settings(max_examples=25)
    def test_every_row_of_a_table_has_as_many_cells_as_its_header(self, found: PositionTable) -> None:
        lines = to_markdown(world.compiled(found)).split("\n")
        for i, line in enumerate(lines):
            if re.fullmatch(r"\|(?:---\|)+", line):
                rows = [lines[i - 1], line, *takewhile(bool, lines[i + 1 :])]
                assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


class TestHtml:
    @given(world.tables())
    @settings(max_examples=40)
    def test_it_is_one_page_that_runs_and_loads_nothing(self, found: PositionTable) -> None:
        page = Page(to_html(world.compiled(found)))
        assert page.open == []
        assert {tag for tag, _ in page.tags} <= ALLOWED_TAGS
        for _, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on") or name in ("src", "style", "action")]
            assert (attributes.get("href") or "#").startswith("#")
        links = {(a["href"] or "")[1:] for _, a in page.tags if "href" in a}
        ids = [a["id"] for _, a in page.tags if "id" in a]
        assert len(ids) == len(set(ids))
        assert links <= set(ids)

    def test_tables_name_their_rows_and_columns(self) -> None:
        page = Page(to_html(small()))
        tags = [tag for tag, _ in page.tags]
        assert tags.count("table") == tags.count("caption") == tags.count("thead")
        assert all(a.get("scope") in ("row", "col") for tag, a in page.tags if tag == "th")

    def test_no_heading_skips_a_level(self) -> None:
        levels = [int(tag[1]) for tag, _ in Page(to_html(small())).tags if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))

    def test_quotes_are_marked_as_swedish_on_an_english_page(self) -> None:
        text = to_html(small(language=Language.EN))
        assert '<html lang="en">' in text
        assert '<span lang="sv">“Vi avstyrker.”</span>' in text
        assert "@media print" in text


class TestWord:
    @pytest.fixture
    def document(self) -> Any:
        return Document(io.BytesIO(render(small(generated="2030-01-01"), Format.DOCX)))

    def test_headings_are_headings(self, document: Any) -> None:
        names = [p.style.name for p in document.paragraphs]
        assert {"Title", "Heading 1", "Heading 2", "Heading 3"} <= set(names)
        levels = [int(name[-1]) for name in names if name.startswith("Heading")]
        assert all(b <= a + 1 for a, b in pairwise(levels))

    def test_the_table_of_contents_is_a_field_that_leads_to_the_headings(self, document: Any) -> None:
        body = document.element.body
        assert [t.text for t in body.iter(qn("w:instrText")) if " TOC " in t.text]
        kinds = [c.get(qn("w:fldCharType")) for c in body.iter(qn("w:fldChar"))]
        assert kinds == ["begin", "separate", "end"]
        marks = {m.get(qn("w:name")) for m in body.iter(qn("w:bookmarkStart"))}
        assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} <= marks

    def test_every_table_repeats_a_header_row_and_has_a_caption(self, document: Any) -> None:
        assert document.tables
        for table in document.tables:
            first, *others = table._tbl.tr_lst
            assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            assert not [row for row in others if row.find(f".//{qn('w:tblHeader')}") is not None]
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))

    def test_it_is_swedish_bears_a_title_and_numbers_its_pages(self, document: Any) -> None:
        lang = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
        assert lang.get(qn("w:val")) == "sv-SE"
        properties = document.core_properties
        assert properties.title.startswith("Remissammanställning")
        assert properties.identifier == world.SNAPSHOT
        assert properties.created.date().isoformat() == "2030-01-01"
        for section in document.sections:
            assert [t.text.strip() for t in section.footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]

    def test_the_matrix_lies_on_a_page_turned_sideways_and_is_left_out_when_it_is_too_wide(self) -> None:
        sides = [s.orientation for s in Document(io.BytesIO(render(small(), Format.DOCX))).sections]
        assert len(set(sides)) == 2
        large = words_of(Format.DOCX, render(small(MAX_MATRIX + 1), Format.DOCX))
        assert flat(say("matrix_too_wide", "sv", n=MAX_MATRIX + 1)) in large

    @given(world.tables())
    @settings(max_examples=15)
    def test_it_can_be_opened_whatever_was_written(self, found: PositionTable) -> None:
        assert Document(io.BytesIO(render(world.compiled(found), Format.DOCX))).paragraphs


class TestSheet:
    @given(world.tables())
    @settings(max_examples=25)
    def test_no_cell_is_a_formula(self, found: PositionTable) -> None:
        content = render(world.compiled(found), Format.XLSX)
        book = load_workbook(io.BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/")]
        assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet]

    def test_what_begins_like_a_formula_stays_text_when_it_is_edited(self) -> None:
        who = respondent("o", "=cmd|' /C calc'!A0")
        compilation = world.compiled(world.table([who], [BRO], [position(who, BRO, Stance.SUPPORT, "@SUM(A1)")]))
        book = load_workbook(io.BytesIO(render(compilation, Format.XLSX)))
        hostile = [c for sheet in book for row in sheet.iter_rows() for c in row if str(c.value)[:1] in "=@+"]
        assert hostile
        assert all(c.quotePrefix for c in hostile)

    def test_sheets_are_frozen_filtered_wrapped_and_wide_enough(self) -> None:
        book = load_workbook(io.BytesIO(render(small(), Format.XLSX)))
        assert book.sheetnames == ["Matris", "Översikt", "Ställningstaganden", "Remissinstanser", "Om"]
        for sheet in book:
            assert sheet.freeze_panes
            assert sheet.title == "Om" or sheet.auto_filter.ref == sheet.dimensions
            assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
            assert min(d.width for d in sheet.column_dimensions.values()) >= 6
            assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Calibri"}

    def test_the_longest_name_of_a_proposal_is_shown_whole_at_the_head(self) -> None:
        who, wall = respondent("o1", "Kommun 1"), proposal("mur", "En mur runt de äldre delarna av staden " * 5)
        compilation = world.compiled(world.table([who], [wall], [position(who, wall, Stance.SUPPORT)]))
        sheet = load_workbook(io.BytesIO(render(compilation, Format.XLSX)))["Matris"]
        for letter, name in zip(sheet.column_dimensions, next(sheet.values), strict=True):
            lines = len(str(name)) / (sheet.column_dimensions[letter].width * 0.75)
            assert sheet.row_dimensions[1].height >= 15 * lines

    def test_the_matrix_has_a_row_for_each_organisation_and_a_column_for_each_proposal(self) -> None:
        sheet = load_workbook(io.BytesIO(render(small(), Format.XLSX)))["Matris"]
        rows = [list(row) for row in sheet.values]
        assert rows == [
            ["Remissinstans", "1.1 En bro över ån"],
            ["Kommun 0", "avstyrker"],
            ["Kommun 1", "nämner inte"],
            ["Kommun 2", "nämner inte"],
        ]


def test_many_silent_names_are_left_to_the_matrix() -> None:
    text = to_markdown(small(MAX_NAMES + 2))
    assert f"De {MAX_NAMES + 1} står i matrisen." in text
    assert f"| Kommun {MAX_NAMES + 1} | nämner inte |" in text


def test_several_stances_of_one_organisation_share_a_cell() -> None:
    who = respondent("o", "Kommun 0")
    held = [position(who, BRO, Stance.SUPPORT), position(who, BRO, Stance.OPPOSE, "Nej.", start=40)]
    text = to_markdown(world.compiled(world.table([who], [BRO], held)))
    assert "| tillstyrker; motsätter sig |" in text
    page = to_html(world.compiled(world.table([who], [BRO], held)))
    assert '<td class="none">tillstyrker; motsätter sig</td>' in page


def test_a_stance_on_the_rest_is_marked_in_the_matrix() -> None:
    who = respondent("o", "Kommun 0")
    held = [position(who, BRO, Stance.NO_OBJECTION, "I övrigt inget att erinra.", basis=Basis.RESIDUAL)]
    assert "| inga invändningar (övriga delar) |" in to_markdown(world.compiled(world.table([who], [BRO], held)))


@pytest.mark.parametrize("words", [TEXT, TITLES, COLUMNS, KINDS, REVIEWS, BASES])
def test_both_languages_have_the_same_words(words: dict[str, dict[Any, str]]) -> None:
    assert words["sv"].keys() == words["en"].keys()
    for key, text in words["sv"].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", words["en"][key])), key
