"""Runs every system over a set, in one process and on the same vectors. Pure but for the systems themselves."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from eval.bench.measure import measured, risk_coverage
from eval.bench.peers import peer
from eval.bench.types import BenchSet, Material, Product, Ranking, Values

DEPTH = 50
OURS = "Belägg"
Embedding = Callable[[BenchSet], Material]
Advance = Callable[[], None]


@dataclass(frozen=True, slots=True)
class SystemRun:
    """What one system made of a set; `milliseconds` a question, the peers without embedding it."""

    name: str
    rankings: dict[str, Ranking]
    values: Values
    milliseconds: float


@dataclass(frozen=True, slots=True)
class SetRun:
    """All systems over one set; `abstention` is the area under risk-coverage by signal, where the set allows it."""

    given: BenchSet
    systems: tuple[SystemRun, ...]
    abstention: dict[str, float] = field(default_factory=dict)


def run_set(given: BenchSet, product: Product, peers: Sequence[str], embedding: Embedding, advance: Advance) -> SetRun:
    """Ask every question of every system; unanswerable ones too, of ours, to see how sure it is."""
    opened = product.open(given.passages)
    ours = _timed(given, OURS, lambda q: opened.rank(q, DEPTH), advance)
    sure = {q.id: opened.sure(q) for q in given.questions} if _mixed(given) else {}
    systems = [ours]
    if peers:
        material = embedding(given)
        for question in given.questions:
            material.embed(question.text)  # once, so that the first system asked does not pay for all
        for name in peers:
            ranker = peer(name)(material)
            systems.append(_timed(given, name, lambda q, ask=ranker: ask(q, DEPTH), advance))
    return SetRun(given, tuple(systems), _abstention(given, sure, systems))


def _timed(given: BenchSet, name: str, ask: Callable[..., Ranking], advance: Advance) -> SystemRun:
    asked = given.questions if _mixed(given) else given.answerable
    rankings: dict[str, Ranking] = {}
    spent = 0.0
    for question in asked:
        began = time.perf_counter()
        rankings[question.id] = ask(question)
        spent += time.perf_counter() - began
        advance()
    right = {q.id: rankings[q.id] for q in given.answerable}
    return SystemRun(name, rankings, measured(given, right), 1000 * spent / max(1, len(asked)))


def _mixed(given: BenchSet) -> bool:
    """Return whether the set also asks what it cannot answer."""
    return 0 < len(given.answerable) < len(given.questions)


def _abstention(given: BenchSet, sure: dict[str, float], systems: Sequence[SystemRun]) -> dict[str, float]:
    """Return the area by signal: the product's decision, and each system's own best score.

    A question counts as answered right when the first passage is a right one; what has no answer never is.
    """
    if not sure:
        return {}
    found = {}
    for system in systems:
        first = {id_: ranking[0] if ranking else ("", 0.0) for id_, ranking in system.rankings.items()}
        right = [first[q.id][0] in q.gold for q in given.questions]
        found[f"{system.name}, best score"] = risk_coverage([first[q.id][1] for q in given.questions], right)
        if system.name == OURS:
            found[f"{OURS}, decision"] = risk_coverage([sure[q.id] for q in given.questions], right)
    return found
