"""The engine over the shipped documents, with the real model, and a way to ask it each question once."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from service.contract import Answer, AskRequest
from service.core import SnapshotEngine
from service.settings import Settings
from service.wiring import build_engine

Ask = Callable[[str], Answer]


@pytest.fixture(scope="session")
def engine(shipped_index: Path) -> Iterator[SnapshotEngine]:
    made = build_engine(Settings(data=shipped_index))
    yield made
    made.close()


@pytest.fixture(scope="session")
def ask(engine: SnapshotEngine) -> Ask:
    @cache
    def once(question: str) -> Answer:
        return engine.ask(AskRequest(question=question))

    return once
