"""Laws of scans: what is printed is read from the image, upright or not, and said to be so."""

import io
import struct
import zlib
from collections.abc import Iterator

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from corpus.errors import UnreadableDocument
from corpus.raw import Raw
from corpus.readers import read
from corpus.readers.formats import Format
from corpus.readers.pages import ocr
from corpus.readers.sandbox import Sandbox
from tests.unit.corpus.printing import HEIGHT, LEFT, TOP, WIDTH, Sheet, Words, column, printed

LINES = [
    "Kammarkollegiet avstyrker förslaget om en gemensam modell för tillsyn av kommuner.",
    "Myndigheten anser att kostnaderna måste utredas innan någon ändring genomförs.",
]
SHEET = Sheet([Words("Yttrande över betänkandet", y=TOP + 50, size=20), *column(LINES)])

pytestmark = pytest.mark.skipif(not ocr.available(), reason=f"tesseract with Swedish is not installed: {ocr.INSTALL}")


def _scan(turn: float) -> bytes:
    """Return a PDF file that holds nothing but the image of a printed page, turned counter-clockwise."""
    document = pypdfium2.PdfDocument(printed(SHEET))
    image = document[0].render(scale=200 / 72).to_pil().convert("L").rotate(turn, expand=turn % 90 == 0, fillcolor=255)
    document.close()
    out = io.BytesIO()
    image.save(out, "PDF", resolution=200)
    return out.getvalue()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as made:
        yield made


def _read(sandbox: Sandbox, kind: Format, data: bytes) -> Raw:
    raw = sandbox.read(kind, data).raw
    assert raw is not None
    return raw


@pytest.mark.parametrize("turn", [0, 2, 90, 180, 270])
def test_a_scan_is_read_and_each_line_has_its_place(sandbox: Sandbox, turn: float) -> None:
    raw = _read(sandbox, Format.PDF, _scan(turn))
    text = " ".join(block.text.text for block in raw.blocks)
    assert all(line in text for line in LINES)
    confidence = raw.ocr[1]
    assert confidence is not None
    assert 0.7 < confidence <= 1
    if turn == 2:
        return
    left, top, right, bottom = LEFT / WIDTH, (HEIGHT - TOP) / HEIGHT - 0.012, 0.85, (HEIGHT - TOP) / HEIGHT
    boxes = {
        0: (left, top, right, bottom),
        90: (top, 1 - right, bottom, 1 - left),
        180: (1 - right, 1 - bottom, 1 - left, 1 - top),
        270: (1 - bottom, left, 1 - top, right),
    }
    wanted = boxes[int(turn)]
    assert any(all(abs(a - b) < 0.06 for a, b in zip(line.box, wanted, strict=True)) for line in raw.lines)


def test_an_image_is_a_page(sandbox: Sandbox) -> None:
    document = pypdfium2.PdfDocument(printed(SHEET))
    out = io.BytesIO()
    image: Image.Image = document[0].render(scale=200 / 72).to_pil()
    document.close()
    image.save(out, "PNG")
    raw = _read(sandbox, Format.IMAGE, out.getvalue())
    assert (raw.pages, raw.format) == (1, "image")
    assert LINES[0] in " ".join(block.text.text for block in raw.blocks)


def test_printed_words_are_never_read_from_an_image(sandbox: Sandbox) -> None:
    assert _read(sandbox, Format.PDF, printed(SHEET)).ocr == {}


def test_a_page_whose_text_is_an_image_under_a_printed_head_is_read_whole(sandbox: Sandbox) -> None:
    document = pypdfium2.PdfDocument(printed(SHEET))
    image = ImageReader(document[0].render(scale=200 / 72).to_pil().convert("L"))
    document.close()
    head = Words("TSFS 2009:26", y=HEIGHT - 30)
    draw = [lambda canvas: canvas.drawImage(image, 0, 0, WIDTH, HEIGHT - 50)]
    raw = _read(sandbox, Format.PDF, printed(Sheet([head], draw=draw), Sheet([head, *column(LINES)])))
    text = " ".join(block.text.text for block in raw.blocks)
    assert all(text.count(line) == 2 for line in LINES)
    assert head.text in text
    assert set(raw.ocr) == {1}


def test_without_tesseract_the_reason_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.errors import UnreadableDocument
    from corpus.readers import pdf

    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(UnreadableDocument, match="apt-get install tesseract-ocr"):
        pdf.read(_scan(0))


def test_an_image_that_is_too_large_is_called_so_and_not_damaged() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0))
    with pytest.raises(UnreadableDocument, match="too large"):
        read(Format.IMAGE, b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""))
