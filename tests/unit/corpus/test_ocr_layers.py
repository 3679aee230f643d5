"""Laws of text layers: words that lie unseen over or under a page's image are OCR, printed words never are."""

from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.raw import Raw
from corpus.readers.formats import Format
from corpus.readers.pages.glyphs import garbled
from corpus.readers.pages.language import is_better, is_poor
from corpus.readers.pages.ocr import _row, _Word
from corpus.readers.pages.row import Row
from corpus.readers.sandbox import Sandbox
from tests.unit.corpus.printing import HEIGHT, LEFT, SIZE, TOP, WIDTH, Sheet, column, printed

LINES = [
    "Kammarkollegiet avstyrker förslaget om en gemensam modell för tillsyn.",
    "Myndigheten anser att kostnaderna måste utredas innan någon ändring.",
]
STAMP = "Ankom 2018-03-04"
Draw = Callable[[Canvas], None]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as made:
        yield made


def _text(lines: list[str], mode: int, y: float = TOP) -> Draw:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(LEFT, y)
        text.setFont("Helvetica", SIZE)
        text.setTextRenderMode(mode)
        for line in lines:
            text.textLine(line)
        text.setTextRenderMode(0)
        canvas.drawText(text)

    return draw


def _image(share: float = 1.0, alpha: int = 255) -> Draw:
    image = Image.new("RGBA", (300, 420), (230, 230, 220, alpha))
    size = WIDTH * share**0.5, HEIGHT * share**0.5
    return lambda canvas: canvas.drawImage(ImageReader(image), 0, HEIGHT - size[1], *size, mask="auto")


def _in_form(draw: Draw, scale: float) -> Draw:
    """Draw inside a form that is itself drawn larger."""

    def form(canvas: Canvas) -> None:
        canvas.beginForm("form", upperx=WIDTH, uppery=HEIGHT)
        canvas.scale(1 / scale, 1 / scale)
        draw(canvas)
        canvas.endForm()
        canvas.saveState()
        canvas.scale(scale, scale)
        canvas.doForm("form")
        canvas.restoreState()

    return form


def _read(sandbox: Sandbox, *draws: Draw) -> Raw:
    raw = sandbox.read(Format.PDF, printed(Sheet([], draw=draws), Sheet(column(LINES)))).raw
    assert raw is not None
    assert all(line in " ".join(block.text.text for block in raw.blocks) for line in LINES)
    return raw


SCANS = {
    "invisible over its image": [_image(), _text(LINES, 3)],
    "invisible, drawn first": [_text(LINES, 3), _image()],
    "hidden under its image": [_text(LINES, 0), _image()],
    "with a printed stamp": [_image(), _text(LINES, 3), _text([STAMP], 0, y=60)],
    "the image in a form": [_in_form(_image(), 3), _text(LINES, 3)],
    "the words in a form": [_image(), _in_form(_text(LINES, 3), 2)],
}
PRINTS = {
    "on a picture": [_image(), _text(LINES, 0)],
    "under a small picture": [_text(LINES, 0), _image(0.2)],
    "under a watermark": [_text(LINES, 0), _image(alpha=40)],
    "outlined": [_image(), _text(LINES, 1)],
    "with some words for readers aloud": [_image(), _text(LINES, 0), _text(["Bild"], 3, y=60)],
    "invisible without an image": [_text(LINES, 3)],
}


@pytest.mark.parametrize("name", SCANS)
def test_words_that_nobody_sees_over_an_image_are_ocr_on_their_page(sandbox: Sandbox, name: str) -> None:
    assert _read(sandbox, *SCANS[name]).ocr == {1: None}


@pytest.mark.parametrize("name", PRINTS)
def test_words_that_a_person_sees_are_printed(sandbox: Sandbox, name: str) -> None:
    assert _read(sandbox, *PRINTS[name]).ocr == {}


def test_a_type_without_shapes_is_ocr(sandbox: Sandbox) -> None:
    data = printed(Sheet([], draw=[_image(), _text(LINES, 0)]))
    shapeless = data.replace(b"/BaseFont /Helvetica ", b"/BaseFont /GlyphLess ")
    raw = sandbox.read(Format.PDF, shapeless).raw
    assert raw is not None
    assert raw.ocr == {1: None}


def test_a_file_without_layers_reads_the_same_whether_or_not_images_are_there(sandbox: Sandbox) -> None:
    plain, pictured = (
        sandbox.read(Format.PDF, printed(Sheet([], draw=draws))).raw
        for draws in ([_text(LINES, 0)], [_image(0.2), _text(LINES, 0)])
    )
    assert plain == pictured


def _rows(text: str) -> list[Row]:
    return [Row(1, text, LEFT, 100.0, 400.0, 110.0, SIZE, False)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (LINES[0], True),
        ("Innehåll " + ". " * 200 + "5", True),
        ("____________________________________", True),
        ('- -- !"- #$ %& - ! (-) -)* # + -* , (")## -0+ /', False),
        ("\ue041\ue042\ue043 " * 12, False),
    ],
)
def test_a_page_of_signs_alone_does_not_tell_its_letters(text: str, named: bool) -> None:
    assert garbled(_rows(text)) is not named


def test_a_layer_is_poor_where_its_words_run_together_or_are_misread() -> None:
    sound = "Vi anser att det är en fråga som kommunen har att ta ställning till och inte staten. " * 12
    together, misread = sound.replace(" ", ""), sound.translate(str.maketrans("aeoäi", "nc6dl"))
    assert not is_poor(_rows(sound))
    for layer in (together, misread):
        assert is_poor(_rows(layer))
        assert is_better(_rows(sound), than=_rows(layer))
        assert not is_better(_rows(layer), than=_rows(layer))


def test_a_section_sign_is_known_by_the_law_around_it() -> None:
    def read(text: str) -> str:
        words = [
            _Word(("1", "1", "1"), word, 90.0, 20.0 * i, 0.0, 20.0 * i + 15, 10.0)
            for i, word in enumerate(text.split())
        ]
        return _row(words, 1).text

    assert (
        read("jfr 7 kap. 15 8 miljöbalken och enligt 12 8 lagen") == "jfr 7 kap. 15 § miljöbalken och enligt 12 § lagen"
    )
    assert read("i 5 och 6 88 förslaget") == "i 5 och 6 §§ förslaget"
    for text in ("enligt 12 8 personer", "från 1 8 mars", "Summa 12 8 4", "3 kap. 88 sidor"):
        assert read(text) == text
