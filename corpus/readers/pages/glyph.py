"""A glyph: one character as it is drawn on a page."""

from dataclasses import dataclass


@dataclass(slots=True)
class Glyph:
    """One character with its box, its type size and whether it is bold.

    `inferred` spaces are not drawn; `hidden` glyphs are, but nobody sees them.
    """

    char: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    inferred: bool = False
    hidden: bool = False
