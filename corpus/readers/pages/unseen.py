"""Words of a page that a person who looks at it cannot see: cut off, covered, in the colour of what is behind them.

A scanner's words over the image of a page are another matter (`corpus.readers.pages.layers`): what lies over or under
an image is left alone here.
"""

import ctypes
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from corpus.readers.pages.layers import INVISIBLE, Box, image_boxes
from corpus.readers.pages.placing import Placing

_MOST_CORNERS = 1_000
_SMALL = 1.5  # points: no person reads type of this size
_WHITE, _CLEAR = 245, 25  # of 255: a colour this light, an ink this thin may not be seen
_COVER, _MOST_COVERS = 3.0, 200  # points: a smaller thing covers no words
_SCALE, _MOST_PIXELS = 2.0, 20_000_000
_PLAIN = 10  # of 255: where the page as drawn varies less than this, nothing is seen
_COVERING = (
    pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_CIRCLE, pdfium.FPDF_ANNOT_POLYGON, pdfium.FPDF_ANNOT_INK,
    pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_REDACT, pdfium.FPDF_ANNOT_FREETEXT,
)  # fmt: skip


class Unseen:
    """Tells which glyphs of one page are not seen. The page is drawn only where there is reason to doubt."""

    def __init__(self, page: PdfPage) -> None:
        """Take a page; it is looked at when first asked about."""
        self._page = page
        self._place = Placing(page)
        self._small = min(_SMALL, self._place.height / 400)
        self._last: tuple[int | None, bool, bool] = (None, False, False)

    def cut(self, made: "ctypes._Pointer[Any]") -> bool:
        """Return whether nothing of a text object is seen for the frame that it is drawn in."""
        return self._known(made)[0]

    def hides(self, made: "ctypes._Pointer[Any]", rect: "pdfium.FS_RECTF", box: Box, place: Placing) -> bool:
        """Return whether a glyph of a text object is unseen, given by its place in the page's own space and as read."""
        left, top, right, bottom = box
        if right <= 0 or bottom <= 0 or left >= place.width or top >= place.height:
            return True
        if right - left < self._small and bottom - top < self._small:
            return True
        return self._known(made)[1] and self._blank(self._place(rect)) and not self._on_image(rect)

    def _known(self, made: "ctypes._Pointer[Any]") -> tuple[bool, bool]:
        """Return of a text object whether its frame hides it, and whether there is reason to doubt that it is seen."""
        at = ctypes.cast(made, ctypes.c_void_p).value
        if at != self._last[0]:
            hidden = at is not None and _outside_its_clip(made)
            self._last = at, hidden, at is not None and (at in self._covered or _hardly_inked(made))
        return self._last[1:]

    @cached_property
    def _covered(self) -> set[int | None]:
        """Return which text objects something drawn later may cover."""
        texts: list[tuple[int | None, Box]] = []
        found: set[int | None] = set()
        count = 0
        for i in range(pdfium.FPDFPage_CountObjects(self._page)):
            made = pdfium.FPDFPage_GetObject(self._page, i)
            kind = pdfium.FPDFPageObj_GetType(made)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                texts.append((ctypes.cast(made, ctypes.c_void_p).value, _bounds(made)))
            elif texts and _covers(made, kind) and count < _MOST_COVERS:
                count += 1
                found |= {at for at, box in texts if _meet(box, _bounds(made))}
        return found | {at for box in self._notes() for at, text in texts if _meet(text, box)}

    def _notes(self) -> Iterator[Box]:
        """Yield the places of what was put on the page later, as black boxes are."""
        rect = pdfium.FS_RECTF()
        for i in range(pdfium.FPDFPage_GetAnnotCount(self._page)):
            note = pdfium.FPDFPage_GetAnnot(self._page, i)
            if pdfium.FPDFAnnot_GetSubtype(note) in _COVERING and pdfium.FPDFAnnot_GetRect(note, rect):
                yield rect.left, rect.bottom, rect.right, rect.top
            pdfium.FPDFPage_CloseAnnot(note)

    @cached_property
    def _drawn(self) -> "np.ndarray[Any, Any]":
        width, height = self._place.width, self._place.height
        scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        drawn: np.ndarray[Any, Any] = self._page.render(scale=scale, grayscale=True).to_numpy()
        return drawn.reshape(drawn.shape[:2])

    def _blank(self, box: Box) -> bool:
        """Return whether nothing is seen at a place of the page as it is shown."""
        rows, columns = self._drawn.shape
        across, down = columns / max(1.0, self._place.width), rows / max(1.0, self._place.height)
        left, top = max(0, int(box[0] * across)), max(0, int(box[1] * down))
        part = self._drawn[top : max(top + 1, round(box[3] * down)), left : max(left + 1, round(box[2] * across))]
        return part.size == 0 or int(part.max()) - int(part.min()) < _PLAIN

    @cached_property
    def _images(self) -> Sequence[Box]:
        return list(image_boxes(self._page))

    def _on_image(self, rect: "pdfium.FS_RECTF") -> bool:
        x, y = (rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self._images)


def _hardly_inked(made: "ctypes._Pointer[Any]") -> bool:
    """Return whether a text object is drawn invisibly, in white or nearly clear: that may be seen on a dark ground."""
    if pdfium.FPDFTextObj_GetTextRenderMode(made) in INVISIBLE:
        return True
    colours = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(made, *colours):
        return False
    *light, ink = (colour.value for colour in colours)
    return min(light) >= _WHITE or ink <= _CLEAR


def _covers(made: "ctypes._Pointer[Any]", kind: int) -> bool:
    """Return whether an object may hide what was drawn before it."""
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not (pdfium.FPDFPath_GetDrawMode(made, fill, stroke) and fill.value):
            return False
    elif kind not in (pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING):
        return False
    left, bottom, right, top = _bounds(made)
    return min(right - left, top - bottom) >= _COVER


def _bounds(made: "ctypes._Pointer[Any]") -> Box:
    left, bottom, right, top = sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(made, *sides)
    return left.value, bottom.value, right.value, top.value


def _meet(box: Box, other: Box) -> bool:
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    return across >= _COVER and down >= min(_COVER, 0.5 * (box[3] - box[1]))


def _outside_its_clip(made: "ctypes._Pointer[Any]") -> bool:
    """Return whether a text object and its clip path lie apart: it ran over the frame of its text box."""
    path = pdfium.FPDFPageObj_GetClipPath(made)
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    left, bottom, right, top = sides = [ctypes.c_float() for _ in range(4)]
    if count <= 0 or not pdfium.FPDFPageObj_GetBounds(made, *sides):
        return False
    for number in range(count):
        xs, ys = _points(path, number)
        if xs and (max(xs) < left.value or min(xs) > right.value):
            return True
        if ys and (max(ys) < bottom.value or min(ys) > top.value):
            return True
    return False


def _points(path: "ctypes._Pointer[Any]", number: int) -> tuple[list[float], list[float]]:
    """Return the corners of one of the paths that clip together."""
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    for i in range(min(pdfium.FPDFClipPath_CountPathSegments(path, number), _MOST_CORNERS)):
        if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(path, number, i), x, y):
            xs.append(x.value)
            ys.append(y.value)
    return xs, ys
