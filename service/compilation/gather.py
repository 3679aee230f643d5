"""From the engine to the overview in the form asked for; the only file here that asks the engine anything."""

from collections.abc import Mapping

from corpus.errors import QuestionError, SnapshotError
from corpus.organisations import slug
from service.compilation.contract import Compilation, CompilationRequest, Format
from service.compilation.model import compile_tables
from service.engine import NO_LABELS, Engine
from service.material import DocumentSummary
from service.positions.contract import PositionQuery, PositionTable

_ATTEMPTS = 3


class UnknownConsultation(QuestionError):
    """There is no such consultation among the documents the caller may read."""


def gather(
    engine: Engine,
    request: CompilationRequest,
    *,
    labels: frozenset[str] = NO_LABELS,
    generated: str | None = None,
) -> Compilation:
    """Return the overview of one consultation, or of each that somebody has answered, all from one snapshot.

    UnknownConsultation when the one asked for is not there; SnapshotError when the index keeps changing meanwhile.
    """
    for _ in range(_ATTEMPTS):
        before = engine.snapshot_id
        documents = engine.documents(labels=labels)
        tables = _tables(engine, request.consultation, documents, labels)
        seen = {before, engine.snapshot_id, *(table.snapshot for table in tables.values())}
        if len(seen) == 1:
            return compile_tables(
                tables, documents, snapshot=before or "", language=request.language, generated=generated
            )
    raise SnapshotError("The index changed while the overview was made: try again in a moment")


def render(compilation: Compilation, form: Format) -> bytes:
    """Return the overview as the bytes of a file. The libraries of the office formats are loaded when needed."""
    if form is Format.DOCX:
        from service.compilation.word import to_docx

        return to_docx(compilation)
    if form is Format.XLSX:
        from service.compilation.sheet import to_xlsx

        return to_xlsx(compilation)
    if form is Format.MD:
        from service.compilation.markdown import to_markdown

        return to_markdown(compilation).encode()
    if form is Format.HTML:
        from service.compilation.html import to_html

        return to_html(compilation).encode()
    return compilation.model_dump_json().encode()


def file_name(compilation: Compilation, form: Format) -> str:
    """Return a name for the file that holds nothing but letters, digits, hyphens and its ending."""
    stem = "remissammanstallning" if compilation.language == "sv" else "compilation"
    parts = compilation.consultations
    case = slug(parts[0].consultation_id) if len(parts) == 1 else ""
    return f"{stem}{f'-{case}' if case else ''}.{form.value}"


def _tables(
    engine: Engine, wanted: str | None, documents: list[DocumentSummary], labels: frozenset[str]
) -> Mapping[str, PositionTable]:
    known = sorted({d.consultation_id for d in documents})
    if wanted is not None and wanted not in known:
        raise UnknownConsultation(f"there is no consultation {wanted!r} here; there are: {', '.join(known) or 'none'}")
    tables = {
        id: engine.positions(PositionQuery(consultation=id), labels=labels)
        for id in ([wanted] if wanted is not None else known)
    }
    return {id: table for id, table in tables.items() if wanted is not None or table.respondents}
