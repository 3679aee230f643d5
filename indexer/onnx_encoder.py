"""The default embedding engine: the provisioned tokenizer and an onnxruntime session, without torch.

`indexer.sentence_model` wraps the same engine in a sentence-transformers model for the bulk work; a question
takes the short way through `OnnxEncoder.encode`, with the same result.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from corpus.errors import ModelError
from indexer.provision.digests import check_sizes
from indexer.provision.layout import ENCODER, MODEL_NAME, PROMPTS, VOCABULARY
from indexer.unigram import open_unigram

Ids = npt.NDArray[np.int64]
_WINDOW = 512
_BOS, _PAD, _EOS = 0, 1, 2
_QUIET = 3  # onnxruntime's level for errors; its warnings are about graph details


@dataclass(frozen=True, slots=True)
class Batch:
    """Token ids and the mask of real tokens, both (texts, longest)."""

    ids: Ids
    mask: Ids


class OnnxEncoder:
    """Tokenizes texts and turns them into unit vectors. Safe to use from several threads."""

    name = MODEL_NAME
    window = _WINDOW

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        """Open the model in `folder`, checked by the sizes of its files. ModelError when it is not whole."""
        record = check_sizes(folder)
        self.digest = record.digest_of(ENCODER, VOCABULARY, PROMPTS)
        self.prompts: dict[str, str] = json.loads((folder / PROMPTS).read_text(encoding="utf-8"))["prompts"]
        self._session = _open_session(folder / ENCODER, threads)
        self.dimension = int(self._session.get_outputs()[0].shape[1])
        self._words = open_unigram(folder / VOCABULARY)

    def count(self, text: str) -> int:
        """Count the tokens of `text` with the two specials, before any cut."""
        return len(self._words.encode(text)) + 2

    def tokenize(self, texts: Sequence[str]) -> Batch:
        """Return the batch of `texts`, cut at the window and padded to the longest."""
        found = [[_BOS, *self._words.encode(text)[: _WINDOW - 2], _EOS] for text in texts]
        ids = np.full((len(found), max(map(len, found))), _PAD, dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(found):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        return Batch(ids, mask)

    def run(self, batch: Batch) -> npt.NDArray[np.float32]:
        """Return unit rows (texts, dimension)."""
        inputs = {"input_ids": batch.ids, "attention_mask": batch.mask}
        return np.asarray(self._session.run(None, inputs)[0], dtype=np.float32)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return unit rows (texts, dimension) of one batch of at least one text."""
        return self.run(self.tokenize(texts))


def _open_session(path: Path, threads: int | None) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or 0
    options.log_severity_level = _QUIET
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no base class but Exception
        raise ModelError(f"{path} cannot be opened ({type(error).__name__}): run `belagg model`") from error
