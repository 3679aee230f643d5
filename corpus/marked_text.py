"""Plain or lightly marked-up text (Markdown) to blocks, line by line. Pure."""

import re

from corpus.joining import SHORT_LINE, join_line
from corpus.numbering import NUMBER, OWN_COUNT
from corpus.page_furniture import without_running_lines
from corpus.raw import RawBlock
from corpus.text import MappedText
from corpus.types import BlockKind

_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"^\s*(?:[-*•·–▪◦]|\(?[a-z0-9]{1,2}[.)])\s+(?=\S)")
_ROW = re.compile(r"^\s*\|(?=.*\|\s*$)\s*")
_RULE = re.compile(r"^\s*\|[\s|:-]+\|\s*$")
_BOLD_LINE = re.compile(r"^\s*(\*\*|__)(?=\S)[^*\n]+(?<=\S)\1\s*$")
# bounded, so that a text of ten thousand lone stars costs no more than its length
_EMPHASIS = re.compile(r"(?<![\\\w*_])([*_]{1,3})(?=[^\s*_])(.{1,600}?)(?<=\S)\1(?!\w)", re.DOTALL)
_STRAY = re.compile(r"\*\*+")
_TRAILING_HASHES = re.compile(r"(?<!\s)\s+#+\s*$")
_LONGEST = 20_000  # characters of a paragraph: to join more without end would cost its square
_MINUTES_ITEM = re.compile(r"^\s*§\s*\d+\s*$")
_POINT = re.compile(r"^\s*\d{1,2}[.)]\s+(?=[^\W\d_])")  # of a list, which may go on the sentence above it
_LEADS = re.compile(r"(?:^|\n)[^\n]{0,80}\bbeslut(?:ar|ade)?(?: \w+)? att\s*$")
_BETWEEN = re.compile(r"[.;:,](?: (?:och|samt))?$")  # two points


def marked_blocks(mapped: MappedText) -> list[RawBlock]:
    """Return the blocks of a text in order, without marks and without what stands on every page."""
    mapped = without_running_lines(mapped)
    raws: list[RawBlock] = []
    open_block = False
    offset = 0
    for line in mapped.text.split("\n"):
        piece = mapped.slice(offset, offset + len(line))
        offset += len(line) + 1
        if not line.strip() or _RULE.match(line):
            open_block = False
        elif (raw := _own_block(piece)) is not None:
            raws.append(raw)
            open_block = raw.kind is not BlockKind.HEADING
        elif open_block and _goes_on_counting(raws[-1], line):
            raws.append(RawBlock(BlockKind.ITEM, piece))
        elif open_block and len(raws[-1].text.text) < _LONGEST:
            join_line(raws[-1], piece)
        else:
            raws.append(RawBlock(BlockKind.PARAGRAPH, piece))
            open_block = True
    for raw in raws:
        raw.bold = raw.lines == 1 and bool(_BOLD_LINE.match(raw.text.text))
        raw.text = _strip_inline(raw.text)
    return [raw for raw in raws if raw.text.text]


def _own_block(piece: MappedText) -> RawBlock | None:
    """Return a new block when the line starts one by its own marks, else None."""
    if match := _HASHES.match(piece.text):
        level = len(match.group(1))
        return RawBlock(BlockKind.HEADING, piece.slice(match.end(), len(piece.text)).sub(_TRAILING_HASHES, ""), level)
    if match := _ROW.match(piece.text):
        return RawBlock(BlockKind.ITEM, piece.slice(match.end(), len(piece.text)).sub(re.compile(r"\s*\|\s*$"), ""))
    if _MINUTES_ITEM.match(piece.text):
        return RawBlock(BlockKind.HEADING, piece, 1)
    if (
        (match := _BULLET.match(piece.text))
        and not _BOLD_LINE.match(piece.text)
        and not NUMBER.match(piece.text.strip())
    ):
        return RawBlock(BlockKind.ITEM, piece.slice(match.end(), len(piece.text)))
    return None


def _goes_on_counting(before: RawBlock, line: str) -> bool:
    """Return whether a line is the next point of a list: one more than the point before, or the first of all.

    That point is an item too, from then on.
    """
    decided = _POINT.match(line) is not None and (
        _LEADS.search(before.text.text) is not None or _POINT.match(before.text.text) is not None
    )
    if not (decided or OWN_COUNT.match(line)) or before.kind is BlockKind.HEADING:
        return False
    number, ended = _count(line), before.text.text.rstrip()[-1:]
    if number == 1:  # after a colon, `beslutar att`, or a title
        titled = before.lines == 1 and ended.isalnum() and len(before.text.text) < SHORT_LINE
        return ended == ":" or titled or _LEADS.search(before.text.text) is not None
    if not _BETWEEN.search(before.text.text.rstrip()):
        return False
    if not _POINT.match(before.text.text) or _count(before.text.text) != number - 1:
        return False
    before.kind = BlockKind.ITEM
    return True


def _count(text: str) -> int:
    return int(text.split(".")[0].split(")")[0])


def _strip_inline(text: MappedText) -> MappedText:
    for _ in range(3):
        text = _unwrap(text)
    text = text.sub(_STRAY, "").sub(re.compile(r"(?<! ) *\n *"), "\n").sub(re.compile(r" {2,}"), " ")
    return text.sub(re.compile(r"^\s+|(?<!\s)\s+$"), "")


def _unwrap(text: MappedText) -> MappedText:
    """Remove one layer of emphasis marks; the words keep their own places in the map."""
    marks = [
        span
        for match in _EMPHASIS.finditer(text.text)
        for span in ((match.start(), match.start(2)), (match.end(2), match.end()))
    ]
    kept = MappedText("")
    last = 0
    for start, end in marks:
        kept.append(text.slice(last, start))
        last = end
    kept.append(text.slice(last, len(text.text)))
    return kept if marks else text
