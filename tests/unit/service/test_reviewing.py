"""Laws of reviewing, over real indexes: it shows at once everywhere, outlives new indexes, and nobody is overruled."""

import json
import shutil
from dataclasses import replace
from typing import Any

import pytest

from corpus.errors import ReviewConflict, ReviewError, ReviewLocked, UnknownPosition, UnknownProposal
from indexer.positions import find_positions
from indexer.types import Stance, position_id
from service.access import Caller
from service.contract import AskRequest
from service.core import SnapshotEngine
from service.positions import overlay, reviewing, upkeep
from service.positions.contract import PositionQuery, ReviewAction, ReviewRequest, ReviewState
from service.positions.reviews import FILE, ReviewStore
from tests.unit.service.reviewing_world import (
    ADMIN,
    ANNA,
    BO,
    CONFIRM,
    CORRECT,
    INSIDER,
    NOBODY,
    REJECT,
    SECRET,
    STATS,
    VINNOVA,
    Place,
    ask,
    correct,
    engine,
    held,
    place,
    there,
)

__all__ = ["engine", "place"]


def test_a_correction_shows_at_once_in_every_engine_table_and_answer(place: Place, engine: SnapshotEngine) -> None:
    other = place.engine()
    assert [(p.stance, p.qualifier) for p in ask(other).positions] == [(Stance.OPPOSE, "i nuläget")]
    written = engine.review(
        there(engine).id, correct(stance=Stance.CRITICAL, qualifier="tills vidare", note="<b>läst</b>"), ANNA
    )
    for one in (engine, other, place.engine()):
        assert there(one) == written
        assert [(p.stance, p.qualifier) for p in ask(one).positions] == [(Stance.CRITICAL, "tills vidare")]
    assert written is not None
    assert written.reviewed is not None
    assert (written.review, written.reviewed.by, written.reviewed.note) == (ReviewState.REVIEWED, "anna", "<b>läst</b>")


def test_what_is_rejected_leaves_table_and_answers_and_can_come_back(engine: SnapshotEngine) -> None:
    before = there(engine)
    assert engine.review(before.id, ReviewRequest(action=REJECT), ANNA) is None
    assert held(engine) is None
    assert not ask(engine).positions
    engine.review(before.id, ReviewRequest(action=CONFIRM, revision=1), ANNA)
    assert (there(engine).stance, there(engine).qualifier) == (before.stance, before.qualifier)


def test_only_the_overlay_is_made_anew(engine: SnapshotEngine) -> None:
    ask(engine)
    before = engine._current()
    engine.review(there(engine).id, ReviewRequest(action=CONFIRM), ANNA)
    after = engine._current()
    assert after is not before
    assert (after.snapshot, after._bridge, after._rows_of) == (before.snapshot, before._bridge, before._rows_of)
    assert after.stems is before.stems
    assert engine._current() is after
    assert after.position_index._said is before.position_index._said
    engine.review(there(engine).id, correct(1, stance=Stance.COMMENT), ANNA)
    assert engine._current().position_index._said is before.position_index._said
    engine.review(there(engine).id, ReviewRequest(action=REJECT, revision=2), ANNA)
    assert len(engine._current().position_index.positions) == len(before.position_index.positions) - 1


def test_corrections_add_up_and_every_step_is_kept(place: Place, engine: SnapshotEngine) -> None:
    id = there(engine).id
    engine.review(id, correct(stance=Stance.CRITICAL), ANNA)
    engine.review(id, correct(1, qualifier=""), BO)
    engine.review(id, ReviewRequest(action=CONFIRM, revision=2), ANNA)
    assert (there(engine).stance, there(engine).qualifier) == (Stance.CRITICAL, None)
    steps = [(r.revision, r.by, r.action) for r in ReviewStore(place.data).history(id)]
    assert steps == [(1, "anna", CORRECT), (2, "bo", CORRECT), (3, "anna", CONFIRM)]


def test_who_has_not_seen_the_latest_changes_nothing(place: Place, engine: SnapshotEngine) -> None:
    id = there(engine).id
    engine.review(id, correct(stance=Stance.CRITICAL), ANNA)
    for stale in (0, 2):
        with pytest.raises(ReviewConflict) as caught:
            place.engine().review(id, ReviewRequest(action=REJECT, revision=stale), BO)
        assert caught.value.revision == 1
    assert there(engine).stance is Stance.CRITICAL


class TestLock:
    @pytest.fixture
    def locked(self, engine: SnapshotEngine) -> str:
        id = there(engine).id
        engine.review(id, ReviewRequest(action=CONFIRM, lock=True), ANNA)
        assert there(engine).review is ReviewState.LOCKED
        return id

    @pytest.mark.parametrize("action", [CONFIRM, REJECT])
    @pytest.mark.parametrize(("lock", "unlock"), [(False, False), (False, True), (True, False)])
    @pytest.mark.parametrize("revision", [0, 1])
    def test_others_change_nothing(
        self, engine: SnapshotEngine, locked: str, action: ReviewAction, lock: bool, unlock: bool, revision: int
    ) -> None:
        with pytest.raises(ReviewLocked, match="anna"):
            engine.review(locked, ReviewRequest(action=action, revision=revision, lock=lock, unlock=unlock), BO)
        assert there(engine).review is ReviewState.LOCKED

    def test_it_lasts_while_its_owner_goes_on(self, engine: SnapshotEngine, locked: str) -> None:
        engine.review(locked, correct(1, stance=Stance.COMMENT), ANNA)
        assert there(engine).review is ReviewState.LOCKED
        with pytest.raises(ReviewLocked):
            engine.review(locked, ReviewRequest(action=CONFIRM, revision=2), BO)

    def test_it_stays_its_owners_when_an_administrator_changes_something(
        self, engine: SnapshotEngine, locked: str
    ) -> None:
        engine.review(locked, correct(1, stance=Stance.COMMENT), ADMIN)
        with pytest.raises(ReviewLocked, match="anna"):
            engine.review(locked, ReviewRequest(action=CONFIRM, revision=2), BO)
        engine.review(locked, ReviewRequest(action=CONFIRM, revision=2), ANNA)

    @pytest.mark.parametrize("who", [ANNA, ADMIN])
    def test_its_owner_or_an_administrator_opens_it(self, engine: SnapshotEngine, locked: str, who: Caller) -> None:
        engine.review(locked, ReviewRequest(action=CONFIRM, revision=1, unlock=True), who)
        assert there(engine).review is ReviewState.REVIEWED
        engine.review(locked, ReviewRequest(action=REJECT, revision=2), BO)


class TestLabels:
    @pytest.fixture
    def hidden(self, place: Place, engine: SnapshotEngine) -> str:
        place.index(**{"manifest.json": json.dumps(SECRET)})
        found = held(engine, "Vinnova avstyrker förslaget om höjda avgifter.", INSIDER.labels)
        assert found is not None
        engine.review(found.id, correct(stance=Stance.CRITICAL), INSIDER)
        return found.id

    def test_what_may_not_be_read_may_not_be_reviewed_and_does_not_exist(
        self, engine: SnapshotEngine, hidden: str
    ) -> None:
        said = set()
        for id in (hidden, "f" * 16, "\0"):
            with pytest.raises(UnknownPosition) as caught:
                engine.review(id, ReviewRequest(action=REJECT), ANNA)
            said.add(str(caught.value))
        assert len(said) == 1
        assert engine.reviews(labels=NOBODY) == []
        assert [r.position_id for r in engine.reviews(labels=INSIDER.labels)] == [hidden]

    def test_it_stays_hidden_when_its_document_is_gone(self, place: Place, engine: SnapshotEngine, hidden: str) -> None:
        (place.folder / "vinnova.txt").unlink()
        (place.folder / "manifest.json").unlink()
        place.index()
        assert engine.reviews(labels=NOBODY) == []
        assert [r.orphaned for r in engine.reviews(labels=INSIDER.labels)] == [overlay.DOCUMENT_GONE]
        assert upkeep.everything(place.data, NOBODY) == ()
        with pytest.raises(UnknownPosition):
            upkeep.history(place.data, hidden, NOBODY)


def test_a_position_is_only_moved_to_a_proposal_of_its_consultation_that_one_may_know_of(
    place: Place, engine: SnapshotEngine
) -> None:
    place.index(**{
        "manifest.json": json.dumps(SECRET), "vinnova.txt": VINNOVA + " Vinnova tillstyrker förslaget om friår.",
    })  # fmt: skip
    secret = held(engine, "Vinnova tillstyrker förslaget om friår.", INSIDER.labels)
    other = there(engine, "Statskontoret tillstyrker förslaget om en ny tillsynsmyndighet.")
    assert secret is not None
    id = there(engine).id
    said = set()
    for proposal_id in ("k9/1/finns-inte", secret.proposal_id):
        with pytest.raises(UnknownProposal) as caught:
            engine.review(id, correct(proposal_id=proposal_id), ANNA)
        said.add(str(caught.value))
    assert len(said) == 1
    moved = engine.review(id, correct(proposal_id=other.proposal_id), ANNA)
    assert moved is not None
    assert (moved.id, moved.proposal_id) == (id, other.proposal_id)


class TestANewIndex:
    def test_what_was_confirmed_holds_when_rules_read_it_otherwise(
        self, place: Place, engine: SnapshotEngine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def otherwise(*read: Any) -> tuple[Any, ...]:
            return tuple(replace(found, stance=Stance.COMMENT, qualifier=None) for found in find_positions(*read))

        id = there(engine).id
        engine.review(id, ReviewRequest(action=CONFIRM), ANNA)
        monkeypatch.setattr("indexer.cutting.find_positions", otherwise)
        place.index_anew()
        assert there(engine, "Vinnova avstyrker förslaget om höjda avgifter.").stance is Stance.COMMENT
        assert there(engine).stance is Stance.OPPOSE
        engine.review(id, correct(1, proposal_id=there(engine).proposal_id), BO)
        assert (there(engine).stance, there(engine).qualifier) == (Stance.OPPOSE, "i nuläget")

    def test_corrections_outlive_it(self, place: Place, engine: SnapshotEngine) -> None:
        engine.review(there(engine).id, correct(stance=Stance.CRITICAL), ANNA)
        place.index(**{"stats.txt": STATS.replace("\n\n", "\n\nEn inledning. ")})
        assert there(engine).stance is Stance.CRITICAL

    @pytest.mark.parametrize(
        "question",
        [
            "Vad tycker Statskontoret?",
            "Sammanfatta Statskontorets svar.",
            "Vad tycker Statskontoret om höjda avgifter?",
            "Vad avstyrker Statskontoret?",
        ],
    )
    def test_answers_know_what_only_a_persons_word_keeps(
        self, place: Place, engine: SnapshotEngine, monkeypatch: pytest.MonkeyPatch, question: str
    ) -> None:
        def blind(document: Any, *more: Any) -> tuple[Any, ...]:
            found = find_positions(document, *more)
            return tuple(f for f in found if "i nuläget" not in document.text[f.start : f.end])

        id = there(engine).id
        engine.review(id, ReviewRequest(action=CONFIRM), ANNA)
        monkeypatch.setattr("indexer.cutting.find_positions", blind)
        place.index_anew()
        assert (there(engine).id, there(engine).method) == (id, overlay.METHOD)
        said = engine.ask(AskRequest(question=question)).positions
        assert (Stance.OPPOSE, "i nuläget") in [(p.stance, p.qualifier) for p in said]

    def test_a_proposal_renamed_by_staff_keeps_its_reviews(self, place: Place, engine: SnapshotEngine) -> None:
        before = there(engine)
        engine.review(before.id, correct(stance=Stance.CRITICAL), ANNA)
        shutil.rmtree(place.data / "snapshots")  # a new index, which takes no id over from the old one
        (place.data / "current").unlink()
        place.index(**{"proposals.csv": "section,name,wording\n,Dyrare tillsyn,höjda avgifter\n"})
        after = there(engine)
        assert (after.id != before.id, after.stance) == (True, Stance.CRITICAL)
        assert after.reviewed is not None
        assert (after.reviewed.position_id, after.reviewed.moved) == (before.id, after.id)
        for revision, id in ((1, after.id), (2, before.id)):  # under both ids it is one history
            again = engine.review(id, correct(revision, qualifier=f"nu {revision}"), BO)
            assert again is not None
            assert (again.id, again.stance, again.qualifier) == (after.id, Stance.CRITICAL, f"nu {revision}")
        history = ReviewStore(place.data).history(before.id)
        assert [r.revision for r in history] == [1, 2, 3]
        for subject in (r.subject for r in history):
            assert position_id(subject.organisation_id, subject.proposal.id, subject.quote) == before.id

    def test_words_that_vanish_leave_an_orphan_and_come_back_with_it(
        self, place: Place, engine: SnapshotEngine
    ) -> None:
        id = there(engine).id
        engine.review(id, correct(stance=Stance.CRITICAL), ANNA)
        place.index(**{"stats.txt": STATS.replace("i nuläget ", "")})
        assert [(r.position_id, r.orphaned) for r in engine.reviews()] == [(id, overlay.WORDS_GONE)]
        with pytest.raises(UnknownPosition):
            engine.review(id, ReviewRequest(action=REJECT, revision=1), ANNA)
        assert upkeep.count(place.data) == upkeep.Counts(1, 1)
        place.index(**{"stats.txt": STATS})
        assert there(engine).stance is Stance.CRITICAL
        assert [r.orphaned for r in engine.reviews()] == [None]

    def test_one_without_the_document_leaves_an_orphan(self, place: Place, engine: SnapshotEngine) -> None:
        engine.review(there(engine).id, ReviewRequest(action=REJECT), ANNA)
        (place.folder / "stats.txt").unlink()
        place.index()
        assert [r.orphaned for r in engine.reviews()] == [overlay.DOCUMENT_GONE]

    def test_a_proposal_that_is_gone_can_be_replaced(self, place: Place, engine: SnapshotEngine) -> None:
        other = there(engine, "Vinnova avstyrker förslaget om höjda avgifter.")
        found = there(engine, "Statskontoret tillstyrker förslaget om en ny tillsynsmyndighet.")
        engine.review(other.id, correct(proposal_id=found.proposal_id), ANNA)
        place.index(
            **{"stats.txt": "Remissvar från Statskontoret\n\nStatskontoret avstyrker förslaget om höjda avgifter."}
        )
        assert [r.orphaned for r in engine.reviews()] == [overlay.PROPOSAL_GONE]
        with pytest.raises(UnknownProposal):
            engine.review(other.id, ReviewRequest(action=CONFIRM, revision=1), ANNA)
        mended = engine.review(other.id, correct(1, proposal_id=other.proposal_id), ANNA)
        assert mended is not None
        assert [r.orphaned for r in engine.reviews()] == [None]


def test_a_file_that_breaks_while_the_service_runs_changes_no_answer(place: Place, engine: SnapshotEngine) -> None:
    engine.review(there(engine).id, correct(stance=Stance.CRITICAL), ANNA)
    (place.data / FILE).write_bytes(b"broken" * 1000)
    assert there(engine).stance is Stance.CRITICAL
    with pytest.raises(ReviewError, match="damaged"):
        engine.review(there(engine).id, ReviewRequest(action=REJECT, revision=1), ANNA)
    fresh = place.engine()
    with pytest.raises(ReviewError, match="damaged"):  # what was corrected must not come back in silence
        fresh.positions(PositionQuery())
    assert [(check.name, check.ok) for check in fresh.ready()] == [("reviews", False)]


def test_an_engine_that_only_reads_leaves_no_trace(place: Place, engine: SnapshotEngine) -> None:
    ask(engine)
    assert engine.reviews() == []
    assert not (place.data / FILE).exists()


def test_a_view_of_the_latest_reviews_reads_only_what_has_changed(
    place: Place, engine: SnapshotEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ReviewStore(place.data)
    watch = reviewing.LatestReviews(store)
    engine.review(there(engine).id, ReviewRequest(action=CONFIRM), ANNA)
    first = watch.current()
    assert [r.revision for r in first] == [1]
    monkeypatch.setattr(store, "latest", lambda: pytest.fail("read again"))
    assert watch.current() is first
    store.close()
