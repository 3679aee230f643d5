"""Laws of how a build is told: every file passed over with its reason, the whole report as JSON, one line."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.types import NO_SENDER
from indexer.manifest import Skipped
from indexer.report import BuildReport
from service.building import bar, print_built

REPORT = BuildReport(
    "20310102T000000000000Z-0123456789ab", True, 12, 2, 10, 1, 40, 90, 3, 7, 11, 119,
    (Skipped("låst.pdf", "it is encrypted"),), ("a.txt: bilagan saknas",), 75.5,
)  # fmt: skip


def test_what_was_passed_over_is_told_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    print_built(REPORT, None, False)
    out, err = capsys.readouterr()
    assert err.splitlines() == ["skipped låst.pdf: it is encrypted", "note: a.txt: bilagan saknas"]
    assert "12 documents (2 read, 10 unchanged, 1 removed, 1 skipped)" in out
    assert "1 min 16 s" in out
    assert out.count("\n") == 1


def test_a_build_that_changed_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_built(replace(REPORT, new=False), None, False)
    assert "nothing has changed" in capsys.readouterr().out


def test_the_report_is_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    print_built(REPORT, tmp_path / "report.json", True)
    whole = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert whole == json.loads(json.dumps(asdict(REPORT))) == json.loads(capsys.readouterr().out)
    assert whole["skipped"] == [{"name": "låst.pdf", "reason": "it is encrypted", "labels": []}]


def test_a_report_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="the index is built"):
        print_built(REPORT, tmp_path, False)


def test_the_bar_takes_stages_with_and_without_a_known_length(capsys: pytest.CaptureFixture[str]) -> None:
    with bar() as shown:
        for name, total in (("read", None), ("embed", 3), ("unknown", None)):
            shown.stage(name, total)
            shown.advance(2)
    assert capsys.readouterr().out == ""


def test_the_line_tells_how_many_responses_nobody_is_known_to_have_sent(capsys: pytest.CaptureFixture[str]) -> None:
    print_built(replace(REPORT, warnings=(f"a.txt: {NO_SENDER}", f"b.txt: {NO_SENDER}")), None, False)
    out, err = capsys.readouterr()
    assert "2 responses without a known sender" in out
    assert err.count(NO_SENDER) == 2
