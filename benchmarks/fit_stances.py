"""Fit the reader of stances (indexer/stance_encoder.py) on the development extracts; the half `test` is never read.

    .venv/bin/python -m benchmarks.fit_stances                 # held out: dev.jsonl and the first letters; figures only
    .venv/bin/python -m benchmarks.fit_stances --write         # fitted on all of them: indexer/resources/stances.npz

A low-rank adapter (LoRA) on every matrix of the encoder and one linear layer on top, trained with torch from the
model's own weights: first on short extracts, then on whole letters, every sentence of them, with some of the extracts
again. An hour on two cores; the seed is fixed. `--continue` skips the first stage and goes on from the file as it is,
for one epoch, and then half of the way back: so letters that came later were learnt, and little that was known is lost.
"""

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from sklearn.metrics import classification_report
from torch import Tensor, nn

from benchmarks.low_rank import adapt, arrays, bert, learnt, load, own_weights, save
from benchmarks.low_rank import resume as resume_adapter
from eval.extracts import SHIPPED
from indexer.clauses import CLASSES, Clause
from indexer.plain import plain
from indexer.provision.layout import VOCABULARY, model_folder
from indexer.provision.weights import Weights
from indexer.stance_encoder import tokens
from indexer.unigram import Unigram, open_unigram

WEIGHTS = Path(__file__).parents[1] / "indexer" / "resources" / "stances.npz"
RANK, SCALE, BATCH, SEED = 16, 2.0, 16, 0
RATE, HEAD_RATE, SMOOTHING, GAIN = 4e-4, 2e-3, 0.05, 4.0  # the first stage's rates; the second has half of them
SHORT_EPOCHS, WHOLE_EPOCHS, REPLAYED = 5, 2, 1_000
CONTINUED_EPOCHS, KEPT = 1, 0.5  # going half of the way back to what was there: Wortsman et al., CVPR 2022
HELD_OUT = ("dev.jsonl", "letters/sentences.jsonl")
# parts of the context are left out now and then, so that the reader does not lean on any of them
WITHOUT_BEFORE, WITHOUT_HEADING, WITHOUT_NAME = 0.2, 0.2, 0.15


@dataclass(frozen=True, slots=True)
class Example:
    """A clause in its context, and the class a careful reader gives it."""

    clause: Clause
    target: int


def examples(file: Path) -> list[Example]:
    """Return the examples of a file of extracts, or of the sentences of letters that lie beside it."""
    return [_example(json.loads(line), file.parent) for line in file.read_text(encoding="utf-8").splitlines()]


def _example(row: dict[str, str], folder: Path) -> Example:
    stances = row["stances"]
    target = next((i for i, s in enumerate(CLASSES) if s is not None and s.value in stances[:1]), len(CLASSES) - 1)
    if "document" in row:
        return Example(_in_letter(row, (folder / row["document"]).read_text(encoding="utf-8")), target)
    before, _, after = row["text"].partition(row["quote"])
    return Example(Clause(row["respondent"], row["heading"] or "", before[-250:], row["quote"], after[:200]), target)


def _in_letter(row: dict[str, str], letter: str) -> Clause:
    start = letter.index(row["quote"])
    end = start + len(row["quote"])
    before = letter[max(0, start - 250) : start].rpartition("\n\n")[2]
    headings = [line.lstrip("# ") for line in letter[:start].split("\n") if line.startswith("#")]
    heading = row.get("heading") or (headings[-1] if headings else "")
    return Clause(row["organisation"], heading, before, row["quote"], letter[end : end + 200].partition("\n\n")[0])


class Reader(nn.Module):
    """The encoder with its adapter, and the layer that decides."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.model = bert(weights)
        self.adapter = adapt(self.model, RANK, SCALE)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(2 * weights.shape.hidden, len(CLASSES))

    def forward(self, ids: Tensor, mask: Tensor, span: Tensor) -> Tensor:
        """Return scores (clauses, classes); `span` marks each clause's own tokens."""
        states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (states * span[..., None]).sum(1) / span.sum(1, keepdim=True)
        scores: Tensor = self.head(self.dropout(torch.cat([mean, states[:, 0]], 1) * GAIN))
        return scores


def batch(words: Unigram, clauses: Sequence[Clause]) -> tuple[Tensor, Tensor, Tensor]:
    """Return ids, attention mask and span of clauses, padded to the longest."""
    cut = [tokens(clause, lambda text: words.encode(plain(text))) for clause in clauses]
    width = max(len(ids) for ids, _, _ in cut)
    ids = torch.ones(len(cut), width, dtype=torch.long)
    mask, span = torch.zeros(len(cut), width, dtype=torch.long), torch.zeros(len(cut), width)
    for row, (own, start, end) in enumerate(cut):
        ids[row, : len(own)], mask[row, : len(own)], span[row, start:end] = torch.tensor(own), 1, 1
    return ids, mask, span


def fit(reader: Reader, words: Unigram, given: list[Example], epochs: int, share: float = 1.0) -> None:
    """Train the adapter and the layer on top, at a share of the full rates."""
    rate, head_rate = RATE * share, HEAD_RATE * share
    own = learnt(reader.adapter)
    optimiser = torch.optim.AdamW(
        [{"params": own, "lr": rate}, {"params": reader.head.parameters(), "lr": head_rate}], weight_decay=0.01
    )
    steps = epochs * math.ceil(len(given) / BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [rate, head_rate], total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    counts = Counter(e.target for e in given)
    balance = torch.tensor([(len(given) / len(CLASSES) / counts[i]) ** 0.5 for i in range(len(CLASSES))])
    loss_of = nn.CrossEntropyLoss(weight=balance, label_smoothing=SMOOTHING)
    for epoch in range(epochs):
        reader.train()
        total = 0.0
        for chosen in _shuffled(given):
            scores = reader(*batch(words, [_thinned(e.clause) for e in chosen]))
            loss = loss_of(scores, torch.tensor([e.target for e in chosen]))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(own, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            plan.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / math.ceil(len(given) / BATCH):.3f}", flush=True)


def _shuffled(given: Sequence[Example]) -> Iterable[list[Example]]:
    """Yield batches of like lengths in random order."""
    order = random.sample(given, len(given))
    batches: list[list[Example]] = []
    for i in range(0, len(order), 20 * BATCH):
        part = sorted(order[i : i + 20 * BATCH], key=lambda e: len(e.clause.before + e.clause.words + e.clause.after))
        batches += [part[j : j + BATCH] for j in range(0, len(part), BATCH)]
    return random.sample(batches, len(batches))


def _thinned(clause: Clause) -> Clause:
    left_out = {
        "before": random.random() < WITHOUT_BEFORE,
        "heading": random.random() < WITHOUT_HEADING,
        "who": random.random() < WITHOUT_NAME,
    }
    return replace(clause, **{name: "" for name, out in left_out.items() if out})


@torch.no_grad()
def told(reader: Reader, words: Unigram, given: Sequence[Example]) -> list[int]:
    """Return the likeliest class of each example."""
    reader.eval()
    found: list[int] = []
    for i in range(0, len(given), BATCH):
        found += reader(*batch(words, [e.clause for e in given[i : i + BATCH]])).argmax(1).tolist()
    return found


def write(reader: Reader) -> None:
    """Write the adapter and the layer on top, in half precision."""
    head = {"head.weights": reader.head.weight * GAIN, "head.bias": reader.head.bias}
    save(WEIGHTS, arrays(reader.adapter) | head)


def resume(reader: Reader) -> None:
    """Take over the adapter and the layer of the shipped file."""
    stored = load(WEIGHTS)
    resume_adapter(reader.adapter, stored)
    with torch.no_grad():
        reader.head.weight.copy_(torch.from_numpy(stored["head.weights"]) / GAIN)
        reader.head.bias.copy_(torch.from_numpy(stored["head.bias"]))


def go_back(reader: Reader, before: dict[str, Tensor]) -> None:
    """Go part of the way back to what the reader was; what is no number stays."""
    after = reader.state_dict()
    kept = {n: torch.lerp(v, before[n], KEPT) if v.is_floating_point() else v for n, v in after.items()}
    reader.load_state_dict(kept)


def main() -> None:
    """Fit; print figures on what was held out, or write the weights."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    held = () if "--write" in sys.argv else HELD_OUT
    files = {f.relative_to(SHIPPED).as_posix(): f for f in sorted(SHIPPED.rglob("*.jsonl")) if f.name != "test.jsonl"}
    read = {name: examples(file) for name, file in files.items()}
    short = [e for name, found in read.items() if name.startswith("more") for e in found]
    whole = [e for name, found in read.items() if not name.startswith("more") and name not in held for e in found]
    reader = Reader(own_weights())
    words = open_unigram(model_folder() / VOCABULARY)
    print(f"{len(short)} extracts, {len(whole)} more and sentences of letters", flush=True)
    if "--continue" in sys.argv:
        resume(reader)
    else:
        fit(reader, words, short, SHORT_EPOCHS)
    epochs = CONTINUED_EPOCHS if "--continue" in sys.argv else WHOLE_EPOCHS
    before = {name: value.clone() for name, value in reader.state_dict().items()}
    fit(reader, words, whole + random.sample(short, REPLAYED), epochs, share=0.5)
    if "--continue" in sys.argv:
        go_back(reader, before)
    names = [c.value if c else "(none)" for c in CLASSES]
    for name in held:
        truth, found = [names[e.target] for e in read[name]], [names[i] for i in told(reader, words, read[name])]
        print(name, classification_report(truth, found, digits=3), sep="\n")
    if not held:
        write(reader)


if __name__ == "__main__":
    main()
