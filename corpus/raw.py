"""A document as its reader hands it on: blocks not yet one text, and where each line stood in the original."""

from dataclasses import dataclass, field

from corpus.text import MappedText
from corpus.types import BlockKind

Box = tuple[float, float, float, float]
"""Left, top, right, bottom as fractions of the page (0 to 1), from its upper left corner."""


@dataclass(slots=True)
class RawBlock:
    """A block before the canonical text exists.

    `level` is 0 unless it is a heading (1 the outermost). `bold` says that all of it is; `lines` counts its lines.
    """

    kind: BlockKind
    text: MappedText
    level: int = 0
    bold: bool = False
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page (from 1): the characters whose origin is in `[first, last)` stand inside `box`."""

    first: int
    last: int
    page: int
    box: Box


@dataclass(slots=True)
class Raw:
    """What a reader found in one file.

    `format` names the format found, whatever the file was called. `styled` says that the format itself marks
    headings, so none need be guessed. `lines` are given where the format has pages; then the origin of a character
    of `blocks` counts the characters of the lines in reading order. `ocr` gives the mean confidence (0 to 1) of each
    page that was read from its image. `furniture` holds the lines that were taken out, such as running heads.
    `stated` are facts that the container states, such as the date of an e-mail. `tentative` says that another reading
    of the same bytes may find more: a program is missing here, or failed.
    """

    format: str
    blocks: list[RawBlock]
    styled: bool = False
    lines: list[Line] = field(default_factory=list)
    pages: int = 0
    ocr: dict[int, float | None] = field(default_factory=dict)
    furniture: list[str] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another: of an archive, or attached to an e-mail. `name` is data, never a path."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A file inside another that could not be taken out: its name there, and why."""

    name: str
    reason: str


@dataclass(slots=True)
class Opened:
    """What one file holds: a text of its own (an e-mail has both), other files, or both; `refused` is lost of it."""

    raw: Raw | None
    members: tuple[Member, ...] = ()
    refused: tuple[Refused, ...] = ()
