"""Laws of answers written into a form: each is read at its place, as a person sees it on the page."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read
from corpus.structure import parse
from tests.unit.corpus.printing import HEIGHT, LEFT, TOP, Sheet, Words, column, printed

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


def _form(y: float, *cells: tuple[float, str]) -> list[Words]:
    return [Words(text, LEFT + x, y) for x, text in cells]


HEAD = ((0, "Förslag"), (150, "Tillstyrks"), (230, "Avstyrks"), (310, "Skäl"))


def _ruled(canvas: Canvas) -> None:
    for x in (-5, 140, 220, 300):
        canvas.line(LEFT + x, 40, LEFT + x, TOP + 60)


def test_a_tick_in_a_table_stands_with_the_name_of_its_column() -> None:
    lines = [
        *_form(TOP, *HEAD),
        *_form(TOP - 20, (0, "5.1 Tillsyn"), (250, "X"), (310, "Det är för dyrt")),
        *_form(TOP - 40, (0, "5.2 Avgift"), (170, "X")),
        *_form(TOP - 60, (0, "5.3 Register"), (250, "X"), (310, "Det hotar många")),
        *_form(TOP - 90, (0, "Nedan följer frågor som gäller hela landet")),
        *_form(TOP - 120, (0, "Fråga"), (150, "Ja"), (310, "Nej")),
        *_form(TOP - 140, (0, "6.1 Behövs lagen"), (312, "X")),
    ]
    assert _texts(printed(Sheet(lines, draw=[_ruled]))) == [
        "Förslag: 5.1 Tillsyn | X Avstyrks | Skäl: Det är för dyrt",
        "Förslag: 5.2 Avgift | X Tillstyrks",
        "Förslag: 5.3 Register | X Avstyrks | Skäl: Det hotar många",
        "Nedan följer frågor som gäller hela landet",
        "Fråga: 6.1 Behövs lagen | X Nej",
    ]


def test_a_tick_on_the_next_page_stands_with_the_name_of_its_column() -> None:
    names = ("Tillsyn", "Avgift", "Register", "Vite", "Anmälan", "Rapport")
    rows = [[(0.0, f"{n + 5} {name}"), ((250.0, "X") if n % 2 else (170.0, "X"))] for n, name in enumerate(names)]
    first = [*_form(TOP, *HEAD), *(word for n, row in enumerate(rows[:5]) for word in _form(TOP - 20 * n - 20, *row))]
    sheets = [Sheet(first, draw=[_ruled]), Sheet(_form(TOP, *rows[5]), draw=[_ruled])]
    read = _texts(printed(*sheets))
    assert [text.split(" | ")[1] for text in read] == ["X Tillstyrks", "X Avstyrks"] * 3


def test_a_row_that_a_table_ends_with_on_the_next_page_keeps_its_cells() -> None:
    rows = [((0, f"{n}.1"), (150, f"Förslag {name}"), (310, "Avstyrks")) for n, name in enumerate("ABCDEF")]
    first = [word for n, row in enumerate(rows[:5]) for word in _form(TOP - 20 * n, *row)]
    last = [*_form(TOP - 60, *rows[5]), Words("Kommunen avstyrker förslaget i dess helhet.", y=TOP - 120)]
    read = _texts(printed(Sheet(first, draw=[_ruled]), Sheet(last, draw=[_ruled])))
    assert read[-2:] == ["5.1 | Förslag F | Avstyrks", "Kommunen avstyrker förslaget i dess helhet."]


def test_the_head_of_a_table_alone_on_a_page_is_kept() -> None:
    rows = [((0, f"{n}.1"), (150, f"Förslag {name}"), (310, "Avstyrks")) for n, name in enumerate("ABCD")]
    head = [Words(word.text, word.x, word.y, bold=True) for word in _form(TOP, (0, "Nr"), (150, "Om"), (310, "Svar"))]
    first = [*head, *(word for n, row in enumerate(rows) for word in _form(TOP - 20 * n - 20, *row))]
    last = [Words(word.text, word.x, TOP - 60, bold=True) for word in head]
    assert _texts(printed(Sheet(first, draw=[_ruled]), Sheet(last, draw=[_ruled])))[-1] == "Nr | Om | Svar"


def test_the_head_of_a_table_is_kept_on_the_page_where_it_stands_first() -> None:
    names = ("Tillsyn", "Avgift", "Register", "Vite", "Anmälan", "Rapport")
    rows = [[(0.0, f"{n + 5}.1 {name}"), (170.0, "X"), (310.0, f"Skäl {n}")] for n, name in enumerate(names)]
    top = HEIGHT - 60
    pages = [
        [*_form(top, *HEAD), *(word for i in range(3) for word in _form(top - 20 - 20 * i, *rows[n + i]))]
        for n in (0, 3)
    ]
    sheets = [Sheet(column(["Kommunen svarar i tabellen som följer."])), *(Sheet(p, draw=[_ruled_high]) for p in pages)]
    assert _texts(printed(*sheets))[1:] == [
        f"Förslag: {n + 5}.1 {name} | X Tillstyrks | Skäl: Skäl {n}" for n, name in enumerate(names)
    ]


def _ruled_high(canvas: Canvas) -> None:
    for x in (-5, 140, 220, 300):
        canvas.line(LEFT + x, 40, LEFT + x, HEIGHT - 40)
