"""Compares ways to take a question's words to the corpus's words. Run by hand; compare only within one run.

    .venv/bin/python -m benchmarks.english          # English questions
    .venv/bin/python -m benchmarks.english sv       # Swedish ones, for the part that serves both languages

Each way switches parts of the product off: the glossary of public administration, Folkets lexikon, the bridge of word
vectors. The decision whether to answer was fitted with all of them on, so look at the retrieval first.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, redirect_stdout
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import belagg

ROOT = Path(__file__).parents[1]
SECOND = ROOT / "eval" / "consultations" / "elsparkcykel"
SETS = (
    ("five documents", ROOT / "corpus" / "documents", ROOT / "eval" / "questions"),
    ("e-scooters", SECOND / "documents", SECOND / "questions.jsonl"),
)
WAYS = (
    ("vectors of whole texts only", ()),
    ("bridge", ("bridge",)),
    ("lexicon", ("lexicon",)),
    ("lexicon and glossary", ("lexicon", "glossary")),
    ("lexicon, glossary and bridge", ("lexicon", "glossary", "bridge")),
)
MEASURES = ("recall@5", "mrr", "answerable_right", "answerable_refused", "unanswerable_refused")


def main() -> None:
    """Print one table per set of questions: the questions of one language, both halves."""
    language = sys.argv[1] if len(sys.argv) > 1 else "en"
    with tempfile.TemporaryDirectory() as folder:
        for name, documents, questions in SETS:
            data = Path(folder, name)
            _run("--data", data, "index", documents)
            _show(f"\n| {name}, {language} | " + " | ".join(MEASURES) + " | embedding, median ms |")
            _show("|---" * (len(MEASURES) + 2) + "|")
            for way, parts in WAYS if language == "en" else WAYS[-2:]:
                with _only(parts):
                    found, embedding_ms = _measure(data, questions, language)
                cells = [f"{found[m]['value']:.3f} ({found[m]['defined']})" for m in MEASURES]
                _show(f"| {way} | " + " | ".join(cells) + f" | {embedding_ms:.0f} |")


@contextmanager
def _only(parts: tuple[str, ...]) -> Iterator[None]:
    off: dict[str, AbstractContextManager[object]] = {
        "glossary": patch("service.glossary._curated", dict),
        "lexicon": patch("service.glossary._folkets", dict),
        "bridge": patch("service.core.to_bridge", return_value=[]),
    }
    with ExitStack() as stack:
        for part, switched in off.items():
            if part not in parts:
                stack.enter_context(switched)
        yield


def _measure(data: Path, questions: Path, language: str) -> tuple[Mapping[str, Any], float]:
    answers = data / "answers.jsonl"
    _run("--data", data, "eval", "run", "--questions", questions, "--output", answers)
    _run("--data", data, "eval", "score", answers, "--questions", questions, "--output", data / "report")
    report: Mapping[str, Any] = json.loads((data / "report" / "report.json").read_text(encoding="utf-8"))
    given = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    embedding = [answer["timings_ms"]["embed"] for answer in given if answer.get("language") == language]
    measures: Mapping[str, Any] = report["slices"][f"language={language}"]["measures"]
    return measures, median(embedding)


def _run(*arguments: object) -> None:
    with redirect_stdout(sys.stderr):
        code = belagg.run([str(argument) for argument in arguments])
    if code:
        sys.exit(code)


def _show(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
