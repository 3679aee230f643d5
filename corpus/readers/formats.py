"""Which format a file is, told by its content and never by its name."""

import io
import re
import zipfile
from enum import StrEnum

from corpus.errors import UnreadableDocument
from corpus.readers.unpacking import DAMAGED, FAULTS, refuse_crowded

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_WORD = (b"\xdb\xa5\x2d\x00", b"\x31\xbe\x00\x00", b"\xfe\x37\x00\x23")  # before OLE: Word 2, Word for DOS
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_NOT_READ = (  # how a file begins, what it is, what to do
    (b"GIF8", "a GIF image", "save it as PNG or PDF"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it, or pack it as ZIP"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it, or pack it as ZIP"),
    (b"\x1f\x8b", "a file packed by gzip", "unpack it"),
    (b"BZh", "a file packed by bzip2", "unpack it"),
    (b"\xfd7zXZ\x00", "a file packed by xz", "unpack it"),
    (b"\x78\x9f\x3e\x22", "what Outlook packs files in (winmail.dat)", "save them from Outlook"),
)
_PHONE_IMAGES = (b"heic", b"heix", b"mif1", b"avif")
_PACKED = re.compile(rb"[\x00-\x08]")  # in the head of a packed file, and in none of a text that begins alike
CUT_OFF = "the old Office file is damaged or cut off: get a whole copy"
_OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_BEFORE_ROOT = rb"^(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!\[[^>]*>\s*)*"
_HTML = re.compile(
    _BEFORE_ROOT
    + rb"<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|main|article|section|div|span|p|br|hr|h[1-6]"
    rb"|b|strong|i|em|font|a|center|pre|ul|ol|dl|table|tbody|tr|td)\b[^<]*>",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(_BEFORE_ROOT + rb"<(?:\w+:)?(document|wordDocument|package)\b[^>]*(?:word|xmlPackage)", re.DOTALL)
_FLAT = re.compile(_BEFORE_ROOT + rb"<office:document\b", re.DOTALL)
_LATE_PDF = re.compile(rb"[\r\n\x00>]%PDF-\d")  # some gateways put something before it, which readers pass over
_LATEST = 65_536
_END_OF_PDF = re.compile(rb"startxref\s+\d+\s+%%EOF")
_OBJECT = re.compile(rb"^\d{1,10} \d{1,5} obj\b", re.MULTILINE)
_MAIL = re.compile(rb"\A\s*(?:>?From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
# fields that only a mail program writes: a copied letter begins with `From:` and `Date:` too
_MAIL_FIELD = re.compile(
    rb"^(?:Received|MIME-Version|Message-ID|Return-Path|Content-Type|X-[\w-]+|Delivered-To|DKIM-Signature):",
    re.IGNORECASE | re.MULTILINE,
)


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
    XLSX = "xlsx"
    IMAGE = "image"
    TEXT = "text"


def format_of(data: bytes, *, sheets: bool = False) -> Format:
    """Return the format of a file's bytes; what is none of the others is taken for text.

    Workbooks are read only where `sheets` are asked for. Raises UnreadableDocument for an empty file, and for formats
    that are known and not read.
    """
    head = data[:_HEAD]
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableDocument("the file is empty")
    if head.startswith(b"%PDF"):
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data, sheets=sheets)
    if head.startswith(_OLE):
        return _ole(data)
    if head.startswith(_OLD_WORD):
        return Format.DOC
    if head.lstrip().startswith(b"{\\rtf"):
        return Format.RTF
    if head.startswith(_IMAGES):
        return Format.IMAGE
    _refuse_known(data)
    if _END_OF_PDF.search(data[-_HEAD:]) and pdf_start(data) is not None:
        return Format.PDF
    narrow = _narrow(head)
    if _ROOT.match(narrow):
        return Format.DOCX
    if _FLAT.match(narrow):
        return Format.ODT
    if _HTML.match(narrow):
        return Format.HTML
    fields = _MAIL.match(head)
    if fields and _MAIL_FIELD.search(fields.group()):
        return Format.EML
    return Format.PDF if _LATE_PDF.search(head[:1024]) else Format.TEXT


def pdf_start(data: bytes) -> int | None:
    """Return where a PDF file begins in data: past what was put before its head, or at once where that is cut off."""
    late = _LATE_PDF.search(data[:_LATEST])
    if late:
        return late.start() + 1
    return 0 if data.startswith(b"%PDF") or _OBJECT.search(data[:_HEAD]) else None


def _refuse_known(data: bytes) -> None:
    """Raise UnreadableDocument for images and archives of formats that are known and not read."""
    known = next(((what, do) for begin, what, do in _NOT_READ if data.startswith(begin)), None)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        known = "a WEBP image", "save it as PNG or PDF"
    elif data[:2] == b"BM" and data[6:10] == bytes(4):
        known = "a BMP image", "save it as PNG or PDF"
    elif data[4:8] == b"ftyp" and data[8:12] in _PHONE_IMAGES:
        known = "an image of a telephone (HEIC)", "save it as JPEG or PDF"
    elif data[257:262] == b"ustar":
        known = "a TAR archive", "unpack it, or pack it as ZIP"
    if known is not None and _PACKED.search(data[:_HEAD]):
        raise UnreadableDocument(f"it is {known[0]}, which is not read: {known[1]}")


def _narrow(head: bytes) -> bytes:
    """Return the head of a UTF-16 file as if it were plain, so that marks are found in it."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.replace(b"\x00", b"")[2:]
    return head.replace(b"\x00", b"") if head[:2] in (b"<\x00", b"\x00<") else head


def _zipped(data: bytes, *, sheets: bool) -> Format:
    refuse_crowded(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mime = b""
            if names[:1] == ["mimetype"]:
                with archive.open("mimetype") as stream:
                    mime = stream.read(100)
    except FAULTS as error:
        raise UnreadableDocument(DAMAGED) from error
    if mime.startswith(_OPEN_DOCUMENT):
        return _open_document(mime)
    if "[Content_Types].xml" in names:
        kind = next((kind for folder, kind in _OFFICE.items() if any(n.startswith(folder) for n in names)), "office")
        if kind == "xlsx" and sheets:
            return Format.XLSX
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

    if holds("__properties_version1.0"):
        return Format.MSG
    if holds("EncryptedPackage"):
        raise UnreadableDocument("it is protected by a password: get a copy without one")
    if holds("WordDocument"):
        return Format.DOC
    if len(data) < 512 * (2 + int.from_bytes(data[48:52], "little")):  # its list of contents lies beyond its end
        raise UnreadableDocument(CUT_OFF)
    if holds("Workbook") or holds("Book") or holds("PowerPoint Document"):
        raise UnreadableDocument("old Excel and PowerPoint files are not read: save it as PDF")
    raise UnreadableDocument("it is an old Office file of an unknown kind: save it as PDF or DOCX")
