"""PDF files for tests: words at places, as a printer of letters would set them."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP, LEADING, SIZE = 72.0, 740.0, 14.0, 11.0


@dataclass
class Words:
    """A line of words at a place (points from the lower left corner)."""

    text: str
    x: float = LEFT
    y: float = TOP
    size: float = SIZE
    bold: bool = False


@dataclass
class Sheet:
    """A page: its lines in the order in which they are drawn, and what else is drawn on it."""

    lines: Sequence[Words]
    rotate: int = 0
    draw: Iterable[Callable[[Canvas], None]] = field(default_factory=list)


def printed(*sheets: Sheet, password: str | None = None) -> bytes:
    """Return a PDF file of these pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True, encrypt=password)
    for sheet in sheets:
        for line in sheet.lines:
            canvas.setFont("Helvetica-Bold" if line.bold else "Helvetica", line.size)
            canvas.drawString(line.x, line.y, line.text)
        for draw in sheet.draw:
            draw(canvas)
        if sheet.rotate:
            canvas.setPageRotation(sheet.rotate)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(texts: Iterable[str], *, x: float = LEFT, y: float = TOP) -> list[Words]:
    """Return lines one below the other."""
    return [Words(text, x, y - i * LEADING) for i, text in enumerate(texts)]
