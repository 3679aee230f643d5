"""What an index of many passages costs: disk, memory, and where the time of a question goes, as ratios within one run.

    .venv/bin/python -m benchmarks.scale --scale DIR [N]                    # default: 100000
    .venv/bin/python -m benchmarks.scale --scale DIR --keep FOLDER [N]      # builds there, or asks what was built there

The texts are real (public documents, `*.jsonl.gz` with {doc, title, text} a line); the vectors of passages and
sentences are drawn at random, since embedding so many takes hours, so nothing here tells how good the ranking is.
Questions are titles of the documents, embedded by the real model. Half an hour.
"""

import argparse
import gzip
import json
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from indexer.build import build_index
from indexer.embed import Embedder, Vectors, load_embedder
from indexer.lexical import LexicalIndex
from indexer.vectors import VectorIndex
from service import core
from service.contract import SearchRequest
from service.core import SnapshotEngine

SEED, QUESTIONS, WARM = 7, 200, 20
_WORDS, _BULK = 8, 1_000


class RandomRows:
    """The real embedder for questions; passages and sentences get unit rows at random."""

    query_prompt = "query: "
    document_prompt = "passage: "

    def __init__(self, real: Embedder) -> None:
        """Keep the real one."""
        self._real = real
        self._chance = np.random.default_rng(SEED)
        self.name, self.dimension, self.window = f"{real.name}, random rows", real.dimension, real.window
        self.digest = real.digest

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed by the real model, but for the words of the corpus."""
        return self._real.embed_queries(texts) if len(texts) < _BULK else self.embed_passages(texts)

    def turn_questions(self, rows: Vectors, language: str) -> Vectors:
        """Turn as the real one does."""
        return self._real.turn_questions(rows, language)

    def embed_passages(self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> Vectors:
        """Return unit rows at random."""
        rows = self._chance.standard_normal((len(texts), self.dimension)).astype(np.float32)
        if progress is not None:
            progress(len(texts))
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def count_tokens(self, text: str) -> int:
        """Count as the real one does."""
        return self._real.count_tokens(text)


def rows(scale: Path) -> Iterator[dict[str, str]]:
    """Yield the passages of the public documents."""
    for file in sorted(scale.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def write(scale: Path, folder: Path, n: int) -> list[str]:
    """Write documents until they hold n passages; return titles to ask about."""
    entries: list[dict[str, str]] = []
    written = 0
    for _, own in groupby(rows(scale), key=lambda r: r["doc"]):
        parts = list(own)
        name = f"d{len(entries):06}.md"
        (folder / name).write_text("\n\n".join(p["text"] for p in parts), encoding="utf-8")
        entries.append({"file": name, "id": name[:-3], "kind": "ovrigt", "title": parts[0].get("title") or name})
        written += len(parts)
        if written >= n:
            break
    (folder / "manifest.json").write_text(json.dumps({"documents": entries}), encoding="utf-8")
    drawn = np.random.default_rng(SEED).choice(len(entries), QUESTIONS + WARM, replace=False)
    return [" ".join(entries[i]["title"].split()[:_WORDS]) for i in drawn]


def build(scale: Path, folder: Path, n: int) -> list[str]:
    """Write and index the documents; print the time and the disk; return the questions."""
    documents, data = folder / "documents", folder / "data"
    documents.mkdir()
    questions = write(scale, documents, n)
    began = time.perf_counter()
    built = build_index(documents, data, RandomRows(load_embedder()))
    spent = time.perf_counter() - began
    print(f"{built.documents} documents, {built.passages} passages, {built.sentences} sentences, "
          f"built in {spent:.0f} s without embedding")  # fmt: skip
    sizes: Counter[str] = Counter()
    for file in data.rglob("*"):
        sizes[file.parent.name if file.parent.name in ("vectors", "lexical") else file.name] += file.stat().st_size
    print(f"disk: {sum(sizes.values()) / built.passages / 1000:.2f} kB a passage: "
          + ", ".join(f"{name} {size / built.passages / 1000:.2f}" for name, size in sizes.most_common(6)))  # fmt: skip
    return questions


class Clock:
    """Adds up the time spent in functions of a module or class, by name."""

    def __init__(self) -> None:
        """Start from nothing."""
        self.spent: Counter[str] = Counter()

    def watch(self, owner: Any, name: str, label: str) -> None:  # noqa: ANN401 - a module or a class
        """Time every call of `owner.name` as `label`."""
        plain = getattr(owner, name)

        def timed(*given: object, **named: object) -> object:
            began = time.perf_counter()
            try:
                return plain(*given, **named)
            finally:
                self.spent[label] += time.perf_counter() - began

        setattr(owner, name, timed)


def resident() -> float:
    """Return the memory of this process in MB, mapped files that were read included."""
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(fields["VmRSS"].split()[0]) / 1024


def measure(data: Path, questions: Sequence[str]) -> None:
    """Ask, and print memory and times."""
    embedder = RandomRows(load_embedder())
    for question in questions[:WARM]:
        embedder.embed_queries([question])
    before = resident()
    engine = SnapshotEngine(data, embedder)
    for question in questions[:WARM]:
        engine.search(SearchRequest(query=question))
    opened = resident()
    clock = Clock()
    clock.watch(RandomRows, "embed_queries", "embed")
    clock.watch(core, "find_terms", "terms")
    clock.watch(VectorIndex, "search", "vectors")
    clock.watch(LexicalIndex, "search", "words")
    clock.watch(core, "retrieve", "retrieve")
    totals = [_timed(engine, question) for question in questions[WARM:]]
    engine.close()
    print(f"memory beside the model: {opened - before:.0f} MB, after all questions {resident() - before:.0f} MB")
    embed = clock.spent["embed"]
    clock.spent["retrieve, the rest"] = clock.spent.pop("retrieve") - clock.spent["vectors"] - clock.spent["words"]
    middle = 1000 * statistics.median(totals)
    print(f"a question: median {middle:.1f} ms, {sum(totals) / embed:.2f} times its embedding; "
          + ", ".join(f"{label} {spent / sum(totals):.0%}" for label, spent in clock.spent.items()))  # fmt: skip


def _timed(engine: SnapshotEngine, question: str) -> float:
    began = time.perf_counter()
    engine.search(SearchRequest(query=question))
    return time.perf_counter() - began


def main() -> None:
    """Build in a process of its own, whose memory does not count, and measure in this one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=Path, required=True)
    parser.add_argument("n", type=int, nargs="?", default=100_000)
    parser.add_argument("--keep", type=Path, help="build in this folder and leave it; if it was built, only ask")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(1, get_context("spawn")) as pool:
        folder = given.keep or Path(name)
        asked = folder / "questions.json"
        if not asked.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            questions = pool.submit(build, given.scale, folder, given.n).result()
            asked.write_text(json.dumps(questions), encoding="utf-8")
        measure(folder / "data", json.loads(asked.read_text("utf-8")))


if __name__ == "__main__":
    main()
