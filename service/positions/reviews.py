"""What people have said about positions: every revision, kept for good in one SQLite file beside the snapshots.

A revision is never changed, only followed by another. The file is made by the first review; readers never make it.
Why SQLite, and why with a rollback journal: docs/adr/0009-reviews.md.
"""

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from corpus.errors import ReviewConflict, ReviewError
from service.positions.revision import NO_REVIEWS, Review, read, written

FILE = "reviews.sqlite3"
_FORMAT = 1
_APPLICATION = 0x42454C47  # "BELG", where other programs look for whose file it is
_WAIT_S = 10.0
_GLANCE_S = 0.25  # a question does not wait longer for somebody's write to end
_SCHEMA = (
    "CREATE TABLE revision (seq INTEGER PRIMARY KEY AUTOINCREMENT, position_id TEXT NOT NULL, revision INTEGER NOT NULL"
    " CHECK (revision > 0), body TEXT NOT NULL, sha256 TEXT NOT NULL, UNIQUE (position_id, revision))",
    "CREATE TRIGGER revisions_are_final BEFORE UPDATE ON revision"
    " BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END",
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {_FORMAT}",
)
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
        self._guard = threading.Lock()
        self._watching: sqlite3.Connection | None = None
        self._file = (0, 0)
        self._seen: Version = None
        self._opened = 0

    def version(self) -> Version:
        """Return what changes whenever the content does, None without a file. A few microseconds.

        Where somebody is writing at this moment and goes on doing so, the version seen last.
        """
        with self._guard:
            file = self._identity()
            if self._watching is None or file != self._file:
                self._stop_watching()
                self._seen = None
                if file is None:
                    return None
                with self._explained():
                    self._watching = self._connect("rw", _GLANCE_S)
                self._file, self._opened = file, self._opened + 1
            with self._explained():
                try:
                    (changes,) = self._watching.execute("PRAGMA data_version").fetchone()
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
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
        with self._writing() as database:
            before = _last_revision(database, review.position_id)
            if before != review.revision - 1:
                raise ReviewConflict(before)
            database.execute("INSERT INTO revision (position_id, revision, body, sha256) VALUES (?, ?, ?, ?)", row)

    def remove(self, seen: Mapping[str, int]) -> tuple[str, ...]:
        """Remove the history of positions for good, and return whose; not where a later revision than that seen stands.

        The bytes are overwritten in the file.
        """
        if self._identity() is None:
            return ()
        with self._writing() as database:
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

    def _identity(self) -> tuple[int, int] | None:
        """Return device and number of the file: another one has taken its place when they change."""
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise ReviewError(f"cannot read the reviews in {self.path}: {error.strerror}") from error
        return found.st_dev, found.st_ino

    def _connect(self, mode: str, timeout: float) -> sqlite3.Connection:
        """Open the file: `rw` never makes it, and reads one that may not be written; `rwc` makes it."""
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)

    def _read(self, query: str, *parameters: str) -> tuple[Review, ...]:
        if self._identity() is None:
            return ()
        with self._explained(), closing(self._connect("rw", _WAIT_S)) as database:
            database.execute("BEGIN")
            if not self._holds_reviews(database):
                return ()
            return tuple(_parsed(row) for row in database.execute(query, parameters))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside one transaction: all that is done with it is on the disk afterwards, or nothing."""
        with self._explained(), closing(self._connect("rwc", _WAIT_S)) as database:
            database.execute("PRAGMA synchronous = EXTRA")  # a commit outlasts a power cut
            database.execute("PRAGMA secure_delete = ON")
            database.execute("BEGIN IMMEDIATE")
            try:
                if not self._holds_reviews(database):
                    for statement in _SCHEMA:
                        database.execute(statement)
                yield database
                database.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    database.execute("ROLLBACK")
                raise

    def _holds_reviews(self, database: sqlite3.Connection) -> bool:
        """Return False for a file whose first write was cut off. ReviewError for a file of another sort or format."""
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (form,) = database.execute("PRAGMA user_version").fetchone()
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if (application, form, tables) == (0, 0, 0):
            return False
        if application != _APPLICATION:
            raise ReviewError(f"{self.path} is not a file of reviews: move it away")
        if form != _FORMAT:
            raise ReviewError(
                f"{self.path} has format {form}, this version reads {_FORMAT}: use the version that wrote it"
            )
        return True

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ReviewError(self._why(error)) from error
        except ValueError as error:  # a row is not what was written; so says pydantic too
            raise ReviewError(self._damaged) from error

    @property
    def _damaged(self) -> str:
        return f"{self.path} is damaged: put back a backup of that file, or move it away to go on without reviews"

    def _why(self, error: sqlite3.Error) -> str:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return self._damaged
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            return f"{self.path} cannot be opened or written, nothing was changed: make file and folder writable"
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            return f"{self.path} cannot be used, nothing was changed: see whether the disk is full or failing"
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return "somebody else is writing reviews and does not end, nothing was changed: try again"
        return f"{self.path} cannot be used, nothing was changed: {error}"


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
