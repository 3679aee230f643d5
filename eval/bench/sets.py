"""Reads retrieval sets: folders of two files.

`corpus.jsonl` has {id, text, title?} a line, `queries.jsonl` {id, lang, text, text_sv?, gold, answerable?}.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from eval.bench.types import BenchPassage, BenchQuestion, BenchSet

CORPUS, QUERIES = "corpus.jsonl", "queries.jsonl"
_SEED = 0


def load_sets(folder: Path, limit: int | None = None, only: str | None = None) -> list[BenchSet]:
    """Return every set below `folder`, by name; `folder` may be a set itself.

    With a `limit` at most so many questions of each set, drawn by a fixed seed. EvalError names the file that is wrong.
    """
    places = [folder] if (folder / QUERIES).is_file() else sorted(f for f in _folders(folder))
    found = [s for place in places for s in _of_folder(place, limit) if only is None or only in s.name]
    if not found:
        raise EvalError(f"there is no retrieval set in {folder}: a set is a folder with {CORPUS} and {QUERIES}")
    return found


def _folders(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise EvalError(f"{folder} is no folder: name one that holds retrieval sets")
    return (f for f in folder.iterdir() if (f / QUERIES).is_file() and (f / CORPUS).is_file())


def _of_folder(folder: Path, limit: int | None) -> Iterator[BenchSet]:
    passages = tuple(
        BenchPassage(_text(row, "id", folder / CORPUS), _text(row, "text", folder / CORPUS), row.get("title") or "")
        for row in _rows(folder / CORPUS)
    )
    known = {p.id for p in passages}
    by_language: dict[str, list[BenchQuestion]] = {}
    for row in _rows(folder / QUERIES):
        gold = tuple(row.get("gold") or ()) if row.get("answerable", True) else ()
        if missing := set(gold) - known:
            raise EvalError(f"{folder / QUERIES}: {row.get('id')!r} names passages that are not there: {missing}")
        id_, language = _text(row, "id", folder / QUERIES), row.get("lang", "sv")
        by_language.setdefault(language, []).append(
            BenchQuestion(id_, language, _text(row, "text", folder / QUERIES), gold)
        )
        if language != "sv" and row.get("text_sv"):
            by_language.setdefault("sv", []).append(BenchQuestion(id_, "sv", row["text_sv"], gold))
    for language, questions in sorted(by_language.items()):
        yield BenchSet(f"{folder.name}:{language}", passages, tuple(_drawn(questions, limit)))


def _drawn(questions: list[BenchQuestion], limit: int | None) -> list[BenchQuestion]:
    if limit is None or len(questions) <= limit:
        return questions
    chosen = set(random.Random(_SEED).sample(range(len(questions)), limit))
    return [q for i, q in enumerate(questions) if i in chosen]


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):  # texts may hold other line ends
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as cause:
            raise EvalError(f"{file}, line {number}: not JSON") from cause
        if not isinstance(row, dict):
            raise EvalError(f"{file}, line {number}: not a JSON object")
        yield row


def _text(row: dict[str, Any], name: str, file: Path) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise EvalError(f"{file}: a line lacks {name!r}")
    return value
