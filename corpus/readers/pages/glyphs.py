"""The glyphs of a page to printed rows, in the order in which the page draws them; the only file that reads glyphs.

Measures are points on the page as it is read: from its upper left corner, x to the right, y down, whatever the
page's rotation and crop box.
"""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

from corpus.readers.pages.glyph import Glyph
from corpus.readers.pages.justified import rejoined
from corpus.readers.pages.line_numbers import without_line_numbers
from corpus.readers.pages.pieces import from_the_left
from corpus.readers.pages.placing import Placing
from corpus.readers.pages.row import WORD_GAP, Row
from corpus.readers.pages.rules import Rules
from corpus.readers.pages.unseen import Unseen

_BOLD = re.compile(r"bold|black|heavy|semib|demi|fett", re.IGNORECASE)
_BOLD_WEIGHT = 600
_WIDE_GAP = 1.6  # of the type size: wider than any space between words of a justified line
_NO_GAP = 0.08  # of the type size: where glyphs stand closer, a space that was only inferred is none
_LOST_SPACE = 0.15  # of the type size: white that is wider than between the letters beside it, and is a space
_LEAST_LETTERS, _ODD = 12, 0.2
_ENOUGH_SIGNS, _NAMED = 24, 0.4  # signs that tell, and the least share of letters and figures among them
_MANY_TURNED = 400  # letters
_LEAST_HIDDEN = 3  # letters
_SAMPLED = 200  # letters that tell how a page leans
_LINE_HYPHENS = (0x02, 0xFFFE)  # how pdfium marks a hyphen at the end of a line
_SURROGATE = range(0xD800, 0xE000)


@dataclass(slots=True)
class Printed:
    """What is printed on a page.

    The rows come in `parts`, by the quarters that the page is to be turned clockwise to read them. `unseen` tells
    that some words were left out that are drawn where or how nobody sees them. `numbered` is where the numbers of
    lines end that were left out, if there are any.
    """

    parts: list[tuple[int, list[Row]]]
    unseen: bool
    numbered: float | None = None

    @property
    def rows(self) -> list[Row]:
        """Return the rows of all parts."""
        return [row for _, rows in self.parts for row in rows]


def printed(page: PdfPage, number: int, numbered: float | None = None) -> Printed:
    """Return the rows of a page that hold more than white space, in the order in which they are drawn.

    `numbered` is where the numbers of lines ended on the page before.

    Those that run up or down a page are read so where they are most of its words, or many; else they are with the
    others, and tilted.
    """
    text = page.get_textpage()
    reader = _Reader(page, text, number, numbered)
    try:
        rows = reader.rows(0)
        quarters = _turns(rows)
        parts = [(0, [row for row in rows if row.tilted not in quarters])]
        for quarter in quarters:
            parts.append((quarter, from_the_left([row for row in reader.rows(quarter) if not row.tilted])))
    finally:
        text.close()
    parts = [(quarter, rejoined(rows)) for quarter, rows in parts if rows or len(parts) == 1]
    return Printed(parts, reader.hidden >= _LEAST_HIDDEN, reader.numbered)


class _Reader:
    """Reads one page in any direction, and counts the letters and figures that nobody sees."""

    def __init__(self, page: PdfPage, text: PdfTextPage, number: int, numbered: float | None) -> None:
        self._page, self._text, self._number = page, text, number
        self.numbered = numbered
        self._unseen = Unseen(page)
        self.hidden = 0

    def rows(self, quarter: int) -> list[Row]:
        """Return the rows of the page when it is turned."""
        place = Placing(self._page, quarter)
        rules = Rules(self._page, place.point)
        self.hidden = 0
        runs = list(_runs(self._seen(_glyphs(self._text, place, self._unseen)), rules))
        if not quarter:
            runs, self.numbered = without_line_numbers(runs, self.numbered)
        return [row for run in runs if (row := _row(*run, rules, self._number)).text.strip("_ ")]

    def _seen(self, glyphs: Iterator[tuple[Glyph, int]]) -> Iterator[tuple[Glyph, int]]:
        """Yield the glyphs without the words most of which is hidden."""
        for space, word in groupby(glyphs, key=lambda item: item[0].char.isspace()):
            drawn = list(word)
            hidden = sum(glyph.hidden for glyph, _ in drawn)
            if not space and hidden > 0.5 * len(drawn):
                self.hidden += sum(glyph.char.isalnum() for glyph, _ in drawn)
            else:
                yield from drawn


def _turns(rows: Sequence[Row]) -> list[int]:
    """Return by which quarters a page is to be turned to read what would else be lost as words in its margin."""
    letters = Counter[int]()
    for row in rows:
        letters[row.tilted] += sum(c.isalnum() for c in row.text)
    most = 0.5 * letters.total()
    turned = (quarter for quarter in (1, 2, 3) if letters[quarter] >= _LEAST_LETTERS)
    return [quarter for quarter in turned if letters[quarter] > most or letters[quarter] >= _MANY_TURNED]


def sound(rows: Sequence[Row]) -> bool:
    """Return whether rows are words that a person would see: there are some, and they are in letters."""
    return sum(len(row.text) for row in rows) >= _LEAST_LETTERS and not garbled(rows)


def garbled(rows: Sequence[Row]) -> bool:
    """Return whether the file does not tell which letters it shows: many are none, or nearly all are signs.

    Types without names for their letters give control characters and signs; rows of dots or lines are one sign each.
    """
    letters = "".join(row.text for row in rows)
    odd = sum(c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cc") for c in letters)
    signs = re.sub(r"([^\w\s]|_)(?:\s*\1)+", r"\1", letters.replace(" ", ""))
    named = sum(c.isalnum() for c in signs)
    return odd >= _ODD * max(1, len(letters)) or (len(signs) >= _ENOUGH_SIGNS and named < _NAMED * len(signs))


def _glyphs(text: PdfTextPage, place: Placing, unseen: Unseen) -> Iterator[tuple[Glyph, int]]:
    """Yield the page's characters, and how far each is tilted; white space takes the place where the last one ended."""
    rect = pdfium.FS_RECTF()
    pen, size, bold, tilted, fresh = (0.0, 0.0), 1.0, False, 0, True
    cut = False
    count = pdfium.FPDFText_CountChars(text)
    lean = place.lean([_angle(text, i) for i in range(0, count, 1 + count // _SAMPLED)])
    for i in range(count):
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
        made = pdfium.FPDFText_GetTextObject(text, i)
        if fresh:
            cut = unseen.cut(made)
        if cut or not pdfium.FPDFText_GetLooseCharBox(text, i, rect):
            continue
        left, top, right, bottom = box = place(rect)
        hidden = unseen.hides(made, rect, box, place)
        if fresh:
            bold, fresh = _is_bold(text, i), False
            tilted = place.turned(_angle(text, i), lean)
        size = max(bottom - top, 0.1)
        pen = (right, (top + bottom) / 2)
        yield Glyph(char, left, top, right, bottom, size, bold, hidden=hidden), tilted


def _angle(text: PdfTextPage, i: int) -> float:
    """Return in which direction a line runs, in radians clockwise; pdfium's own angle takes slanted type for turned."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, matrix)
    return -math.atan2(matrix.b, matrix.a) % (2 * math.pi)


def _is_bold(text: PdfTextPage, i: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text, i) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, i, name, 128, ctypes.c_int())
    return _BOLD.search(name.value.decode("utf-8", "replace")) is not None


def _runs(glyphs: Iterator[tuple[Glyph, int]], rules: Rules) -> Iterator[tuple[list[Glyph], int]]:
    """Yield the glyphs of each row, and how far it is tilted."""
    run: list[Glyph] = []
    slant = 0
    top = bottom = edge = overlap = 0.0  # boxes of slanted letters may lie over one another
    for glyph, tilted in glyphs:
        if glyph.char.isspace():
            if run and (slant or glyph.char not in "\r\n"):  # a row that is laid askew breaks anywhere
                run.append(glyph)
            continue
        parted = run and glyph.left - edge > WORD_GAP * glyph.size and rules.between(edge, glyph.left, glyph.top)
        if run and (tilted != slant or parted or not (tilted or _same_row(glyph, top, bottom, edge))):
            yield run, slant
            run = []
        if not run or glyph.size > bottom - top:
            top, bottom = glyph.top, glyph.bottom
        white = glyph.left - edge
        while run and not slant and run[-1].inferred and white - overlap < _NO_GAP * glyph.size:
            run.pop()
        overlap = min(0.0, white) if run and not run[-1].char.isspace() else 0.0
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


def _row(glyphs: list[Glyph], tilted: int, rules: Rules, page: int) -> Row:
    inked = [g for g in glyphs if not g.char.isspace()]
    size = median(g.size for g in inked)
    bottom = median(g.bottom for g in inked)
    text, raised = "", []
    lost = lost_spaces(glyphs)
    for i, glyph in enumerate(glyphs):
        if i in lost:
            text += " "
        if glyph.char.isdigit() and glyph.size < 0.8 * size and glyph.bottom < bottom - 0.1 * size:
            raised.append(len(text))
        if not glyph.char.isspace():
            text += glyph.char
        elif text and not text.endswith(" "):
            text += " "
    left, right = min(g.left for g in inked), max(g.right for g in inked)
    beside = rules.between(left - size, left, inked[0].bottom) or rules.between(right, right + size, inked[-1].bottom)
    top, bottom = min(g.top for g in inked), max(g.bottom for g in inked)
    bold = sum(g.bold for g in inked) > 0.7 * len(inked)
    cell = rules.cell((left + right) / 2, (top + bottom) / 2)
    return Row(page, text.rstrip(), left, top, right, bottom, size, bold, tuple(raised), tilted, beside, cell)


def lost_spaces(glyphs: Sequence[Glyph]) -> set[int]:
    """Return before which glyphs a space is printed that neither the file nor pdfium gives.

    That is white wider than that between the letters on either side: spaced-out words have it between all of theirs.
    """
    whites = [
        None if a.char.isspace() or b.char.isspace() else (b.left - a.right) / max(a.size, b.size)
        for a, b in pairwise(glyphs)
    ]
    lost = set()
    for i, white in enumerate(whites):
        near = [w for w in (*whites[max(0, i - 1) : i], *whites[i + 1 : i + 2]) if w is not None]
        if white is not None and near and white - max(0.0, min(near)) > _LOST_SPACE:
            lost.add(i + 1)
    return lost
