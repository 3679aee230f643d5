"""Where the blocks of an RTF file are gathered: paragraphs, and tables row by row."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.readers.flow import Flow, Text
from corpus.readers.rtf.state import Style
from corpus.readers.style_names import LONGEST_OWN, told_by
from corpus.readers.tables import Cell, Table


@dataclass(slots=True)
class Paragraph:
    """Properties that hold until they are reset."""

    style: int = 0
    level: int | None = None
    in_table: bool = False
    shaded: bool = False


@dataclass(slots=True)
class Sink:
    """The body, a note, a header or a box. A table is open until a paragraph outside it comes."""

    flow: Flow = field(default_factory=Flow)
    text: Text = field(default_factory=Text)
    label: list[str] | None = None
    paragraph: Paragraph = field(default_factory=Paragraph)
    headings: int = 0
    lone_bold: int = 0
    merge: str = ""
    head: bool = False
    _cell: Flow = field(default_factory=Flow)
    _row: list[Cell] = field(default_factory=list)
    _table: Table = field(default_factory=Table)
    _merges: list[str] = field(default_factory=list)  # of the cells of the row that is being defined

    @property
    def target(self) -> Flow:
        """Where a paragraph goes now: into the cell that is open, or beside all tables."""
        return self._cell if self.paragraph.in_table else self.flow

    def end_paragraph(self, styles: Mapping[int, Style]) -> None:
        """Finish a paragraph."""
        text, self.text = self.text, Text()
        label, self.label = self.label, None
        if not text.text.strip():
            return
        if not self.paragraph.in_table:
            self.end_table()
        shown = "".join(label).strip() if label is not None else None
        if shown is not None and not any(c.isalnum() for c in shown):
            shown = ""
        style = styles.get(self.paragraph.style, Style())
        told = told_by(style.name)
        stated = self.paragraph.level if self.paragraph.level is not None else style.level
        level = told.level if stated is None else stated
        if told.contents or (told.own and stated is None and (self.paragraph.in_table or len(text.text) > LONGEST_OWN)):
            level = 0
        item = not level and (shown is not None or told.item or told.contents)
        alone = not level and not item and not self.paragraph.in_table and len(text.text) < LONGEST_OWN
        self.headings += level > 0
        self.lone_bold += text.all_bold and alone
        said = f"{shown} {text.text}" if shown else text.text
        self.target.paragraph(said, level=level, bold=text.all_bold, item=item)

    def end_cell(self) -> None:
        """Finish a cell."""
        at = len(self._row)
        merge = self._merges[at] if at < len(self._merges) else ""
        cell = Cell(self._cell.blocks)
        self._cell = Flow()
        above = self._table.rows[-1] if self._table.rows else []
        if merge == "clvmrg" and not cell.blocks and at < len(above):
            cell = Cell(above[at].blocks, repeated=True)
        self._row.append(cell)

    def end_row(self) -> None:
        """Finish a row."""
        if self._row:
            self._table.head_rows += self.head and self._table.head_rows == len(self._table.rows)
            self._table.rows.append(self._row)
        self._row = []

    def end_table(self) -> None:
        """Give the table that is open to the flow."""
        if self._row or self._cell.blocks:
            self._table.rows.append([*self._row, Cell(self._cell.blocks)])
            self._row, self._cell = [], Flow()
        if self._table.rows:
            table, self._table = self._table, Table()
            self.flow.table(table)

    def define_row(self) -> None:
        """Begin the definition of a row."""
        self._merges, self.merge, self.head = [], "", False

    def define_cell(self) -> None:
        """Finish the definition of a cell."""
        self._merges.append(self.merge)
        self.merge = ""


@dataclass(slots=True)
class Header:
    """A header or footer: its control word, what it says, and whether it comes before the text of the body."""

    word: str
    early: bool
    sink: Sink = field(default_factory=Sink)
