"""The glyphs of a page to printed rows, in the order in which the page draws them; the only file that reads glyphs.

Measures are points on the page as it is shown: from its upper left corner, x to the right, y down, whatever the
page's rotation and crop box.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

_BOLD = re.compile(r"bold|black|heavy|semib|demi|fett", re.IGNORECASE)
_BOLD_WEIGHT = 600
_GRID = 10_000
_CELL_GAP = 1.6  # of the type size: wider than any space between words of a justified line
_LINE_HYPHENS = (0x02, 0xFFFE)  # how pdfium marks a hyphen at the end of a line
_SURROGATE = range(0xD800, 0xE000)


@dataclass(slots=True)
class Glyph:
    """One character with its box, its type size and whether it is bold."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool


@dataclass(slots=True)
class Row:
    """A printed row of one page. `cells` holds where in `text` parts begin that wide gaps keep apart."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    cells: list[int] = field(default_factory=list)
    raised: list[int] = field(default_factory=list)  # where in `text` small raised figures stand: marks of notes

    @property
    def middle(self) -> float:
        """Return the height of the row's middle."""
        return (self.top + self.bottom) / 2


def page_rows(page: PdfPage, number: int) -> list[Row]:
    """Return the rows of a page that hold more than white space."""
    text = page.get_textpage()
    try:
        rows = [_row(glyphs, number) for glyphs in _grouped(_glyphs(page, text))]
    finally:
        text.close()
    return [row for row in rows if row.text.strip()]


def _glyphs(page: PdfPage, text: PdfTextPage) -> Iterator[Glyph]:
    """Yield the page's characters; white space takes the place where the last one ended."""
    place = _Placing(page)
    rect = pdfium.FS_RECTF()
    pen, size, bold, fresh = (0.0, 0.0), 1.0, False, True
    for i in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, i)
        if code in _LINE_HYPHENS:
            code = 0x2D
        elif code in _SURROGATE or code == 0:
            continue
        char = chr(code)
        if char.isspace():
            fresh = True
            yield Glyph(char, *pen, *pen, size, bold)
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, i, rect):
            continue
        left, top, right, bottom = place(rect)
        if fresh:
            bold, fresh = _is_bold(text, i), False
        size = max(bottom - top, 0.1)
        pen = (right, (top + bottom) / 2)
        yield Glyph(char, left, top, right, bottom, size, bold)


class _Placing:
    """Turns a rectangle of the page's own space into one of the page as it is shown."""

    def __init__(self, page: PdfPage) -> None:
        self.width, self.height = page.get_size()
        x, y = ctypes.c_int(), ctypes.c_int()
        corners = []
        for point in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
            pdfium.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, *point, x, y)
            corners.append((x.value * self.width / _GRID, y.value * self.height / _GRID))
        (self.x, self.y), (ax, ay), (bx, by) = corners
        self.xx, self.xy = (ax - self.x) / 1000, (bx - self.x) / 1000
        self.yx, self.yy = (ay - self.y) / 1000, (by - self.y) / 1000

    def __call__(self, rect: "pdfium.FS_RECTF") -> tuple[float, float, float, float]:
        left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
        x1, x2 = self.x + self.xx * left + self.xy * bottom, self.x + self.xx * right + self.xy * top
        y1, y2 = self.y + self.yx * left + self.yy * bottom, self.y + self.yx * right + self.yy * top
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _is_bold(text: PdfTextPage, i: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text, i) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, i, name, 128, ctypes.c_int())
    return _BOLD.search(name.value.decode("utf-8", "replace")) is not None


def _grouped(glyphs: Iterator[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the glyphs of each row: on one height, and never far back to the left."""
    row: list[Glyph] = []
    top = bottom = 0.0
    for glyph in glyphs:
        if glyph.char in "\r\n":
            continue
        if row and not glyph.char.isspace() and not _same_row(row, glyph, top, bottom):
            yield row
            row = []
        if not row:
            if glyph.char.isspace():
                continue
            top, bottom = glyph.top, glyph.bottom
        elif not glyph.char.isspace() and glyph.size > (bottom - top):
            top, bottom = glyph.top, glyph.bottom
        row.append(glyph)
    if row:
        yield row


def _same_row(row: list[Glyph], glyph: Glyph, top: float, bottom: float) -> bool:
    last = row[-1]
    shared = min(bottom, glyph.bottom) - max(top, glyph.top)
    level = shared > 0.5 * min(bottom - top, glyph.bottom - glyph.top)
    return level and glyph.left > last.right - 2 * max(last.size, glyph.size)


def _row(glyphs: list[Glyph], page: int) -> Row:
    inked = [g for g in glyphs if not g.char.isspace()]
    size = median(g.size for g in inked)
    bottom = median(g.bottom for g in inked)
    text, cells, raised, edge = "", [0], [], None
    for glyph in glyphs:
        space = glyph.char.isspace()
        if edge is not None and not space and glyph.left - edge > _CELL_GAP * size and text.strip():
            text = text.rstrip() + " "
            cells.append(len(text))
        if not space and glyph.char.isdigit() and glyph.size < 0.8 * size and glyph.bottom < bottom - 0.1 * size:
            raised.append(len(text))
        if not space:
            edge = glyph.right
        text += " " if space and text and not text.endswith(" ") else "" if space else glyph.char
    return Row(
        page, text.rstrip(), min(g.left for g in inked), min(g.top for g in inked), max(g.right for g in inked),
        max(g.bottom for g in inked), size, sum(g.bold for g in inked) > 0.7 * len(inked), cells, raised,
    )  # fmt: skip
