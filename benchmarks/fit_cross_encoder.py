"""Fit the cross-encoder (indexer/cross_encoder.py): which of the sentences nearest a question answers it, or none.

    .venv/bin/python -m benchmarks.fit_cross_encoder --scale DIR            # figures of the shipped file
    .venv/bin/python -m benchmarks.fit_cross_encoder --scale DIR --write    # indexer/resources/cross_encoder.npz anew

A low-rank adapter (LoRA) on every matrix of the layers from FIRST up and one linear layer on top, trained with torch
from the model's own weights on the questions about letters and a share of those written about public passages. A row is
a question, its right sentence and some of those the shipped vectors find nearest; *none of them* scores zero, and is
right for the questions that nothing answers. Now and then the right sentence is left out, so that a question's own
words do not give away whether it is answered. The nearness of the vectors is part of every score from the start, so
that what is learnt is what it does not tell. Three quarters of an hour on two cores; the seed is fixed. Whole letters
and passages are held out (benchmarks/retrieval_data.py); the figures are of letters held out.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from benchmarks.low_rank import Words, adapt, arrays, bert, learnt, load, own_weights, padded, resume, save
from benchmarks.retrieval_data import LANGUAGES, Group, letters, written
from indexer.cross_encoder import CrossEncoder, pair
from indexer.embed import Embedder, load_embedder
from service.reading_together import under

FILE = Path(__file__).parents[1] / "indexer" / "resources" / "cross_encoder.npz"
RANK, SCALE, FIRST, DROPOUT, GAIN = 16, 2.0, 4, 0.1, 4.0
FOUND, HARD, AMONG = 20, 6, 4  # sentences found for a question, the hardest of them, and those in a row
BATCH, STEPS, RATE, HEAD_RATE, SEED = 8, 1_900, 4e-4, 2e-3, 0
NEAR, NONE = 11.0, -2.9  # what nearness alone weighs, fitted by logistic regression; the second is learnt further
LEFT_OUT = 0.25  # share of the rows whose right sentence is left out, so that none of those left answers
WRITTEN = 0.25  # share of the questions about public passages, whose sentences stand without their letter
MEASURED, TOP = 500, 5


@dataclass(frozen=True, slots=True)
class Row:
    """A question, the texts found for it, nearest first, with their cosines, and which is right, if any is."""

    language: str
    question: str
    texts: list[str]
    near: list[float]
    right: int | None


class Model(nn.Module):
    """The encoder with its adapter, and the layer that decides."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = bert(own_weights())
        self.adapter = adapt(self.encoder, RANK, SCALE, FIRST)
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(2 * self.encoder.config.hidden_size, 1)
        with torch.no_grad():
            self.head.bias.fill_(NONE)
        self.words = Words()

    def forward(self, pairs: Sequence[tuple[str, str]], near: Sequence[float], size: int = 16) -> Tensor:
        """Return the score of each question with its text; pairs of like lengths are run together."""
        order = sorted(range(len(pairs)), key=lambda i: sum(map(len, pairs[i])))
        scores: list[Tensor] = [torch.empty(0)] * len(pairs)
        for at in range(0, len(order), size):
            chosen = order[at : at + size]
            for i, score in zip(chosen, self._read([pairs[i] for i in chosen]), strict=True):
                scores[i] = score
        return torch.stack(scores).float() + NEAR * torch.tensor(near)

    def _read(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        ids, mask = padded([pair(self.words.ids(question), self.words.ids(text)) for question, text in pairs])
        with torch.autocast("cpu", dtype=torch.bfloat16):  # several times as fast, and as good
            states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        scores: Tensor = self.head(self.dropout(torch.cat([mean, states[:, 0]], 1).float() * GAIN))
        return scores.squeeze(1)


def rows(groups: Sequence[Group], embedder: Embedder) -> Iterator[Row]:
    """Yield every question of the groups with what the shipped vectors find for it in its letter or passage."""
    for group in groups:
        asked = [(a.language, a.text, a.part) for a in group.asked if a.part is not None]
        asked += [(language, text, None) for language, text in group.near]
        if not group.parts or not asked:
            continue
        parts = embedder.embed_passages(group.parts)
        short = [_short(part) if group.set == "letters" else part for part in group.parts]
        for language, text, right in asked:
            vector = embedder.turn_questions(embedder.embed_queries([text]), language)[0]
            near = parts @ vector
            found = np.argsort(-near)[:FOUND].tolist()
            if right is not None and right not in found:
                found[-1] = right
            place = found.index(right) if right is not None else None
            yield Row(language, text, [short[i] for i in found], [float(near[i]) for i in found], place)


def _short(part: str) -> str:
    """Return an embedded sentence under the heading next above it."""
    head, _, words = part.rpartition("\n")
    return under(head.rpartition("\n")[2].rpartition(" > ")[2], words)


def sample(row: Row) -> list[int]:
    """Return which texts of a row to train on: the right one first, unless there is none or it is left out."""
    wrong = [i for i in range(len(row.texts)) if i != row.right]
    hard, rest = wrong[:HARD], wrong[HARD:]
    if row.right is None or (len(wrong) > 1 and random.random() < LEFT_OUT):
        return random.sample(hard, min(AMONG, len(hard)))
    chosen = random.sample(hard, min(AMONG - 1, len(hard)))
    if rest and len(chosen) > 1 and random.random() < 0.5:
        chosen[-1] = random.choice(rest)
    return [row.right, *chosen]


def loss_of(model: Model, batch: Sequence[Row]) -> Tensor:
    """Return how unlikely the right text, or none, is among those sampled; rows weigh alike."""
    sampled = [sample(row) for row in batch]
    pairs = [(row.question, row.texts[i]) for row, own in zip(batch, sampled, strict=True) for i in own]
    near = [row.near[i] for row, own in zip(batch, sampled, strict=True) for i in own]
    scores, at, total = model(pairs, near), 0, torch.zeros(())
    for row, own in zip(batch, sampled, strict=True):
        among = torch.cat([scores[at : at + len(own)], torch.zeros(1)])
        right = 0 if row.right in own else len(own)
        total = total + cross_entropy(among[None], torch.tensor([right]))
        at += len(own)
    return total / len(batch)


def fit(model: Model, given: Sequence[Row]) -> None:
    """Train the adapter and the layer on top."""
    own = learnt(model.adapter)
    optimiser = torch.optim.AdamW(
        [{"params": own, "lr": RATE}, {"params": model.head.parameters(), "lr": HEAD_RATE}], weight_decay=0.01
    )
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, HEAD_RATE], total_steps=STEPS + 1, pct_start=0.1, anneal_strategy="linear"
    )
    model.train()
    losses: list[float] = []
    order: list[Row] = []
    while len(losses) < STEPS:
        order = order if len(order) >= BATCH else random.sample(given, len(given))
        batch, order = order[:BATCH], order[BATCH:]
        loss = loss_of(model, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(own, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        plan.step()
        losses.append(loss.item())
        if len(losses) % 100 == 0:
            print(f"step {len(losses)} of {STEPS}: loss {np.mean(losses[-100:]):.3f}", flush=True)


@torch.no_grad()
def measure(model: Model, held: Sequence[Row]) -> None:
    """Print how often the right sentence is first, by nearness and read, and how well no answer is told."""
    model.eval()
    for language in LANGUAGES:
        own = [row for row in held if row.language == language]
        read = [model([(r.question, t) for t in r.texts[:TOP]], r.near[:TOP]).numpy() for r in own]
        answered = [(r, s) for r, s in zip(own, read, strict=True) if r.right is not None]
        first = np.mean([r.right == 0 for r, _ in answered])
        chosen = np.mean([r.right == s.argmax() for r, s in answered])
        at_most = np.mean([r.right is not None and r.right < TOP for r, _ in answered])
        print(f"{language}: right sentence first {first:.3f} by nearness, {chosen:.3f} read, {at_most:.3f} in {TOP}")
        for name, score in (("nearness", lambda r, _: r.near[0]), ("read", lambda _, s: s.max())):
            yes = np.array([score(r, s) for r, s in answered])
            no = np.array([score(r, s) for r, s in zip(own, read, strict=True) if r.right is None])
            print(f"{language}: answerable above unanswerable {(yes[:, None] > no[None]).mean():.3f} by {name}")


def cost(embedder: Embedder, held: Sequence[Row]) -> float:
    """Return the time of reading a sentence with a question as a multiple of embedding the latter, at the median."""
    reader = CrossEncoder()
    ratios = []
    for row in held:
        began = time.perf_counter()
        embedder.embed_queries([row.question])
        embedded = time.perf_counter()
        reader(row.question, row.texts[0], row.near[0])
        ratios.append((time.perf_counter() - embedded) / (embedded - began))
    return float(np.median(ratios))


def stored(model: Model) -> dict[str, Tensor]:
    """Return what was learnt under the names it is shipped with, the gain multiplied in."""
    head = {"weights": model.head.weight * GAIN, "bias": model.head.bias, "near": torch.tensor([NEAR])}
    return arrays(model.adapter) | {f"head.{name}": value for name, value in head.items()}


def take_over(model: Model) -> None:
    """Read the shipped file."""
    values = load(FILE)
    resume(model.adapter, values)
    with torch.no_grad():
        model.head.weight.copy_(torch.from_numpy(values["head.weights"]) / GAIN)
        model.head.bias.copy_(torch.from_numpy(values["head.bias"]))


def main() -> None:
    """Fit and write the file when told to; print figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    embedder, on_letters = load_embedder(), list(letters())
    held = list(rows([g for g in on_letters if g.held], embedder))
    model = Model()
    if options.write:
        given = list(rows([g for g in on_letters if not g.held], embedder))
        others = list(rows([g for g in written(options.scale) if not g.held], embedder))
        given += random.sample(others, int(WRITTEN * len(others)))
        print(f"{len(given)} questions", flush=True)
        fit(model, given)
        save(FILE, stored(model))
    else:
        take_over(model)
    some = random.Random(SEED).sample(held, min(MEASURED, len(held)))
    measure(model, some)
    print(f"reading a sentence takes {cost(embedder, some):.1f} times embedding the question (what is provisioned)")


if __name__ == "__main__":
    main()
