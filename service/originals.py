"""The original of a document: its file, and a page of it as a picture, drawn in a process of its own."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.errors import UnreadableDocument
from corpus.originals import Originals
from corpus.places import unpack, within
from corpus.readers.formats import Format
from corpus.readers.sandbox import Sandbox
from corpus.types import Document
from service.material import PagePlaces, Places, Rectangle

WIDTH = 1_000  # pixels of a page's picture
_KEPT = 40  # pictures
_STEP_SECONDS = 20.0
_MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
}


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """A file to hand out: its name, its media type and its bytes."""

    name: str
    media_type: str
    data: bytes


class OriginalStore:
    """Hands out originals below a data folder. Thread-safe: one picture is drawn at a time, the latest are kept."""

    def __init__(self, data: Path) -> None:
        self._originals = Originals(data)
        self._lock = threading.Lock()
        self._pictures: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def file(self, document: Document) -> OriginalFile | None:
        """Return the file that a document was read from, None when it is not kept."""
        if not document.originals:
            return None
        original = document.originals[0]
        data = self._originals.get(original.sha256)
        media = _MEDIA.get(original.format, "application/octet-stream")
        return None if data is None else OriginalFile(PurePosixPath(original.file).name, media, data)

    def page(self, document: Document, page: int) -> bytes | None:
        """Return a page (from 1) as a PNG file; None when there is no such page, or it cannot be drawn."""
        if not 1 <= page <= document.page_count:
            return None
        original = document.originals[0]
        key = original.sha256, page
        with self._lock:
            if key not in self._pictures:
                data = self._originals.get(original.sha256)
                if data is None:
                    return None
                try:
                    with Sandbox(step_seconds=_STEP_SECONDS, total_seconds=_STEP_SECONDS) as sandbox:
                        self._pictures[key] = sandbox.page_image(Format(original.format), data, page, WIDTH)
                except UnreadableDocument:
                    return None
            self._pictures.move_to_end(key)
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
            return self._pictures[key]


def places(document: Document, start: int, end: int) -> Places:
    """Return where on which pages `text[start:end]` stands; no page where the original has none."""
    pages: dict[int, list[Rectangle]] = {}
    for place in within(unpack(document.places), start, end):
        left, top, right, bottom = place.box
        box = Rectangle(left=left, top=top, width=right - left, height=bottom - top)
        pages.setdefault(place.page, []).append(box)
    return Places(pages=tuple(PagePlaces(page=n, rectangles=tuple(boxes)) for n, boxes in pages.items()))
