"""A PDF file as a whole: what is printed on its pages, and the files attached to it, as in a portfolio."""

import ctypes
import re

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.raw import Member, Opened, Refused
from corpus.readers import pdf
from corpus.readers.signs import alive
from corpus.readers.unpacking import MAX_PART, MAX_TOTAL, TOO_LARGE

_MOST_ATTACHED = 1_000
_NOT_OUT = "it cannot be taken out of the PDF file: save it from there as a file of its own"
_FOR_PROGRAMS = re.compile(r"\.(?:xml|xsd|xslt?|json|joboptions|p7s|asc|sig|ics|vcf|css|js)$", re.IGNORECASE)
_COVER = re.compile(  # what programs print where the files of a portfolio would be listed
    r"\W*(?:For the best experience, open this PDF portfolio|To view (?:this|the) (?:PDF )?portfolio"
    r"|För att få bästa (?:möjliga )?upplevelse\b.{0,60}\bPDF-?portfölj).{0,300}$",
    re.IGNORECASE | re.DOTALL,
)


def read(data: bytes) -> Opened:
    """Return the text of a PDF file, and what is attached to it; raises UnreadableDocument."""
    members, lost = _attached(data)
    raw = pdf.read(data)
    cover = members and _COVER.match(" ".join(block.text.text for block in raw.blocks)) is not None
    return Opened(None if members and (cover or not raw.blocks) else raw, tuple(members), tuple(lost))


def _attached(data: bytes) -> tuple[list[Member], list[Refused]]:
    """Return the files that are attached to a PDF file, and those that cannot be taken out.

    What programs put there for one another, such as the data of a form, is left.
    """
    members: list[Member] = []
    lost: list[Refused] = []
    room = MAX_TOTAL
    document = pdf.opened(data)
    try:
        for i in range(min(document.count_attachments(), _MOST_ATTACHED)):
            name, content = _file(document, i, min(room, MAX_PART))
            if isinstance(content, str):
                lost.append(Refused(name, content))
            elif not _FOR_PROGRAMS.search(name):
                members.append(Member(name, content))
                room -= len(content)
            alive()
    finally:
        document.close()
    return members, lost


def _file(document: pypdfium2.PdfDocument, index: int, most: int) -> tuple[str, bytes | str]:
    """Return the name of an attached file and its bytes, or why it is not read."""
    name = "namnlös"
    try:
        attached = document.get_attachment(index)
        name = attached.get_name() or name
        size = ctypes.c_ulong()
        if not pdfium.FPDFAttachment_GetFile(attached, None, 0, size):
            return name, _NOT_OUT
        return name, TOO_LARGE if size.value > most else bytes(attached.get_data())
    except pypdfium2.PdfiumError:
        return name, _NOT_OUT
