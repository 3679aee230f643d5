"""The overview as a Word document: headings, contents, marked table headers, wide tables on pages turned sideways."""

import io
from collections.abc import Iterator

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from service.compilation import rows, word_xml
from service.compilation.blocks import Block, Contents, Heading, Look, Matrix, Paragraph, Run, Table
from service.compilation.contract import Compilation
from service.compilation.outline import blocks
from service.compilation.package import moment, settled
from service.compilation.text import say
from service.compilation.word_styles import prepare, style_of

BESIDE = 6  # organisations beside each other on one page
MAX_MATRIX = 42  # more organisations than this are left to the spreadsheet
_LOCALES = {"sv": "sv-SE", "en": "en-GB"}
_MUTED = "545454"


def to_docx(compilation: Compilation) -> bytes:
    """Return the overview as the bytes of a .docx file, the same for the same overview."""
    document = Document()
    styles = prepare(document, _LOCALES[compilation.language])
    _describe(document, compilation)
    _number_pages(document, compilation.language)
    body = document.element.body
    footer = _footer_reference(document)
    xml = "".join(_Body(compilation, styles, footer).parts())
    elements = list(parse_xml(f"<w:body {word_xml.NAMESPACES}>{xml}</w:body>"))
    for old in list(body):
        body.remove(old)
    body.extend(elements)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue(), moment(compilation.generated))


def _describe(document: DocumentObject, compilation: Compilation) -> None:
    properties = document.core_properties
    subject = ", ".join(part.consultation_id for part in compilation.consultations)
    properties.title = f"{say('title', compilation.language)} {subject}"[:255]
    properties.subject = subject[:255]
    properties.author = properties.last_modified_by = "Belägg"
    properties.comments = compilation.notice[:255]
    properties.identifier = compilation.snapshot[:255]
    properties.language = _LOCALES[compilation.language]
    properties.created = properties.modified = moment(compilation.generated)
    properties.revision = 1


def _number_pages(document: DocumentObject, language: str) -> None:
    """Put the page number, and that this is a draft, at the foot of every page."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    before, between = say("page", language).split("|")
    inner = word_xml.run(before) + word_xml.field("PAGE", "1")
    inner += word_xml.run(between) + word_xml.field("NUMPAGES", "1")
    paragraph = word_xml.paragraph("Footer", inner, properties='<w:jc w:val="center"/>')
    element = footer._element
    for old in list(element):
        element.remove(old)
    element.extend(parse_xml(f"<w:ftr {word_xml.NAMESPACES}>{paragraph}</w:ftr>"))


def _footer_reference(document: DocumentObject) -> str:
    reference = document.sections[0]._sectPr.find(qn("w:footerReference"))
    id = reference.get(qn("r:id")) if reference is not None else ""
    return f'<w:footerReference w:type="default" r:id="{id}"/>'


class _Body:
    """The body of the document as text: blocks in order, cut into sections that lie upright or sideways."""

    def __init__(self, compilation: Compilation, styles: dict[str, str], footer: str) -> None:
        self.language = compilation.language
        self.styles = styles
        self.footer = footer
        self.found = list(blocks(compilation))
        self.outermost = 1 if len(compilation.consultations) <= 1 else 2
        self.numbers = {b.anchor: i for i, b in enumerate(self.found, 1) if isinstance(b, Heading)}

    def parts(self) -> Iterator[str]:
        """Yield the XML of each block, and the break where the page turns."""
        wide = False
        for chunk, turned in self._chunks():
            if turned is not wide:
                yield f"<w:p><w:pPr>{word_xml.section(wide=wide, footer=self.footer)}</w:pPr></w:p>"
                wide = turned
            for block in chunk:
                yield from self._block(block)
        yield word_xml.section(wide=wide, footer=self.footer)

    def _chunks(self) -> Iterator[tuple[list[Block], bool]]:
        """Yield runs of blocks from one outermost heading up to the next, with whether one of them is wide."""
        chunk: list[Block] = []
        for block in self.found:
            starts = isinstance(block, Heading) and block.level <= self.outermost
            if starts and not all(isinstance(b, Heading) for b in chunk):
                yield chunk, any(map(_is_wide, chunk))
                chunk = []
            chunk.append(block)
        yield chunk, any(map(_is_wide, chunk))

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            inner = word_xml.bookmarked(word_xml.run(block.text), self.numbers[block.anchor])
            yield word_xml.paragraph(self.styles[f"Heading {min(block.level, 4)}"], inner)
        elif isinstance(block, Paragraph):
            inner = "".join(self._run(run) for run in block.runs)
            yield word_xml.paragraph(self.styles[style_of(block.role)], inner)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Contents):
            yield from self._contents(block)
        elif isinstance(block, Matrix):
            yield from self._matrix(block)

    def _run(self, run: Run) -> str:
        foreign = run.look is Look.QUOTE and self.language != "sv"
        return word_xml.run(
            run.text,
            bold=run.look is Look.STRONG,
            italic=run.look is Look.NAME,
            color=_MUTED if run.look is Look.MUTED else "",
            language="sv-SE" if foreign else "",
        )

    def _table(self, table: Table) -> Iterator[str]:
        yield word_xml.paragraph(self.styles["Caption"], word_xml.run(table.caption))
        yield word_xml.table(table, self.styles["Belagg Cell"])
        yield word_xml.paragraph(self.styles["Belagg Cell"], "")

    def _contents(self, contents: Contents) -> Iterator[str]:
        headings = [b for b in self.found if isinstance(b, Heading) and b.level <= contents.depth]
        entries = [(h.level, h.text, self.numbers[h.anchor]) for h in headings]
        yield word_xml.paragraph(self.styles["TOC Heading"], word_xml.run(contents.title))
        levels = [self.styles[f"toc {level}"] for level in (1, 2, 3)]
        yield word_xml.contents(contents.depth, entries, levels, contents.hint)

    def _matrix(self, matrix: Matrix) -> Iterator[str]:
        grid = rows.grid(matrix.part, self.language)
        n = len(grid.organisations)
        if n > MAX_MATRIX:
            yield word_xml.paragraph(self.styles["Normal"], word_xml.run(say("matrix_too_wide", self.language, n=n)))
            return
        for first in range(0, n, BESIDE):
            last = min(first + BESIDE, n)
            key = "matrix_caption" if n <= BESIDE else "matrix_caption_part"
            caption = say(key, self.language, first=first + 1, last=last, n=n)
            yield from self._table(grid.by_proposal(caption, say("proposal", self.language), first, last))


def _is_wide(block: Block) -> bool:
    return (isinstance(block, Table) and block.wide) or isinstance(block, Matrix)
