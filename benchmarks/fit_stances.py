"""Fit the model of stances (indexer/stance_model.py) on the development extracts; the half `test` is never read.

.venv/bin/python -m benchmarks.fit_stances            # cross-validated figures only
.venv/bin/python -m benchmarks.fit_stances --write    # and write indexer/resources/stances.npz
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from sklearn.model_selection import GroupKFold

from eval.extracts import SHIPPED, Extract, load_extracts
from indexer import stance as rules
from indexer.stance_model import BUCKETS, CLASSES, features

WEIGHTS = Path(__file__).parents[1] / "indexer" / "resources" / "stances.npz"
C = 2.0
FOLDS = 10


def examples() -> list[tuple[str, str, str]]:
    """Return (clause, the rule that fires, the stance's name or an empty one) of every development extract."""
    found: list[tuple[str, str, str]] = []
    for file in sorted(SHIPPED.glob("*.jsonl")):
        if file.stem != "test":
            found += map(_example, load_extracts(file))
    return found


def _example(extract: Extract) -> tuple[str, str, str]:
    return extract.quote, rules.rule_name(extract.quote), extract.stances[0] if extract.stances else ""


def matrix(rows: Iterable[tuple[str, str, str]]) -> csr_matrix:
    """Return the features of examples, one row each."""
    data, columns, starts = [], [], [0]
    for text, rule, _ in rows:
        found = features(text, rule)
        columns += found.keys()
        data += found.values()
        starts.append(len(columns))
    return csr_matrix((data, columns, starts), shape=(len(starts) - 1, BUCKETS))


def main() -> None:
    """Print how well held-out folds are told, and write the weights when asked."""
    rows = examples()
    x, y = matrix(rows), np.array([stance for *_, stance in rows])
    groups = np.array([hash(text[:60]) for text, *_ in rows])
    told = np.empty(len(y), dtype=object)
    for train, held in GroupKFold(FOLDS).split(x, y, groups):
        told[held] = _model().fit(x[train], y[train]).predict(x[held])
    print(classification_report(y, told, digits=3))
    if "--write" in sys.argv:
        fitted = _model().fit(x, y)
        order = [list(fitted.classes_).index(c.value if c else "") for c in CLASSES]
        WEIGHTS.parent.mkdir(exist_ok=True)
        np.savez_compressed(
            WEIGHTS, weights=fitted.coef_[order].astype(np.float16), bias=fitted.intercept_[order].astype(np.float32)
        )
        print(f"{len(rows)} extracts; {WEIGHTS.stat().st_size / 1e6:.2f} MB written")


def _model() -> LogisticRegression:
    return LogisticRegression(C=C, max_iter=3_000, class_weight="balanced")


if __name__ == "__main__":
    main()
