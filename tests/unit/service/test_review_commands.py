"""Laws of `belagg review` and `belagg purge`: as reviewing elsewhere; every refusal says what to do."""

import json
import os
from collections.abc import Callable

import pytest

import belagg
from indexer.types import Stance
from service.core import SnapshotEngine
from service.positions import overlay
from service.positions.contract import ReviewRequest, ReviewState
from service.positions.reviews import FILE
from tests.unit.service.reviewing_world import (
    ANNA,
    BO,
    CONFIRM,
    HEDGED,
    REJECT,
    STATS,
    Place,
    correct,
    engine,
    held,
    place,
    there,
)

__all__ = ["engine", "place"]

Run = Callable[..., tuple[int, str, str]]


class TestCommands:
    @pytest.fixture
    def run(self, place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
        monkeypatch.setattr(os, "environ", {**os.environ, "LOGNAME": "anna"})
        for name in [name for name in os.environ if name.startswith("BELAGG_")]:
            monkeypatch.delenv(name)

        def run_it(*arguments: str) -> tuple[int, str, str]:
            capsys.readouterr()
            code = belagg.run(["--data", str(place.data), *arguments], make_engine=lambda _: place.engine())
            captured = capsys.readouterr()
            return code, captured.out, captured.err

        return run_it

    def test_each_word_is_written_under_the_users_name(self, run: Run, engine: SnapshotEngine) -> None:
        id = there(engine).id
        for step in (
            ("confirm", id, "--note", "ja"), ("correct", id, "--stance", "critical", "--qualifier", ""),
            ("lock", id), ("unlock", id), ("reject", id, "--lock"), ("unlock", id),
        ):  # fmt: skip
            code, out, err = run("review", *step)
            assert (code, err) == (0, ""), step
            assert "anna" in out
        code, out, _ = run("review", "history", id, "--json")
        found = json.loads(out)["reviews"]
        assert code == 0
        assert [(r["revision"], r["by"], r["action"], r["state"]) for r in found] == [
            (1, "anna", "confirm", "reviewed"), (2, "anna", "correct", "reviewed"), (3, "anna", "confirm", "locked"),
            (4, "anna", "confirm", "reviewed"), (5, "anna", "reject", "locked"), (6, "anna", "reject", "reviewed"),
        ]  # fmt: skip
        assert held(engine) is None
        assert json.loads(run("review", "list", "--json")[1])["reviews"] == found[-1:]
        assert HEDGED in run("review", "list")[1]

    def test_what_somebody_else_has_said_must_have_been_seen(self, run: Run, engine: SnapshotEngine) -> None:
        id = there(engine).id
        engine.review(id, correct(stance=Stance.CRITICAL), BO)
        code, out, err = run("review", "confirm", id)
        assert (code, out) == (2, "")
        assert "revision 1" in err
        assert run("review", "confirm", id, "--revision", "1")[0] == 0

    def test_anothers_lock_is_opened_only_on_purpose(self, run: Run, engine: SnapshotEngine) -> None:
        id = there(engine).id
        engine.review(id, ReviewRequest(action=CONFIRM, lock=True), BO)
        code, _, err = run("review", "reject", id, "--revision", "1")
        assert code == 2
        assert "locked by bo" in err
        assert run("review", "unlock", id, "--revision", "1", "--admin")[0] == 0
        assert there(engine).review is ReviewState.REVIEWED

    @pytest.mark.parametrize(
        "arguments",
        [
            ("review", "confirm", "unknown"), ("review", "correct", "x"), ("review", "correct", "x", "--stance", "nej"),
            ("review", "history", "unknown"), ("review", "export", "--output", "no/such/folder/x"),
            ("review", "confirm", "x", "--note", "a" * 2001), ("review", "confirm", "x", "--revision", "-1"),
        ],
    )  # fmt: skip
    def test_a_mistake_is_one_line(self, run: Run, arguments: tuple[str, ...]) -> None:
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1

    def test_purge_removes_what_has_lost_its_document_and_says_what(
        self, run: Run, place: Place, engine: SnapshotEngine
    ) -> None:
        gone, kept = there(engine), there(engine, "Vinnova avstyrker förslaget om höjda avgifter.")
        for found in (gone, kept):
            engine.review(found.id, ReviewRequest(action=CONFIRM), ANNA)
        assert run("purge", "--yes")[:2] == (0, "nothing to remove: no review lost its document\n")
        (place.folder / "stats.txt").unlink()
        place.index()
        assert gone.id in run("review", "orphans")[1]
        code, out, err = run("purge")
        assert (code, out) == (2, "")
        assert gone.id in err
        assert "--yes" in err
        code, out, err = run("purge", "--yes")
        assert (code, out) == (0, "reviews removed: 1\n")
        assert [r.position_id for r in engine.reviews()] == [kept.id]
        assert HEDGED.encode() not in (place.data / FILE).read_bytes()

    def test_what_could_not_be_read_today_is_not_purged(self, run: Run, place: Place, engine: SnapshotEngine) -> None:
        engine.review(there(engine).id, ReviewRequest(action=CONFIRM), ANNA)
        (place.folder / "stats.txt").write_bytes(b"\x00\x01PDF")
        place.index()
        assert [r.orphaned for r in engine.reviews()] == [overlay.UNREADABLE]
        assert "nothing to remove" in run("purge", "--yes")[1]

    def test_nothing_is_purged_without_an_index(self, run: Run, place: Place, engine: SnapshotEngine) -> None:
        engine.review(there(engine).id, ReviewRequest(action=CONFIRM), ANNA)
        (place.data / "current").unlink()
        code, out, err = run("purge", "--yes")
        assert (code, out) == (2, "")
        assert "index" in err
        assert len(json.loads(run("review", "export")[1])["reviews"]) == 1

    def test_an_export_holds_every_revision(self, run: Run, place: Place, engine: SnapshotEngine) -> None:
        id = there(engine).id
        engine.review(id, correct(stance=Stance.CRITICAL, note="å"), ANNA)
        engine.review(id, ReviewRequest(action=REJECT, revision=1), ANNA)
        target = place.data / "ut.json"
        assert run("review", "export", "--output", str(target))[:2] == (0, "")
        written = json.loads(target.read_text("utf-8"))
        assert written == json.loads(run("review", "export")[1])
        assert [r["revision"] for r in written["reviews"]] == [1, 2]
        assert written["reviews"][0]["subject"]["quote"] == HEDGED

    def test_the_doctor_counts_orphans(self, run: Run, place: Place, engine: SnapshotEngine) -> None:
        engine.review(there(engine).id, ReviewRequest(action=CONFIRM), ANNA)
        place.index(**{"stats.txt": STATS.replace("i nuläget ", "")})
        checks = {check["name"]: check for check in json.loads(run("doctor", "--json")[1])["checks"]}
        assert checks["reviews"]["ok"]
        assert "1 of them orphaned" in checks["reviews"]["detail"]
        (place.data / FILE).write_bytes(b"broken" * 1000)
        checks = {check["name"]: check for check in json.loads(run("doctor", "--json")[1])["checks"]}
        assert not checks["reviews"]["ok"]
