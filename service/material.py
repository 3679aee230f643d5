"""The public contract of the material: documents, their originals and places, skipped files, organisations.

As in service.contract, field names are promises, models are frozen, and offsets count Unicode code points.
"""

from corpus.types import Kind
from service.contract import Reply


class SectionView(Reply):
    """A heading and the text up to the next one: `text[start:end]`."""

    number: str | None
    title: str
    path: tuple[str, ...]
    start: int
    end: int


class FactView(Reply):
    """A piece of metadata and where it was read; no place when it comes from the manifest.

    `confidence` (0 to 1) is that of the way in which it was read, 1 for what staff state.
    """

    name: str
    value: str
    start: int | None
    end: int | None
    confidence: float


class OriginalView(Reply):
    """A file that a document was read from, or that says the same."""

    file: str
    sha256: str
    format: str


class DocumentSummary(Reply):
    """One document as listed. `characters` counts code points of the canonical text; without pages `page_count` is 0.

    `originals` names every file of the same words; the first is the one that was read.
    """

    id: str
    consultation_id: str
    title: str
    kind: Kind
    organisation_id: str | None
    organisation: str | None
    organisation_short: str | None
    organisation_now: str | None
    date: str | None
    source_file: str
    sha256: str
    characters: int
    warnings: tuple[str, ...]
    page_count: int = 0
    originals: tuple[OriginalView, ...] = ()


class DocumentDetail(DocumentSummary):
    """One document with its canonical text, sections and metadata."""

    text: str
    sections: tuple[SectionView, ...]
    facts: tuple[FactView, ...]


class Rectangle(Reply):
    """A part of a page, in fractions of its width and height, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


class PagePlaces(Reply):
    """The lines of a quote on one page (from 1)."""

    page: int
    rectangles: tuple[Rectangle, ...]


class Places(Reply):
    """Where a quote stands on the pages of the original, in the order of the text; empty where it has no pages."""

    pages: tuple[PagePlaces, ...]


class DocumentList(Reply):
    """The documents the caller may read, by id."""

    documents: tuple[DocumentSummary, ...]


class SkippedFile(Reply):
    """A file in the folder of documents that could not be read, and why: in English, in Swedish where it is known."""

    file: str
    reason: str
    reason_sv: str | None = None


class SkippedList(Reply):
    """The files passed over when the current index was built, by name, as far as the caller may know of them."""

    skipped: tuple[SkippedFile, ...]


class NameView(Reply):
    """One name of an organisation and the years in which it was right (None: open)."""

    text: str
    abbreviation: bool
    valid_from: int | None
    valid_to: int | None


class OrganisationView(Reply):
    """An organisation, its names (today's first) and the ids of the documents it sent."""

    id: str
    name: str
    names: tuple[NameView, ...]
    type: str
    parent: str | None
    respondent: bool
    documents: tuple[str, ...]


class OrganisationList(Reply):
    """The organisations whose documents the caller may read, by id."""

    organisations: tuple[OrganisationView, ...]
