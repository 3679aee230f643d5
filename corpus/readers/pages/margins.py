"""An address in the margin beside a letter, drawn line by line with it: read by itself, not between its lines. Pure."""

import re
from collections.abc import Sequence
from statistics import median

from corpus.readers.pages.row import Row

_PROSE_CHARS = 40
_LEAST_PROSE, _LEAST_ROWS = 6, 4
_GUTTER = 0.8  # of the type size
_NARROW = 0.35  # of the text's width
_PARAGRAPH = 0.7  # of the type size: less white than that above a row, and it goes on a paragraph
_ADDRESS = re.compile(
    r"\b(?:(?:post|besöks|leverans|faktura|webb)?adress|telefon|tele?fax|tfn|tel|växel|mobil|e-?post|webb\w*|hemsida"
    r"|org(?:anisations)?\.? ?n(?:umme)?r|(?:bank|plus|post)giro|box \d+|kontakt)\b|\b\d{3} \d{2} [A-ZÅÄÖ]|@|\bwww\."
    r"|\b0\d{1,3}[- –/]\d",
    re.IGNORECASE,
)
_ADDRESSES = 0.3  # of the rows


def margin_apart(rows: Sequence[Row]) -> list[Row]:
    """Return rows with an address that stands in a narrow margin in one piece, before the paragraph that it begins at.

    Told by white that no row crosses between it and all running text, and by what addresses hold: a table of answers
    looks the same and is none.
    """
    prose = [row for row in rows if len(row.text) >= _PROSE_CHARS and not row.tilted]
    if len(prose) < _LEAST_PROSE:
        return list(rows)
    left, right = min(row.left for row in prose), max(row.right for row in prose)
    white = _GUTTER * median(row.size for row in prose)
    for margin in ([r for r in rows if r.right < left - white], [r for r in rows if r.left > right + white]):
        if not _is_address(margin, _NARROW * (right - left)) or not _between(margin, rows):
            continue
        inside = {id(row) for row in margin}
        text = [row for row in rows if id(row) not in inside]
        if not any(_crosses(row, margin, left, right) for row in text):
            at = _beginning(text, min(row.top for row in margin))
            return [*text[:at], *margin, *text[at:]]
    return list(rows)


def _is_address(margin: Sequence[Row], widest: float) -> bool:
    if len(margin) < _LEAST_ROWS or any(row.ruled or row.tilted for row in margin):
        return False
    wide = max(row.right for row in margin) - min(row.left for row in margin)
    return wide <= widest and sum(_ADDRESS.search(row.text) is not None for row in margin) >= _ADDRESSES * len(margin)


def _between(margin: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Return whether other rows are drawn between those of a margin."""
    inside = {id(row) for row in margin}
    drawn = [i for i, row in enumerate(rows) if id(row) in inside]
    return drawn[-1] - drawn[0] >= len(drawn)


def _crosses(row: Row, margin: Sequence[Row], left: float, right: float) -> bool:
    """Return whether a row beside a margin stands out of the running text's own width."""
    beside = any(row.beside(other) for other in margin)
    return beside and (row.left < left - row.size or row.right > right + row.size)


def _beginning(text: Sequence[Row], top: float) -> int:
    """Return before which row of the text something is read that stands beside it from `top` on."""
    at = next((i for i, row in enumerate(text) if row.bottom > top), len(text))
    while 0 < at < len(text) and 0 <= text[at].top - text[at - 1].bottom < _PARAGRAPH * text[at].size:
        at -= 1
    return at
