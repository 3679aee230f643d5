"""The DocBook that antiword writes: chapters, paragraphs, lists, tables."""

import re
from collections.abc import Iterable

from corpus.raw import Raw
from corpus.readers.flow import Flow, Text
from corpus.readers.safe_xml import Element, child, name, parse_xml
from corpus.readers.tables import Cell, Table

_LINES = re.compile(r"[ \t]*\n[ \t]*")
_GONE = frozenset(("bookinfo", "title", "colspec", "footnoteref", "graphic", "mediaobject"))
_SECTION = re.compile(r"^sect(\d)$")


def read(data: bytes) -> Raw:
    """Return the blocks of antiword's output."""
    flow = Flow()
    headings = _walk(parse_xml(data), flow, 0)
    return Raw("doc", flow.blocks, styled=headings > 1)


def _walk(elements: Iterable[Element], flow: Flow, level: int) -> int:
    headings = 0
    for inner in elements:
        kind = name(inner)
        if kind == "chapter" or (section := _SECTION.match(kind)) is not None:
            depth = 1 if kind == "chapter" else int(section.group(1)) + 1 if section else 1
            title = child(inner, "title")
            said = _words(title).text if title is not None else ""
            flow.paragraph(said, level=depth)
            headings += bool(said.strip()) + _walk(inner, flow, depth)
        elif kind in ("para", "listitem"):
            headings += _paragraph(inner, flow, level, item=kind == "listitem")
        elif kind == "informaltable":
            flow.table(_table(inner))
        elif kind == "footnote":
            flow.note(_words(inner).text)
        elif kind not in _GONE:
            headings += _walk(inner, flow, level)
    return headings


def _paragraph(element: Element, flow: Flow, level: int, *, item: bool) -> int:
    """Add a paragraph and the tables, lists and notes that antiword puts inside it."""
    text = Text()
    headings = 0
    _gather(element, text)
    flow.paragraph(_LINES.sub("\n", text.text).strip(), bold=text.all_bold, item=item)
    for inner in element:
        if name(inner) in ("informaltable", "itemizedlist", "orderedlist", "footnote", "para"):
            headings += _walk([inner], flow, level)
    return headings


def _words(element: Element) -> Text:
    text = Text()
    _gather(element, text)
    return text


def _gather(element: Element, text: Text, *, bold: bool = False) -> None:
    text.add(element.text or "", bold=bold)
    for inner in element:
        kind = name(inner)
        if kind == "emphasis":
            _gather(inner, text, bold=bold or inner.get("role") == "bold")
        elif kind in ("superscript", "subscript", "ulink", "phrase"):
            _gather(inner, text, bold=bold)
        text.add(inner.tail or "", bold=bold)


def _table(element: Element) -> Table:
    table = Table()
    for row in element.iter("row"):
        cells = []
        for entry in row.iter("entry"):
            flow = Flow()
            text = _words(entry)
            for line in _LINES.split(text.text):
                flow.paragraph(line, bold=text.all_bold)
            cells.append(Cell(flow.blocks))
        table.rows.append(cells)
    return table
