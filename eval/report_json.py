"""The report as JSON: the form that later runs are compared with."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from eval.score import FORMAT
from eval.types import Verdict


def render(report: Mapping[str, Any]) -> str:
    """Return the report as indented JSON with a final newline; equal reports give equal text."""
    return json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read(file: Path) -> dict[str, Any]:
    """Read a report written by `render`. Raises EvalError when it is none."""
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as cause:
        raise EvalError(f"cannot read a report from {file}: give the report.json of `belagg eval score`") from cause
    if not _is_report(report):
        raise EvalError(f"{file} is not a report of format {FORMAT}: give the report.json of `belagg eval score`")
    return dict(report)


def _is_report(report: object) -> bool:
    try:
        known = (
            isinstance(report, dict) and report["format"] == FORMAT and isinstance(report["questions"]["sha256"], str)
        )
        return known and all(_is_line(line) for line in report["verdicts"])  # type: ignore[index]
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def _is_line(line: Mapping[str, Any]) -> bool:
    texts = all(isinstance(line[name], str) for name in ("id", "half", "question", "reason"))
    values = all(value is None or isinstance(value, int | float) for value in line["values"].values())
    return texts and values and Verdict(line["verdict"]) is not None
