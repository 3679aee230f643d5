"""One document to passages and positions: all that is read from it alone. A killed build's work is found again."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import TypeAdapter

from corpus.organisations import Register
from corpus.types import Document
from indexer import manifest as m
from indexer import tokens
from indexer.embed import Embedder
from indexer.found import Found
from indexer.parts import Fresh, Table
from indexer.passages import embedded_text, passages
from indexer.positions import find_positions
from indexer.reuse import embedding_key
from indexer.speakers import sentences
from indexer.stance_memory import TOLD_TYPE, RememberingReader
from indexer.types import Passage
from indexer.work import WorkLog


@dataclass(frozen=True, slots=True)
class _Cut:
    """What the log keeps of a document; `told` is the table of the reader of stances, in hex."""

    passages: tuple[Passage, ...]
    found: tuple[Found, ...]
    told: str


_CUTS = TypeAdapter(_Cut)


class Cutter:
    """Cuts documents. One for each build."""

    def __init__(self, register: Register, embedder: Embedder, reader: RememberingReader | None, log: WorkLog) -> None:
        """Hold the register as it is after the whole folder, the model whose window decides, and the build's log."""
        self._register, self._embedder, self._reader, self._log = register, embedder, reader, log
        known = b"\n".join(map(m.ORGANISATIONS.dump_json, register.organisations))
        self._state = hashlib.sha256(known).digest()

    def __call__(self, document: Document) -> Fresh:
        """Return a document with its passages, positions, and the keys of its vectors."""
        line = m.dumped(m.DOCUMENTS, document, "documents")
        key = hashlib.sha256(self._state + line).digest()
        if key in self._log:
            cut = m.parse(_CUTS, self._log[key], "a document in the log")
        else:
            cut = self._cut(document)
            self._log.put([(key, m.dumped(_CUTS, cut, "the log"))])
        whole, single = self._texts(document, cut.passages)
        prompt = self._embedder.document_prompt
        return Fresh(
            document, cut.passages, cut.found, _table(cut.told),
            [embedding_key(prompt, text) for text in whole], [embedding_key(prompt, text) for text in single],
        )  # fmt: skip

    def texts(self, fresh: Fresh) -> tuple[dict[bytes, str], dict[bytes, str]]:
        """Return the texts to embed of a document by their keys: of passages, of sentences."""
        whole, single = self._texts(fresh.document, fresh.passages)
        return dict(zip(fresh.passage_keys, whole, strict=True)), dict(zip(fresh.sentence_keys, single, strict=True))

    def _cut(self, document: Document) -> _Cut:
        spoken = sentences(document, self._register.get(document.organisation_id))
        cut = passages(document, spoken, count=tokens.count, fits=self._fits())
        found = find_positions(document, spoken, self._register, self._reader)
        told = self._reader.take() if self._reader is not None else _table("")
        return _Cut(cut, found, told.tobytes().hex())

    def _fits(self) -> Callable[[str], bool]:
        return lambda text: self._embedder.count_tokens(text) <= self._embedder.window

    def _texts(self, document: Document, cut: Sequence[Passage]) -> tuple[list[str], list[str]]:
        whole = [embedded_text(document, p.section_path, p.text) for p in cut]
        single = [
            embedded_text(document, p.section_path, document.text[s.start : s.end]) for p in cut for s in p.sentences
        ]
        return whole, single


def _table(told: str) -> Table:
    return np.frombuffer(bytes.fromhex(told), dtype=TOLD_TYPE)
