"""Laws of what is kept of files: the same as reading anew, by their bytes alone, and gone when the file is."""

from pathlib import Path

import pytest

from corpus.errors import ReaderUnable, UnreadableDocument
from corpus.raw import Opened
from corpus.readers.formats import Format
from corpus.readers.sandbox import Sandbox
from corpus.reads import FOLDER, Reads
from tests.unit.corpus.printing import Sheet, column, printed

ONE = printed(Sheet(column(["SKL avstyrker förslaget."])))
TWO = printed(Sheet(column(["CKS tillstyrker förslaget."])))


class Counting(Sandbox):
    """Counts what it reads."""

    count = 0

    def read(self, kind: Format, data: bytes) -> Opened:
        self.count += 1
        return super().read(kind, data)


def test_an_unchanged_file_is_read_once_and_gives_the_same(tmp_path: Path) -> None:
    with Counting() as sandbox:
        first = Reads(tmp_path, "1").read(sandbox, Format.PDF, ONE)
        again = Reads(tmp_path, "1").read(sandbox, Format.PDF, ONE)
        assert (again, sandbox.count) == (first, 1)


def test_other_bytes_and_other_readers_read_anew(tmp_path: Path) -> None:
    with Counting() as sandbox:
        Reads(tmp_path, "1").read(sandbox, Format.PDF, ONE)
        Reads(tmp_path, "1").read(sandbox, Format.PDF, TWO)
        Reads(tmp_path, "2").read(sandbox, Format.PDF, ONE)
        assert sandbox.count == 3


def test_a_refusal_is_kept_too(tmp_path: Path) -> None:
    with Counting() as sandbox:
        for _ in range(2):
            with pytest.raises(UnreadableDocument, match="damaged"):
                Reads(tmp_path, "1").read(sandbox, Format.PDF, ONE[:200])
        assert sandbox.count == 1


def test_what_is_damaged_or_cannot_be_written_is_read_again(tmp_path: Path) -> None:
    with Counting() as sandbox:
        first = Reads(tmp_path / "a", "1").read(sandbox, Format.PDF, ONE)
        for path in (tmp_path / "a" / FOLDER).iterdir():
            path.write_bytes(path.read_bytes()[:-4])
        assert Reads(tmp_path / "a", "1").read(sandbox, Format.PDF, ONE) == first
        (tmp_path / "file").write_text("no folder")
        assert Reads(tmp_path / "file", "1").read(sandbox, Format.PDF, ONE) == first


def test_what_was_not_read_this_time_is_forgotten(tmp_path: Path) -> None:
    with Counting() as sandbox:
        for data in (ONE, TWO):
            Reads(tmp_path, "1").read(sandbox, Format.PDF, data)
        later = Reads(tmp_path, "1")
        later.read(sandbox, Format.PDF, TWO)
        later.sweep()
        assert len(list((tmp_path / FOLDER).iterdir())) == 1
        Reads(tmp_path, "1").read(sandbox, Format.PDF, TWO)
        assert sandbox.count == 2


def test_what_this_machine_could_not_read_is_tried_again(tmp_path: Path) -> None:
    class Lacking(Counting):
        def read(self, kind: Format, data: bytes) -> Opened:
            self.count += 1
            raise ReaderUnable("a program is missing")

    with Lacking() as lacking:
        for _ in range(2):
            with pytest.raises(ReaderUnable):
                Reads(tmp_path, "1").read(lacking, Format.PDF, ONE)
        assert lacking.count == 2
    with Counting() as sandbox:
        assert Reads(tmp_path, "1").read(sandbox, Format.PDF, ONE).raw is not None


def test_no_build_waits_again_for_what_took_too_long_until_all_is_read_anew(tmp_path: Path) -> None:
    with Counting(total_seconds=0.001) as hurried:
        for _ in range(2):
            with pytest.raises(ReaderUnable, match=r"split it.*--anew"):
                Reads(tmp_path, "1").read(hurried, Format.PDF, ONE)
        assert hurried.count == 1
    with Counting() as sandbox:
        Reads(tmp_path, "1").sweep()  # as --anew does
        assert Reads(tmp_path, "1").read(sandbox, Format.PDF, ONE).raw is not None


@pytest.mark.parametrize(("tentative", "times"), [(False, 1), (True, 2)])
def test_what_another_reading_may_find_more_of_is_read_again_and_what_is_only_remarked_on_is_not(
    tmp_path: Path, tentative: bool, times: int
) -> None:
    class Given(Counting):
        def read(self, kind: Format, data: bytes) -> Opened:
            opened = super().read(kind, data)
            assert opened.raw is not None
            opened.raw.warnings, opened.raw.tentative = ["något saknas"], tentative
            return opened

    with Given() as sandbox:
        found = [Reads(tmp_path, "1").read(sandbox, Format.PDF, ONE) for _ in range(2)]
        assert found[0] == found[1]
        assert sandbox.count == times
