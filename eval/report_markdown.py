"""The report as Markdown, for a pull request or a terminal. Text from outside is escaped."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eval.score import MEASURES, cautions
from eval.words import printable

MEASURE_SLICES = ("half=dev", "half=test", "language=sv", "language=en", "all")
CLASS_MEASURES = ("precision", "recall", "f1")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def render(report: Mapping[str, Any], difference: Mapping[str, Any] | None = None) -> str:
    """Return the report as Markdown: measures, kinds, latency, stances, the change and every miss."""
    parts = [
        "# Evaluation",
        f"{report['questions']['count']} questions, set {report['questions']['sha256'][:12]}.",
        *map(escape, cautions(report)),
        "## Measures",
        "Mean with its 95 % bootstrap interval; n is the number of questions where the measure is defined.",
        _measures(report),
        "## Verdicts by kind",
        _kinds(report),
        "## Time and length",
        _spreads(report),
        *_stances(report.get("stances")),
        *(_difference(difference) if difference else []),
        "## Not right",
        _misses(report["verdicts"]),
    ]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Return `text` on one line with everything Markdown or HTML would read as markup made plain."""
    return _SPECIAL.sub(r"\\\1", " ".join(printable(text).split())).replace("\\<", "&lt;").replace("\\>", "&gt;")


def number(value: float | None) -> str:
    """Return a share with three decimals, or a dash when it is not defined."""
    return "–" if value is None else f"{value:.3f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; cells must be escaped already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _measures(report: Mapping[str, Any]) -> str:
    slices = [name for name in MEASURE_SLICES if name in report["slices"]]
    rows = [
        [label, *(_cell(report["slices"][name]["measures"][measure]) for name in slices)]
        for measure, label in MEASURES.items()
    ]
    return table(["measure", *slices], rows)


def _cell(measure: Mapping[str, Any]) -> str:
    if measure["value"] is None:
        return "–"
    bounds = "" if measure["low"] is None else f" [{number(measure['low'])}, {number(measure['high'])}]"
    return f"{number(measure['value'])}{bounds} n={measure['defined']}"


def _kinds(report: Mapping[str, Any]) -> str:
    rows = []
    for name, part in report["slices"].items():
        if name.startswith(("half=dev kind=", "half=test kind=")):
            half, kind = (item.partition("=")[2] for item in name.split(" "))
            counts = [str(part["verdicts"].get(verdict, 0)) for verdict in ("correct", "partial", "missing", "wrong")]
            rows.append([kind, half, str(part["count"]), *counts])
    return table(["kind", "half", "n", "correct", "partial", "missing", "wrong"], sorted(rows))


def _spreads(report: Mapping[str, Any]) -> str:
    whole = report["slices"]["all"]
    names = {"latency_ms": "milliseconds per question", "answer_words": "words per answer given"}
    return table(
        ["", "p50", "p95", "n"],
        [
            [
                label,
                *("–" if whole[name][p] is None else f"{whole[name][p]:.1f}" for p in ("p50", "p95")),
                str(whole[name]["count"]),
            ]
            for name, label in names.items()
        ],
    )


def _stances(stances: Mapping[str, Any] | None) -> list[str]:
    if not stances:
        return []
    summary = (
        f"Gold positions found: {stances['found']} of {stances['gold']}; stance right in {number(stances['accuracy'])} "
        f"of those found, {number(stances['recall'])} of all. {stances['beside']} positions match no gold row."
    )
    summary += f" Macro-F1 {number(stances['macro_f1'])}."
    classes = [[escape(name), *(number(c[m]) for m in CLASS_MEASURES)] for name, c in stances["classes"].items()]
    rows = [[escape(t), escape(p), str(n)] for t, row in stances["confusion"].items() for p, n in row.items()]
    missed = [
        f"- {escape(row['organisation_id'])}, {escape(row['proposal'])}: {escape(row['outcome'])}"
        for row in stances["rows"]
        if not row["right"]
    ]
    return [
        "## Stances against the gold positions",
        summary,
        table(["stance", *CLASS_MEASURES], classes),
        table(["gold", "given", "n"], rows),
        "\n".join(missed),
    ]


def _difference(difference: Mapping[str, Any]) -> list[str]:
    fixed, broken = len(difference["fixed"]), len(difference["broken"])
    head = f"{difference['compared']} questions compared: {fixed} fixed, {broken} broken."
    lines = [
        f"- {word} {escape(change['id'])} ({change['half']}): {change['from']} → {change['to']}. "
        + escape(change["reason"])
        for word, name in (("broken", "broken"), ("fixed", "fixed"))
        for change in difference[name]
    ]
    return ["## Change against the earlier run", head, "\n".join(lines)] if lines else ["## Change", head]


def _misses(verdicts: Iterable[Mapping[str, Any]]) -> str:
    lines = [
        f"- **{line['verdict']}** {escape(line['id'])} ({line['half']}, {line['kind']}): {escape(line['question'])} "
        f"– {escape(line['reason'])}"
        for line in verdicts
        if line["verdict"] != "correct"
    ]
    return "\n".join(lines) or "Every answer is right."


def extracts(result: Mapping[str, Any], name: str) -> str:
    """Return the report on the stances read in extracts: classes, look-alikes, the confusion matrix."""
    confusion = result["confusion"]
    columns = sorted({given for row in confusion.values() for given in row})
    parts = [
        f"# Stances read in {escape(name)}",
        f"{result['extracts']} extracts, {result['stances']} of them with a stance. "
        f"Macro-F1 {number(result['macro_f1'])}; "
        f"{number(result['attribution'])} of the stances given are stances of the respondent.",
        table(["stance", "n", *CLASS_MEASURES], _class_rows(result["classes"])),
        "## Look-alikes",
        table(
            ["kind", "n", "taken for a stance"],
            [[escape(k), str(v["n"]), str(v["taken_for_a_stance"])] for k, v in result["look_alikes"].items()],
        ),
        "## Confusion (rows: gold, columns: read)",
        table(
            ["", *map(escape, columns)],
            [[escape(truth), *(str(row.get(c, "")) for c in columns)] for truth, row in confusion.items()],
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _class_rows(classes: Mapping[str, Any]) -> list[list[str]]:
    return [
        [escape(name), str(c["n"]), *(number(c[measure]) for measure in CLASS_MEASURES)] for name, c in classes.items()
    ]
