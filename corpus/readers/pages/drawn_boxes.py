"""Boxes to tick that are lines on a page of a PDF file and no letters; they are ticked where something is in them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import PdfObject, PdfPage

from corpus.readers.pages.placing import Placing
from corpus.readers.pages.row import Row
from corpus.readers.pages.rules import points_of
from corpus.readers.symbols import TICKED, UNTICKED, is_mark

_LEAST, _MOST = 5.0, 20.0  # points: the side of a box
_SQUARE = 0.8  # the shorter side is at least so much of the longer
_MOST_DRAWN = 3_000  # a map or a diagram has more, and no form
_SLACK = 3.0  # points by which a tick may reach out of its box
Box = tuple[float, float, float, float]


def drawn_boxes(page: PdfPage, rows: Sequence[Row], number: int) -> tuple[list[Row], list[Row]]:
    """Return the boxes of a page, and its rows without letters that stand in a box alone; before words they tick them.

    There are none where nobody ticked one: squares may mark the items of a list.
    """
    drawn, crossing = _drawn(page)
    squares = [box for box in dict.fromkeys(drawn) if drawn[box] and _is_box(box) and not _is_held(box, list(drawn))]
    sides = [round(box[2] - box[0]) for box in squares]
    boxes = [box for box, side in zip(squares, sides, strict=True) if _alike(side, sides)]
    made, left = list[Row](), list(rows)
    ticked = False
    for box in boxes:
        at = next((i for i, row in enumerate(left) if is_mark(row.text.split(" ")[0]) and _begins_in(row, box)), None)
        own = at is not None or any(_inside(other, box) for other in crossing)
        ticked |= own
        if at is not None and " " in left[at].text.strip():
            left[at] = replace(left[at], text=TICKED + left[at].text[1:])
            continue
        if at is not None:
            del left[at]
        made.append(Row(number, TICKED if own else UNTICKED, *box, box[3] - box[1], bold=False))
    return (made, left) if ticked else ([], list(rows))


def _alike(side: int, sides: Sequence[int]) -> bool:
    """Return whether another box is as large: nobody is asked to choose from one."""
    return sum(abs(side - other) <= 1 for other in sides) > 1


def _begins_in(row: Row, box: Box) -> bool:
    return box[0] - 1 <= row.left < box[2] and box[1] - _SLACK < row.middle < box[3] + _SLACK


def _drawn(page: PdfPage) -> tuple[dict[Box, bool], set[Box]]:
    """Return where things as small as a box are drawn, whether with four corners, and which of them tick.

    A box may be drawn twice, its ground and its sides; a tick goes through the middle of where it stands.
    """
    place = Placing(page)
    rect = pdfium.FS_RECTF()
    found: dict[Box, bool] = {}
    crossing: set[Box] = set()
    for count, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count >= _MOST_DRAWN:
            return {}, set()
        try:
            rect.left, rect.bottom, rect.right, rect.top = item.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        if item.container is None and max(rect.right - rect.left, rect.top - rect.bottom) <= _MOST + 2 * _SLACK:
            left, top, right, bottom = place(rect)
            box = float(round(left)), float(round(top)), float(round(right)), float(round(bottom))
            found[box] = found.get(box, False) or _has_corners(item, rect)
            if _crosses(item, rect):
                crossing.add(box)
    return found, crossing


def _has_corners(item: PdfObject, rect: "pdfium.FS_RECTF") -> bool:
    """Return whether a path reaches into the four corners of its place, as no circle does."""
    x, y = 0.15 * (rect.right - rect.left), 0.15 * (rect.top - rect.bottom)
    ends = list(points_of(item))
    corners = [(across, up) for across in (rect.left, rect.right) for up in (rect.bottom, rect.top)]
    return all(any(abs(a - across) <= x and abs(b - up) <= y for a, b in ends) for across, up in corners)


def _crosses(item: PdfObject, rect: "pdfium.FS_RECTF") -> bool:
    """Return whether a line of a path, or a corner, lies well inside the place that the path takes up."""
    x, y = 0.2 * (rect.right - rect.left), 0.2 * (rect.top - rect.bottom)
    ends = list(points_of(item))
    middles = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(ends)]
    return any(
        rect.left + x < across < rect.right - x and rect.bottom + y < up < rect.top - y
        for across, up in (*ends, *middles)
    )


def _is_box(box: Box) -> bool:
    sides = sorted((box[2] - box[0], box[3] - box[1]))
    return sides[0] >= _LEAST and sides[1] <= _MOST and sides[0] >= _SQUARE * sides[1]


def _is_held(box: Box, drawn: Sequence[Box]) -> bool:
    """Return whether a thing stands in another, as a tick does in its box."""
    return any(_inside(box, other, 0.0) for other in drawn if other != box)


def _inside(box: Box, outer: Box, slack: float = _SLACK) -> bool:
    """Return whether something lies in a box, or a little over its sides."""
    over = (outer[0] - box[0], outer[1] - box[1], box[2] - outer[2], box[3] - outer[3])
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return max(over) <= slack and outer[0] < x < outer[2] and outer[1] < y < outer[3]
