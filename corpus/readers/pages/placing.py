"""Where things stand on a page as it is shown, or as it is read when most of its words run up or down it."""

import ctypes
import math
from collections.abc import Sequence
from statistics import median

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from corpus.raw import Box
from corpus.readers.pages.row import ASKEW, Row

_GRID = 10_000
_TILTED = 0.06  # radians: what leans more than the page does is laid over it, as a stamp
_LEANING = 0.4  # radians: a page that leans more was not fed askew


class Placing:
    """Turns a rectangle of the page's own space into one of the page as it is read.

    That is as it is shown, or turned clockwise by `quarter` quarters from there.
    """

    def __init__(self, page: PdfPage, quarter: int = 0) -> None:
        """Find how the page is shown, and turn it from there."""
        self.width, self.height = page.get_size()
        x, y = ctypes.c_int(), ctypes.c_int()
        corners = []
        for point in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
            pdfium.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, *point, x, y)
            corners.append((x.value * self.width / _GRID, y.value * self.height / _GRID))
        (x0, y0), (ax, ay), (bx, by) = corners
        across = x0, (ax - x0) / 1000, (bx - x0) / 1000
        down = y0, (ay - y0) / 1000, (by - y0) / 1000
        for _ in range(quarter):
            across, down = (self.height - down[0], -down[1], -down[2]), across
            self.width, self.height = self.height, self.width
        self.x, self.xx, self.xy = across
        self.y, self.yx, self.yy = down

    def turned(self, angle: float, usual: float = 0.0) -> int:
        """Return by how many quarters glyphs drawn at this angle are turned anticlockwise; ASKEW between these.

        `usual` is by how much the lines of the page lean, which was scanned so.
        """
        quarters, off = self._off(angle)
        return quarters % 4 if abs(off - usual) <= _TILTED else ASKEW

    def lean(self, angles: Sequence[float]) -> float:
        """Return by how much most lines lean that are drawn at these angles; 0 where that is no page's lean."""
        usual = median(self._off(angle)[1] for angle in angles) if angles else 0.0
        return usual if abs(usual) <= _LEANING else 0.0

    def _off(self, angle: float) -> tuple[int, float]:
        """Return the quarters next to an angle, and how far beyond them it is."""
        turn = 0.0 if self.xx > 0 else math.pi if self.xx < 0 else 3 * math.pi / 2 if self.yx > 0 else math.pi / 2
        off = (turn - angle) % (2 * math.pi)  # pdfium gives it clockwise
        quarters = round(off / (math.pi / 2))
        return quarters, off - quarters * math.pi / 2

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page's own space is read."""
        return self.x + self.xx * x + self.xy * y, self.y + self.yx * x + self.yy * y

    def __call__(self, rect: "pdfium.FS_RECTF") -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a rectangle of the page's own space as it is read."""
        (x1, y1), (x2, y2) = self.point(rect.left, rect.bottom), self.point(rect.right, rect.top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


class Back:
    """The way back from a place on a page set upright and level to the page as it is shown."""

    def __init__(self, size: tuple[float, float], quarter: int, angle: float = 0.0) -> None:
        """Take the size of the page as shown, and by how much it was turned: degrees clockwise, then level."""
        self.width, self.height = size
        self.quarter, self.angle = quarter, math.radians(angle)
        self.upright = (self.height, self.width) if quarter in (90, 270) else size

    def box(self, row: Row) -> Box:
        """Return the smallest upright rectangle that holds a row, as fractions of the page as it is shown."""
        corners = [self._point(x, y) for x in (row.left, row.right) for y in (row.top, row.bottom)]
        xs, ys = [x / self.width for x, _ in corners], [y / self.height for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.upright
        dx, dy = x - width / 2, y - height / 2
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        x, y = width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos
        if self.quarter == 90:
            return y, self.height - x
        if self.quarter == 180:
            return self.width - x, self.height - y
        if self.quarter == 270:
            return self.width - y, x
        return x, y
