"""Rows of lines that run up or down a page, put in order and together: pdfium gives their pieces anywhere. Pure."""

from collections.abc import Sequence

from corpus.readers.pages.row import WORD_GAP, Row

_PIECE = 0.3  # of the type size: white between two pieces of a line, and how far their types may differ


def from_the_left(rows: Sequence[Row]) -> list[Row]:
    """Return rows with those on one height from left to right: pdfium gives them by where they are on the page."""
    lines: list[list[Row]] = []
    for row in _pieced(rows):
        if lines and row.beside(lines[-1][-1]):
            lines[-1].append(row)
        else:
            lines.append([row])
    return [row for line in lines for row in sorted(line, key=lambda row: row.left)]


def _pieced(rows: Sequence[Row]) -> list[Row]:
    """Return rows with those put together that the file draws in several pieces without a gap between them.

    pdfium gives the pieces of a line that runs up or down the page anywhere among the others.
    """
    made = list(rows)
    for row in rows:
        last = next((other for other in made if other is not row and _goes_on(other, row)), None)
        if last is None:
            continue
        space = " " * (row.left - last.right > WORD_GAP * row.size)
        last.raised += tuple(at + len(last.text + space) for at in row.raised)
        last.text, last.right, last.bold = f"{last.text}{space}{row.text}", row.right, last.bold and row.bold
        last.top, last.bottom = min(last.top, row.top), max(last.bottom, row.bottom)
        made = [last if other is row else other for other in made if other is not last]
    return made


def _goes_on(row: Row, piece: Row) -> bool:
    level = row.beside(piece) and abs(row.size - piece.size) < _PIECE * row.size and row.tilted == piece.tilted
    return level and not (row.ruled or piece.ruled) and abs(piece.left - row.right) < _PIECE * row.size
