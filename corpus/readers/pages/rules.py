"""The lines drawn on a page: upright ones, which part columns, and the grids that they make with others."""

import ctypes
from bisect import bisect_left
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium
from pypdfium2 import PdfObject, PdfPage

from corpus.readers.pages.grids import Grid, Spot, Stroke, grids

_MOST_OBJECTS, _MOST_SEGMENTS = 4_000, 400  # a map or a diagram has more, and no table
_LEAST_LENGTH = 7.0
_THIN = 2.5
_SLACK = 1.0

Point = tuple[float, float]


class Rules:
    """Upright lines as (x, top, bottom), and grids, in points of the page as it is shown."""

    def __init__(self, page: PdfPage, place: Callable[[float, float], Point]) -> None:
        """Find the lines of a page; `place` turns a point of its own space into one as it is shown."""
        drawn = list(_strokes(page, place))
        self._lines = sorted({stroke for upright, stroke in drawn if upright})
        self._xs = [x for x, _, _ in self._lines]
        self._grids = grids(self._lines, {stroke for upright, stroke in drawn if not upright})

    def cell(self, x: float, y: float) -> tuple[Grid, Spot] | None:
        """Return in which grid a place is, and in which cell of it."""
        found = ((grid, spot) for grid in self._grids if (spot := grid.at(x, y)) is not None)
        return next(found, None)

    def between(self, left: float, right: float, height: float) -> bool:
        """Return whether a line stands between two places on one height."""
        at = bisect_left(self._xs, left - _SLACK)
        while at < len(self._lines) and self._xs[at] <= right + _SLACK:
            if self._lines[at][1] <= height <= self._lines[at][2]:
                return True
            at += 1
        return False


def _strokes(page: PdfPage, place: Callable[[float, float], Point]) -> Iterator[tuple[bool, Stroke]]:
    """Yield the lines of a page, and whether each is upright; a thin rectangle is one line, any other has four."""
    for count, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count >= _MOST_OBJECTS:
            return
        points = [place(x, y) for x, y in points_of(item)]
        if not points:
            continue
        left, right = min(p[0] for p in points), max(p[0] for p in points)
        top, bottom = min(p[1] for p in points), max(p[1] for p in points)
        if right - left <= _THIN < _LEAST_LENGTH <= bottom - top:
            yield True, (round(points[0][0], 1), top, bottom)
            continue
        if bottom - top <= _THIN < _LEAST_LENGTH <= right - left:
            yield False, (round(points[0][1], 1), left, right)
            continue
        for (x, y), (to_x, to_y) in zip(points, [*points[1:], *points[:1]], strict=True):
            if abs(x - to_x) < 0.5 and abs(y - to_y) >= _LEAST_LENGTH:
                yield True, (round(x, 1), min(y, to_y), max(y, to_y))
            elif abs(y - to_y) < 0.5 and abs(x - to_x) >= _LEAST_LENGTH:
                yield False, (round(y, 1), min(x, to_x), max(x, to_x))


def points_of(item: PdfObject) -> Iterator[Point]:
    """Yield the points of a path in the page's own space."""
    segments = pdfium.FPDFPath_CountSegments(item)
    if segments > _MOST_SEGMENTS:
        return
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(segments):
        if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(item, i), x, y):
            yield matrix.on_point(x.value, y.value)
