"""The glyphs of a page to printed rows, in the order in which the page draws them; the only file that reads glyphs.

Measures are points on the page as it is shown: from its upper left corner, x to the right, y down, whatever the
page's rotation and crop box.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

_BOLD = re.compile(r"bold|black|heavy|semib|demi|fett", re.IGNORECASE)
_BOLD_WEIGHT = 600
_GRID = 10_000
_WIDE_GAP = 1.6  # of the type size: wider than any space between words of a justified line
_NO_GAP = 0.08  # of the type size: where glyphs stand closer, a space that was only inferred is none
_TILTED = 0.4  # radians; slanted type is drawn at up to 0.3
_LINE_HYPHENS = (0x02, 0xFFFE)  # how pdfium marks a hyphen at the end of a line
_SURROGATE = range(0xD800, 0xE000)


@dataclass(slots=True)
class Glyph:
    """One character with its box, its type size and whether it is bold; `inferred` spaces are not drawn."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    inferred: bool = False


@dataclass(slots=True)
class Row:
    """Words on one height of a page without a wide gap between them.

    `raised` tells where in `text` small raised figures stand, the marks of notes. `tilted` rows run up or down the
    page.
    """

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    raised: tuple[int, ...] = ()
    tilted: bool = False

    @property
    def middle(self) -> float:
        """Return the height of the row's middle."""
        return (self.top + self.bottom) / 2

    def beside(self, other: "Row") -> bool:
        """Return whether the two stand on one height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.bottom - self.top, other.bottom - other.top)


def page_rows(page: PdfPage, number: int) -> list[Row]:
    """Return the rows of a page that hold more than white space, in the order in which they are drawn."""
    text = page.get_textpage()
    try:
        rows = [_row(*run, number) for run in _runs(_glyphs(page, text))]
    finally:
        text.close()
    return [row for row in rows if row.text.strip("_ ")]


def _glyphs(page: PdfPage, text: PdfTextPage) -> Iterator[tuple[Glyph, bool]]:
    """Yield the page's characters, and whether each is tilted; white space takes the place where the last one ended."""
    place = _Placing(page)
    rect = pdfium.FS_RECTF()
    pen, size, bold, tilted, fresh = (0.0, 0.0), 1.0, False, False, True
    for i in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, i)
        if code in _LINE_HYPHENS:
            code = 0x2D
        elif code in _SURROGATE or code == 0:
            continue
        char = chr(code)
        if char.isspace():
            fresh = True
            yield Glyph(char, *pen, *pen, size, bold, bool(pdfium.FPDFText_IsGenerated(text, i))), tilted
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, i, rect):
            continue
        left, top, right, bottom = place(rect)
        if fresh:
            bold, fresh = _is_bold(text, i), False
            tilted = place.tilted(pdfium.FPDFText_GetCharAngle(text, i))
        size = max(bottom - top, 0.1)
        pen = (right, (top + bottom) / 2)
        yield Glyph(char, left, top, right, bottom, size, bold), tilted


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

    def tilted(self, angle: float) -> bool:
        """Return whether glyphs drawn at this angle do not run along the page as it is shown."""
        if angle < 0:
            return False
        turn = 0.0 if self.xx > 0 else math.pi if self.xx < 0 else 3 * math.pi / 2 if self.yx > 0 else math.pi / 2
        off = (angle - turn) % (2 * math.pi)
        return min(off, 2 * math.pi - off) > _TILTED

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


def _runs(glyphs: Iterator[tuple[Glyph, bool]]) -> Iterator[tuple[list[Glyph], bool]]:
    """Yield the glyphs of each row, and whether it is tilted."""
    run: list[Glyph] = []
    slant = False
    top = bottom = edge = 0.0
    for glyph, tilted in glyphs:
        if glyph.char.isspace():
            if run and glyph.char not in "\r\n":
                run.append(glyph)
            continue
        if run and (tilted != slant or not (tilted or _same_row(glyph, top, bottom, edge))):
            yield run, slant
            run = []
        if not run or glyph.size > bottom - top:
            top, bottom = glyph.top, glyph.bottom
        while run and run[-1].inferred and glyph.left - edge < _NO_GAP * glyph.size:
            run.pop()
        slant, edge = tilted, glyph.right
        run.append(glyph)
    if run:
        yield run, slant


def _same_row(glyph: Glyph, top: float, bottom: float, edge: float) -> bool:
    """Return whether a glyph goes on a row that reaches from `top` to `bottom` and has come to `edge`."""
    size = max(bottom - top, glyph.size)
    shared = min(bottom, glyph.bottom) - max(top, glyph.top)
    level = shared > 0.5 * min(bottom - top, glyph.bottom - glyph.top)
    return level and -2 * size < glyph.left - edge < _WIDE_GAP * size


def _row(glyphs: list[Glyph], tilted: bool, page: int) -> Row:
    inked = [g for g in glyphs if not g.char.isspace()]
    size = median(g.size for g in inked)
    bottom = median(g.bottom for g in inked)
    text, raised = "", []
    for glyph in glyphs:
        if glyph.char.isdigit() and glyph.size < 0.8 * size and glyph.bottom < bottom - 0.1 * size:
            raised.append(len(text))
        if not glyph.char.isspace():
            text += glyph.char
        elif text and not text.endswith(" "):
            text += " "
    return Row(
        page, text.rstrip(), min(g.left for g in inked), min(g.top for g in inked), max(g.right for g in inked),
        max(g.bottom for g in inked), size, sum(g.bold for g in inked) > 0.7 * len(inked), tuple(raised), tilted,
    )  # fmt: skip
