"""Laws of the store: a revision that was taken is there for good, whole, and nothing else is; readers make nothing."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ReviewConflict, ReviewError
from service.positions.contract import ReviewAction, ReviewState
from service.positions.reviews import FILE, ReviewStore
from service.positions.revision import Named, Review, plain
from service.sqlite_file import SqliteFile
from tests.unit.service.review_world import ON_BRO, ON_TUNNEL, WORLD, following
from tests.unit.service.review_writers import POSITIONS, made

ROOT = Path(__file__).parents[3]
FIRST = WORLD.review(ON_BRO)
SECRET = "Något som måste kunna försvinna."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ReviewStore]:
    found = ReviewStore(tmp_path)
    yield found
    found.close()


@given(
    st.sampled_from(ReviewAction), st.sampled_from(ReviewState), st.none() | st.text(max_size=50), st.text(max_size=50)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_what_is_written_is_what_is_read(
    store: ReviewStore, action: ReviewAction, state: ReviewState, note: str | None, by: str
) -> None:
    before = store.history(FIRST.position_id)
    review = replace(
        FIRST, revision=len(before) + 1, action=action, state=state, note=note, qualifier=note, by=by,
        locked_by=by, moved_to=Named("k1/2/å\0", "å'\"; DROP TABLE revision"),
    )  # fmt: skip
    store.append(review)
    assert store.history(FIRST.position_id) == (*before, review)
    assert store.latest() == (review,)
    assert ReviewStore(store.path.parent).latest() == (review,)


def test_every_revision_is_kept_and_the_latest_counts(store: ReviewStore) -> None:
    other = WORLD.review(ON_TUNNEL)
    written = [FIRST, other]
    store.append(FIRST)
    store.append(other)
    for note in "abc":
        written.append(following([r for r in written if r.position_id == FIRST.position_id][-1], note=note))
        store.append(written[-1])
    assert store.everything() == tuple(written)
    assert store.latest() == (other, written[-1])
    assert [r.revision for r in store.history(FIRST.position_id)] == [1, 2, 3, 4]
    assert [plain(r)["revision"] for r in store.everything()] == [1, 1, 2, 3, 4]


def test_no_revision_is_ever_changed(store: ReviewStore) -> None:
    store.append(FIRST)
    with closing(sqlite3.connect(store.path)) as database, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        database.execute("UPDATE revision SET body = '{}'")


@pytest.mark.parametrize("revision", [1, 2, 4, 9])
def test_a_revision_that_does_not_follow_the_latest_is_refused(store: ReviewStore, revision: int) -> None:
    store.append(FIRST)
    store.append(following(FIRST))
    with pytest.raises(ReviewConflict) as caught:
        store.append(replace(FIRST, revision=revision, note="för sent"))
    assert caught.value.revision == 2
    assert store.history(FIRST.position_id) == (FIRST, following(FIRST))


def test_processes_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    writers = [_writer(tmp_path, who, 60) for who in ("anna", "bo", "cecilia")]
    said = [line for writer in writers for line in _lines(writer)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert len(said) == 180
    _holds(tmp_path, said)
    assert len(ReviewStore(tmp_path).everything()) == 180


def test_a_writer_killed_at_any_instant_leaves_whole_revisions_only(tmp_path: Path) -> None:
    said: list[str] = []
    for turn in range(8):
        writer = _writer(tmp_path, f"w{turn}", 0)
        assert writer.stdout is not None
        said.append(writer.stdout.readline().strip())
        time.sleep(0.005 * turn)
        writer.send_signal(signal.SIGKILL)
        said += _lines(writer)
        assert writer.wait() == -signal.SIGKILL
        _holds(tmp_path, said)


def _writer(data: Path, who: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.unit.service.review_writers", str(data), who, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _lines(writer: "subprocess.Popen[str]") -> list[str]:
    assert writer.stdout is not None
    with writer.stdout as out:
        return [line.strip() for line in out if line.endswith("\n")]


def _holds(data: Path, said: list[str]) -> None:
    """Check that whatever was called written is there, and that every history is without gaps."""
    store = ReviewStore(data)
    found = {f"{r.position_id} {r.revision} {(r.note or '').rstrip('.')}" for r in store.everything()}
    assert set(said) <= found
    for position in POSITIONS:
        history = store.history(position)
        assert [r.revision for r in history] == list(range(1, len(history) + 1))
        assert all(len(r.note or "") > 3000 for r in history)


def test_without_a_file_there_are_no_reviews_and_reading_makes_none(store: ReviewStore, tmp_path: Path) -> None:
    assert (store.version(), store.latest(), store.everything(), store.history("x")) == (None, (), (), ())
    assert store.remove({"x": 1}) == ()
    assert ReviewStore(tmp_path / "no" / "such" / "folder").latest() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_first_write_cut_off_is_no_reviews(store: ReviewStore) -> None:
    store.path.touch()
    assert (store.latest(), store.everything()) == ((), ())
    store.append(FIRST)
    assert store.latest() == (FIRST,)


class TestVersion:
    def test_it_changes_with_the_content_and_only_then(self, store: ReviewStore, tmp_path: Path) -> None:
        other = ReviewStore(tmp_path)
        seen = [store.version()]
        for review in (FIRST, following(FIRST), following(following(FIRST))):
            other.append(review)
            seen.append(store.version())
            store.latest()
            assert store.version() == seen[-1]
        assert len(set(seen)) == 4

    def test_it_changes_when_another_file_takes_the_place(self, store: ReviewStore, tmp_path: Path) -> None:
        store.append(FIRST)
        before = store.version()
        backup = ReviewStore(tmp_path / "backup")
        backup.path.parent.mkdir()
        backup.append(replace(FIRST, note="annan"))
        backup.path.replace(store.path)
        assert store.version() != before
        store.path.unlink()
        assert store.version() is None

    def test_it_does_not_wait_for_a_writer_that_does_not_end(self, store: ReviewStore) -> None:
        store.append(FIRST)
        before = store.version()
        with closing(sqlite3.connect(store.path, isolation_level=None)) as writer:
            writer.execute("BEGIN EXCLUSIVE")
            assert store.version() == before

    def test_looking_again_opens_nothing_and_reads_no_review(
        self, store: ReviewStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store.append(FIRST)
        before = store.version()
        monkeypatch.setattr(SqliteFile, "connect", lambda *_: pytest.fail("the file is opened anew"))
        assert [store.version() for _ in range(3)] == [before] * 3


class TestRemoval:
    def test_the_words_are_gone_from_the_disk(self, store: ReviewStore, tmp_path: Path) -> None:
        subject = replace(FIRST.subject, quote=SECRET, grounds=SECRET * 200)
        store.append(replace(FIRST, subject=subject, note=SECRET))
        store.append(WORLD.review(ON_TUNNEL))
        written = [SECRET.encode(), SECRET.encode("unicode_escape")]
        assert any(form in store.path.read_bytes() for form in written)
        assert store.remove({FIRST.position_id: 1, "unknown": 1}) == (FIRST.position_id,)
        assert store.everything() == (WORLD.review(ON_TUNNEL),)
        assert not [p for p in tmp_path.iterdir() for form in written if form in p.read_bytes()]

    def test_what_somebody_has_reviewed_since_stays(self, store: ReviewStore) -> None:
        store.append(FIRST)
        store.append(following(FIRST))
        assert store.remove({FIRST.position_id: 1}) == ()
        assert len(store.history(FIRST.position_id)) == 2


def _refused(work: Callable[[], object], path: Path) -> str:
    """Check that this ends in one clear line that names the file; return it."""
    with pytest.raises(ReviewError) as caught:
        work()
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    return message


class TestAFileThatCannotBeUsed:
    DAMAGES: tuple[Callable[[bytes], bytes], ...] = (
        lambda whole: b"not a database at all, but long enough to be looked at" * 50,
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:4096] + b"\xff" * (len(whole) - 4096),
        lambda whole: whole.replace(b'"confirm"', b'"conform"'),
        lambda whole: whole.replace(b'"by":"anna"', b'"by":"erik"'),
        lambda whole: b"\0" * 100 + whole[100:],
    )

    @pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
    def test_damage_is_one_error_that_says_what_to_do(
        self, store: ReviewStore, damage: Callable[[bytes], bytes]
    ) -> None:
        for number in range(20):
            store.append(made("a", number + 1, "." * 500))
        store.path.write_bytes(broken := damage(store.path.read_bytes()))
        assert "backup" in _refused(store.latest, store.path)
        assert "backup" in _refused(store.everything, store.path)
        assert store.path.read_bytes() == broken

    def test_a_strangers_file_is_left_alone(self, store: ReviewStore) -> None:
        with closing(sqlite3.connect(store.path)) as database:
            database.execute("CREATE TABLE theirs (x)")
        before = store.path.read_bytes()
        for work in (store.latest, lambda: store.append(FIRST)):
            assert "not a file of reviews" in _refused(work, store.path)
        assert store.path.read_bytes() == before

    def test_a_later_format_is_not_guessed_at(self, store: ReviewStore) -> None:
        store.append(FIRST)
        with closing(sqlite3.connect(store.path)) as database:
            database.execute("PRAGMA user_version = 99")
        for work in (store.latest, lambda: store.append(following(FIRST))):
            assert "format 99" in _refused(work, store.path)

    def test_a_folder_in_its_place(self, store: ReviewStore) -> None:
        store.path.mkdir()
        for work in (store.latest, store.version, lambda: store.append(FIRST)):
            _refused(work, store.path)

    def test_a_missing_data_folder_is_one_error(self, tmp_path: Path) -> None:
        store = ReviewStore(tmp_path / "none")
        _refused(lambda: store.append(FIRST), store.path)


def _in_child(work: Callable[[], object]) -> None:
    """Run something in a child process, whose rights and limits may be changed; fail when it fails."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_a_folder_that_may_only_be_read_is_read_and_nothing_is_lost() -> None:
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        store = ReviewStore(data)
        store.append(FIRST)

        def as_somebody_else() -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            assert store.latest() == (FIRST,)
            assert store.version() is not None
            assert "writable" in _refused(lambda: store.append(following(FIRST)), store.path)
            assert store.latest() == (FIRST,)

        store.path.chmod(0o444)
        data.chmod(0o555)
        try:
            _in_child(as_somebody_else)
        finally:
            data.chmod(0o755)
        assert [p.name for p in data.iterdir()] == [FILE]
        assert store.latest() == (FIRST,)


def test_a_disk_that_takes_no_more_is_one_error_and_loses_nothing(store: ReviewStore) -> None:
    store.append(FIRST)
    written: list[Review] = [FIRST]
    for _ in range(30):
        written.append(following(written[-1], note="." * 1000))
        store.append(written[-1])
    size = store.path.stat().st_size
    more = [replace(written[-1], revision=written[-1].revision + n, note="." * 4000) for n in range(1, 20)]

    def with_a_limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 1000, size + 1000))
        message = _refused(lambda: list(map(store.append, more)), store.path)
        assert "disk" in message
        assert "nothing was changed" in message

    _in_child(with_a_limit)
    found = store.everything()
    assert found[: len(written)] == tuple(written)
    store.append(following(found[-1]))
    assert len(store.everything()) == len(found) + 1
