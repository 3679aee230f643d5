"""A printed row: what all that is known of a page is made of."""

from dataclasses import dataclass

from corpus.readers.pages.grids import Grid, Spot

ASKEW = 4
WORD_GAP = 0.15  # of the type size: white that parts words


@dataclass(slots=True)
class Row:
    """Words on one height of a page without a wide gap between them.

    `raised` tells where in `text` small raised figures stand, the marks of notes. `tilted` rows do not run along
    the page: it tells by how many quarters they are turned anticlockwise, or ASKEW. `ruled` rows have an upright
    line beside them. `cell` tells in which ruled table of its page a row stands, and in which cell of it.
    """

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    raised: tuple[int, ...] = ()
    tilted: int = 0
    ruled: bool = False
    cell: tuple[Grid, Spot] | None = None

    @property
    def middle(self) -> float:
        """Return the height of the row's middle."""
        return (self.top + self.bottom) / 2

    def beside(self, other: "Row") -> bool:
        """Return whether the two stand on one height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.bottom - self.top, other.bottom - other.top)
