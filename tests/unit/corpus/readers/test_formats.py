"""Laws of telling formats: by content, whatever a file is called; what is known and not read says so."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableDocument
from corpus.readers import pdf
from corpus.readers.formats import Format, format_of
from tests.unit.corpus.printing import Sheet, column, printed
from tests.unit.corpus.readers.compound import compound
from tests.unit.corpus.readers.office import docx, odt, p, packed, part
from tests.unit.corpus.readers.test_mail import mail

WORD_2003 = b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", Format.PDF),
        (b"\r\n%PDF-1.4", Format.PDF),
        ("Filen började med %PDF-1.4 och var trasig.".encode(), Format.TEXT),
        (b"From: a@b.se\nSubject: x\nMIME-Version: 1.0\n\n%PDF-1.4", Format.EML),
        (docx(p("a")), Format.DOCX),
        (part("document", "").encode(), Format.DOCX),
        (WORD_2003, Format.DOCX),
        (WORD_2003.decode().encode("utf-16"), Format.DOCX),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">', Format.DOCX),
        (odt(""), Format.ODT),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text-template"}, stored=("mimetype",)), Format.ODT),
        (b'<?xml version="1.0"?><office:document xmlns:office="x">', Format.ODT),
        (b"{\\rtf1 a}", Format.RTF),
        (b"\r\n {\\rtf1 a}", Format.RTF),
        (compound({"WordDocument": b"a"}), Format.DOC),
        (b"\xdb\xa5\x2d\x00", Format.DOC),
        (compound({"__properties_version1.0": bytes(32)}), Format.MSG),
        (compound({"__properties_version1.0": bytes(32), "a": "EncryptedPackage".encode("utf-16-le")}), Format.MSG),
        (packed({"a.txt": "b"}), Format.ZIP),
        (mail().as_bytes(), Format.EML),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", Format.EML),
        (b"<!DOCTYPE html><p>", Format.HTML),
        (b"\xef\xbb\xbf <!-- a --> <HTML>", Format.HTML),
        (b"<table><tr><td>", Format.HTML),
        (b"<br> <br>Rad", Format.HTML),
        (b"<div class=a>", Format.HTML),
        ("<?xml version='1.0' encoding='utf-16'?><html>".encode("utf-16"), Format.HTML),
        (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
        ("Räksmörgås".encode(), Format.TEXT),
        (b"<3 remissen", Format.TEXT),
        (b"# Rubrik\n\n<b>fet</b>", Format.TEXT),
    ],
)  # fmt: skip
def test_the_content_tells(data: bytes, kind: Format) -> None:
    assert format_of(data) is kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\x00\x00\n", "empty"),
        (b"PK\x03\x04trasig", "damaged"),
        (packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "xlsx"),
        (packed({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "pptx"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, stored=("mimetype",)), "no text"),
        (compound({"EncryptedPackage": b"a", "EncryptionInfo": b"b"}), "password"),
        (compound({"Workbook": b"a"}), "Excel"),
        (compound({"Annat": b"a"}), "unknown kind"),
    ],
)
def test_what_is_not_read_says_why_and_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        format_of(data)


def test_the_mark_of_an_archive_that_unpacks_to_much_is_read_only_as_far_as_needed() -> None:
    bomb = packed({"mimetype": b"application/vnd.oasis.opendocument.text" + bytes(100_000_000)})
    assert format_of(bomb) is Format.ODT


@settings(max_examples=200)
@given(
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html", b"From: a\nReceived: b\n"]),
    st.binary(max_size=200),
)
def test_any_bytes_have_a_format_or_a_reason(head: bytes, rest: bytes) -> None:
    with suppress(UnreadableDocument):
        assert isinstance(format_of(head + rest), Format)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"GIF89a\x01\x00\x01\x00", "GIF image, which is not read: save it as PNG or PDF"),
        (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36", "BMP image"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "WEBP image"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (b"7z\xbc\xaf\x27\x1c\x00", "7z archive, which is not read: unpack it, or pack it as ZIP"),
        (b"Rar!\x1a\x07\x01\x00", "RAR archive"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"svar.txt".ljust(257, b"\x00") + b"ustar\x00", "TAR archive"),
    ],
)
def test_what_is_known_and_not_read_is_called_by_its_name(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        format_of(data)


@pytest.mark.parametrize("text", ["GIF89a är ett format.", "BM är bra.", "Rar!", "BZh, sade han.", "7z"])
def test_a_text_that_begins_like_one_of_them_is_a_text(text: str) -> None:
    assert format_of(text.encode()) is Format.TEXT


@pytest.mark.parametrize(
    "head",
    [b"<html>skickad av en sluss</html>\r\n", b"\x00\x01 fr\xe5n en sluss\r\n" * 100, b""],
    ids=["page", "bytes", "no head"],
)
def test_a_pdf_is_one_whatever_stands_before_it(head: bytes) -> None:
    whole = printed(Sheet(column(["Kommunen avstyrker förslaget."])))
    data = head + (whole if head else whole.partition(b"\n")[2])
    assert format_of(data) is Format.PDF
    assert [block.text.text for block in pdf.read(data).blocks] == ["Kommunen avstyrker förslaget."]


def test_an_old_office_file_whose_end_is_gone_is_called_so() -> None:
    with pytest.raises(UnreadableDocument, match="cut off"):
        format_of(compound({"WordDocument": bytes(9_000)})[:1_024])


def test_what_outlook_packs_files_in_is_called_by_its_name() -> None:
    with pytest.raises(UnreadableDocument, match="Outlook"):
        format_of(b"\x78\x9f\x3e\x22\x01\x00")
