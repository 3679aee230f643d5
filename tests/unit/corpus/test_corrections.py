"""Laws of proposals.csv: what a spreadsheet writes is read, and what cannot be used gives one clear error."""

import contextlib
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.corrections import COLUMNS, NAME, Correction, load_corrections
from corpus.errors import CorpusError
from tests.unit.corpus.making import fill, reading

Row = tuple[str | None, str, str | None]
ANSWER = {"svar.txt": "Remissvar från SKL\n\nSKL tillstyrker förslaget om en bro."}
CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
ROWS = st.lists(st.tuples(CELLS.map(lambda c: c or None), CELLS.filter(bool), CELLS.map(lambda c: c or None)))


def _spreadsheet(rows: list[Row], delimiter: str, columns: tuple[str, ...] = COLUMNS) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, delimiter=delimiter)
    writer.writeheader()
    for row in rows:
        cells = dict(zip(COLUMNS, row, strict=True))
        writer.writerow({name: cells.get(name) or "" for name in columns})
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_what_a_spreadsheet_saves_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, delimiter: str, bom: bytes
) -> None:
    folder = tmp_path_factory.mktemp("in")

    @given(ROWS)
    def law(rows: list[Row]) -> None:
        fill(folder, {NAME: bom + _spreadsheet(rows, delimiter).encode()})
        assert load_corrections(folder) == tuple(rows)

    law()


def test_columns_may_stand_in_any_order_beside_others(tmp_path: Path) -> None:
    rows: list[Row] = [("1", "Bro", "en ny bro"), (None, "Tunnel", None)]
    fill(tmp_path, {NAME: _spreadsheet(rows, ";", ("wording", "note", "name", "section"))})
    assert load_corrections(tmp_path) == tuple(rows)


def test_empty_rows_state_nothing(tmp_path: Path) -> None:
    fill(tmp_path, {NAME: "section,name,wording\n\n,,\n  , ,\n1,Bro,\n\n"})
    assert load_corrections(tmp_path) == (("1", "Bro", None),)


def test_no_file_states_nothing(tmp_path: Path) -> None:
    assert load_corrections(tmp_path) == ()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere", {NAME: "section,name,wording\n1,Bro,\n"})
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / NAME).symlink_to(tmp_path / "elsewhere" / NAME)
    assert load_corrections(tmp_path / "in") == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"section,name\n1,Bro\n", "columns section, name, wording"),
        (b"section;name,wording\n", "columns"),
        (b"", "columns"),
        (b"1,Bro,en bro\n", "columns"),
        ("section,name,wording\n1,Kärlek,\n".encode("latin-1"), "UTF-8"),
        ("section,name,wording\n1,Bro,\n".encode("utf-16"), "UTF-8"),
        (b"section,name,wording\n1,Bro,\n1,,en bro\n", "line 3"),
        (b"section;name;wording\n1; ;\n", "line 2"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_is_wrong_in_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    fill(tmp_path, {NAME: content})
    with pytest.raises(CorpusError, match=says) as raised:
        load_corrections(tmp_path)
    assert NAME in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_too_large_to_be_one_row_a_wording_is_refused(tmp_path: Path) -> None:
    fill(tmp_path, {NAME: b"section,name,wording\n" + b"1,Bro,\n" * 1_500_000})
    with pytest.raises(CorpusError, match="larger"):
        load_corrections(tmp_path)


def test_columns_named_with_spaces_around_them_are_read_or_refused(tmp_path: Path) -> None:
    fill(tmp_path, {NAME: "section, name, wording\n1, Bro, en bro\n"})
    assert load_corrections(tmp_path) == (("1", "Bro", "en bro"),)


@pytest.mark.parametrize(
    "content", ["section,name,wording\n1,Bro,\r2,Tunnel,\n", "section,name,wording\n1,Bro," + "x" * 200_000 + "\n"]
)
def test_no_file_however_odd_breaks_otherwise_than_by_a_clear_error(tmp_path: Path, content: str) -> None:
    fill(tmp_path, {NAME: content})
    with contextlib.suppress(CorpusError):
        load_corrections(tmp_path)


def test_corrections_hold_for_the_consultation_of_their_folder_alone(tmp_path: Path) -> None:
    table = "section,name,wording\n1,Bro,en bro\n"
    files = {f"a/{name}": text for name, text in ANSWER.items()} | {"b/svar.txt": ANSWER["svar.txt"]}
    read = reading(tmp_path, {**files, f"a/{NAME}": table})
    first = read.documents[0].consultation_id
    assert read.corrections == (Correction(first, "1", "Bro", "en bro"),)
    assert NAME not in {d.source_file for d in read.documents} | {s.file for s in read.skipped}
