"""The content of a page, element by element, to paragraphs, lists, tables and notes."""

import re
from itertools import pairwise

from corpus.marked_text import marked_blocks
from corpus.readers.counting import HIGHEST, letters, roman
from corpus.readers.flow import Flow, Text
from corpus.readers.html.content import Content
from corpus.readers.safe_xml import Element
from corpus.readers.tables import Cell, Table
from corpus.text import clean

_HEADINGS = {f"h{n}": n for n in range(1, 7)} | {"summary": 6}
_LONGEST_SUMMARY = 120  # characters of what stands over a part that opens
_BLOCKS = frozenset(
    """address article aside blockquote body center details div fieldset figcaption figure footer form header hgroup
    legend main p section summary ul ol dl dir caption html td th tr tbody frame""".split()
)
_BOLD = frozenset(("b", "strong"))
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NOTE_WORD = r"(?:ftn|fn|footnote|fotnot|note?|cite_note|sdfootnote|sdendnote|endnote|edn)"
_NOTE_LINK = re.compile(rf"^#_?{_NOTE_WORD}[\w:.-]*\d", re.IGNORECASE)
_NOTE_ID = re.compile(rf"^_?{_NOTE_WORD}[:.-]?(?!ref)[\w.-]*\d$", re.IGNORECASE)
_MARK = re.compile(r"^\W*(?:\d{1,3}|[*†‡^↑↩a-z])\W*$")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_INDENT = re.compile(r"\n([ \t]*)\S")
_WRAPPED = (40, 100)  # characters of a line that was broken to fit a page
_WRAPPED_LINES = 5
_WIDEST = 200  # columns of a table, and rows that a cell may go on through
_MOST_WRAPPED = 2_000  # lines that are joined to one text


class Body:
    """Walks a page's content and gives it to a flow."""

    def __init__(self, content: Content, flow: Flow) -> None:
        self.headings = 0
        self._content = content
        self._flow = flow
        self._text = Text()
        self._label: str | None = None

    def walk(self, element: Element) -> None:
        """Add all blocks of an element."""
        self._inside(element, False)
        self._flush()

    def _inside(self, element: Element, bold: bool) -> None:
        self._text.add(element.text or "", bold=bold)
        for inner in element:
            if isinstance(inner.tag, str) and (answer := self._content.answer(inner)):
                self._text.add(f" {answer} ", bold=bold)
            elif isinstance(inner.tag, str) and not self._content.skips(inner):
                self._element(inner, bold)
            self._text.add(inner.tail or "", bold=bold)

    def _element(self, element: Element, bold: bool) -> None:
        tag = element.tag
        if tag in _HEADINGS and not (tag == "summary" and _holds_more(element)):
            self._flush()
            inner = Body(self._content, Flow())
            inner._inside(element, True)
            self._flow.paragraph(_plain(inner._text.text), level=_HEADINGS[tag], bold=True)
            self._add_other(inner)
            self.headings += 1
        elif tag == "br":
            self._text.add("\v")
        elif tag == "hr":
            self._flush()
        elif tag == "pre":
            self._flush()
            self._flow.add_all(marked_blocks(clean("".join(map(str, element.itertext())))))
        elif tag == "table":
            self._flush()
            self._flow.table(self._table(element))
        elif tag == "dl":
            self._flush()
            self._definitions(element)
        elif tag in ("ul", "ol", "dir"):
            self._flush()
            self._list(element, bold)
        elif tag == "a" and _is_mark(element):
            return
        elif _NOTE_ID.match(element.get("id") or "") and tag in ("li", "div", "p", "aside", "section", "dd"):
            self._flush()
            self._note(element)
        elif tag in _BLOCKS or tag == "li":
            self._flush()
            self._inside(element, bold or _is_bold(element))
            self._flush()
        else:
            self._inside(element, bold or _is_bold(element))

    def _list(self, element: Element, bold: bool) -> None:
        start = element.get("start") or "1"
        count = int(start) if start.lstrip("-").isdigit() and len(start) < 7 else 1
        for inner in element:
            if not isinstance(inner.tag, str) or self._content.skips(inner):
                continue
            if inner.tag != "li" or _NOTE_ID.match(inner.get("id") or ""):
                self._element(inner, bold)
                continue
            given = inner.get("value") or ""
            count = int(given) if given.isdigit() and len(given) < 7 else count
            self._label = _numbered(count, element.get("type") or "1") if element.tag == "ol" else ""
            count += 1
            self._inside(inner, bold)
            self._flush()
            self._label = None

    def _definitions(self, element: Element) -> None:
        """Add terms and what they mean: on one line where that is short."""
        parts = [e for e in element.iter("dt", "dd") if not self._content.skips(e)]
        for i, part in enumerate(parts):
            if part.tag == "dd" and i and parts[i - 1].tag == "dt":
                continue
            inner = self._apart(part)
            following = parts[i + 1] if part.tag == "dt" and i + 1 < len(parts) else None
            meaning = self._apart(following) if following is not None and following.tag == "dd" else None
            if meaning is not None and len(inner.blocks) == 1 == len(meaning.blocks):
                term = inner.blocks[0].text.text.rstrip(":")
                self._flow.paragraph(f"{term}: {meaning.blocks[0].text.text}", item=True)
            else:
                self._flow.add_all(inner.blocks)
                self._flow.add_all(meaning.blocks if meaning is not None else ())

    def _note(self, element: Element) -> None:
        self._flow.note(" ".join(raw.text.text for raw in self._apart(element).blocks))

    def _apart(self, element: Element) -> Flow:
        inner = Body(self._content, Flow())
        inner.walk(element)
        self.headings += inner.headings
        return inner._flow

    def _add_other(self, inner: "Body") -> None:
        self._flow.add_all(inner._flow.blocks)

    def _table(self, element: Element) -> Table:
        table = Table(layout=True if element.get("role") in ("presentation", "none") else None)
        caption = element.find("caption")
        if caption is not None:
            self._flow.paragraph(_plain("".join(map(str, caption.itertext()))), bold=True)
        if next(iter(element.iterdescendants("table")), None) is not None:
            table.layout = True
        below: dict[int, tuple[int, Cell]] = {}
        for row in _rows(element):
            if self._content.skips(row):
                continue
            cells: list[Cell] = []
            for inner in row:
                _go_on(cells, below)
                if inner.tag in ("td", "th") and not self._content.skips(inner):
                    cell = Cell(self._apart(inner).blocks, inner.tag == "th", _count(inner, "colspan"))
                    if (rows := _count(inner, "rowspan")) > 1:
                        below[sum(c.span for c in cells)] = (rows, cell)
                    cells.append(cell)
            _go_on(cells, below)
            below = {at: (rows - 1, cell) for at, (rows, cell) in below.items() if rows > 1}
            marked = bool(cells) and all(cell.head for cell in cells)
            if (marked or _is_in_head(row)) and table.head_rows == len(table.rows):
                table.head_rows += 1
            table.rows.append(cells)
        return table

    def _flush(self) -> None:
        text, self._text = self._text, Text()
        raw = text.text
        if not raw.strip():
            return
        label, self._label = self._label, None
        if label is None and _is_laid_out(raw):
            self._flow.add_all(marked_blocks(clean(raw.replace("\v", "\n"))))
            return
        plain = _plain(raw)
        if label is None and _is_wrapped(plain):
            self._flow.add_all(marked_blocks(clean(plain)))
        elif plain:
            self._flow.paragraph(f"{label} {plain}" if label else plain, bold=text.all_bold, item=label is not None)


def _plain(raw: str) -> str:
    """Return text as a browser lays it out: white space is one space, only `<br>` breaks a line."""
    return "\n".join(_SPACE.sub(" ", line).strip(" ") for line in raw.split("\v")).strip()


def _is_laid_out(raw: str) -> bool:
    """Return whether white space means something: blank lines between lines that are not indented as markup is."""
    if not _BLANK_LINE.search(raw.strip()):
        return False
    indents = sorted(len(match.group(1)) for match in _INDENT.finditer(raw))
    return bool(indents) and indents[len(indents) // 2] < 2


def _is_wrapped(plain: str) -> bool:
    """Return whether lines were broken to fit a page and not because they end: long ones that go on in the next."""
    lines = [line for line in plain.split("\n", _MOST_WRAPPED) if line.strip()]
    goes_on = sum(
        _WRAPPED[0] <= len(a) <= _WRAPPED[1] and b[0].islower() and a[-1] not in ".:;?!" for a, b in pairwise(lines)
    )
    return _WRAPPED_LINES < len(lines) < _MOST_WRAPPED and goes_on > len(lines) / 3


def _holds_more(summary: Element) -> bool:
    """Return whether what stands over a part that opens has a heading of its own, or is no heading but text."""
    inner = any(e.tag in _HEADINGS for e in summary.iterdescendants())
    return inner or len("".join(map(str, summary.itertext())).strip()) > _LONGEST_SUMMARY


def _is_bold(element: Element) -> bool:
    return element.tag in _BOLD or _BOLD_STYLE.search(element.get("style") or "") is not None


def _is_mark(link: Element) -> bool:
    """Return whether a link is the mark of a footnote, in the text or at the note."""
    return bool(_NOTE_LINK.match(link.get("href") or "")) and bool(_MARK.match("".join(map(str, link.itertext()))))


def _rows(table: Element) -> list[Element]:
    """Return the rows of a table, not those of tables inside it."""
    return [row for part in table for row in ([part] if part.tag == "tr" else part if part.tag in
            ("thead", "tbody", "tfoot") else []) if row.tag == "tr"]  # fmt: skip


def _is_in_head(row: Element) -> bool:
    part = row.getparent()
    return part is not None and part.tag == "thead"


def _go_on(cells: list[Cell], below: dict[int, tuple[int, Cell]]) -> None:
    """Add the cells that go on from rows above at this place."""
    while (at := sum(cell.span for cell in cells)) in below and len(cells) < _WIDEST:
        _, cell = below[at]
        cells.append(Cell(cell.blocks, cell.head, cell.span, repeated=True))


def _count(cell: Element, attribute: str) -> int:
    given = (cell.get(attribute) or "1").strip()
    return min(_WIDEST, int(given)) if given.isdigit() and len(given) < 6 and int(given) else 1


def _numbered(count: int, kind: str) -> str:
    shown = {"a": letters, "i": roman}.get(kind.lower(), str)(count) if 0 < count <= HIGHEST else str(count)
    return f"{shown.upper() if kind.isupper() else shown}."
