"""Where canonical text stands on the pages of its original: one rectangle for each printed line."""

import base64
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.raw import Box, Line
from corpus.text import MappedText

_ROW = np.dtype([("start", "<u4"), ("end", "<u4"), ("page", "<u4"), ("box", "<u2", 4)])
_GRID = 65_535


@dataclass(frozen=True, slots=True)
class Place:
    """`text[start:end]` stands on `page` (from 1) inside `box` (see corpus.raw)."""

    start: int
    end: int
    page: int
    box: Box


def places_of(text: MappedText, lines: Sequence[Line]) -> tuple[Place, ...]:
    """Return where the canonical text stands, in its order; white space between two lines belongs to the first."""
    if not lines or not text.text:
        return ()
    firsts = np.array([line.first for line in lines], dtype=np.int64)
    at = np.searchsorted(firsts, np.frombuffer(text.origin, dtype=np.uint32), side="right") - 1
    starts = np.flatnonzero(np.diff(at, prepend=-1))
    ends = np.append(starts[1:], len(at))
    return tuple(
        Place(int(start), int(end), lines[i].page, lines[i].box)
        for start, end, i in zip(starts, ends, at[starts].tolist(), strict=True)
    )


def pack(places: Sequence[Place]) -> str:
    """Return places as one short string, boxes to a 65,000th of the page."""
    if not places:
        return ""
    rows = np.zeros(len(places), dtype=_ROW)
    for row, place in zip(rows, places, strict=True):
        row["start"], row["end"], row["page"] = place.start, place.end, place.page
        row["box"] = [round(side * _GRID) for side in place.box]
    return base64.b85encode(zlib.compress(rows.tobytes(), 6)).decode("ascii")


def unpack(packed: str) -> tuple[Place, ...]:
    """Return the places that `pack` was given."""
    if not packed:
        return ()
    rows = np.frombuffer(zlib.decompress(base64.b85decode(packed)), dtype=_ROW)
    return tuple(Place(int(s), int(e), int(p), _box(box)) for s, e, p, box in rows.tolist())


def _box(sides: Sequence[int]) -> Box:
    left, top, right, bottom = (side / _GRID for side in sides)
    return left, top, right, bottom


def within(places: Sequence[Place], start: int, end: int) -> tuple[Place, ...]:
    """Return the places that hold any of `text[start:end]`."""
    first = max(0, bisect_right(places, start, key=lambda place: place.start) - 1)
    last = bisect_left(places, end, key=lambda place: place.start)
    return tuple(place for place in places[first:last] if place.end > start)


def page_starts(places: Sequence[Place]) -> tuple[tuple[int, int], ...]:
    """Return (offset, page) for each run of text on one page, in the order of the text."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if not runs or runs[-1][1] != place.page:
            runs.append((place.start, place.page))
    return tuple(runs)
