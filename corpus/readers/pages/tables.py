"""Rows that stand beside one another, line after line, to the rows of a table. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.readers.pages.row import Row

_DRIFT = 0.8  # of the type size: how far the left edges of a column's cells may differ
_TIGHT = 0.6  # of the type size: the most white between the lines of one cell
_MIN_ROWS, _MIN_RULED = 3, 2
_PARAGRAPH = 3  # lines
_MARK_CHARS = 6  # a number or a letter before its paragraph is no column
_WIDER = 0.15  # of the type size: so much more white is between rows than between lines of one, at least
_WIDE_GAPS = 2  # a single wide one may be that below the header
LEADERS = re.compile(r"(?:\s?[.…_]){5,}\s*(?=\d*\s*$)")  # the dots between an entry of a list and its page
_GOES_ON = re.compile(r"[^\W\d_A-ZÅÄÖÉ]|\(")  # how the next line of a cell begins: no new row does in all of its cells


@dataclass(slots=True)
class TableRow:
    """The cells of one row from left to right, each a list of printed rows."""

    cells: list[list[Row]] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        """Return where the row's lowest cell ends."""
        return max(row.bottom for cell in self.cells for row in cell)

    @property
    def top(self) -> float:
        """Return where the row's highest cell begins."""
        return min(row.top for cell in self.cells for row in cell)

    @property
    def printed(self) -> list[Row]:
        """Return all its printed rows, cell by cell."""
        return [row for cell in self.cells for row in cell]


def tables(rows: Sequence[Row], above: Sequence[TableRow] = ()) -> list[Row | list[TableRow]]:
    """Return the rows of one page in their order, with those of each table put together.

    `above` is the table that the page before ends with; it may go on in a single row.

    A table is drawn row by row: its cells go to the right on one height, and then back to the left below all of them.
    Text in columns is drawn column by column and is none.
    """
    made: list[Row | list[TableRow]] = []
    i = 0
    while i < len(rows):
        found = _table(rows, i, () if i else above)
        if found:
            i += sum(len(row.printed) for row in found)
            _begun_above(found[0], made)
            made.append(found)
        else:
            made.append(rows[i])
            i += 1
    return made


def _begun_above(first: TableRow, made: list[Row | list[TableRow]]) -> None:
    """Take the first lines of a table's first cell from the rows before it: another cell begins as high as they do."""
    while made and isinstance(above := made[-1], Row):
        highest = min(cell[0].top for cell in first.cells[1:])
        if not _below(above, first.cells[0][0]) or above.bottom - 0.4 * above.size < highest:
            return
        first.cells[0].insert(0, above)
        made.pop()


def _table(rows: Sequence[Row], start: int, above: Sequence[TableRow]) -> list[TableRow]:
    """Return the rows of the table that begins at `start`, or goes on there from `above`; none where none does."""
    if start + 1 >= len(rows) or not _to_the_right(rows[start], rows[start + 1]):
        return []
    found = [TableRow([[rows[start]]])]
    for row in rows[start + 1 :]:
        last = found[-1]
        if row.page != rows[start].page:
            break
        if _to_the_right(last.cells[-1][-1], row) or (_to_the_right(last.cells[-1][0], row) and row.top < last.bottom):
            last.cells.append([row])
        elif _below(last.cells[-1][-1], row):
            last.cells[-1].append(row)
        elif (cell := _cell_above(last, row)) is not None:
            cell.append(row)
        elif _new_row(found, row):
            found.append(TableRow([[row]]))
        else:
            break
    return _settled(found) or _going_on(found, above)


def _going_on(found: list[TableRow], above: Sequence[TableRow]) -> list[TableRow]:
    """Return the first row of a page where its cells stand in the columns of the table that the page before ends with.

    Where the columns are ruled, few rows tell enough.
    """
    if not above or not found or len(found[0].cells) < 2 or not any(row.ruled for row in found[0].printed):
        return []
    lefts = [[cell[0].left for cell in row.cells] for row in above if len(row.cells) == len(found[0].cells)]
    here = [cell[0].left for cell in found[0].cells]
    same = any(all(abs(a - b) < 4 for a, b in zip(row, here, strict=True)) for row in lefts)
    return found[:1] if same else []


def _to_the_right(row: Row, other: Row) -> bool:
    near = other.top < row.bottom + 0.6 * row.size and other.bottom > row.top - 2.5 * row.size
    return other.left > row.right and near


def _below(row: Row, other: Row) -> bool:
    """Return whether a row goes on a cell."""
    gap = other.top - row.bottom
    return abs(other.left - row.left) <= _DRIFT * row.size and -0.4 * row.size < gap < _TIGHT * row.size


def _cell_above(last: TableRow, row: Row) -> list[Row] | None:
    """Return the cell that a row goes on which was drawn line by line, its first cell being at its end."""
    above = (cell for cell in last.cells[1:-1] if _below(cell[-1], row))
    return next(above, None) if _GOES_ON.match(row.text) else None


def _joined(found: Sequence[TableRow]) -> list[TableRow]:
    """Return whole rows where those with wrapped cells were drawn line by line, across the cells.

    A line goes on the row above where there is less white between them than between others, and each of its cells
    stands below one and begins as a line that goes on.
    """
    gaps = [(row.top - above.bottom) / row.cells[0][0].size for above, row in pairwise(found)]
    made = [TableRow(list(map(list, found[0].cells)))]
    for gap, row in zip(gaps, found[1:], strict=True):
        wider = sum(other >= gap + _WIDER for other in gaps)
        pairs = [(above, cell) for cell in row.cells for above in made[-1].cells if _below(above[-1], cell[0])]
        goes_on = len(pairs) == len(row.cells) and all(_GOES_ON.match(cell[0].text) for cell in row.cells)
        if goes_on and wider >= _WIDE_GAPS:
            for above, cell in pairs:
                above += cell
        else:
            made.append(TableRow(list(map(list, row.cells))))
    return made


def _new_row(found: Sequence[TableRow], row: Row) -> bool:
    last = found[-1]
    first = found[0].cells[0][0]
    back = row.top > last.bottom - 0.4 * row.size and row.top - last.bottom < 4 * row.size
    return back and abs(row.left - first.left) <= _DRIFT * row.size


def _settled(found: list[TableRow]) -> list[TableRow]:
    """Return what of the rows is a table: the last ones go while they have one cell, and marks make no column.

    A paragraph below the columns ends it.
    """
    ends = next((at for at, row in enumerate(found) if at and _is_paragraph(row, found[at - 1])), len(found))
    del found[ends:]
    while found and len(found[-1].cells) < 2:
        found.pop()
    wide = [row for row in found if len(row.cells) > 1]
    ruled = sum(any(row.ruled for row in row_.printed) for row_ in wide) > 0.5 * len(wide)
    if len(wide) < (_MIN_RULED if ruled else _MIN_ROWS) or len(wide) < 0.6 * len(found):
        return []
    if sum(any(LEADERS.search(row.text) for row in row_.printed) for row_ in wide) > 0.5 * len(wide):
        return []  # a table of contents
    marks = sum(len(row.cells[0][0].text) <= _MARK_CHARS and not row.cells[0][0].text.isalpha() for row in wide)
    if max(len(row.cells) for row in wide) == 2 and marks > 0.5 * len(wide):
        return []
    return _joined(found) if _aligned(wide) else []


def _is_paragraph(row: TableRow, above: TableRow) -> bool:
    """Return whether a row of one cell is wide text of several lines that passes where other cells begin."""
    cell = row.cells[0]
    others = [other[0].left for other in above.cells[1:]]
    wide = sum(bool(others) and line.right > others[-1] for line in cell)
    return len(row.cells) == 1 and len(cell) >= _PARAGRAPH and wide >= _PARAGRAPH - 1


def _aligned(rows: Sequence[TableRow]) -> bool:
    """Return whether most cells begin, end or are centred where cells of other rows do."""
    cells = [cell for row in rows for cell in row.cells[1:]]
    lefts, rights = [c[0].left for c in cells], [c[0].right for c in cells]
    middles = [(c[0].left + c[0].right) / 2 for c in cells]

    def shared(edges: list[float]) -> int:
        return sum(sum(abs(edge - other) < 4 for other in edges) > 1 for edge in edges)

    return max(shared(lefts), shared(rights), shared(middles)) >= 0.7 * len(cells)
