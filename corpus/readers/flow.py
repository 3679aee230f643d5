"""Paragraphs, lists, tables and notes as a word processor or a page has them, to blocks of clean text."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.raw import RawBlock
from corpus.readers.signs import alive
from corpus.readers.tables import Table, readable_rows
from corpus.text import MappedText, clean
from corpus.types import BlockKind

_BREAK = re.compile(r"(?<!\s)\s*\n\s*")  # a run of white space is tried once, from its beginning
_SPACES = re.compile(r" {2,}")
_ENDS = re.compile(r"^\s+|(?<!\s)\s+$")
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n\s*)+")
_BULLET = re.compile(r"^\s*(?:[-*•·–▪◦‣●○■□➢✓\uf0b7\uf0a7\uf0d8]|o(?=\t))\s+(?=\S)")
_SAYS = re.compile(r"[^\W_]|[☐☒☑✓✔✗✘√×]")  # what else stands alone is a rule or an ornament
_CHARS_A_SIGN = 200_000
_LONGEST_HEADING = 300


@dataclass(slots=True)
class Text:
    """Running text while it is gathered: its pieces and how many of its letters are bold."""

    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0

    def add(self, text: str, *, bold: bool = False) -> None:
        """Add a piece as it comes."""
        self.pieces.append(text)
        seen = len(text) - text.count(" ")
        self.letters += seen
        self.bold += seen * bold

    @property
    def all_bold(self) -> bool:
        """Whether every letter is."""
        return 0 < self.letters <= self.bold

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.pieces)


class Flow:
    """Gathers what a document says in reading order; `blocks` gives it. Notes go last.

    The origin of each character counts the characters of the document's own text.
    """

    def __init__(self) -> None:
        self._body: list[RawBlock] = []
        self._notes: list[RawBlock] = []
        self._at = 0
        self._signed = 0

    @property
    def blocks(self) -> list[RawBlock]:
        """The blocks so far, notes last."""
        return [*self._body, *self._notes]

    def paragraph(self, text: str, *, level: int = 0, bold: bool = False, item: bool = False) -> None:
        """Add a paragraph, a heading (`level` from 1) or a list item; a blank line inside parts it in two."""
        for piece in _BLANK_LINE.split(text) if "\n" in text else (text,):
            typed = None if level else _BULLET.match(piece)
            mapped = self._mapped(piece[typed.end() :] if typed else piece)
            if level and len(mapped.text) <= _LONGEST_HEADING:
                self._add(BlockKind.HEADING, mapped.sub(_BREAK, " "), level, bold=bold)
            else:
                self._add(BlockKind.ITEM if item or typed else BlockKind.PARAGRAPH, mapped, bold=bold)

    def _add(self, kind: BlockKind, mapped: MappedText, level: int = 0, *, bold: bool = False) -> None:
        if _SAYS.search(mapped.text):
            self._body.append(RawBlock(kind, mapped, level, bold, mapped.text.count("\n") + 1))

    def note(self, text: str) -> None:
        """Add a footnote or what else stands apart from the text."""
        mapped = self._mapped(text).sub(_BREAK, " ")
        if mapped.text:
            self._notes.append(RawBlock(BlockKind.NOTE, mapped))

    def table(self, table: Table) -> None:
        """Add a table: row by row where it holds data, cell by cell where it only lays out a page."""
        leading = sum(len(raw.text.text) for raw in self._body[:20])
        for row in readable_rows(table, leading=leading):
            if isinstance(row, MappedText):
                self._add(BlockKind.ITEM, self._mapped(row.text).sub(_BREAK, " "))
            else:
                self.add_all(row)

    def add_all(self, blocks: Sequence[RawBlock]) -> None:
        """Add blocks gathered elsewhere, such as those of a cell or of plain text; their places begin anew here."""
        for raw in blocks:
            raw.text.origin = array("I", range(self._at, self._at + len(raw.text.text)))
            self._at += len(raw.text.text) + 1
            (self._notes if raw.kind is BlockKind.NOTE else self._body).append(raw)

    def _mapped(self, text: str) -> MappedText:
        if not text or text.isspace():
            return MappedText("")
        mapped = MappedText(text, array("I", range(self._at, self._at + len(text))))
        self._at += len(text) + 1
        if self._at - self._signed > _CHARS_A_SIGN:
            self._signed = self._at
            alive()
        mapped = clean(mapped)
        if "\n" in mapped.text:
            mapped = mapped.sub(_BREAK, "\n")
        return mapped.sub(_SPACES, " ").sub(_ENDS, "")
