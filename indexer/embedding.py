"""Vectors of texts by key: from the snapshot before, from what a killed build had finished, else from the model.

Whatever its source, a vector is used as a snapshot keeps it, passages and wordings in 16 bits, sentences and words in
8: so an index that is brought up to date has the vectors that a new one would have.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Self, TypeVar

import numpy as np
import numpy.typing as npt

from corpus.errors import Fault
from indexer.embed import Embedder
from indexer.reuse import Place, Previous, embedding_key
from indexer.small_rows import packed, row_type
from indexer.wordings import Wordings
from indexer.work import WorkLog

T = TypeVar("T")
Rows = npt.NDArray[np.float32]
CHUNK = 128  # texts; a killed build loses at most so many
Advance = Callable[[int], None]


class Embeddings:
    """All vectors of one build. Use as a context manager, under the build lock. OSError when the disk refuses."""

    def __init__(self, log: Callable[[str], WorkLog], embedder: Embedder, previous: Previous) -> None:
        """Hold the model, and the snapshot before if it was made with the same one; `log` opens a log by its kind."""
        self._embedder = embedder
        self._before = previous if previous.same_model(embedder) else Previous()
        self._stack = ExitStack()
        self._log = log
        self._places: dict[str, dict[bytes, Place]] = {"passages": {}, "sentences": {}}
        self._asked: dict[bytes, npt.NDArray[np.float16]] = {}
        self.fresh = 0

    def __enter__(self) -> Self:
        """Open the logs of what is finished."""
        kinds = ("passages", "sentences", "words", "wordings")
        self._logs = {kind: self._stack.enter_context(self._log(kind)) for kind in kinds}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the logs."""
        self._stack.close()

    def prepare(
        self, passages: Mapping[bytes, str], sentences: Mapping[bytes, str], begin: Callable[[int], Advance]
    ) -> None:
        """Embed what is not known yet of these texts by key; `begin` is told how many, and told of each that is done.

        Long texts come first, like lengths together.
        """
        self._places["passages"].update(self._before.passage_keys.find(list(passages)))
        self._places["sentences"].update(self._before.sentence_keys.find(list(sentences)))
        wanted = {"passages": passages, "sentences": sentences}
        missing = {
            key: text
            for kind, texts in wanted.items()
            for key, text in texts.items()
            if key not in self._places[kind] and key not in self._logs[kind]
        }
        advance = begin(len(missing))
        self.fresh += len(missing)
        ordered = sorted(missing, key=lambda key: (-len(missing[key]), key))
        for keys in _chunks(ordered, CHUNK):
            rows = self._embedder.embed_passages([missing[key] for key in keys], progress=advance)
            _check(rows, len(keys))
            small, half = packed(rows, self._embedder.dimension), rows.astype("<f2")
            self._logs["passages"].put((k, r.tobytes()) for k, r in zip(keys, half, strict=True) if k in passages)
            self._logs["sentences"].put((k, r.tobytes()) for k, r in zip(keys, small, strict=True) if k in sentences)

    def passages(self, keys: Sequence[bytes]) -> Rows:
        """Return the vectors of passages that were prepared, shape (len(keys), dimension)."""
        rows = np.zeros((len(keys), self._embedder.dimension), dtype=np.float32)
        known = [(i, self._places["passages"][k]) for i, k in enumerate(keys) if k in self._places["passages"]]
        if known:
            rows[[i for i, _ in known]] = self._before.passage_rows([place for _, place in known])
        for i, key in enumerate(keys):
            if key not in self._places["passages"]:
                rows[i] = np.frombuffer(self._logs["passages"][key], dtype="<f2")
        return rows

    def sentences(self, keys: Sequence[bytes]) -> npt.NDArray[np.void]:
        """Return the vectors of sentences that were prepared, as they are stored."""
        places, log = self._places["sentences"], self._logs["sentences"]
        found = (self._before.sentence_row(places[key]) if key in places else log[key] for key in keys)
        return np.frombuffer(b"".join(found), dtype=row_type(self._embedder.dimension))

    def words(self, words: Sequence[str]) -> npt.NDArray[np.void]:
        """Return the vectors of the corpus's words as they are stored; they are embedded as questions are."""
        known, log = self._before.words, self._logs["words"]
        keys = {word: embedding_key(self._embedder.query_prompt, word) for word in words}
        missing = [word for word in words if word not in known and keys[word] not in log]
        for chunk in _chunks(missing, CHUNK * 8):
            rows = packed(self._embedder.embed_queries(chunk), self._embedder.dimension)
            _check(rows, len(chunk))
            log.put((keys[word], row.tobytes()) for word, row in zip(chunk, rows, strict=True))
        found = (known[word] if word in known else log[keys[word]] for word in words)
        return np.frombuffer(b"".join(found), dtype=row_type(self._embedder.dimension))

    def wordings(self, texts: Sequence[str]) -> Rows:
        """Return the vectors of wordings, which are compared with each other as questions are."""
        keys = [embedding_key(self._embedder.query_prompt, text) for text in texts]
        missing = {k: t for k, t in zip(keys, texts, strict=True) if not self._remember(k)}
        for chunk in _chunks(list(missing), CHUNK):
            rows = self._embedder.embed_queries([missing[key] for key in chunk]).astype("<f2")
            _check(rows, len(chunk))
            self._logs["wordings"].put((key, row.tobytes()) for key, row in zip(chunk, rows, strict=True))
            self._asked.update(zip(chunk, rows, strict=True))
        found = [self._asked[key] for key in keys]
        return np.stack(found).astype(np.float32) if found else np.zeros((0, self._embedder.dimension), np.float32)

    def take_wordings(self) -> Wordings:
        """Return the wordings asked for since the last call."""
        asked, self._asked = self._asked, {}
        return Wordings.of(asked, self._embedder.dimension)

    def _remember(self, key: bytes) -> bool:
        if key in self._asked:
            return True
        if (row := self._before.known_wordings.get(key)) is not None:
            self._asked[key] = row
        elif key in self._logs["wordings"]:
            self._asked[key] = np.frombuffer(self._logs["wordings"][key], dtype="<f2")
        return key in self._asked


def _chunks(things: Sequence[T], size: int) -> Iterator[list[T]]:
    for start in range(0, len(things), size):
        yield list(things[start : start + size])


def _check(rows: npt.NDArray[np.generic], wanted: int) -> None:
    if len(rows) != wanted:
        raise Fault("the embedder returned another number of vectors than it got texts")
