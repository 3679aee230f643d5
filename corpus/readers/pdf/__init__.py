"""PDF: what is printed on its pages, in reading order, with the place of every row."""

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2

from corpus.errors import UnreadableDocument
from corpus.raw import Line, Raw, RawBlock
from corpus.readers.pdf.furniture import furniture
from corpus.readers.pdf.layout import Placed, Type, blocks, body_type, table_blocks
from corpus.readers.pdf.notes import foot_notes, marks, note_starts, numbers
from corpus.readers.pdf.order import reading_order
from corpus.readers.pdf.rows import Row, page_rows
from corpus.readers.pdf.tables import TableRow, tables
from corpus.readers.signs import alive
from corpus.types import BlockKind

MAX_PAGES = 10_000
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read(data: bytes) -> Raw:
    """Return the text of a PDF file with its pages."""
    document = _opened(data)
    try:
        return _read(document)
    finally:
        document.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableDocument("it is protected by a password: get a copy without one") from error
        raise UnreadableDocument("the PDF file is damaged or cut off: get a whole copy") from error
    if not 0 < len(document) <= MAX_PAGES:
        raise UnreadableDocument(f"it has {len(document)} pages (read: 1 to {MAX_PAGES}): split it")
    return document


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    width: float
    height: float
    rows: list[Row]


def _read(document: pypdfium2.PdfDocument) -> Raw:
    pages = [_page(document, i) for i in range(len(document))]
    raw = Raw("pdf", [], pages=len(pages))
    gone = furniture([page.rows for page in pages], [page.height for page in pages])
    kept = [[row for i, row in enumerate(p.rows) if i not in out] for p, out in zip(pages, gone, strict=True)]
    raw.furniture = [page.rows[i].text for page, out in zip(pages, gone, strict=True) for i in sorted(out)]
    if any(kept):
        _set(raw, pages, kept)
    return raw


def _page(document: pypdfium2.PdfDocument, index: int) -> _Page:
    page = document[index]
    try:
        width, height = page.get_size()
        return _Page(index + 1, max(width, 1.0), max(height, 1.0), reading_order(page_rows(page, index + 1)))
    finally:
        page.close()
        alive()


def _set(raw: Raw, pages: Sequence[_Page], kept: Sequence[Sequence[Row]]) -> None:
    """Fill in blocks and lines: of the text, then of the notes."""
    body = body_type(row for rows in kept for row in rows)
    placed: dict[int, Placed] = {}
    flow: list[Row | list[TableRow]] = []
    notes: list[Row] = []
    first = 0
    for page, rows in zip(pages, kept, strict=True):
        small = set(foot_notes(rows, body))
        own = [row for i, row in enumerate(rows) if i in small]
        known = numbers(own)
        for row in rows:
            placed[id(row)] = Placed(row, first, marks(row, known))
            raw.lines.append(_line(row, first, page))
            first += len(row.text)
        flow += tables([row for i, row in enumerate(rows) if i not in small])
        notes += own
    raw.blocks = _blocks(flow, placed, body)
    for rows in note_starts(notes):
        note = blocks([Placed(row, placed[id(row)].first) for row in rows], body)
        raw.blocks += [RawBlock(BlockKind.NOTE, block.text, lines=block.lines) for block in note]
    raw.styled = any(block.level for block in raw.blocks)


def _blocks(flow: Sequence[Row | list[TableRow]], placed: dict[int, Placed], body: Type) -> list[RawBlock]:
    made: list[RawBlock] = []
    text: list[Placed] = []
    for item in flow:
        if isinstance(item, Row):
            text.append(placed[id(item)])
        else:
            made += [*blocks(text, body), *table_blocks(item, placed)]
            text = []
    return [*made, *blocks(text, body)]


def _line(row: Row, first: int, page: _Page) -> Line:
    sides = (row.left / page.width, row.top / page.height, row.right / page.width, row.bottom / page.height)
    left, top, right, bottom = (min(1.0, max(0.0, side)) for side in sides)
    return Line(first, first + len(row.text), row.page, (left, top, right, bottom))
