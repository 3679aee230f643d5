"""One SQLite file that keeps what people have said: how it is made, opened, read and written, and why it cannot be.

The file is made by the first write; readers never make it. Why SQLite, and why with a rollback journal:
docs/adr/0009-reviews.md.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import BelaggError

WAIT_S = 10.0


@dataclass(frozen=True, slots=True)
class Form:
    """What tells such files apart: whose file it is, its format, its tables, what it holds in words, how errors are."""

    application: int
    format: int
    tables: tuple[str, ...]
    holds: str
    error: type[BelaggError]

    @property
    def schema(self) -> tuple[str, ...]:
        """Every statement that makes an empty file of this form."""
        return (
            *self.tables,
            f"PRAGMA application_id = {self.application}",
            f"PRAGMA user_version = {self.format}",
        )


class SqliteFile:
    """A file of one form. Safe with several threads and processes. Raises the form's error, in one line."""

    def __init__(self, path: Path, form: Form, most_bytes: int | None = None) -> None:
        """Name the file, and how large it may grow; nothing is opened."""
        self.path = path
        self.form = form
        self._most_bytes = most_bytes

    def identity(self) -> tuple[int, int] | None:
        """Return device and number of the file: another one has taken its place when they change. None without one."""
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self.form.error(f"cannot read the {self.form.holds} in {self.path}: {error.strerror}") from error
        return found.st_dev, found.st_ino

    def connect(self, mode: str, timeout: float) -> sqlite3.Connection:
        """Open the file: `rw` never makes it, and reads one that may not be written; `rwc` makes it."""
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """Give a connection that sees one state of the file; None where there is nothing to read yet."""
        if self.identity() is None:
            yield None
            return
        with self.explained(), closing(self.connect("rw", WAIT_S)) as database:
            database.execute("BEGIN")
            yield database if self._is_made(database) else None

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside one transaction: all that is done with it is on the disk afterwards, or nothing."""
        with self.explained(), closing(self.connect("rwc", WAIT_S)) as database:
            database.execute("PRAGMA synchronous = EXTRA")  # a commit outlasts a power cut
            database.execute("PRAGMA secure_delete = ON")
            if self._most_bytes is not None:
                (page,) = database.execute("PRAGMA page_size").fetchone()
                database.execute(f"PRAGMA max_page_count = {self._most_bytes // page}")
            database.execute("BEGIN IMMEDIATE")
            try:
                if not self._is_made(database):
                    for statement in self.form.schema:
                        database.execute(statement)
                yield database
                database.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    database.execute("ROLLBACK")
                raise

    def _is_made(self, database: sqlite3.Connection) -> bool:
        """Return False for a file whose first write was cut off. The form's error for one of another sort or format."""
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (form,) = database.execute("PRAGMA user_version").fetchone()
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if (application, form, tables) == (0, 0, 0):
            return False
        if application != self.form.application:
            raise self.form.error(f"{self.path} is not a file of {self.form.holds}: move it away")
        if form != self.form.format:
            raise self.form.error(
                f"{self.path} has format {form}, this version reads {self.form.format}: use the version that wrote it"
            )
        return True

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what SQLite says into the form's error, in one line with what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise self.form.error(self._why(error)) from error
        except ValueError as error:  # a row is not what was written; so says pydantic too
            raise self.form.error(self._damaged) from error

    @property
    def _damaged(self) -> str:
        go_on = f"or move it away to go on without {self.form.holds}"
        return f"{self.path} is damaged: put back a backup of that file, {go_on}"

    def _why(self, error: sqlite3.Error) -> str:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return self._damaged
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            return f"{self.path} cannot be opened or written, nothing was changed: make file and folder writable"
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            return f"{self.path} cannot be used, nothing was changed: see whether it or the disk is full, or failing"
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return f"somebody else is writing {self.form.holds} and does not end, nothing was changed: try again"
        return f"{self.path} cannot be used, nothing was changed: {error}"


def busy(error: sqlite3.OperationalError) -> bool:
    """Whether somebody else was writing at that moment."""
    return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
