"""The report as JSON: the form that later runs are compared with."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import EvalError


def render(report: Mapping[str, Any]) -> str:
    """Return the report as indented JSON with a final newline; equal reports give equal text."""
    return json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read(file: Path) -> dict[str, Any]:
    """Read a report written by `render`. Raises EvalError when it is none."""
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as cause:
        raise EvalError(f"cannot read a report from {file}: give the report.json of `belagg eval score`") from cause
    if not isinstance(report, dict) or "verdicts" not in report:
        raise EvalError(f"{file} is not a report: give the report.json of `belagg eval score`")
    return report
