"""How closely the readers agree on one document in several formats, and how fast each is; run by hand.

`python -m benchmarks.formats FOLDER` takes the DOCX files of a folder, lets LibreOffice write each as DOC, ODT,
RTF and HTML, reads all five, and compares the words of each with those of the DOCX. Then it reads every file of the
folder in the readers' own process and tells the speed by format. Nothing of the files is kept.
"""

import argparse
import difflib
import shutil
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import UnreadableDocument
from corpus.opening import Found, Opener
from corpus.raw import Raw
from corpus.readers.sandbox import Sandbox
from corpus.types import BlockKind

FORMATS = {"doc": "doc:MS Word 97", "odt": "odt", "rtf": "rtf", "html": "html:HTML (StarWriter)"}


def words(raw: Raw) -> list[str]:
    """Return the words of a text in order, its table cells and notes too."""
    return " ".join(block.text.text.replace(" | ", " ") for block in raw.blocks).split()


def headings(raw: Raw) -> set[str]:
    """Return the headings that the format itself marks."""
    return {block.text.text for block in raw.blocks if block.kind is BlockKind.HEADING}


def agreement(one: list[str], other: list[str]) -> float:
    """Return the share of the words of both that stand in the same order (Ratcliff and Obershelp)."""
    return difflib.SequenceMatcher(a=one, b=other, autojunk=False).ratio()


def converted(files: list[Path], work: Path) -> Iterator[tuple[str, Path]]:
    """Write every file in every format; yield each format with the file written."""
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    for ending, name in FORMATS.items():
        command = ["soffice", profile, "--headless", "--convert-to", name, "--outdir", str(work), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        yield from ((ending, work / f"{file.stem}.{ending}") for file in files)


def first(opener: Opener, path: Path) -> Found | None:
    """Return the first text of a file, None where it cannot be read."""
    return next(iter(list(opener.open(path.name, path.read_bytes()))), None)


def compare(folder: Path, work: Path) -> None:
    """Print how closely each format agrees with the DOCX it was made from."""
    sources = []
    with Sandbox() as sandbox:
        opener = Opener(sandbox)
        for path in sorted(folder.rglob("*.docx")):
            found = first(opener, path)
            if found is not None and path.read_bytes()[:2] == b"PK":
                sources.append((Path(shutil.copy(path, work)), found.raw))
        print(f"{'format':7} {'words':>7} {'headings':>9}  file")
        for ending, path in converted([path for path, _ in sources], work):
            source = next(raw for original, raw in sources if original.stem == path.stem)
            found = first(opener, path)
            if found is None:
                print(f"{ending:7} not read: {opener.skipped[-1].reason}")
                continue
            marked = headings(source)
            kept = f"{len(headings(found.raw) & marked) / len(marked):9.3f}" if marked else f"{'-':>9}"
            print(f"{ending:7} {agreement(words(source), words(found.raw)):7.3f} {kept}  {path.stem[:60]}")


def speed(folder: Path) -> None:
    """Print, by format, files, characters and seconds; each file is read in the readers' own process."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0.0])
    with Sandbox() as sandbox:
        opener = Opener(sandbox)
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            begun = time.perf_counter()
            try:
                found = list(opener.open(path.name, path.read_bytes()))
            except UnreadableDocument:
                continue
            took = time.perf_counter() - begun
            for text in found:
                total = sums[text.raw.format]
                total[0] += 1
                total[1] += sum(len(block.text.text) for block in text.raw.blocks)
                total[2] += took / len(found)
    print(f"{'format':7} {'files':>6} {'characters':>11} {'seconds':>8} {'characters/s':>13}")
    for name, (files, characters, seconds) in sorted(sums.items()):
        print(f"{name:7} {files:6.0f} {characters:11.0f} {seconds:8.2f} {characters / max(seconds, 1e-9):13.0f}")


def main() -> None:
    """Compare, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        compare(given.folder, Path(work))
    print()
    speed(given.folder)


if __name__ == "__main__":
    main()
