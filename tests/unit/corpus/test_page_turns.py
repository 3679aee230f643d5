"""Laws of pages whose words run up, down or upside down: they are read as a person would turn the page."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.description import describe_document
from corpus.manifest import DocumentEntry
from corpus.places import unpack, within
from corpus.raw import Raw
from corpus.readers.pdf import read
from corpus.structure import parse
from corpus.types import Document, Original
from tests.unit.corpus.making import REGISTER
from tests.unit.corpus.printing import HEIGHT, WIDTH, Sheet, Words, column, printed

ROWS = [
    ["Förslag", "Avsnitt", "Vår ståndpunkt"],
    ["Samlad tjänst", "5.2", "Nämnden tillstyrker förslaget."],
    ["Statlig avgift", "6.1", "Nämnden avstyrker förslaget."],
    ["Reservvatten", "8.1", "Nämnden avstyrker förslaget."],
]
TURNS = {90: (0, 1, -1, 0, WIDTH, 0), 180: (-1, 0, 0, -1, WIDTH, HEIGHT), 270: (0, -1, 1, 0, 0, HEIGHT)}
TEXT = ["Kommunerna har under lång tid efterfrågat en mer samlad", "styrning av tillsynen i hela landet."]
X, Y, STEP = 60, 400, 24


def _turned(turn: int, rows: list[list[str]]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.transform(*TURNS[turn])
        canvas.setFont("Helvetica", 11)
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                canvas.drawString(X + 120 * j, Y - i * STEP, cell)
        canvas.restoreState()

    return draw


def _texts(raw: Raw) -> list[str]:
    text, blocks, _ = parse(raw.blocks, styled=raw.styled)
    return [text.text[b.start : b.end] for b in blocks]


def _document(raw: Raw) -> Document:
    original = Original("svar.pdf", "0" * 64, "pdf")
    return describe_document(raw, original, DocumentEntry(file="svar.pdf"), None, REGISTER)[0]


@pytest.mark.parametrize("turn", TURNS)
def test_a_page_of_words_that_are_turned_is_read_as_turned(turn: int) -> None:
    raw = read(printed(Sheet(column(TEXT)), Sheet([], draw=[_turned(turn, ROWS)])))
    assert raw.furniture == []
    assert _texts(raw) == [" ".join(TEXT), *(" | ".join(row) for row in ROWS)]
    assert raw.pages == 2


@pytest.mark.parametrize("turn", TURNS)
def test_a_head_that_is_not_turned_is_read_too(turn: int) -> None:
    raw = read(printed(Sheet([Words("Bilaga till yttrandet")], draw=[_turned(turn, ROWS)])))
    assert _texts(raw) == ["Bilaga till yttrandet", *(" | ".join(row) for row in ROWS)]
    assert raw.pages == 1


@pytest.mark.parametrize("turn", TURNS)
def test_turned_words_lead_to_their_place_on_the_page_as_it_is_shown(turn: int) -> None:
    document = _document(read(printed(Sheet([], draw=[_turned(turn, ROWS)]))))
    at = document.text.index("Reservvatten")
    (place,) = within(unpack(document.places), at, at + len("Reservvatten"))
    a, b, c, d, e, f = TURNS[turn]
    x, y = X + 30, Y - 3 * STEP + 3  # on the word
    shown = (a * x + c * y + e) / WIDTH, 1 - (b * x + d * y + f) / HEIGHT
    left, top, right, bottom = place.box
    assert left < shown[0] < right
    assert top < shown[1] < bottom


def test_words_in_the_margin_are_no_text_beside_others() -> None:
    raw = read(printed(Sheet(column(TEXT), draw=[_turned(90, [["Blankett 2013"]])])))
    assert raw.furniture == ["Blankett 2013"]
    assert _texts(raw) == [" ".join(TEXT)]


def test_a_word_that_is_drawn_in_pieces_is_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.transform(*TURNS[90])
        pieces = [("Nämnden avstyrker förslaget om till", "synsavgift i länen."), ("Den", "na är dyr.")]
        for i, (first, second) in enumerate(pieces):
            text = canvas.beginText(X, Y - i * STEP)
            text.setFont("Helvetica", 11)
            text.textOut(first)
            text.textOut(second)
            canvas.drawText(text)

    raw = read(printed(Sheet([], draw=[draw])))
    said = parse(raw.blocks, styled=raw.styled)[0].text
    assert "avstyrker förslaget om tillsynsavgift i länen." in said
    assert "Denna är dyr." in said
