"""Fit the weights of service/foreign.py on the development halves of the question sets. Run by hand.

python -m benchmarks.fit_foreign

Against the answerable questions of views stand those on matters that no document touches on (eval/foreign_matters).
Logistic regression, no random numbers; both sorts weigh the same; each consultation's figures are held out: with the
weights of the others. A question whose answer never reached the decision (no terms, a section named) is no case.
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.fit_decision import SETS, auc, context_of, fit
from indexer.build import build_index
from indexer.cross_encoder import load_reader
from indexer.embed import load_embedder
from service import foreign
from service.core import SnapshotEngine

FOREIGN = Path(__file__).parents[1] / "eval" / "foreign_matters"
Case = tuple[str, dict[str, float], int]


def main() -> None:
    """Print the weights, and what a threshold costs."""
    rows = [(documents, case) for documents, questions, _ in SETS for case in _cases(documents, questions)]
    names = list(rows[0][1][1])
    x = np.array([[signs[n] for n in names] for _, (_, signs, _) in rows])
    y = np.array([label for _, (_, _, label) in rows], dtype=float)
    weight = np.where(y == 1, 0.5 / y.sum(), 0.5 / (1 - y).sum()) * len(y)
    of = np.array([SETS.index(next(s for s in SETS if s[0] == documents)) for documents, _ in rows])
    held = np.zeros(len(y))
    for k in set(of.tolist()):
        weights, bias = fit(x[of != k], y[of != k], weight[of != k])
        held[of == k] = x[of == k] @ weights + bias
    print(f"{len(y)} cases, {int(y.sum())} answerable; area under the curve, held out: {auc(held, y):.4f}")
    weights, bias = fit(x, y, weight)
    print("WEIGHTS =", {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}, f"BIAS = {bias:.2f}")
    for threshold in np.arange(-2.0, 0.51, 0.25):
        lost, kept = float((held[y == 1] < threshold).mean()), float((held[y == 0] >= threshold).mean())
        print(f"threshold {threshold:5.2f}: answerable lost {lost:.3f}, foreign let through {kept:.3f}")
    for value, (_, (text, signs, label)) in sorted(zip(held, rows, strict=True), key=lambda pair: pair[0]):
        if (value < 0) == bool(label):
            print(f"{value:6.2f} {label} {text} { ({n: round(s, 2) for n, s in signs.items()}) }")


def _cases(documents: Path, questions: Path) -> Iterator[Case]:
    name = "tillit" if questions.stem == "tillit" else documents.parent.name
    embedder = load_embedder()
    with tempfile.TemporaryDirectory() as data:
        build_index(documents, Path(data), embedder)
        engine = SnapshotEngine(Path(data), embedder, load_reader())
        for file in (questions, FOREIGN / f"{name}.jsonl"):
            for line in file.read_text("utf-8").splitlines():
                question = json.loads(line)
                if question["half"] == "dev" and (question["answerable"] or file.parent == FOREIGN):
                    yield from _case(engine, question["question"], int(question["answerable"]))
        engine.close()


def _case(engine: SnapshotEngine, text: str, label: int) -> Iterator[Case]:
    context = context_of(engine, text)
    if context.matter is not None:
        read = max(foreign.readings(context), default=-foreign.BOUND)
        yield text, foreign.covered_and_near(context, context.matter) | {"read": read}, label


if __name__ == "__main__":
    main()
