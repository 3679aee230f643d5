"""The order in which a person reads the rows of a page. Pure."""

from collections.abc import Sequence
from statistics import median

from corpus.readers.pages.columns import column_by_column
from corpus.readers.pages.margins import margin_apart
from corpus.readers.pages.row import Row

_GUTTER = 1.5  # of the type size: the least white between two columns
_MIN_COLUMN = 2  # rows
_OVERLAP = 0.3
_PROSE_CHARS = 25
_MOST_EDGES = 12  # rows of running heads and feet
_MOST_ROWS = 500


def reading_order(rows: Sequence[Row]) -> list[Row]:
    """Return the rows as they were drawn, which is nearly always as they are read, else cut by white space.

    They are out of order where one was drawn after another that stands below it in the same column. Then the page is
    cut at its widest white, columns before bands, again and again (the recursive X-Y cut of Nagy and Seth, 1984).
    """
    rows = margin_apart(rows)
    if _in_order(rows):
        return column_by_column(rows)
    placed = _edges_in_place(rows) if len(rows) <= _MOST_ROWS else None
    return placed or _cut(list(rows))


def _edges_in_place(rows: Sequence[Row]) -> list[Row] | None:
    """Return the rows as they were drawn, with heads and feet in their place that were drawn before or after all else.

    None where that does not bring them in order, columns from left to right too.
    """
    for count in range(1, min(_MOST_EDGES, len(rows) // 3) + 1):
        for edges, core in ((rows[-count:], rows[:-count]), (rows[:count], rows[count:])):
            top, bottom = min(row.top for row in core), max(row.bottom for row in core)
            heads = [row for row in edges if row.bottom <= top]
            feet = [row for row in edges if row.top >= bottom]
            if len(heads) + len(feet) == count and _in_order(core):
                placed = [*reading_order(heads), *column_by_column(core), *reading_order(feet)]
                return None if _leftwards(core) else placed
    return None


def _leftwards(rows: Sequence[Row]) -> bool:
    """Return whether one row was drawn after another on its height that stands to the right."""
    return any(row.right < other.left and row.beside(other) for i, row in enumerate(rows) for other in rows[:i])


def _in_order(rows: Sequence[Row]) -> bool:
    seen: list[Row] = []
    for row in rows:
        if any(row.bottom < other.top and _share(row, other) for other in seen):
            return False
        seen.append(row)
    return True


def _share(row: Row, other: Row) -> bool:
    """Return whether two rows stand in one column."""
    shared = min(row.right, other.right) - max(row.left, other.left)
    return shared > _OVERLAP * min(row.right - row.left, other.right - other.left)


def _cut(rows: list[Row]) -> list[Row]:
    if len(rows) < 2:
        return rows
    columns = _parted(rows, across=True)
    if columns is not None and not _tabled(*columns):
        return _cut(columns[0]) + _cut(columns[1])
    bands = _parted(rows, across=False)
    if bands is not None:
        return _cut(bands[0]) + _cut(bands[1])
    return sorted(rows, key=lambda row: (round(row.middle / max(row.size, 1.0)), row.left))


def _tabled(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Return whether two columns are a table's: most rows of one stand beside rows of the other, and are short."""
    few, many = sorted((left, right), key=len)
    beside = sum(any(row.beside(other) for other in many) for row in few)
    return beside > 0.6 * len(few) and min(median(len(r.text) for r in side) for side in (left, right)) < _PROSE_CHARS


def _parted(rows: list[Row], *, across: bool) -> tuple[list[Row], list[Row]] | None:
    """Return the two parts left and right (or above and below) of the widest white, or None where there is none."""
    spans = sorted(((r.left, r.right) if across else (r.top, r.bottom), i) for i, r in enumerate(rows))
    edge, best, at = spans[0][0][1], 0.0, None
    least = _GUTTER * min(row.size for row in rows) if across else 0.0
    for n, ((begin, end), _) in enumerate(spans):
        if begin - edge > max(best, least) and (not across or min(n, len(rows) - n) >= _MIN_COLUMN):
            best, at = begin - edge, n
        edge = max(edge, end)
    if at is None:
        return None
    first = {i for _, i in spans[:at]}
    return [r for i, r in enumerate(rows) if i in first], [r for i, r in enumerate(rows) if i not in first]
