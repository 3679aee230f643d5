"""The shapes the overview is made of when it is read as text: headings, paragraphs, tables. All frozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.compilation.contract import ConsultationOverview


class Look(StrEnum):
    """How a run of words is set."""

    PLAIN = "plain"
    STRONG = "strong"
    NAME = "name"
    QUOTE = "quote"
    MUTED = "muted"


class Role(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    NOTICE = "notice"
    FACT = "fact"
    TEXT = "text"
    ENTRY = "entry"
    QUOTE = "quote"
    SOURCE = "source"
    DRAFT_TITLE = "draft-title"
    DRAFT = "draft"


class Tone(StrEnum):
    """The tint behind the words of a cell."""

    NONE = "none"
    FOR = "for"
    AGAINST = "against"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words set alike."""

    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the outermost below the title. `anchor` is unique within the overview.

    `swedish` says that the words are those of the documents, whatever the language of the page.
    """

    level: int
    text: str
    anchor: str
    swedish: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    role: Role
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings; the first cell of each row names the row. `widths` are shares of the line.

    `tones`, where given, holds one for each cell after the first of each row; the words say the same without it.
    """

    caption: str
    header: tuple[str, ...]
    body: Sequence[tuple[str, ...]]
    widths: tuple[int, ...]
    wide: bool = False
    tones: Sequence[Sequence[Tone]] = ()
    swedish_rows: bool = False
    swedish_header: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the table of contents stands; it shows headings down to `depth`."""

    title: str
    hint: str
    depth: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where the matrix of one consultation stands; each form cuts it as its page allows."""

    part: ConsultationOverview


Block = Heading | Paragraph | Table | Contents | Matrix
