"""Which rows near the edge of a page read as its text: sentences, lines and cells that others go on from. Pure."""

import re
from collections.abc import Callable, Sequence

from corpus.readers.pages.layout import Type
from corpus.readers.pages.row import Row

_SENTENCE = re.compile(r"^[\"”»(]?[A-ZÅÄÖÉ]\w*(?:[\s,;:–-]+\S+){2,}[.!?][\"”»)]?$")
_STEP = 1.3  # of the distance between rows of a paragraph
_ALIKE = 0.08  # of the type size
_INDENT = 3.0  # of the type size
_LARGER = 1.08
_PROSE_CHARS = 40
_NEAR, _NEAR_ROW = 2.0, 3.0  # of the type size: a line under its heading, a row of a table under another


class Flow:
    """The rows of one page: some are `outer`, near its edge, and of those some `gone`, for they look like furniture.

    `same` tells of a row whether it comes back on another page word by word, page numbers aside; `again` whether it
    stood on a page before.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        outer: set[int],
        gone: set[int],
        body: Type,
        same: Callable[[Row], bool],
        again: Callable[[Row], bool],
    ) -> None:
        self._rows, self._outer, self._gone, self._body, self._same = rows, outer, gone, body, same
        self._again = again
        self._flowing = self._reached()

    def holds(self, i: int) -> bool:
        """Return whether a row of words that looks like furniture reads as the text."""
        return self.holds_number(i) or self._sentence(self._rows[i]) or self._headed(self._rows[i])

    def holds_number(self, i: int) -> bool:
        """Return whether a row goes on from the text, or is a cell of a table's first or last row on the page."""
        return i in self._flowing or self._cell(self._rows[i])

    def _reached(self) -> set[int]:
        """Return which outer rows are lines of paragraphs that reach there from what surely is text."""
        prose = {i for i, row in enumerate(self._rows) if self._set_as_body(row) and not row.tilted}
        found = {i for i in prose if i not in self._outer or (i not in self._gone and self._long(self._rows[i]))}
        left, fresh = prose - found, found
        while fresh:
            fresh = {i for i in left if any(self._adjoins(self._rows[i], self._rows[j]) for j in fresh)}
            found, left = found | fresh, left - fresh
        return found

    @staticmethod
    def _long(row: Row) -> bool:
        return len(row.text) >= _PROSE_CHARS

    def _set_as_body(self, row: Row) -> bool:
        return abs(row.size - self._body.size) <= _ALIKE * self._body.size

    def _adjoins(self, row: Row, other: Row) -> bool:
        step = abs(row.bottom - other.bottom)
        near = 0.5 * row.size < step <= _STEP * self._body.leading
        return near and row.bold == other.bold and abs(row.left - other.left) <= _INDENT * row.size

    def _sentence(self, row: Row) -> bool:
        return self._set_as_body(row) and _SENTENCE.match(row.text.strip()) is not None

    def _headed(self, row: Row) -> bool:
        """Return whether a row stands right under a heading of the text."""
        above = [
            i for i, other in enumerate(self._rows)
            if row.top - other.bottom + 0.5 * row.size > 0 and other.bottom < row.bottom and not other.tilted
            and min(row.right, other.right) > max(row.left, other.left)
        ]  # fmt: skip
        nearest = max(above, key=lambda i: self._rows[i].bottom, default=None)
        if nearest is None or nearest in self._gone:
            return False
        heading = self._rows[nearest]
        larger = heading.size >= _LARGER * max(row.size, self._body.size) or (heading.bold and not row.bold)
        return larger and self._set_as_body(row) and row.top - heading.bottom <= _NEAR * row.size

    def _cell(self, row: Row) -> bool:
        """Return whether a row of a table holds it: the one next to it has cells under or over the same ones.

        The head of a table comes back on its later pages, where it goes; where it stands first it is kept.
        """
        line = [other for other in self._rows if other.beside(row) and not other.tilted]
        if len(line) < 2:
            return False
        near = self._next_line(line)
        if all(self._same(other) for other in line):
            ruled = all(other.ruled for other in line) and any(other.ruled for other in near)
            return ruled and not any(map(self._again, line))
        if all(other.ruled for other in line) and near:
            return True
        held = [other for other in line if any(_under(other, cell) for cell in near)]
        return row in held and len(held) > 1

    def _next_line(self, line: Sequence[Row]) -> list[Row]:
        """Return the rows on the height next to a line, towards the middle of the page."""
        top, bottom = min(row.top for row in line), max(row.bottom for row in line)
        inner = [self._rows[i] for i in range(len(self._rows)) if i not in self._outer or i not in self._gone]
        middle = (min(r.top for r in self._rows) + max(r.bottom for r in self._rows)) / 2
        below = bottom < middle
        beyond = [r for r in inner if (r.top >= bottom - 0.4 * r.size if below else r.bottom <= top + 0.4 * r.size)]
        if not beyond:
            return []
        nearest = min(beyond, key=lambda r: r.top) if below else max(beyond, key=lambda r: r.bottom)
        if abs(nearest.bottom - line[0].bottom) > _NEAR_ROW * nearest.size:
            return []
        return [r for r in beyond if r.beside(nearest)]


def _under(row: Row, other: Row) -> bool:
    """Return whether two rows begin, end or are centred at one place."""
    slack = 0.3 * row.size
    middles = abs(row.left + row.right - other.left - other.right) / 2
    return abs(row.left - other.left) < slack or abs(row.right - other.right) < slack or middles < slack
