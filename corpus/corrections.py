"""`proposals.csv` beside the documents: how staff name proposals, and which wordings they take for the same one.

A spreadsheet of three columns, `section`, `name` and `wording`, separated by commas or semicolons. Each row says that
a wording found in a response is about the proposal with that name; rows with the same section and name are one
proposal, so two wordings under one name merge what was apart, and two names part what was one. `wording` may be
empty: the row then only names the proposal. `belagg proposals --csv` writes the present state in this form.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError

NAME = "proposals.csv"
COLUMNS = ("section", "name", "wording")
_MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: in this consultation, `wording` (None: any) is about the proposal called `name`."""

    consultation: str
    section: str | None
    name: str
    wording: str | None


def load_corrections(folder: Path) -> tuple[tuple[str | None, str, str | None], ...]:
    """Return (section, name, wording) of each row of the folder's file, () when there is none.

    Raises CorpusError, with the line, when the file cannot be used.
    """
    path = folder / NAME
    if not path.is_file() or path.is_symlink():
        return ()
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise CorpusError(f"{NAME} is larger than {_MAX_BYTES // 1_000_000} MB: it holds one row a wording")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{NAME} is not UTF-8: save it as CSV UTF-8") from error
    except OSError as error:
        raise CorpusError(f"{NAME} cannot be read ({error.strerror}). Check its permissions.") from error
    return _rows(text)


def _rows(text: str) -> tuple[tuple[str | None, str, str | None], ...]:
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    if not set(COLUMNS) <= {(name or "").strip() for name in reader.fieldnames or ()}:
        raise CorpusError(f"{NAME} must begin with the columns {', '.join(COLUMNS)}")
    reader.fieldnames = [(name or "").strip() for name in reader.fieldnames or ()]
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise CorpusError(f"{NAME}, line {reader.line_num}: it cannot be read as CSV ({error})") from error
    found = []
    for number, row in rows:
        section, name, wording = ((row.get(column) or "").strip() or None for column in COLUMNS)
        if name is None and (section or wording):
            raise CorpusError(f"{NAME}, line {number}: the proposal has no name")
        if name is not None:
            found.append((section, name, wording))
    return tuple(found)
