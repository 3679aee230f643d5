"""The default embedding engine: the provisioned tokenizer and an onnxruntime session, without torch.

`indexer.sentence_model` wraps the same engine in a sentence-transformers model; a question takes the short way
through `OnnxEncoder.encode`, with the same result.
"""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from corpus.errors import ModelError
from indexer.provision.digests import check_sizes
from indexer.provision.layout import ENCODER, LENGTHS, MODEL_NAME, PROMPTS, VOCABULARY
from indexer.unigram import open_unigram

_BOS, _EOS = 0, 2
_QUIET = 3  # onnxruntime's level for errors; its warnings are about graph details


class OnnxEncoder:
    """Tokenizes texts and turns them into unit vectors. Safe to use from several threads.

    Each text is run alone on one core, several at once: nothing is padded, a text's vector is the same whatever
    it is embedded with, and no core waits for another.
    """

    name = MODEL_NAME

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        """Open the model in `folder`, checked by the sizes of its files. ModelError when it is not whole."""
        record = check_sizes(folder)
        self.digest = record.digest_of(ENCODER, VOCABULARY, PROMPTS, LENGTHS)
        self.prompts: dict[str, str] = json.loads((folder / PROMPTS).read_text(encoding="utf-8"))["prompts"]
        self.window = int(json.loads((folder / LENGTHS).read_text(encoding="utf-8"))["max_seq_length"])
        self.threads = threads or cores()
        self._session = open_session(folder / ENCODER)
        self.dimension = int(self._session.get_outputs()[0].shape[1])
        self._words = open_unigram(folder / VOCABULARY)

    def count(self, text: str) -> int:
        """Count the tokens of `text` with the two specials, before any cut."""
        return len(self._words.encode(text)) + 2

    def tokenize(self, text: str) -> list[int]:
        """Return the ids of `text` with the two specials, cut at the window."""
        return [_BOS, *self._words.encode(text)[: self.window - 2], _EOS]

    def run(self, ids: Sequence[int]) -> npt.NDArray[np.float32]:
        """Return the unit row (dimension,) of one text's ids."""
        found = self._session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})
        return np.asarray(found[0][0], dtype=np.float32)

    def run_all(self, batch: Sequence[Sequence[int]]) -> npt.NDArray[np.float32]:
        """Return unit rows (texts, dimension) in the order given; the texts share the cores."""
        if len(batch) == 1:
            return self.run(batch[0])[None, :]
        with ThreadPoolExecutor(self.threads) as pool:
            rows = list(pool.map(self.run, batch))
        return np.stack(rows) if rows else np.zeros((0, self.dimension), dtype=np.float32)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return unit rows (texts, dimension) in the order given."""
        return self.run_all([self.tokenize(text) for text in texts])


def cores() -> int:
    """Return how many cores this process may use, where the system tells, else how many there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """Open a graph to be run on one core at a time. ModelError when onnxruntime refuses it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = _QUIET
    # Further levels would put back the fused operators that `indexer.provision.graph` avoids.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no base class but Exception
        raise ModelError(f"{path} cannot be opened ({type(error).__name__}): run `belagg model`") from error
