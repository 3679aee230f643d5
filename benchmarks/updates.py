"""What bringing a large index up to date costs, beside building it anew: seconds, and what of it is read and written.

    .venv/bin/python -m benchmarks.updates --scale DIR [--keep DIR] [N]      # default: 200000 passages
    .venv/bin/python -m benchmarks.updates --scale DIR --flat [N]
    .venv/bin/python -m benchmarks.updates --letters [--keep DIR] [N]        # N letters in one folder

The texts are real (public documents, `*.jsonl.gz` with {doc, title, text} a line) in folders of a hundred; one folder
holds the hundred generated responses of `benchmarks.many_responses`, so that proposals are gathered too. With `--flat`
they lie in one folder without a manifest, so that kinds and senders are sought; so do the letters of
`benchmarks.letters`, which hold positions too. Vectors are drawn at random and tokens
are estimated, since the model would take hours; so a new build takes longer than told here, an update by the time to
embed ten documents. `--keep` keeps documents and index for another run. Half an hour.
"""

import argparse
import json
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from benchmarks.letters import write_letters
from benchmarks.many_responses import write as write_responses
from benchmarks.scale import resident, rows
from indexer import build
from indexer.build import build_index
from indexer.embed import Vectors
from indexer.report import BuildReport
from indexer.snapshot import current_id, open_snapshot

SEED, FOLDER, RESPONSES = 7, 100, 100
DIMENSION, WINDOW, CHARACTERS_A_TOKEN = 384, 512, 4


class Random:
    """Unit rows at random for any text, of the real model's size."""

    name, digest = "random rows", "0" * 64
    dimension, window = DIMENSION, WINDOW
    query_prompt, document_prompt = "query: ", "passage: "

    def __init__(self) -> None:
        """Begin from the seed."""
        self._chance = np.random.default_rng(SEED)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Return unit rows at random."""
        drawn = self._chance.standard_normal((len(texts), DIMENSION), dtype=np.float32)
        return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)

    def turn_questions(self, rows: Vectors, language: str) -> Vectors:  # noqa: ARG002 - as the protocol has it
        """Return the rows as they are."""
        return rows

    def embed_passages(self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> Vectors:
        """Return unit rows at random."""
        if progress is not None:
            progress(len(texts))
        return self.embed_queries(texts)

    def count_tokens(self, text: str) -> int:
        """Estimate."""
        return len(text) // CHARACTERS_A_TOKEN


class Stages:
    """Takes the processor time of each stage of a build, which other work on the machine changes little."""

    def __init__(self) -> None:
        """Start the clock."""
        self.spent: dict[str, float] = {}
        self._began, self._name = time.process_time(), ""

    def stage(self, name: str, total: int | None) -> None:  # noqa: ARG002 - as the protocol has it
        """Close the stage before."""
        now = time.process_time()
        if self._name:
            self.spent[self._name] = now - self._began
        self._began, self._name = now, name

    def advance(self, steps: int = 1) -> None:
        """Count nothing."""


def write(scale: Path, folder: Path, n: int) -> None:
    """Write documents until they hold n passages, in folders of a hundred, and one folder of generated responses."""
    written = 0
    entries: list[dict[str, str]] = []
    for number, (_, own) in enumerate(groupby(rows(scale), key=lambda r: r["doc"])):
        parts = list(own)
        here = folder / f"c{number // FOLDER:04}"
        here.mkdir(parents=True, exist_ok=True)
        name = f"d{number:06}.md"
        (here / name).write_text("\n\n".join(p["text"] for p in parts), encoding="utf-8")
        entries.append({"file": name, "id": name[:-3], "kind": "ovrigt", "title": parts[0].get("title") or name})
        written += len(parts)
        if number % FOLDER == FOLDER - 1 or written >= n:
            (here / "manifest.json").write_text(json.dumps({"documents": entries}), encoding="utf-8")
            entries = []
        if written >= n:
            break
    responses = folder / "c0000-svar"
    responses.mkdir()
    write_responses(responses, RESPONSES)


def write_flat(scale: Path, folder: Path, n: int) -> None:
    """Write documents until they hold n passages, all in one folder, and nothing that is stated of them."""
    folder.mkdir(parents=True)
    written = 0
    for number, (_, own) in enumerate(groupby(rows(scale), key=lambda r: r["doc"])):
        parts = [row["text"] for row in own]
        (folder / f"d{number:06}.md").write_text("\n\n".join(parts), encoding="utf-8")
        written += len(parts)
        if written >= n:
            break


def built(documents: Path, data: Path, label: str) -> BuildReport:
    """Build, and print how long it took and what was done."""
    stages = Stages()
    report = build_index(documents, data, Random(), stages)
    stages.stage("", None)
    files = [p for p in data.rglob("*") if p.is_file()]
    size = sum(p.stat().st_size for p in files) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = f"{report.seconds:.1f} s, {sum(stages.spent.values()):.1f} s of processor"
    counts = f"{report.documents} documents ({report.read} read, {report.removed} removed)"
    parts = ", ".join(f"{name} {spent:.1f}" for name, spent in stages.spent.items())
    print(f"{label}: {took}; {counts}, {report.passages} passages, {report.embedded} texts embedded; {parts}; "
          f"{size:.0f} MB on disk, {memory:.0f} MB of memory at most so far", flush=True)  # fmt: skip
    return report


def opened(data: Path) -> None:
    """Print how long the index takes to open."""
    before, began, worked = resident(), time.perf_counter(), time.process_time()
    with open_snapshot(data, embedder=None) as snapshot:
        spent, worked = time.perf_counter() - began, time.process_time() - worked
        memory = resident() - before
        print(f"opening {len(snapshot.passages)} passages: {spent:.1f} s, {worked:.1f} s of processor, {memory:.0f} MB",
              flush=True)  # fmt: skip


def changes(documents: Path, data: Path) -> None:
    """Change, add and remove ten documents, together and scattered, and build after each."""
    built(documents, data, "nothing changed")
    folders = sorted(p for p in documents.iterdir() if not p.name.endswith("svar"))
    together = sorted(folders[len(folders) // 2].glob("*.md"))[:10]
    for path in together:
        path.write_text(path.read_text("utf-8") + "\n\nEtt nytt stycke om tillsyn.\n", encoding="utf-8")
    built(documents, data, "ten changed in one folder")
    scattered = [sorted(f.glob("*.md"))[0] for f in folders[:: max(1, len(folders) // 10)][:10]]
    for path in scattered:
        path.write_text(path.read_text("utf-8") + "\n\nEtt nytt stycke om tillsyn.\n", encoding="utf-8")
    built(documents, data, "ten changed in ten folders")
    for i, path in enumerate(together):
        shutil.copyfile(scattered[i], path.with_name(f"ny-{i}.md"))
    built(documents, data, "ten added to one folder")
    for path in together:
        path.with_name(f"ny-{together.index(path)}.md").unlink()
    built(documents, data, "ten removed from one folder")
    for path in sorted((documents / "c0000-svar").glob("svar-*.md"))[:10]:
        path.write_text(path.read_text("utf-8") + "\n\nVi ser fram emot att följa frågan.\n", encoding="utf-8")
    built(documents, data, "ten responses changed of a hundred")


def changes_flat(documents: Path, data: Path) -> None:
    """Change, add, rename and remove ten documents of one folder, and build after each."""
    built(documents, data, "nothing changed")
    files = sorted(p for p in documents.iterdir() if p.suffix in (".md", ".txt"))
    some = files[:: max(1, len(files) // 10)][:10]
    for path in some:
        path.write_text(path.read_text("utf-8") + "\n\nEtt nytt stycke om tillsyn.\n", encoding="utf-8")
    built(documents, data, "ten changed")
    for i, path in enumerate(some):
        shutil.copyfile(path, path.with_name(f"d-ny-{i}{path.suffix}"))
        with path.with_name(f"d-ny-{i}{path.suffix}").open("a", encoding="utf-8") as file:
            file.write("\n\nDetta är en annan handling, som ingen har läst.\n" * 40)
    built(documents, data, "ten added")
    for i, path in enumerate(some):
        path.with_name(f"d-ny-{i}{path.suffix}").rename(path.with_name(f"e-ny-{i}{path.suffix}"))
    built(documents, data, "ten renamed")
    for i, path in enumerate(some):
        path.with_name(f"e-ny-{i}{path.suffix}").unlink()
    built(documents, data, "ten removed")


def main() -> None:
    """Build, change, build."""
    parser = argparse.ArgumentParser()
    of_what = parser.add_mutually_exclusive_group(required=True)
    of_what.add_argument("--scale", type=Path)
    of_what.add_argument("--letters", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--flat", action="store_true")
    parser.add_argument("n", type=int, nargs="?", default=200_000)
    given = parser.parse_args()
    build.rules_digest = lambda: "the same for all runs"  # an index that was kept outlives a change of the program
    with tempfile.TemporaryDirectory() as name:
        folder = given.keep or Path(name)
        documents, data = folder / "documents", folder / "data"
        if given.letters and not documents.exists():
            write_letters(documents, given.n)
        elif not documents.exists():
            (write_flat if given.flat else write)(given.scale, documents, given.n)
        if current_id(data) is None:
            built(documents, data, "a new index")
        opened(data)
        (changes_flat if given.flat or given.letters else changes)(documents, data)
        opened(data)


if __name__ == "__main__":
    main()
