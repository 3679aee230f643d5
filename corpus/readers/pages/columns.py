"""Columns of prose that were drawn line by line across the page, which looks like a table of two columns. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.readers.pages.row import Row

_LEAST_LINES = 6
_STEP = 1.7  # of the type size: lines of one column
_EVEN = 0.2  # of the type size, by which their distance may vary
_GUTTER = 0.8  # of the type size
_PROSE_CHARS = 25
_DRIFT = 0.8  # of the type size: how far lines of one column may be set in
_TOGETHER = 0.15  # of the lines: where both begin a sentence, as rows of a table do
_RUN_ON = 0.5  # of the lines of each column: they go on the sentence of the line above
_ENDED = re.compile(r"[.!?:][\"”)]?\s*$")


@dataclass(slots=True)
class _Columns:
    """Two columns that rows from `start` on stand in, by turns."""

    start: int
    left: list[Row] = field(default_factory=list)
    right: list[Row] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.start + len(self.left) + len(self.right)


def column_by_column(rows: Sequence[Row]) -> list[Row]:
    """Return rows in the order in which they are drawn, but prose in two columns one column after the other."""
    made: list[Row] = []
    i = 0
    while i < len(rows):
        found = _drawn_across(rows, i)
        if found is not None and _is_prose(found):
            made += [*found.left, *found.right]
            i = found.end
        else:
            made.append(rows[i])
            i += 1
    return made


def _drawn_across(rows: Sequence[Row], start: int) -> _Columns | None:
    """Return the columns whose lines are drawn by turns from `start` on."""
    found = _Columns(start)
    i = start
    while i + 1 < len(rows) and _pair(rows[i], rows[i + 1]) and _goes_on(found, rows[i], rows[i + 1]):
        found.left.append(rows[i])
        found.right.append(rows[i + 1])
        i += 2
    return found if len(found.left) >= _LEAST_LINES else None


def _pair(row: Row, other: Row) -> bool:
    plain = not (row.tilted or row.ruled or other.ruled) and abs(row.size - other.size) < 0.1 * row.size
    return plain and row.beside(other) and other.left - row.right > _GUTTER * row.size


def _goes_on(found: _Columns, left: Row, right: Row) -> bool:
    if not found.left:
        return True
    step = left.bottom - found.left[-1].bottom
    first = found.left[1].bottom - found.left[0].bottom if len(found.left) > 1 else step
    begin, gutter = min(row.left for row in found.right), max(row.right for row in found.left)
    return (
        0 < step <= _STEP * left.size and abs(step - first) <= _EVEN * left.size
        and abs(left.left - found.left[0].left) <= _DRIFT * left.size
        and abs(right.left - found.right[0].left) <= _DRIFT * left.size
        and max(gutter, left.right) + _GUTTER * left.size < min(begin, right.left)
    )  # fmt: skip


def _is_prose(found: _Columns) -> bool:
    """Return whether sentences run down each column, and seldom begin on one height in both as in a table."""
    lines = len(found.left)
    if min(median(len(row.text) for row in side) for side in (found.left, found.right)) < _PROSE_CHARS:
        return False
    begun = [[_begins(above, row) for above, row in pairwise(side)] for side in (found.left, found.right)]
    together = sum(a and b for a, b in zip(*begun, strict=True))
    return together <= _TOGETHER * lines and all(sum(side) <= (1 - _RUN_ON) * lines for side in begun)


def _begins(above: Row, row: Row) -> bool:
    return _ENDED.search(above.text) is not None or not row.text[:1].islower()
