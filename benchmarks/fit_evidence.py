"""Fit what a sentence's meaning, words, passage and kind weigh when the answer is chosen (service/evidence.py).

    .venv/bin/python -m benchmarks.fit_evidence

Every answerable question of the development halves, and of the questions about letters, is asked of its own documents;
the sentences that overlap a gold quote are to score above all others found (softmax over the sentences, each set
weighing alike). Prints how often the best sentence is a right one, as it is and, by three folds, fitted. Ten minutes.
"""

import json
import re
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import torch

from benchmarks.fit_decision import SETS, context_of
from benchmarks.retrieval_data import LETTERS, ON_LETTERS
from indexer.build import build_index
from indexer.embed import load_embedder
from service.answers.context import Context
from service.core import SnapshotEngine
from service.evidence import WEIGHTS, weighable
from service.kinds_of_fact import wanted_kind

SIGNS = tuple(WEIGHTS)
NOW = np.array([WEIGHTS[name] for name in SIGNS])
KINDS = ("lookup", "reason", "condition", "definition", "position")
FOLDS, STEPS, RATE, SHARP, RIDGE = 3, 120, 0.05, 8.0, 0.01
Array = npt.NDArray[np.float64]
Gold = list[tuple[str, str]]
Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One question: the signs of each sentence found (n, 4), and which of them are right."""

    set: str
    fold: int
    signs: Array
    right: npt.NDArray[np.bool_]


def questions(file: Path) -> Iterator[tuple[str, str, Gold]]:
    """Yield the name, words and gold places of the answerable questions of a set, or about letters."""
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if "letter" in row:
            for item in row["answered"]:
                yield from ((row["letter"], item[lang], [(row["letter"], item["quote"])]) for lang in ("sv", "en"))
        elif row["half"] == "dev" and row["answerable"] and row["kind"] in KINDS:
            yield row["id"], row["question"], list(_places(row["gold"]))


def _places(items: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - nested lists of objects
    for item in items:
        if isinstance(item, list):
            yield from _places(item)
        else:
            yield item["document"], item["quote"]


def asked(documents: Path, file: Path) -> Iterator[tuple[str, Context, list[Span]]]:
    """Yield the name of each question, or the id of its letter, what is needed to answer it, and its gold spans."""
    embedder = load_embedder()
    with tempfile.TemporaryDirectory() as data:
        build_index(documents, Path(data), embedder)
        engine = SnapshotEngine(Path(data), embedder)
        by_file = {d.source_file: d.id for d in engine._current().documents.values()}
        for id_, text, gold in questions(file):
            context = context_of(engine, text)
            yield by_file.get(id_, id_), context, list(_spans(context, [(by_file.get(d, d), q) for d, q in gold]))
        engine.close()


def cases(name: str, documents: Path, file: Path) -> Iterator[Case]:
    """Yield the questions of one set of which a right sentence was found at all."""
    for id_, context, spans in asked(documents, file):
        signs, right = _sentences(context, spans)
        if any(right):
            yield Case(name, zlib.crc32(f"{name}{id_}".encode()) % FOLDS, np.array(signs), np.array(right))


def _spans(context: Context, gold: Gold) -> Iterator[Span]:
    for document, quote in gold:
        found = re.search(r"\s+".join(map(re.escape, quote.split())), context.view.documents[document].text)
        if found:
            yield document, found.start(), found.end()


def _sentences(context: Context, spans: list[Span]) -> tuple[list[list[float]], list[bool]]:
    signs, right = [], []
    holds = wanted_kind(context.query.text)
    for item, own in weighable(
        context.view, context.vector, context.terms, context.candidates, context.query.speaker, holds
    ):
        signs.append([own[name] for name in SIGNS])
        right.append(any(d == item.document.id and item.start < b and a < item.end for d, a, b in spans))
    return signs, right


class Weighable(Protocol):
    """A question with the signs of what was found (n, signs) and which of it is right."""

    @property
    def set(self) -> str:
        """The set it belongs to."""

    @property
    def signs(self) -> Array:
        """The signs."""

    @property
    def right(self) -> npt.NDArray[np.bool_]:
        """Which are right, at least one."""


def fit(given: Sequence[Weighable]) -> Array:
    """Return the weights of the signs."""
    share: dict[str, float] = defaultdict(float)
    for case in given:
        share[case.set] += 1.0
    found = [(torch.tensor(c.signs), torch.tensor(c.right), 1 / share[c.set] / len(share)) for c in given]
    weights = torch.zeros(given[0].signs.shape[1], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.Adam([weights], RATE)
    for _ in range(STEPS):
        loss = RIDGE * (weights**2).sum()
        for signs, right, weight in found:
            scores = signs @ weights * SHARP
            loss = loss + weight * (torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return weights.detach().numpy()


def main() -> None:
    """Print the shares of questions whose best sentence is right, and the weights."""
    sets = [(documents.parent.name, documents, file) for documents, file, *_ in SETS]
    found = [case for each in [*sets, ("letters", LETTERS, ON_LETTERS)] for case in cases(*each)]
    folds = [fit([c for c in found if c.fold != k]) for k in range(FOLDS)]
    for name in dict.fromkeys(c.set for c in found):
        own = [c for c in found if c.set == name]
        now = np.mean([c.right[(c.signs @ NOW).argmax()] for c in own])
        then = np.mean([c.right[(c.signs @ folds[c.fold]).argmax()] for c in own])
        print(f"{name}: {len(own)} questions, right as it is {now:.3f}, fitted {then:.3f}")
    weights = fit(found)
    print(dict(zip(SIGNS, (weights / weights[-1] * NOW[-1]).round(2).tolist(), strict=True)))


if __name__ == "__main__":
    main()
