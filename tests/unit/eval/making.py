"""Questions and answers for the tests of this room, built with as little as each test needs."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.load import read_folder
from corpus.organisations import Register, load_organisations
from eval.answer_file import parse
from eval.question_set import parse as parse_question
from eval.types import Answer, Question

TEXTS = {
    "skl-remissvar": "7.6.2 Ett nationellt policylab\n\nSKL avstyrker i nuläget\nförslaget om ett policylab.\n\nSlut.",
    "cks-remissvar": "CKS är positiva till denna ambition.\nFörslaget om ett policylabb är mycket oklart formulerat.",
}
SKL_QUOTE = "SKL avstyrker i nuläget förslaget om ett policylab."
CKS_QUOTE = "Förslaget om ett policylabb är mycket oklart formulerat."
OWNERS = {"skl-remissvar": "skr", "cks-remissvar": "cks"}


def shipped_texts() -> dict[str, str]:
    """Read the shipped corpus into canonical texts by document id."""
    folder = Path(__file__).parents[3] / "corpus" / "documents"
    return {doc.id: doc.text for doc in read_folder(folder, Register(load_organisations())).documents}


def question(**changes: Any) -> Question:
    """Make an answerable question about SKL, changed as asked."""
    row = {
        "id": "q1",
        "language": "sv",
        "kind": "position",
        "half": "dev",
        "question": "Vad anser SKL om policylabbet?",
        "answerable": True,
        "status": ["answered"],
        "gold": [{"document": "skl-remissvar", "quote": SKL_QUOTE}],
        "facts": [["avstyrker", "opposes"], ["i nuläget", "for now"]],
        "organisations": ["skr"],
        "stance": {"skr": ["oppose"]},
        "forbidden": ["tillstyrker"],
    }
    return parse_question(row | changes)


def unanswerable(**changes: Any) -> Question:
    """Make a question the material does not answer, changed as asked."""
    row = {
        "id": "q2",
        "language": "sv",
        "kind": "not_in_corpus",
        "half": "test",
        "question": "Vad kostar policylabbet?",
        "answerable": False,
        "status": ["not_in_corpus"],
    }
    return parse_question(row | changes)


def cite(
    document: str, words: str, *, marker: int = 1, texts: Mapping[str, str] = TEXTS, **changes: Any
) -> dict[str, Any]:
    """Make the citation of exactly `words` as they stand in a document."""
    start = texts[document].index(words)
    base = {
        "marker": marker,
        "related": False,
        "document_id": document,
        "organisation_id": OWNERS.get(document),
        "speaker": "respondent",
        "start": start,
        "end": start + len(words),
        "quote": words,
    }
    return base | changes


def reply(text: str, *citations: Mapping[str, Any], status: str = "answered", **changes: Any) -> dict[str, Any]:
    """Make a reply of the answer contract, with what judging reads."""
    base: dict[str, Any] = {
        "status": status,
        "language": "sv",
        "answer": text,
        "citations": list(citations),
        "positions": [],
        "warnings": [],
        "timings_ms": {"total": 5.0},
    }
    return base | changes


def answer(
    text: str, *citations: Mapping[str, Any], id: str = "q1", status: str = "answered", **changes: Any
) -> Answer:
    """Make a collected answer."""
    return parse({"id": id, **reply(text, *citations, status=status, **changes)})


def right() -> Answer:
    """Answer `question()` rightly."""
    words = "SKL avstyrker i nuläget\nförslaget om ett policylab."
    position = {"organisation_id": "skr", "stance": "oppose", "citation": 1}
    return answer("SKL avstyrker förslaget i nuläget. [1]", cite("skl-remissvar", words), positions=[position])


def refusal(status: str, *, id: str = "q2") -> Answer:
    """Refuse in one sentence."""
    return answer("Det framgår inte av underlaget.", id=id, status=status)


def ids(lines: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the ids of lines, in order."""
    return [str(line["id"]) for line in lines]
