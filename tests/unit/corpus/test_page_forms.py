"""Laws of answers written into a form: each is read at its place, as a person sees it on the page."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read
from corpus.structure import parse
from tests.unit.corpus.printing import LEFT, TOP, Sheet, Words, printed

LABELS = [Words("Organisation:"), Words("Motivering", y=TOP - 60), Words("Slut på formuläret", y=TOP - 200)]


def _texts(data: bytes) -> list[str]:
    raw = read(data)
    text, blocks, _ = parse(raw.blocks, styled=raw.styled)
    return [text.text[b.start : b.end] for b in blocks]


def _field(value: str, y: float, *, flags: str = "", height: float = 16) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.acroForm.textfield(
            name=f"f{y}", value=value, x=LEFT + 120, y=y - 4, width=250, height=height, fieldFlags=flags
        )

    return draw


def test_an_answer_stands_beside_its_label() -> None:
    texts = _texts(printed(Sheet(LABELS, draw=[_field("Borås kommun", TOP)])))
    assert texts == ["Organisation: Borås kommun", "Motivering", "Slut på formuläret"]


def test_a_long_answer_stands_where_its_field_does() -> None:
    answer = ["Kostnaderna är inte utredda.", "Kommunen avstyrker därför."]
    field = _field("\n".join(answer), TOP - 100, flags="multiline", height=60)
    text = " ".join(_texts(printed(Sheet(LABELS, draw=[field]))))
    assert text.split() == " ".join(["Organisation:", "Motivering", *answer, "Slut på formuläret"]).split()


@pytest.mark.parametrize(("value", "flags"), [("", ""), ("hemligt", "password")])
def test_a_field_that_shows_no_words_is_not_read(value: str, flags: str) -> None:
    texts = _texts(printed(Sheet(LABELS, draw=[_field(value, TOP, flags=flags)])))
    assert texts == [label.text for label in LABELS]


@pytest.mark.parametrize("ticked", [False, True])
@pytest.mark.parametrize("x", [LEFT - 30, LEFT + 80])
def test_a_tick_stands_with_the_words_that_it_ticks(ticked: bool, x: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.acroForm.checkbox(name="a", checked=ticked, x=x, y=TOP - 4, size=16)

    text = _texts(printed(Sheet([Words("Tillstyrks")], draw=[draw])))[0]
    mark = "☒" if ticked else "☐"
    assert text == (f"{mark} Tillstyrks" if x < LEFT else f"Tillstyrks {mark}")


def test_text_laid_on_a_page_is_read_and_a_hidden_one_is_not() -> None:
    def note(canvas: Canvas) -> None:
        for i, (words, flags) in enumerate([("Vi avstyrker förslaget.", 4), ("Osedd", 2)]):
            place = (LEFT + 120, TOP - 4 - 40 * i, 400, TOP + 12 - 40 * i)
            canvas.freeTextAnnotation(words, "/F1 11 Tf", Rect=place, F=flags)

    texts = _texts(printed(Sheet([Words("Ståndpunkt:")], draw=[note])))
    assert texts == ["Ståndpunkt: Vi avstyrker förslaget."]
