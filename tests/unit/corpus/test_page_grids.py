"""Laws of ruled tables: what stands in a cell is read in it, once, in its row, under the head of its column."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.places import places_of
from corpus.readers.pages.grids import Stroke, grids
from corpus.readers.pdf import read
from corpus.structure import parse
from tests.unit.corpus.printing import LEADING, LEFT, TOP, Sheet, Words, printed

XS = (LEFT, 150.0, 300.0, 520.0)
Cells = Sequence[Sequence[Sequence[str]]]
"""The rows of a table, each cell as its lines."""

HEAD = [["Avsnitt"], ["Förslag"], ["Ställningstagande"]]
ROWS = [
    [["7.1"], ["Ny definition"], ["Tillstyrks. Definitionen är", "tydlig.", "", "Skogsbilvägar bör nämnas särskilt."]],
    [["7.2"], ["Kommunal", "tillsyn"], ["Tillstyrks om kommunerna får", "ersättning för sina kostnader."]],
    [["7.3"], ["Vägavgift"], ["Avstyrks eftersom avgiften", "drabbar glesbygden hårdast."]],
]


def _table(rows: Cells, *, bold: bool = False) -> tuple[list[Words], list[Callable[[Canvas], None]]]:
    """Return the words of a table, what draws its lines."""
    words, ys = [], [TOP + LEADING]
    for row in rows:
        for x, lines in zip(XS, row, strict=False):
            words += [
                Words(line, x + 4, ys[-1] - (i + 1) * LEADING, bold=bold and row is rows[0])
                for i, line in enumerate(lines)
                if line
            ]
        ys.append(ys[-1] - LEADING * (max(map(len, row)) + 0.6))

    def draw(canvas: Canvas) -> None:
        for above, below in pairwise(ys):
            for left, right in pairwise(XS):
                canvas.rect(left, below, right - left, above - below)

    return words, [draw]


def _texts(*sheets: Sheet) -> list[str]:
    raw = read(printed(*sheets))
    text, blocks, _ = parse(raw.blocks, styled=raw.styled)
    return [text.text[b.start : b.end] for b in blocks]


WHOLE = [
    "Avsnitt: 7.1 | Förslag: Ny definition | "
    "Ställningstagande: Tillstyrks. Definitionen är tydlig. Skogsbilvägar bör nämnas särskilt.",
    "Avsnitt: 7.2 | Förslag: Kommunal tillsyn | "
    "Ställningstagande: Tillstyrks om kommunerna får ersättning för sina kostnader.",
    "Avsnitt: 7.3 | Förslag: Vägavgift | "
    "Ställningstagande: Avstyrks eftersom avgiften drabbar glesbygden hårdast.",
]  # fmt: skip


@pytest.mark.parametrize("by_column", [False, True])
def test_each_cell_is_read_whole_in_its_row_however_the_table_was_drawn(by_column: bool) -> None:
    words, draw = _table([HEAD, *ROWS], bold=True)
    lines = sorted(words, key=lambda word: word.x) if by_column else words
    assert _texts(Sheet(lines, draw=draw)) == WHOLE


def test_a_table_that_goes_on_over_the_page_has_its_head_once_and_its_broken_row_whole() -> None:
    first, draw_first = _table([HEAD, ROWS[0], [["7.2"], ["Kommunal"], ["Tillstyrks om kommunerna får"]]])
    second, draw_second = _table([HEAD, [[], ["tillsyn"], ["ersättning för sina kostnader."]], ROWS[2]])
    sheets = Sheet(first, draw=draw_first), Sheet(second, draw=draw_second)
    assert _texts(*sheets) == WHOLE
    raw = read(printed(*sheets))
    text, blocks, _ = parse(raw.blocks, styled=raw.styled)
    pages = [{p.page for p in places_of(text, raw.lines) if p.start < b.end and p.end > b.start} for b in blocks]
    assert [page - {1} for page in pages] == [set(), {2}, {2}]
    assert all(1 in page for page in pages[:2])


def test_a_sign_before_a_number_is_read_with_it() -> None:
    rows = [
        [["Avsnitt"], ["Post"], ["Miljoner kronor"]],
        [["7.1"], ["Tillsyn"], ["– 3,5"]],
        [["7.2"], ["Avgift"], ["12"]],
    ]
    words, draw = _table(rows, bold=True)
    assert _texts(Sheet(words, draw=draw)) == [
        "Avsnitt: 7.1 | Post: Tillsyn | Miljoner kronor: – 3,5",
        "Avsnitt: 7.2 | Post: Avgift | Miljoner kronor: 12",
    ]


def test_another_table_on_the_next_page_does_not_go_on_the_one_before() -> None:
    first, draw_first = _table([HEAD, *ROWS[:2]], bold=True)
    second, draw_second = _table([[["Fråga"], ["Svar"], ["Skäl"]], ROWS[2]])
    lines = [Words("Bilaga med frågor", LEFT, TOP + 40), *second]
    found = _texts(Sheet(first, draw=draw_first), Sheet(lines, draw=draw_second))
    assert found[:3] == [*WHOLE[:2], "Bilaga med frågor"]


def test_a_frame_around_a_letter_leaves_its_paragraphs_apart() -> None:
    letter = [f"Kommunen har prövat förslaget i avsnitt {n} och tillstyrker det." for n in range(3, 8)]
    words = [Words(line, LEFT + 4, TOP - 3 * LEADING * i) for i, line in enumerate(letter)]
    frame: list[Callable[[Canvas], None]] = [lambda canvas: canvas.rect(LEFT - 4, TOP - 300, 480, 330)]
    assert _texts(Sheet(words, draw=frame)) == letter


def _square(xs: Sequence[float], ys: Sequence[float]) -> tuple[list[Stroke], list[Stroke]]:
    return [(x, ys[0], ys[-1]) for x in xs], [(y, xs[0], xs[-1]) for y in ys]


def test_cells_that_no_line_parts_are_one() -> None:
    up, along = _square((0, 100, 200), (0, 50, 100))
    (whole,) = grids(up, along)
    assert whole.at(150, 25) == (0, 1, 1, 1)
    (wide,) = grids([up[0], (100, 50, 100), up[2]], along)
    assert wide.at(150, 25) == (0, 0, 1, 2) == wide.at(50, 25)
    assert wide.at(150, 75) == (1, 1, 1, 1)
    (high,) = grids(up, [along[0], (50, 100, 200), along[2]])
    assert high.at(50, 75) == (0, 0, 2, 1)
    assert high.at(250, 25) is None


def test_lines_that_make_no_table_are_no_grid() -> None:
    up, along = _square((0, 100, 200), (0, 50, 100))
    assert not grids(up, [])
    assert not grids(up[::2], along[::2])  # a frame
    assert not grids([up[0], (100, 50, 100), up[2]], [along[0], (50, 100, 200), along[2]])  # a step


def test_broken_lines_and_double_ones_are_lines() -> None:
    up, along = _square((0, 100, 200), (0, 50, 100))
    pieces = [(x, a, a + 25) for x, _, _ in up for a in (0, 25, 50, 75)]
    doubled = [(y + off, start, end) for y, start, end in along for off in (0, 1.5)]
    (found,) = grids(pieces, doubled)
    assert found.at(150, 75) == (1, 1, 1, 1)
