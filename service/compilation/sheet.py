"""The overview as an Excel workbook: matrix, counts, one row per position, respondents, about. Written as a stream.

Every text is stored as text: what begins like a formula is none.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from indexer.types import Basis
from service.compilation import rows
from service.compilation.blocks import Tone
from service.compilation.contract import Compilation, ConsultationOverview, Entry, GroupKey, ProposalOverview
from service.compilation.package import moment, settled
from service.compilation.text import say
from service.compilation.words import BASES, KINDS, REVIEWS, TITLES, headline

MAX_CHARS = 32_767  # in a cell of Excel
LINE_POINTS, MAX_POINTS = 15.0, 405.0  # the height of a line, and of the highest row Excel has
A4, A3 = 9, 8  # as Excel numbers papers
A4_WIDTH, PAGE_WIDTH = 210, 420  # characters that can still be read when they are made to fit one page, the wider on A3
_FORMULA = ("=", "+", "-", "@")
_TOP = Alignment(vertical="top", wrap_text=True)
_BOLD = Font(name="Calibri", bold=True)  # the face of cells without one: named, or some programs take another beside it
_HEAD = PatternFill("solid", fgColor="D9E2EC")
_QUIET = Font(name="Calibri", color="545454")
_FILLS = {Tone.FOR: PatternFill("solid", fgColor="E3F2E6"), Tone.AGAINST: PatternFill("solid", fgColor="FBE5E1")}
Value = str | int | None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet before it is written: its columns with their widths, and its rows with their tones."""

    title: str
    header: Sequence[str]
    widths: Sequence[int]
    body: Iterable[tuple[Sequence[Value], Sequence[Tone]]]
    frozen: str = "B2"
    filtered: bool = True


def to_xlsx(compilation: Compilation) -> bytes:
    """Return the overview as the bytes of a .xlsx file, the same for the same overview."""
    book = Workbook(write_only=True)
    made = moment(compilation.generated)
    book.properties.creator = book.properties.lastModifiedBy = "Belägg"
    book.properties.title = say("title", compilation.language)
    book.properties.identifier = compilation.snapshot
    book.properties.description = compilation.notice
    book.properties.language = "sv-SE" if compilation.language == "sv" else "en-GB"
    for sheet in _sheets(compilation):
        _write(book, sheet, compilation.language)
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), made)


def _sheets(compilation: Compilation) -> Iterator[_Sheet]:
    language = compilation.language
    parts = compilation.consultations
    for number, part in enumerate(parts, 1):
        yield _matrix(part, f"{say('matrix', language)} {number if len(parts) > 1 else ''}".strip(), language)
    yield _overview(compilation)
    yield _positions(compilation)
    yield _respondents(compilation)
    yield _about(compilation)


def _matrix(part: ConsultationOverview, title: str, language: str) -> _Sheet:
    grid = rows.grid(part, language)
    return _Sheet(
        title=title,
        header=(say("organisation", language), *grid.proposals),
        widths=(38, *(22 for _ in grid.proposals)),
        body=(
            ((name, *(cell.words for cell in row)), (Tone.NONE, *(cell.tone for cell in row)))
            for name, row in zip(grid.organisations, grid.cells, strict=True)
        ),
    )


def _overview(compilation: Compilation) -> _Sheet:
    """Return how many stand where, one row per proposal."""
    language = compilation.language
    header = ("case", "section", "proposal", "answered")
    keys = list(GroupKey)

    def body() -> Iterator[tuple[Sequence[Value], Sequence[Tone]]]:
        for part in compilation.consultations:
            for proposal in part.proposals:
                counts = {group.key: group.count for group in proposal.groups}
                numbers = (counts.get(key, 0) for key in keys)
                row = (rows.called(part), proposal.section, proposal.name, len(part.respondents), *numbers)
                yield row, ()

    return _Sheet(
        title=say("overview", language),
        header=(*(say(key, language) for key in header), *(TITLES[language][key] for key in keys)),
        widths=(16, 9, 60, 12, *(14 for _ in keys)),
        body=body(),
        frozen="D2",
    )


def _positions(compilation: Compilation) -> _Sheet:
    """Return one row per position or mention, with its words, grounds and source."""
    language = compilation.language
    header = (
        "case", "section", "proposal", "number", "organisation", "stance", "in_words", "qualifier", "quote", "grounds",
        "basis", "document", "document_id", "review",
    )  # fmt: skip

    def body() -> Iterator[tuple[Sequence[Value], Sequence[Tone]]]:
        for part in compilation.consultations:
            for proposal in (*part.proposals, *part.general):
                for entry, group in _entries(proposal, language):
                    yield _position(part, proposal, entry, group, language), ()

    return _Sheet(
        title=say("positions", language),
        header=tuple(say(key, language) for key in header),
        widths=(16, 9, 40, 6, 32, 26, 26, 24, 70, 60, 24, 40, 26, 14),
        body=body(),
        frozen="F2",
    )


def _entries(proposal: ProposalOverview, language: str) -> Iterator[tuple[Entry, str]]:
    for group in proposal.groups:
        yield from ((entry, TITLES[language][group.key]) for entry in group.entries)
    yield from ((entry, say("aside", language)) for entry in proposal.aside)


def _position(
    part: ConsultationOverview, proposal: ProposalOverview, entry: Entry, group: str, language: str
) -> tuple[Value, ...]:
    name = proposal.name if proposal.basis is Basis.STATED else rows.general_title(proposal, language)
    grounds = entry.grounds.quote if entry.grounds else say("no_grounds_cell", language) if entry.stance else None
    basis = (BASES[language].get(entry.basis) or say("stated", language)) if entry.basis else None
    return (
        rows.called(part), proposal.section, name, entry.number,
        rows.full_name(entry.organisation, entry.organisation_short), group, headline(entry, language),
        entry.qualifier, entry.quote, grounds, basis, entry.document_title, entry.document_id,
        REVIEWS[language][entry.review] if entry.review else None,
    )  # fmt: skip


def _respondents(compilation: Compilation) -> _Sheet:
    """Return one row per document of a respondent, then the documents that are not counted."""
    language = compilation.language
    header = (
        "case",
        "organisation",
        "short",
        "also_known",
        "counted_as",
        "document",
        "document_id",
        "kind",
        "date",
        "warnings",
    )

    def body() -> Iterator[tuple[Sequence[Value], Sequence[Tone]]]:
        for part in compilation.consultations:
            for who in part.respondents:
                for sent in who.documents:
                    lead = (rows.called(part), who.organisation, who.organisation_short, who.also)
                    tail = (sent.title, sent.id, KINDS[language][sent.kind], sent.date, "; ".join(sent.warnings))
                    yield (*lead, say("respondent", language), *tail), ()
            for key, found in (("unattributed_as", part.unattributed), ("other_as", part.other_documents)):
                for other in found:
                    tail = (other.title, other.id, KINDS[language][other.kind], other.date, "; ".join(other.warnings))
                    yield (rows.called(part), None, None, None, say(key, language), *tail), ()

    return _Sheet(
        title=say("respondents", language),
        header=tuple(say(key, language) for key in header),
        widths=(16, 40, 16, 34, 26, 60, 28, 20, 12, 40),
        body=body(),
        frozen="C2",
    )


def _about(compilation: Compilation) -> _Sheet:
    """Return what the workbook is, of what, and how far it may be trusted."""
    language = compilation.language
    lines: list[tuple[str, str]] = [(say("title", language), compilation.notice), *rows.facts(compilation)]
    for part in compilation.consultations:
        label = f"{rows.called(part)}: {part.title}" if part.title else rows.called(part)
        lines += [(label, remark) for remark in rows.remarks(part, language)]
    lines += [("", say(key, language)) for key in ("method", "matrix_legend", "matrix_brackets", "whole_note")]
    return _Sheet(
        title=say("about_sheet", language),
        header=(say("about_what", language), say("about_value", language)),
        widths=(34, 110),
        body=((line, ()) for line in lines),
        frozen="A2",
        filtered=False,
    )


def _write(book: Workbook, sheet: _Sheet, language: str) -> None:
    page = cast(Worksheet, book.create_sheet(sheet.title[:31]))  # a stream of one, with the same properties
    page.freeze_panes = sheet.frozen
    for i, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(i)].width = width
    page.row_dimensions[1].height = _height(sheet.header, [max(1, width * 3 // 4) for width in sheet.widths])  # bold
    page.page_setup.orientation = "landscape"
    # A sheet too wide to be read on one page goes on to the next, each with the names at its side.
    wide = sum(sheet.widths)
    page.page_setup.paperSize = A3 if A4_WIDTH < wide <= PAGE_WIDTH else A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=wide <= PAGE_WIDTH)
    page.print_title_rows, page.print_title_cols = "1:1", "A:A"
    if page.oddFooter is not None:
        page.oddFooter.center.text = say("footer", language)
    page.append([_cell(page, words, bold=True) for words in sheet.header])
    count = 1
    for values, tones in sheet.body:
        count += 1
        page.row_dimensions[count].height = _height(values, sheet.widths)
        page.append([_cell(page, value, tones[i] if tones else Tone.NONE) for i, value in enumerate(values)])
    if sheet.filtered:
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.header))}{count}"


def _height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """Return the height in points that shows every wrapped text of a row; not every program works it out itself."""
    lines = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            lines = max(lines, sum(len(part) // width + 1 for part in value.split("\n")))
    return min(lines * LINE_POINTS, MAX_POINTS)


def _cell(page: Worksheet, value: Value, tone: Tone = Tone.NONE, *, bold: bool = False) -> Cell:
    """Return a cell: numbers as numbers, every text as text, whatever it begins with."""
    text = value[:MAX_CHARS] if isinstance(value, str) else value
    cell = WriteOnlyCell(page, value=text)
    if isinstance(text, str):
        cell.data_type = "s"
        if text.startswith(_FORMULA):
            cell.quotePrefix = True
    cell.alignment = _TOP
    if bold:
        cell.font, cell.fill = _BOLD, _HEAD
    elif tone is Tone.QUIET:
        cell.font = _QUIET
    elif tone in _FILLS:
        cell.fill = _FILLS[tone]
    return cell
