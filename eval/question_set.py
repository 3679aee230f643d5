"""Question files in, `Question`s out, every mistake named by file, line and field."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from eval.types import Gold, Question

SHIPPED = Path(__file__).with_name("questions")
HALVES = ("dev", "test")
LANGUAGES = ("sv", "en")
STATUSES = ("answered", "not_mentioned", "no_document", "not_in_corpus", "clarify", "declined")
KINDS = (
    "lookup", "position", "reason", "condition", "list", "compare", "count", "metadata", "definition",
    "false_premise", "not_mentioned", "no_document", "not_in_corpus", "declined", "clarify", "follow_up",
)  # fmt: skip
FIELDS = {
    "id", "language", "kind", "half", "question", "answerable", "status", "gold", "facts", "says",
    "forbidden", "organisations", "stance", "conversation", "later", "note",
}  # fmt: skip


def load(path: Path = SHIPPED, *, later: bool = False) -> tuple[Question, ...]:
    """Read one JSONL file, or every `*.jsonl` of a folder in name order.

    Questions marked `later` are left out unless asked for. Raises EvalError with file and line.
    """
    questions = [question for file in files(path) for question in _read(file)]
    _refuse_repeated(questions)
    return tuple(question for question in questions if later or not question.later)


def files(path: Path) -> list[Path]:
    """Return the question files that a path names. EvalError when there is none."""
    found = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not found or not all(file.is_file() for file in found):
        raise EvalError(f"no question file at {path}: give a .jsonl file or a folder that holds some")
    return found


def digest(questions: Iterable[Question]) -> str:
    """Return a SHA-256 over the questions in id order, so that two reports can tell they measured the same."""
    lines = sorted(repr(question) for question in questions)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _read(file: Path) -> Iterable[Question]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as mistake:
        raise EvalError(f"{file.name} is not UTF-8: give a .jsonl file of questions") from mistake
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield parse(json.loads(line))
        except json.JSONDecodeError as mistake:
            raise EvalError(f"{file.name}, line {number} is not JSON: {mistake.msg}") from mistake
        except EvalError as mistake:
            raise EvalError(f"{file.name}, line {number}: {mistake}") from mistake


def parse(row: object) -> Question:
    """Turn one JSON object into a Question. Raises EvalError that names the field."""
    if not isinstance(row, dict):
        raise EvalError("a question is one JSON object")
    if unknown := sorted(set(row) - FIELDS):
        raise EvalError(f"unknown field {unknown[0]!r}; the fields are {', '.join(sorted(FIELDS))}")
    question = Question(
        id=_text(row, "id"),
        language=_one_of(row, "language", LANGUAGES),
        kind=_one_of(row, "kind", KINDS),
        half=_one_of(row, "half", HALVES),
        question=_text(row, "question"),
        answerable=_flag(row, "answerable"),
        statuses=_statuses(row),
        gold=tuple(_gold(group) for group in _list(row, "gold")),
        facts=_groups(row, "facts"),
        says=_groups(row, "says"),
        forbidden=_strings(row.get("forbidden", []), "forbidden"),
        organisations=_strings(row["organisations"], "organisations") if "organisations" in row else None,
        stances=_stances(row),
        conversation=tuple(_turn(turn) for turn in _list(row, "conversation")),
        later=_flag(row, "later") if "later" in row else False,
    )
    return _checked(question)


def _checked(question: Question) -> Question:
    if question.answerable and "answered" not in question.statuses:
        raise EvalError("an answerable question must accept the status answered")
    if "answered" in question.statuses and not question.facts and not question.gold:
        raise EvalError("a question that may be answered needs facts or gold, else nothing can be judged")
    return question


def _refuse_repeated(questions: Iterable[Question]) -> None:
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            raise EvalError(f"two questions are called {question.id!r}: give each its own id")
        seen.add(question.id)


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise EvalError(f"field {name!r} must be a text that is not empty")
    return value


def _flag(row: Mapping[str, Any], name: str) -> bool:
    value = row.get(name)
    if not isinstance(value, bool):
        raise EvalError(f"field {name!r} must be true or false")
    return value


def _one_of(row: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    value = _text(row, name)
    if value not in allowed:
        raise EvalError(f"field {name!r} is {value!r}; it must be one of {', '.join(allowed)}")
    return value


def _list(row: Mapping[str, Any], name: str) -> list[Any]:
    value = row.get(name, [])
    if not isinstance(value, list):
        raise EvalError(f"field {name!r} must be a list")
    return value


def _strings(value: object, name: str) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) and item.strip() for item in values):
        raise EvalError(f"field {name!r} must hold texts that are not empty")
    return tuple(values)


def _groups(row: Mapping[str, Any], name: str) -> tuple[tuple[str, ...], ...]:
    groups = tuple(_strings(group, name) for group in _list(row, name))
    if not all(groups):
        raise EvalError(f"field {name!r} has an empty group, which nothing could satisfy")
    return groups


def _statuses(row: Mapping[str, Any]) -> tuple[str, ...]:
    statuses = _strings(row.get("status"), "status")
    if not statuses or not set(statuses) <= set(STATUSES):
        raise EvalError(f"field 'status' must name one or more of {', '.join(STATUSES)}")
    return statuses


def _gold(group: object) -> tuple[Gold, ...]:
    alternatives: list[Any] = group if isinstance(group, list) else [group]
    if not alternatives or not all(isinstance(item, dict) for item in alternatives):
        raise EvalError("field 'gold' holds objects with document and quote, or lists of alternatives")
    return tuple(Gold(_text(item, "document"), _text(item, "quote")) for item in alternatives)


def _stances(row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    value = row.get("stance", {})
    if not isinstance(value, dict):
        raise EvalError("field 'stance' maps an organisation id to the accepted stances")
    return {organisation: _strings(stances, "stance") for organisation, stances in value.items()}


def _turn(turn: object) -> dict[str, str]:
    if not isinstance(turn, dict):
        raise EvalError("field 'conversation' holds objects with question and, where it matters, answer")
    return {"question": _text(turn, "question"), "answer": _text(turn, "answer") if "answer" in turn else ""}
