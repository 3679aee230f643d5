"""The words inside a Word paragraph: what a reader of the printed page sees, and nothing else."""

import re
from dataclasses import dataclass, field, replace

from corpus.readers.docx.styles import PLAIN, Style, Styles, on, shaded, struck, white
from corpus.readers.flow import Text
from corpus.readers.safe_xml import Element, child, name, value
from corpus.readers.symbols import TICKED, UNTICKED, symbol
from corpus.readers.unseen import LeftOut

_GONE = frozenset(
    """del moveFrom commentReference annotationRef instrText delInstrText delText pPr rPr sdtPr sdtEndPr smartTagPr
    customXmlPr footnoteRef endnoteRef bookmarkStart bookmarkEnd rt fldData binData""".split()
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "separator": "",
               "continuationSeparator": ""}  # fmt: skip
_PAGE_FIELD = re.compile(r"^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


_PRINTED = frozenset(("t", "br", "sym", "footnoteReference", "endnoteReference", "footnote", "endnote", *_CHARACTERS))


@dataclass(slots=True)
class _Field:
    code: str = ""
    result: bool = False
    answered: bool = False  # the form itself says what is chosen, whatever stands in the result


@dataclass(slots=True)
class Runs:
    """Reads paragraphs one after another, for a field may begin in one and end in another.

    What hangs on a paragraph is gathered beside it: `boxes` (text boxes), `notes` (kind and id of each reference).
    """

    styles: Styles
    page_numbers: bool = True
    left_out: LeftOut = field(default_factory=LeftOut)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    inline_notes: list[Element] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: Element, style: Style = PLAIN) -> Text:
        """Return the words of a paragraph of this style."""
        text = Text()
        self._inside(paragraph, text, style)
        while self._fields and not self._fields[-1].result:  # a code never goes on in the next paragraph
            self._fields.pop()
        return text

    def _inside(self, element: Element, text: Text, style: Style) -> None:
        for inner in element:
            kind = name(inner)
            if kind == "r":
                self._run(inner, text, style)
            elif kind == "t":  # of a formula
                self._say(inner.text or "", text, bool(style.bold))
            elif kind == "AlternateContent":
                self._inside(chosen(inner), text, style)
            elif kind == "sdt":
                if not is_placeholder(inner):
                    self._inside(inner, text, style)
            elif kind == "annotation" and not is_kept(inner):
                continue
            elif kind not in _GONE:
                self._inside(inner, text, style)

    def _run(self, run: Element, text: Text, style: Style) -> None:
        properties = child(run, "rPr")
        if properties is not None:
            named = self.styles.of(value(child(properties, "rStyle"), "val") or "")
            if named.placeholder:
                return
            style = _formatted(style, named, properties)
        bold, hidden = bool(style.bold), bool(style.hidden)
        unseen = hidden or bool(style.struck) or (bool(style.white) and not style.shaded)
        for inner in run:
            kind = name(inner)
            if kind == "fldChar":
                answer = "" if unseen else _answer(inner)
                self._say(answer, text, bold)
                self._field(value(inner, "fldCharType") or "", answered=bool(answer))
            elif kind == "instrText":
                if self._fields and not self._fields[-1].result:
                    self._fields[-1].code += (inner.text or "")[:100]
            elif hidden or (unseen and kind in _PRINTED):
                self._leave_out(inner, style)
            elif kind == "t":
                self._say(inner.text or "", text, bold)
            elif kind == "br":
                self._say("" if value(inner, "type") in ("page", "column") else "\n", text, bold)
            elif kind == "sym":
                self._say(_symbol(value(inner, "char") or "", value(inner, "font") or ""), text, bold)
            elif kind in _CHARACTERS:
                self._say(_CHARACTERS[kind], text, bold)
            elif kind in ("footnoteReference", "endnoteReference"):
                self.notes.append((kind.removesuffix("Reference") + "s", value(inner, "id") or ""))
            elif kind in ("footnote", "endnote"):
                self.inline_notes.append(inner)
            elif kind not in _GONE:
                self._drawn(inner, text, bold)

    def _drawn(self, element: Element, text: Text, bold: bool) -> None:
        """Look for text boxes in a drawing, once where it is given for new and for old programs."""
        kind = name(element)
        if kind == "txbxContent":
            self.boxes.append(element)
        elif kind == "AlternateContent":
            self._drawn(chosen(element), text, bold)
        elif kind == "ruby":
            base = child(element, "rubyBase")
            if base is not None:
                self._inside(base, text, Style(bold=bold))
        elif kind not in _GONE:
            for inner in element:
                self._drawn(inner, text, bold)

    def _leave_out(self, element: Element, style: Style) -> None:
        if name(element) == "t" and all(f.result for f in self._fields):
            leave = self.left_out.hide if style.hidden or not style.struck else self.left_out.strike
            leave(element.text or "")

    def _field(self, mark: str, *, answered: bool) -> None:
        if mark == "begin":
            self._fields.append(_Field(answered=answered))
        elif mark == "separate" and self._fields:
            self._fields[-1].result = True
        elif mark == "end" and self._fields:
            self._fields.pop()

    def _say(self, words: str, text: Text, bold: bool) -> None:
        if all(f.result and not f.answered for f in self._fields) and (
            self.page_numbers or not any(_PAGE_FIELD.match(f.code) for f in self._fields)
        ):
            text.add(words, bold=bold)


def _formatted(around: Style, named: Style, properties: Element) -> Style:
    """Return how a run looks: as it says itself, else as its style or the paragraph's does."""

    def told(own: bool | None, style: bool | None, before: bool | None) -> bool:
        return own if own is not None else bool(style) or bool(before)

    return replace(
        around,
        bold=told(on(properties, "b"), named.bold, around.bold),
        hidden=told(on(properties, "vanish"), named.hidden, around.hidden),
        struck=told(struck(properties), named.struck, around.struck),
        white=told(white(properties), named.white, around.white),
        shaded=around.shaded or named.shaded or shaded(properties),
    )


def _answer(begin: Element) -> str:
    """Return what is chosen in an old form at the begin of a field: a box as ticked or not, an entry of a list."""
    box, choices = child(begin, "ffData", "checkBox"), child(begin, "ffData", "ddList")
    if box is not None:
        own = child(box, "checked")
        given = own if own is not None else child(box, "default")
        return TICKED if given is not None and _is_on(given) else UNTICKED
    if choices is None:
        return ""
    at = value(child(choices, "result"), "val") or value(child(choices, "default"), "val") or "0"
    entries = [value(entry, "val") or "" for entry in choices if name(entry) == "listEntry"]
    return entries[int(at)] if at.isdigit() and int(at) < len(entries) else ""


def _is_on(switch: Element) -> bool:
    return (value(switch, "val") or "1") not in ("0", "false", "off")


def draw_boxes(part: Element) -> None:
    """Write each box to tick as one and the same character, whatever its template draws for it."""
    for control in part.iter("{*}sdt"):
        box, content = child(control, "sdtPr", "checkbox"), child(control, "sdtContent")
        if box is None:
            continue
        checked = child(box, "checked")
        drawn = [e for e in content.iter() if name(e) in ("t", "sym")] if content is not None else []
        if len(drawn) == 1 and len(drawn[0].text or "") <= 1:
            drawn[0].tag = str(drawn[0].tag).rpartition("}")[0] + "}t"
            drawn[0].text = TICKED if checked is not None and _is_on(checked) else UNTICKED


def is_placeholder(control: Element) -> bool:
    """Return whether a content control still shows what its template asks for."""
    return child(control, "sdtPr", "showingPlcHdr") is not None and (
        value(child(control, "sdtPr", "showingPlcHdr"), "val") or "1"
    ) not in ("0", "false", "off")


def is_kept(annotation: Element) -> bool:
    """Return whether an annotation of a Word 2003 file holds text that stands: an insertion does."""
    return not (value(annotation, "type") or "").endswith(("Deletion", "Comment", "Bookmark.Start", "Bookmark.End"))


def chosen(alternate: Element) -> Element:
    """Return one of the ways in which a thing is given: the first that holds words."""
    ways = [inner for inner in alternate if name(inner) in ("Choice", "Fallback")]
    said = (way for way in ways if any(name(inner) in ("t", "txbxContent") for inner in way.iter()))
    return next(said, ways[0] if ways else alternate)


def _symbol(code: str, font: str) -> str:
    try:
        return symbol(int(code, 16), font)
    except ValueError:
        return ""
