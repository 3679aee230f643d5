"""Images of pages: PNG, JPEG, TIFF with one page or several."""

import io
import warnings

from PIL import Image, ImageSequence, UnidentifiedImageError

from corpus.errors import ReaderUnable, UnreadableDocument
from corpus.raw import Raw
from corpus.readers.pages import ocr
from corpus.readers.pages.scans import Scanner
from corpus.readers.pages.setting import set_pages
from corpus.readers.signs import alive

_MOST_PIXELS = 60_000_000
_MOST_PAGES = 200
_TOO_LARGE = "the image is too large: scan it anew at 300 dots an inch"


def read(data: bytes) -> Raw:
    """Return the words on the pages of an image."""
    if not ocr.available():
        raise ReaderUnable(f"it is an image; to read images, run: {ocr.INSTALL}")
    scanner = Scanner()
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as image:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            if image.width * image.height > _MOST_PIXELS or getattr(image, "n_frames", 1) > _MOST_PAGES:
                raise UnreadableDocument(_TOO_LARGE)
            pages = []
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                pages.append(scanner.read_image(frame.copy, number))
                alive()
    except Image.DecompressionBombError as error:
        raise UnreadableDocument(_TOO_LARGE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableDocument("the image is damaged or cut off: get a whole copy") from error
    raw = set_pages("image", [page for page in pages if page is not None])
    raw.pages = len(pages)
    raw.warnings += scanner.warnings(blank=not raw.blocks)
    raw.tentative = scanner.tentative
    return raw
