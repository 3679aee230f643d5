"""Fit the maps that turn questions to where their answers lie (indexer/question_space.py).

    .venv/bin/python -m benchmarks.fit_questions --bench DIR --scale DIR            # figures on what was held out
    .venv/bin/python -m benchmarks.fit_questions --bench DIR --scale DIR --write    # fitted on everything

`--bench` holds retrieval sets (folders with corpus.jsonl and queries.jsonl), `--scale` the public passages that
eval/gold/retrieval/questions.jsonl asks about, as gzipped JSON lines. Both are measuring data, not part of the project.
Embedding takes most of the quarter of an hour; the seed is fixed.
"""

import argparse
import gzip
import json
import random
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch.nn.functional import cross_entropy, normalize

from indexer.onnx_encoder import OnnxEncoder
from indexer.plain import plain
from indexer.provision.layout import DOCUMENT_PROMPT, QUERY_PROMPT, model_folder

ROOT = Path(__file__).parents[1]
WRITTEN = ROOT / "eval" / "gold" / "retrieval" / "questions.jsonl"
TARGET = ROOT / "indexer" / "resources" / "question_space.npz"
HELD_OUT = ("swefaq_sv", "zaragoza_en_to_sv")  # whole sets; of the others half of the passages
LANGUAGES = {"sv": 10.0, "en": 4.0}  # how strongly each language's map is held to the identity
STEPS, BATCH, RATE, TEMPERATURE, SEED = 1_200, 256, 2e-3, 0.04, 0
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, a text that answers it, and the passage both belong to; `held` pairs are only measured on."""

    set: str
    language: str
    question: str
    text: str
    passage: str
    held: bool


def pairs(bench: Path, scale: Path) -> Iterator[Pair]:
    """Yield every question with its passage, and those written for this product also with the sentence that answers."""
    for folder in sorted(bench.iterdir()):
        if (folder / "queries.jsonl").is_file():
            yield from _of_set(folder)
    texts = _passages(scale)
    for row in _lines(WRITTEN):
        text, passage = texts[row["passage"]], row["passage"]
        for item in row["answered"]:
            sentence = _around(text, item["span"])
            for language in LANGUAGES:
                for answer in (text, *([sentence] if sentence else [])):
                    yield Pair("written", language, item[language], answer, passage, _half(passage))


def _of_set(folder: Path) -> Iterator[Pair]:
    texts = {row["id"]: row["text"] for row in _lines(folder / "corpus.jsonl")}
    for row in _lines(folder / "queries.jsonl"):
        if not row.get("answerable", True) or not row.get("gold"):
            continue
        gold = row["gold"][0]
        held = folder.name in HELD_OUT or _half(gold)
        forms = [(row.get("lang", "sv"), row["text"]), ("sv", row.get("text_sv")), ("en", row.get("title_en"))]
        yield from (
            Pair(folder.name, lang, text, texts[gold], folder.name + gold, held) for lang, text in forms if text
        )


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _passages(scale: Path) -> dict[str, str]:
    wanted = {row["passage"] for row in _lines(WRITTEN)}
    found: dict[str, str] = {}
    for file in sorted(scale.glob("*.jsonl.gz")):
        name = file.name.removesuffix(".jsonl.gz")
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows = ((f"{name}/{row['id']}", row["text"]) for row in map(json.loads, lines))
            found |= {id_: text for id_, text in rows if id_ in wanted}
    return found


def _around(text: str, span: list[int] | None) -> str | None:
    quote = text[slice(*span)] if span else ""
    return next((s.strip() for s in _SENTENCE.split(text) if quote and (quote in s or s.strip() in quote)), None)


def _half(name: str) -> bool:
    return zlib.crc32(name.encode()) % 2 == 1


def embed(found: Sequence[Pair]) -> dict[str, Rows]:
    """Return a unit row for every question and every text, by prompt and words."""
    encoder = OnnxEncoder(model_folder())
    texts = dict.fromkeys(t for p in found for t in (QUERY_PROMPT + plain(p.question), DOCUMENT_PROMPT + plain(p.text)))
    order = sorted(texts, key=len)
    return dict(zip(order, encoder.encode(order), strict=True))


def fit(given: Sequence[Pair], rows: dict[str, Rows], centre: Rows, hold: float) -> tuple[Rows, Rows]:
    """Return weights (d, d) and bias (d,) of one language's questions, by contrast with the texts of other passages."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    of_passage: dict[str, list[Pair]] = defaultdict(list)
    for pair in given:
        of_passage[pair.passage].append(pair)
    asked = np.stack([rows[QUERY_PROMPT + plain(p.question)] for p in given])
    identity = torch.eye(asked.shape[1])
    weights, bias = torch.eye(asked.shape[1], requires_grad=True), torch.tensor(-asked.mean(0), requires_grad=True)
    optimiser = torch.optim.Adam([weights, bias], lr=RATE)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=STEPS + 1)
    for _ in range(STEPS):
        chosen = [random.choice(of_passage[p]) for p in random.sample(list(of_passage), min(BATCH, len(of_passage)))]
        q = torch.tensor(np.stack([rows[QUERY_PROMPT + plain(p.question)] for p in chosen]))
        t = torch.tensor(np.stack([rows[DOCUMENT_PROMPT + plain(p.text)] for p in chosen])) - torch.tensor(centre)
        scores = normalize(q @ weights.T + bias, dim=1) @ normalize(t, dim=1).T / TEMPERATURE
        right = torch.arange(len(chosen))
        loss = cross_entropy(scores, right) + 0.5 * cross_entropy(scores.T, right)
        loss = loss + hold * (weights - identity).pow(2).sum() / len(identity)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        plan.step()
    return weights.detach().numpy(), bias.detach().numpy()


def mrr(given: Sequence[Pair], rows: dict[str, Rows], centre: Rows, weights: Rows, bias: Rows) -> float:
    """Return the mean reciprocal rank at ten of each question's own passage among all passages of its set."""
    texts = list(dict.fromkeys(p.text for p in given))
    at = {text: i for i, text in enumerate(texts)}
    t = _unit(np.stack([rows[DOCUMENT_PROMPT + plain(text)] for text in texts]) - centre)
    q = _unit(np.stack([rows[QUERY_PROMPT + plain(p.question)] for p in given]) @ weights.T + bias)
    scores = q @ t.T
    ranks = np.array([1 + (scores[i] > scores[i, at[p.text]]).sum() for i, p in enumerate(given)])
    return float(np.where(ranks <= 10, 1 / ranks, 0).mean())


def _unit(x: Rows) -> Rows:
    return np.asarray(x / np.linalg.norm(x, axis=1, keepdims=True), dtype=np.float32)


def main() -> None:
    """Fit; print figures before and after, or write the maps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--scale", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = list(pairs(options.bench, options.scale))
    rows = embed(found)
    given = [p for p in found if options.write or not p.held]
    texts = {DOCUMENT_PROMPT + plain(p.text) for p in given}
    centre = np.stack([rows[text] for text in sorted(texts)]).mean(0)
    arrays = {"document.centre": centre}
    nothing = np.zeros_like(centre)
    for language, hold in LANGUAGES.items():
        weights, bias = fit([p for p in given if p.language == language], rows, centre, hold)
        arrays |= {f"{language}.weights": weights, f"{language}.bias": bias}
        held = [p for p in found if p.held and p.language == language]
        for name in dict.fromkeys(p.set for p in held if not options.write):
            own = [p for p in held if p.set == name]
            before = mrr(own, rows, nothing, np.eye(len(centre), dtype=np.float32), nothing)
            print(f"{language} {name}: {before:.3f} -> {mrr(own, rows, centre, weights, bias):.3f} ({len(own)})")
    if options.write:
        np.savez_compressed(TARGET, **{k: v.astype(np.float16) for k, v in arrays.items()})  # type: ignore[arg-type]
        print(f"{len(given)} pairs; {TARGET.stat().st_size / 1e6:.2f} MB written")


if __name__ == "__main__":
    main()
