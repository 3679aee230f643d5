"""Tables whose cells are parted by drawn lines, over page breaks too, to blocks. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.raw import RawBlock
from corpus.readers.pages.grids import Grid, Spot
from corpus.readers.pages.layout import BULLET, Placed, Type, blocks
from corpus.readers.pages.row import Row
from corpus.readers.pages.tables import TableRow, tables
from corpus.readers.symbols import is_mark
from corpus.readers.tables import Cell, Table, readable_rows
from corpus.text import clean
from corpus.types import BlockKind

_LEAST_WIDE = 2  # rows with words in two cells
_SAME = 4.0  # points: by which columns may stand elsewhere on the next page
_LONG = 100  # characters of a paragraph, which a heading in its cell may head
_BREAK = re.compile(r"\s*\n\s*")
_ENDED = re.compile(r"[.!?:;][\"”)]?\s*$")
_PASSED_ON = 60  # characters: what spans rows is said in each of them where it is a name, not a text


@dataclass(slots=True)
class RuledCell:
    """The printed rows of a cell, from its upper edge; how many columns it spans; whether it goes on from above."""

    rows: list[Row]
    span: int = 1
    repeated: bool = False

    @property
    def text(self) -> str:
        """The words of the cell."""
        return " ".join(row.text.strip() for row in self.rows)


@dataclass(slots=True)
class Ruled:
    """A ruled table: its rows, empty cells too, how wide its columns are, and how many rows are known as its head."""

    rows: list[list[RuledCell]]
    widths: tuple[float, ...]
    page: int
    heads: int = 0


Flow = list["Row | list[TableRow] | Ruled"]


def with_tables(rows: Sequence[Row], above: Sequence[TableRow] = ()) -> Flow:
    """Return the rows of one page in their order, with those of each table put together, ruled or not.

    `above` is the table that the page before ends with.
    """
    ruled = _ruled(rows)
    made: Flow = []
    plain: list[Row] = []
    placed: set[int] = set()
    for row in rows:
        grid = id(row.cell[0]) if row.cell else 0
        if grid not in ruled:
            plain.append(row)
        elif grid not in placed:
            placed.add(grid)
            made += tables(plain, () if made else above)
            made.append(ruled[grid])
            plain = []
    return [*made, *tables(plain, () if made else above)]


def _ruled(rows: Sequence[Row]) -> dict[int, Ruled]:
    """Return the tables that rows stand in, by their grid: forms with ticks and frames around a text are none."""
    found: dict[int, tuple[Grid, dict[Spot, list[Row]]]] = {}
    for row in rows:
        if row.cell:
            grid, spot = row.cell
            found.setdefault(id(grid), (grid, {}))[1].setdefault(spot, []).append(row)
    made = {}
    for key, (grid, cells) in found.items():
        table = _table(grid, cells)
        wide = sum(sum(bool(cell.rows) for cell in row) > 1 for row in table.rows)
        ticks = any(is_mark(cell.text) for row in table.rows for cell in row)
        if wide >= _LEAST_WIDE and not ticks:
            made[key] = table
    return made


def heads_kept(pages: Sequence[Sequence[Row]], gone: Sequence[set[int]]) -> list[set[int]]:
    """Return which rows of each page are furniture without the heads of tables that come back on the next page.

    Heads of pages come back too; in a table whose other rows stay they name its columns.
    """
    tops = [_tops(rows, out) for rows, out in zip(pages, gone, strict=True)]
    kept = []
    for at, out in enumerate(gone):
        near = [words for other in (*tops[max(0, at - 1) : at], *tops[at + 1 : at + 2]) for words, _ in other]
        kept.append(out.difference(*(own for words, own in tops[at] if words in near)))
    return kept


def _tops(rows: Sequence[Row], out: set[int]) -> list[tuple[list[str], set[int]]]:
    """Return the uppermost row of each grid that stays: its words, and which rows of the page they are."""
    found: dict[int, dict[int, set[int]]] = {}
    for i, row in enumerate(rows):
        if row.cell and not row.tilted:
            found.setdefault(id(row.cell[0]), {}).setdefault(row.cell[1][0], set()).add(i)
    tops = [levels[min(levels)] for levels in found.values() if not set().union(*levels.values()) <= out]
    return [(sorted(rows[i].text for i in top), top) for top in tops]


def _table(grid: Grid, cells: Mapping[Spot, Sequence[Row]]) -> Ruled:
    page = next(iter(cells.values()))[0].page
    made = []
    for at, spots in enumerate(grid.spots):
        row = []
        for top, left, _, wide in dict.fromkeys(spots):
            spot = next(s for s in spots if s[:2] == (top, left))
            printed = sorted(cells.get(spot, ()), key=lambda r: (round(r.middle / max(r.size, 1.0)), r.left))
            cell = RuledCell(printed, wide, repeated=top < at)
            if cell.repeated and len(cell.text) > _PASSED_ON:
                cell.rows = []
            row.append(cell)
        if any(cell.rows and not cell.repeated for cell in row):
            made.append(row)
    return Ruled(made, tuple(x - grid.xs[0] for x in grid.xs), page)


def joined_over_pages(flow: Sequence["Row | list[TableRow] | Ruled"]) -> Flow:
    """Return a document's rows and tables with those tables made one that go on over page breaks.

    What the next page repeats is the table's head, and stands once; a row that was broken is whole again.
    """
    made: Flow = []
    page = 0
    for item in flow:
        above = made[-1] if made else None
        follows = isinstance(item, Ruled) and isinstance(above, Ruled) and item.page == page + 1
        if isinstance(item, Ruled):
            page = item.page
        if isinstance(item, Ruled) and isinstance(above, Ruled) and follows and _alike(above, item):
            _go_on(above, item)
        else:
            made.append(item)
    return made


def _alike(above: Ruled, below: Ruled) -> bool:
    pairs = zip(above.widths, below.widths, strict=False)
    return len(above.widths) == len(below.widths) and all(abs(a - b) < _SAME for a, b in pairs)


def _go_on(above: Ruled, below: Ruled) -> None:
    heads = 0
    while heads < min(len(above.rows), len(below.rows)) and _says(above.rows[heads]) == _says(below.rows[heads]):
        heads += 1
    above.heads = max(above.heads, heads)
    rows = below.rows[heads:]
    if rows and _is_broken(above.rows[-1], rows[0]):
        for cell, rest in zip(above.rows[-1], rows[0], strict=True):
            cell.rows += rest.rows
        rows = rows[1:]
    above.rows += rows


def _says(row: Sequence[RuledCell]) -> list[str]:
    return [cell.text for cell in row]


def _is_broken(row: Sequence[RuledCell], rest: Sequence[RuledCell]) -> bool:
    """Return whether a row goes on over the page: it begins without a first cell, and the others go on sentences."""
    if [cell.span for cell in row] != [cell.span for cell in rest] or rest[0].rows:
        return False
    pairs = [(cell.text, more.text) for cell, more in zip(row, rest, strict=True) if more.rows]
    return all(words and (more[:1].islower() or not _ENDED.search(words)) for words, more in pairs)


def ruled_blocks(table: Ruled, placed: Mapping[int, Placed], body: Type) -> list[RawBlock]:
    """Return what a ruled table says, row by row; `placed` finds a printed row by its identity.

    What is set as a heading in a cell heads no section, unless running text follows it there, or it stands alone
    across the table.
    """
    rows = [
        [Cell(_cell(cell, placed, body), span=cell.span, repeated=cell.repeated) for cell in row] for row in table.rows
    ]
    titles: list[tuple[RawBlock, BlockKind, int]] = []
    for row in rows:
        for cell in row:
            if any(not block.level and len(block.text.text) > _LONG for block in cell.blocks):
                continue
            if len(row) == len(cell.blocks) == 1:
                titles += [(block, block.kind, block.level) for block in cell.blocks if block.level]
            for block in cell.blocks:
                block.kind, block.level = (BlockKind.PARAGRAPH if block.level else block.kind), 0
    made: list[RawBlock] = []
    for part in readable_rows(Table(rows, table.heads, layout=False), leading=0):
        made += part if isinstance(part, list) else [RawBlock(BlockKind.ITEM, part.sub(_BREAK, " "))]
    for block, kind, level in titles:  # of the parts of a table
        block.kind, block.level = kind, level
    return made


def _cell(cell: RuledCell, placed: Mapping[int, Placed], body: Type) -> list[RawBlock]:
    """Return the blocks of a cell; what looks like the mark of a list before all of it may be a minus or an arrow."""
    found = blocks([placed[id(row)] for row in cell.rows], body) if cell.rows else []
    first = placed[id(cell.rows[0])].mapped() if len(found) == 1 else None
    if first is not None and (mark := BULLET.match(first.text)):
        whole = clean(first.slice(0, mark.end()))
        whole.append(found[0].text)
        found[0].text = whole
    return found
