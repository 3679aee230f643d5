"""Batches for benchmarks/fit_retrieval.py: questions, and the texts among which each must find its own.

A batch is of one set, half of it neighbours, so that the wrong texts are near; or all that is asked of a few letters.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.retrieval_data import Group, in_sets

BATCH, NEIGHBOURS, LETTERS, ASKED = 32, 8, 3, 4
WHOLE_TOKENS, PART_TOKENS = 128, 112
FEW = 300  # passages of the sets of single sentences, which are easy
SENTENCE_SETS = ("flores_en_to_sv", "pud_en_to_sv")
Labelled = tuple[str, str]  # language, question


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions, unanswerable ones beside them, and views: texts, with the index of each question's own or None."""

    asked: list[Labelled]
    near: list[Labelled]
    views: list[tuple[list[str], list[int | None], int]]


def batches(given: Sequence[Group], rows: dict[str, np.ndarray]) -> list[Batch]:
    """Return one epoch's batches in random order."""
    found: list[Batch] = []
    for name, own in in_sets(given).items():
        if name == "letters":
            found += [
                b for _ in range(2) for b in of_letters(own)
            ]  # they are few, and the nearest to what will be asked
        else:
            few = random.sample(own, min(FEW, len(own))) if name in SENTENCE_SETS else own
            found += [_of_passages(chosen) for chosen in _neighbourly(few, rows) if len(chosen) > NEIGHBOURS]
    return random.sample(found, len(found))


def of_letters(own: Sequence[Group]) -> list[Batch]:
    """Return batches of all letters, a few in each, in random order."""
    order = random.sample(own, len(own))
    return [_of_letters(order[i : i + LETTERS]) for i in range(0, len(order), LETTERS)]


def further(given: Sequence[Group], share: float) -> list[Batch]:
    """Return batches of all letters and of a share of the rest, so that nothing learnt is lost, in random order."""
    sets = in_sets(given)
    found = of_letters(sets.pop("letters"))
    for own in sets.values():
        some = random.sample(own, int(len(own) * share))
        crowds = (some[i : i + BATCH] for i in range(0, len(some), BATCH))
        found += [_of_passages(crowd) for crowd in crowds if len(crowd) > NEIGHBOURS]
    return random.sample(found, len(found))


def _neighbourly(own: Sequence[Group], rows: dict[str, np.ndarray]) -> Iterator[list[Group]]:
    """Yield batches made of small crowds of neighbours."""
    left, crowds = random.sample(own, len(own)), []
    while left:
        seed = left.pop()
        near = np.argsort([-float(rows[g.id] @ rows[seed.id]) for g in left])[: NEIGHBOURS - 1]
        crowds.append([seed, *(left[i] for i in near)])
        left = [g for i, g in enumerate(left) if i not in set(near.tolist())]
    random.shuffle(crowds)
    for i in range(0, len(crowds), BATCH // NEIGHBOURS):
        yield [g for crowd in crowds[i : i + BATCH // NEIGHBOURS] for g in crowd]


def _of_passages(chosen: Sequence[Group]) -> Batch:
    asked, near, wholes, parts = [], [], [], []
    own_part: list[int | None] = []
    for row, group in enumerate(chosen):
        for a in random.sample(group.asked, min(ASKED, len(group.asked))):
            asked.append((a.language, a.text))
            wholes.append(row)
            own_part.append(len(parts) if a.part is not None else None)
            if a.part is not None:
                parts.append(group.parts[a.part])
        near += random.sample(group.near, min(1, len(group.near)))
    views: list[tuple[list[str], list[int | None], int]] = [([g.wholes[0] for g in chosen], [*wholes], WHOLE_TOKENS)]
    if len(parts) > 1:
        once = list(dict.fromkeys(parts))
        views.append((once, [once.index(parts[i]) if i is not None else None for i in own_part], PART_TOKENS))
    return Batch(asked, near, views)


def _of_letters(chosen: Sequence[Group]) -> Batch:
    """Return all that is asked of a few letters, against all their sentences and all their passages."""
    asked, near, texts, parts = [], [], [], []
    own_whole: list[int | None] = []
    own_part: list[int | None] = []
    for group in chosen:
        for a in group.asked:
            asked.append((a.language, a.text))
            own_whole.append(len(texts) + a.whole)
            own_part.append(len(parts) + a.part if a.part is not None else None)
        texts += group.wholes
        parts += group.parts
        near += random.sample(group.near, min(4, len(group.near)))
    return Batch(asked, near, [(texts, own_whole, WHOLE_TOKENS), (parts, own_part, PART_TOKENS)])
