"""Laws of columns and justified lines: sentences stay whole and in their column, cells of tables stay in their rows."""

from collections.abc import Iterator, Sequence

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.readers.pdf import read
from corpus.structure import parse
from tests.unit.corpus.printing import LEADING, LEFT, SIZE, TOP, Sheet, Words, column, printed

LONG = [
    "Nämnden avstyrker förslaget om nya",
    "tillståndsprövningsmyndigheter eftersom",
    "ansvarsfördelningen mellan dem och andra",
    "dricksvattenproducenterna och de större",
    "vattenförsörjningsbolagen inte utretts.",
]
OTHER = [
    "Kommunen tillstyrker förslaget om ett nytt",
    "reservvattensystem i hela landet och vill",
    "att kostnaderna för detta finansieras av",
    "staten enligt finansieringsprincipen så",
    "att avgifterna inte ökar för hushållen.",
]


def _texts(*sheets: Sheet) -> list[str]:
    raw = read(printed(*sheets))
    text, blocks, _ = parse(raw.blocks, styled=raw.styled)
    return [text.text[b.start : b.end] for b in blocks]


def _spread(line: str, width: float, x: float, y: float) -> Iterator[Words]:
    """Yield the words of a line that is justified: each by itself, equally far apart."""
    words = line.split()
    widths = [stringWidth(word, "Helvetica", SIZE) for word in words]
    white = (width - sum(widths)) / max(1, len(words) - 1)
    for word, length in zip(words, widths, strict=True):
        yield Words(word, x, y)
        x += length + white


def _justified(lines: Sequence[str], width: float, x: float = LEFT, y: float = TOP) -> list[Words]:
    """Return the lines of a justified column: the last is not spread."""
    *full, last = lines
    spread = [word for i, line in enumerate(full) for word in _spread(line, width, x, y - i * LEADING)]
    return [*spread, Words(last, x, y - len(full) * LEADING)]


NARROW = [
    "Nämnden avstyrker förslaget om",
    "tillståndsmyndigheter eftersom",
    "ansvaret mellan de",
    "dricksvattenproducenterna och",
    "bolagen är oklart.",
]
WIDE_WHITE = stringWidth("tillståndsmyndigheter eftersom m", "Helvetica", SIZE)


@pytest.mark.parametrize("width", [WIDE_WHITE, WIDE_WHITE + 15])
def test_words_of_a_justified_line_are_one_line_however_wide_the_white_between_them(width: float) -> None:
    assert _texts(Sheet(_justified(NARROW, width))) == [" ".join(NARROW)]


def test_justified_columns_are_read_one_after_the_other() -> None:
    right = [line.replace("Nämnden avstyrker", "Kommunen tillstyrker") for line in NARROW]
    width = WIDE_WHITE + 15
    drawn = [*_justified(NARROW, width), *_justified(right, width, x=LEFT + width + 12, y=TOP + 6)]
    head, foot = Words("Utskrift 11/27/26", y=810, size=8), Words("1/3", x=500, y=20, size=8)
    assert _texts(Sheet([*drawn, head, foot])) == ["Utskrift 11/27/26", " ".join(NARROW), " ".join(right)]


@pytest.mark.parametrize("last", ["450", "1 200"])
def test_cells_that_end_where_lines_of_the_text_do_stay_cells(last: str) -> None:
    rows = [("Borås", "450"), ("Ulricehamn", "210"), ("Tranemo", last)]
    width = stringWidth(LONG[2], "Helvetica", SIZE)
    text = [Words(line, y=TOP - i * LEADING) for i, line in enumerate([LONG[2]] * 2)]
    cells = [
        Words(cell, x=LEFT if not j else LEFT + width - stringWidth(cell, "Helvetica", SIZE), y=TOP - (i + 2) * LEADING)
        for i, row in enumerate(rows) for j, cell in enumerate(row)
    ]  # fmt: skip
    assert _texts(Sheet([*text, *cells]))[-3:] == [" | ".join(row) for row in rows]


def _across(left: Sequence[str], right: Sequence[str]) -> list[Words]:
    """Return two columns that are drawn line by line across the page."""
    pairs = zip(column(left), column(right, x=330), strict=True)
    return [words for pair in pairs for words in pair]


def test_columns_of_prose_drawn_line_by_line_are_read_one_after_the_other() -> None:
    left, right = LONG + [line.lower() for line in LONG], OTHER + [line.lower() for line in OTHER]
    text = " ".join(_texts(Sheet(_across(left, right))))
    assert text.index("vattenförsörjningsbolagen inte utretts.") < text.index("Kommunen tillstyrker")
    assert " ".join(LONG) in text
    assert " ".join(OTHER) in text


def test_a_table_of_whole_sentences_is_read_row_by_row() -> None:
    left = [f"Förslaget nummer {'ett två tre fyra fem sex sju'.split()[i]} i utredningen" for i in range(7)]
    right = [f"Vi {'avstyrker' if i % 2 else 'tillstyrker'} det som föreslås i denna del." for i in range(7)]
    assert _texts(Sheet(_across(left, right))) == [f"{a} | {b}" for a, b in zip(left, right, strict=True)]


def test_the_first_cell_of_a_table_is_whole_where_it_is_wrapped_too() -> None:
    rows = [
        [["Förslag i", "utredningen"], ["Vår ståndpunkt"]],
        [["Tillsyn"], ["Avstyrks"]],
        [["Avgift"], ["Tillstyrks"]],
    ]
    lines: list[Words] = []
    y = TOP
    for row in rows:
        lines += [word for j, cell in enumerate(row) for word in column(cell, x=LEFT + 150 * j, y=y)]
        y -= LEADING * len(row[0]) + 8
    assert _texts(Sheet(lines)) == [
        "Förslag i utredningen | Vår ståndpunkt",
        "Tillsyn | Avstyrks",
        "Avgift | Tillstyrks",
    ]


def test_a_paragraph_below_columns_is_no_row_of_theirs() -> None:
    long = [
        "Nämnden avstyrker förslaget om en årlig avgift för varje brygga i hela landet,",
        "eftersom den träffar små föreningar hårt och kostar mer att ta ut än vad den ger,",
        "vilket framgår av tabellen nedan.",
    ]
    cells = [["Län", "Bryggor", "Avgift"], ["Skåne", "312", "390"], ["Halland", "108", "139"], ["Blekinge", "49", "62"]]
    head = [Words(word, x=LEFT + 150 * j) for j, word in enumerate(["Nämnden", "Svar", "Kopia"])]
    rows = [
        Words(cell, x=LEFT + 150 * j, y=TOP - 90 - 20 * i) for i, row in enumerate(cells) for j, cell in enumerate(row)
    ]
    raw = read(printed(Sheet([*head, *column(long, y=TOP - 26), *rows])))
    said = [block.text.text for block in raw.blocks]
    assert " ".join(long) in said
    assert "Skåne | 312 | 390" in said
