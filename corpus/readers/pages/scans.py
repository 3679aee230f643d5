"""Pages of a PDF that are images: which they are, and what could be read of them."""

import time
from collections.abc import Sequence

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from corpus.errors import ReaderUnable
from corpus.readers.pages import ocr
from corpus.readers.pages.setting import Page

_DPI = 300
_MOST_PIXELS = 40_000_000
_BUDGET_SECONDS = 600.0


class Scanner:
    """Reads the pages of one document that are images, as long as its time lasts."""

    def __init__(self) -> None:
        self._end = time.monotonic() + _BUDGET_SECONDS
        self._unread: list[int] = []

    def worth(self, page: PdfPage) -> bool:
        """Return whether there is an image on the page that may hold words."""
        return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))

    def read(self, page: PdfPage, number: int) -> Page | None:
        """Return the page read from its image; None when that cannot be done here."""
        if not ocr.available() or time.monotonic() > self._end:
            self._unread.append(number)
            return None
        width, height = (max(side, 1.0) for side in page.get_size())
        scale = min(_DPI / 72, (_MOST_PIXELS / (width * height)) ** 0.5)
        try:
            return ocr.read_image(page.render(scale=scale, grayscale=True).to_pil(), number)
        except ReaderUnable:
            self._unread.append(number)
            return None

    def warnings(self, *, blank: bool) -> list[str]:
        """Return what was left unread; ReaderUnable when that is all there is."""
        if not self._unread:
            return []
        if blank and not ocr.available():
            raise ReaderUnable(f"its pages are images; to read those, run: {ocr.INSTALL}")
        if blank:
            raise ReaderUnable("its pages are images, and reading them takes too long: split it")
        why = "det tog för lång tid" if ocr.available() else f"installera tesseract: {ocr.INSTALL}"
        return [f"sidor som är bilder lästes inte ({some(self._unread)}): {why}"]


def some(numbers: Sequence[int]) -> str:
    """Return the numbers of pages for a person to read."""
    return ", ".join(str(number) for number in numbers[:20]) + (" …" if len(numbers) > 20 else "")
