"""Asks the system every question and keeps what it said, one JSON object per question. Judges nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.errors import BelaggError
from eval.types import Asked, Question

RANKING_DEPTH = 10


@dataclass(frozen=True, slots=True)
class System:
    """What is measured: how to ask it and, where it can, how to search it and to read its texts.

    `ask` takes the request and gives the reply of `POST /v1/ask`, `search` those of
    `POST /v1/search`; `texts` gives canonical text by document id. All raise BelaggError.
    """

    ask: Asked
    search: Asked | None = None
    texts: Callable[[], Mapping[str, str]] | None = None


def collect(questions: Iterable[Question], system: System) -> Iterator[dict[str, Any]]:
    """Yield one line per question, in order: the contract object with `id`, or `id` and `error`.

    A question that fails costs only its own line. With a search, the ranking behind the answer
    follows as `retrieved`, best first; not for a question that leans on an earlier one.
    """
    for question in questions:
        yield {"id": question.id, **_asked(system.ask, question.request()), **_ranked(system.search, question)}


def _asked(ask: Asked, request: dict[str, Any]) -> dict[str, Any]:
    try:
        reply = ask(request)
    except BelaggError as cause:
        return {"error": {"type": type(cause).__name__, "title": str(cause)}}
    return {key: value for key, value in reply.items() if key != "id"}


def _ranked(search: Asked | None, question: Question) -> dict[str, Any]:
    if search is None or not question.gold or question.conversation:
        return {}  # a search knows of no earlier turns
    found = _asked(search, {"query": question.question, "k": RANKING_DEPTH})
    if "hits" not in found:
        return {}
    return {"retrieved": [{key: hit[key] for key in ("document_id", "start", "end")} for hit in found["hits"]]}
