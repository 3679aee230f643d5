"""Laws of boxes to tick that are only drawn: what a person sees ticked is read as ticked, in a scan as on a page."""

import re
from collections.abc import Callable

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pages import ocr
from corpus.readers.pages.boxes import box_in, ink_of
from corpus.readers.pdf import read
from tests.unit.corpus.printing import LEFT, TOP, Sheet, Words, printed

Draw = ImageDraw.ImageDraw
SIDE = 40


def _cross(draw: Draw, reach: int) -> None:
    for y, to in ((-reach, SIDE + reach), (SIDE + reach, -reach)):
        draw.line((30 - reach, 30 + y, 30 + SIDE + reach, 30 + to), width=3)


def _tick(draw: Draw) -> None:
    draw.line((38, 52, 48, 62), width=4)
    draw.line((48, 62, 66, 36), width=4)


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        (lambda _: None, "☐"), (lambda draw: _cross(draw, -5), "☒"), (lambda draw: _cross(draw, 8), "☒"), (_tick, "☒"),
        (lambda draw: draw.rectangle((40, 40, 60, 60), fill=0), "☒"),
        (lambda draw: draw.rectangle((30, 30, 70, 70), fill=0), None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turn", [0, 1.5])
def test_a_box_is_ticked_when_there_is_something_in_it(inside: Callable[[Draw], None], read: str, turn: float) -> None:
    image = Image.new("L", (110, 100), 235)
    draw = ImageDraw.Draw(image)
    draw.rectangle((30, 30, 30 + SIDE, 30 + SIDE), outline=40, width=3)
    inside(draw)
    turned = image.rotate(turn, fillcolor=235, resample=Image.Resampling.BICUBIC)
    assert box_in(ink_of(turned), SIDE / 2) == read


@pytest.mark.parametrize("letter", ["D", "O", "H", "E", "B", "0", "U", "[", "8", "m"])
def test_a_letter_is_no_box(letter: str) -> None:
    document = pypdfium2.PdfDocument(printed(Sheet([Words(letter, 200, 500, size=40)])))
    ink = np.asarray(ink_of(document[0].render(scale=2).to_pil().convert("L")))
    document.close()
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    assert box_in(ink[rows[0] - 5 : rows[-1] + 5, columns[0] - 5 : columns[-1] + 5], 20) is None


CHOICES = ("Tillstyrker", "Avstyrker", "Avstår")


def _drawn(ticked: int, y: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for i in range(len(CHOICES)):
            x = LEFT + 130 * i
            canvas.rect(x, y - 1, 10, 10)
            if i == ticked:
                canvas.line(x + 1, y, x + 9, y + 8)
                canvas.line(x + 1, y + 8, x + 9, y)

    return draw


def _sheet(*ticked: int) -> Sheet:
    lines, draw = [], []
    for n, at in enumerate(ticked):
        y = TOP - 60 * n
        lines += [Words(f"Förslag {n + 5} Gemensam tillsyn i hela landet", y=y + 22)]
        lines += [Words(words, LEFT + 16 + 130 * i, y) for i, words in enumerate(CHOICES)]
        draw.append(_drawn(at, y))
    return Sheet(lines, draw=draw)


@pytest.mark.skipif(not ocr.available(), reason=f"tesseract with Swedish is not installed: {ocr.INSTALL}")
def test_boxes_in_a_scan_stand_before_what_they_tick() -> None:
    document = pypdfium2.PdfDocument(printed(_sheet(0, 1, 2)))
    page = ocr.read_image(document[0].render(scale=300 / 72, grayscale=True).to_pil(), 1)
    document.close()
    words = " ".join(row.text for row in page.rows)
    boxes = [
        f"{mark} {choice}" for n in range(3) for i, choice in enumerate(CHOICES) for mark in ("☒" if i == n else "☐",)
    ]
    assert all(words.count(box) == boxes.count(box) for box in boxes)


def _texts(*sheets: Sheet) -> list[str]:
    raw = read(printed(*sheets))
    return [line for block in raw.blocks for line in re.split(r" \\| (?=[☐☒])| (?=[☐☒])|\n", block.text.text)]


def test_boxes_that_are_drawn_stand_before_what_they_tick() -> None:
    texts = _texts(_sheet(1, 2))
    assert [text for text in texts if "Förslag" not in text] == [
        "☐ Tillstyrker", "☒ Avstyrker", "☐ Avstår", "☐ Tillstyrker", "☐ Avstyrker", "☒ Avstår",
    ]  # fmt: skip


def test_a_letter_in_a_box_ticks_it() -> None:
    sheet = _sheet(9)
    words = [*sheet.lines, Words("X", LEFT + 132, TOP, size=9)]
    texts = _texts(Sheet(words, draw=sheet.draw))
    assert texts[1:] == ["☐ Tillstyrker", "☒ Avstyrker", "☐ Avstår"]


def test_squares_that_nobody_ticked_may_mark_a_list() -> None:
    assert not any("☐" in text for text in _texts(_sheet(9)))


def test_neither_the_ground_of_a_box_nor_a_dot_ticks_it() -> None:
    def ground(canvas: Canvas) -> None:
        for x in (LEFT, LEFT + 130, LEFT + 260):
            canvas.setFillGray(0.95)
            canvas.rect(x + 1, TOP, 8, 8, stroke=0, fill=1)
            canvas.circle(x - 20, TOP + 4, 5)
            canvas.line(x - 23, TOP + 1, x - 17, TOP + 7)

    sheet = _sheet(9)
    assert not any(mark in text for text in _texts(Sheet(sheet.lines, draw=[*sheet.draw, ground])) for mark in "☐☒")
