"""Which format a file is, told by its content and never by its name."""

import io
import re
import zipfile
import zlib
from enum import StrEnum

from corpus.errors import UnreadableDocument

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_WORD = (b"\xdb\xa5\x2d\x00", b"\x31\xbe\x00\x00", b"\xfe\x37\x00\x23")  # before OLE: Word 2, Word for DOS
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"\A(?:[A-Za-z][A-Za-z-]{0,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}", re.IGNORECASE
)
_MAIL_FIELD = re.compile(rb"^(?:From|Received|MIME-Version|Message-ID|Return-Path):", re.IGNORECASE | re.MULTILINE)


class Format(StrEnum):
    """The formats that are read, named as their files usually end."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    EML = "eml"
    MSG = "msg"
    ZIP = "zip"
    IMAGE = "image"
    TEXT = "text"


def format_of(data: bytes) -> Format:
    """Return the format of a file's bytes; what is none of the others is taken for text.

    Raises UnreadableDocument for an empty file, and for formats that are known and not read.
    """
    head = data[:_HEAD]
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableDocument("the file is empty")
    if head.startswith(b"%PDF") or b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if head.startswith(_OLE):
        return _ole(data)
    if head.startswith(_OLD_WORD):
        return Format.DOC
    if head.lstrip().startswith(b"{\\rtf"):
        return Format.RTF
    if head.startswith(_IMAGES):
        return Format.IMAGE
    if _HTML.match(_narrow(head)):
        return Format.HTML
    fields = _MAIL.match(head)
    if fields and _MAIL_FIELD.search(fields.group()):
        return Format.EML
    return Format.TEXT


def _narrow(head: bytes) -> bytes:
    """Return the head of a UTF-16 file as if it were plain, so that marks are found in it."""
    return head.replace(b"\x00", b"")[2:] if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head


def _zipped(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mime = archive.read("mimetype")[:100] if names[:1] == ["mimetype"] else b""
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, RuntimeError, zlib.error) as error:
        raise UnreadableDocument("the ZIP or Office file is damaged or cut off: get a whole copy") from error
    if mime.startswith(_OPEN_DOCUMENT):
        return _open_document(mime)
    if "[Content_Types].xml" in names:
        kind = next((kind for folder, kind in _OFFICE.items() if any(n.startswith(folder) for n in names)), "office")
        if kind != "docx":
            raise UnreadableDocument(f"files of the type {kind} are not read: save it as PDF or DOCX")
        return Format.DOCX
    return Format.ZIP


def _open_document(mime: bytes) -> Format:
    kind = mime.removeprefix(_OPEN_DOCUMENT).decode("ascii", "replace")
    if not kind.startswith("text"):
        raise UnreadableDocument("an OpenDocument file that is no text is not read: save it as PDF")
    return Format.ODT


def _ole(data: bytes) -> Format:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableDocument("it is protected by a password: get a copy without one")
    if holds("__properties_version1.0"):
        return Format.MSG
    if holds("WordDocument"):
        return Format.DOC
    if holds("Workbook") or holds("Book") or holds("PowerPoint Document"):
        raise UnreadableDocument("old Excel and PowerPoint files are not read: save it as PDF")
    raise UnreadableDocument("it is an old Office file of an unknown kind: save it as PDF or DOCX")
