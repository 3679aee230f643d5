"""Footnotes: which rows at the foot of a page are notes, and which raised figures in its text mark them. Pure."""

import re
from collections.abc import Sequence

from corpus.readers.pages.layout import Type
from corpus.readers.pages.row import Row

_NUMBER = re.compile(r"^\s*(\d{1,3}|\*{1,3})(?=\s|[^\W\d_]|[”\"(])")
_SMALLER = 0.94  # of the body's type size


def foot_notes(rows: Sequence[Row], body: Type) -> list[int]:
    """Return which of a page's rows are notes: small type below all of the body's, from a numbered row on.

    The number of one of them must be raised, in the text or before the note itself.
    """
    floor = max((row.bottom for row in rows if row.size > _SMALLER * body.size), default=0.0)
    small = [i for i, row in enumerate(rows) if row.size <= _SMALLER * body.size and row.top > floor - 0.3 * row.size]
    raised = {number for row in rows for number in _raised(row)}
    begins = next((n for n, i in enumerate(small) if numbers([rows[i]]) & raised), None)
    return [] if begins is None else small[begins:]


def note_starts(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows of each note."""
    notes: list[list[Row]] = []
    for row in rows:
        if not notes or _NUMBER.match(row.text):
            notes.append([])
        notes[-1].append(row)
    return notes


def numbers(rows: Sequence[Row]) -> set[str]:
    """Return the numbers that notes begin with."""
    return {match.group(1) for row in rows if (match := _NUMBER.match(row.text))}


def marks(row: Row, known: set[str]) -> tuple[int, ...]:
    """Return where a row's raised figures stand that together are the number of a known note."""
    return tuple(at for number, places in _raised(row).items() if number in known and places[0] > 0 for at in places)


def _raised(row: Row) -> dict[str, list[int]]:
    """Return the numbers in raised figures, each with the places of its figures."""
    found: dict[str, list[int]] = {}
    run: list[int] = []
    for at in (*row.raised, -1):
        if run and at != run[-1] + 1:
            found.setdefault("".join(row.text[i] for i in run), run)
            run = []
        run.append(at)
    return found
