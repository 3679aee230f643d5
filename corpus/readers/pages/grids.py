"""Lines that cross one another on a page to the cells of a ruled table. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Stroke = tuple[float, float, float]
"""A line along the page or up it: where it stands, and from where to where it reaches."""

Spot = tuple[int, int, int, int]
"""A cell of a grid: its row and column, and how many rows and columns it spans."""

_SAME = 3.0  # points: two lines so near are one that is drawn twice, and lines so far apart touch
_MOST_PAIRS, _MOST_CELLS = 250_000, 5_000  # a map has more


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: where its columns and rows begin and end, and the cell that each square of them belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spots: tuple[tuple[Spot, ...], ...]

    def at(self, x: float, y: float) -> Spot | None:
        """Return the cell at a place."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return self.spots[row][column] if inside else None


def grids(uprights: Iterable[Stroke], levels: Iterable[Stroke]) -> list[Grid]:
    """Return the grids that lines make: at least two columns and two rows, all of whose cells are rectangles."""
    up, along = _merged(uprights), _merged(levels)
    if not up or not along or len(up) * len(along) > _MOST_PAIRS:
        return []
    made = (_grid([up[i] for i in a], [along[i] for i in b]) for a, b in _touching(up, along))
    return [grid for grid in made if grid is not None]


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return lines with those put together that lie on one another or end to end."""
    made: list[Stroke] = []
    lines: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if lines and stroke[0] - lines[-1][-1][0] < _SAME and stroke[0] - lines[-1][0][0] < 2 * _SAME:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    for line in lines:
        place = line[0][0]
        first, last = sorted((begin, end) for _, begin, end in line)[0]
        for begin, end in sorted((begin, end) for _, begin, end in line):
            if begin - last > _SAME:
                made.append((place, first, last))
                first, last = begin, end
            last = max(last, end)
        made.append((place, first, last))
    return made


def _touching(up: Sequence[Stroke], along: Sequence[Stroke]) -> list[tuple[list[int], list[int]]]:
    """Return which lines hang together: those up the page, those along it."""
    meets = [[i for i, level in enumerate(along) if _meet(stroke, level)] for stroke in up]
    met: dict[int, list[int]] = {}
    for i, levels in enumerate(meets):
        for level in levels:
            met.setdefault(level, []).append(i)
    found = []
    left = set(range(len(up)))
    while left:
        here, there, todo = set[int](), set[int](), [left.pop()]
        while todo:
            here.add(stroke := todo.pop())
            fresh = set(meets[stroke]) - there
            there |= fresh
            todo += {i for level in fresh for i in met[level]} - here - set(todo)
        left -= here
        if there:
            found.append((sorted(here), sorted(there)))
    return found


def _meet(up: Stroke, along: Stroke) -> bool:
    across = along[1] - _SAME <= up[0] <= along[2] + _SAME
    return across and up[1] - _SAME <= along[0] <= up[2] + _SAME


def _grid(up: Sequence[Stroke], along: Sequence[Stroke]) -> Grid | None:
    xs = _places([s[0] for s in up], [s[1] for s in along] + [s[2] for s in along])
    ys = _places([s[0] for s in along], [s[1] for s in up] + [s[2] for s in up])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 2 or columns * rows > _MOST_CELLS:
        return None
    cell = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def own(spot: tuple[int, int]) -> tuple[int, int]:
        while cell[spot] != spot:
            spot = cell[spot]
        return spot

    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            if column and not _parts(up, left, (top + bottom) / 2):
                cell[own((row, column))] = own((row, column - 1))
            if row and not _parts(along, top, (left + right) / 2):
                first, second = sorted((own((row, column)), own((row - 1, column))))
                cell[second] = first
    squares: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for spot in cell:
        squares.setdefault(own(spot), []).append(spot)
    spots = [[(0, 0, 0, 0)] * columns for _ in range(rows)]
    for inside in squares.values():
        top, left = min(row for row, _ in inside), min(column for _, column in inside)
        high = max(row for row, _ in inside) - top + 1
        wide = max(column for _, column in inside) - left + 1
        if high * wide != len(inside):
            return None
        for row, column in inside:
            spots[row][column] = (top, left, high, wide)
    return Grid(tuple(xs), tuple(ys), tuple(tuple(row) for row in spots))


def _places(lines: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Return where lines stand, and where others end beyond the outermost of them: a table may have no sides."""
    made: list[float] = []
    for place in sorted(lines):
        if not made or place - made[-1] >= _SAME:
            made.append(place)
    first = [min(ends)] if min(ends) < made[0] - _SAME else []
    last = [max(ends)] if max(ends) > made[-1] + _SAME else []
    return [*first, *made, *last]


def _parts(lines: Sequence[Stroke], place: float, at: float) -> bool:
    """Return whether one of the lines stands at a place and passes another."""
    return any(abs(line[0] - place) < _SAME and line[1] - _SAME <= at <= line[2] + _SAME for line in lines)
