"""Word files: DOCX and its kin (DOCM, DOTX, strict, Word 2003 XML), read as they would be printed."""

from corpus.errors import UnreadableDocument
from corpus.raw import Raw, RawBlock
from corpus.readers.docx.body import Body
from corpus.readers.docx.numbering import Numbering
from corpus.readers.docx.package import Package
from corpus.readers.docx.runs import Runs, draw_boxes
from corpus.readers.docx.styles import Styles
from corpus.readers.flow import Flow
from corpus.readers.headers import is_page_number, unsaid
from corpus.readers.safe_xml import Element, child, name, value

_HEADINGS = 2  # so many marked headings show that the writer uses heading styles


def read(data: bytes) -> Raw:
    """Return the text of a Word file; raises UnreadableDocument."""
    package = Package(data)
    part = child(package.main, "body")
    if part is None:
        raise UnreadableDocument("the Word file has no text in it: save it anew")
    draw_boxes(part)
    styles = Styles(package.of_type("styles"))
    numbering = Numbering(package.of_type("numbering"))
    body = Body(Runs(styles), numbering, on_colour=_is_coloured(package.main))
    flow = Flow()
    body.walk(part, flow)
    _notes(package, body, flow)
    headers, furniture = _headers(package, part, styles)
    raw = Raw("docx", flow.blocks, furniture=furniture, warnings=body.runs.left_out.warnings)
    raw.blocks = [*unsaid(headers, raw.blocks), *raw.blocks]
    raw.styled = body.headings >= _HEADINGS and body.lone_bold <= body.headings
    return raw


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
