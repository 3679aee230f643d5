"""RTF, as Word, LibreOffice, WordPad and mail programs write it."""

from corpus.errors import UnreadableDocument
from corpus.raw import Raw
from corpus.readers.headers import is_page_number, unsaid
from corpus.readers.rtf.document import Document
from corpus.readers.rtf.tokens import tokens

_HEADINGS = 2
_CUT_OFF = "filen är avhuggen eller skadad, så slutet kan saknas: skaffa en hel kopia"
_FIRST = ("headerf", "header", "headerr")


def read(data: bytes) -> Raw:
    """Return the text of an RTF file; raises UnreadableDocument."""
    document = Document()
    document.read(tokens(data.lstrip()))
    flow = document.body.flow
    for note in document.notes:
        flow.note(" ".join(raw.text.text for raw in note.flow.blocks))
    early = {header.word: header.sink.flow.blocks for header in reversed(document.headers) if header.early}
    named = _FIRST[:1] if document.titled else _FIRST
    first = next((early[word] for word in named if word in early), [])
    raw = Raw("rtf", flow.blocks, warnings=[*document.left_out.warnings, *([_CUT_OFF] if document.cut_off else [])])
    raw.furniture = list(dict.fromkeys(
        line for header in document.headers for block in header.sink.flow.blocks if not is_page_number(block)
        for line in block.text.text.split("\n")
    ))  # fmt: skip
    raw.blocks = [*unsaid([block for block in first if not is_page_number(block)], raw.blocks), *raw.blocks]
    raw.styled = document.body.headings >= _HEADINGS and document.body.lone_bold <= document.body.headings
    if not raw.blocks:
        raise UnreadableDocument("the RTF file holds no text")
    return raw
