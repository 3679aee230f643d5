"""A page as a picture, for a person to compare a quote with."""

import io

from PIL import Image, ImageSequence

from corpus.errors import UnreadableDocument
from corpus.readers.formats import Format

_MOST_PIXELS = 20_000_000


def page_image(kind: Format, data: bytes, page: int, width: int) -> bytes:
    """Return a page (from 1) as a PNG file of `width` pixels; UnreadableDocument where there is no such page."""
    image = _pdf(data, page, width) if kind is Format.PDF else _frame(data, page, width)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _pdf(data: bytes, page: int, width: int) -> Image.Image:
    from corpus.readers.pdf import opened

    document = opened(data)
    try:
        if not 1 <= page <= len(document):
            raise UnreadableDocument("there is no such page")
        document.init_forms()  # or the answers of a form are not drawn
        shown = document[page - 1]
        points, height = (max(side, 1.0) for side in shown.get_size())
        scale = min(width / points, (_MOST_PIXELS / (points * height)) ** 0.5)
        image: Image.Image = shown.render(scale=scale).to_pil().convert("RGB")
        return image
    finally:
        document.close()


def _frame(data: bytes, page: int, width: int) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as image:
        for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
            if number == page:
                size = width, max(1, min(round(frame.height * width / frame.width), _MOST_PIXELS // width))
                return frame.convert("RGB").resize(size)
    raise UnreadableDocument("there is no such page")
