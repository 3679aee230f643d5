"""Where questions and the passages that answer them meet: small linear maps beside the default model.

The model puts all passages in one narrow cone, Swedish questions in another and English ones in a third. Passages lose
their common part; a question is turned by the map of its language. Nothing changes for any other model.

Method: linear query projection after mean removal (Mu and Viswanath, "All-but-the-Top", ICLR 2018), fitted
contrastively by `benchmarks/fit_retrieval.py` (docs/adr/0011, 0013).
"""

import hashlib
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
_RESOURCE = "question_space.npz"


class Unturned:
    """The space of any other model: nothing is known of it, so nothing is changed."""

    digest = ""

    def passages(self, rows: Vectors) -> Vectors:
        """Return the rows as they are."""
        return rows

    def questions(self, rows: Vectors, language: str) -> Vectors:  # noqa: ARG002 - the same for all
        """Return the rows as they are."""
        return rows


class QuestionSpace(Unturned):
    """The shipped maps. Immutable."""

    def __init__(self, raw: bytes) -> None:
        """Read the arrays: `document.centre` (d,), and for each language `weights` (d, d) and `bias` (d,)."""
        with np.load(BytesIO(raw)) as stored:
            arrays = {name: stored[name].astype(np.float32) for name in stored.files}
        self._centre = arrays["document.centre"]
        self._maps = {
            language: (arrays[f"{language}.weights"], arrays[f"{language}.bias"]) for language in ("sv", "en")
        }
        self.dimension = len(self._centre)
        self.digest = hashlib.sha256(raw).hexdigest()

    def passages(self, rows: Vectors) -> Vectors:
        """Return unit rows (n, d) of passages without what all passages share."""
        return _unit(rows - self._centre)

    def questions(self, rows: Vectors, language: str) -> Vectors:
        """Return unit rows (n, d) of questions turned to where the passages that answer them lie."""
        weights, bias = self._maps[language]
        return _unit(rows @ weights.T + bias)


@lru_cache(maxsize=1)
def shipped() -> QuestionSpace:
    """Return the maps for the default model, read once."""
    return QuestionSpace(files("indexer").joinpath("resources", _RESOURCE).read_bytes())


def space_of(dimension: int) -> Unturned:
    """Return the shipped maps where they fit a model of this dimension."""
    space = shipped()
    return space if space.dimension == dimension else Unturned()


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9), dtype=np.float32)
