"""What is searched of a passage by its words: its own text, and what stands over it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus.types import Document, Organisation
from indexer.types import Passage


@dataclass(frozen=True, slots=True)
class LexicalRow:
    """What is searched of one passage: its own text, and the headings and names that it stands under.

    `scanned` says that some of it was read from the image of its page, and so may be misread.
    """

    body: str
    title: str
    scanned: bool = False


def lexical_rows(
    passages: Iterable[Passage], documents: Mapping[str, Document], organisations: Mapping[str, Organisation]
) -> Iterator[LexicalRow]:
    """Yield what to index of each passage: headings, the document's title and the sender's names go with it."""
    titles: dict[str, str] = {}
    for passage in passages:
        document = documents[passage.document_id]
        title = titles.get(document.id)
        if title is None:
            title = titles[document.id] = _document_title(document, organisations)
        scanned = bool(document.ocr) and document.scanned(passage.start, passage.end)
        yield LexicalRow(passage.text, "\n".join((*passage.section_path, title)), scanned)


def _document_title(document: Document, organisations: Mapping[str, Organisation]) -> str:
    organisation = organisations.get(document.organisation_id or "")
    names = [name.text for name in organisation.names] if organisation else []
    here = [document.organisation or "", document.organisation_short or "", document.speaker_name or ""]
    return "\n".join(dict.fromkeys((document.title, *here, *names)))
