"""Lines whose words were spread to fill a column: their wide white parts words, not cells. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.readers.pages.row import Row

_EDGE = 1.5  # points by which lines of one column may differ at its edges
_INDENT = 2.5  # of the type size
_STEP = 1.7  # of the type size: lines of one column
_ANCHOR_WORDS = 3
_EVEN = 1.3  # how much wider the widest white of a line may be than its narrowest
_BARELY_WIDE = 2.0  # of the type size: white that words that stay together may have between them too
_SPACE = 0.2  # of the type size
_MOST_ROWS = 1_500  # a page with more is a map or a diagram


def rejoined(rows: Sequence[Row]) -> list[Row]:
    """Return a page's rows, in the order in which they are drawn, with the words of each justified line in one.

    Such a line begins and ends where a line of many words next to it does, its words stand equally far apart, and
    the next line's first word would not have fitted on it. Cells of a table may meet one of these by chance.
    """
    made = list(rows)
    while len(rows) <= _MOST_ROWS and (joined := _joined(made)) is not None:
        made = joined  # a line that is whole now may show that its neighbours are lines too
    return made


def _joined(rows: Sequence[Row]) -> list[Row] | None:
    """Return the rows with each line made whole that can be; None where there is none."""
    made: list[Row] = []
    first = 0
    while first < len(rows):
        last = _end_of_line(rows, first)
        made.append(_one(rows[first:last]) if last > first + 1 else rows[first])
        first = last
    return made if len(made) < len(rows) else None


def _end_of_line(rows: Sequence[Row], first: int) -> int:
    """Return where the pieces of a line end that was spread from `first` on: right after it when it was not."""
    last = first + 1
    while last < len(rows) and _goes_on(rows[last - 1], rows[last]):
        last += 1
        pieces = rows[first:last]
        if _even(pieces) and _filled(pieces, rows) and _beside_full(pieces[0], pieces[-1], rows):
            return last
    return first + 1


def _goes_on(row: Row, other: Row) -> bool:
    plain = not (row.tilted or other.tilted or row.ruled or other.ruled)
    return plain and other.left > row.right and row.beside(other) and abs(row.size - other.size) < 0.1 * row.size


def _even(pieces: Sequence[Row]) -> bool:
    whites = [b.left - a.right for a, b in pairwise(pieces)]
    parted = all(" " not in piece.text.strip() for piece in pieces) or max(whites) < _BARELY_WIDE * pieces[0].size
    return parted and max(whites) <= _EVEN * min(whites)


def _filled(pieces: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Return whether the first word of the line below would not have fitted on this one."""
    first = pieces[0]
    below = [
        row for row in rows
        if 0.5 * row.size < row.bottom - first.bottom <= _STEP * row.size
        and abs(row.left - first.left) <= _INDENT * row.size
    ]  # fmt: skip
    if not below:
        return False
    following = min(below, key=lambda row: (row.bottom, row.left))
    words = following.text.split()
    word = (following.right - following.left) * len(words[0]) / len(following.text.strip())
    drawn = sum(piece.right - piece.left for piece in pieces) + len(pieces) * _SPACE * first.size
    return drawn + word > pieces[-1].right - first.left


def _beside_full(first: Row, last: Row, rows: Sequence[Row]) -> bool:
    """Return whether a line of the same column right above or below is full of words."""
    return any(
        len(row.text.split()) >= _ANCHOR_WORDS
        and 0.5 * row.size < abs(row.bottom - first.bottom) <= _STEP * row.size
        and abs(row.right - last.right) <= _EDGE
        and -_EDGE <= first.left - row.left <= _INDENT * row.size
        and not row.tilted
        for row in rows
    )


def _one(pieces: Sequence[Row]) -> Row:
    text, raised = "", []
    for piece in pieces:
        text += " " if text else ""
        raised += [len(text) + at for at in piece.raised]
        text += piece.text
    first = pieces[0]
    return Row(
        first.page, text, first.left, min(p.top for p in pieces), pieces[-1].right, max(p.bottom for p in pieces),
        first.size, all(p.bold for p in pieces), tuple(raised),
    )  # fmt: skip
