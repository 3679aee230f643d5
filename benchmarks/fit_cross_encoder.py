"""Fit the cross-encoder (indexer/cross_encoder.py): which of the sentences nearest a question answers it, or none.

    .venv/bin/python -m benchmarks.fit_cross_encoder --scale DIR             # figures of the shipped file
    .venv/bin/python -m benchmarks.fit_cross_encoder --scale DIR --write     # indexer/resources/cross_encoder.npz anew
    .venv/bin/python -m benchmarks.fit_cross_encoder --scale DIR --continue  # the same, going on from what it holds

A low-rank adapter (LoRA) on every matrix of the layers from FIRST up and one linear layer on top, trained with torch
from the model's own weights on the questions about letters and a share of those written about public passages. A row is
a question, its right sentence and some of those the shipped vectors find nearest; *none of them* scores zero, and is
right for the questions that nothing answers. Now and then the right sentence is left out, so that a question's own
words do not give away whether it is answered. Beside the rows, an answered question with its sentence is held against a
near miss of it with the sentence nearest that. The nearness of the vectors is part of every score from the start, so
that what is learnt is what it does not tell. An hour and more on two cores; the seed is fixed. Whole letters
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
from torch.nn.functional import cross_entropy, softplus

from benchmarks.low_rank import Words, adapt, arrays, bert, learnt, load, own_weights, padded, resume, save
from benchmarks.retrieval_data import LANGUAGES, Group, letters, written
from indexer.cross_encoder import CrossEncoder, pair
from indexer.embed import Embedder, load_embedder
from service.reading_together import under

FILE = Path(__file__).parents[1] / "indexer" / "resources" / "cross_encoder.npz"
RANK, SCALE, FIRST, DROPOUT, GAIN = 16, 2.0, 4, 0.1, 4.0
FOUND, HARD, AMONG = 20, 6, 4  # sentences found for a question, the hardest of them, and those in a row
BATCH, TWINS, STEPS, RATE, HEAD_RATE, SEED = 6, 6, 2_500, 4e-4, 2e-3, 0
CONTINUED, SLOWER = 1_500, 0.75  # steps of going on, and the share of the rates
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
        for part in self.encoder.modules():  # the adapter is small; dropout in the encoder only takes time
            if isinstance(part, nn.Dropout):
                part.p = 0.0
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
        yield from _found(group, asked, embedder)


def twins(groups: Sequence[Group], embedder: Embedder) -> list[tuple[Row, Row]]:
    """Return each question that has a near miss, and that, each with what is found for it."""
    found: list[Row] = []
    for group in groups:
        asked: list[tuple[str, str, int | None]] = []
        for a, near in group.twins:
            asked += [(a.language, a.text, a.part), (a.language, near, None)]
        found += _found(group, asked, embedder)
    return list(zip(found[::2], found[1::2], strict=True))


def _found(group: Group, asked: Sequence[tuple[str, str, int | None]], embedder: Embedder) -> Iterator[Row]:
    if not group.parts or not asked:
        return
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


def twin_loss(model: Model, batch: Sequence[tuple[Row, Row]]) -> Tensor:
    """Return how far each answered question with its sentence does not outdo its near miss with the nearest one."""
    read = [(row, row.right or 0) for pair in batch for row in pair]
    scores = model([(row.question, row.texts[i]) for row, i in read], [row.near[i] for row, i in read])
    return softplus(scores[1::2] - scores[::2]).mean()


def fit(model: Model, given: Sequence[Row], pairs: Sequence[tuple[Row, Row]], steps: int, share: float) -> None:
    """Train the adapter and the layer on top, with a share of the usual rates."""
    rates = [share * RATE, share * HEAD_RATE]
    own = learnt(model.adapter)
    optimiser = torch.optim.AdamW(
        [{"params": own, "lr": rates[0]}, {"params": model.head.parameters(), "lr": rates[1]}], weight_decay=0.01
    )
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, rates, total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    model.train()
    losses: list[float] = []
    order: list[Row] = []
    while len(losses) < steps:
        order = order if len(order) >= BATCH else random.sample(given, len(given))
        batch, order = order[:BATCH], order[BATCH:]
        loss = loss_of(model, batch) + twin_loss(model, random.sample(pairs, TWINS))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(own, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        plan.step()
        losses.append(loss.item())
        if len(losses) % 100 == 0:
            print(f"step {len(losses)} of {steps}: loss {np.mean(losses[-100:]):.3f}", flush=True)


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


@torch.no_grad()
def measure_twins(model: Model, held: Sequence[tuple[Row, Row]]) -> None:
    """Print how often a question with its answer is above its near miss with the sentence nearest that."""
    model.eval()
    for language in LANGUAGES:
        own = [pair for pair in held if pair[0].language == language]
        read = [(row, row.right or 0) for pair in own for row in pair]
        scores = model([(row.question, row.texts[i]) for row, i in read], [row.near[i] for row, i in read]).numpy()
        for name, score in (("nearness", np.array([row.near[i] for row, i in read])), ("read", scores)):
            print(f"{language}: answered above its near miss {(score[::2] > score[1::2]).mean():.3f} by {name}")


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
    parser.add_argument("--continue", action="store_true", dest="further")
    options = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    embedder, on_letters = load_embedder(), list(letters())
    held, learnt_from = [g for g in on_letters if g.held], [g for g in on_letters if not g.held]
    model = Model()
    if options.further or not options.write:
        take_over(model)
    if options.further or options.write:
        pairs, given = twins(learnt_from, embedder), list(rows(learnt_from, embedder))
        others = list(rows([g for g in written(options.scale) if not g.held], embedder))
        given += random.sample(others, int(WRITTEN * len(others))) + [row for pair in pairs for row in pair]
        print(f"{len(given)} questions, {len(pairs)} of them with a near miss", flush=True)
        fit(model, given, pairs, *((CONTINUED, SLOWER) if options.further else (STEPS, 1.0)))
        save(FILE, stored(model))
    found = list(rows(held, embedder))
    some = random.Random(SEED).sample(found, min(MEASURED, len(found)))
    measure(model, some)
    measure_twins(model, twins(held, embedder))
    print(f"reading a sentence takes {cost(embedder, some):.1f} times embedding the question (what is provisioned)")


if __name__ == "__main__":
    main()
