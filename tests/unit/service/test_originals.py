"""Laws of originals: what is handed out is what was read, and gone with its document; quotes lead to their lines."""

from pathlib import Path

from corpus.kept import Kept
from corpus.load import read_folder
from corpus.originals import FOLDER, Originals
from service.originals import OriginalStore, places
from tests.unit.corpus.making import REGISTER, fill
from tests.unit.corpus.printing import HEIGHT, LEFT, TOP, WIDTH, Sheet, column, printed

PRINTED = printed(Sheet(column(["SKL avstyrker förslaget.", "Skälen är två."])), Sheet(column(["SKL vill annat."])))


def test_what_is_handed_out_is_what_was_read(tmp_path: Path) -> None:
    kept = Kept.below(tmp_path / "data", "1")
    (document,) = read_folder(fill(tmp_path / "in", {"svar.pdf": PRINTED}), REGISTER, kept=kept).documents
    store = OriginalStore(tmp_path / "data")
    found = store.file(document)
    assert found is not None
    assert (found.name, found.media_type, found.data) == ("svar.pdf", "application/pdf", PRINTED)
    picture = store.page(document, 2)
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    assert store.page(document, 3) is None


def test_an_original_that_was_changed_or_removed_is_not_handed_out(tmp_path: Path) -> None:
    kept = Kept.below(tmp_path / "data", "1")
    (document,) = read_folder(fill(tmp_path / "in", {"svar.pdf": PRINTED}), REGISTER, kept=kept).documents
    path = tmp_path / "data" / FOLDER / document.sha256
    path.write_bytes(PRINTED + b"x")
    assert OriginalStore(tmp_path / "data").file(document) is None
    Originals(tmp_path / "data").sweep()
    assert not path.exists()
    assert OriginalStore(tmp_path / "data").page(document, 1) is None


def test_a_quote_leads_to_its_lines(tmp_path: Path) -> None:
    (document,) = read_folder(fill(tmp_path / "in", {"svar.pdf": PRINTED}), REGISTER).documents
    at = document.text.index("SKL vill annat.")
    (page,) = places(document, at, at + 5).pages
    (box,) = page.rectangles
    assert page.page == 2 == document.page_at(at)
    assert abs(box.left - LEFT / WIDTH) < 0.01
    assert abs(box.top + box.height - (HEIGHT - TOP) / HEIGHT) < 0.02
    whole = places(document, 0, len(document.text)).pages
    assert [page.page for page in whole] == [1, 2]
