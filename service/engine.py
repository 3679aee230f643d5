"""What the answering core offers to the HTTP service, the command line and the evaluation.

`labels` are the access labels the caller holds. A document without labels is open to all; one with
labels is seen only by callers who hold at least one of them (`service.access.may_read`). The core
filters by them before it ranks, so that a hidden document leaves no trace in an answer.
"""

from dataclasses import dataclass
from typing import Protocol

from service.access import Caller
from service.contract import Answer, AskRequest, Quote, SearchRequest, SearchResponse
from service.material import DocumentDetail, DocumentSummary, OrganisationView, Places, SkippedFile
from service.originals import OriginalFile
from service.positions.contract import (
    PositionQuery,
    PositionTable,
    PositionView,
    ReviewRequest,
    ReviewView,
)

NO_LABELS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Check:
    """One finding about this machine: fine, or what mends it (a command or one sentence)."""

    name: str
    ok: bool
    detail: str
    fix: str | None = None


class Engine(Protocol):
    """Answers from the current snapshot. Thread-safe; notices a new snapshot by itself.

    `ask` and `search` raise SnapshotError or ModelError (corpus.errors) when nothing can be asked.
    """

    def ask(self, request: AskRequest, *, labels: frozenset[str] = NO_LABELS) -> Answer:
        """Answer one question from the current snapshot."""
        ...

    def search(self, request: SearchRequest, *, labels: frozenset[str] = NO_LABELS) -> SearchResponse:
        """Return the best passages for a query, best first."""
        ...

    def documents(self, *, labels: frozenset[str] = NO_LABELS) -> list[DocumentSummary]:
        """List the documents the caller may read, by id."""
        ...

    def document(self, id: str, *, labels: frozenset[str] = NO_LABELS) -> DocumentDetail | None:
        """Return one document with its text, or None when there is none the caller may read."""
        ...

    def quote(self, id: str, start: int, end: int, *, labels: frozenset[str] = NO_LABELS) -> Quote | None:
        """Return `text[start:end]` of a document with its place and who says it.

        None when there is no such document the caller may read, or when the span does not lie in it.
        """
        ...

    def original(self, id: str, *, labels: frozenset[str] = NO_LABELS) -> OriginalFile | None:
        """Return the file a document was read from, None when the caller may read none or it is not kept."""
        ...

    def page(self, id: str, number: int, *, labels: frozenset[str] = NO_LABELS) -> bytes | None:
        """Return a page (from 1) of a document's original as a PNG file, None when there is none to show."""
        ...

    def places(self, id: str, start: int, end: int, *, labels: frozenset[str] = NO_LABELS) -> Places | None:
        """Return where `text[start:end]` stands on the pages of the original, None when there is no such place."""
        ...

    def skipped(self, *, labels: frozenset[str] = NO_LABELS) -> list[SkippedFile]:
        """List the files that could not be read, by name. A file that its manifest labels is told to holders only."""
        ...

    def organisations(self, *, labels: frozenset[str] = NO_LABELS) -> list[OrganisationView]:
        """List the organisations that sent documents the caller may read, by id."""
        ...

    def positions(self, query: PositionQuery, *, labels: frozenset[str] = NO_LABELS) -> PositionTable:
        """Return who thinks what, as reviewed, and the four negatives, over the documents the caller may read."""
        ...

    def review(self, position_id: str, request: ReviewRequest, caller: Caller) -> PositionView | None:
        """Record a person's word on a position and return the position as it then stands, None when rejected.

        Raises UnknownPosition, ReviewConflict (somebody else has written since) or ReviewLocked.
        """
        ...

    def reviews(self, *, labels: frozenset[str] = NO_LABELS) -> list[ReviewView]:
        """List the latest review of each position the caller may read, by time; orphaned ones say why."""
        ...

    @property
    def snapshot_id(self) -> str | None:
        """The snapshot now served, or None when there is none."""
        ...

    def ready(self) -> list[Check]:
        """Say whether a question could be answered now, check by check. Cheap; raises nothing."""
        ...

    def warm(self) -> None:
        """Load what the first question would wait for. SnapshotError or ModelError as for a question."""
        ...
