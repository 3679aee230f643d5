"""OpenDocument text (ODT), packed or as one flat XML file."""

import re
from collections.abc import Iterator

from corpus.errors import UnreadableDocument
from corpus.raw import Raw, RawBlock
from corpus.readers.flow import Flow
from corpus.readers.headers import is_page_number, unsaid
from corpus.readers.odt.body import Body, controls
from corpus.readers.odt.styles import Styles
from corpus.readers.safe_xml import Element, child, name, parse_xml, value
from corpus.readers.unpacking import Archive
from corpus.readers.unseen import LeftOut, is_coloured, sheets_unread

_NO_TEXT = "the OpenDocument file has no text in it: save it anew"
_HEADINGS = 2
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,9})?)(cm|mm|in|pt)")
_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}


def read(data: bytes) -> Raw:
    """Return the text of an OpenDocument file; raises UnreadableDocument."""
    content, other = _parts(data)
    part = child(content, "body", "text")
    if part is None:
        raise UnreadableDocument(_NO_TEXT)
    styles = Styles(other, content)
    left_out = LeftOut()
    body = Body(styles, left_out, on_colour=_is_coloured(content, other), answers=controls(part))
    flow = Flow()
    body.walk(part, flow)
    for note in body.notes:
        inner = Flow()
        noted = child(note, "note-body")
        Body(styles, left_out).walk(noted if noted is not None else note, inner, in_table=True)
        flow.note(" ".join(raw.text.text for raw in inner.blocks))
    first, furniture = _headers(other if other is not None else content, styles, body.first_master or "Standard")
    raw = Raw("odt", flow.blocks, furniture=furniture, warnings=left_out.warnings)
    raw.blocks = [*unsaid(first, raw.blocks), *raw.blocks]
    raw.styled = body.headings >= _HEADINGS and body.lone_bold <= body.headings
    raw.warnings += sheets_unread(_pictures(part), raw.blocks)
    return raw


def _pictures(part: Element) -> Iterator[tuple[float, float]]:
    """Yield the width and height of each picture in the text, in centimetres."""
    for frame in part.iter("{*}frame"):
        sides = [_LENGTH.fullmatch(value(frame, side) or "") for side in ("width", "height")]
        width, height = (float(side[1]) * _CM[side[2]] if side else 0.0 for side in sides)
        if child(frame, "image") is not None:
            yield width, height


def _is_coloured(*parts: Element | None) -> bool:
    """Return whether something may lie behind the text: a page's colour, a picture."""
    return any(
        value(element, "run-through") == "background"
        or (name(element) == "page-layout-properties" and is_coloured(value(element, "background-color")))
        for part in parts
        if part is not None
        for element in part.iter()
    )


def _parts(data: bytes) -> tuple[Element, Element | None]:
    """Return the roots of the content and of the styles."""
    if not data.startswith(b"PK"):
        return parse_xml(data), None
    archive = Archive(data)
    manifest = archive.part("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise UnreadableDocument("it is protected by a password: get a copy without one")
    content, styles = archive.part("content.xml"), archive.part("styles.xml")
    if content is None:
        raise UnreadableDocument(_NO_TEXT)
    return parse_xml(content), None if styles is None else parse_xml(styles)


def _headers(part: Element, styles: Styles, master: str) -> tuple[list[RawBlock], list[str]]:
    """Return the blocks of the first page's header, and the lines of all headers and footers."""
    first: list[RawBlock] = []
    furniture: list[str] = []
    holder = child(part, "master-styles")
    for page in holder if holder is not None else ():
        own = value(page, "name") == master
        wanted = "header-first" if child(page, "header-first") is not None else "header"
        for element in page:
            kind = name(element)
            if not kind.startswith(("header", "footer")) or value(element, "display") == "false":
                continue
            flow = Flow()
            Body(styles, LeftOut(), page_numbers=False).walk(element, flow, in_table=True)
            blocks = [raw for raw in flow.blocks if not is_page_number(raw)]
            furniture += [line for raw in blocks for line in raw.text.text.split("\n")]
            if own and kind == wanted:
                first = blocks
    return first, list(dict.fromkeys(furniture))
