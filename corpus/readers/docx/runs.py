"""The words inside a Word paragraph: what a reader of the printed page sees, and nothing else."""

import re
from dataclasses import dataclass, field

from corpus.readers.docx.styles import Styles, on
from corpus.readers.flow import Text
from corpus.readers.safe_xml import Element, child, name, value
from corpus.readers.symbols import symbol

_GONE = frozenset(
    """del moveFrom commentReference annotationRef instrText delInstrText delText pPr rPr sdtPr sdtEndPr smartTagPr
    customXmlPr footnoteRef endnoteRef bookmarkStart bookmarkEnd rt fldData binData""".split()
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "separator": "",
               "continuationSeparator": ""}  # fmt: skip
_PAGE_FIELD = re.compile(r"^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    code: str = ""
    result: bool = False


@dataclass(slots=True)
class Runs:
    """Reads paragraphs one after another, for a field may begin in one and end in another.

    What hangs on a paragraph is gathered beside it: `boxes` (text boxes), `notes` (kind and id of each reference).
    """

    styles: Styles
    page_numbers: bool = True
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    inline_notes: list[Element] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: Element, *, bold: bool = False, hidden: bool = False) -> Text:
        """Return the words of a paragraph; `bold` and `hidden` are what its style says."""
        text = Text()
        self._inside(paragraph, text, bold, hidden)
        while self._fields and not self._fields[-1].result:  # a code never goes on in the next paragraph
            self._fields.pop()
        return text

    def _inside(self, element: Element, text: Text, bold: bool, hidden: bool) -> None:
        for inner in element:
            kind = name(inner)
            if kind == "r":
                self._run(inner, text, bold, hidden)
            elif kind == "t":  # of a formula
                self._say(inner.text or "", text, bold)
            elif kind == "AlternateContent":
                self._inside(chosen(inner), text, bold, hidden)
            elif kind == "sdt":
                if not is_placeholder(inner):
                    self._inside(inner, text, bold, hidden)
            elif kind == "annotation" and not is_kept(inner):
                continue
            elif kind not in _GONE:
                self._inside(inner, text, bold, hidden)

    def _run(self, run: Element, text: Text, bold: bool, hidden: bool) -> None:
        properties = child(run, "rPr")
        if properties is not None:
            style = self.styles.of(value(child(properties, "rStyle"), "val") or "")
            if style.placeholder:
                return
            own_bold, own_hidden = on(properties, "b"), on(properties, "vanish")
            bold = own_bold if own_bold is not None else bool(style.bold) or bold
            hidden = own_hidden if own_hidden is not None else bool(style.hidden) or hidden
        for inner in run:
            kind = name(inner)
            if kind == "fldChar":
                self._field(value(inner, "fldCharType") or "")
            elif kind == "instrText":
                if self._fields and not self._fields[-1].result:
                    self._fields[-1].code += (inner.text or "")[:100]
            elif hidden:
                continue
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
                self._inside(base, text, bold, False)
        elif kind not in _GONE:
            for inner in element:
                self._drawn(inner, text, bold)

    def _field(self, mark: str) -> None:
        if mark == "begin":
            self._fields.append(_Field())
        elif mark == "separate" and self._fields:
            self._fields[-1].result = True
        elif mark == "end" and self._fields:
            self._fields.pop()

    def _say(self, words: str, text: Text, bold: bool) -> None:
        if all(f.result for f in self._fields) and (
            self.page_numbers or not any(_PAGE_FIELD.match(f.code) for f in self._fields)
        ):
            text.add(words, bold=bold)


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
