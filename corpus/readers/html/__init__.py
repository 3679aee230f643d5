"""HTML: a page's own words, without what stands around them on every page of its site."""

import re

from lxml import etree

from corpus.errors import UnreadableDocument
from corpus.raw import Raw
from corpus.readers.flow import Flow
from corpus.readers.html.body import Body
from corpus.readers.html.content import Content
from corpus.readers.html.decoding import decode_page
from corpus.types import BlockKind

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEADINGS = 2


def read(data: bytes) -> Raw:
    """Return the text of a page; raises UnreadableDocument."""
    return read_page(decode_page(data))


def _walked(content: Content) -> tuple[Flow, Body]:
    flow = Flow()
    body = Body(content, flow)
    body.walk(content.root)
    return flow, body


def _parsed(markup: bytes) -> "etree._Element | None":
    """Return the tree of a page; what marks that nobody closed nest is read to the depth that libxml2 knows.

    It drops what lies deeper, and all that follows, without a word.
    """
    for huge in (False, True):
        parser = etree.HTMLParser(
            encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=huge, recover=True
        )
        try:
            page = etree.fromstring(markup, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableDocument("the HTML page cannot be read: save it anew") from error
        if not any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log):
            return page
    raise UnreadableDocument("it is nested too deep to be a document")


def read_page(text: str) -> Raw:
    """Return what a page says; raises UnreadableDocument."""
    page = _parsed(_DECLARATION.sub("", text).replace("\x00", "").encode("utf-8", "replace"))
    if page is None:
        raise UnreadableDocument("the HTML page holds no text")
    content = Content(page)
    flow, body = _walked(content)
    if not flow.blocks:
        content = Content(page, whole=True)
        flow, body = _walked(content)
    blocks, furniture = flow.blocks, list[str]()
    while len(blocks) > 1 and blocks[-1].kind is BlockKind.HEADING:  # what it headed was no content
        furniture.append(blocks.pop().text.text)
    raw = Raw("html", blocks, styled=body.headings >= _HEADINGS, furniture=furniture, warnings=content.warnings)
    title = " ".join((page.findtext("head/title") or "").split())
    if title:
        raw.stated["title"] = title
    return raw
