"""Excel workbooks, read only as the list of invited bodies: each row a block, its cells parted by tabs."""

import io
import zipfile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from corpus.errors import UnreadableDocument
from corpus.raw import Raw, RawBlock
from corpus.readers.safe_xml import parse_xml
from corpus.readers.unpacking import Archive
from corpus.text import MappedText
from corpus.types import BlockKind

_MAX_ROWS = 20_000
_MAX_COLUMNS = 50
_FAULTS = (
    InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, OSError, AttributeError,
)  # fmt: skip


def read(data: bytes) -> Raw:
    """Return the rows of all sheets; raises UnreadableDocument."""
    archive = Archive(data)
    for name in archive.names():
        if name.endswith((".xml", ".rels")):
            parse_xml(archive.part(name) or b"")  # refuses bombs and entities, which openpyxl would not
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        rows = [
            row
            for sheet in book.worksheets
            for row in sheet.iter_rows(max_row=_MAX_ROWS, max_col=_MAX_COLUMNS, values_only=True)
        ]
    except _FAULTS as error:
        raise UnreadableDocument("the Excel file is damaged: save it anew, or as CSV") from error
    blocks = []
    for row in rows:
        line = "\t".join(" ".join(str(cell).split()) if cell is not None else "" for cell in row)
        if line.strip():
            blocks.append(RawBlock(BlockKind.ITEM, MappedText.of(line.rstrip("\t"))))
    return Raw("xlsx", blocks)
