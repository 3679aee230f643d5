"""Two reports over the same questions: what was mended, what broke, which measures moved. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from corpus.errors import EvalError
from eval.bootstrap import paired
from eval.metrics import mean
from eval.score import LOWER_IS_BETTER, MEASURES, verdict_of
from eval.types import CREDIT


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return the difference from `before` to `after`, question by question.

    Only questions in both reports are compared; a question whose credit rose is fixed, one whose
    credit fell is broken. `worse` says whether anything broke. Intervals are over paired changes.
    """
    old, new = (_verdicts(report) for report in (before, after))
    shared = [key for key in new if key in old]
    if not shared:
        raise EvalError("the two runs have no question in common: compare runs over the same question set")
    changes = [_change(old[key], new[key]) for key in shared if old[key]["verdict"] != new[key]["verdict"]]
    broken = [change for change in changes if change["to_credit"] < change["from_credit"]]
    return {
        "compared": len(shared),
        "only_before": sorted(set(old) - set(new)),
        "only_after": sorted(set(new) - set(old)),
        "same_questions": before["questions"]["sha256"] == after["questions"]["sha256"],
        "fixed": [change for change in changes if change not in broken],
        "broken": broken,
        "worse": bool(broken),
        "measures": {
            half: {name: _moved(name, [old[key] for key in keys], [new[key] for key in keys]) for name in MEASURES}
            for half, keys in _halves(new, shared).items()
        },
    }


def _verdicts(report: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {line["id"]: line for line in report["verdicts"]}


def _halves(lines: Mapping[str, Mapping[str, Any]], shared: Sequence[str]) -> dict[str, list[str]]:
    halves = {"all": list(shared)}
    for key in shared:
        halves.setdefault(lines[key]["half"], []).append(key)
    return {name: halves[name] for name in ("all", "dev", "test") if name in halves}


def _change(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": new["id"],
        "half": new["half"],
        "question": new["question"],
        "from": old["verdict"],
        "to": new["verdict"],
        "from_credit": CREDIT[verdict_of(old)],
        "to_credit": CREDIT[verdict_of(new)],
        "reason": new["reason"],
    }


def _moved(name: str, old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    before = [line["values"].get(name) for line in old]
    after = [line["values"].get(name) for line in new]
    bounds = paired(before, after)
    was, now = mean(before), mean(after)
    change = now - was if was is not None and now is not None else None
    return {
        "before": was,
        "after": now,
        "change": change,
        "low": bounds.low if bounds else None,
        "high": bounds.high if bounds else None,
        "better": None if not change else (change < 0) == (name in LOWER_IS_BETTER),
    }
