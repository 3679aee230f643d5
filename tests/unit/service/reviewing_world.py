"""Two responses under review: the folder, engines over its index, and who reviews."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from indexer.build import build_index
from service.access import Caller, Role
from service.contract import Answer, AskRequest
from service.core import SnapshotEngine
from service.positions.contract import PositionQuery, PositionView, ReviewAction, ReviewRequest
from tests.fakes import FakeEmbedder
from tests.unit.corpus.making import fill

STATS = (
    "Remissvar från Statskontoret\n\nStatskontoret tillstyrker förslaget om en ny tillsynsmyndighet. "
    "Statskontoret avstyrker i nuläget förslaget om höjda avgifter."
)


VINNOVA = "Remissvar från Vinnova\n\nVinnova avstyrker förslaget om höjda avgifter."


HEDGED = "Statskontoret avstyrker i nuläget förslaget om höjda avgifter."


SECRET = {"documents": [{"file": "vinnova.txt", "labels": ["fi"]}]}


ANNA, BO = (Caller(name, Role.EDITOR, frozenset()) for name in ("anna", "bo"))


ADMIN, INSIDER = Caller("admin", Role.ADMIN, frozenset()), Caller("inger", Role.EDITOR, frozenset({"fi"}))


CONFIRM, CORRECT, REJECT = ReviewAction.CONFIRM, ReviewAction.CORRECT, ReviewAction.REJECT


NOBODY: frozenset[str] = frozenset()


class Place:
    """A folder of documents, the data made of it, and engines over that data."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder / "in", folder / "data"
        self.engines: list[SnapshotEngine] = []
        self.index(**{"stats.txt": STATS, "vinnova.txt": VINNOVA})

    def index(self, **files: str) -> None:
        build_index(fill(self.folder, files), self.data, FakeEmbedder())

    def index_anew(self) -> None:
        build_index(self.folder, self.data, FakeEmbedder(), anew=True)

    def engine(self) -> SnapshotEngine:
        self.engines.append(SnapshotEngine(self.data, FakeEmbedder()))
        return self.engines[-1]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setattr("service.core._POLL_S", 0.0)
    found = Place(tmp_path)
    yield found
    for engine in found.engines:
        engine.close()


@pytest.fixture
def engine(place: Place) -> SnapshotEngine:
    return place.engine()


def held(engine: SnapshotEngine, quote: str = HEDGED, labels: frozenset[str] = NOBODY) -> PositionView | None:
    found = engine.positions(PositionQuery(), labels=labels).positions
    return next((p for p in found if p.quote == quote), None)


def there(engine: SnapshotEngine, quote: str = HEDGED) -> PositionView:
    found = held(engine, quote)
    assert found is not None
    return found


def correct(revision: int = 0, **more: Any) -> ReviewRequest:
    return ReviewRequest(action=CORRECT, revision=revision, **more)


def ask(engine: SnapshotEngine) -> Answer:
    return engine.ask(AskRequest(question="Vad tycker Statskontoret om höjda avgifter?"))
