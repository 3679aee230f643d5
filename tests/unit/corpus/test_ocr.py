"""Laws of scans: what is printed is read from the image, upright or not, and said to be so."""

import errno
import io
import struct
import subprocess
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import ReaderUnable, UnreadableDocument
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


def _scan(turn: float, pages: int = 1, form: str = "PDF") -> bytes:
    """Return a file that holds nothing but images of a printed page, turned counter-clockwise."""
    document = pypdfium2.PdfDocument(printed(SHEET))
    image = document[0].render(scale=200 / 72).to_pil().convert("L").rotate(turn, expand=turn % 90 == 0, fillcolor=255)
    document.close()
    out = io.BytesIO()
    image.save(out, form, resolution=200, save_all=True, append_images=[image] * (pages - 1))
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


LETTER = [
    "Nämnden har inget att invända mot att tillsynen samlas hos en myndighet, men anser att",
    "kostnaderna för det som ska göras måste beräknas och att de som berörs ska få yttra sig",
    "innan regeringen beslutar om när lagen ska träda i kraft. Vi avstyrker därför förslaget",
    "om en avgift till staten och vill att det utreds vidare hur den ska kunna betalas av de",
    "verksamheter som i dag är undantagen från det krav på anmälan som gäller för alla andra.",
]


@pytest.mark.parametrize("shift", [0, 1])
def test_words_of_no_language_are_read_from_the_image_of_their_page(sandbox: Sandbox, shift: int) -> None:
    document = pypdfium2.PdfDocument(printed(Sheet(column(LETTER))))
    image = ImageReader(document[0].render(scale=200 / 72).to_pil().convert("L"))
    document.close()

    def draw(canvas: Canvas) -> None:  # letters that say of themselves that they are others
        text = canvas.beginText(LEFT, TOP)
        text.setTextRenderMode(3)
        text.setLeading(14)
        for line in LETTER:
            text.textLine("".join(chr(ord(c) + shift) if c.isascii() and c.isalpha() else c for c in line))
        canvas.drawText(text)
        canvas.drawImage(image, 0, 0, WIDTH, HEIGHT)

    raw = _read(sandbox, Format.PDF, printed(Sheet([], draw=[draw])))
    assert "Vi avstyrker därför förslaget" in " ".join(block.text.text for block in raw.blocks)
    assert (raw.ocr[1] is None) == (shift == 0)  # how surely another program read it nobody knows


def test_a_list_of_names_is_no_gibberish_that_an_image_would_tell_better(sandbox: Sandbox) -> None:
    names = [f"Anna Berg{n} Karlstad, Olle Lind{n} Gävle, Sara Holm{n} Umeå" for n in range(20)]
    assert _read(sandbox, Format.PDF, printed(Sheet(column(names)))).ocr == {}


def test_without_tesseract_the_reason_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.readers import pdf

    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(UnreadableDocument, match="apt-get install tesseract-ocr"):
        pdf.read(_scan(0))


def test_a_scan_longer_than_there_is_time_for_keeps_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.readers import pdf
    from corpus.readers.pages import scans

    monkeypatch.setattr(scans, "_BUDGET_SECONDS", 0.0)
    with pytest.raises(UnreadableDocument, match="split it") as refused:
        pdf.read(_scan(0))
    assert not isinstance(refused.value, ReaderUnable)  # or each build would try it again, as long
    ticks = iter([0.0, 5.0, 11.0, 12.0])
    monkeypatch.setattr(scans, "_BUDGET_SECONDS", 10.0)
    monkeypatch.setattr("corpus.readers.pages.scans.time.monotonic", lambda: next(ticks))
    raw = pdf.read(_scan(0, pages=3))
    assert (set(raw.ocr), raw.tentative) == ({1}, False)
    assert raw.warnings == ["sidor som är bilder lästes inte (2, 3): det tog för lång tid, dela filen"]


def test_each_time_that_a_page_is_looked_at_is_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    signs: list[str] = []
    monkeypatch.setattr(ocr, "alive", lambda: signs.append("."))
    document = pypdfium2.PdfDocument(_scan(90))
    ocr.read_image(document[0].render(scale=2, grayscale=True).to_pil(), 1)
    document.close()
    assert len(signs) >= 3


def test_an_image_that_is_too_large_is_called_so_and_not_damaged() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0))
    with pytest.raises(UnreadableDocument, match="too large"):
        read(Format.IMAGE, b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""))


def _failing(monkeypatch: pytest.MonkeyPatch, fails: Callable[[int], bool], code: int = -9) -> None:
    """Make tesseract end with a code whenever `fails` says so of the number of a page that it reads."""
    real, calls = subprocess.run, [0]

    def run(command: Sequence[str], **options: Any) -> "subprocess.CompletedProcess[bytes]":
        calls[0] += "tsv" in command
        if "tsv" in command and fails(calls[0]):
            return subprocess.CompletedProcess(command, code, b"", b"")
        return real(command, **options)

    monkeypatch.setattr(subprocess, "run", run)


@pytest.mark.parametrize(("kind", "form"), [(Format.PDF, "PDF"), (Format.IMAGE, "TIFF")])
@pytest.mark.parametrize("code", [-9, 1])
def test_a_page_on_which_tesseract_fails_is_told_of_and_never_taken_for_blank(
    monkeypatch: pytest.MonkeyPatch, kind: Format, form: str, code: int
) -> None:
    _failing(monkeypatch, lambda page: page == 2, code)
    raw = read(kind, _scan(0, 3, form)).raw
    assert raw is not None
    assert set(raw.ocr) == {1, 3}
    assert raw.tentative
    assert raw.warnings == ["sidor som är bilder lästes inte (2): läsningen misslyckades, indexera en gång till"]


@pytest.mark.parametrize(("kind", "form"), [(Format.PDF, "PDF"), (Format.IMAGE, "PNG")])
def test_a_scan_on_which_tesseract_fails_is_no_file_without_text(
    monkeypatch: pytest.MonkeyPatch, kind: Format, form: str
) -> None:
    _failing(monkeypatch, lambda _: True)
    with pytest.raises(ReaderUnable, match=r"failed here \(tesseract ended with -9\)"):
        read(kind, _scan(0, 1, form))


@pytest.mark.parametrize(("kind", "form"), [(Format.PDF, "PDF"), (Format.IMAGE, "PNG")])
def test_a_scan_for_which_there_is_no_room_is_not_damaged(
    monkeypatch: pytest.MonkeyPatch, kind: Format, form: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    scan = _scan(0, 1, form)
    monkeypatch.setattr(Image.Image, "save", full)
    with pytest.raises(ReaderUnable, match="No space left on device"):
        read(kind, scan)


def test_a_blank_page_is_blank() -> None:
    out = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(out, "PNG")
    raw = read(Format.IMAGE, out.getvalue()).raw
    assert raw is not None
    assert (raw.blocks, raw.warnings) == ([], [])


def test_an_image_longer_than_tesseract_reads_is_refused_with_the_true_reason() -> None:
    out = io.BytesIO()
    Image.new("L", (100, ocr.MOST_SIDE + 1), 255).save(out, "PNG")
    with pytest.raises(UnreadableDocument, match="cut it into pages"):
        read(Format.IMAGE, out.getvalue())
