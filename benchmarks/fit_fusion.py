"""Fit what meaning and words weigh when passages are ranked (service/retrieve.py), and show what each piece is worth.

    .venv/bin/python -m benchmarks.fit_fusion --bench DIR [--limit 300]

Every question of the public sets is asked of an index of its set, those about letters of their own letter, those of the
development halves of their documents. The passages that answer are to score above all others found (softmax, each set
weighing alike). Fitted on the questions that are not held out (benchmarks/retrieval_data.py); the table is of those
that are, and shows MRR@10 as it is, fitted anew, and with pieces left out. Sets of translated sentences are left out:
nothing in them is hard. Half an hour.
"""

import argparse
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.fit_decision import SETS, context_of
from benchmarks.fit_evidence import asked, fit
from benchmarks.retrieval_data import HELD_SETS, LETTERS, ON_LETTERS
from eval.bench.product import Indexed
from eval.bench.sets import load_sets
from indexer.build import build_index
from indexer.embed import load_embedder
from service.answers.context import Context
from service.core import SnapshotEngine
from service.corpus_view import Mask
from service.covering import coverages
from service.retrieve import WEIGHTS, known_share, signs, stretch

SIGNS = tuple(WEIGHTS)
NOW = np.array([*WEIGHTS.values(), 0.0])  # at the end what is not weighed: a sentence in a passage of few
WITHOUT = {
    "no words": NOW * [1, 1, 0, 0, 0],
    "no sentences": NOW * [1, 0, 1, 1, 0],
    "sentences alike": np.array([*WEIGHTS.values(), WEIGHTS["sentence"]]),
    "no coverage": NOW * [1, 1, 0, 1, 0],
    "no rank by words": NOW * [1, 1, 1, 0, 0],
    "words alone": NOW * [0, 0, 1, 1, 0],
}
EASY = ("flores", "pud")
DEPTH, HELD, FOLDS = 10, 1, 4
Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One question: the signs of each passage found (n, 5), the unit each belongs to, and which are right."""

    set: str
    held: bool
    signs: Array
    units: tuple[str, ...]
    right: npt.NDArray[np.bool_]


def _signs(context: Context, allowed: Mask) -> tuple[list[int], Array]:
    view = context.view
    found = signs(view, context.vector, context.terms, allowed)
    rows = found.rows.tolist()
    covered = np.array(coverages(view, context.terms, rows))
    values = found.weighable(covered, known_share(context.terms))
    short = (1 - found.drowned) * (stretch(found.sentence) - stretch(found.dense))
    return rows, np.stack([*values.values(), short], axis=1)


def _of_bench(bench: Path, limit: int, build: Indexed) -> Iterator[Case]:
    for given in load_sets(bench, limit):
        if given.name.startswith(EASY):
            continue
        index = build.open(given.passages)
        whole = given.name.split(":")[0] in HELD_SETS
        for question in given.answerable:
            context = context_of(index.engine, question.text)
            rows, values = _signs(context, context.view.mask(context.documents))
            units = tuple(index.names[context.view.passages[r].document_id] for r in rows)
            right = np.array([u in question.gold for u in units])
            held = whole or zlib.crc32(question.gold[0].encode()) % FOLDS == HELD
            yield Case(given.name, held, values, units, right)


def _of_documents(name: str, documents: Path, file: Path) -> Iterator[Case]:
    for id_, context, spans in asked(documents, file):
        own = [context.view.documents[id_]] if file == ON_LETTERS else context.scope
        rows, values = _signs(context, context.view.mask(own))
        found = [context.view.passages[r] for r in rows]
        right = [any(d == p.document_id and p.start < b and a < p.end for d, a, b in spans) for p in found]
        held = zlib.crc32(id_.encode()) % FOLDS == HELD
        yield Case(name, held, values, tuple(map(str, rows)), np.array(right, dtype=np.bool_))


def reciprocal_rank(case: Case, weights: Array) -> float:
    """Return one over the place of the first right unit among the first ten, each counted by its best passage."""
    seen: list[str] = []
    for i in np.argsort(-(case.signs @ weights), kind="stable"):
        if case.right[i]:
            return 1 / (len(seen) + 1)
        if case.units[i] not in seen:
            seen.append(case.units[i])
        if len(seen) == DEPTH:
            break
    return 0.0


def main() -> None:
    """Print the weights and the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=300)
    given = parser.parse_args()
    embedder = load_embedder()

    def build(folder: Path, data: Path) -> SnapshotEngine:
        build_index(folder, data, embedder)
        return SnapshotEngine(data, embedder)

    with Indexed(build) as indexed:
        cases = list(_of_bench(given.bench, given.limit, indexed))
    for documents, file, *_ in SETS:
        cases += _of_documents(documents.parent.name, documents, file)
    cases += _of_documents("letters", LETTERS, ON_LETTERS)
    given_to = [c for c in cases if not c.held and c.right.any() and not c.right.all()]
    fitted = np.append(fit([replace(c, signs=c.signs[:, : len(SIGNS)]) for c in given_to]), 0.0)
    fitted /= fitted[0]  # the cosines' weights add up to 1, so that scores keep their scale
    print(dict(zip(SIGNS, fitted.round(2).tolist(), strict=False)))
    ways = {"as it is": NOW, "fitted": fitted} | WITHOUT
    print("| set | questions | " + " | ".join(ways) + " |\n" + "|---" * (len(ways) + 2) + "|")
    table = []
    held = [c for c in cases if c.held]
    for name in dict.fromkeys(c.set for c in held):
        own = [c for c in held if c.set == name]
        table.append([float(np.mean([reciprocal_rank(c, w) for c in own])) for w in ways.values()])
        print(f"| {name} | {len(own)} | " + " | ".join(f"{v:.3f}" for v in table[-1]) + " |")
    print("| mean | | " + " | ".join(f"{v:.3f}" for v in np.mean(table, axis=0)) + " |")


if __name__ == "__main__":
    main()
