"""The numbers that some programs print in the margin beside every line, or every fifth: no words of the text. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from corpus.readers.pages.glyph import Glyph

_MOST_FIGURES = 4
_GAP = 0.8  # of the type size: at least so far from its line does a number stand
_SAME = 2.5  # points: by which numbers of one column may stand elsewhere
_LEAST, _LEAST_SPARSE, _SPARSE = 6, 3, 5  # numbers on a page; fewer tell enough where only each fifth line has one
_MOST, _MANY = 0.9, 0.8  # of the numbers: those that count on by one step, those that count the lines between them
_GOES_ON = 0.3  # of the lines: running text, and no list, begins most of them in the middle of a sentence

Run = tuple[list[Glyph], int]
"""The glyphs of a row, and how far it is tilted."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at the beginning of a run, or alone in it: which run, how many of its glyphs, and what it says."""

    run: int
    length: int
    value: int
    glyph: Glyph
    right: float

    @property
    def middle(self) -> float:
        return (self.glyph.top + self.glyph.bottom) / 2


@dataclass(frozen=True, slots=True)
class _Line:
    left: float
    right: float
    middle: float
    goes_on: bool


def without_line_numbers(runs: Sequence[Run], known: float | None) -> tuple[list[Run], float | None]:
    """Return the runs of a page without the numbers of its lines, and where these end on the page.

    They stand in one column beside all other words, go up by one step, and count the lines of running text. `known`
    is where they ended on the page before: a last page has few lines.
    """
    numbers = [found for i, run in enumerate(runs) if not run[1] and (found := _number(i, run[0]))]
    for edge in dict.fromkeys(round(n.right) for n in numbers):
        column = sorted((n for n in numbers if abs(n.right - edge) <= _SAME), key=lambda n: n.middle)
        lines = _lines(runs, {n.run: n.length for n in column})
        if _beside(column, lines) and (_counts(column, lines) or (known is not None and abs(known - edge) <= _SAME)):
            lengths = {n.run: n.length for n in column}
            left = [(glyphs[lengths.get(i, 0) :], tilted) for i, (glyphs, tilted) in enumerate(runs)]
            return [(_trimmed(glyphs), tilted) for glyphs, tilted in left if _inked(glyphs)], float(edge)
    return list(runs), None


def _number(run: int, glyphs: Sequence[Glyph]) -> _Number | None:
    length = next((i for i, glyph in enumerate(glyphs) if not glyph.char.isdecimal()), len(glyphs))
    rest = _inked(glyphs[length:])
    if not 0 < length <= _MOST_FIGURES or (rest and rest[0].left - glyphs[length - 1].right < _GAP * glyphs[0].size):
        return None
    value = int("".join(glyph.char for glyph in glyphs[:length]))
    return _Number(run, length, value, glyphs[0], glyphs[length - 1].right)


def _lines(runs: Sequence[Run], lengths: dict[int, int]) -> list[_Line]:
    """Return the words of the page, the numbers of one column aside."""
    found = []
    for i, (glyphs, tilted) in enumerate(runs):
        inked = _inked(glyphs[lengths.get(i, 0) :])
        if inked and not tilted:
            middle = (inked[0].top + inked[0].bottom) / 2
            found.append(_Line(inked[0].left, max(g.right for g in inked), middle, inked[0].char.islower()))
    return found


def _beside(column: Sequence[_Number], lines: Sequence[_Line]) -> bool:
    """Return whether all other words are on one side of a column, and most of its numbers at the height of some."""
    left, right = min(n.glyph.left for n in column), max(n.right for n in column)
    aside = all(line.left > right for line in lines) or all(line.right < left for line in lines)
    level = sum(any(abs(line.middle - n.middle) < 0.5 * n.glyph.size for line in lines) for n in column)
    return aside and level >= _MOST * len(column)


def _counts(column: Sequence[_Number], lines: Sequence[_Line]) -> bool:
    """Return whether a column's numbers count the lines of running text beside it."""
    steps = Counter(after.value - before.value for before, after in pairwise(column))
    step, same = steps.most_common(1)[0] if steps else (0, 0)
    if step < 1 or len(column) < (_LEAST_SPARSE if step >= _SPARSE else _LEAST) or same < _MOST * (len(column) - 1):
        return False
    heights = _heights(lines, column[0].glyph.size)
    between = [sum(a.middle < height - 1 <= b.middle for height in heights) for a, b in pairwise(column)]
    counted = sum(found == b.value - a.value for found, (a, b) in zip(between, pairwise(column), strict=True))
    inside = [line for line in lines if column[0].middle <= line.middle <= column[-1].middle]
    running = sum(line.goes_on for line in inside) >= _GOES_ON * len(inside)
    return counted >= _MANY * (len(column) - 1) and running


def _heights(lines: Sequence[_Line], size: float) -> list[float]:
    """Return where the lines of a page stand, those on one height once."""
    heights: list[float] = []
    for height in sorted(line.middle for line in lines):
        if not heights or height - heights[-1] > 0.5 * size:
            heights.append(height)
    return heights


def _inked(glyphs: Sequence[Glyph]) -> list[Glyph]:
    return [glyph for glyph in glyphs if not glyph.char.isspace()]


def _trimmed(glyphs: Sequence[Glyph]) -> list[Glyph]:
    return list(dropwhile(lambda glyph: glyph.char.isspace(), glyphs))
