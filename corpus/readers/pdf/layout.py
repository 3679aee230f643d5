"""Printed rows to headings, paragraphs, list items and notes, by type size, weight, distance and indent. Pure."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.joining import join_line
from corpus.raw import RawBlock
from corpus.readers.pdf.rows import Row
from corpus.text import MappedText, clean
from corpus.types import BlockKind

_BULLET = re.compile(r"^\s*[•·▪◦●○■□►➢✓\uf0b7\uf0a7\uf0d8\uf076\uf0fc*–—-]\s+(?=\S)|^o\s+(?=[A-ZÅÄÖa-zåäö])")
_COUNTED = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[a-zåäö][.)]|\d{1,2}(?:\.\d{1,3})+\.?|§\s*\d+)\s+\S")
_NOTE = re.compile(r"^\s*(\d{1,3}|\*)\s*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)]?\s*(?:\d{1,3})?$")
_HEADING_CHARS = 160
_LEVELS = 5
_DOTS = re.compile(r"(?:\s?[.…]){5,}\s*(?=\d+$)")


@dataclass(frozen=True, slots=True)
class Type:
    """The type that most of a document is set in: its size, and the distance from row to row."""

    size: float
    leading: float


@dataclass(slots=True)
class Placed:
    """A row and the origin of its first character."""

    row: Row
    first: int


def body_type(rows: Iterable[Row]) -> Type:
    """Return the size most characters have, and how far rows of that size stand apart."""
    rows = list(rows)
    sizes = Counter[float]()
    for row in rows:
        sizes[round(row.size * 2) / 2] += len(row.text)
    size = sizes.most_common(1)[0][0]
    steps = [
        below.bottom - above.bottom
        for above, below in pairwise(rows)
        if above.page == below.page and abs(above.size - size) < 1 and abs(below.size - size) < 1
        and 0.7 * size < below.bottom - above.bottom < 2.2 * size
    ]  # fmt: skip
    return Type(size, _low(steps) if steps else 1.2 * size)


def _low(steps: Sequence[float]) -> float:
    """Return the distance inside paragraphs: the commonest one, to half a point."""
    common = Counter(round(step * 2) / 2 for step in steps)
    return max(common, key=lambda step: (common[step], -step))


def blocks(placed: Sequence[Placed]) -> list[RawBlock]:
    """Return the blocks of a document's rows, which come in reading order without furniture."""
    if not placed:
        return []
    body = body_type(p.row for p in placed)
    levels = _levels(placed, body)
    made: list[RawBlock] = []
    for group in _groups(placed, body):
        made.append(_block(group, body, levels))
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
    if abs(row.size - last.size) > 0.08 * max(row.size, last.size) or row.bold != last.bold:
        return not (_kin(row, last) and _continues(last, row))
    step = row.bottom - last.bottom
    usual = max(body.leading, 1.15 * row.size) if _larger(row, body) else body.leading * max(1.0, row.size / body.size)
    if step > 1.22 * usual or step < -0.5 * row.size or (abs(step) <= 0.5 * row.size):
        return True
    if _BULLET.match(row.text) or (_COUNTED.match(row.text) and _ends_short(last, row, edges)):
        return True
    first = group[0].row
    listed = _BULLET.match(first.text) is not None or _COUNTED.match(first.text) is not None
    indented = row.left - last.left > 0.5 * row.size and not (listed and len(group) == 1)
    if (indented and len(group) > 1) or (indented and _SENTENCE_END.search(last.text) is not None):
        return True
    back = last.left - row.left > 0.8 * row.size and (listed or len(group) > 1)
    return back and _SENTENCE_END.search(last.text) is not None


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
    rows = [p.row for p in group]
    text = _mapped(group[0])
    kind = BlockKind.PARAGRAPH
    bullet = _BULLET.match(text.text)
    if bullet:
        kind, text = BlockKind.ITEM, text.slice(bullet.end(), len(text.text))
    block = RawBlock(kind, text, bold=all(row.bold for row in rows))
    for item in group[1:]:
        join_line(block, _mapped(item))
    block.text = clean(block.text).sub(re.compile(r"\s+$"), "")
    letters = sum(c.isalpha() for c in block.text.text)
    if not bullet and letters > 1 and len(block.text.text) <= _HEADING_CHARS:
        size = round(rows[0].size * 2) / 2
        if _larger(rows[0], body) and not block.text.text.endswith(","):
            block.kind, block.level = BlockKind.HEADING, levels.get(size, _LEVELS)
        elif block.bold and not re.search(r"[.,;]$", block.text.text):
            block.kind, block.level = BlockKind.HEADING, _LEVELS + 1
    return block


def _mapped(item: Placed) -> MappedText:
    text = item.row.text
    mapped = MappedText(text, array("I", range(item.first, item.first + len(text))))
    return mapped.sub(_DOTS, " ")
