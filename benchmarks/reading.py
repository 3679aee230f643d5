"""What is read of a folder of originals: how many, how fast by format, how much memory, how near to what is known.

    python -m benchmarks.reading FOLDER [--info pdf_info.json]

Each file is read in the separate process, as by `belagg index`. `--info` is a JSON list of {"file", "pages", "chars"}
with the characters that the PDF's own text layer holds, white space included; a file of it is named below FOLDER.
Printed: a Markdown table by format, the files refused with their reasons, how much of what is known was kept, how near
the text comes to pages copied out by hand (`benchmarks/references`), and how many running heads are left in it.
"""

import argparse
import hashlib
import json
import resource
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.transcribed import accuracy, left_over, mean, references
from corpus.errors import UnreadableDocument
from corpus.raw import Raw
from corpus.readers.formats import Format, format_of
from corpus.readers.sandbox import Sandbox
from corpus.structure import parse
from corpus.text import MappedText
from corpus.types import Block

_FEW = 50  # characters: a text layer of less is none


@dataclass
class Kind:
    """What was read of the files of one format."""

    files: int = 0
    read: int = 0
    pages: int = 0
    characters: int = 0
    seconds: float = 0.0
    confidences: list[float] = field(default_factory=list)


@dataclass
class Outcome:
    """What was read of the folder."""

    kinds: dict[str, Kind] = field(default_factory=lambda: defaultdict(Kind))
    refused: list[str] = field(default_factory=list)
    shares: list[tuple[float, str]] = field(default_factory=list)
    other_pages: list[str] = field(default_factory=list)
    accuracies: dict[str, float] = field(default_factory=dict)
    left: list[tuple[int, str]] = field(default_factory=list)


def main() -> None:
    """Read the folder and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--info", type=Path)
    given = parser.parse_args()
    info = {item["file"]: item for item in json.loads(given.info.read_text())} if given.info else {}
    outcome = Outcome()
    with Sandbox() as sandbox:
        for path in sorted(p for p in given.folder.rglob("*") if p.is_file() and p.suffix not in (".json", ".md")):
            name = path.relative_to(given.folder).as_posix()
            began = time.perf_counter()
            try:
                data = path.read_bytes()
                kind = format_of(data)
                raw = sandbox.read(kind, data).raw
            except UnreadableDocument as error:
                outcome.refused.append(f"{name}: {error}")
                continue
            if raw is not None:
                text, blocks, _ = parse(raw.blocks, styled=raw.styled)
                _count(outcome, name, kind, raw, text.text, time.perf_counter() - began, info)
                _compare(outcome, name, hashlib.sha256(data).hexdigest(), raw, text, blocks)
    _print(outcome)


def _count(
    outcome: Outcome,
    name: str,
    kind: Format,
    raw: Raw,
    text: str,
    seconds: float,
    info: Mapping[str, Mapping[str, Any]],
) -> None:
    total = outcome.kinds["scan" if raw.ocr else str(kind)]
    total.files += 1
    total.seconds += seconds
    total.read += bool(text)
    total.pages += max(1, raw.pages)
    total.characters += len(text)
    total.confidences += [sure for sure in raw.ocr.values() if sure is not None]
    known = info.get(name)
    if known is None:
        return
    if raw.pages != known["pages"]:
        outcome.other_pages.append(name)
    if known["chars"] > _FEW and not raw.ocr:
        kept = len(text) + sum(len(line) + 1 for line in raw.furniture)
        outcome.shares.append((kept / known["chars"], name))


def _compare(outcome: Outcome, name: str, sha256: str, raw: Raw, text: MappedText, blocks: Sequence[Block]) -> None:
    for reference in references():
        if reference.sha256 == sha256:
            outcome.accuracies[reference.name] = accuracy(reference, text, raw)
    left = left_over(text, blocks, raw)
    if left:
        outcome.left.append((len(left), f"{name} ({min(left)})"))


def _print(outcome: Outcome) -> None:
    print("| format | files | read | pages | characters | pages a second | mean confidence |")
    print("|---|---|---|---|---|---|---|")
    for kind, total in sorted(outcome.kinds.items()):
        sure = f"{sum(total.confidences) / len(total.confidences):.2f}" if total.confidences else "–"
        speed = f"{total.pages / total.seconds:.1f}"
        print(f"| {kind} | {total.files} | {total.read} | {total.pages} | {total.characters} | {speed} | {sure} |")
    print(f"\nrefused: {outcome.refused or 'none'}")
    print(f"other number of pages than known: {outcome.other_pages or 'none'}")
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
    if outcome.shares:
        shares = sorted(outcome.shares)
        low, high, middle = shares[0], shares[-1], shares[len(shares) // 2]
        print(f"characters kept of those known: median {middle[0]:.3f}, least {low}, most {high}")
    for name, share in sorted(outcome.accuracies.items()):
        print(f"| {name} | {share:.4f} |")
    if outcome.accuracies:
        print(f"| mean | {mean(list(outcome.accuracies.values())):.4f} |")
    print(f"running heads and feet left: {sum(n for n, _ in outcome.left)}; most {sorted(outcome.left)[-3:]}")


if __name__ == "__main__":
    main()
