"""The rows of a printed table to blocks, with the names of columns where the table has a head. Pure."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.joining import join_line
from corpus.raw import RawBlock
from corpus.readers.pages.layout import Placed
from corpus.readers.pages.row import Row
from corpus.readers.pages.tables import TableRow
from corpus.readers.symbols import is_mark
from corpus.readers.tables import column_name, named
from corpus.text import MappedText, clean
from corpus.types import BlockKind

_BREAK = re.compile(r"\s*\n\s*")
_ENDS = re.compile(r"^\s+|\s+$")
_LONGEST_NAME = 60  # characters

Head = Sequence[Sequence[Row]]
"""The cells of a row that names the columns."""


def parted(table: Sequence[TableRow]) -> list[tuple[Head, Sequence[TableRow]]]:
    """Return a table in parts that each have a head of their own under which ticks stand; one without a head is whole.

    A form may have one head after the other, in other columns.
    """
    starts = [at for at, row in enumerate(table) if _names_ticks(row.cells, table[at + 1 :][: 1 if at else None])]
    first = table[: starts[0]] if starts else table
    parts = [(table[at].cells, table[at + 1 : end]) for at, end in pairwise([*starts, len(table)])]
    return [*([((), first)] if first else []), *parts]


def _names_ticks(head: Head, below: Sequence[TableRow]) -> bool:
    """Return whether a row names columns: words, and ticks in rows below under some of them, the first aside."""
    names = [_text(cell) for cell in head]
    if len(head) < 2 or any(is_mark(name) or len(name) > _LONGEST_NAME for name in names):
        return False
    ticked = [cell for row in below for cell in row.cells if is_mark(_text(cell))]
    return bool(ticked) and all(_columns(cell, head)[0] > 0 for cell in ticked)


def table_blocks(table: Sequence[TableRow], first_of: Mapping[int, Placed], head: Head = ()) -> list[RawBlock]:
    """Return one block for each row of a table; `first_of` finds a printed row by its identity.

    Where the first row is set in bold and no other is, it is the header, and its words are repeated in every row. Below
    the `head` of a form, which may stand on a page before, each cell has the name of the column that it stands in.
    """
    bold = [all(printed.bold for printed in row.printed) for row in table]
    repeats = not head and len(table) > 1 and bold[0] and not any(bold[1:])
    names = [column_name(_cell(cell, first_of).text).rstrip(":") for cell in head or table[0].cells]
    made = []
    for row in table[1:] if repeats else table:
        text = MappedText("")
        for i, cell in enumerate(row.cells):
            columns = _columns(cell, head) if head else [i] * (repeats and len(row.cells) == len(names))
            name = names[columns[0]] if len(columns) == 1 else ""  # what spans several is under none of them
            text.append(named(_cell(cell, first_of), name), " | " if i else "")
        made.append(RawBlock(BlockKind.ITEM, text))
    return [block for block in made if block.text.text]


def _text(cell: Sequence[Row]) -> str:
    return " ".join(row.text.strip() for row in cell)


def _columns(cell: Sequence[Row], head: Head) -> list[int]:
    """Return under which names of a head a cell stands: those that it is least beside."""
    left, right = min(row.left for row in cell), max(row.right for row in cell)
    sides = [(min(row.left for row in name), max(row.right for row in name)) for name in head]
    apart = [max(0.0, first - right, left - last) for first, last in sides]
    return [at for at, gap in enumerate(apart) if gap == min(apart)]


def _cell(rows: Sequence[Row], first_of: Mapping[int, Placed]) -> MappedText:
    block = RawBlock(BlockKind.ITEM, first_of[id(rows[0])].mapped())
    for row in rows[1:]:
        join_line(block, first_of[id(row)].mapped())
    return clean(block.text).sub(_BREAK, " ").sub(_ENDS, "")
