"""Who is told of the files that could not be read."""

from pathlib import Path

from indexer.build import build_index
from service.core import SnapshotEngine
from tests.fakes import FakeEmbedder

MANIFEST = '{"documents": [{"file": "hemlig.zip", "labels": ["fi"]}]}'


def test_a_labelled_file_is_told_to_those_who_hold_a_label_of_it(tmp_path: Path) -> None:
    documents = tmp_path / "in"
    documents.mkdir()
    (documents / "manifest.json").write_text(MANIFEST, "utf-8")
    (documents / "svar.txt").write_text("Remissvar från Statskontoret\n\nStatskontoret tillstyrker förslaget.", "utf-8")
    for name in ("hemlig.zip", "a.zip"):
        (documents / name).write_bytes(b"PK\x03\x04")
    build_index(documents, tmp_path / "data", FakeEmbedder())
    engine = SnapshotEngine(tmp_path / "data", FakeEmbedder())
    assert [one.file for one in engine.skipped()] == ["a.zip"]
    told = engine.skipped(labels=frozenset({"fi"}))
    assert [one.file for one in told] == ["a.zip", "hemlig.zip"]
    assert all(one.reason and str(tmp_path) not in one.reason for one in told)
    engine.close()
