"""What systems and browsers leave beside documents is never taken for one."""

from pathlib import Path

import pytest

from tests.unit.corpus.making import reading
from tests.unit.corpus.readers.office import packed as zipped

GOOD = "Remissvar från Statskontoret\n\nStatskontoret tillstyrker förslaget om tillsyn."
LITTER = ("Thumbs.db", "desktop.ini", "svar.pdf:Zone.Identifier", "~$svar.docx")


def test_what_systems_leave_in_folders_is_no_document(tmp_path: Path) -> None:
    read = reading(tmp_path, {"bra.txt": GOOD, **dict.fromkeys(LITTER, GOOD), "regeringen.url": GOOD})
    assert [d.source_file for d in read.documents] == ["bra.txt"]
    assert [(s.file, "shortcut" in s.reason) for s in read.skipped] == [("regeringen.url", True)]


@pytest.mark.parametrize("folder", ["Svar_files", "svar-filer", "Svar.files"])
@pytest.mark.parametrize("packed", [False, True])
def test_what_a_saved_page_is_shown_with_is_told_once_and_not_read(tmp_path: Path, folder: str, packed: bool) -> None:
    files: dict[str, str | bytes] = {
        "Svar.html": f"<p>{GOOD}</p>",
        f"{folder}/stil.css": GOOD,
        f"{folder}/bild/a.js": GOOD,
        "x_files/b": GOOD,
    }
    if packed:
        files = {"r.zip": zipped(files)}
    read = reading(tmp_path, files)
    assert [Path(d.source_file).name for d in read.documents] == ["Svar.html", "b"]
    assert ["saved page Svar.html" in s.reason for s in read.skipped] == [True]
