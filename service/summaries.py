"""What is told of the documents and organisations of a snapshot."""

from corpus.types import Document
from service.corpus_view import CorpusView
from service.material import NameView, OrganisationView, OriginalView


def summary(view: CorpusView, document: Document) -> dict[str, object]:
    """Return what is told of a document in lists, by field."""
    organisation = view.register.get(document.organisation_id)
    return {
        "id": document.id, "consultation_id": document.consultation_id, "title": document.title, "kind": document.kind,
        "organisation_id": document.organisation_id,
            "organisation": document.organisation, "organisation_short": document.organisation_short,
        "organisation_now": organisation.name if organisation else None,
            "date": document.date, "source_file": document.source_file,
        "sha256": document.sha256, "characters": len(document.text), "warnings": document.warnings,
        "page_count": document.page_count,
        "originals": tuple(OriginalView(file=o.file, sha256=o.sha256, format=o.format) for o in document.originals),
    }  # fmt: skip


def organisation(view: CorpusView, organisation_id: str, documents: list[str]) -> OrganisationView:
    """Return an organisation with its names and its documents."""
    organisation = view.register[organisation_id]
    names = tuple(
        NameView(text=n.text, abbreviation=n.abbreviation, valid_from=n.valid_from, valid_to=n.valid_to)
        for n in organisation.names
    )
    return OrganisationView(
        id=organisation.id, name=organisation.name, names=names, type=organisation.type, parent=organisation.parent,
        respondent=organisation.respondent, documents=tuple(sorted(documents)),
    )  # fmt: skip
