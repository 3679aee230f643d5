"""What people have said about positions: every revision, kept for good in one SQLite file beside the snapshots.

A revision is never changed, only followed by another. The file is made by the first review; readers never make it.
Why SQLite, and why with a rollback journal: docs/adr/0009-reviews.md.
"""

import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import ReviewConflict, ReviewError
from service.positions.revision import NO_REVIEWS, Review, read, written
from service.sqlite_file import Form, SqliteFile, busy

FILE = "reviews.sqlite3"
_GLANCE_S = 0.25  # a question does not wait longer for somebody's write to end
_TABLES = (
    "CREATE TABLE revision (seq INTEGER PRIMARY KEY AUTOINCREMENT, position_id TEXT NOT NULL, revision INTEGER NOT NULL"
    " CHECK (revision > 0), body TEXT NOT NULL, sha256 TEXT NOT NULL, UNIQUE (position_id, revision))",
    "CREATE TRIGGER revisions_are_final BEFORE UPDATE ON revision"
    " BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END",
)
# "BELG", where other programs look for whose file it is
_FORM = Form(application=0x42454C47, format=1, tables=_TABLES, holds="reviews", error=ReviewError)
_SELECT = "SELECT position_id, revision, body, sha256 FROM revision "
_LATEST = f"{_SELECT} WHERE seq IN (SELECT max(seq) FROM revision GROUP BY position_id) ORDER BY seq"
_ALL = f"{_SELECT} ORDER BY seq"
_ONE = f"{_SELECT} WHERE position_id = ? ORDER BY seq"


Version = tuple[int, int] | None


class ReviewStore:
    """The file `DATA/reviews.sqlite3`. Safe with several threads and processes. Raises ReviewError, in one line."""

    def __init__(self, data: Path) -> None:
        """Name the file; nothing is opened."""
        self.path = data / FILE
        self._file = SqliteFile(self.path, _FORM)
        self._guard = threading.Lock()
        self._watching: sqlite3.Connection | None = None
        self._watched = (0, 0)
        self._seen: Version = None
        self._opened = 0

    def version(self) -> Version:
        """Return what changes whenever the content does, None without a file. A few microseconds.

        Where somebody is writing at this moment and goes on doing so, the version seen last.
        """
        with self._guard:
            file = self._file.identity()
            if self._watching is None or file != self._watched:
                self._stop_watching()
                self._seen = None
                if file is None:
                    return None
                with self._file.explained():
                    self._watching = self._file.connect("rw", _GLANCE_S)
                self._watched, self._opened = file, self._opened + 1
            with self._file.explained():
                try:
                    (changes,) = self._watching.execute("PRAGMA data_version").fetchone()
                except sqlite3.OperationalError as error:
                    if not busy(error):
                        raise
                    return self._seen or (self._opened, 0)
            self._seen = (self._opened, changes)
            return self._seen

    def latest(self) -> tuple[Review, ...]:
        """Return the latest review of each position, in the order in which they were written."""
        return self._read(_LATEST) or NO_REVIEWS

    def history(self, position_id: str) -> tuple[Review, ...]:
        """Return every revision of one position, oldest first."""
        return self._read(_ONE, position_id)

    def everything(self) -> tuple[Review, ...]:
        """Return every revision of all, in the order in which they were written."""
        return self._read(_ALL)

    def append(self, review: Review) -> None:
        """Write one revision, durably. ReviewConflict unless it follows directly on the latest one."""
        row = (review.position_id, review.revision, *written(review))
        with self._file.writing() as database:
            before = _last_revision(database, review.position_id)
            if before != review.revision - 1:
                raise ReviewConflict(before)
            database.execute("INSERT INTO revision (position_id, revision, body, sha256) VALUES (?, ?, ?, ?)", row)

    def remove(self, seen: Mapping[str, int]) -> tuple[str, ...]:
        """Remove the history of positions for good, and return whose; not where a later revision than that seen stands.

        The bytes are overwritten in the file.
        """
        if self._file.identity() is None:
            return ()
        with self._file.writing() as database:
            gone = tuple(id for id, revision in seen.items() if _last_revision(database, id) == revision)
            database.executemany("DELETE FROM revision WHERE position_id = ?", [(id,) for id in gone])
        return gone

    def close(self) -> None:
        """Let the file go."""
        with self._guard:
            self._stop_watching()

    def _stop_watching(self) -> None:
        if self._watching is not None:
            self._watching.close()
            self._watching = None

    def _read(self, query: str, *parameters: str) -> tuple[Review, ...]:
        with self._file.reading() as database:
            return () if database is None else tuple(_parsed(row) for row in database.execute(query, parameters))


def _last_revision(database: sqlite3.Connection, position_id: str) -> int:
    query = "SELECT coalesce(max(revision), 0) FROM revision WHERE position_id = ?"
    (found,) = database.execute(query, (position_id,)).fetchone()
    return int(found)


def _parsed(row: tuple[str, int, str, str]) -> Review:
    position_id, revision, body, digest = row
    review = read(body, digest)
    if (review.position_id, review.revision) != (position_id, revision):
        raise ValueError("a revision stands under another's name")
    return review
