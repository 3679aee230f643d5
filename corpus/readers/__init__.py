"""One small file per format: bytes to blocks. The content of a file picks the reader, never its name.

A reader is a function `read(data: bytes) -> Raw | Opened` in the module named below. It raises
UnreadableDocument with one line that says what is wrong and what to do. It opens no other file and no connection.
"""

from collections.abc import Callable
from importlib import import_module

from corpus.raw import Opened, Raw
from corpus.readers.formats import Format
from corpus.text import refuse_endless

_MODULES = {
    Format.PDF: "portfolio", Format.DOC: "doc", Format.DOCX: "docx", Format.ODT: "odt", Format.RTF: "rtf",
    Format.HTML: "html", Format.EML: "eml", Format.MSG: "msg", Format.ZIP: "zip", Format.XLSX: "xlsx",
    Format.IMAGE: "image", Format.TEXT: "plain",
}  # fmt: skip


def read(kind: Format, data: bytes) -> Opened:
    """Return what the bytes of a file hold, read in this process; raises UnreadableDocument."""
    reader: Callable[[bytes], Raw | Opened] = import_module(f"corpus.readers.{_MODULES[kind]}").read
    found = reader(data)
    opened = found if isinstance(found, Opened) else Opened(found)
    if opened.raw is not None:
        refuse_endless(sum(len(block.text.text) for block in opened.raw.blocks))
    return opened
