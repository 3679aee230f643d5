"""Run by test_updates: kills builds of a folder at random instants until one ends, and says what was lost.

    python -m tests.unit.indexer.killed_updates DATA

Each build runs in a forked child with a slow model; whatever it embeds it writes down.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import looks
from indexer import embedding, parts
from indexer.build import build_index
from indexer.snapshot import current_id, open_snapshot
from indexer.verify import verify_snapshot
from tests.fakes import FakeEmbedder
from tests.unit.corpus.making import fill
from tests.unit.indexer.killed_builds import fork, wait
from tests.unit.indexer.test_updates import contents

CHUNK, SEED, LETTERS = 8, 20310102, 80


def note(path: Path, lines: Sequence[str]) -> None:
    """Write down what is about to be done, so that it outlives a kill."""
    with path.open("a", encoding="utf-8") as file:
        file.writelines(line.replace("\n", " ") + "\n" for line in lines)


class Slow(FakeEmbedder):
    """Takes its time, and writes down what it has embedded."""

    def __init__(self, book: Path) -> None:
        super().__init__(dimension=16)
        self._book = book

    def embed_passages(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> npt.NDArray[np.float32]:
        time.sleep(0.002 * len(texts))
        found = super().embed_passages(texts, progress=progress)
        note(self._book, texts)
        return found


def letters(word: str, step: int) -> dict[str, str]:
    """Return letters, all different."""
    return {
        f"{n:03}.txt": f"Remissvar nummer {n} från Vinnova\n\nVinnova {word} förslag {n}. Skälet är siffran {n * n}."
        for n in range(0, LETTERS, step)
    }


def main() -> None:
    """Build once; change every second letter; kill builds until one ends; compare."""
    root = Path(sys.argv[1])
    folder, data = root / "in", root / "data"
    parts.MOST_PASSAGES, embedding.CHUNK, looks._TICK_NS = 8, CHUNK, 0
    chance = random.Random(SEED)
    fill(folder, letters("tillstyrker", 1))
    build_index(folder, data, FakeEmbedder(dimension=16))
    old = current_id(data)
    shutil.copytree(data, root / "anew")
    fill(folder, letters("avstyrker", 2))
    embedded = root / "embedded"
    kills, problems = 0, []
    while True:
        pid = fork(lambda: build_index(folder, data, Slow(embedded)))
        if kills == 25:
            assert wait(pid) == 0
            break
        time.sleep(chance.uniform(0.01, 0.35))
        os.kill(pid, signal.SIGKILL)
        if wait(pid) == 0:
            break
        kills += 1
        with open_snapshot(data, embedder=None) as snapshot:
            problems += verify_snapshot(snapshot.folder)
            if snapshot.id == old and "tillstyrker" not in snapshot.documents["000"].text:
                problems.append("the old index holds new words")
            if snapshot.id != old:
                break
    twice = sum(n - 1 for n in Counter(embedded.read_text("utf-8").splitlines()).values())
    build_index(folder, root / "anew", FakeEmbedder(dimension=16), anew=True)
    with open_snapshot(data, embedder=None) as one, open_snapshot(root / "anew", embedder=None) as two:
        same = contents(one) == contents(two)
    build_index(folder, data, FakeEmbedder(dimension=16))
    stays = ("snapshots", "current", "build.lock", "sweep.lock", "originals", "reads")
    left = [p.name for p in data.iterdir() if p.name not in stays]
    told = {
        "kills": kills, "chunk": CHUNK, "embedded_twice": twice,
        "problems": problems, "same_as_afresh": same, "left": left,
    }  # fmt: skip
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
