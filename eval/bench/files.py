"""TREC's file formats: qrels and runs, for any other tool that reads them."""

from collections.abc import Mapping
from pathlib import Path

from eval.bench.types import Ranking


def write_qrels(file: Path, qrels: Mapping[str, Mapping[str, int]]) -> None:
    """Write `question 0 passage relevance`, one line each."""
    lines = (f"{_word(q)} 0 {_word(p)} {r}\n" for q, right in qrels.items() for p, r in right.items())
    file.write_text("".join(lines), encoding="utf-8")


def write_run(file: Path, name: str, rankings: Mapping[str, Ranking]) -> None:
    """Write `question Q0 passage rank score system`, one line each, best first."""
    lines = (
        f"{_word(q)} Q0 {_word(p)} {place} {score:.6f} {_word(name)}\n"
        for q, ranking in rankings.items()
        for place, (p, score) in enumerate(ranking, 1)
    )
    file.write_text("".join(lines), encoding="utf-8")


def _word(text: str) -> str:
    """Return an id without blanks, which separate the fields."""
    return "_".join(text.split()) or "_"
