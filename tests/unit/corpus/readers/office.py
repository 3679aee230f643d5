"""Office files for tests, written by hand, so that each holds exactly what a test is about."""

import io
import zipfile
from collections.abc import Mapping

from corpus.raw import Opened
from corpus.readers import read
from corpus.readers.formats import format_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_SPACES = " ".join(
    f'xmlns:{short}="{_ODF}{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("dc", "dc"), ("manifest", "manifest"),
    )
)  # fmt: skip


def packed(parts: Mapping[str, str | bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    """Return a ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def part(root: str, inner: str) -> str:
    """Return a part of a Word file."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{inner}</w:{root}>'


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file with this body; `styles="…"` and the like are the insides of its other parts."""
    roots = {"header1": "hdr", "header2": "hdr", "footer1": "ftr"}
    kinds = {"header1": "header", "header2": "header", "footer1": "footer"}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{kinds.get(name, name)}" Target="{name}.xml"/>' for name in parts
    )
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" Type="{_R}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
    }
    return packed(files | {f"word/{n}.xml": part(roots.get(n, n), inner) for n, inner in parts.items()})


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a Word paragraph; a run that is not markup is text."""
    inside = "".join(run if run.startswith("<") else t(run) for run in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def t(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...], head: bool = False) -> str:
    """Return a Word table."""
    marked = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return "<w:tbl>" + "".join(
        f"<w:tr>{marked if not i else ''}" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for i, row in enumerate(rows)
    ) + "</w:tbl>"  # fmt: skip


def odt(text: str, *, automatic: str = "", styles: str = "", master: str = "", manifest: str = "") -> bytes:
    """Return an OpenDocument text with this content."""
    content = (
        f"<office:document-content {_ODF_SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    other = (
        f"<office:document-styles {_ODF_SPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{master}</office:master-styles></office:document-styles>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": other}
    if manifest:
        parts["META-INF/manifest.xml"] = f"<manifest:manifest {_ODF_SPACES}>{manifest}</manifest:manifest>"
    return packed(parts, stored=("mimetype",))


def opened(data: bytes) -> Opened:
    """Return what a file holds, its format told by its content."""
    return read(format_of(data), data)


def blocks(data: bytes) -> list[tuple[str, str]]:
    """Return the kinds and texts of a file's blocks; a heading's kind has its level, `heading 1`."""
    raw = opened(data).raw
    assert raw is not None
    return [(f"{b.kind} {b.level}" if b.level else str(b.kind), b.text.text) for b in raw.blocks]


def texts(data: bytes) -> list[str]:
    """Return the texts of a file's blocks."""
    return [text for _, text in blocks(data)]
