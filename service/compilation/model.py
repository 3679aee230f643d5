"""The table of positions becomes the overview: who answered what, per consultation and proposal. Pure, linear in size."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corpus.types import Kind
from indexer.types import Basis
from service.compilation.contract import (
    Compilation,
    ConsultationOverview,
    DocumentRef,
    RespondentOverview,
    Reviewed,
)
from service.compilation.groups import Names, by_proposal, clean, proposal_overview
from service.compilation.words import say
from service.contract import DocumentSummary, Language
from service.positions.contract import PositionTable


def compile_tables(
    tables: Mapping[str, PositionTable],
    documents: Sequence[DocumentSummary],
    *,
    snapshot: str,
    language: Language = Language.SV,
    generated: str | None = None,
) -> Compilation:
    """Return the overview of the consultations in `tables`, in that order. Each table must be whole and unfiltered."""
    parts = tuple(_consultation(id, table, documents, language) for id, table in tables.items())
    return Compilation(
        snapshot=snapshot, generated=generated, language=language, notice=say("notice", language), consultations=parts
    )


def _consultation(
    id: str, table: PositionTable, documents: Sequence[DocumentSummary], language: Language
) -> ConsultationOverview:
    own = {d.id: d for d in documents if d.consultation_id == id}
    respondents = _respondents(table, own)
    names = Names.of(respondents, {d.id: clean(d.title) for d in own.values()})
    rows = by_proposal(table)
    general = [p for p in table.proposals if p.basis is not Basis.STATED]
    views = [(p, position) for p in general for position in rows[p.id].positions]
    single = [p for p in table.proposals if p.basis is Basis.STATED]
    answering = {document.id for r in respondents for document in r.documents}
    return ConsultationOverview(
        consultation_id=id,
        title=_title(own.values()),
        respondents=respondents,
        other_documents=tuple(_reference(d) for d in own.values() if d.id not in answering),
        proposals=tuple(proposal_overview(p, rows[p.id], names, views, language) for p in single),
        general=tuple(proposal_overview(p, rows[p.id], names, (), language) for p in general),
        not_answered=None if table.not_answered is None else tuple(map(clean, table.not_answered)),
        reviewed=Reviewed(**Counter(p.review.value for p in table.positions)),
        warnings=tuple(map(clean, table.warnings)),
    )


def _respondents(table: PositionTable, documents: Mapping[str, DocumentSummary]) -> tuple[RespondentOverview, ...]:
    return tuple(
        RespondentOverview(
            organisation_id=r.organisation_id,
            organisation=clean(r.organisation),
            organisation_short=clean(r.organisation_short) or clean(r.organisation),
            organisation_now=_now(documents[d].organisation_now for d in r.documents if d in documents),
            documents=tuple(_reference(documents[d]) for d in r.documents if d in documents),
        )
        for r in table.respondents
    )


def _now(names: Iterable[str | None]) -> str | None:
    found = next((name for name in names if name), None)
    return clean(found) if found else None


def _reference(document: DocumentSummary) -> DocumentRef:
    return DocumentRef(
        id=document.id, title=clean(document.title), kind=document.kind, date=document.date,
        source_file=clean(document.source_file), sha256=document.sha256, warnings=tuple(map(clean, document.warnings)),
    )  # fmt: skip


def _title(documents: Iterable[DocumentSummary]) -> str | None:
    """Return what the consultation is about: the title of the inquiry's own text, else of the letter that asked."""
    found = list(documents)
    for kind in (Kind.BETANKANDE, Kind.MISSIV):
        titles = [clean(d.title) for d in found if d.kind is kind]
        if titles:
            return titles[0]
    return None
