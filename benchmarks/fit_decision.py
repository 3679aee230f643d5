"""Fit the weights of service/decide.py on the development halves of the question sets. Run by hand.

python -m benchmarks.fit_decision

Every answerable question is also asked of documents that do not hold its answer: of two other respondents, or of
everything but the documents its gold stands in. An answerable question counts where the words found stand by its gold:
with the wrong words found, refusing is no loss. Logistic regression, no random numbers; both kinds of unanswerable case
weigh together as much as the answerable ones; five folds by question for the figures printed, all for the weights.
"""

import dataclasses
import json
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.types import Document
from indexer.build import build_index
from indexer.cross_encoder import load_reader
from indexer.embed import load_embedder
from service.answers.context import Context
from service.contract import AskRequest
from service.core import SnapshotEngine
from service.decide import signs_of
from service.draft import Draft
from service.kinds_of_fact import missing_kind
from service.question import parse

ROOT = Path(__file__).parents[1]
CONSULTATIONS = ROOT / "eval" / "consultations"
NEAR_MISSES = ROOT / "eval" / "near_misses"
SETS = (  # documents, questions, near misses with their twins
    (ROOT / "corpus" / "documents", ROOT / "eval" / "questions" / "tillit.jsonl", NEAR_MISSES / "tillit.jsonl"),
    *(
        (CONSULTATIONS / name / "documents", CONSULTATIONS / name / "questions.jsonl", NEAR_MISSES / f"{name}.jsonl")
        for name in ("elsparkcykel", "beredskapslager", "begravningslag", "skola", "energi", "hyra", "djur")
    ),
)
KINDS = {"lookup", "reason", "condition", "definition", "position", "not_mentioned", "not_in_corpus"}
FOLDS, STEPS, RATE, RIDGE = 5, 4000, 0.3, 1.0
SWAPPED = 2  # respondents who are asked in another's place
Array = npt.NDArray[np.float64]


def main() -> None:
    """Print the weights, and what a threshold costs."""
    rows = [row for documents, *files in SETS for row in _rows(documents, *files)]
    names = list(rows[0][2])
    x = np.array([[signs[n] for n in names] for _, _, signs, _ in rows])
    y = np.array([label for _, label, _, _ in rows], dtype=float)
    real = np.array([kind for *_, kind in rows])
    weight = _weights(y, real)
    fold = np.array([sum(map(ord, question)) % FOLDS for question, _, _, _ in rows])
    held = np.zeros(len(y))
    for k in range(FOLDS):
        weights, bias = fit(x[fold != k], y[fold != k], weight[fold != k])
        held[fold == k] = x[fold == k] @ weights + bias
    print(f"{len(y)} cases, {int(y.sum())} answerable; area under the curve, held out: {auc(held, y):.4f}")
    asked = real == "asked"
    print(f"of the {int(asked.sum())} asked as they stand: {auc(held[asked], y[asked]):.4f}")
    weights, bias = fit(x, y, weight)
    print(
        "WEIGHTS =",
        {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)},
        "BIAS =",
        round(float(bias), 2),
    )
    final = x @ weights + bias
    for threshold in np.arange(-1.0, 2.01, 0.25):
        lost = float((final[y == 1] < threshold).mean())
        swapped = float((final[(y == 0) & (real == "swapped")] >= threshold).mean())
        missed = float((final[(y == 0) & asked] >= threshold).mean())
        print(
            f"threshold {threshold:5.2f}: answerable lost {lost:.3f}, unanswerable"
            f" answered: swapped {swapped:.3f}, as asked {missed:.3f}"
        )


def _rows(documents: Path, *files: Path) -> Iterator[tuple[str, int, dict[str, float], str]]:
    embedder = load_embedder()
    with tempfile.TemporaryDirectory() as data:
        build_index(documents, Path(data), embedder)
        engine = SnapshotEngine(Path(data), embedder, load_reader())
        for line in (line for file in files if file.is_file() for line in file.read_text("utf-8").splitlines()):
            question = json.loads(line)
            if question["half"] == "dev" and question["kind"] in KINDS:
                yield from _cases(engine, question)
        engine.close()


def _cases(engine: SnapshotEngine, question: dict[str, object]) -> Iterator[tuple[str, int, dict[str, float], str]]:
    text = str(question["question"])
    context = context_of(engine, text)
    places = list(_gold(question.get("gold")))
    gold = {document for document, _ in places}
    everything = context.documents
    if not question["answerable"]:
        yield from _case(text, context, 0, "asked")
        return
    if _found(context, places):
        yield from _case(text, context, 1, "asked")
    for organisation in sorted(context.respondents, key=lambda o: zlib.crc32((o + text).encode()))[:SWAPPED]:
        others = [d for d in everything if d.organisation_id == organisation]
        if organisation not in context.query.asked and not gold & {d.id for d in others}:
            swapped = dataclasses.replace(context.query, asked=(organisation,))
            yield from _case(text, context_of(engine, text, query=swapped), 0, "swapped")
    if not context.query.asked:
        rest = tuple(d for d in everything if d.id not in gold)
        yield from _case(text, context_of(engine, text, documents=rest), 0, "swapped")


def _found(context: Context, places: list[tuple[str, str]]) -> bool:
    """Return whether the best words stand in a passage that holds gold."""
    if not context.widened:
        return False
    best = context.widened[0]
    text = " ".join(context.view.passages[best.row].text.split())
    return any(document == best.document.id and " ".join(quote.split()) in text for document, quote in places)


def _gold(items: object) -> Iterator[tuple[str, str]]:
    if isinstance(items, list):
        for item in items:
            yield from _gold(item)
    elif isinstance(items, dict):
        yield str(items["document"]), str(items["quote"])


def context_of(
    engine: SnapshotEngine, text: str, *, query: object = None, documents: tuple[Document, ...] | None = None
) -> Context:
    """Return the context of a question, as `query` has taken it apart if given, over all documents or some."""
    view = engine._current()
    readable = documents or view.readable(frozenset(), AskRequest(question="?").filters, None)
    names = view.names(readable)
    parsed = query or parse(text, names)
    terms, vector, matter = engine._understand(view, text, parsed)  # type: ignore[arg-type]
    draft = Draft(view, text, "sv", None)
    return Context(view, parsed, names, readable, vector, terms, draft, engine._reader, matter)  # type: ignore[arg-type]


def _case(text: str, context: Context, label: int, kind: str) -> Iterator[tuple[str, int, dict[str, float], str]]:
    if not context.widened:
        return
    if label == 0 and missing_kind(text, [e.quote for e in context.widened[:3]], context.terms):
        return  # decided by the kind of thing asked for, not by the signs
    best = context.widened[0]
    table = context.view.stems(best.row)
    yield text, label, signs_of(context.terms, best, table, context.elsewhere, context.read), kind


def _weights(y: Array, kinds: npt.NDArray[np.str_]) -> Array:
    """Return the weight of each case: both kinds of unanswerable ones together weigh as much as the answerable."""
    weight = np.ones(len(y))
    for kind in ("asked", "swapped"):
        chosen = (y == 0) & (kinds == kind)
        weight[chosen] = y.sum() / 2 / max(1, chosen.sum())
    return weight


def fit(x: Array, y: Array, balance: Array) -> tuple[Array, float]:
    """Return the weights and the bias of a logistic regression; x (n, signs), y of 0 and 1 and balance (n,)."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / spread
    weights, bias = np.zeros(z.shape[1]), 0.0
    for _ in range(STEPS):
        error = balance * (1 / (1 + np.exp(-(z @ weights + bias))) - y)
        weights -= RATE * (z.T @ error / balance.sum() + RIDGE * weights / len(y))
        bias -= RATE * float(error.sum() / balance.sum())
    return weights / spread, bias - float((weights * mean / spread).sum())


def auc(scores: Array, y: Array) -> float:
    """Return the area under the curve: how often a 1 scores above a 0."""
    order = np.argsort(scores)
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    positives = y.sum()
    return float((ranks[y == 1].sum() - positives * (positives + 1) / 2) / (positives * (len(y) - positives)))


if __name__ == "__main__":
    main()
