"""Word files: DOCX and its kin (DOCM, DOTX, strict, Word 2003 XML), read as they would be printed."""

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.errors import UnreadableDocument
from corpus.raw import Raw, RawBlock
from corpus.readers import read as read_any
from corpus.readers.docx.body import Body
from corpus.readers.docx.numbering import Numbering
from corpus.readers.docx.package import Package
from corpus.readers.docx.runs import Runs, draw_boxes
from corpus.readers.docx.styles import Styles
from corpus.readers.flow import Flow
from corpus.readers.formats import Format, format_of
from corpus.readers.headers import is_page_number, unsaid
from corpus.readers.safe_xml import Element, child, name, value
from corpus.readers.unseen import inside_unread, sheets_unread

_HEADINGS = 2  # so many marked headings show that the writer uses heading styles
_INSIDE = (Format.HTML, Format.RTF, Format.TEXT, Format.EML, Format.ODT)  # of what is read in place of text
_NO_FILE = re.compile(
    r"Equation|MathType|Word\.Picture|PBrush|Paint|StaticMetafile|MSGraph|Excel\.Chart", re.IGNORECASE
)
_EMU_A_CM = 360_000


def read(data: bytes) -> Raw:
    """Return the text of a Word file; raises UnreadableDocument."""
    return _read(data, inside=False)


def _read(data: bytes, *, inside: bool) -> Raw:
    """Return the text of a Word file; one `inside` another may hold no third."""
    package = Package(data)
    lost: list[str] = []
    part = child(package.main, "body")
    if part is None:
        raise UnreadableDocument("the Word file has no text in it: save it anew")
    draw_boxes(part)
    styles = Styles(package.of_type("styles"))
    numbering = Numbering(package.of_type("numbering"))
    inserted = _inserted(package, lost, inside=inside)
    body = Body(Runs(styles), numbering, on_colour=_is_coloured(package.main), inserted=inserted)
    flow = Flow()
    body.walk(part, flow)
    _notes(package, body, flow)
    headers, furniture = _headers(package, part, styles)
    raw = Raw("docx", flow.blocks, furniture=furniture, warnings=body.runs.left_out.warnings)
    raw.blocks = [*unsaid(headers, raw.blocks), *raw.blocks]
    raw.styled = body.headings >= _HEADINGS and body.lone_bold <= body.headings
    raw.warnings += inside_unread([*lost, *_embedded(package, part)])
    raw.warnings += sheets_unread(_pictures(part), raw.blocks)
    return raw


def _inserted(package: Package, lost: list[str], *, inside: bool) -> Callable[[str], Sequence[RawBlock]]:
    """Return what reads a file that stands in place of text; `lost` takes the names of those that cannot be read."""

    def blocks(identifier: str) -> Sequence[RawBlock]:
        title, data = package.file(identifier)
        try:
            kind = format_of(data or b"")
            if kind is Format.DOCX and not inside:
                return _read(data or b"", inside=True).blocks
            raw = read_any(kind, data or b"").raw if kind in _INSIDE else None
        except UnreadableDocument:
            raw = None
        if raw is None:
            lost.append(title or identifier)
        return raw.blocks if raw is not None else ()

    return blocks


def _embedded(package: Package, part: Element) -> Iterator[str]:
    """Yield the names of documents of other programs that lie in this one; a formula is none."""
    programs = {value(e, "id"): value(e, "ProgID") or "" for e in part.iter("{*}OLEObject")}
    return (title for id_, title in package.embedded.items() if not _NO_FILE.search(programs.get(id_, "")))


def _pictures(part: Element) -> Iterator[tuple[float, float]]:
    """Yield the width and height of each picture in the text, in centimetres."""
    for drawing in part.iter("{*}inline", "{*}anchor"):
        size = child(drawing, "extent")
        sides = [value(size, "cx") or "", value(size, "cy") or ""]
        if next(drawing.iter("{*}blip"), None) is not None and all(map(str.isdigit, sides)):
            yield int(sides[0]) / _EMU_A_CM, int(sides[1]) / _EMU_A_CM


def _is_coloured(main: Element) -> bool:
    """Return whether something may lie behind the text: a page's colour, a picture, a frame."""
    behind = (
        name(e) == "background" or value(e, "behindDoc") in ("1", "true") or name(e) == "framePr" for e in main.iter()
    )
    return any(behind)


def _notes(package: Package, body: Body, flow: Flow) -> None:
    """Add the notes that the text refers to, in that order."""
    for element in body.runs.inline_notes:
        _note(element, body, flow)
    for kind in ("footnotes", "endnotes"):
        part = package.of_type(kind)
        notes = (
            {value(note, "id"): note for note in part if value(note, "type") in (None, "normal")}
            if part is not None
            else {}
        )
        for at, identifier in dict.fromkeys(body.runs.notes):
            if at == kind and identifier in notes:
                _note(notes[identifier], body, flow)


def _note(element: Element, body: Body, flow: Flow) -> None:
    inner = Flow()
    body.walk(element, inner, in_table=True)
    flow.note(" ".join(raw.text.text for raw in inner.blocks))


def _headers(package: Package, part: Element, styles: Styles) -> tuple[list[RawBlock], list[str]]:
    """Return the blocks of the first page's header, and the lines of all headers and footers."""
    first: list[RawBlock] = []
    furniture: list[str] = []
    sections = [element for element in part.iter() if name(element) == "sectPr"]
    for i, section in enumerate(sections):
        wanted = "first" if child(section, "titlePg") is not None else "default"
        for reference in section:
            if name(reference) not in ("headerReference", "footerReference", "hdr", "ftr"):
                continue
            inside = name(reference) in ("hdr", "ftr")
            found = reference if inside else package.related(value(reference, "id") or "")
            flow = Flow()
            if found is not None:
                Body(Runs(styles, page_numbers=False), Numbering(None)).walk(found, flow, in_table=True)
            blocks = [raw for raw in flow.blocks if not is_page_number(raw)]
            furniture += [line for raw in blocks for line in raw.text.text.split("\n")]
            is_header = name(reference) in ("headerReference", "hdr")
            if not i and is_header and value(reference, "type") == wanted:
                first = blocks
    return first, list(dict.fromkeys(furniture))
