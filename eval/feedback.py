"""Feedback in, questions to be completed by a person out: what was asked is kept, what is right is never made up."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from eval.question_set import LANGUAGES


def read(file: Path) -> list[dict[str, Any]]:
    """Read the lines of `belagg feedback export`. EvalError names the line that is none."""
    if not file.is_file():
        raise EvalError(f"no file at {file}: give the output of `belagg feedback export --output FILE`")
    found = []
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise EvalError(f"{file.name} is not UTF-8: give the output of `belagg feedback export`") from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found.append(_line(line, f"{file.name}, line {number}"))
    return found


def questions(lines: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return one question per wording, in the order in which they were first asked, with every remark in its `note`.

    `kind`, `answerable` and `status` are null or empty until a person fills them in, and until then a question file
    with such a line is refused by name. The half is `dev`: whoever completes a question has read it.
    """
    grouped: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for line in lines:
        grouped.setdefault((line["language"], " ".join(line["question"].split()).casefold()), []).append(line)
    return [_question(group) for group in grouped.values()]


def _question(group: list[Mapping[str, Any]]) -> dict[str, Any]:
    first = group[0]
    digest = hashlib.sha256(f"{first['language']} {first['question']}".encode()).hexdigest()[:10]
    return {
        "id": f"feedback-{digest}", "language": first["language"], "kind": None, "half": "dev",
        "question": first["question"], "answerable": None, "status": [], "gold": [], "facts": [],
        "note": " / ".join(_remark(line) for line in group),
    }  # fmt: skip


def _remark(line: Mapping[str, Any]) -> str:
    verdict = "useful" if line["useful"] else f"not useful ({line.get('reason') or 'no reason'})"
    cited = ", ".join(f"{c['document_id']}:{c['start']}-{c['end']}" for c in line["citations"]) or "nothing"
    words = f": {line['text']}" if line.get("text") else ""
    return f"{str(line['at'])[:10]} {verdict}{words}; the answer was {line['status']} and cited {cited}"


def _line(text: str, place: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
        fits = (
            found["language"] in LANGUAGES
            and isinstance(found["question"], str)
            and found["question"].strip()
            and isinstance(found["useful"], bool)
            and all({"document_id", "start", "end"} <= set(cited) for cited in found["citations"])
            and {"at", "status"} <= set(found)
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        fits = False
    if not fits:
        raise EvalError(f"{place} is no feedback: give the output of `belagg feedback export`")
    return dict(found)
