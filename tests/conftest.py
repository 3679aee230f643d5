"""What several tiers of tests share: the index of the shipped documents, made once with the real model."""

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
    data = tmp_path_factory.mktemp("index")
    build_index(DOCUMENTS, data, load_embedder(), stances=StanceEncoder())
    return data
