"""From a word the corpus does not have to the words it does: the model's own vectors as a dictionary.

Deterministic.

English *geofencing* and Swedish *glapp* stand in no dictionary at hand, but the model puts them near the corpus's
*geostaket* and *klyfta*. Both sides are centred on the mean of their language, without which all words are near all
others.
"""

import numpy as np
import numpy.typing as npt

from indexer.embed import Embedder
from indexer.snapshot import Snapshot

_LEAST, _SURE = 0.34, 0.62  # centred cosines: below the first nothing is the same thing, from the second on most are
_MOST = 4
_TOP_WEIGHT = 0.75  # no neighbour counts as much as the word itself
# everyday nouns of many fields, to estimate where English words lie
_ENGLISH = (
    "house water school money health road child law work city company food country music letter "
    "animal river family teacher market language hospital doctor winter summer business energy "
    "building safety report decision agreement question answer policy tax government system service "
    "information technology environment traffic police court member group history science culture "
).split()
Vectors = npt.NDArray[np.float32]


class Bridge:
    """The words of a snapshot as a dictionary. Immutable; thread-safe."""

    def __init__(self, snapshot: Snapshot, embedder: Embedder) -> None:
        """Centre the snapshot's word vectors; a snapshot without them gives no neighbours."""
        self._words = snapshot.words
        index = snapshot.word_vectors
        rows = (
            index.reconstruct(np.arange(index.count))
            if index is not None
            else np.zeros((0, embedder.dimension), np.float32)
        )
        self._means = {
            "sv": rows.mean(axis=0) if len(rows) else 0.0,
            "en": embedder.embed_queries(_ENGLISH).mean(axis=0),
        }
        self._rows = _unit(rows - self._means["sv"])

    def neighbours(self, vectors: Vectors, language: str) -> list[dict[str, float]]:
        """Return for each word's vector the words of the corpus it may stand for, with weights below 1.

        Best first; often none.

        `vectors` has shape (n, dimension) and was embedded as questions are.
        """
        if not len(self._rows) or not len(vectors):
            return [{} for _ in vectors]
        return [self._best(row) for row in _unit(vectors - self._means[language]) @ self._rows.T]

    def _best(self, scores: Vectors) -> dict[str, float]:
        order = [i for i in np.argsort(-scores, kind="stable")[:_MOST] if scores[i] >= _LEAST]
        return {
            self._words[i]: _TOP_WEIGHT * min(1.0, 0.25 + 0.75 * (float(scores[i]) - _LEAST) / (_SURE - _LEAST))
            for i in order
        }


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return unit
