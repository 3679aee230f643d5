"""Whether the words of a page are a layer that a scanner or its program laid over the page's image.

A person sees the image, so such words are what OCR made of it: they are drawn invisibly, or before an image that hides
them, or in a type that has no shapes.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import PdfImage, PdfObject, PdfPage, PdfTextObj

_DEPTH = 4
_COVERED, _UNSEEN = 0.5, 0.5  # share of a page that images cover, of its words that nobody sees
_PICTURED = 0.15
_OPAQUE, _SOLID = 250, 0.9
_NO_SHAPES = ("glyphless", "hiddenhorzocr", "hiddenvertocr")  # types that programs for OCR bring
INVISIBLE = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_FILTER = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT]
_PICTURES = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Text:
    box: Box
    hidden: bool

    @property
    def length(self) -> float:
        """Return the longer side: words may run up the page."""
        return max(self.box[2] - self.box[0], self.box[3] - self.box[1])


def pictured(page: PdfPage) -> bool:
    """Return whether images cover so much of a page that its text may stand in them."""
    return _covered(page) > _PICTURED


def is_ocr_layer(page: PdfPage) -> bool:
    """Return whether most of a page's words are such a layer."""
    if _covered(page) <= _COVERED:
        return False
    covered = 0.0
    texts: list[_Text] = []
    for made, box in _drawn(page):
        if isinstance(made, PdfTextObj):
            texts.append(_Text(box, _invisible(made)))
            continue
        covered += _share(box, page)
        under = [text for text in texts if not text.hidden and _inside(text.box, box)]
        if under and _share(box, page) > _COVERED and _opaque(made):
            for text in under:
                text.hidden = True
    total = sum(text.length for text in texts)
    return covered > _COVERED and sum(text.length for text in texts if text.hidden) > _UNSEEN * total


def image_boxes(page: PdfPage) -> Iterator[Box]:
    """Yield the places of a page's images, in its own space."""
    return (box for made, box in _drawn(page) if not isinstance(made, PdfTextObj))


def _covered(page: PdfPage) -> float:
    """Return which share of a page images cover, and forms that may hold some; over 1 where they overlap.

    Most pages have none, and thousands of other things drawn: hence without wrapping each of them.
    """
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    covered = 0.0
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        made = pdfium.FPDFPage_GetObject(page, i)
        pictured = pdfium.FPDFPageObj_GetType(made) in _PICTURES
        if pictured and pdfium.FPDFPageObj_GetBounds(made, left, bottom, right, top):
            covered += _share((left.value, bottom.value, right.value, top.value), page)
    return covered


def _share(box: Box, page: PdfPage) -> float:
    width, height = page.get_size()
    return float((box[2] - box[0]) * (box[3] - box[1]) / max(1.0, width * height))


def _drawn(page: PdfPage) -> Iterator[tuple[PdfObject, Box]]:
    """Yield text and images as they are drawn, with their place on the page."""
    for made in page.get_objects(filter=_FILTER, max_depth=_DEPTH):
        try:
            box = made.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        holder = made.container
        while holder is not None:
            box, holder = holder.get_matrix().on_rect(*box), holder.container
        yield made, box


def _invisible(text: PdfTextObj) -> bool:
    if pdfium.FPDFTextObj_GetTextRenderMode(text) in INVISIBLE:
        return True
    try:
        return str(text.get_font().get_base_name()).lower().startswith(_NO_SHAPES)
    except pypdfium2.PdfiumError:
        return False


def _inside(box: Box, outer: Box) -> bool:
    """Return whether the middle of a box is inside another."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _opaque(image: PdfImage) -> bool:
    """Return whether nothing shows through an image: watermarks and varnish hide no words."""
    try:
        drawn = image.get_bitmap(render=True).to_numpy()
    except pypdfium2.PdfiumError:
        return False
    return drawn.ndim < 3 or drawn.shape[2] < 4 or bool((drawn[..., 3] >= _OPAQUE).mean() > _SOLID)
