"""Which rows of a page belong to the page and not to the text: running heads and feet, page numbers. Pure."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from corpus.readers.pages.flowing import Flow
from corpus.readers.pages.layout import Type, body_type
from corpus.readers.pages.row import Row
from corpus.readers.symbols import is_mark

_EDGE = 0.13  # of the page's height: where heads and feet stand
_SHORT = 60
_DRIFT = 0.005  # of the page's height, by which a running head may stand higher or lower from page to page
_PAGE_NUMBER = re.compile(
    r"^(?:(?:sida|sid|page|s\.)\s*)?[-–(]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–)]?(?:\s*(?:/|av|of|\()\s*\d{1,4}\s*\)?)?$",
    re.IGNORECASE,
)
_BELOW_NUMBER = 0.06  # of the page's height: an address may stand below the number at the foot
_LARGER = 1.15
_FIGURES = re.compile(r"\b\d{1,4}\b")
_BARE = re.compile(r"^(?:\d+|[ivxl]+)$", re.IGNORECASE)  # a page number by its place alone
_COUNTED = re.compile(  # one by what it says: `Sida 2`, `2 (7)`; not `2025/412`
    r"^(?:(?:sida|sid|page)\.?\s*(\d{1,4})(?:\s*(?:/|av|of|\()\s*\d{1,4}\s*\)?)?|(\d{1,4})\s*\(\s*\d{1,4}\s*\))$",
    re.IGNORECASE,
)
_OF = re.compile(r"(\d+)\s*(?:/|av|of|\()\s*(\d+)", re.IGNORECASE)
_LETTERHEAD = 0.35  # of the page's height: how far down it may reach
_SMALLER = 0.94  # of the body's type size
_NUMBERED = re.compile(r"\s*(?:\d{1,3}|\*+)(?=\s|[^\W\d_])")
_ADDRESS = re.compile(
    r"\bwww\.|https?://|[\w.-]+@[\w-]+\.\w|^\W*(?:post|besöks|leverans|gatu|e-post)adress\b"
    r"|\borg(?:\.|anisations)? ?(?:nr|nummer)\b"
    r"|\b(?:tel(?:efon)?|tfn|växel|telefax)\b[.:]?\s*[+0]?\d",
    re.IGNORECASE,
)

Places = Mapping[str, Sequence[tuple[int, Row]]]


def furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[set[int]]:
    """Return for each page which of its rows are furniture.

    A row is that when a row with the same words, numbers aside, stands at the same height near the edge of at least
    one other page in three (of a long document: of five pages at least; of a long row: of every other page), when it
    is a page number at the edge, and when it runs up or down the page. A short letter has no other page to compare
    with: there what stands with the number of its page goes, and small type with an address at the foot. What stands
    in the head of the first page is the letterhead, and stays; so does what reads as the text itself, for answers too
    come back word by word.
    """
    places: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for number, rows in enumerate(pages):
        for row in rows:
            if _at_edge(row, heights[number]):
                places[_words(row)].append((number, row))
    if not places:
        return [{i for i, row in enumerate(rows) if row.tilted} for rows in pages]
    body = body_type(row for rows in pages for row in rows)
    return [_of_page(number, pages, heights[number], places, body) for number in range(len(pages))]


def _of_page(number: int, pages: Sequence[Sequence[Row]], height: float, places: Places, body: Type) -> set[int]:
    rows = pages[number]
    same = _same(number, height, places)
    outer = {i for i, row in enumerate(rows) if _at_edge(row, height)}
    numbers = {i for i in outer if _is_page_number(rows[i], rows, height)}
    gone = numbers | {i for i in outer if _comes_back(rows[i], number, len(pages), height, places)}
    if number:
        gone |= _with_number(rows, outer, numbers, height, {_words(row) for row in _head(pages[0], height)})
        gone |= {i for i in outer if _is_address(rows[i], rows, height, body)}
    flow = Flow(rows, outer, gone, body, same, _same(number, height, places, before=True))
    sure = {i for i in numbers if not _BARE.match(rows[i].text.strip()) or same(rows[i])}
    text = {i for i in gone - sure if (flow.holds_number(i) if i in numbers else flow.holds(i))}
    # notes such as `1 Senaste lydelse` come back too, and ticks in the tables of a form
    kept = text | {i for i in outer if rows[i].raised[:1] == (0,) or _ticks(rows[i], rows)}
    return (gone - kept) | {i for i, row in enumerate(rows) if row.tilted}


def _ticks(row: Row, rows: Sequence[Row]) -> bool:
    return is_mark(row.text.strip()) and any(other is not row and other.beside(row) for other in rows)


def _comes_back(row: Row, number: int, count: int, height: float, places: Places) -> bool:
    if number == 0 and row.middle < height / 2:
        return False  # the letterhead
    again = {n for n, other in places[_words(row)] if abs(other.middle - row.middle) <= _DRIFT * height} - {number}
    others = count - 1
    return len(again) >= max(1, min(5, others // 3) if len(row.text) <= _SHORT else (others + 1) // 2)


def _same(number: int, height: float, places: Places, *, before: bool = False) -> Callable[[Row], bool]:
    """Return what tells of a page's row whether another has it word by word, or with numbers that count the pages.

    Another page, or one `before` this one.
    """
    counted = [(n, row) for words, found in places.items() if words.isdigit() for n, row in found]

    def same(row: Row) -> bool:
        own = _figures(row)
        for n, other in counted if row.text.strip().isdigit() else places.get(_words(row), ()):
            steps = {there - here for there, here in zip(_figures(other), own, strict=False)}
            level = abs(other.middle - row.middle) <= _DRIFT * height
            turned = other.page - row.page
            other_page = n < number if before else n != number
            if other_page and level and steps <= ({turned} if row.text.strip().isdigit() else {0, turned}):
                return True
        return False

    return same


def _head(rows: Sequence[Row], height: float) -> list[Row]:
    return [row for row in rows if row.middle < _LETTERHEAD * height]


def _with_number(rows: Sequence[Row], outer: set[int], numbers: set[int], height: float, first: set[str]) -> set[int]:
    """Return which rows stand with a page's number that says that it is one, in one head or foot.

    In a head those are the rows beside or above it, and those below that the letterhead of the `first` page has, too;
    in a foot those beside or below it.
    """
    found: set[int] = set()
    for counted in (rows[i] for i in numbers if _COUNTED.match(rows[i].text.strip())):
        for i in outer:
            row, beyond = rows[i], counted.middle - rows[i].middle
            head = counted.middle < height / 2
            if head != (row.middle < height / 2):
                continue
            if row.beside(counted) or (beyond > 0 if head else beyond < 0) or (head and _words(row) in first):
                found.add(i)
    return found


def _is_address(row: Row, rows: Sequence[Row], height: float, body: Type) -> bool:
    """Return whether a row is an address in small type at the foot of a page without notes, which tell of pages too."""
    small = [other for other in rows if other.size <= _SMALLER * body.size and other.middle > height / 2]
    notes = any(other.raised[:1] == (0,) or _NUMBERED.match(other.text) for other in small)
    return row in small and not notes and _ADDRESS.search(row.text) is not None


def _figures(row: Row) -> list[int]:
    return [int(figures) for figures in _FIGURES.findall(row.text)]


def _at_edge(row: Row, height: float) -> bool:
    return row.middle < _EDGE * height or row.middle > (1 - _EDGE) * height


def _words(row: Row) -> str:
    """Return what must come back on other pages: the words without numbers, or numbers that stand alone as they are."""
    words = " ".join(row.text.lower().split())
    return _FIGURES.sub("0", words) if any(c.isalpha() for c in words) else words


def _is_page_number(row: Row, rows: Sequence[Row], height: float) -> bool:
    """Return whether a row is nothing but the page's number, and the outermost at its edge.

    One that says which page it is may stand below other lines of a head.
    """
    text = row.text.strip()
    if not _PAGE_NUMBER.match(text) or _numbers_heading(row, rows):
        return False
    of = _OF.search(text)
    if of and int(of.group(1)) > int(of.group(2)):
        return False  # a case number
    counted = _COUNTED.match(text)
    if counted and int(counted.group(1) or counted.group(2)) == row.page:
        return True
    if row.middle < height / 2:
        return all(other.middle >= row.middle - _DRIFT * height for other in rows)
    return all(other.middle <= row.middle + _BELOW_NUMBER * height for other in rows)


def _numbers_heading(row: Row, rows: Sequence[Row]) -> bool:
    """Return whether a number stands before the words of a heading: both in one type, larger than the page's usual."""
    if row.size < _LARGER * median(other.size for other in rows):
        return False
    alike = (other for other in rows if abs(other.size - row.size) < 0.1 * row.size)
    return any(other.left > row.right and other.beside(row) for other in alike)
