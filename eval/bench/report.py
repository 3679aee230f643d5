"""What a comparison found, as JSON and as Markdown."""

from collections.abc import Mapping, Sequence
from typing import Any

from eval.bench.measure import MEASURES
from eval.bench.peers import BASELINES
from eval.bench.run import OURS, SetRun, SystemRun
from eval.bootstrap import interval, paired

MAIN = "mrr@10"


def report(runs: Sequence[SetRun]) -> dict[str, Any]:
    """Return every system's measures by set, their means over sets, and the product's margin over the baselines."""
    sets = {run.given.name: _set(run) for run in runs}
    names = [system.name for system in runs[0].systems] if runs else []
    means: dict[str, float] = {
        name: _mean([s["systems"][name][MAIN]["value"] for s in sets.values()]) for name in names
    }
    best = max((means[name] for name in BASELINES if name in means), default=0.0)
    margin = means[OURS] / best - 1 if best else None
    return {"measure": MAIN, "sets": sets, "mean": means, "margin_over_best_baseline": margin}


def _set(run: SetRun) -> dict[str, Any]:
    ours = run.systems[0]
    return {
        "passages": len(run.given.passages),
        "questions": len(run.given.answerable),
        "unanswerable": len(run.given.questions) - len(run.given.answerable),
        "systems": {system.name: _system(system, ours) for system in run.systems},
        "risk_coverage": run.abstention,
    }


def _system(system: SystemRun, ours: SystemRun) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for name in MEASURES:
        spread = interval(system.values[name])
        shown[name] = {
            "value": _mean(system.values[name]),
            "interval": [spread.low, spread.high] if spread else None,
        }
    change = paired(system.values[MAIN], ours.values[MAIN]) if system is not ours else None
    shown["ours_minus_this"] = [change.low, change.high] if change else None
    shown["milliseconds"] = system.milliseconds
    return shown


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def markdown(found: Mapping[str, Any]) -> str:
    """Return the report as Markdown: one table of the main measure, then one for each set."""
    names = list(found["mean"])
    lines = [
        "# Retrieval compared",
        "",
        f"{found['measure'].upper()}; a star marks systems that differ from {OURS} beyond chance "
        f"(paired bootstrap, 95 %). Times hold the embedding of the question for {OURS} only.",
        "",
        "| set | questions | " + " | ".join(names) + " |",
        "|---|---|" + "---|" * len(names),
    ]
    for name, part in found["sets"].items():
        cells = [_cell(part["systems"][system]) for system in names]
        lines.append(f"| {name} | {part['questions']} | " + " | ".join(cells) + " |")
    lines.append("| mean | | " + " | ".join(f"{found['mean'][n]:.3f}" for n in names) + " |")
    if found["margin_over_best_baseline"] is not None:
        lines += ["", f"{OURS} against the best single baseline, on average: {found['margin_over_best_baseline']:+.1%}"]
    for name, part in found["sets"].items():
        lines += ["", f"## {name}", "", f"{part['passages']} passages, {part['questions']} questions", ""]
        lines += ["| system | " + " | ".join(MEASURES) + " | ms a question |", "|---|" + "---|" * (len(MEASURES) + 1)]
        for system in names:
            one = part["systems"][system]
            cells = [_with_interval(one[m]) for m in MEASURES]
            lines.append(f"| {system} | " + " | ".join(cells) + f" | {one['milliseconds']:.1f} |")
        if part["risk_coverage"]:
            lines += ["", f"Area under risk-coverage, {part['unanswerable']} unanswerable beside; lower is better:", ""]
            lines += [f"- {signal}: {value:.3f}" for signal, value in part["risk_coverage"].items()]
    return "\n".join(lines) + "\n"


def _cell(one: Mapping[str, Any]) -> str:
    change = one["ours_minus_this"]
    star = "*" if change and (change[0] > 0 or change[1] < 0) else ""
    return f"{one[MAIN]['value']:.3f}{star}"


def _with_interval(one: Mapping[str, Any]) -> str:
    low, high = one["interval"] or (one["value"], one["value"])
    return f"{one['value']:.3f} ({low:.3f}-{high:.3f})"
