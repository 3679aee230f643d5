"""Laws of what is laid over or beside a letter: a stamp is no words of it, an address in its margin parts no line."""

import math
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.raw import Raw
from corpus.readers.pages.margins import margin_apart
from corpus.readers.pages.row import Row
from corpus.readers.pdf import read
from corpus.structure import parse
from tests.unit.corpus.printing import LEADING, LEFT, TOP, Sheet, Words, column, printed

TEXT = [
    "Kustnämnden har tagit del av förslaget om samlad tillsyn",
    "och anser att staten ska bekosta den nya ordningen, som",
    "i annat fall skulle tränga undan annat viktigt arbete",
    "hos kommunerna. Nämnden tillstyrker att registret inrättas",
    "men avstyrker avgiften, eftersom den drabbar de minsta",
    "kommunerna hårdast och inte ger någon verklig styrning",
    "av hur kajer och bryggor sköts längs landets kuster.",
]
ADDRESS = ["Postadress", "Box 17", "471 21 Skärhamn", "Telefon", "0304-60 10 00", "kust@tjorn.example"]
STAMP = ["Regeringskansliet", "Inkom 2041-03-12", "Dnr Fi2041/00321-7"]


def _texts(raw: Raw) -> list[str]:
    text, blocks, _ = parse(raw.blocks, styled=raw.styled)
    return [text.text[b.start : b.end] for b in blocks]


def _leaning(angle: float, lines: list[str], x: float, y: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.setFont("Helvetica", 11)
        for i, line in enumerate(lines):
            canvas.drawString(0, -i * LEADING, line)
        canvas.restoreState()

    return draw


@pytest.mark.parametrize("angle", [5, 9, 20, -6, -17, 33])
@pytest.mark.parametrize("y", [TOP + 20, TOP - 40], ids=["above", "over"])
def test_a_stamp_laid_askew_over_a_page_is_no_words_of_its_letter(angle: float, y: float) -> None:
    raw = read(printed(Sheet(column(TEXT), draw=[_leaning(angle, STAMP, 300, y)])))
    assert _texts(raw) == [" ".join(TEXT)]
    assert raw.furniture == [" ".join(STAMP)]


@pytest.mark.parametrize("angle", [2, 4, 7, -5])
def test_a_page_that_was_fed_askew_loses_none_of_its_words(angle: float) -> None:
    raw = read(printed(Sheet([], draw=[_leaning(angle, TEXT, LEFT, TOP)])))
    assert raw.furniture == []
    assert "".join(" ".join(_texts(raw)).split()) == "".join(" ".join(TEXT).split())


def test_slanted_type_does_not_lean() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.transform(1, 0, math.tan(math.radians(16)), 1, LEFT, 600)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(0, 0, "Nämnden avstyrker avgiften.")
        canvas.restoreState()

    assert _texts(read(printed(Sheet(column(TEXT), draw=[draw]))))[-1] == "Nämnden avstyrker avgiften."


def _beside(cells: list[str], x: float) -> list[Words]:
    """Return a text and what stands beside it, drawn line by line."""
    lines: list[Words] = []
    for i, line in enumerate(TEXT):
        y = TOP - i * LEADING
        row = [Words(line, 180, y)] + ([Words(cells[i - 1], x, y, 8)] if 0 < i <= len(cells) else [])
        lines += sorted(row, key=lambda words: words.x)
    return lines


@pytest.mark.parametrize("x", [30, 500])
def test_an_address_in_the_margin_parts_no_line_of_the_text(x: float) -> None:
    texts = _texts(read(printed(Sheet(_beside(ADDRESS, x)))))
    assert texts[-1] == " ".join(TEXT)
    assert " ".join(texts[:-1]).replace("\n", " ") == " ".join(ADDRESS)


def test_answers_beside_what_they_answer_stay_in_their_rows() -> None:
    rows = [
        Row(1, text, left, 100.0 + 14 * i, left + 5 * len(text), 110.0 + 14 * i, 10.0, False)
        for i, line in enumerate(TEXT)
        for text, left in ((f"Fråga {i}", 30.0), (line, 180.0))
    ]
    assert margin_apart(rows) == rows
