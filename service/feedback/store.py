"""The file `DATA/feedback.sqlite3`: one row per press of the button, for as long as the operator keeps them."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus.errors import FeedbackError
from service.feedback.contract import Feedback, FeedbackReceipt, FeedbackRequest
from service.sqlite_file import Form, SqliteFile

FILE = "feedback.sqlite3"
MOST_BYTES = 256 * 1024**2  # a flood of feedback fills this file, not the disk
_TABLES = (
    "CREATE TABLE feedback (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, site TEXT, body TEXT NOT NULL)",
    "CREATE INDEX feedback_by_time ON feedback (at)",
)
_FORM = Form(application=0x42454C46, format=1, tables=_TABLES, holds="feedback", error=FeedbackError)


class FeedbackStore:
    """Keeps feedback `days` days; what is older goes with the next write. Safe with several threads and processes."""

    def __init__(self, data: Path, days: int) -> None:
        """Name the file; nothing is opened."""
        self.days = days
        self._file = SqliteFile(data / FILE, _FORM, MOST_BYTES)

    def add(self, said: FeedbackRequest, site: str | None, now: datetime | None = None) -> FeedbackReceipt:
        """Write one piece of feedback, durably. FeedbackError when it cannot be kept."""
        at = _stamp(now or datetime.now(UTC))
        with self._file.writing() as database:
            database.execute("DELETE FROM feedback WHERE at < ?", (self._oldest(now),))
            row = (at, site, said.model_dump_json())
            found = database.execute("INSERT INTO feedback (at, site, body) VALUES (?, ?, ?) RETURNING id", row)
            return FeedbackReceipt(id=found.fetchone()[0], at=at)

    def all(self, now: datetime | None = None) -> tuple[Feedback, ...]:
        """Return what is kept, oldest first; nothing that is past its time."""
        query = "SELECT id, at, site, body FROM feedback WHERE at >= ? ORDER BY id"
        with self._file.reading() as database:
            if database is None:
                return ()
            rows = database.execute(query, (self._oldest(now),)).fetchall()
            return tuple(
                Feedback(id=id, at=at, site=site, said=FeedbackRequest.model_validate_json(body))
                for id, at, site, body in rows
            )

    def orphaned(self, documents: Collection[str]) -> tuple[Feedback, ...]:
        """Return what is kept of answers that cited a document which is not among these, by id."""
        return tuple(one for one in self.all() if not {c.document_id for c in one.said.citations} <= set(documents))

    def remove(self, ids: Iterable[int]) -> None:
        """Remove these for good; the bytes are overwritten in the file."""
        with self._file.writing() as database:
            database.executemany("DELETE FROM feedback WHERE id = ?", [(id,) for id in ids])

    def purge(self, before: datetime | None = None) -> int:
        """Remove for good what is past its time, or all that came before `before`; return how many went.

        The bytes are overwritten in the file.
        """
        if self._file.identity() is None:
            return 0
        bound = max(self._oldest(None), _stamp(before)) if before else self._oldest(None)
        with self._file.writing() as database:
            return database.execute("DELETE FROM feedback WHERE at < ?", (bound,)).rowcount

    def _oldest(self, now: datetime | None) -> str:
        return _stamp((now or datetime.now(UTC)) - timedelta(days=self.days))


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
