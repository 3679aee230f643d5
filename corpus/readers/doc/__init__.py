"""Old Word files (Word 97, 95 and older), by way of LibreOffice or antiword, whichever is installed."""

import io
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import olefile

from corpus.errors import ReaderUnable, UnreadableDocument
from corpus.raw import Raw
from corpus.readers.doc.docbook import read as read_docbook
from corpus.readers.doc.tools import antiword, libreoffice
from corpus.readers.docx import read as read_docx

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x0100  # a flag of the first bytes of the text, as are the two bytes that say it is Word's
_POORER = "LibreOffice kunde inte öppna filen, antiword läste den: delar av texten kan saknas"
_FAULTS = (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError)
_MISSING = (
    "an old Word file needs LibreOffice or antiword: apt-get install libreoffice-writer-nogui (or antiword),"
    " or save it as DOCX or PDF"
)
_ONLY_ANTIWORD = (
    "antiword cannot open it, LibreOffice may: apt-get install libreoffice-writer-nogui, or save it as DOCX or PDF"
)


def read(data: bytes) -> Raw:
    """Return the text of an old Word file; raises UnreadableDocument, also where no program for it is installed."""
    if data.startswith(_OLE) and _is_encrypted(data):
        raise UnreadableDocument("it is protected by a password: get a copy without one")
    if shutil.which("soffice") is None and shutil.which("antiword") is None:
        raise ReaderUnable(_MISSING)
    with TemporaryDirectory(prefix="doc-") as folder:
        file = Path(folder) / "in.doc"
        file.write_bytes(data)
        raw = _by_program(file)
    raw.format = "doc"
    return raw


def _by_program(file: Path) -> Raw:
    """Return what LibreOffice makes of a file, else antiword, with a warning where the better one failed."""
    better = shutil.which("soffice") is not None
    unable = None if better else ReaderUnable(_ONLY_ANTIWORD)
    try:
        if (converted := libreoffice(file)) is not None:
            return read_docx(converted)
    except ReaderUnable as error:
        unable = error
    described = antiword(file)
    if described is not None:
        raw = read_docbook(described)
        raw.warnings += [_POORER] if better else []
        raw.tentative = better
        return raw
    raise unable or UnreadableDocument(
        "the old Word file is damaged, or older than can be read: save it as DOCX or PDF"
    )


def _is_encrypted(data: bytes) -> bool:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            head = ole.openstream("WordDocument").read(12)
    except _FAULTS:
        return False  # whether it can be read at all the programs will tell
    return len(head) >= 12 and bool(int.from_bytes(head[10:12], "little") & _ENCRYPTED)
