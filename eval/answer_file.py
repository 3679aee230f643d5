"""answers.jsonl and documents.jsonl: lines of JSON in, typed values out, and back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.errors import EvalError
from eval.types import Answer, Citation, Place, StatedPosition

DOCUMENTS = "documents.jsonl"


def read_answers(file: Path) -> tuple[Answer, ...]:
    """Read collected answers. Raises EvalError that names the line; a repeated id is refused."""
    answers = tuple(_answer(row, f"{file.name}, line {number}") for number, row in _rows(file))
    if len({answer.id for answer in answers}) < len(answers):
        raise EvalError(f"{file.name} answers some question twice: keep one line per id")
    return answers


def read_texts(file: Path) -> dict[str, str]:
    """Read canonical texts by document id: lines of `{"id", "text"}`."""
    texts: dict[str, str] = {}
    for number, row in _rows(file):
        if not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
            raise EvalError(f"{file.name}, line {number}: a document line holds id and text")
        texts[row["id"]] = row["text"]
    return texts


def write_texts(file: Path, texts: Mapping[str, str]) -> None:
    """Write canonical texts, sorted by id."""
    write_lines(file, ({"id": key, "text": texts[key]} for key in sorted(texts)))


def write_lines(file: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write one JSON object per line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as cause:
        raise EvalError(
            f"cannot read {file} ({_why(cause)}); `belagg eval run` collects answers and the texts beside them"
        ) from cause
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as cause:
            raise EvalError(f"{file.name}, line {number} is not JSON: {cause.msg}") from cause
        if not isinstance(row, dict):
            raise EvalError(f"{file.name}, line {number} is not a JSON object")
        yield number, row


def _why(cause: OSError | UnicodeDecodeError) -> str:
    return cause.strerror or type(cause).__name__ if isinstance(cause, OSError) else "it is not UTF-8"


def _answer(row: Mapping[str, Any], where: str) -> Answer:
    if not isinstance(row.get("id"), str):
        raise EvalError(f"{where} has no id: use the id of the question")
    try:
        return parse(row)
    except (KeyError, TypeError, ValueError, AttributeError) as cause:
        raise EvalError(f"{where} is not an answer of the contract ({type(cause).__name__}: {cause})") from cause


def parse(row: Mapping[str, Any]) -> Answer:
    """Turn one line into an Answer. Raises KeyError, TypeError or ValueError where it breaks the contract."""
    if "error" in row:
        return Answer(
            row["id"], None, "", (), (), (), {}, _ranking(row), error=json.dumps(row["error"], ensure_ascii=False)
        )
    return Answer(
        id=row["id"],
        status=str(row["status"]),
        text=str(row["answer"]),
        citations=tuple(_citation(item) for item in row.get("citations", ())),
        positions=tuple(_position(item) for item in row.get("positions", ())),
        warnings=tuple(str(item) for item in row.get("warnings", ())),
        timings_ms={str(key): float(value) for key, value in row.get("timings_ms", {}).items()},
        retrieved=_ranking(row),
        language=row.get("language"),
        question=_told(row, "question"),
        snapshot=_told(row, "snapshot"),
    )


def _told(row: Mapping[str, Any], name: str) -> str | None:
    return None if row.get(name) is None else str(row[name])


def _ranking(row: Mapping[str, Any]) -> tuple[Place, ...] | None:
    return tuple(place(item) for item in row["retrieved"]) if row.get("retrieved") is not None else None


def place(item: Mapping[str, Any]) -> Place:
    """Return the place an object of the contract names by document_id, start and end."""
    return Place(str(item["document_id"]), int(item["start"]), int(item["end"]))


def _citation(item: Mapping[str, Any]) -> Citation:
    return Citation(
        marker=int(item["marker"]),
        related=bool(item.get("related", False)),
        place=place(item),
        organisation_id=item.get("organisation_id"),
        speaker=str(item.get("speaker", "other")),
        quote=str(item["quote"]),
    )


def _position(item: Mapping[str, Any]) -> StatedPosition:
    marker = item.get("citation")
    return StatedPosition(str(item["organisation_id"]), str(item["stance"]), None if marker is None else int(marker))
