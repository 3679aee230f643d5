"""Tables: which hold data and which only lay out a page, and rows that can be read one by one. Pure."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from corpus.raw import RawBlock
from corpus.readers.symbols import is_box, is_mark
from corpus.text import MappedText

_SPACES = re.compile(r"\s+")
_COLONS = re.compile(r"(?<!:):+$")
_LONGEST_HEAD = 80
_LONG_CELL = 700
_LETTERHEAD_ROWS = 6
_LETTERHEAD_CHARS = 600  # of text before it: so much stands above no letterhead
_MANY_BLOCKS = 3
_WIDEST = 100
_FILLED = 0.3  # of the rows of a table of data at least so many have more than one cell
_REGULAR = 0.7  # of the rows below a head at least so many have its shape
_NUMBER = re.compile(r"^[\s\d.,:%±+–−-]*\d[\s\d.,:%±+–−-]*(?:kr|tkr|mkr|mnkr|procent|st|år)?\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]$|:$")
_OFFERED = re.compile(  # what a form's head offers to choose from (`Svar (tillstyrker/avstyrker)`) is nobody's answer
    r"\s*\((?=[^()]*(?:/|,|\beller\b|\bor\b))[^()]*(?:styrk|\bja\b|\byes\b|instäm|synpunkt|erinr|invänd)[^()]*\)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Cell:
    """What stands in a cell. `span` counts its columns; `repeated`: it goes on from the row above."""

    blocks: list[RawBlock] = field(default_factory=list)
    head: bool = False
    span: int = 1
    repeated: bool = False

    @property
    def text(self) -> str:
        """The cell on one line."""
        return " ".join(" ".join(raw.text.text.split()) for raw in self.blocks)

    @property
    def line(self) -> MappedText:
        """The cell on one line, with the way back to where its words stand."""
        line = MappedText("")
        for raw in self.blocks:
            line.append(raw.text.sub(_SPACES, " "), " " if line.text else "")
        return line

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return bool(self.blocks) and all(raw.bold or raw.level for raw in self.blocks)


@dataclass(slots=True)
class Table:
    """Rows of cells. `head_rows` counts those that the format itself marks as the table's head.

    `layout` tells what the format says of it: True that it only lays out the page, False that it holds data, as lines
    drawn between its cells do, None when it says nothing.
    """

    rows: list[list[Cell]] = field(default_factory=list)
    head_rows: int = 0
    layout: bool | None = None


def readable_rows(table: Table, *, leading: int) -> list[MappedText | list[RawBlock]]:
    """Return the rows in order: one of data as one line with its head repeated, else the blocks of its cells.

    `leading` counts the characters of the document before the table: letterheads stand first.
    """
    rows = [row for row in table.rows if any(cell.text for cell in row)]
    if not rows:
        return []
    heads = table.head_rows or int(table.layout is not True and _has_head(rows))
    heads = heads if heads < len(rows) and max(map(_filled, rows)) > 1 else 0
    if not heads and _lays_out(table, rows, leading):
        return [part for row in rows for part in _cell_by_cell(row)]
    names = [column_name(" ".join(dict.fromkeys(filter(None, column)))) for column in zip_longest(
        *(_spread(row) for row in rows[:heads]), fillvalue="")]  # fmt: skip
    return [part for row in rows[heads:] for part in _row(row, names)]


def named(cell: MappedText, name: str) -> MappedText:
    """Return a cell with the name of its column; a tick stands before what it ticks."""
    if not name:
        return cell
    tick = is_mark(cell.text)
    words = f" {name.rstrip(':')}" if tick else f"{name.rstrip(':')}: "
    label = MappedText(words, array("I", cell.origin[:1] * len(words)))
    first, second = (cell, label) if tick else (label, cell)
    first.append(second)
    return first


def column_name(head: str) -> str:
    """Return what a column is called in its rows: its head without the answers that a form offers there."""
    return _OFFERED.sub("", head) or head


def _filled(row: Sequence[Cell]) -> int:
    return sum(bool(cell.blocks) for cell in row)


def _spread(row: Sequence[Cell]) -> list[str]:
    """Return the text of each column; a wide cell stands in all of its own."""
    return [text for cell in row for text in [cell.text] * min(cell.span, _WIDEST)]


def _row(row: Sequence[Cell], names: Sequence[str]) -> list[MappedText | list[RawBlock]]:
    """Return a row of data as one line; without a head, one long cell or a lone one is text like any other."""
    filled = [cell for cell in row if cell.blocks]
    alone = len(filled) == 1 and (not names or len(row) == 1)
    if alone or (not names and any(len(cell.blocks) > _MANY_BLOCKS or len(cell.text) > _LONG_CELL for cell in filled)):
        return [cell.blocks for cell in filled if not cell.repeated]
    parts: list[MappedText] = []
    column = 0
    for cell in row:
        head, line = names[column] if column < len(names) else "", cell.line
        column += min(cell.span, _WIDEST)
        if line.text and parts and parts[-1].text.endswith(":"):
            parts[-1].append(line, " ")
        elif line.text:
            parts.append(named(line, head if head != line.text or is_mark(line.text) else ""))
    whole = MappedText("")
    for part in parts:
        whole.append(part, " | " if whole.text else "")
    return [whole] if parts else []


def _cell_by_cell(row: Sequence[Cell]) -> list[MappedText | list[RawBlock]]:
    """Return the blocks of each cell; `Datum:` and what stands beside it are one line, a box and what it ticks, too."""
    found: list[MappedText | list[RawBlock]] = []
    label = ""
    for at, cell in enumerate(row):
        text = cell.text
        if label and text and len(text) <= _LONGEST_HEAD:
            found[-1] = _beside(row[at - 1], cell)
        elif text and not cell.repeated and found and is_box(row[at - 1].text):
            found[-1] = _beside(row[at - 1], cell).sub(_COLONS, "")
        elif text and not cell.repeated:
            found.append(cell.blocks)
        label = text if text.endswith(":") and len(cell.blocks) == 1 and len(text) <= _LONGEST_HEAD else ""
    return found


def _beside(cell: Cell, other: Cell) -> MappedText:
    line = cell.line
    line.append(other.line, " ")
    return line


def _lays_out(table: Table, rows: Sequence[Sequence[Cell]], leading: int) -> bool:
    """Return whether a table that has no head is there for the looks: a letterhead, a frame, columns of text."""
    wide = sum(_filled(row) > 1 for row in rows)
    if table.layout or not wide or wide < len(rows) * _FILLED:
        return True
    if any(raw.level for row in rows for cell in row for raw in cell.blocks):
        return True
    return table.layout is None and leading < _LETTERHEAD_CHARS and len(rows) <= _LETTERHEAD_ROWS


def _has_head(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether the first row names the columns: marked or bold, or short words above ticks, numbers or texts."""
    first, rest = rows[0], rows[1:]
    texts = [cell.text for cell in first]
    below = [cell for row in rest for cell in row if cell.text]
    if len(first) < 2 or not below or sum(map(bool, texts)) < max(2, len(first) - 1):
        return False
    if any(len(text) > _LONGEST_HEAD or _SENTENCE.search(text) or _NUMBER.match(text) for text in texts if text):
        return False
    if all(cell.head for cell in first if cell.text):
        return True
    shape = [cell.span for cell in first]
    if sum([cell.span for cell in row] == shape for row in rest) < len(rest) * _REGULAR:
        return False
    if any(_ticked(rows, i) for i in range(1, len(first))):
        return True
    if any(cell.text.endswith(":") for cell in below):
        return False  # a form: its first column names what stands beside it
    if all(cell.bold for cell in first if cell.text) and sum(cell.bold for cell in below) < len(below) / 2:
        return True
    numbers = [
        bool(column) and all(_NUMBER.match(text) for text in column)
        for i in range(1, len(first))
        for column in [[row[i].text for row in rest if i < len(row) and row[i].text]]
    ]
    longer = sum(len(cell.text) for cell in below) / len(below) > 3 * sum(map(len, texts)) / len(texts)
    return any(numbers) or longer


def _ticked(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Return whether a column holds nothing but ticks under a name."""
    head, *below = [row[column].text if column < len(row) else "" for row in rows]
    ticks = [text for text in below if text]
    return bool(head) and not is_mark(head) and bool(ticks) and all(map(is_mark, ticks))
