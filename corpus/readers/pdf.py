"""PDF: what is printed on its pages, in reading order, with the place of every row."""

import pypdfium2

from corpus.errors import UnreadableDocument
from corpus.raw import Raw
from corpus.readers.pages.glyphs import page_rows, sound
from corpus.readers.pages.layers import is_ocr_layer
from corpus.readers.pages.scans import Scanner
from corpus.readers.pages.setting import Page, set_pages
from corpus.readers.signs import alive

MAX_PAGES = 10_000
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read(data: bytes) -> Raw:
    """Return the text of a PDF file with its pages; pages that are images are read from these where they can be."""
    document = opened(data)
    scanner = Scanner()
    try:
        pages = [_page(document, i, scanner) for i in range(len(document))]
    finally:
        document.close()
    raw = set_pages("pdf", pages)
    raw.warnings += scanner.warnings(blank=not raw.blocks)
    return raw


def _page(document: pypdfium2.PdfDocument, index: int, scanner: Scanner) -> Page:
    page = document[index]
    try:
        width, height = (max(side, 1.0) for side in page.get_size())
        rows = page_rows(page, index + 1)
        if not sound(rows) and scanner.worth(page):
            scan = scanner.read(page, index + 1)
            return scan or Page(index + 1, width, height, rows)
        # what another program for OCR read, nobody knows how surely
        return Page(index + 1, width, height, rows, scanned=bool(rows) and is_ocr_layer(page))
    finally:
        page.close()
        alive()


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
