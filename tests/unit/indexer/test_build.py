"""Laws of a build: the gold positions stand in the index, nothing is embedded twice, what is removed is gone."""

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from indexer import tokens
from indexer.build import build_index
from indexer.passages import MAX_TOKENS, embedded_text
from indexer.report import BuildReport
from indexer.snapshot import Snapshot, current_id, open_snapshot
from indexer.types import Position
from indexer.verify import verify_snapshot
from tests.fakes import FakeEmbedder
from tests.unit.corpus.making import fill
from tests.unit.indexer.small_corpus import unpacked_bytes

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "corpus" / "documents"
GOOD = "Remissvar från Statskontoret\n\nStatskontoret tillstyrker förslaget om tillsyn."
with (ROOT / "eval" / "gold" / "positions.csv").open(encoding="utf-8", newline="") as stream:
    GOLD = list(csv.DictReader(stream))


class Follower:
    """Counts what a build says it does."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        self.totals: dict[str, int | None] = {}
        self.steps: Counter[str] = Counter()

    def stage(self, name: str, total: int | None) -> None:
        self.stages.append(name)
        self.totals[name] = total

    def advance(self, steps: int = 1) -> None:
        self.steps[self.stages[-1]] += steps


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    data = tmp_path_factory.mktemp("data")
    return data, build_index(SHIPPED, data, FakeEmbedder())


@pytest.fixture(scope="module")
def snapshot(built: tuple[Path, BuildReport]) -> Iterator[Snapshot]:
    with open_snapshot(built[0], embedder=FakeEmbedder()) as opened:
        yield opened


def _words(snapshot: Snapshot, position: Position) -> str:
    return " ".join(snapshot.documents[position.document_id].text[position.start : position.end].split())


def _positions(snapshot: Snapshot, organisation: str) -> list[Position]:
    return [p for p in snapshot.positions if p.organisation_id == organisation]


def test_the_report_counts_what_the_snapshot_holds(built: tuple[Path, BuildReport], snapshot: Snapshot) -> None:
    report = built[1]
    assert report.snapshot == snapshot.id == current_id(built[0])
    assert (report.documents, report.passages) == (5, len(snapshot.passages))
    assert (report.proposals, report.positions) == (len(snapshot.proposals), len(snapshot.positions))
    assert report.sentences == sum(len(p.sentences) for p in snapshot.passages) == snapshot.sentence_vectors.count
    assert report.skipped == ()
    assert any("bilagan" in warning for warning in report.warnings)


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row['organisation_id']} {row['proposal']}")
def test_every_gold_position_is_found_with_its_stance_and_words(snapshot: Snapshot, row: dict[str, str]) -> None:
    wanted = " ".join(row["quote_contains"].split())
    found = [
        p
        for p in snapshot.positions
        if (p.organisation_id, p.document_id) == (row["organisation_id"], row["document_id"])
        and wanted in _words(snapshot, p)
    ]
    assert {str(p.stance) for p in found} & set(row["stances_accepted"].split("|"))


@pytest.mark.parametrize(
    "row", [r for r in GOLD if r["section"]], ids=lambda row: f"{row['document_id']} {row['proposal']}"
)
def test_every_gold_position_hangs_under_its_section(snapshot: Snapshot, row: dict[str, str]) -> None:
    wanted = " ".join(row["quote_contains"].split())
    found = [p for p in _positions(snapshot, row["organisation_id"]) if wanted in _words(snapshot, p)]
    assert row["section"] in {p.section for p in found}


def test_the_hedge_of_the_policy_lab_is_kept(snapshot: Snapshot) -> None:
    (found,) = [p for p in _positions(snapshot, "skr") if p.section == "7.6.2"]
    assert (found.stance, found.qualifier) == ("oppose", "i nuläget")
    text = snapshot.documents[found.document_id].text
    assert "Vilken funktion skulle ett nationellt policylab ha" in text[found.grounds_start : found.grounds_end]


@pytest.mark.parametrize(("word", "count"), [("SKL tillstyrker", 9), ("SKL avstyrker", 3), ("avslår förslaget", 1)])
def test_unique_positions_of_skl_are_counted_once(snapshot: Snapshot, word: str, count: int) -> None:
    stances = {"SKL tillstyrker": ("support", "support_with_reservations")}.get(word, ("oppose",))
    found = [p for p in _positions(snapshot, "skr") if word in _words(snapshot, p) and p.stance in stances]
    assert len(found) == count


def test_only_respondents_have_positions(snapshot: Snapshot) -> None:
    assert {p.organisation_id for p in snapshot.positions} == {"skr", "cks", "lulea-kommun"}
    assert all(snapshot.documents[p.document_id].kind.is_response for p in snapshot.positions)


def test_a_position_is_said_by_its_own_sender(snapshot: Snapshot) -> None:
    for position in snapshot.positions:
        assert snapshot.documents[position.document_id].organisation_id == position.organisation_id


def test_every_passage_is_a_slice_inside_the_budget_and_the_window(snapshot: Snapshot) -> None:
    embedder = FakeEmbedder()
    for passage in snapshot.passages:
        document = snapshot.documents[passage.document_id]
        assert passage.text == document.text[passage.start : passage.end]
        assert tokens.count(passage.text) <= MAX_TOKENS
        assert embedder.count_tokens(embedded_text(document, passage.section_path, passage.text)) <= embedder.window


@pytest.mark.parametrize("window", [60, 512])
def test_a_small_window_gives_smaller_passages(tmp_path: Path, window: int) -> None:
    embedder = FakeEmbedder(window=window)
    build_index(
        fill(tmp_path / "in", {"a.txt": GOOD + " Kommunerna har ont om tid." * 40}), tmp_path / "data", embedder
    )
    assert max(embedder.count_tokens(text) for text in embedder.embedded) <= window


def test_a_second_build_embeds_nothing(tmp_path: Path) -> None:
    first, second = FakeEmbedder(), FakeEmbedder()
    report = build_index(SHIPPED, tmp_path, first)
    again = build_index(SHIPPED, tmp_path, second)
    assert len(first.embedded) == report.embedded > 0
    assert (second.embedded, again.embedded) == ([], 0)
    assert again.reused == report.embedded + report.reused


def test_only_a_changed_document_is_embedded_anew(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", {"a.txt": GOOD, "b.txt": "Remissvar från Vinnova\n\nVinnova avstyrker allt."})
    build_index(folder, tmp_path / "data", FakeEmbedder())
    fill(folder, {"b.txt": "Remissvar från Vinnova\n\nVinnova tillstyrker allt."})
    embedder = FakeEmbedder()
    build_index(folder, tmp_path / "data", embedder)
    assert embedder.embedded
    assert all("Vinnova" in text for text in embedder.embedded)


def test_another_model_embeds_everything_again(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", {"a.txt": GOOD})
    first = build_index(folder, tmp_path / "data", FakeEmbedder())
    assert build_index(folder, tmp_path / "data", FakeEmbedder(name="annan")).embedded == first.embedded


def test_a_removed_document_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(SHIPPED, folder)
    build_index(folder, tmp_path / "data", FakeEmbedder())
    next(folder.glob("001_*")).unlink()
    build_index(folder, tmp_path / "data", FakeEmbedder())
    with open_snapshot(tmp_path / "data", embedder=FakeEmbedder()) as snapshot:
        assert "skl-remissvar" not in snapshot.documents
        assert "skr" not in {p.organisation_id for p in snapshot.positions}
        assert not [p for p in snapshot.passages if p.document_id == "skl-remissvar"]
        assert {p.proposal_id for p in snapshot.positions} == {p.id for p in snapshot.proposals}
    kept = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert not [path for path in kept if "avstyrker i nuläget".encode() in unpacked_bytes(path)]


def test_bad_files_are_reported_and_cost_nothing(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", {"a.txt": GOOD, "b.txt": b"\x00\x01PDF", "c.txt": b"", "d.pdf": b"%PDF"})
    report = build_index(folder, tmp_path / "data", FakeEmbedder())
    assert report.documents == 1
    assert [s.name for s in report.skipped] == ["b.txt", "c.txt", "d.pdf"]
    with open_snapshot(tmp_path / "data", embedder=FakeEmbedder()) as snapshot:
        assert snapshot.skipped == report.skipped


@pytest.mark.parametrize("files", [{}, {"a.txt": b""}, {"a.pdf": b"%PDF"}], ids=["none", "empty", "pdf"])
def test_where_nothing_can_be_read_there_is_no_index(tmp_path: Path, files: dict[str, bytes]) -> None:
    with pytest.raises(CorpusError, match="no document"):
        build_index(fill(tmp_path / "in", files), tmp_path / "data", FakeEmbedder())
    assert current_id(tmp_path / "data") is None


@pytest.mark.parametrize("indexed", [False, True])
def test_a_folder_that_is_not_there_is_named_as_such(tmp_path: Path, indexed: bool) -> None:
    data = tmp_path / "data"
    if indexed:
        build_index(fill(tmp_path / "in", {"a.txt": GOOD}), data, FakeEmbedder())
    with pytest.raises(CorpusError, match="there is no folder"):
        build_index(tmp_path / "nowhere", data, FakeEmbedder())


@pytest.mark.parametrize("files", [{}, {"manifest.json": b'{"documents": [{"file": "a.txt"}]}'}, {"b.pdf": b"%PDF"}])
def test_where_all_documents_are_withdrawn_nothing_is_quoted(tmp_path: Path, files: dict[str, bytes]) -> None:
    folder, data = fill(tmp_path / "in", {"a.txt": GOOD}), tmp_path / "data"
    build_index(folder, data, FakeEmbedder())
    (folder / "a.txt").unlink()
    before = current_id(data)
    with pytest.raises(CorpusError, match="mounted") as raised:  # a share that is not there empties no index
        build_index(fill(folder, files), data, FakeEmbedder())
    assert str(raised.value).endswith(f"run: belagg index {folder} --anew")  # of this folder, not the shipped one
    assert current_id(data) == before
    report = build_index(folder, data, FakeEmbedder(), anew=True)
    assert report.documents == 0
    assert verify_snapshot(data / "snapshots" / report.snapshot) == []
    assert [path.name for path in (data / "snapshots").iterdir()] == [report.snapshot]
    assert not list((data / "originals").iterdir())
    with open_snapshot(data, embedder=FakeEmbedder()) as snapshot:
        assert (len(snapshot.documents), len(snapshot.passages), len(snapshot.positions)) == (0, 0, 0)
    if not report.skipped:
        assert not build_index(folder, data, FakeEmbedder()).new
    fill(folder, {"c.txt": GOOD})
    assert build_index(folder, data, FakeEmbedder()).documents == 1


@pytest.mark.parametrize("files", [{"a.txt": b""}, {"a.txt": b"", "b.pdf": b"%PDF"}], ids=["empty", "both"])
def test_where_what_is_quoted_cannot_be_read_the_index_in_use_stays(tmp_path: Path, files: dict[str, bytes]) -> None:
    data = tmp_path / "data"
    build_index(fill(tmp_path / "bra", {"a.txt": GOOD}), data, FakeEmbedder())
    before = current_id(data)
    with pytest.raises(CorpusError, match="no document") as caught:
        build_index(fill(tmp_path / "tom", files), data, FakeEmbedder())
    assert "\n" not in str(caught.value)
    assert current_id(data) == before


def test_a_broken_manifest_leaves_the_index_in_use(tmp_path: Path) -> None:
    data = tmp_path / "data"
    folder = fill(tmp_path / "in", {"a.txt": GOOD})
    build_index(folder, data, FakeEmbedder())
    before = current_id(data)
    fill(folder, {"manifest.json": "{"})
    with pytest.raises(CorpusError, match=r"manifest\.json"):
        build_index(folder, data, FakeEmbedder())
    assert current_id(data) == before


def test_progress_reaches_what_it_promised(tmp_path: Path) -> None:
    follower = Follower()
    report = build_index(
        fill(tmp_path / "in", {"a.txt": GOOD, "b.pdf": "x"}), tmp_path / "data", FakeEmbedder(), follower
    )
    assert follower.stages == ["check", "read", "positions", "embed", "proposals", "write"]
    assert follower.steps["read"] == 2
    assert follower.steps["embed"] == follower.totals["embed"] == report.embedded


def test_the_same_folder_gives_the_same_records(tmp_path: Path) -> None:
    for name in ("ett", "två"):
        build_index(SHIPPED, tmp_path / name, FakeEmbedder())
    with (
        open_snapshot(tmp_path / "ett", embedder=FakeEmbedder()) as one,
        open_snapshot(tmp_path / "två", embedder=FakeEmbedder()) as two,
    ):
        assert one.documents == two.documents
        assert (one.passages, one.proposals, one.positions) == (two.passages, two.proposals, two.positions)


def test_an_index_among_the_documents_is_none_of_them(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", {"a.txt": GOOD})
    first = build_index(folder, folder / "data", FakeEmbedder())
    again = build_index(folder, folder / "data", FakeEmbedder())
    assert (first.documents, first.skipped) == (again.documents, again.skipped) == (1, ())
    assert not again.new
    with pytest.raises(CorpusError, match="--data"):
        build_index(folder, folder, FakeEmbedder())
