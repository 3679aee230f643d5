"""Questions from a JSONL file, one answer or one problem per line, in the same order."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from corpus.errors import QuestionError
from service.contract import MAX_QUESTION_CHARS, Answer, AskRequest, Problem
from service.problems import BAD_REQUEST, FAULT, one_line, problem_of
from service.requests import check_length

Ask = Callable[[AskRequest], Answer]


def ask_lines(
    lines: Iterable[bytes],
    ask: Ask,
    longest: int = MAX_QUESTION_CHARS,
    broke: Callable[[Exception], None] = lambda _: None,
) -> Iterator[dict[str, Any]]:
    """Yield one object per line: the contract object, or `error`, each with the line's `id`.

    A line holds `id`, `question` and any other field of a request; fields unknown to it are passed over, so that
    a reviewed question set can be asked as it is. A line that fails costs the others nothing; `broke` is told of what
    no caller can mend.
    """
    for line in lines:
        yield _ask_line(line, ask, longest, broke)


def read_lines(source: str) -> list[bytes]:
    """Return the lines of a file, or of stdin for `-`, without the blank ones. QuestionError when it cannot be read."""
    try:
        content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise QuestionError(f"cannot read the questions in {source}: {error.strerror}") from None
    return [line for line in content.split(b"\n") if line.strip()]


def refuse_own_input(source: str, target: str) -> None:
    """Raise QuestionError where the answers would be written over the questions."""
    if "-" not in (source, target) and is_one_file(Path(source), Path(target)):
        raise QuestionError(f"{target} holds the questions: name another file with --output, so that they are kept")


def is_one_file(one: Path, other: Path) -> bool:
    """Say whether two paths lead to the same file, also by links and where it does not exist yet."""
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


@contextmanager
def written_lines(target: str) -> Iterator[Callable[[str], None]]:
    """Give a function that writes one line to a file, or to stdout for `-`.

    A file appears under its name when all lines are written, and not at all when that fails. QuestionError when
    it cannot be written.
    """
    if target == "-":
        yield lambda line: _write(sys.stdout, line)
        return
    path = Path(target)
    if path.is_dir():  # else told only when all has been asked
        raise QuestionError(f"cannot write the answers to {target}: it is a folder; name a file in it")
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("w", encoding="utf-8") as file:
            yield lambda line: _write(file, line)
        partial.replace(path)
    except OSError as error:
        raise QuestionError(f"cannot write the answers to {target}: {error.strerror}") from None
    finally:
        partial.unlink(missing_ok=True)


def _write(file: TextIO, line: str) -> None:
    file.write(line + "\n")
    file.flush()


def _ask_line(line: bytes, ask: Ask, longest: int, broke: Callable[[Exception], None]) -> dict[str, Any]:
    try:
        body = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return _failed(None, BAD_REQUEST.problem("The line is not valid JSON in UTF-8"))
    id = body.get("id") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(id, str | int) or isinstance(id, bool):
        detail = 'A line must be an object with "id" (text or a whole number) and "question"'
        return _failed(None, BAD_REQUEST.problem(detail))
    try:
        request = AskRequest.model_validate({name: body[name] for name in AskRequest.model_fields if name in body})
        check_length(request.question, longest)
        return {"id": id, **ask(request).model_dump(mode="json")}
    except Exception as error:  # noqa: BLE001 - the edge of a batch: the other lines go on
        problem = problem_of(error)
        if problem.status != FAULT.status:
            return _failed(id, problem)
        broke(error)
        return _failed(id, FAULT.problem(one_line(error)))  # no log and no request id here


def _failed(id: str | int | None, problem: Problem) -> dict[str, Any]:
    return {"id": id, "error": problem.model_dump(mode="json", exclude_defaults=True)}
