"""Printed rows to headings, paragraphs and list items, by size, weight, distance and indent. Pure."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.joining import join_line
from corpus.raw import RawBlock
from corpus.readers.pages.row import Row
from corpus.readers.pages.tables import LEADERS
from corpus.text import MappedText, clean
from corpus.types import BlockKind

BULLET = re.compile(r"^\s*[•·▪◦●○■□►➢➤→✓✔\uf0b7\uf0a7\uf0d8\uf076\uf0fc*–—−‒-]\s+(?=\S)|^o\s+(?=[A-ZÅÄÖa-zåäö])")
_COUNTED = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[a-zåäö][.)]|\d{1,2}(?:\.\d{1,3})+\.?|§\s*\d+)\s+\S")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)]?\s*(?:\d{1,3})?$")
_UNENDED = re.compile(r"(?:\s[–—-]|\b(?:och|eller|samt|av|för|om|i|på|till|med|enligt|över))$", re.IGNORECASE)
_TITLE_STEP = 1.9  # of its size: how far apart the rows of one title stand at most
_HEADING_CHARS = 240
_ENDS = re.compile(r"^\s+|\s+$")
_LEVELS = 5
_ENOUGH = 4  # rows that surely go on a sentence, to tell by them how far rows of a paragraph stand apart
_LABEL = re.compile(r"^(?:[\d.]+|[\w]{1,3}[.)]|§\s*\d+\w?|\d+\s*(?:[a-z]\s*)?§|Bilaga(?: \d+)?|Kapitel \d+)$")


@dataclass(frozen=True, slots=True)
class Type:
    """The type that most of a document is set in: its size, and the distance from row to row."""

    size: float
    leading: float


@dataclass(slots=True)
class Placed:
    """A row and the origin of its first character. `drop` tells which of its characters are marks of notes."""

    row: Row
    first: int
    drop: tuple[int, ...] = ()

    def mapped(self) -> MappedText:
        """Return the row's words without leaders of dots and marks of notes, with their origin."""
        text, last = MappedText(""), 0
        for at in self.drop:
            text.append(MappedText(self.row.text[last:at], self._origin(last, at)))
            last = at + 1
        text.append(MappedText(self.row.text[last:], self._origin(last, len(self.row.text))))
        return text.sub(LEADERS, " ")

    def _origin(self, start: int, end: int) -> "array[int]":
        return array("I", range(self.first + start, self.first + end))


def body_type(rows: Iterable[Row]) -> Type:
    """Return the size most characters have, and how far rows of that size stand apart; `rows` holds one at least."""
    rows = list(rows)
    sizes = Counter[float]()
    for row in rows:
        sizes[round(row.size * 2) / 2] += len(row.text)
    size = sizes.most_common(1)[0][0]
    near = [
        (above, below)
        for above, below in pairwise(rows)
        if above.page == below.page and abs(above.size - size) < 1 and abs(below.size - size) < 1
        and 0.7 * size < below.bottom - above.bottom < 2.2 * size
    ]  # fmt: skip
    inside = [(above, below) for above, below in near if _continues(above, below)]  # of short paragraphs few rows are
    steps = [below.bottom - above.bottom for above, below in (inside if len(inside) >= _ENOUGH else near)]
    return Type(size, _low(steps) if steps else 1.2 * size)


def _low(steps: Sequence[float]) -> float:
    """Return the distance inside paragraphs: the commonest one, to half a point."""
    common = Counter(round(step * 2) / 2 for step in steps)
    return max(common, key=lambda step: (common[step], -step))


def blocks(placed: Sequence[Placed], body: Type) -> list[RawBlock]:
    """Return the blocks of rows that come in reading order, without furniture, notes and tables."""
    levels = _levels(placed, body)
    made = [_block(group, body, levels) for group in _groups(placed, body)]
    return [block for block in made if block.text.text]


def _levels(placed: Sequence[Placed], body: Type) -> dict[float, int]:
    """Return the level of each size of heading: the largest is the outermost."""
    sizes = {round(p.row.size * 2) / 2 for p in placed if _larger(p.row, body)}
    return {size: min(i + 1, _LEVELS) for i, size in enumerate(sorted(sizes, reverse=True))}


def _larger(row: Row, body: Type) -> bool:
    return row.size >= 1.12 * body.size


def _groups(placed: Sequence[Placed], body: Type) -> Iterator[list[Placed]]:
    """Yield the rows of each block."""
    group: list[Placed] = []
    edges = _edges(placed)
    for item in placed:
        if group and _parts(group, item.row, body, edges[item.row.page]):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _edges(placed: Sequence[Placed]) -> dict[int, tuple[float, float]]:
    """Return by page the left and right edges that its longer rows share."""
    found: dict[int, tuple[float, float]] = {}
    pages: dict[int, list[Row]] = {}
    for item in placed:
        pages.setdefault(item.row.page, []).append(item.row)
    for page, rows in pages.items():
        long = [row for row in rows if len(row.text) > 40] or rows
        found[page] = (median(r.left for r in long), max(r.right for r in long))
    return found


def _parts(group: list[Placed], row: Row, body: Type, edges: tuple[float, float]) -> bool:
    """Return whether a row begins a new block."""
    last = group[-1].row
    if row.page != last.page:
        return not _goes_over(group, row, body)
    if last.beside(row):
        return not (row.left > last.right and _one_line(group, last, row))
    if abs(row.size - last.size) > 0.08 * max(row.size, last.size) or row.bold != last.bold:
        return not (_kin(row, last) and _continues(last, row))
    step = row.bottom - last.bottom
    if not 0 < step <= _reach(last, row, body) or min(row.right, last.right) < max(row.left, last.left):
        return True
    if BULLET.match(row.text) or (_COUNTED.match(row.text) and _ends_short(last, row, edges)):
        return True
    if _left_early(group, row, edges):
        return True
    first = group[0].row
    listed = BULLET.match(first.text) is not None or _COUNTED.match(first.text) is not None
    indented = row.left - last.left > 0.5 * row.size and not (listed and len(group) == 1)
    if indented and (len(group) > 1 or _SENTENCE_END.search(last.text) is not None):
        return True
    back = last.left - row.left > 0.8 * row.size and (listed or len(group) > 1)
    return back and _SENTENCE_END.search(last.text) is not None


def _left_early(group: list[Placed], row: Row, edges: tuple[float, float]) -> bool:
    """Return whether a sentence ended a line although the next word had room on it: then the break was meant."""
    last = group[-1].row
    if not (_SENTENCE_END.search(last.text) and row.text[:1].isupper()):
        return False
    right = max(row.right, *(item.row.right for item in group), edges[1] if abs(row.left - edges[0]) < row.size else 0)
    word = len(row.text.split(" ", 1)[0]) + 1.5
    return last.right + word * (row.right - row.left) / max(1, len(row.text)) < right - row.size


def _usual(row: Row, body: Type) -> float:
    """Return how far rows of this type stand apart inside a paragraph; headings are often set wider."""
    if row.bold or _larger(row, body):
        return max(body.leading, 1.2 * row.size)
    return body.leading * max(1.0, row.size / body.size)


def _reach(last: Row, row: Row, body: Type) -> float:
    """Return how far below another a row of its type may stand to be one block with it.

    A title in the middle of a sentence goes on, however wide it is set.
    """
    title = row.bold or _larger(row, body)
    goes_on = _continues(last, row) or (_UNENDED.search(last.text) is not None and not _COUNTED.match(row.text))
    return max(_TITLE_STEP * row.size if title and goes_on else 0.0, 1.22 * _usual(row, body))


def _one_line(group: list[Placed], last: Row, row: Row) -> bool:
    """Return whether words with a wide gap are one line: a number and its heading, a title and its page."""
    begins = group[0].row.beside(last) and _LABEL.match(last.text.strip()) is not None
    return begins or row.text.strip().isdigit() or LEADERS.search(last.text) is not None


def _kin(row: Row, last: Row) -> bool:
    """Return whether two rows of unlike weight or size may be one paragraph: a run-in word in bold, say."""
    return abs(row.size - last.size) <= 0.15 * row.size and 0 < row.bottom - last.bottom < 1.6 * row.size


def _continues(last: Row, row: Row) -> bool:
    return row.text[:1].islower() and _SENTENCE_END.search(last.text) is None


def _ends_short(last: Row, row: Row, edges: tuple[float, float]) -> bool:
    """Return whether a row ended before the right edge, so that its writer ended it."""
    return last.right < edges[1] - 4 * row.size or _SENTENCE_END.search(last.text) is not None


def _goes_over(group: list[Placed], row: Row, body: Type) -> bool:
    """Return whether a paragraph goes on at the head of the next page."""
    last = group[-1].row
    alike = abs(row.size - last.size) <= 0.08 * row.size and row.bold == last.bold
    return alike and not _larger(row, body) and row.text[:1].islower() and _SENTENCE_END.search(last.text) is None


def _block(group: list[Placed], body: Type, levels: dict[float, int]) -> RawBlock:
    text = group[0].mapped()
    bullet = BULLET.match(text.text)
    listed = any(LEADERS.search(item.row.text) for item in group)  # an entry of a table of contents
    block = RawBlock(
        BlockKind.ITEM if bullet or listed else BlockKind.PARAGRAPH,
        text.slice(bullet.end(), len(text.text)) if bullet else text,
        bold=all(item.row.bold for item in group),
    )
    for before, item in pairwise(group):
        if before.row.beside(item.row):
            block.text.append(item.mapped(), " ")
        else:
            join_line(block, item.mapped())
    block.text = clean(block.text).sub(_ENDS, "")
    _mark_heading(block, group[0].row, body, levels)
    return block


def _mark_heading(block: RawBlock, row: Row, body: Type, levels: dict[float, int]) -> None:
    words = block.text.text
    if block.kind is BlockKind.ITEM or len(words) > _HEADING_CHARS or sum(c.isalpha() for c in words) < 2:
        return
    if _larger(row, body) and not words.endswith((",", ";")):
        block.kind, block.level = BlockKind.HEADING, levels.get(round(row.size * 2) / 2, _LEVELS)
    elif block.bold and not words.endswith((".", ",", ";")):
        block.kind, block.level = BlockKind.HEADING, _LEVELS + 1
