"""Laws of shadows on scans: the paper is made even below them, and nothing else is touched."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from corpus.readers.pages import ocr
from corpus.readers.pages.shade import evened
from tests.unit.corpus.printing import Sheet, column, printed

LINES = [
    "Nämnden avstyrker förslaget om nya myndigheter eftersom ansvaret",
    "mellan dem och kommunerna inte har utretts av utredningen.",
    "Förslaget om ett register tillstyrks under förutsättning att",
    "kostnaderna ersätts fullt ut av staten.",
]


def _page(lines: Sequence[str] = LINES) -> Image.Image:
    document = pypdfium2.PdfDocument(printed(Sheet(column(lines))))
    image: Image.Image = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    return image.convert("L")


def _below(page: Image.Image, shadow: npt.NDArray[np.float64]) -> Image.Image:
    return Image.fromarray((np.asarray(page) * shadow).astype(np.uint8))


def _falling(page: Image.Image, least: float) -> npt.NDArray[np.float64]:
    """Return a shadow that grows from the left to the right."""
    return np.tile(np.linspace(1.0, least, page.width), (page.height, 1))


def test_paper_below_a_shadow_is_as_white_as_elsewhere_and_ink_stays_dark() -> None:
    page = _page()
    found = np.asarray(evened(_below(page, _falling(page, 0.45))))
    whole = np.asarray(page)
    assert found[whole == 255].min() > 225
    assert found[whole < 40].max() < 110


def test_a_page_without_a_shadow_is_left_as_it_is() -> None:
    page = _page()
    faint = _below(page, _falling(page, 0.9))
    assert evened(page) is page
    assert evened(faint) is faint
    white_on_dark = page.copy()
    draw = ImageDraw.Draw(white_on_dark)
    draw.rectangle((0, 900, page.width, 1100), fill=110)
    draw.text((300, 980), "AVSTYRKS", fill=255)
    assert evened(white_on_dark) is white_on_dark
    dark = Image.new("L", (900, 1200), 20)
    assert evened(dark) is dark


@pytest.mark.skipif(not ocr.available(), reason=f"tesseract with Swedish is not installed: {ocr.INSTALL}")
def test_words_below_a_shadow_are_read() -> None:
    page = _page()
    words = " ".join(row.text for row in ocr.read_image(_below(page, _falling(page, 0.4)), 1).rows)
    assert words == " ".join(LINES)
