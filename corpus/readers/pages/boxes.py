"""Boxes to tick in the image of a page: four sides of one length, with something in them or nothing. Pure."""

import numpy as np
import numpy.typing as npt
from PIL import Image

from corpus.readers.symbols import TICKED, UNTICKED

Ink = npt.NDArray[np.bool_]
_DARK = 0.8  # of the paper's brightness: what is ink
_LEAST = 14  # pixels
_WHOLE = 0.8  # of each side is drawn
_SQUARE = 0.72  # the shorter side is at least so much of the longer
_CORNER = 0.1  # of the box: so near to each corner there is ink
_EDGE = 0.2  # of the box on each side: what is not its inside
_TICK, _FILLED = 0.04, 0.95  # of the inside


def ink_of(page: Image.Image) -> Ink:
    """Return where a page is dark."""
    grey = np.asarray(page)
    return np.asarray(grey < _DARK * np.median(grey), dtype=np.bool_)


def box_in(ink: Ink, least: float) -> str | None:
    """Return whether there is a box in a piece of a page, ticked or empty; None where there is none.

    Its sides have so many pixels at least. A tick may reach out of it.
    """
    if min(ink.shape) < _LEAST:
        return None
    along, down = _longest(ink), _longest(ink.T)
    sides = [np.flatnonzero(lines >= least) for lines in (along, down)]
    if not all(len(side) for side in sides):
        return None
    top, bottom, left, right = (int(side[at]) for side in sides for at in (0, -1))
    high, wide = bottom - top + 1, right - left + 1
    if min(high, wide) < max(_LEAST, _SQUARE * max(high, wide)):
        return None
    y, x = max(2, round(_EDGE * high)), max(2, round(_EDGE * wide))
    across = min(along[top : top + y].max(), along[bottom - y + 1 : bottom + 1].max())
    upright = min(down[left : left + x].max(), down[right - x + 1 : right + 1].max())
    if across < _WHOLE * wide or upright < _WHOLE * high:
        return None
    near = max(2, round(_CORNER * min(high, wide)))
    box = ink[top : bottom + 1, left : right + 1]
    ends = slice(None, near), slice(-near, None)
    if not all(box[rows, columns].any() for rows in ends for columns in ends):
        return None  # a letter is round
    filled = ink[top + y : bottom - y + 1, left + x : right - x + 1].mean()
    return None if filled > _FILLED else TICKED if filled > _TICK else UNTICKED


def _longest(ink: Ink) -> npt.NDArray[np.int64]:
    """Return the longest unbroken line of each row; two missing pixels or a step to the next row break none."""
    near = ink.copy()
    near[1:] |= ink[:-1]
    near[:-1] |= ink[1:]
    run = np.zeros(ink.shape[0], dtype=np.int64)
    best = run.copy()
    gap = np.zeros(ink.shape[0], dtype=np.int64)
    for column in near.T:
        gap = np.where(column, 0, gap + 1)
        run = np.where(gap > 2, 0, run + 1)
        best = np.maximum(best, run)
    return best
