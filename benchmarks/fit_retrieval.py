"""Fit what brings questions near the texts that answer them: an adapter inside the model, and a map a language.

    .venv/bin/python -m benchmarks.fit_retrieval --bench DIR --scale DIR            # figures of the shipped files
    .venv/bin/python -m benchmarks.fit_retrieval --bench DIR --scale DIR --write    # fits them anew, an hour
    ... --write --continue                                                          # goes on from them, half an hour

The files are indexer/resources/retrieval.npz (the adapter, merged into the model by `make setup`) and
question_space.npz (the maps). What is held out (benchmarks/retrieval_data.py) is never trained on, so that the figures
are those of the files; beside them stand those of the model with only its common parts taken out. The seed is fixed.

Contrastive training: a question against all texts of its batch and a text against all questions, the unanswerable ones
among them (batches: benchmarks/retrieval_batches.py).
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, normalize, softplus

from benchmarks.low_rank import Words, adapt, arrays, bert, learnt, load, own_weights, resume, save
from benchmarks.retrieval_batches import SENTENCE_SETS, WHOLE_TOKENS, Batch, Labelled, batches, further
from benchmarks.retrieval_data import LANGUAGES, Group, groups, in_sets
from indexer.provision.layout import DOCUMENT_PROMPT, QUERY_PROMPT

RESOURCES = Path(__file__).parents[1] / "indexer" / "resources"
ADAPTER, SPACE = RESOURCES / "retrieval.npz", RESOURCES / "question_space.npz"
RANK, SCALE, FIRST_LAYER = 8, 2.0, 5  # below that layer nothing is changed, which saves a third of the time
EPOCHS = 2
RATE, MAP_RATE, HOLD, TEMPERATURE, SEED = 4e-4, 1.5e-3, 2.0, 0.04, 0
QUESTION_TOKENS, FULL_TOKENS = 40, 300
BLEND, COUNTED = 0.7, 300
ROUNDS, FURTHER_RATE, SHARE, WARM_UP, HALF = 3, 2e-4, 0.1, 8, 0.5  # of going on from what is shipped


class Model(nn.Module):
    """The encoder with its adapter, the passages' common part, and each language's map."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = bert(own_weights())
        self.adapter = adapt(self.encoder, RANK, SCALE, FIRST_LAYER)
        self.words = Words()
        width = self.encoder.config.hidden_size
        self.centre = nn.Parameter(torch.zeros(width))
        self.weights = nn.ParameterDict({language: torch.eye(width) for language in LANGUAGES})
        self.bias = nn.ParameterDict({language: torch.zeros(width) for language in LANGUAGES})

    def encode(self, texts: Sequence[str], most: int, size: int = 16) -> Tensor:
        """Return unit rows, in order; texts of like lengths are run together."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        rows: list[Tensor] = [torch.empty(0)] * len(texts)
        for at in range(0, len(order), size):
            ids, mask = self.words.batch([texts[i] for i in order[at : at + size]], most)
            states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            for i, row in zip(order[at : at + size], normalize(mean, dim=1), strict=True):
                rows[i] = row
        return torch.stack(rows)

    def texts(self, texts: Sequence[str], most: int) -> Tensor:
        """Return texts as they are compared with questions."""
        return normalize(self.encode([DOCUMENT_PROMPT + t for t in texts], most) - self.centre, dim=1)

    def questions(self, asked: Sequence[Labelled], most: int = QUESTION_TOKENS) -> Tensor:
        """Return questions (language, text), turned by the map of their language."""
        rows = self.encode([QUERY_PROMPT + text for _, text in asked], most)
        turned = {language: rows @ self.weights[language].T + self.bias[language] for language in LANGUAGES}
        swedish = torch.tensor([[language == "sv"] for language, _ in asked])
        return normalize(torch.where(swedish, turned["sv"], turned["en"]), dim=1)

    @torch.no_grad()
    def start(self, given: Sequence[Group]) -> dict[str, np.ndarray]:
        """Take the common parts out, by means over the training data; return each group's first row."""
        raw = self.encode([DOCUMENT_PROMPT + g.wholes[0] for g in given], WHOLE_TOKENS, 32)
        self.centre.copy_(raw.mean(0))
        for language in LANGUAGES:
            some = [a.text for g in given for a in g.asked if a.language == language]
            some = random.sample(some, min(600, len(some)))
            self.bias[language].copy_(-self.encode([QUERY_PROMPT + t for t in some], QUESTION_TOKENS, 32).mean(0))
        rows = normalize(raw - self.centre, dim=1).numpy()
        return {g.id: row for g, row in zip(given, rows, strict=True)}


def loss_of(model: Model, batch: Batch) -> Tensor:
    """Return the batch's loss, the views weighing alike."""
    every = model.questions([*batch.asked, *batch.near])
    total = torch.zeros(())
    for texts, own, most in batch.views:
        rows = model.texts(texts, most)
        scores = every @ rows.T / TEMPERATURE
        chosen = torch.tensor([i for i, gold in enumerate(own) if gold is not None])
        gold = torch.tensor([g for g in own if g is not None])
        answered = torch.zeros(len(every), len(texts), dtype=torch.bool)
        answered[chosen, gold] = True
        others = torch.logsumexp(scores.masked_fill(answered, -1e9), 0)  # of each text: questions it does not answer
        back = softplus(others[gold] - scores[chosen, gold]).mean()
        total = total + cross_entropy(scores[chosen], gold) + 0.5 * back
    held = sum((model.weights[lang] - torch.eye(len(model.centre))).pow(2).sum() for lang in LANGUAGES)
    return total / len(batch.views) + HOLD * held / len(model.centre)


def fit(model: Model, given: Sequence[Group]) -> None:
    """Train everything that can be learnt."""
    first = model.start(given)
    maps = [model.centre, *model.weights.values(), *model.bias.values()]
    own = learnt(model.adapter)
    optimiser = torch.optim.AdamW(
        [{"params": own, "lr": RATE, "weight_decay": 0.01}, {"params": maps, "lr": MAP_RATE, "weight_decay": 0.0}]
    )
    steps = EPOCHS * (len(batches(given, first)) + 8)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, MAP_RATE], total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    for epoch in range(EPOCHS):
        model.train()
        losses = []
        for batch in batches(given, first):
            loss = loss_of(model, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(own, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            plan.step()
            losses.append(loss.item())
            if len(losses) % 20 == 0:
                print(f"epoch {epoch + 1}, batch {len(losses)}: loss {np.mean(losses[-20:]):.3f}", flush=True)


def go_on(model: Model, given: Sequence[Group]) -> None:
    """Train further what is shipped, on all letters and some of the rest, then go half-way back (see `blend`).

    The rate falls in the last round.
    """
    before = {name: value.clone() for name, value in model.state_dict().items()}
    maps = [model.centre, *model.weights.values(), *model.bias.values()]
    own = learnt(model.adapter)
    optimiser = torch.optim.AdamW([{"params": own, "weight_decay": 0.01}, {"params": maps, "weight_decay": 0.0}])
    step = 0
    for round_ in range(ROUNDS):
        model.train()
        found = further(given, SHARE)
        losses = []
        for i, batch in enumerate(found):
            step += 1
            left = 1 - i / len(found) if round_ == ROUNDS - 1 else 1.0
            rate = FURTHER_RATE * left * min(1.0, step / WARM_UP)
            optimiser.param_groups[0]["lr"], optimiser.param_groups[1]["lr"] = rate, 2 * rate
            with torch.autocast("cpu", dtype=torch.bfloat16):  # several times as fast, and as good
                loss = loss_of(model, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(own, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            losses.append(loss.item())
        print(f"round {round_ + 1}, {len(found)} batches: loss {np.mean(losses):.3f}", flush=True)
    after = model.state_dict()
    model.load_state_dict({n: torch.lerp(before[n], v, HALF) if v.is_floating_point() else v for n, v in after.items()})


@torch.no_grad()
def measure(model: Model, held: Sequence[Group], most: int = 250) -> dict[str, float]:
    """Return MRR@10 by set and language; of letters also by sentence, among all and within the letter asked about."""
    model.eval()
    found: dict[str, float] = {}
    for name, own in in_sets(held).items():
        if name in SENTENCE_SETS:
            continue
        for part in (False, True) if own[0].parts else (False,):
            texts = [t for g in own for t in (g.parts if part else g.wholes)]
            first = np.cumsum([0, *(len(g.parts if part else g.wholes) for g in own)])
            rows = model.texts(texts, FULL_TOKENS)
            for language in LANGUAGES:
                asked = [
                    (a, at, g)
                    for at, g in zip(first, own, strict=False)
                    for a in g.asked
                    if a.language == language and (a.part is not None or not part)
                ]
                if not asked:
                    continue
                asked = random.Random(SEED).sample(asked, min(most, len(asked)))
                scores = model.questions([(language, a.text) for a, _, _ in asked], 64) @ rows.T
                gold = torch.tensor([int(at) + (a.part or 0 if part else a.whole) for a, at, _ in asked])
                ranks = 1 + (scores > scores[torch.arange(len(asked)), gold][:, None]).sum(1)
                shown = f"{name} {language}{' sentence' if part else ''}"
                found[shown] = float(torch.where(ranks <= 10, 1 / ranks, 0.0).mean())
                if part and name == "letters":
                    found[f"{shown} within"] = _within(model, own, language)
    return found


def _within(model: Model, own: Sequence[Group], language: str) -> float:
    """Return the mean reciprocal rank among the sentences of the letter asked about."""
    found = []
    for group in own:
        asked = [a for a in group.asked if a.language == language and a.part is not None]
        if asked:
            scores = model.questions([(language, a.text) for a in asked], 64) @ model.texts(group.parts, FULL_TOKENS).T
            gold = torch.tensor([a.part for a in asked])
            found += (1 / (1 + (scores > scores[torch.arange(len(asked)), gold][:, None]).sum(1))).tolist()
    return float(np.mean(found))


@torch.no_grad()
def blend(model: Model, given: Sequence[Group]) -> None:
    """Go back part of the way to the model as it was, and take the common parts out anew.

    What was learnt serves questions like those of the training sets; half-way it serves all others better too. Source:
    Wortsman et al., Robust fine-tuning of zero-shot models, CVPR 2022.
    """
    for low in model.adapter.values():
        low.b.mul_(BLEND)
    some = random.sample(list(given), min(COUNTED, len(given)))
    model.centre.copy_(model.encode([DOCUMENT_PROMPT + t for g in some for t in g.wholes], WHOLE_TOKENS).mean(0))
    for language in LANGUAGES:
        asked = [QUERY_PROMPT + a.text for g in some for a in g.asked if a.language == language]
        model.bias[language].copy_(-(model.weights[language] @ model.encode(asked, QUESTION_TOKENS).mean(0)))


def stored(model: Model) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Return the adapter and the maps under the names they are shipped with."""
    space: dict[str, Tensor] = {"document.centre": model.centre}
    for language in LANGUAGES:
        space |= {f"{language}.weights": model.weights[language], f"{language}.bias": model.bias[language]}
    return arrays(model.adapter), space


def take_over(model: Model) -> None:
    """Read the shipped files."""
    values = load(ADAPTER) | load(SPACE)
    resume(model.adapter, values)
    with torch.no_grad():
        model.centre.copy_(torch.from_numpy(values["document.centre"]))
        for language in LANGUAGES:
            model.weights[language].copy_(torch.from_numpy(values[f"{language}.weights"]))
            model.bias[language].copy_(torch.from_numpy(values[f"{language}.bias"]))


def main() -> None:
    """Fit and write the files when told to; print figures before and after."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--scale", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--continue", action="store_true", dest="further")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    found = groups(options.bench, options.scale)
    given, held = [g for g in found if not g.held and g.asked], [g for g in found if g.held and g.asked]
    model = Model()
    model.start(given)
    before = measure(model, held)
    if options.write:
        print(f"{sum(len(g.asked) for g in given)} questions on {len(given)} passages and letters", flush=True)
        if options.further:
            take_over(model)
            go_on(model, given)
        else:
            fit(model, given)
            blend(model, given)
        adapter, space = stored(model)
        save(ADAPTER, adapter)
        save(SPACE, space)
    else:
        take_over(model)
    for name, value in measure(model, held).items():
        print(f"{name}: {before[name]:.3f} -> {value:.3f}")


if __name__ == "__main__":
    main()
