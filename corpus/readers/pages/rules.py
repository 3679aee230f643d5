"""The upright lines drawn on a page, which part the columns of tables."""

import ctypes
from bisect import bisect_left
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium
from pypdfium2 import PdfObject, PdfPage

_MOST_OBJECTS, _MOST_SEGMENTS = 4_000, 400  # a map or a diagram has more, and no table
_LEAST_HEIGHT = 7.0
_THIN = 2.5
_SLACK = 1.0

Point = tuple[float, float]


class Rules:
    """Upright lines as (x, top, bottom), in points of the page as it is shown."""

    def __init__(self, page: PdfPage, place: Callable[[float, float], Point]) -> None:
        """Find the lines of a page; `place` turns a point of its own space into one as it is shown."""
        self._lines = sorted(set(_upright(page, place)))
        self._xs = [x for x, _, _ in self._lines]

    def between(self, left: float, right: float, height: float) -> bool:
        """Return whether a line stands between two places on one height."""
        at = bisect_left(self._xs, left - _SLACK)
        while at < len(self._lines) and self._xs[at] <= right + _SLACK:
            if self._lines[at][1] <= height <= self._lines[at][2]:
                return True
            at += 1
        return False


def _upright(page: PdfPage, place: Callable[[float, float], Point]) -> Iterator[tuple[float, float, float]]:
    for count, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count >= _MOST_OBJECTS:
            return
        points = [place(x, y) for x, y in points_of(item)]
        lefts, tops = [p[0] for p in points], [p[1] for p in points]
        if points and max(lefts) - min(lefts) <= _THIN < _LEAST_HEIGHT <= max(tops) - min(tops):
            yield round(lefts[0], 1), min(tops), max(tops)
            continue
        for (x, y), (to_x, to_y) in zip(points, [*points[1:], *points[:1]], strict=True):
            if abs(x - to_x) < 0.5 and abs(y - to_y) >= _LEAST_HEIGHT:
                yield round(x, 1), min(y, to_y), max(y, to_y)


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
