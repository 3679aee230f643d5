"""What stands on every page and belongs to none of its sentences: page numbers, running heads and feet. Pure."""

import re

from corpus.text import MappedText

_PAGE_LINE = re.compile(
    r"^\s*(?:sida\s+)?\d{1,3}\s?(?:\(\d{1,3}\)|av\s\d{1,3})\s*$|^\s*[-–]\s?\d{1,3}\s?[-–]\s*$", re.IGNORECASE
)
_RUNNING = re.compile(r"\b\d{1,3}\s?\(\d{1,3}\)")
_RUNNING_CHARS = 110
_LETTERHEAD_LINES = 6
_COLUMNS = re.compile(r"\S\s{3,}\S")  # a letterhead in columns
_SIGNING = re.compile(
    r"^\s*(?:Justerand\w*|Justeringsmän\w*|Ordf\w*)?[ .:]*(?:sign\w*)?\s*(?:Utdragsbestyrkande|Utdraget bestyrks)\W*$",
    re.IGNORECASE,
)


def without_running_lines(mapped: MappedText) -> MappedText:
    """Drop page numbers, and from the second page on what stands at the head or the foot of every page.

    That is the line with the page number (`Myndigheten 2 (4) Dnr 7`), the letterhead's lines again, and the place for
    signatures of minutes.
    """
    kept = MappedText("")
    offset, running = 0, 0
    lines = mapped.text.split("\n")
    head = {_masked(line) for line in [line for line in lines if line.strip()][:_LETTERHEAD_LINES]}
    seen: set[str] = set()
    turned = False  # whether a page number stands right above
    for line in lines:
        piece = mapped.slice(offset, offset + len(line) + 1)
        offset += len(line) + 1
        is_running = (
            _RUNNING.search(line) is not None
            and len(line.strip()) <= _RUNNING_CHARS
            and not line.rstrip().endswith(".")
        )
        running += is_running
        masked = _masked(line)
        again = masked in seen and (masked in head or turned) and _COLUMNS.search(line) is not None
        seen.add(masked)
        turned = _PAGE_LINE.match(line) is not None or (turned and not line.strip())
        if not (_PAGE_LINE.match(line) or (is_running and running > 1) or again or _SIGNING.match(line)):
            kept.append(piece)
    return kept


def _masked(line: str) -> str:
    """Return a line as it comes back on each page: numbers and spacing aside."""
    return " ".join(re.sub(r"\d+", "0", line).split())
