"""Paragraphs, tables, fields and section breaks as WordprocessingML text, quick for thousands of them. Pure."""

from collections.abc import Iterable, Sequence
from html import escape

from service.compilation.blocks import Table, Tone

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# Twentieths of a point; A4.
SHORT_SIDE, LONG_SIDE, MARGIN = 11_906, 16_838, 1_134
_SHADES = {Tone.FOR: "E3F2E6", Tone.AGAINST: "FBE5E1"}
_QUIET = "545454"


def run(text: str, *, bold: bool = False, italic: bool = False, color: str = "", language: str = "") -> str:
    """Return a run of words; line breaks in it are kept."""
    properties = "".join(
        (
            "<w:b/>" if bold else "",
            "<w:i/>" if italic else "",
            f'<w:color w:val="{color}"/>' if color else "",
            f'<w:lang w:val="{language}"/>' if language else "",
        )
    )
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(style: str, inner: str, *, properties: str = "") -> str:
    """Return a paragraph of a style around runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def bookmarked(inner: str, number: int) -> str:
    """Return runs inside the bookmark that the table of contents leads to."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(number)}"/>'
    return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'


def bookmark(number: int) -> str:
    """Return the name of a heading's bookmark, as Word names its own."""
    return f"_Toc{number:08d}"


def field(instruction: str, shown: str) -> str:
    """Return the runs of a field with what it shows until it is updated."""
    return f"{field_start(instruction)}{run(shown)}{field_end()}"


def field_start(instruction: str) -> str:
    """Return the runs that open a field; what it shows follows, in this paragraph or later ones."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """Return the run that closes a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents(depth: int, entries: Sequence[tuple[int, str, int]], styles: Sequence[str], hint: str) -> str:
    """Return the field of the table of contents, filled with links: level, words and number of each heading.

    Page numbers come when Word updates the field; the hint that says so stands inside it and goes with it.
    """
    lines = [(styles[0], run(hint, italic=True, color=_QUIET))]
    for level, words, number in entries:
        link = f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{run(words)}</w:hyperlink>'
        lines.append((styles[level - 1], link))
    first, last = 0, len(lines) - 1
    instruction = field_start(f'TOC \\o "1-{depth}" \\h \\z \\u')
    return "".join(
        paragraph(style, f"{instruction if i == first else ''}{inner}{field_end() if i == last else ''}")
        for i, (style, inner) in enumerate(lines)
    )


def table(table: Table, style: str) -> str:
    """Return a table whose first row is marked as its header and comes again on every page."""
    total = LONG_SIDE - 2 * MARGIN if table.wide else SHORT_SIDE - 2 * MARGIN
    widths = [total * share // sum(table.widths) for share in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    caption = escape(table.caption)
    head = _row(
        [
            _cell(run(words, bold=True), width, style, "D9E2EC")
            for words, width in zip(table.header, widths, strict=True)
        ],
        "<w:cantSplit/><w:tblHeader/>",
    )
    body = (_row(_cells(table, i, widths, style), "<w:cantSplit/>") for i in range(len(table.body)))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
        '</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{caption}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{head}{''.join(body)}</w:tbl>"
    )


def _cells(table: Table, row: int, widths: Sequence[int], style: str) -> Iterable[str]:
    for column, (words, width) in enumerate(zip(table.body[row], widths, strict=True)):
        tone = table.tones[row][column - 1] if table.tones and column else Tone.NONE
        inner = run(words, color=_QUIET if tone is Tone.QUIET else "")
        yield _cell(inner, width, style, _SHADES.get(tone, ""))


def _row(cells: Iterable[str], properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(inner: str, width: int, style: str, shade: str) -> str:
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shading}</w:tcPr>'
    return f"<w:tc>{properties}{paragraph(style, inner)}</w:tc>"


def section(*, wide: bool, footer: str) -> str:
    """Return the properties of a section: A4, upright or on its side, with the footer of the document."""
    width, height = (LONG_SIDE, SHORT_SIDE) if wide else (SHORT_SIDE, LONG_SIDE)
    turned = ' w:orient="landscape"' if wide else ""
    return (
        f'<w:sectPr>{footer}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
