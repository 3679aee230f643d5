"""The texts and vectors that every peer is given: of the same model as the product's, as it was before any fitting."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import ModelError
from eval.bench.types import BenchPassage, BenchSet, Material, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class Embedding:
    """Embeds a set once, however many systems and languages ask for it."""

    def __init__(self, load: "Callable[[], SentenceTransformer]") -> None:
        """Load the model when first needed: the product measured alone does without."""
        self._load = load
        self._last: tuple[tuple[BenchPassage, ...], Vectors] | None = None

    def __call__(self, given: BenchSet) -> Material:
        """Return the material of a set."""
        texts = tuple(f"{p.title}\n{p.text}" if p.title else p.text for p in given.passages)
        if self._last is None or self._last[0] != given.passages:
            self._last = given.passages, _rows(self._model.encode_document(list(texts), show_progress_bar=False))
        return Material(tuple(p.id for p in given.passages), texts, self._last[1], lru_cache(maxsize=None)(self._embed))

    @cached_property
    def _model(self) -> "SentenceTransformer":
        try:
            return self._load()
        except ModelError as error:
            raise ModelError(
                f"{error}: the other systems need the model in full precision, from belagg model"
            ) from error

    def _embed(self, text: str) -> Vectors:
        row: Vectors = _rows(self._model.encode_query([text], show_progress_bar=False))[0]
        return row


def _rows(found: object) -> Vectors:
    return np.ascontiguousarray(np.asarray(found, dtype=np.float32))
