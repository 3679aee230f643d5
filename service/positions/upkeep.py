"""What is done with the file of reviews as a whole: history, export, purge, the doctor's count. Needs no model."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SnapshotError, UnknownPosition
from indexer.snapshot import open_snapshot
from service.corpus_view import CorpusView
from service.positions.contract import ReviewView
from service.positions.overlay import DOCUMENT_GONE
from service.positions.reviewing import may_see
from service.positions.reviews import ReviewStore
from service.positions.revision import Review


@dataclass(frozen=True, slots=True)
class Counts:
    """How many positions have been reviewed, and how many of those reviews no longer find theirs."""

    reviewed: int
    orphaned: int


@contextmanager
def opened(data: Path) -> Iterator[tuple[ReviewStore, CorpusView]]:
    """Open the reviews and, under them, the current snapshot. SnapshotError without one."""
    store = ReviewStore(data)
    latest = store.latest()
    with open_snapshot(data, embedder=None) as snapshot:
        yield store, CorpusView(snapshot, latest)


def history(data: Path, position_id: str, labels: frozenset[str]) -> tuple[Review, ...]:
    """Return every revision of one position, oldest first. UnknownPosition where there is none to be read."""
    with opened(data) as (store, view):
        keys = (key for key, renamed in view.overlay.renamed.items() if renamed == position_id)
        found = store.history(next(keys, position_id))
        if not found or not may_see(found[-1], view.documents, labels):
            raise UnknownPosition("nobody has reviewed such a position: 'belagg review list' names those reviewed")
        return found


def everything(data: Path, labels: frozenset[str]) -> tuple[Review, ...]:
    """Return every revision of every position the caller may read; without an index, by the labels of their time."""
    try:
        with opened(data) as (store, view):
            return tuple(r for r in store.everything() if may_see(r, view.documents, labels))
    except SnapshotError:
        return tuple(r for r in ReviewStore(data).everything() if may_see(r, {}, labels))


def gone(view: CorpusView) -> tuple[ReviewView, ...]:
    """Return the latest reviews whose document is no longer in the index: what a purge removes."""
    return tuple(o for o in view.orphans if o.orphaned == DOCUMENT_GONE)


def purge(store: ReviewStore, found: tuple[ReviewView, ...]) -> tuple[str, ...]:
    """Remove the whole history of these for good, and return whose; not where somebody has reviewed it since."""
    return store.remove({review.position_id: review.revision for review in found})


def count(data: Path) -> Counts:
    """Read every revision and count. ReviewError when the file cannot be used; without an index nothing is orphaned."""
    reviewed = {r.position_id for r in ReviewStore(data).everything()}
    if not reviewed:
        return Counts(0, 0)
    try:
        with opened(data) as (_, view):
            return Counts(len(reviewed), len(view.orphans))
    except SnapshotError:
        return Counts(len(reviewed), 0)
