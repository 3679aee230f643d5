"""What a letter's first page says in its header: a person who copies the letter takes it along."""

import re

from corpus.raw import RawBlock
from corpus.readers.flow import Flow
from corpus.types import BlockKind

_PAGE = re.compile(r"^\W*(?:sida|sid\.?|page)?[\W\d]*(?:av|of)?[\W\d]*$", re.IGNORECASE)
_FIRST_BLOCKS = 60
_HEAD_CHARS = 3000  # of the body: what it says there of itself the header need not say


def is_page_number(raw: RawBlock) -> bool:
    """Return whether a block is nothing but a page's number."""
    return _PAGE.match(raw.text.text) is not None and len(re.findall(r"\d", raw.text.text)) <= 6


def unsaid(header: list[RawBlock], blocks: list[RawBlock]) -> list[RawBlock]:
    """Return what of the first page's header the body does not begin with itself."""
    said = " ".join(" ".join(raw.text.text for raw in blocks[:_FIRST_BLOCKS])[:_HEAD_CHARS].lower().split())
    kept = [raw for raw in header if " ".join(raw.text.text.lower().split()) not in said]
    for raw in kept:
        raw.kind, raw.level = BlockKind.PARAGRAPH if raw.level else raw.kind, 0
    flow = Flow()
    flow.add_all(kept)
    return flow.blocks
