"""Laws of words that nobody sees on the page: they are left out with a warning, and every word that is seen is read."""

from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.raw import Raw
from corpus.readers.pdf import read
from tests.unit.corpus.printing import HEIGHT, LEFT, SIZE, TOP, WIDTH, Sheet, column, printed

TEXT = ["Föreningen avstyrker förslaget om en ny avgift för", "enskilda hushåll i hela landet."]
WORDS = "Vi tillstyrker förslaget om tillsyn"
Draw = Callable[[Canvas], None]


def _words(y: float, *, size: float = SIZE, grey: float = 0.0, mode: int = 0, x: float = LEFT) -> Draw:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(x, y)
        text.setFont("Helvetica", size)
        text.setFillGray(grey)
        text.setTextRenderMode(mode)
        text.textLine(WORDS)
        text.setTextRenderMode(0)
        text.setFillGray(0)
        canvas.drawText(text)

    return draw


def _box(y: float, *, grey: float = 0.0, width: float = 400, x: float = LEFT - 4) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        canvas.rect(x, y - 4, width, SIZE + 6, stroke=0, fill=1)
        canvas.setFillGray(0)

    return draw


def _image(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (300, 420), (255, 255, 255))), 0, 0, WIDTH, HEIGHT)


Y = TOP - 200
UNSEEN = {
    "below the page": [_words(-60)],
    "beside the page": [_words(Y, x=WIDTH + 20)],
    "invisible": [_words(Y, mode=3)],
    "white on white": [_words(Y, grey=1)],
    "nearly white on white": [_words(Y, grey=0.99)],
    "too small for any eye": [_words(Y, size=0.5)],
    "under a black box": [_words(Y), _box(Y)],
    "under a white box": [_words(Y), _box(Y, grey=1)],
    "black on a black box": [_box(Y), _words(Y), _box(Y)],
}
SEEN = {
    "plain": [_words(Y)],
    "white on black": [_box(Y), _words(Y, grey=1)],
    "light grey on white": [_words(Y, grey=0.8)],
    "on a box": [_box(Y, grey=0.9), _words(Y)],
    "beside a box": [_words(Y), _box(Y - 40)],
    "small": [_words(Y, size=5)],
    "outlined": [_words(Y, grey=1, mode=2)],
    "a scanner's layer on its image": [_image, _words(Y, mode=3)],
}


def _read(draws: list[Draw]) -> tuple[Raw, str]:
    raw = read(printed(Sheet(column(TEXT), draw=draws)))
    return raw, " ".join(block.text.text for block in raw.blocks)


@pytest.mark.parametrize("name", UNSEEN)
def test_words_that_nobody_sees_are_left_out_with_a_warning(name: str) -> None:
    raw, text = _read(UNSEEN[name])
    assert text == " ".join(TEXT)
    assert raw.warnings == ["ord som ingen kan se på sidan lästes inte (sida 1)"]


@pytest.mark.parametrize("name", SEEN)
def test_words_that_are_seen_are_read_without_one(name: str) -> None:
    raw, text = _read(SEEN[name])
    assert text.replace(WORDS, "").split() == " ".join(TEXT).split() or name.startswith("a scanner")
    assert WORDS in text
    assert raw.warnings == []


def test_of_a_line_only_the_words_under_a_box_are_left_out() -> None:
    raw, text = _read([_words(Y), _box(Y, x=LEFT + 14, width=50)])
    assert "tillstyrker" not in text
    assert "Vi" in text
    assert "förslaget om tillsyn" in text
    assert raw.warnings
