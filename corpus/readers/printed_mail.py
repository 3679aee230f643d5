"""An e-mail that was printed to a file: its head is one paragraph, the earlier letters below stand apart. Pure."""

import re
from collections.abc import Sequence

from corpus.raw import RawBlock
from corpus.readers.mail import apart, passes_on
from corpus.types import BlockKind

_LABEL = re.compile(
    r"(Från|From|Skickat|Sent|Datum|Date|Till|To|Kopia|Cc|Hemlig kopia|Bcc|Ämne|Subject|Bifogade filer|Bilagor"
    r"|Attachments|Prioritet|Importance|Kategorier|Svara till|Reply-To)\s*:",
    re.IGNORECASE,
)
_FROM, _SENT, _TO = ({"från", "from"}, {"skickat", "sent", "datum", "date"}, {"till", "to"})
_SUBJECT = re.compile(r"(?:Ämne|Subject)\s*:\s*([^\n]*)", re.IGNORECASE)
_ABOVE = 3  # blocks: whose mailbox it was printed from
_AHEAD = 6  # blocks that a later head may be broken into


def with_letter_apart(blocks: list[RawBlock]) -> list[RawBlock]:
    """Return blocks as they are, or those of a printed e-mail with what it answers as notes, as of any e-mail."""
    start = next((i for i, raw in enumerate(blocks[: _ABOVE + 1]) if _names(raw) & _FROM), None)
    if start is None:
        return blocks
    end, named = _head_end(blocks, start)
    if not (named & _SENT and named & _TO):
        return blocks
    head = RawBlock(BlockKind.PARAGRAPH, blocks[start].text)
    for raw in blocks[start + 1 : end]:
        head.text.append(raw.text, "\n" if _names(raw) else " ")
    own, history = apart(blocks[end:], ahead=_AHEAD)
    subject = _SUBJECT.search(head.text.text)
    if not own or passes_on(subject.group(1) if subject else "", own):
        own, history = blocks[end:], []
    for raw in history:
        raw.kind, raw.level = BlockKind.NOTE, 0
    for raw in blocks[:start]:
        raw.kind, raw.level = BlockKind.PARAGRAPH, 0
    return [*blocks[:start], head, *own, *history]


def _names(raw: RawBlock) -> set[str]:
    """Return the labels of an e-mail's head that the lines of a block begin with, none where it does not."""
    found = [_LABEL.match(line.strip()) for line in raw.text.text.split("\n")]
    return {match.group(1).lower() for match in found if match} if found[0] else set()


def _head_end(blocks: Sequence[RawBlock], start: int) -> tuple[int, set[str]]:
    """Return before which block a head ends, and its labels: each may stand in a block with what it says, or before."""
    at, named = start, set[str]()
    while at < len(blocks) and (own := _names(blocks[at])):
        named |= own
        alone = blocks[at].text.text.rstrip().endswith(":") and at + 1 < len(blocks)
        at += 2 if alone and not _names(blocks[at + 1]) else 1
    return at, named
