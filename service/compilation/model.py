"""The table of positions becomes the overview: who answered what, per consultation and proposal. Pure, linear."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corpus.types import NO_SENDER, Kind
from indexer.types import Basis
from service.compilation.contract import (
    Compilation,
    ConsultationOverview,
    DocumentRef,
    RespondentOverview,
    Reviewed,
)
from service.compilation.groups import Lookup, by_proposal, line, proposal_overview
from service.compilation.text import say
from service.contract import Language
from service.material import DocumentSummary
from service.positions.contract import PositionTable, Respondent
from service.remarks import in_language


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
    respondents = tuple(_respondent(r, own, language) for r in table.respondents)
    lookup = Lookup.of(respondents, {d.id: line(d.title) for d in own.values()}, language)
    rows = by_proposal(table)
    general = [p for p in table.proposals if p.basis is not Basis.STATED]
    views = [(p, position) for p in general for position in rows[p.id].positions]
    single = [p for p in table.proposals if p.basis is Basis.STATED]
    answering = {document.id for r in respondents for document in r.documents}
    others = [d for d in own.values() if d.id not in answering]
    known = next((c for c in table.consultations if c.id == id), None)
    return ConsultationOverview(
        consultation_id=line(id),
        title=line(known.title) if known and known.title else _title(own.values()),
        number=line(known.number) if known and known.number else None,
        reports=tuple(map(line, known.reports)) if known else (),
        respondents=respondents,
        unattributed=tuple(_reference(d, language) for d in others if d.kind.is_response),
        other_documents=tuple(_reference(d, language) for d in others if not d.kind.is_response),
        proposals=tuple(proposal_overview(p, rows[p.id], lookup, views) for p in single),
        general=tuple(proposal_overview(p, rows[p.id], lookup, ()) for p in general),
        not_answered=None if table.not_answered is None else tuple(map(line, table.not_answered)),
        reviewed=Reviewed(**Counter(p.review.value for p in table.positions)),
        warnings=tuple(in_language(line(w), language) for w in table.warnings if NO_SENDER not in w),  # counted above
    )


def _respondent(given: Respondent, documents: Mapping[str, DocumentSummary], language: Language) -> RespondentOverview:
    """Return a respondent under the name of its own document, or the register's where that only says more."""
    sent = [documents[d] for d in given.documents if d in documents]
    registered = next((line(d.organisation_now) for d in sent if d.organisation_now), None)
    name, short = line(given.organisation) or line(given.organisation_id), line(given.organisation_short)
    if registered and registered.startswith(f"{name} "):
        name, short = registered, registered if short == name else short
    return RespondentOverview(
        organisation_id=given.organisation_id,
        organisation=name,
        organisation_short=short or name,
        also=registered if registered and registered != name else None,
        documents=tuple(_reference(d, language) for d in sent),
    )


def _reference(document: DocumentSummary, language: Language) -> DocumentRef:
    return DocumentRef(
        id=line(document.id), title=line(document.title), kind=document.kind, date=document.date,
        source_file=line(document.source_file), sha256=document.sha256,
        warnings=tuple(in_language(line(w), language) for w in document.warnings),
    )  # fmt: skip


def _title(documents: Iterable[DocumentSummary]) -> str | None:
    """Return what the consultation is about: the title of the inquiry's own text, else of the letter that asked."""
    found = list(documents)
    for kind in (Kind.BETANKANDE, Kind.MISSIV):
        titles = [line(d.title) for d in found if d.kind is kind]
        if titles:
            return titles[0]
    return None
