"""Laws of following a folder: a change is met once, after the folder has been quiet, and none is missed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError, Fault
from indexer.watch import Watch, look_of
from service.building import follow
from tests.unit.corpus.making import fill


class Time:
    """A clock that only sleeping moves; things happen at set times."""

    def __init__(self, *happen: tuple[float, Callable[[], object]]) -> None:
        self.now = 0.0
        self._happen = sorted(happen, key=lambda one: one[0])

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        while self._happen and self._happen[0][0] <= self.now:
            self._happen.pop(0)[1]()


def test_the_first_look_is_a_change(tmp_path: Path) -> None:
    time = Time()
    Watch(tmp_path, sleep=time.sleep, clock=time.clock).wait()
    assert time.now == 0


@settings(max_examples=40)
@given(writes=st.lists(st.floats(0.1, 20), min_size=1, max_size=8, unique=True), quiet=st.sampled_from([0.0, 3.0, 5.0]))
def test_a_change_is_met_after_quiet_and_never_missed(
    tmp_path_factory: pytest.TempPathFactory, writes: list[float], quiet: float
) -> None:
    folder = tmp_path_factory.mktemp("in")

    def write(at: float) -> Callable[[], object]:
        return lambda: (folder / "a.txt").write_text("x" * int(at * 1000), encoding="utf-8")

    time = Time(*((at, write(at)) for at in writes))
    watch = Watch(folder, every=1.0, quiet=quiet, sleep=time.sleep, clock=time.clock)
    watch.deal_with(watch.wait())
    met = []
    while time.now < 60:
        look = watch.wait(at_most=60)
        if look != look_of(folder) or time.now >= 60:
            break
        met.append(time.now)
        watch.deal_with(look)
    for at in met:
        assert not [w for w in writes if at - quiet + 1.0 < w <= at - 1.0]  # a look sees a change up to a second late
    assert met[-1] >= max(writes)


@pytest.mark.parametrize("change", ["add", "remove", "rename", "write", "rights"])
def test_every_kind_of_change_is_seen(tmp_path: Path, change: str) -> None:
    folder = fill(tmp_path / "in", {"a.txt": "a", "b.txt": "b"})
    (folder / "a.txt").chmod(0o000)
    before = look_of(folder)
    if change == "add":
        fill(folder / "c", {"c.txt": "c"})
    elif change == "remove":
        (folder / "a.txt").unlink()
    elif change == "rename":
        (folder / "a.txt").rename(folder / "d.txt")
    elif change == "rights":
        (folder / "a.txt").chmod(0o600)
    else:
        (folder / "a.txt").chmod(0o600)
        before = look_of(folder)
        (folder / "a.txt").write_text("aa", encoding="utf-8")
    assert look_of(folder) != before
    assert look_of(folder) == look_of(folder)


@pytest.mark.parametrize("error", [CorpusError, Fault, RuntimeError, OSError, RecursionError])
def test_a_build_that_fails_is_told_once_and_tried_again_whatever_stopped_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], error: type[Exception]
) -> None:
    time = Time()
    tried: list[float] = []

    def build() -> None:
        tried.append(time.now)
        if len(tried) == 4:
            raise KeyboardInterrupt
        raise error("no document in the folder could be read")

    with pytest.raises(KeyboardInterrupt):
        follow(Watch(tmp_path, sleep=time.sleep, clock=time.clock), build)
    assert capsys.readouterr().err.count("could be read") == 1
    assert tried == pytest.approx([0, 30, 60, 90], abs=3)


def test_what_changes_apart_is_no_change(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", {"a.txt": "a", "data/x": "x"})
    before = look_of(folder, folder / "data")
    fill(folder, {"data/y": "y"})
    assert look_of(folder, folder / "data") == before != look_of(folder)
