"""Judged answers to a report: a plain JSON object. Never asks anything; the same input gives the same report."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from eval.bootstrap import interval
from eval.judge import answers_another, judge
from eval.metrics import mean, percentile
from eval.question_set import digest
from eval.quotes import forged
from eval.types import Answer, Judgement, Question, Verdict

FORMAT = 1
_NAMED = 10  # ids in a caution; the report has all of them
MEASURES: Mapping[str, str] = {
    "correct": "answers right",
    "partial": "answers partly right",
    "missing": "answers missing",
    "wrong": "answers wrong",
    "credit": "truthfulness (right 1, partly 0.5, missing 0, wrong -1)",
    "answerable_right": "answerable questions answered right",
    "answerable_refused": "answerable questions refused (false refusals)",
    "unanswerable_refused": "unanswerable questions refused (abstention recall)",
    "refusal_right": "refusals that were right (abstention precision)",
    "refusal_kind_right": "right refusals of the right kind",
    "premise_confirmed": "false premises confirmed or left standing",
    "right_organisation": "citations from the right organisation",
    "right_passage": "answers citing a right passage",
    "citation_precision": "citation precision",
    "citation_recall": "citation recall",
    "verbatim": "quotes verbatim",
    "stance_right": "stances right",
    "position_attributed": "positions shown in that organisation's own words",
    "markers_resolve": "markers that lead to a citation",
    "language_right": "answers in the language of the question",
    "recall@5": "recall@5 of the retrieval",
    "recall@10": "recall@10 of the retrieval",
    "mrr": "mean reciprocal rank of the retrieval",
    "ndcg@10": "nDCG@10 of the retrieval",
}
"""Every measure is a mean over the questions where it is defined; what each means stands in docs/evaluation.md."""
LOWER_IS_BETTER = frozenset({"partial", "missing", "wrong", "answerable_refused", "premise_confirmed"})


def score(
    questions: Sequence[Question],
    answers: Iterable[Answer],
    texts: Mapping[str, str],
    *,
    stances: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Judge every question and return the report.

    A question without an answer is judged missing, so leaving lines out never helps. `stances` is
    the result of `eval.stances.compare`, kept in the report as it is.
    """
    by_id = {answer.id: answer for answer in answers}
    judgements = [judge(question, by_id.get(question.id), texts) for question in questions]
    known = {question.id for question in questions}
    return {
        "format": FORMAT,
        "questions": {"count": len(questions), "sha256": digest(questions)},
        "unanswered": sorted(known - set(by_id)),
        "unknown_answers": sorted(set(by_id) - known),
        "other_questions": sorted(q.id for q in questions if q.id in by_id and answers_another(q, by_id[q.id])),
        "not_verbatim": sorted(id for id in known & set(by_id) if forged(by_id[id], texts)),
        "documents_at_hand": sorted(texts),
        "slices": {name: _measures(part) for name, part in _slices(judgements).items()},
        "stances": stances,
        "verdicts": [_line(judgement, by_id.get(judgement.question.id)) for judgement in judgements],
    }


def cautions(report: Mapping[str, Any]) -> list[str]:
    """Return what a reader must know before believing the figures of a report, a sentence each."""
    told = []
    if report["unanswered"]:
        told.append(f"{len(report['unanswered'])} questions have no answer in the file and count as missing.")
    if report["unknown_answers"]:
        told.append(f"{len(report['unknown_answers'])} answers belong to no question of the set and are left out.")
    if report["other_questions"]:
        told.append(
            "The answers to these name another question than the set has under that id, and count as missing: "
            f"{_some(report['other_questions'])}."
        )
    if report["not_verbatim"]:
        told.append(
            "These answers quote what does not stand so in the texts at hand, or a document that is not among them; "
            f"such quotes count for nothing: {_some(report['not_verbatim'])}."
        )
    if not report["documents_at_hand"]:
        told.append("No canonical texts were at hand: quotes are not checked and gold is matched by shared words.")
    return told


def _some(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return ", ".join(ids[:_NAMED]) + more


def _slices(judgements: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    """Cut the judgements by half, language, kind and their crossings; `all` first."""
    cuts: list[Callable[[Question], str]] = [
        lambda _: "all",
        lambda q: f"half={q.half}",
        lambda q: f"language={q.language}",
        lambda q: f"half={q.half} language={q.language}",
        lambda q: f"kind={q.kind}",
        lambda q: f"half={q.half} kind={q.kind}",
    ]
    slices: dict[str, list[Judgement]] = {}
    for cut in cuts:
        for judgement in sorted(judgements, key=lambda j: cut(j.question)):
            slices.setdefault(cut(judgement.question), []).append(judgement)
    return slices


def _measures(judgements: Sequence[Judgement]) -> dict[str, Any]:
    return {
        "count": len(judgements),
        "verdicts": {str(v): n for v, n in sorted(Counter(j.verdict for j in judgements).items())},
        "measures": {name: _measure([j.values.get(name) for j in judgements]) for name in MEASURES},
        "latency_ms": _spread(judgements, "latency_ms"),
        "answer_words": _spread(judgements, "answer_words"),
    }


def _spread(judgements: Sequence[Judgement], name: str) -> dict[str, Any]:
    values = [value for judgement in judgements if (value := judgement.values.get(name)) is not None]
    return {"count": len(values), "p50": percentile(values, 50), "p95": percentile(values, 95)}


def _measure(values: Sequence[float | None]) -> dict[str, Any]:
    bounds = interval(values)
    return {
        "value": mean(values),
        "low": bounds.low if bounds else None,
        "high": bounds.high if bounds else None,
        "defined": sum(value is not None for value in values),
        "undefined": sum(value is None for value in values),
    }


def _line(judgement: Judgement, answer: Answer | None) -> dict[str, Any]:
    question = judgement.question
    return {
        "id": question.id,
        "half": question.half,
        "language": question.language,
        "kind": question.kind,
        "question": question.question,
        "answerable": question.answerable,
        "expected": list(question.statuses),
        "status": judgement.status,
        "verdict": str(judgement.verdict),
        "reason": judgement.reason,
        "answer": answer.text if answer else None,
        "quotes": [citation.quote for citation in answer.cited] if answer else [],
        "values": dict(judgement.values),
    }


def verdict_of(line: Mapping[str, Any]) -> Verdict:
    """Return the verdict of one line of a report."""
    return Verdict(line["verdict"])
