"""What several tiers of tests share: the index of the shipped documents, made once with the real model."""

import fcntl
import os
from pathlib import Path

import pytest
from hypothesis import settings

from indexer.build import build_index
from indexer.embed import load_embedder
from indexer.stance_encoder import StanceEncoder

# how long an example takes says nothing of whether the law holds, and a busy machine would fail the tests
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

DOCUMENTS = Path(__file__).parents[1] / "corpus" / "documents"


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with the shipped documents indexed. Whoever writes reviews copies it first."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # which the processes of one run share
    data = base / "shipped-index"
    with (base / "shipped-index.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one process makes it, the others wait for it
        if not (data / "current").exists():
            build_index(DOCUMENTS, data, load_embedder(), stances=StanceEncoder())
    return data
