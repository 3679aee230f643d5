"""Builds the engine once, at start, from the settings."""

from indexer.cross_encoder import load_reader
from indexer.embed import load_embedder
from service.core import SnapshotEngine
from service.settings import Settings


def build_engine(settings: Settings) -> SnapshotEngine:
    """Return the engine over the snapshot and the model the settings name.

    ModelError when the model cannot be loaded.
    """
    embedder = load_embedder(settings.model, settings.share, settings.threads)
    reader = load_reader(settings.model, settings.share)
    return SnapshotEngine(settings.data, embedder, reader, public_url=settings.public_url)
