"""XML of others to a tree: no entities, no network, bounded depth; names without their namespaces."""

from functools import cache
from typing import Any

from lxml import etree

from corpus.errors import UnreadableDocument

Element = etree._Element
_DAMAGED = "its XML is damaged or cut off: save it anew"


def parse_xml(data: bytes) -> Element:
    """Return the root of an XML document; raises UnreadableDocument for one that is damaged or declares entities.

    libxml2's own limits hold: 256 levels, 10 MB for one text. What it declares is neither expanded nor fetched.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(_reason(str(error))) from error
    except ValueError as error:
        raise UnreadableDocument(_DAMAGED) from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise UnreadableDocument("its XML declares entities, which no office program writes: save it anew")
    return root


def _reason(fault: str) -> str:
    if "ntity" in fault or "amplification" in fault:
        return "its XML declares entities, which no office program writes: save it anew"
    if "epth" in fault or "uge " in fault:
        return "its XML is nested too deep or has too long a text to be a document"
    return _DAMAGED


@cache
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def name(element: Element) -> str:
    """Return an element's name without its namespace; empty for what is no element."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


def value(element: Element | None, attribute: str) -> str | None:
    """Return an attribute's value whatever its namespace."""
    if element is None:
        return None
    for key, found in element.attrib.items():
        if _local(str(key)) == attribute:
            return str(found)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of names."""
    for step in path:
        element = next((inner for inner in element if name(inner) == step), None) if element is not None else None
    return element
