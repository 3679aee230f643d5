"""Positions compared with the gold positions: found or not, right stance or not, and what was mixed up. Pure."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from eval.metrics import f1, mean, share
from eval.types import Answer
from eval.words import normalise

SHIPPED = Path(__file__).with_name("gold") / "positions.csv"
MISSED = "(not found)"


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """One position a careful reader finds: the stances accepted for it, the likeliest first."""

    organisation_id: str
    document_id: str
    section: str
    proposal: str
    stances: tuple[str, ...]
    qualifier: str
    quote: str
    half: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One position as the system gives it, with the words that show it.

    `section` is that of the report under which it is placed, None for none; "" where it is not to be compared.
    """

    organisation_id: str
    document_id: str
    stance: str
    quote: str
    section: str | None = ""


def load_gold(file: Path = SHIPPED) -> tuple[GoldPosition, ...]:
    """Read the gold positions. Raises EvalError when a column is missing."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    try:
        return tuple(
            GoldPosition(
                row["organisation_id"], row["document_id"], row["section"], row["proposal"],
                tuple(row["stances_accepted"].split("|")), row["qualifier"], row["quote_contains"],
                row.get("half") or "",
            )
            for row in rows
        )  # fmt: skip
    except KeyError as cause:
        raise EvalError(f"{file.name} lacks the column {cause}") from cause


def given_in_answers(answers: Iterable[Answer]) -> tuple[Given, ...]:
    """Return the positions stated in answers, once each, with the quote of the citation behind them."""
    found: dict[Given, None] = {}
    for answer in answers:
        by_marker = {citation.marker: citation for citation in answer.citations}
        for position in answer.positions:
            citation = by_marker.get(position.citation) if position.citation is not None else None
            if citation is not None:
                found[Given(position.organisation_id, citation.place.document_id, position.stance, citation.quote)] = (
                    None
                )
    return tuple(found)


def given_in_table(table: Mapping[str, Any]) -> tuple[Given, ...]:
    """Return the positions of a positions table (`belagg positions --json`). Raises EvalError when it is none."""
    try:
        return tuple(
            Given(_organisation(row), row["document_id"], row["stance"], row["quote"], _section(row))
            for row in table["positions"]
        )
    except (KeyError, TypeError, AttributeError) as cause:
        raise EvalError("that is not a positions table: give the output of `belagg positions --json`") from cause


def _section(row: Mapping[str, Any]) -> str | None:
    return row.get("section") if row.get("basis") == "stated" else ""


def _organisation(row: Mapping[str, Any]) -> str:
    named = row.get("organisation_id", row.get("organisation"))
    return str(named["id"]) if isinstance(named, Mapping) else str(named)


def compare(gold: Sequence[GoldPosition], given: Sequence[Given]) -> dict[str, Any]:
    """Compare what is given with the gold.

    A given position is a gold row's own when organisation and document agree and one quote holds
    the other, case and spacing disregarded. A row with several is right when any stance is accepted.
    The confusion matrix counts the likeliest gold stance against the stance given.
    """
    own = [[g for g in given if _same(row, g)] for row in gold]
    lines = [_line(row, matches) for row, matches in zip(gold, own, strict=True)]
    matched = {g for matches in own for g in matches}
    found = sum(bool(matches) for matches in own)
    right = sum(line["right"] for line in lines)
    return {
        "gold": len(gold),
        "found": found,
        "right": right,
        "accuracy": share(right, found),
        "recall": share(right, len(gold)),
        "beside": sum(g not in matched for g in given),
        "placed": _placed(gold, own),
        "confusion": _confusion(lines),
        "classes": (classes := _classes([tuple(line["counted"]) for line in lines])),
        "macro_f1": mean([found["f1"] for found in classes.values()]),
        "rows": lines,
    }


def _placed(gold: Sequence[GoldPosition], own: Sequence[Sequence[Given]]) -> dict[str, int]:
    """Count the positions found by the section they are placed under: the gold's, another, or none."""
    accepted: dict[Given, set[str]] = defaultdict(set)
    for row, matches in zip(gold, own, strict=True):
        for given in matches:
            if given.section != "":
                accepted[given].add(row.section)
    outcomes = Counter(
        "none" if given.section is None else "right" if given.section in sections else "wrong"
        for given, sections in accepted.items()
    )
    return {outcome: outcomes[outcome] for outcome in ("right", "wrong", "none")}


def _same(row: GoldPosition, given: Given) -> bool:
    if (row.organisation_id, row.document_id) != (given.organisation_id, given.document_id):
        return False
    gold, other = normalise(row.quote), normalise(given.quote)
    return bool(other) and (gold in other or other in gold)


def _line(row: GoldPosition, matches: Sequence[Given]) -> dict[str, Any]:
    stances = sorted({match.stance for match in matches})
    accepted = [stance for stance in stances if stance in row.stances]
    return {
        "organisation_id": row.organisation_id,
        "section": row.section,
        "proposal": row.proposal,
        "accepted": list(row.stances),
        "given": stances,
        "right": bool(accepted),
        "outcome": f"gives {', '.join(stances)}, accepted {', '.join(row.stances)}" if stances else "not found",
        "counted": [row.stances[0] if not accepted else accepted[0], (accepted or stances or [MISSED])[0]],
    }


def _classes(pairs: Sequence[tuple[str, str]]) -> dict[str, dict[str, float | None]]:
    """Return precision, recall and F1 of each stance of the gold, from pairs (truth, given)."""
    classes = {}
    for stance in sorted({truth for truth, _ in pairs}):
        hit = sum(pair == (stance, stance) for pair in pairs)
        precision = share(hit, sum(given == stance for _, given in pairs))
        recall = share(hit, sum(truth == stance for truth, _ in pairs))
        classes[stance] = {"precision": precision, "recall": recall, "f1": f1(precision or 0.0, recall)}
    return classes


def _confusion(lines: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    counts = Counter((line["counted"][0], line["counted"][1]) for line in lines)
    matrix: dict[str, dict[str, int]] = {}
    for (gold, given), count in sorted(counts.items()):
        matrix.setdefault(gold, {})[given] = count
    return matrix
