"""Stand-ins that obey the contracts of the real parts, for tests that need no model."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=100_000)
def _direction(feature: str, dimension: int) -> npt.NDArray[np.float32]:
    """Return a unit vector that depends on `feature` alone."""
    seed = int.from_bytes(hashlib.sha256(feature.encode()).digest()[:8], "big")
    row = np.random.default_rng(seed).standard_normal(dimension).astype(np.float32)
    return np.asarray(row / np.linalg.norm(row), dtype=np.float32)


def _features(text: str) -> list[str]:
    """Return the lower-case words and their character trigrams; an empty text has one feature of its own."""
    clean = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8")).lower()
    words = _WORD.findall(clean)
    trigrams = [f"#{padded[i : i + 3]}" for w in words for padded in [f"^{w}$"] for i in range(len(padded) - 2)]
    return sorted(words + trigrams) or ["<empty>"]


class FakeEmbedder:
    """A bag of words and trigrams in hashed directions: like texts get like vectors.

    Deterministic: the same text has the same vector, bit for bit, in any batch and any order. A query and a
    passage with the same words have the same vector. One word counts as one token, plus two specials and the prompt.
    """

    query_prompt = "query: "
    document_prompt = "passage: "

    def __init__(self, dimension: int = 64, window: int = 512, name: str = "fake") -> None:
        """Make a fake of this many columns; `name` also decides the digest, so two names make two embedders."""
        self.name = name
        self.dimension = dimension
        self.window = window
        self.digest = hashlib.sha256(f"{name}/{dimension}/{window}".encode()).hexdigest()
        self.embedded: list[str] = []  # every passage ever embedded, for tests that count the work

    def _row(self, text: str) -> npt.NDArray[np.float32]:
        features = _features(text)
        total = np.sum([_direction(f, self.dimension) for f in features], axis=0, dtype=np.float64)
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)

    def _rows(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        rows = [self._row(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimension), dtype=np.float32)

    def embed_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return (n, dimension) unit rows."""
        return self._rows(texts)

    def turn_questions(self, rows: npt.NDArray[np.float32], language: str) -> npt.NDArray[np.float32]:
        """Return the rows as they are: questions and passages share one space."""
        return rows

    def embed_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> npt.NDArray[np.float32]:
        """Return (n, dimension) unit rows; reports them one by one."""
        self.embedded.extend(texts)
        if progress is not None:
            for _ in texts:
                progress(1)
        return self._rows(texts)

    def count_tokens(self, text: str) -> int:
        """Count words and marks, the prompt's two and two specials."""
        return len(re.findall(r"\w+|[^\w\s]", self.document_prompt + text)) + 2
