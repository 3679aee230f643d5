"""Pages of a PDF that are images: which they are, and what could be read of them."""

import time
from collections.abc import Callable, Sequence

import pypdfium2.raw as pdfium
from PIL import Image
from pypdfium2 import PdfPage

from corpus.errors import ReaderUnable, UnreadableDocument
from corpus.readers.pages import ocr
from corpus.readers.pages.setting import Page
from corpus.types import UNREAD_PAGES

_DPI = 300
_MOST_PIXELS = 40_000_000
_BUDGET_SECONDS = 600.0


class Scanner:
    """Reads the pages of one document that are images, as long as its time lasts."""

    def __init__(self) -> None:
        self._end = time.monotonic() + _BUDGET_SECONDS
        self._unread: list[int] = []
        self._failed: list[int] = []
        # true another time, too: a build that tried it again would take as long each time
        self._fault = UnreadableDocument("its pages are images, and reading them takes too long: split it")

    def worth(self, page: PdfPage) -> bool:
        """Return whether there is an image on the page that may hold words."""
        return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))

    def read(self, page: PdfPage, number: int) -> Page | None:
        """Return the page read from its image; None when that cannot be done here."""
        width, height = (max(side, 1.0) for side in page.get_size())
        scale = min(_DPI / 72, (_MOST_PIXELS / (width * height)) ** 0.5, (ocr.MOST_SIDE - 1) / max(width, height))
        return self.read_image(lambda: page.render(scale=scale, grayscale=True).to_pil(), number)

    def read_image(self, image: Callable[[], Image.Image], number: int) -> Page | None:
        """Return the page that an image shows; None when it cannot be read here."""
        try:
            if ocr.available() and time.monotonic() <= self._end:
                return ocr.read_image(image(), number)
            self._unread.append(number)
        except ocr.TooSlow:
            self._unread.append(number)
        except ReaderUnable as error:
            self._failed.append(number)
            self._fault = error
        return None

    @property
    def tentative(self) -> bool:
        """Whether pages may be read another time: not those for which there is no time, which there never is."""
        return bool(self._failed) or (bool(self._unread) and not ocr.available())

    def warnings(self, *, blank: bool) -> list[str]:
        """Return what was left unread; ReaderUnable when that is all there is."""
        if not self._unread and not self._failed:
            return []
        here = bool(self._failed) or ocr.available()
        if blank:
            raise self._fault if here else ReaderUnable(f"its pages are images; to read those, run: {ocr.INSTALL}")
        why = "det tog för lång tid, dela filen" if here else f"installera tesseract: {ocr.INSTALL}"
        return [
            f"{UNREAD_PAGES} ({some(numbers)}): {reason}"
            for numbers, reason in (
                (self._unread, why),
                (self._failed, "läsningen misslyckades, indexera en gång till"),
            )
            if numbers
        ]


def some(numbers: Sequence[int]) -> str:
    """Return the numbers of pages for a person to read."""
    return ", ".join(str(number) for number in numbers[:20]) + (" …" if len(numbers) > 20 else "")
