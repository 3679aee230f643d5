"""Counts tokens as language models do; the only file that imports tiktoken.

Budgets (context, passages, prompts) are counted with one vocabulary, read from the provisioned folder. tiktoken
would fetch a missing vocabulary over the network, so its presence is checked before tiktoken is asked.
"""

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from corpus.errors import ModelError
from indexer.provision.layout import tiktoken_folder

if TYPE_CHECKING:
    from tiktoken import Encoding

ENCODING = "o200k_base"
_FILES = {  # tiktoken's name for the cached file, and what it must hold
    "o200k_base": (
        "fb374d419588a4632f3f557e76b4b70aebbca790",
        "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    ),
    "cl100k_base": (
        "9b5ad71b2ce5302211f9c61530b329a4922fc6a4",
        "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
    ),
}
_CACHE_VARIABLE = "TIKTOKEN_CACHE_DIR"
_lock = Lock()


def count(text: str, share: Path | None = None) -> int:
    """Count the tokens of `text`. What looks like a special token counts as the plain text it is.

    ModelError when the vocabulary is not provisioned.
    """
    return len(_encode(text, share))


def truncate(text: str, budget: int, share: Path | None = None) -> str:
    """Return `text`, or the beginning of it (cut between characters) that counts at most `budget` tokens."""
    tokens = _encode(text, share)
    if len(tokens) <= budget:
        return text
    whole = _vocabulary(share).decode_bytes(tokens[: max(budget, 0)]).decode("utf-8", errors="ignore")
    kept = text[: len(whole)]
    while kept and count(kept, share) > budget:  # a cut may leave a tail that splits into more tokens
        kept = kept[:-1]
    return kept


def _encode(text: str, share: Path | None) -> list[int]:
    clean = text.encode("utf-8", errors="replace").decode("utf-8")  # lone surrogates cannot be encoded
    return _vocabulary(share).encode_ordinary(clean)


@lru_cache(maxsize=4)
def _vocabulary(share: Path | None) -> "Encoding":
    """Read the vocabulary from the provisioned folder, and from nowhere else."""
    folder = tiktoken_folder(share)
    name, expected = _FILES[ENCODING]
    _require(folder / name, expected)
    import tiktoken  # kept out of start-up: commands that count nothing need not wait for it

    with _lock:
        before = os.environ.get(_CACHE_VARIABLE)
        os.environ[_CACHE_VARIABLE] = str(folder)
        try:
            return tiktoken.get_encoding(ENCODING)
        finally:
            if before is None:
                del os.environ[_CACHE_VARIABLE]
            else:
                os.environ[_CACHE_VARIABLE] = before


def _require(path: Path, expected: str) -> None:
    """Check the file first: tiktoken deletes a wrong one and goes to the network."""
    if not path.is_file():
        raise ModelError(f"tiktoken's vocabulary {ENCODING} is not in {path.parent}: run `belagg model`")
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != expected:
            raise ModelError(f"tiktoken's vocabulary {path} is damaged: run `belagg model`")
