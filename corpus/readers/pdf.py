"""PDF: what is printed on its pages, in reading order, with the place of every row."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

import pypdfium2
from pypdfium2 import PdfPage

from corpus.errors import UnreadableDocument
from corpus.raw import Raw
from corpus.readers.formats import pdf_start
from corpus.readers.pages import ocr
from corpus.readers.pages.forms import with_answers
from corpus.readers.pages.glyphs import garbled, printed, sound
from corpus.readers.pages.language import is_better, is_gibberish, is_poor, share_of_words
from corpus.readers.pages.layers import is_ocr_layer, pictured
from corpus.readers.pages.placing import Back
from corpus.readers.pages.row import Row
from corpus.readers.pages.scans import Scanner, some
from corpus.readers.pages.setting import Page, set_pages
from corpus.readers.printed_mail import with_letter_apart
from corpus.readers.signs import alive

MAX_PAGES = 10_000
_FEW_LETTERS, _MORE_LETTERS = 200, 100  # a running head over an image, and what reading the image must give beyond it
_LITTLE = 1_500  # letters: as much as programs write where a form would stand
_UNNAMED = 12  # letters that the file does not name: fewer may be marks
_WIDER = 1.3
_WORDS = 0.12  # share of common words in an image, where the file's own letters are others than it shows
_HEAD = b"%PDF-1.7\n"
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_DRAWN_BY_ADOBE = 2  # FORMTYPE_XFA_FULL: what stands on the pages is a request to wait


def read(data: bytes) -> Raw:
    """Return the text of a PDF file with its pages; pages that are images are read from these where they can be."""
    document = opened(data)
    with suppress(pypdfium2.PdfiumError):
        document.init_forms()
    scanner = Scanner()
    told = _Told()
    try:
        pages = [page for i in range(len(document)) for page in _pages(document, i, scanner, told)]
        drawn = document.get_formtype() == _DRAWN_BY_ADOBE
    finally:
        document.close()
    raw = set_pages("pdf", pages)
    raw.blocks = with_letter_apart(raw.blocks)
    if drawn and sum(len(block.text.text) for block in raw.blocks) < _LITTLE:
        raise UnreadableDocument("it is a form that only Adobe's programs show (XFA): print it to PDF there")
    raw.warnings += scanner.warnings(blank=not raw.blocks)
    raw.tentative = scanner.tentative
    if told.unnamed and not raw.blocks:
        raise UnreadableDocument("it does not tell which letters it shows: it is damaged, or is to be saved anew")
    raw.warnings += told.warnings()
    return raw


@dataclass(slots=True)
class _Told:
    """What is known of the pages so far.

    The numbers of those that a person is to know of: of words that nobody sees, of letters that nobody can tell. Where
    on the last page the numbers of lines ended, if it had any.
    """

    unseen: list[int] = field(default_factory=list)
    unnamed: list[int] = field(default_factory=list)
    numbered: float | None = None

    def warnings(self) -> list[str]:
        """Return what was left out."""
        said = (
            (self.unseen, "ord som ingen kan se på sidan lästes inte (sida {})"),
            (self.unnamed, "filen anger inte vilka bokstäver som står på sidan, så den lästes inte (sida {})"),
        )
        return [words.format(some(numbers)) for numbers, words in said if numbers]


def _pages(document: pypdfium2.PdfDocument, index: int, scanner: Scanner, told: _Told) -> list[Page]:
    """Return a page, twice where its words run in two directions."""
    page = document[index]
    try:
        width, height = (max(side, 1.0) for side in page.get_size())
        print_ = printed(page, index + 1, told.numbered)
        told.numbered = print_.numbered
        first = with_answers(page, document.formenv, print_.parts[0][1], index + 1)
        print_.parts[0] = (print_.parts[0][0], first)
        rows = print_.rows
        if print_.unseen:
            told.unseen.append(index + 1)
        own = Page(index + 1, width, height, first)
        unnamed = _letters(rows) >= _UNNAMED and garbled(rows)
        scanned = bool(rows) and not unnamed and is_ocr_layer(page)  # by a program nobody knows how sure of it
        scan = _anew(page, own, rows, scanner, unnamed=unnamed, layer=scanned)
        if scan:
            return [scan]
        if unnamed:
            told.unnamed.append(index + 1)
            return [replace(own, rows=())]
        return [_turned(index + 1, (width, height), quarter, part, scanned=scanned) for quarter, part in print_.parts]
    finally:
        page.close()
        alive()


def _anew(
    page: PdfPage, own: Page, rows: Sequence[Row], scanner: Scanner, *, unnamed: bool, layer: bool
) -> Page | None:
    """Return a page read from its image, where it holds no words of its own or others than it shows."""
    if not unnamed and is_gibberish(rows) and ocr.available():
        scan = scanner.read(page, own.number)
        if scan and (share_of_words(scan.rows) or 0.0) > _WORDS:
            return scan
    words = not unnamed and sound(rows)
    if unnamed or (scanner.worth(page) if not words else _letters(rows) < _FEW_LETTERS and pictured(page)):
        scan = scanner.read(page, own.number)
        if scan and unnamed:
            return scan if sound(scan.rows) else None
        if scan and (not words or _letters(scan.rows) > 2 * _letters(rows) + _MORE_LETTERS):
            return _with_print(scan, own)
    elif layer and is_poor(rows) and ocr.available():
        scan = scanner.read(page, own.number)
        if scan and is_better(scan.rows, than=rows):
            return scan
    return None


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


def _from_its_head(data: bytes) -> bytes:
    """Return a PDF file without what was put before its head, or with a head where that was cut off."""
    start = 0 if data.startswith(b"%PDF") else pdf_start(data)
    whole = data[start or 0 :]
    return whole if whole.startswith(b"%PDF") else _HEAD + whole


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """Return a PDF file to be closed after use; UnreadableDocument says why it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(_from_its_head(data))
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableDocument("it is protected by a password: get a copy without one") from error
        raise UnreadableDocument("the PDF file is damaged or cut off: get a whole copy") from error
    if not 0 < len(document) <= MAX_PAGES:
        raise UnreadableDocument(f"it has {len(document)} pages (read: 1 to {MAX_PAGES}): split it")
    return document
