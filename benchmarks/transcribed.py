"""Pages copied out by a person, and how near to them what is read of the originals comes. Used by benchmarks.reading.

A file of `references/` begins with the original's SHA-256 and the page (0: the beginning of a format without pages).
Then comes the text as a careful person copies it: without running heads, page numbers, marks of lists and of notes, the
cells of a table's row parted by ` | `. A line `---` parts what may stand in any order, such as a margin and the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.places import places_of
from corpus.raw import Raw
from corpus.text import MappedText
from corpus.types import Block, BlockKind

FOLDER = Path(__file__).parent / "references"
_HEAD = re.compile(r"sha256=([0-9a-f]{64}) page=(\d+)\n")
_BETWEEN = "\n---\n"
_PAGES, _LETTERS, _HEIGHTS, _EDGE = 3, 3, 50, 0.13


@dataclass(frozen=True, slots=True)
class Reference:
    """One page as a person copied it: `parts` may stand in any order."""

    name: str
    sha256: str
    page: int
    parts: tuple[str, ...]


def references(folder: Path = FOLDER) -> Iterator[Reference]:
    """Yield all references by name."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        head = _HEAD.match(text)
        if head is None:
            raise ValueError(f"{path.name} does not begin with sha256=… page=…")
        parts = tuple(_plain(part) for part in text[head.end() :].split(_BETWEEN))
        yield Reference(path.stem, head.group(1), int(head.group(2)), parts)


def accuracy(reference: Reference, text: MappedText, raw: Raw) -> float:
    """Return which share of the reference's characters was read, after the edits that lead from one to the other."""
    page = text.text
    if reference.page:
        own = (place for place in places_of(text, raw.lines) if place.page == reference.page)
        page = "".join(text.text[place.start : place.end] for place in own)
    edits = sum(distance(part, _plain(page)) for part in reference.parts)
    return 1 - edits / sum(map(len, reference.parts))


def distance(wanted: str, text: str) -> int:
    """Return the fewest edits that make `wanted` of some stretch of `text`."""
    letters = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    steps = np.arange(len(letters) + 1)
    row = np.zeros(len(letters) + 1, dtype=np.int64)
    for letter in wanted:
        best = row + 1
        best[1:] = np.minimum(best[1:], row[:-1] + (letters != ord(letter)))
        row = np.minimum.accumulate(best - steps) + steps
    return int(row.min())


def left_over(text: MappedText, blocks: Sequence[Block], raw: Raw) -> list[str]:
    """Return lines still in the text, notes aside, that come back near the edge of at least three pages.

    At one height, and with the same words apart from numbers.
    """
    notes = min((block.start for block in blocks if block.kind is BlockKind.NOTE), default=len(text.text))
    found: dict[tuple[str, int], dict[int, str]] = {}
    for place in places_of(text, raw.lines):
        line = _plain(text.text[place.start : place.end])
        middle = (place.box[1] + place.box[3]) / 2
        if place.start < notes and min(middle, 1 - middle) < _EDGE and sum(c.isalpha() for c in line) >= _LETTERS:
            found.setdefault((re.sub(r"\d+", "0", line), round(middle * _HEIGHTS)), {})[place.page] = line
    return [line for pages in found.values() if len(pages) >= _PAGES for line in pages.values()]


def _plain(text: str) -> str:
    return " ".join(text.split())


def mean(values: Sequence[float]) -> float:
    """Return the mean."""
    return sum(values) / len(values)
