"""Laws of numbers of lines in the margin: they are no words of the text, and no other number is taken for one."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.readers.pdf import read
from corpus.structure import parse
from tests.unit.corpus.printing import LEADING, LEFT, TOP, Sheet, Words, printed

LINES = [
    "Nämnden avstyrker förslaget om nya myndigheter",
    "eftersom ansvaret mellan dem och kommunerna inte",
    "har utretts i tillräcklig grad av utredningen.",
    "Förslaget om ett register tillstyrks under den",
    "förutsättningen att kostnaderna ersätts fullt ut",
    "av staten. Nämnden har i övrigt inga synpunkter",
    "på de förslag som lämnas, men vill framhålla att",
    "lagen bör träda i kraft först om två år.",
]
OVER = ["Kommunerna behöver tid för att ställa om sin", "verksamhet."]


def _texts(*sheets: Sheet) -> str:
    raw = read(printed(*sheets))
    return " ".join(parse(raw.blocks, styled=raw.styled)[0].text.split())


def _numbered(lines: list[str], first: int = 1, step: int = 1, *, x: float = LEFT - 11, last: bool = False) -> Sheet:
    words = [Words(line, y=TOP - i * LEADING) for i, line in enumerate(lines)]
    shown = [(i, first + i) for i in range(len(lines)) if (first + i) % step == 0]
    numbers = [Words(str(n), x - stringWidth(str(n), "Helvetica", 10), TOP - i * LEADING, 10) for i, n in shown]
    if last:
        return Sheet([*words, *numbers])
    beside = {word.y: word for word in numbers}
    return Sheet([w for line in words for w in ([beside[line.y]] if line.y in beside else []) + [line]])


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("x", [LEFT - 11, LEFT - 30, 520])
def test_numbers_of_lines_are_left_out_wherever_they_stand_and_whenever_they_are_drawn(last: bool, x: float) -> None:
    pages = _numbered(LINES, x=x, last=last), _numbered(OVER, 1 + len(LINES), x=x, last=last)
    assert _texts(*pages) == " ".join([*LINES, *OVER])


def test_numbers_of_every_fifth_line_are_left_out() -> None:
    lines = [*LINES, *LINES]
    assert _texts(_numbered(lines, step=5)) == " ".join(lines)


def test_numbers_of_paragraphs_and_of_points_stay() -> None:
    """Those count no lines: paragraphs have several, and points begin anew."""
    starts = [0, 3, 5, 7]
    paragraphs = [Words(line, y=TOP - i * LEADING) for i, line in enumerate(LINES)]
    numbers = [Words(str(n), LEFT - 30, TOP - i * LEADING) for n, i in enumerate(starts, 41)]
    assert all(str(n) in _texts(Sheet([*paragraphs, *numbers])) for n in range(41, 45))
    points = [f"Punkt om avsnitt {name}" for name in ("fem", "sex", "sju", "åtta", "nio", "tio", "elva")]
    assert all(f"{n} Punkt" in _texts(_numbered(points)) for n in range(1, 8))


def test_years_and_amounts_beside_a_text_stay() -> None:
    words = [Words(line, LEFT + 60, TOP - i * LEADING) for i, line in enumerate(LINES)]
    amounts = [
        Words(str(n), LEFT, TOP - i * LEADING) for i, n in enumerate([2031, 2033, 2034, 2038, 2039, 2044, 2045, 1])
    ]
    text = _texts(Sheet([*words, *amounts]))
    assert all(str(n) in text for n in (2031, 2033, 2034, 2038, 2039, 2044, 2045))
