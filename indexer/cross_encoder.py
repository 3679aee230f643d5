"""The cross-encoder: the language model with an adapter of its own, which reads a question and a text together.

Two vectors made apart tell how near two texts are; read together, the model can tell whether one answers the other.
Source: Nogueira and Cho, Passage re-ranking with BERT, 2019. Fitted by `benchmarks/fit_cross_encoder.py`
(docs/adr/0020).
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.onnx_encoder import open_session
from indexer.plain import plain
from indexer.provision.digests import check_sizes
from indexer.provision.layout import CROSS_ENCODER, CROSS_HEAD, VOCABULARY, model_folder
from indexer.unigram import open_unigram

BOS, EOS = 0, 2
QUESTION_TOKENS, TEXT_TOKENS = 48, 120
_CHARACTERS = 2_000  # of each part: more than any token limit can hold


class CrossEncoder:
    """Tells how likely a text answers a question. Safe to use from several threads."""

    def __init__(self, share: Path | None = None) -> None:
        """Open the provisioned model, checked by the sizes of its files. ModelError when it is not whole."""
        folder = model_folder(share)
        check_sizes(folder)
        self._session = open_session(folder / CROSS_ENCODER)
        self._words = open_unigram(folder / VOCABULARY)
        with np.load(folder / CROSS_HEAD) as stored:
            self._weights, self._bias, self._near = (stored[k].astype(np.float32) for k in ("weights", "bias", "near"))

    def __call__(self, question: str, text: str, near: float) -> float:
        """Return the log-odds that the text answers the question, against that nothing does.

        `near` is the cosine of the question's vector with the text's.
        """
        ids = pair(self._encode(question), self._encode(text))
        found = self._session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})
        states: npt.NDArray[np.float32] = np.asarray(found[0], dtype=np.float32)[0]
        score = self._weights @ np.concatenate([states.mean(axis=0), states[0]]) + self._bias
        return float(score[0]) + float(self._near[0]) * near

    def _encode(self, text: str) -> list[int]:
        return self._words.encode(plain(text[:_CHARACTERS]))


Reader = Callable[[str, str, float], float]


def load_reader(model: Path | None = None, share: Path | None = None) -> Reader | None:
    """Open the cross-encoder that goes with the provisioned embedder; None beside another `model`.

    It weighs the nearness of the provisioned embedder's vectors, whose scale is not that of another's.
    """
    return CrossEncoder(share) if model is None else None


def pair(question: Sequence[int], text: Sequence[int]) -> list[int]:
    """Return the ids the model reads of a question's and a text's, without specials; each is cut to its share."""
    return [BOS, *question[:QUESTION_TOKENS], EOS, EOS, *text[:TEXT_TOKENS], EOS]
