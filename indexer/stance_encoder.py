"""The fitted reader of stances: the language model with the adapter for stances, and one linear layer on top.

It reads a clause between marks inside its context; the mean of the clause's token states and the state of the first
token decide. Fitted by `benchmarks/fit_stances.py` (docs/adr/0010).
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.clauses import CLASSES, Clause, Odds
from indexer.onnx_encoder import cores, open_session
from indexer.plain import plain
from indexer.provision.digests import check_sizes
from indexer.provision.layout import STANCE_ENCODER, STANCE_HEAD, VOCABULARY, model_folder
from indexer.unigram import open_unigram

BOS, EOS = 0, 2
BEFORE, WORDS, AFTER = 60, 120, 30  # tokens
OPENS, CLOSES = "» ", "« "  # around the clause; what is fitted depends on them
_CHARACTERS = 2_000  # of each part: more than any token limit can hold


class StanceEncoder:
    """Reads clauses in their context. Safe to use from several threads."""

    def __init__(self, share: Path | None = None) -> None:
        """Open the provisioned model, checked by the sizes of its files. ModelError when it is not whole."""
        folder = model_folder(share)
        self.digest = check_sizes(folder).digest_of(STANCE_ENCODER, STANCE_HEAD, VOCABULARY)
        self._session = open_session(folder / STANCE_ENCODER)
        self._words = open_unigram(folder / VOCABULARY)
        with np.load(folder / STANCE_HEAD) as stored:
            self._weights, self._bias = stored["weights"].astype(np.float32), stored["bias"].astype(np.float32)

    def __call__(self, clauses: Sequence[Clause]) -> list[Odds]:
        """Return for each clause how likely each stance, and none, is; in the order given."""
        with ThreadPoolExecutor(cores()) as pool:
            return list(pool.map(self._read, clauses))

    def _read(self, clause: Clause) -> Odds:
        ids, start, end = self.tokens(clause)
        found = self._session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})
        states: npt.NDArray[np.float32] = np.asarray(found[0], dtype=np.float32)[0]
        scores = self._weights @ np.concatenate([states[start:end].mean(axis=0), states[0]]) + self._bias
        odds = np.exp(scores - scores.max())
        return dict(zip(CLASSES, (odds / odds.sum()).tolist(), strict=True))

    def tokens(self, clause: Clause) -> tuple[list[int], int, int]:
        """Return what the model reads of a clause: see `tokens`."""
        return tokens(clause, lambda text: self._words.encode(plain(text)))


def tokens(clause: Clause, encode: Callable[[str], list[int]]) -> tuple[list[int], int, int]:
    """Return the ids of a clause in its context, and which of them, from start to end, are the clause's."""
    before = encode(f"{clause.who}. {clause.heading}: {clause.before}"[-_CHARACTERS:])[-BEFORE:]
    words = encode((OPENS + clause.words)[:_CHARACTERS])[:WORDS]
    after = encode((CLOSES + clause.after)[:_CHARACTERS])[:AFTER]
    return [BOS, *before, *words, *after, EOS], 1 + len(before), 1 + len(before) + len(words)
