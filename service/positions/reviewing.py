"""A person's word on a position, checked and written; and what has been reviewed, as a caller may see it."""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from corpus.errors import ReviewConflict, ReviewError, ReviewLocked, UnknownPosition, UnknownProposal
from corpus.types import Document
from indexer.types import Position
from service.access import Caller, Role, may_read
from service.corpus_view import CorpusView
from service.positions.contract import PositionView, ReviewAction, ReviewRequest, ReviewState, ReviewView
from service.positions.reviews import ReviewStore, Version
from service.positions.revision import NO_REVIEWS, Named, Review, Subject
from service.positions.table import position_view

_UNKNOWN = "there is no such position among those you may read: 'belagg positions --json' gives their ids"


class LatestReviews:
    """The latest review of each position, read again only when the file has changed. Thread-safe."""

    def __init__(self, store: ReviewStore) -> None:
        """Watch a store; nothing is read yet."""
        self._store = store
        self._lock = threading.Lock()
        self._version: Version = None
        self._latest = NO_REVIEWS
        self._read = False

    def current(self) -> tuple[Review, ...]:
        """Return the same object until something changes.

        When the file cannot be read, what was read last goes on; ReviewError when nothing has been read yet, because
        what people have rejected must not come back in silence.
        """
        try:
            version = self._store.version()
            if self._read and version == self._version:
                return self._latest
            with self._lock:
                latest = NO_REVIEWS if version is None else self._store.latest()
                self._latest, self._version, self._read = latest, version, True
        except ReviewError:
            if not self._read:
                raise
        return self._latest


class ReviewDesk:
    """Takes reviews of the positions of the current view."""

    def __init__(self, store: ReviewStore, view: Callable[[], CorpusView]) -> None:
        """Keep the parts; `view` gives the current view under the latest reviews."""
        self._store = store
        self._view = view

    def review(self, position_id: str, request: ReviewRequest, caller: Caller) -> PositionView | None:
        """Record a person's word on a position and return the position as it then stands, None when rejected.

        Raises UnknownPosition, UnknownProposal, ReviewLocked, ReviewConflict, or ReviewError when it cannot be written.
        """
        view = self._view()
        key, reading = _find(view, position_id, caller)
        history = self._store.history(key)
        latest = history[-1] if history else None
        if latest and latest.state is ReviewState.LOCKED and not _may_change(latest, caller):
            raise ReviewLocked(
                f"this position is locked by {latest.locked_by}: they can unlock it, or an administrator"
            )
        if request.revision != (latest.revision if latest else 0):
            raise ReviewConflict(latest.revision if latest else 0)
        self._store.append(_next(view, key, reading, latest, request, caller))
        fresh = self._view()
        shown = fresh.overlay.renamed.get(key, key)
        found = next((p for p in fresh.positions_all if p.id == shown), None)
        return position_view(fresh, found) if found else None

    def reviews(self, *, labels: frozenset[str]) -> list[ReviewView]:
        """List the latest review of each position the caller may read, by time; orphaned ones say why."""
        view = self._view()
        hidden = {r.position_id for r in view.reviews if not may_see(r, view.documents, labels)}
        found = (*view.review_of.values(), *view.overlay.orphans)
        return sorted((r for r in found if r.position_id not in hidden), key=lambda r: (r.at, r.position_id))


def may_see(review: Review, documents: Mapping[str, Document], labels: frozenset[str]) -> bool:
    """Whether a caller with these labels may know of a review: its document's labels decide, also when that is gone."""
    document = documents.get(review.subject.document_id)
    return may_read(document.labels if document else review.subject.labels, labels)


def _find(view: CorpusView, position_id: str, caller: Caller) -> tuple[str, Position]:
    """Return under which id a position's reviews are kept, and the position as read. UnknownPosition without one."""
    reading = view.overlay.readings.get(position_id)
    if reading is None or not may_read(view.documents[reading.document_id].labels, caller.labels):
        raise UnknownPosition(_UNKNOWN)
    keys = (key for key, renamed in view.overlay.renamed.items() if renamed == position_id)
    return next(keys, position_id), reading


def _may_change(latest: Review, caller: Caller) -> bool:
    return caller.role >= Role.ADMIN or latest.locked_by == caller.name


def _next(
    view: CorpusView, key: str, reading: Position, latest: Review | None, request: ReviewRequest, caller: Caller
) -> Review:
    locker = caller.name if request.lock else latest.locked_by if latest and not request.unlock else None
    moved_to = latest.moved_to if latest else None
    if request.proposal_id is not None:
        moved_to = _proposal(view, reading, request.proposal_id, caller)
    elif request.action is not ReviewAction.REJECT and any(o.position_id == key for o in view.overlay.orphans):
        raise UnknownProposal("this position has no proposal any longer: correct it with 'proposal_id'")
    qualifier = request.qualifier if request.qualifier is not None else latest.qualifier if latest else None
    return Review(
        position_id=key, revision=request.revision + 1, action=request.action,
        state=ReviewState.LOCKED if locker else ReviewState.REVIEWED, locked_by=locker,
        stance=request.stance or (latest.stance if latest else None), qualifier=qualifier, moved_to=moved_to,
        note=request.note or None, by=caller.name, at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        subject=_subject(view, reading, latest.subject if latest else None),
    )  # fmt: skip


def _proposal(view: CorpusView, reading: Position, id: str, caller: Caller) -> Named:
    """Return the proposal a position is moved to: one of its consultation that the caller may know of."""
    proposal = view.proposals.get(id)
    if proposal is not None and proposal.consultation_id == view.documents[reading.document_id].consultation_id:
        where = {w.document_id for w in proposal.wordings}
        where |= {p.document_id for p in view.positions_all if p.proposal_id == id}
        if any(may_read(view.documents[d].labels, caller.labels) for d in where if d in view.documents):
            return Named(proposal.id, proposal.name)
    raise UnknownProposal("'proposal_id' names no proposal of the same consultation")


def _subject(view: CorpusView, reading: Position, before: Subject | None) -> Subject:
    """Return what is reviewed: found where it stands now, but vouched for as it was first seen."""
    document = view.documents[reading.document_id]
    quote = document.text[reading.start : reading.end]
    alike = (p for p in view.snapshot.positions if p.organisation_id == reading.organisation_id and p.id != reading.id)
    grounds = None
    if reading.grounds_start is not None and reading.grounds_end is not None:
        grounds = document.text[reading.grounds_start : reading.grounds_end]
    proposal = view.proposals.get(reading.proposal_id)
    return Subject(
        organisation_id=reading.organisation_id, consultation_id=document.consultation_id, document_id=document.id,
        source_file=document.source_file, labels=document.labels,
        proposal=before.proposal if before else Named(reading.proposal_id, proposal.name if proposal else ""),
        section=reading.section, quote=quote, start=reading.start,
        stance=before.stance if before else reading.stance,
        qualifier=before.qualifier if before else reading.qualifier, grounds=grounds, basis=reading.basis,
        speaker=reading.speaker, confidence=reading.confidence, inherited=reading.inherited,
        siblings=tuple(
            p.id for p in alike if view.documents[p.document_id].text[p.start : p.end] == quote
        ),
    )  # fmt: skip
