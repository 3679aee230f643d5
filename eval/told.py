"""What the commands of this room tell at a terminal: results to lines."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval import extracts, report_markdown
from eval.score import MEASURES, cautions


def stance_lines(result: Mapping[str, Any], taken: Sequence[extracts.Taken]) -> Iterator[str]:
    """Yield how the stances of extracts were read, class by class, then those read wrongly."""
    for row in [["stance", "n", "prec", "recall", "F1"], *extracts.rows(result)]:
        yield f"{row[0]:28}" + "".join(f"{cell:>8}" for cell in row[1:])
    attributed = report_markdown.number(result["attribution"])
    yield f"{attributed} of the stances given are stances of the respondent ({result['extracts']} extracts)"
    for t in taken:
        if t.truth != t.stance:
            accepted = "|".join(t.extract.stances) or t.extract.look
            yield f"  {t.extract.id} {accepted}: read as {t.stance}: {t.extract.quote}"


def report_lines(report: Mapping[str, Any], difference: Mapping[str, Any] | None, folder: Path) -> str:
    """Return the headlines of a report by half, what to know before believing them, and where the report lies."""
    lines = []
    for name in ("half=dev", "half=test"):
        if name in report["slices"]:
            part = report["slices"][name]
            counts = ", ".join(f"{n} {verdict}" for verdict, n in part["verdicts"].items())
            lines.append(f"{name.partition('=')[2]}: {part['count']} questions, {counts}")
            lines.extend(_headlines(part["measures"]))
    lines.extend(f"Note: {caution}" for caution in cautions(report))
    if difference:
        lines.append(difference_lines(difference))
    return "\n".join([*lines, f"Report: {folder / 'report.html'}"])


def _headlines(measures: Mapping[str, Any]) -> list[str]:
    names = (
        "answerable_right",
        "right_passage",
        "verbatim",
        "unanswerable_refused",
        "answerable_refused",
        "premise_confirmed",
    )
    return [f"  {report_markdown.number(measures[name]['value'])}  {MEASURES[name]}" for name in names]


def difference_lines(difference: Mapping[str, Any]) -> str:
    """Return what two runs differ in, a line for each question."""
    head = f"{difference['compared']} compared: {len(difference['fixed'])} fixed, {len(difference['broken'])} broken"
    return "\n".join(
        [head]
        + [f"  broken {c['id']}: {c['from']} -> {c['to']} ({c['reason']})" for c in difference["broken"]]
        + [f"  fixed  {c['id']}: {c['from']} -> {c['to']}" for c in difference["fixed"]]
    )
