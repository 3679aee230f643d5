"""The rows of all pages to a Raw: what is furniture, what are notes and tables, what is running text. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.raw import Box, Line, Raw, RawBlock
from corpus.readers.pages.furniture import furniture
from corpus.readers.pages.layout import Placed, Type, blocks, body_type
from corpus.readers.pages.notes import foot_notes, marks, note_starts, numbers
from corpus.readers.pages.order import reading_order
from corpus.readers.pages.row import Row
from corpus.readers.pages.ruled_tables import Flow, Ruled, heads_kept, joined_over_pages, ruled_blocks, with_tables
from corpus.readers.pages.table_rows import Head, parted, table_blocks
from corpus.types import BlockKind

_GLUED = re.compile(r"(?<=^\d)(?=[^\W\d_])|(?<=^\d\d)(?=[^\W\d_])")  # a note's number is set apart by being raised


@dataclass(frozen=True, slots=True)
class Page:
    """A page set upright, its rows as they were drawn. Width and height are in the unit of the rows' boxes.

    Where words run along it and others up or down it, there are two of one number.

    `shown` gives the box of a row on the page as it is shown, where that is not the upright one. `confidence` (0 to 1)
    is given where its words were read from its image; None there says that nobody knows.
    """

    number: int
    width: float
    height: float
    rows: Sequence[Row]
    shown: Callable[[Row], Box] | None = None
    scanned: bool = False
    confidence: float | None = None


def set_pages(kind: str, pages: Sequence[Page]) -> Raw:
    """Return what a document says whose pages these are."""
    raw = Raw(kind, [], pages=len({page.number for page in pages}))
    ordered = [reading_order(page.rows) for page in pages]
    gone = heads_kept(ordered, furniture(ordered, [page.height for page in pages]))
    kept = [[row for i, row in enumerate(rows) if i not in out] for rows, out in zip(ordered, gone, strict=True)]
    raw.furniture = [rows[i].text for rows, out in zip(ordered, gone, strict=True) for i in sorted(out)]
    raw.ocr = {page.number: page.confidence for page in pages if page.scanned}
    if any(kept):
        _set(raw, pages, kept)
    return raw


def _set(raw: Raw, pages: Sequence[Page], kept: Sequence[Sequence[Row]]) -> None:
    """Fill in blocks and lines: of the text, then of the notes."""
    body = body_type(row for rows in kept for row in rows)
    placed: dict[int, Placed] = {}
    flow: Flow = []
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
        above = flow[-1] if flow and isinstance(flow[-1], list) else ()
        flow += with_tables([row for i, row in enumerate(rows) if i not in small], above)
        notes += own
    raw.blocks = _blocks(joined_over_pages(flow), placed, body)
    for rows in note_starts(notes):
        note = blocks([Placed(row, placed[id(row)].first) for row in rows], body)
        raw.blocks += [RawBlock(BlockKind.NOTE, block.text.sub(_GLUED, " "), lines=block.lines) for block in note]
    raw.styled = any(block.level for block in raw.blocks)


def _blocks(flow: Flow, placed: dict[int, Placed], body: Type) -> list[RawBlock]:
    made: list[RawBlock] = []
    text: list[Placed] = []
    head: Head = ()
    for item in flow:
        if isinstance(item, Row):
            text.append(placed[id(item)])
            continue
        if isinstance(item, Ruled):
            made += [*blocks(text, body), *ruled_blocks(item, placed, body)]
            text, head = [], ()
            continue
        head = () if text else head  # a table that goes on from the page before has its head there
        made += blocks(text, body)
        text = []
        for own, rows in parted(item):
            head = own or head
            made += table_blocks(rows, placed, head)
    return [*made, *blocks(text, body)]


def _line(row: Row, first: int, page: Page) -> Line:
    sides = (row.left / page.width, row.top / page.height, row.right / page.width, row.bottom / page.height)
    left, top, right, bottom = (min(1.0, max(0.0, side)) for side in (page.shown(row) if page.shown else sides))
    return Line(first, first + len(row.text), row.page, (left, top, right, bottom))
