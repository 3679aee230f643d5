"""A digest of everything in the program that decides what is read from a document: its own code and word lists.

Findings of unchanged documents are taken over only from an index that the same rules made, so that a change of the
program reaches every document without anybody having to raise a number.
"""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOMS = ("corpus", "indexer")
_SHIPPED = "documents"  # of corpus: what may be read, not how
_LIBRARIES = ("langchain-text-splitters", "tiktoken", "PyStemmer", "tantivy")


@cache
def rules_digest() -> str:
    """Return the digest, in hex."""
    root = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((root / room).rglob("*")):
            inside = path.relative_to(root / room).parts
            if path.is_file() and "__pycache__" not in inside and inside[0] != _SHIPPED:
                digest.update("/".join((room, *inside)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
