"""Texts in, unit vectors out: what an embedder is, and how one is loaded.

Importing this file is cheap. The engines import torch and onnxruntime and are imported when asked for.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt


class Embedder(Protocol):
    """Turns questions and passages into vectors of one space, where the dot product is the cosine."""

    @property
    def name(self) -> str:
        """The model's name, as recorded in a snapshot's manifest."""

    @property
    def digest(self) -> str:
        """SHA-256 over everything that decides the vectors: weights, vocabulary, prompts, precision."""

    @property
    def dimension(self) -> int:
        """Number of columns of every vector."""

    @property
    def window(self) -> int:
        """Most tokens of its own, prompt and specials included, that the model reads; the rest is cut."""

    @property
    def query_prompt(self) -> str:
        """Words put before every question."""

    @property
    def document_prompt(self) -> str:
        """Words put before every passage."""

    def embed_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return shape (len(texts), dimension), unit rows, in the order given."""

    def embed_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> npt.NDArray[np.float32]:
        """Return shape (len(texts), dimension), unit rows, in the order given.

        `progress` is called with the number of passages done since the last call; the calls sum to len(texts).
        """

    def count_tokens(self, text: str) -> int:
        """Count the model's own tokens of `text` as a passage: prompt and specials included, before any cut."""


def load_embedder(path: Path | None = None, share: Path | None = None, threads: int | None = None) -> Embedder:
    """Load the provisioned model, or any sentence-transformers directory when `path` is given.

    `share` is the folder that `indexer.provision` filled (default: `<sys.prefix>/share/belagg`). `threads`
    limits the engine's threads (default: all cores). Never touches a network. ModelError when it is missing.
    """
    raise NotImplementedError
