"""The body of an OpenDocument text, element by element."""

from collections.abc import Mapping
from dataclasses import replace

from corpus.readers.flow import Flow, Text
from corpus.readers.odt.styles import Counter, Style, Styles
from corpus.readers.safe_xml import Element, child, name, value
from corpus.readers.style_names import LONGEST_OWN
from corpus.readers.symbols import TICKED, UNTICKED
from corpus.readers.tables import Cell, Table
from corpus.readers.unseen import LeftOut

_GONE = frozenset(
    """tracked-changes annotation annotation-end sequence-decls forms change change-start change-end bookmark
    variable-decls user-field-decls placeholder hidden-text hidden-paragraph soft-page-break desc title
    toc-mark alphabetical-index-mark script image object object-ole number note-citation
    table-of-content-source""".split()
)
_MOST = 1000  # columns and spaces that are repeated
_PAGE = frozenset(("page-number", "page-count"))


class Body:
    """Walks a part and gives its blocks to a flow; lists and notes go on through the whole document."""

    def __init__(
        self,
        styles: Styles,
        left_out: LeftOut,
        *,
        page_numbers: bool = True,
        on_colour: bool = True,
        answers: Mapping[str, str] | None = None,
    ) -> None:
        self.headings = 0
        self.lone_bold = 0
        self.notes: list[Element] = []
        self.first_master: str | None = None
        self._styles = styles
        self._left_out = left_out
        self._on_colour = on_colour  # white letters may be seen: a picture or a colour may lie behind them
        self._page_numbers = page_numbers
        self._answers = answers or {}  # by the id of the control that shows them
        self._boxes: list[Element] = []
        self._outline = Counter()
        self._lists: dict[str, Counter] = {}
        self._latest: dict[str, Counter] = {}
        self._counting = Counter()

    def walk(self, part: Element, flow: Flow, *, in_table: bool = False, item: bool = False) -> None:
        """Add all blocks below an element."""
        for inner in part:
            kind = name(inner)
            if kind in ("p", "h"):
                self._paragraph(inner, flow, in_table=in_table, item=item)
            elif kind == "list":
                self._list(inner, flow, None, 0, in_table)
            elif kind == "table":
                flow.table(self._table(inner))
            elif kind == "control":
                flow.paragraph(self._answer(inner))
            elif kind == "section" and value(inner, "display") == "none":
                self._left_out.hide(" ".join(map(str, inner.itertext())))
            elif kind == "numbered-paragraph" or kind not in _GONE:
                self.walk(inner, flow, in_table=in_table, item=item or kind == "index-body")

    def _paragraph(
        self, element: Element, flow: Flow, *, in_table: bool, label: str | None = None, item: bool = False
    ) -> None:
        style = self._styles.of("paragraph", value(element, "style-name"))
        self.first_master = self.first_master or style.master or ""
        text = Text()
        self._inside(element, text, replace(style, shaded=style.shaded or in_table or self._on_colour))
        boxes, self._boxes = self._boxes, []
        given = value(element, "outline-level") or ""
        level = (int(given) if given.isdigit() else 1) if name(element) == "h" else style.level
        if name(element) == "p" and style.own and (in_table or len(text.text) > LONGEST_OWN):
            level = 0
        item = item or (style.item and not level)
        if text.text.strip():
            if level and not item:
                number = child(element, "number")
                shown = number.text if number is not None else self._heading_label(element, level, label)
                self.headings += 1
                flow.paragraph(f"{shown} {text.text}" if shown else text.text, level=level, bold=text.all_bold)
            else:
                is_item = item or label is not None
                self.lone_bold += text.all_bold and not is_item and not in_table and len(text.text) < LONGEST_OWN
                flow.paragraph(f"{label} {text.text}" if label else text.text, bold=text.all_bold, item=is_item)
        before, self._on_colour = self._on_colour, self._on_colour or bool(boxes)
        for box in boxes:
            self.walk(box, flow, in_table=in_table)
        self._on_colour = before

    def _heading_label(self, element: Element, level: int, label: str | None) -> str | None:
        """Return the number of a heading: its list's, else the document's own count of chapters."""
        if label or name(element) != "h" or value(element, "is-list-header") == "true":
            return label
        return self._styles.label(None, level - 1, self._outline)

    def _inside(self, element: Element, text: Text, style: Style) -> None:
        self._say(element.text, text, style)
        for inner in element:
            kind = name(inner)
            if kind == "s":
                count = value(inner, "c") or "1"
                text.add(" " * min(int(count) if count.isdigit() else 1, _MOST))
            elif kind in ("tab", "line-break"):
                text.add("\t" if kind == "tab" else "\n")
            elif kind == "note":
                self.notes.append(inner)
            elif kind == "text-box":
                self._boxes.append(inner)
            elif kind == "control":
                text.add(self._answer(inner))
            elif kind == "fieldmark":
                text.add(_chosen(inner))
            elif kind == "ruby-text" or kind in _GONE or (kind in _PAGE and not self._page_numbers):
                pass
            elif kind == "span":
                own = self._styles.of("text", value(inner, "style-name"))
                self._inside(inner, text, Style(
                    bold=style.bold if own.bold is None else own.bold,
                    hidden=style.hidden if own.hidden is None else own.hidden,
                    struck=style.struck if own.struck is None else own.struck,
                    white=style.white if own.white is None else own.white,
                    shaded=style.shaded or own.shaded,
                ))  # fmt: skip
            else:
                self._inside(inner, text, style)
            self._say(inner.tail, text, style)

    def _answer(self, control: Element) -> str:
        return self._answers.get(value(control, "control") or "", "")

    def _say(self, words: str | None, text: Text, style: Style) -> None:
        if not words:
            return
        if style.struck and not style.hidden:
            self._left_out.strike(words)
        elif style.hidden or (style.white and not style.shaded):
            self._left_out.hide(words)
        else:
            text.add(" ".join(words.split("\n")), bold=bool(style.bold))

    def _list(self, element: Element, flow: Flow, title: str | None, depth: int, in_table: bool) -> None:
        title = value(element, "style-name") or title
        identifier, goes_on = value(element, "id"), value(element, "continue-list")
        if depth == 0:
            known = self._lists.get(goes_on or "") or (
                self._latest.get(title or "") if value(element, "continue-numbering") == "true" else None
            )
            self._counting = known or Counter()
            self._latest[title or ""] = self._counting
            if identifier:
                self._lists[identifier] = self._counting
        counter = self._counting
        for item in element:
            if name(item) not in ("list-item", "list-header"):
                continue
            given = value(item, "start-value") or ""
            start = int(given) if given.isdigit() and len(given) < 7 else None
            label: str | None = None
            first = next((name(inner) for inner in item if name(inner) not in ("number",)), "")
            if name(item) == "list-item" and first in ("p", "h"):
                counted = self._styles.label(title, depth, counter, start)
                number = child(item, "number")
                label = (number.text if number is not None else counted) or ""
            for inner in item:
                if name(inner) in ("p", "h"):
                    self._paragraph(inner, flow, in_table=in_table, label=label)
                    label = None
                elif name(inner) == "list":
                    self._list(inner, flow, title, depth + 1, in_table)
                elif name(inner) not in _GONE:
                    self.walk(inner, flow, in_table=in_table)

    def _table(self, element: Element) -> Table:
        table = Table()
        self._rows(element, table, head=False)
        return table

    def _rows(self, element: Element, table: Table, *, head: bool) -> None:
        above: dict[int, tuple[int, Cell]] = {}
        for inner in element:
            kind = name(inner)
            if kind in ("table-header-rows", "table-rows", "table-row-group"):
                self._rows(inner, table, head=head or kind == "table-header-rows")
            elif kind == "table-row":
                row: list[Cell] = []
                for part in inner:
                    self._cell(part, row, above)
                above = {at: (rows - 1, cell) for at, (rows, cell) in above.items() if rows > 1}
                table.head_rows += head
                table.rows.append(row)

    def _cell(self, element: Element, row: list[Cell], above: dict[int, tuple[int, Cell]]) -> None:
        kind, column = name(element), sum(cell.span for cell in row)
        if kind == "covered-table-cell":
            if column in above:
                cell = above[column][1]
                row.append(Cell(cell.blocks, span=cell.span, repeated=True))
            return
        if kind != "table-cell" or len(row) > _MOST:
            return
        flow = Flow()
        self.walk(element, flow, in_table=True)
        cell = Cell(flow.blocks, span=_count(element, "number-columns-spanned"))
        if (rows := _count(element, "number-rows-spanned")) > 1:
            above[column] = (rows, cell)
        row.extend([cell, *(Cell() for _ in range(1, _count(element, "number-columns-repeated")))])


def controls(part: Element) -> Mapping[str, str]:
    """Return what the controls of a text's forms show, by their ids: ticks with their words, what was written."""
    shown: dict[str, str] = {}
    for forms in part:
        for control in forms.iter() if name(forms) == "forms" else ():
            if identifier := value(control, "id"):
                shown[identifier] = _shown(control)
    return shown


def _shown(control: Element) -> str:
    kind = name(control)
    if kind in ("checkbox", "radio"):
        state = (value(control, f"{when}{word}") for when in ("current-", "") for word in ("state", "selected"))
        ticked = next((given for given in state if given is not None), "") in ("checked", "true")
        return f"{TICKED if ticked else UNTICKED} {value(control, 'label') or ''}"
    if kind == "listbox":
        chosen = (value(option, "label") for option in control if value(option, "current-selected") == "true")
        return ", ".join(filter(None, chosen))
    if kind in ("text", "textarea", "combobox", "formatted-text", "number", "date"):
        return value(control, "current-value") or value(control, "value") or ""
    return ""


def _chosen(mark: Element) -> str:
    """Return what is chosen in a field of an old Word form."""
    kind = (value(mark, "type") or "").rpartition(".")[2]
    params = [(value(param, "name"), value(param, "value") or "") for param in mark if name(param) == "param"]
    if kind == "FORMCHECKBOX":
        return TICKED if ("Checkbox_Checked", "true") in params else UNTICKED
    if kind != "FORMDROPDOWN":
        return ""
    entries = [given for title, given in params if title == "Dropdown_ListEntry"]
    at = next((given for title, given in params if title == "Dropdown_Selected"), "0")
    return entries[int(at)] if at.isdigit() and int(at) < len(entries) else ""


def _count(element: Element, attribute: str) -> int:
    given = value(element, attribute) or "1"
    return min(_MOST, int(given)) if given.isdigit() and len(given) < 7 and int(given) else 1
