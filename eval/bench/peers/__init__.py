"""The other systems: each file indexes the same texts and vectors the way its package's documentation shows.

The three plain ones need bm25s; the frameworks come with `pip install '.[bench]'`. None is part of the product.
"""

from importlib import import_module
from importlib.util import find_spec

from eval.bench.types import Peer

# name of the system, its file, the package that must be there
_PEERS = (
    ("BM25", "plain:bm25", "bm25s"),
    ("dense", "plain:dense", "numpy"),
    ("RRF", "plain:rrf", "bm25s"),
    ("LangChain", "langchain:ensemble", "langchain_community"),
    ("Haystack", "haystack:joined", "haystack"),
    ("LlamaIndex", "llamaindex:fused", "llama_index"),
    ("txtai", "txtai:hybrid", "txtai"),
)
BASELINES = ("BM25", "dense", "RRF")
NAMES = tuple(name for name, _, _ in _PEERS)


def installed() -> tuple[str, ...]:
    """Return the names of the peers whose package is there."""
    return tuple(name for name, _, package in _PEERS if find_spec(package) is not None)


def peer(name: str) -> Peer:
    """Return a peer by name; its package is imported now."""
    place = next(place for known, place, _ in _PEERS if known == name)
    module, _, function = place.partition(":")
    found: Peer = getattr(import_module(f"eval.bench.peers.{module}"), function)
    return found
