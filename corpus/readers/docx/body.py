"""The body of a Word file, block by block: paragraphs, tables, controls, boxes."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.raw import RawBlock
from corpus.readers.docx.numbering import Numbering
from corpus.readers.docx.runs import Runs, chosen, is_kept, is_placeholder
from corpus.readers.docx.styles import Style, outline, shaded
from corpus.readers.flow import Flow, Text
from corpus.readers.safe_xml import Element, child, name, value
from corpus.readers.style_names import LONGEST_OWN
from corpus.readers.tables import Cell, Table

_GONE = frozenset(
    "del moveFrom sectPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr tblPrEx pPr rPr customXmlPr hdr ftr".split()
)


class Body:
    """Walks the blocks of a part and gives them to a flow; numbers and fields go on from one part of it to the next."""

    def __init__(
        self,
        runs: Runs,
        numbering: Numbering,
        *,
        on_colour: bool = True,
        inserted: Callable[[str], Sequence[RawBlock]] = lambda _: (),
    ) -> None:
        self.runs = runs
        self.headings = 0
        self.lone_bold = 0
        self._numbering = numbering
        self._inserted = inserted  # gives what a file says that stands in place of text, by its id of reference
        self._on_colour = on_colour  # white letters may be seen: a picture or a colour may lie behind them
        self._pending = Text()  # of a paragraph whose end is deleted: it goes on in the next

    def walk(self, part: Element, flow: Flow, *, in_table: bool = False) -> None:
        """Add all blocks below an element."""
        for inner in part:
            kind = name(inner)
            if kind == "p":
                self._paragraph(inner, flow, in_table)
            elif kind == "tbl":
                flow.table(self._table(inner))
            elif kind == "altChunk":
                flow.add_all(self._inserted(value(inner, "id") or ""))
            elif kind == "AlternateContent":
                self.walk(chosen(inner), flow, in_table=in_table)
            elif not (kind in _GONE or (kind == "sdt" and is_placeholder(inner))
                      or (kind == "annotation" and not is_kept(inner))):  # fmt: skip
                self.walk(inner, flow, in_table=in_table)

    def _paragraph(self, paragraph: Element, flow: Flow, in_table: bool) -> None:
        properties = child(paragraph, "pPr")
        style = self.runs.styles.of(value(child(properties, "pStyle"), "val"))
        seen = style.shaded or in_table or self._on_colour or shaded(properties)
        text = self.runs.read(paragraph, replace(style, shaded=seen))
        boxes, self.runs.boxes = self.runs.boxes, []
        if child(properties, "rPr", "del") is not None:
            self._pending = _joined(self._pending, text)
        else:
            whole, self._pending = _joined(self._pending, text), Text()
            if whole.text.strip():
                self._add(whole, properties, style, flow, in_table)
        before, self._on_colour = self._on_colour, self._on_colour or bool(boxes)
        for box in boxes:
            self.walk(box, flow, in_table=in_table)
        self._on_colour = before

    def _add(self, text: Text, properties: Element | None, style: Style, flow: Flow, in_table: bool) -> None:
        own = outline(properties)
        level = style.level if own is None or style.contents else own
        if style.own and own is None and (in_table or len(text.text) > LONGEST_OWN):
            level = 0
        label = self._label(properties, style)
        is_item = not level and (label is not None or style.item or style.contents)
        bold = text.all_bold
        self.headings += level > 0
        self.lone_bold += bold and not level and not is_item and not in_table and len(text.text) < LONGEST_OWN
        flow.paragraph(f"{label} {text.text}" if label else text.text, level=level, bold=bold, item=is_item)

    def _label(self, properties: Element | None, style: Style) -> str | None:
        """Count the paragraph in its list; return its number, empty for a bullet, None where it is in no list."""
        given = child(properties, "listPr")
        if given is not None:  # Word 2003 writes the number itself beside the paragraph
            shown = value(child(given, "t"), "val") or ""
            return shown if any(c.isalnum() for c in shown) else ""
        numbering = child(properties, "numPr")
        num = value(child(numbering, "numId"), "val") or style.num
        if num is None or num == "0":
            return None
        depth = value(child(numbering, "ilvl"), "val")
        at = int(depth) if depth and depth.isdigit() else style.ilvl
        if at is None:
            at = self._numbering.depth_of(num, value(child(properties, "pStyle"), "val"))
        return self._numbering.label(num, at)

    def _table(self, element: Element) -> Table:
        table = Table()
        above: dict[int, Cell] = {}
        for row in _rows(element):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            cells: list[Cell] = []
            column = 0
            for inner in _cells(row):
                cell = self._cell(inner)
                merge = child(inner, "tcPr", "vMerge")
                if merge is not None and value(merge, "val") in (None, "continue") and column in above:
                    cell.blocks, cell.repeated = above[column].blocks, True
                elif merge is not None:
                    above[column] = cell
                else:
                    above.pop(column, None)
                column += cell.span
                cells.append(cell)
            if child(properties, "tblHeader") is not None and table.head_rows == len(table.rows):
                table.head_rows += 1
            table.rows.append(cells)
        return table

    def _cell(self, element: Element) -> Cell:
        flow = Flow()
        self.walk(element, flow, in_table=True)
        span = value(child(element, "tcPr", "gridSpan"), "val") or "1"
        return Cell(flow.blocks, span=int(span) if span.isdigit() else 1)


def _joined(first: Text, second: Text) -> Text:
    return Text(first.pieces + second.pieces, first.letters + second.letters, first.bold + second.bold)


def _rows(table: Element) -> list[Element]:
    return _named(table, "tr")


def _cells(row: Element) -> list[Element]:
    return _named(row, "tc")


def _named(element: Element, wanted: str) -> list[Element]:
    """Return the rows or cells of an element, also those that a control or an insertion wraps."""
    found: list[Element] = []
    for inner in element:
        kind = name(inner)
        if kind == wanted:
            found.append(inner)
        elif kind in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "annotation", "content", "smartTag"):
            found += _named(inner, wanted)
    return found
