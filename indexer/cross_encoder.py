"""The cross-encoder: the language model with an adapter of its own, which reads a question and a text together.

Two vectors made apart tell how near two texts are; read together, the model can tell whether one answers the other.
Source: Nogueira and Cho, Passage re-ranking with BERT, 2019. Fitted by `benchmarks/fit_cross_encoder.py`
(docs/adr/0020).
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.onnx_encoder import cores, open_session
from indexer.plain import plain
from indexer.provision.digests import check_sizes
from indexer.provision.layout import CROSS_ENCODER, CROSS_HEAD, VOCABULARY, model_folder
from indexer.unigram import open_unigram

BOS, EOS = 0, 2
QUESTION_TOKENS, TEXT_TOKENS = 48, 120
_CHARACTERS = 2_000  # of each part: more than any token limit can hold


class CrossEncoder:
    """Tells how likely texts answer a question. Safe to use from several threads."""

    def __init__(self, share: Path | None = None, threads: int | None = None) -> None:
        """Open the provisioned model, checked by the sizes of its files. ModelError when it is not whole."""
        folder = model_folder(share)
        check_sizes(folder)
        self._session = open_session(folder / CROSS_ENCODER)
        self._words = open_unigram(folder / VOCABULARY)
        self._threads = threads or cores()
        with np.load(folder / CROSS_HEAD) as stored:
            self._weights, self._bias, self._near = (stored[k].astype(np.float32) for k in ("weights", "bias", "near"))

    def __call__(self, question: str, texts: Sequence[str], near: Sequence[float]) -> list[float]:
        """Return for each text the log-odds that it answers the question against that no text does.

        `near` are the cosines of the question's vector with those of the texts. A text's odds do not depend on what
        else is read with it.
        """
        first = self._encode(question)
        with ThreadPoolExecutor(self._threads) as pool:
            read = pool.map(lambda text: self._read(pair(first, self._encode(text))), texts)
            return [score + float(self._near[0]) * cosine for score, cosine in zip(read, near, strict=True)]

    def _encode(self, text: str) -> list[int]:
        return self._words.encode(plain(text[:_CHARACTERS]))

    def _read(self, ids: list[int]) -> float:
        found = self._session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})
        states: npt.NDArray[np.float32] = np.asarray(found[0], dtype=np.float32)[0]
        return float((self._weights @ np.concatenate([states.mean(axis=0), states[0]]) + self._bias)[0])


Reader = Callable[[str, Sequence[str], Sequence[float]], list[float]]


def load_reader(model: Path | None = None, share: Path | None = None, threads: int | None = None) -> Reader | None:
    """Open the cross-encoder that goes with the provisioned embedder; None beside another `model`.

    It weighs the nearness of the provisioned embedder's vectors, whose scale is not that of another's.
    """
    return CrossEncoder(share, threads) if model is None else None


def pair(question: Sequence[int], text: Sequence[int]) -> list[int]:
    """Return the ids the model reads of a question's and a text's, without specials; each is cut to its share."""
    return [BOS, *question[:QUESTION_TOKENS], EOS, EOS, *text[:TEXT_TOKENS], EOS]
