"""The product as one of the systems compared: passages become documents, its own indexer and retriever do the rest."""

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from eval.bench.types import BenchPassage, BenchQuestion, Ranking
from service.contract import SearchRequest
from service.core import SnapshotEngine

Build = Callable[[Path, Path], SnapshotEngine]
"""Indexes a folder of documents into a data folder and returns the engine that answers from it."""
_HITS = 100


class Indexed:
    """Makes an index of each set in a passing folder. `build` is the command line's, which alone may write indexes.

    The last index is kept until another set is opened: the same passages are often asked in two languages.
    """

    def __init__(self, build: Build) -> None:
        self._build = build
        self._last: tuple[tuple[BenchPassage, ...], Index] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._last is not None:
            self._last[1].close()
            self._last = None

    def open(self, passages: Sequence[BenchPassage]) -> "Index":
        """Write each passage as a document, index them, and return the index."""
        wanted = tuple(passages)
        if self._last is None or self._last[0] != wanted:
            self.__exit__()
            self._last = wanted, self._made(wanted)
        return self._last[1]

    def _made(self, passages: tuple[BenchPassage, ...]) -> "Index":
        folder = Path(tempfile.mkdtemp(prefix="belagg-bench-"))
        try:
            documents = folder / "documents"
            documents.mkdir()
            entries = [_written(documents, number, passage) for number, passage in enumerate(passages)]
            (documents / "manifest.json").write_text(json.dumps({"documents": entries}), encoding="utf-8")
            engine = self._build(documents, folder / "data")
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Index(engine, folder, {f"p{number}": p.id for number, p in enumerate(passages)})


def _written(folder: Path, number: int, passage: BenchPassage) -> dict[str, str]:
    """Write one passage and return its entry in the manifest; its own id may be no file name."""
    file = f"p{number}.txt"
    (folder / file).write_text(passage.text, encoding="utf-8")
    entry = {"file": file, "id": f"p{number}", "kind": "ovrigt"}
    return entry | {"title": passage.title} if passage.title else entry


class Index:
    """An index of one set; `names` gives the passage's id by its document's."""

    def __init__(self, engine: SnapshotEngine, folder: Path, names: dict[str, str]) -> None:
        self.engine, self._folder, self.names = engine, folder, names

    def rank(self, question: BenchQuestion, k: int) -> Ranking:
        """Rank documents by their best passage."""
        found = self.engine.search(SearchRequest(query=question.text, k=_HITS))
        best: dict[str, float] = {}
        for hit in found.hits:
            best.setdefault(self.names[hit.document_id], hit.score)
        return list(best.items())[:k]

    def sure(self, question: BenchQuestion) -> float:
        """Return the decision signal as log-odds."""
        found = self.engine.search(SearchRequest(query=question.text, k=1, confidence=True))
        return found.confidence if found.confidence is not None else float("-inf")

    def close(self) -> None:
        """Close the index and remove it."""
        self.engine.close()
        shutil.rmtree(self._folder, ignore_errors=True)
