"""Characters of symbol fonts as plain ones; the boxes and ticks of forms. Pure."""

import re

TICKED, UNTICKED = "☒", "☐"  # a box of a form, whatever a program draws for it
_BOXES = frozenset("☐☒☑")
_MARK = re.compile(r"[☐☒☑✓✔✗✘√×xX•●]|\([xX ]\)|\[[xX ]\]")
_PRIVATE = range(0xF000, 0xF100)  # where Word keeps the letters of symbol fonts
_FONTS = {
    "symbol": {0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB9: "≠", 0xBB: "≈", 0xAE: "→", 0x2D: "−",
               0x61: "α", 0x62: "β", 0x64: "δ", 0x6D: "µ", 0x44: "Δ", 0x53: "Σ", 0xD6: "√"},
    "wingdings 2": {0xA3: UNTICKED, 0x2A: UNTICKED, 0x50: "✓", 0x51: TICKED, 0x52: TICKED, 0x53: TICKED, 0x54: TICKED},
    "wingdings": {0xA7: "•", 0xA8: "☐", 0x6F: "☐", 0xFE: "☒", 0xFC: "✓", 0xFD: "☒", 0x78: "☒", 0xD8: "•", 0xE0: "→",
                  0xF0: "→", 0x6C: "•", 0x6E: "•", 0x76: "•"},
}  # fmt: skip


def symbol(point: int, font: str) -> str:
    """Return the character that a font shows at a code point; nothing where it only decorates."""
    point -= 0xF000 if point in _PRIVATE else 0
    known = next((table for start, table in _FONTS.items() if font.lower().startswith(start)), None)
    if known is not None:
        return known.get(point, "")
    return chr(point) if 0x20 <= point < 0x110000 and not 0xD800 <= point < 0xE000 else ""


def is_box(text: str) -> bool:
    """Return whether a cell holds nothing but a box to tick."""
    return text in _BOXES


def is_mark(text: str) -> bool:
    """Return whether a cell holds nothing but what somebody ticks with, or a box for it."""
    return _MARK.fullmatch(text) is not None
