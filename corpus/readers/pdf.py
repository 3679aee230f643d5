"""PDF: what is printed on its pages, in reading order, with the place of every row."""

from collections.abc import Sequence
from contextlib import suppress

import pypdfium2

from corpus.errors import UnreadableDocument
from corpus.raw import Raw
from corpus.readers.pages import ocr
from corpus.readers.pages.forms import with_answers
from corpus.readers.pages.glyphs import printed, sound
from corpus.readers.pages.language import is_gibberish, share_of_words
from corpus.readers.pages.layers import is_ocr_layer, pictured
from corpus.readers.pages.placing import Back
from corpus.readers.pages.row import Row
from corpus.readers.pages.scans import Scanner, some
from corpus.readers.pages.setting import Page, set_pages
from corpus.readers.signs import alive

MAX_PAGES = 10_000
_FEW_LETTERS, _MORE_LETTERS = 200, 100  # a running head over an image, and what reading the image must give beyond it
_LITTLE = 1_500  # letters: as much as programs write where a form would stand
_WIDER = 1.3
_WORDS = 0.12  # share of common words in an image, where the file's own letters are others than it shows
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_DRAWN_BY_ADOBE = 2  # FORMTYPE_XFA_FULL: what stands on the pages is a request to wait


def read(data: bytes) -> Raw:
    """Return the text of a PDF file with its pages; pages that are images are read from these where they can be."""
    document = opened(data)
    with suppress(pypdfium2.PdfiumError):
        document.init_forms()
    scanner = Scanner()
    unseen: list[int] = []
    try:
        pages = [page for i in range(len(document)) for page in _pages(document, i, scanner, unseen)]
        drawn = document.get_formtype() == _DRAWN_BY_ADOBE
    finally:
        document.close()
    raw = set_pages("pdf", pages)
    if drawn and sum(len(block.text.text) for block in raw.blocks) < _LITTLE:
        raise UnreadableDocument("it is a form that only Adobe's programs show (XFA): print it to PDF there")
    raw.warnings += scanner.warnings(blank=not raw.blocks)
    raw.tentative = scanner.tentative
    if unseen:
        raw.warnings.append(f"ord som ingen kan se på sidan lästes inte (sida {some(unseen)})")
    return raw


def _pages(document: pypdfium2.PdfDocument, index: int, scanner: Scanner, unseen: list[int]) -> list[Page]:
    """Return a page, twice where its words run in two directions; note its number where some words are unseen."""
    page = document[index]
    try:
        width, height = (max(side, 1.0) for side in page.get_size())
        print_ = printed(page, index + 1)
        first = with_answers(page, document.formenv, print_.parts[0][1], index + 1)
        print_.parts[0] = (print_.parts[0][0], first)
        rows = print_.rows
        if print_.unseen:
            unseen.append(index + 1)
        if is_gibberish(rows) and ocr.available():
            scan = scanner.read(page, index + 1)
            if scan and (share_of_words(scan.rows) or 0.0) > _WORDS:
                return [scan]
        words = sound(rows)
        if scanner.worth(page) if not words else _letters(rows) < _FEW_LETTERS and pictured(page):
            scan = scanner.read(page, index + 1)
            if scan and (not words or _letters(scan.rows) > 2 * _letters(rows) + _MORE_LETTERS):
                return [_with_print(scan, Page(index + 1, width, height, print_.parts[0][1]))]
        # what another program for OCR read, nobody knows how surely
        scanned = bool(rows) and is_ocr_layer(page)
        return [_turned(index + 1, (width, height), quarter, part, scanned=scanned) for quarter, part in print_.parts]
    finally:
        page.close()
        alive()


def _turned(number: int, size: tuple[float, float], quarter: int, rows: Sequence[Row], *, scanned: bool) -> Page:
    """Return a page to be read when turned clockwise by so many quarters."""
    back = Back(size, 90 * quarter)
    return Page(number, *back.upright, rows, shown=back.box if quarter else None, scanned=scanned)


def _with_print(scan: Page, page: Page) -> Page:
    """Return a page read from its image with what is printed on it put right: a running head that comes back."""
    if scan.shown is None:
        return scan
    for row in scan.rows:
        left, top, right, bottom = scan.shown(row)
        x, y = (left + right) / 2 * page.width, (top + bottom) / 2 * page.height
        for own in page.rows:
            inside = own.left < x < own.right and own.top < y < own.bottom
            if inside and (right - left) * page.width < _WIDER * (own.right - own.left):
                row.text = own.text
    return scan


def _letters(rows: Sequence[Row]) -> int:
    return sum(len(row.text) for row in rows)


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """Return a PDF file to be closed after use; UnreadableDocument says why it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableDocument("it is protected by a password: get a copy without one") from error
        raise UnreadableDocument("the PDF file is damaged or cut off: get a whole copy") from error
    if not 0 < len(document) <= MAX_PAGES:
        raise UnreadableDocument(f"it has {len(document)} pages (read: 1 to {MAX_PAGES}): split it")
    return document
