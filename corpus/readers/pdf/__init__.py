"""PDF: what is printed on its pages, in reading order, with the place of every row."""

from collections.abc import Sequence

import pypdfium2

from corpus.errors import UnreadableDocument
from corpus.raw import Line, Raw
from corpus.readers.pdf.furniture import furniture
from corpus.readers.pdf.layout import Placed, blocks
from corpus.readers.pdf.rows import Row, page_rows
from corpus.readers.signs import alive

MAX_PAGES = 10_000
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read(data: bytes) -> Raw:
    """Return the text of a PDF file with its pages."""
    document = _opened(data)
    try:
        return _read(document)
    finally:
        document.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableDocument("it is protected by a password: get a copy without one") from error
        raise UnreadableDocument("the PDF file is damaged or cut off: get a whole copy") from error
    if not 0 < len(document) <= MAX_PAGES:
        raise UnreadableDocument(f"it has {len(document)} pages (read: 1 to {MAX_PAGES}): split it")
    return document


def _read(document: pypdfium2.PdfDocument) -> Raw:
    raw = Raw("pdf", [], pages=len(document))
    sizes: list[tuple[float, float]] = []
    pages: list[list[Row]] = []
    for i in range(len(document)):
        page = document[i]
        sizes.append(page.get_size())
        pages.append(page_rows(page, i + 1))
        page.close()
        alive()
    gone = furniture(pages, [height for _, height in sizes])
    placed: list[Placed] = []
    first = 0
    for rows, out, size in zip(pages, gone, sizes, strict=True):
        for i, row in enumerate(rows):
            if i in out:
                raw.furniture.append(row.text)
                continue
            placed.append(Placed(row, first))
            raw.lines.append(_line(row, first, size))
            first += len(row.text)
    raw.blocks = blocks(placed)
    return raw


def _line(row: Row, first: int, size: Sequence[float]) -> Line:
    width, height = max(size[0], 1.0), max(size[1], 1.0)
    sides = (row.left / width, row.top / height, row.right / width, row.bottom / height)
    left, top, right, bottom = (min(1.0, max(0.0, side)) for side in sides)
    return Line(first, first + len(row.text), row.page, (left, top, right, bottom))
