"""One question, one answer, the canonical texts: one judgement. Pure, deterministic, no language model."""

from collections.abc import Mapping
from dataclasses import dataclass

from eval.metrics import ndcg_at, recall_at, reciprocal_rank, share
from eval.quotes import forged, is_verbatim, trusted
from eval.spans import GoldPlaces, places_of
from eval.types import CREDIT, Answer, Judgement, Question, Verdict
from eval.words import any_stands, asserts, markers, normalise, own_words, without_markers, without_quotes

LONGEST_QUOTE = 1500  # characters; a quote of a whole page holds every fact and points at none


def judge(question: Question, answer: Answer | None, texts: Mapping[str, str]) -> Judgement:
    """Judge `answer`; None stands for a question nobody answered.

    Without any texts quotes cannot be checked and gold is matched by shared words. With texts, a quote that does not
    stand in its document shows nothing. What was answered to another question is no answer to this one.
    """
    if answer is not None and answers_another(question, answer):
        return Judgement(
            question, None, Verdict.MISSING, "answers another question", _outcome(question, None, Verdict.MISSING)
        )
    if answer is None or answer.status is None:
        why = "no answer collected" if answer is None else f"failed: {answer.error}"
        retrieval = _retrieval(answer, places_of(question, texts)) if answer else {}
        return Judgement(question, None, Verdict.MISSING, why, _outcome(question, None, Verdict.MISSING) | retrieval)
    gold = places_of(question, texts)
    verdict, reason = _verdict(question, answer, gold, texts)
    values = _outcome(question, answer, verdict) | _evidence(question, answer, gold, texts) | _retrieval(answer, gold)
    return Judgement(question, answer.status, verdict, reason, values)


def answers_another(question: Question, answer: Answer) -> bool:
    """Say whether the answer names another question than the one its id stands for."""
    return answer.question is not None and normalise(answer.question) != normalise(question.question)


def _verdict(question: Question, answer: Answer, gold: GoldPlaces, texts: Mapping[str, str]) -> tuple[Verdict, str]:
    if claimed := _forbidden_claim(question, answer):
        return Verdict.WRONG, f"claims {claimed!r}"
    if not answer.refused:
        return _answered(question, answer, gold, texts)
    if answer.status not in question.statuses:
        if question.answerable:
            return Verdict.MISSING, f"refused as {answer.status} though the material answers it"
        return Verdict.PARTIAL, f"refused as {answer.status}, expected {' or '.join(question.statuses)}"
    if unsaid := _unsaid(question, answer):
        return Verdict.PARTIAL, f"does not say {unsaid}"
    return Verdict.CORRECT, f"refused as {answer.status}"


def _answered(question: Question, answer: Answer, gold: GoldPlaces, texts: Mapping[str, str]) -> tuple[Verdict, str]:
    if "answered" not in question.statuses:
        return Verdict.WRONG, f"answered, expected {' or '.join(question.statuses)}"
    found = _Findings.of(question, answer, gold, texts)
    if found.wrong_organisation:
        return Verdict.WRONG, f"leads with a citation from {found.wrong_organisation}"
    if found.wrong_stance:
        return Verdict.WRONG, f"gives {found.wrong_stance}"
    if not found.shortcomings:
        return Verdict.CORRECT, "every fact stands in the answer or its quotes"
    if found.facts_met or found.shows_gold:
        return Verdict.PARTIAL, "; ".join(found.shortcomings)
    return Verdict.WRONG, "; ".join(found.shortcomings)


@dataclass(frozen=True, slots=True)
class _Findings:
    facts_met: int
    shows_gold: bool
    wrong_organisation: str | None
    wrong_stance: str | None
    shortcomings: tuple[str, ...]

    @classmethod
    def of(cls, question: Question, answer: Answer, gold: GoldPlaces, texts: Mapping[str, str]) -> "_Findings":
        cited, wrong = trusted(answer, texts), [c for c in forged(answer, texts) if not c.related]
        said = without_quotes(answer.text, (c.quote for c in wrong))
        words = normalise(" ".join([said, *(c.quote for c in cited if len(c.quote) <= LONGEST_QUOTE)]))
        unmet = [group for group in question.facts if not any_stands(group, words)]
        lacks = [f"lacks {' / '.join(group)}" for group in unmet]
        if unsaid := _unsaid(question, answer):
            lacks.append(f"does not say {unsaid}")
        documents = {item.document_id for group in question.gold for item in group}
        if documents and not any(c.place.document_id in documents for c in cited):
            lacks.append(f"cites nothing from {' or '.join(sorted(documents))}")
        lacks += [f"quotes [{c.marker}] what does not stand so in {c.place.document_id}" for c in wrong]
        return cls(
            facts_met=len(question.facts) - len(unmet),
            shows_gold=any(gold.cited_by(citation) for citation in cited),
            wrong_organisation=_wrong_lead(question, answer),
            wrong_stance=_wrong_stance(question, answer),
            shortcomings=tuple(lacks),
        )


def _forbidden_claim(question: Question, answer: Answer) -> str | None:
    own = own_words(answer.text, (c.quote for c in answer.citations))
    return next((form for form in question.forbidden if asserts(form, own)), None)


def _unsaid(question: Question, answer: Answer) -> str | None:
    said = normalise(" ".join([without_markers(answer.text), *answer.warnings]))
    return next((" / ".join(group) for group in question.says if not any_stands(group, said)), None)


def _wrong_lead(question: Question, answer: Answer) -> str | None:
    """Name the organisation of the first citation when it is not one of those asked about."""
    if not question.organisations or not answer.cited:
        return None
    first = answer.cited[0]
    if first.organisation_id in question.organisations:
        return None
    return first.organisation_id or first.place.document_id


def _stance_values(question: Question, answer: Answer) -> dict[str, bool]:
    """Map each organisation expected and stated to whether one of its stated stances is accepted."""
    stated = {o: [p.stance for p in answer.positions if p.organisation_id == o] for o in question.stances}
    return {o: any(s in question.stances[o] for s in stances) for o, stances in stated.items() if stances}


def _wrong_stance(question: Question, answer: Answer) -> str | None:
    wrong = [organisation for organisation, right in _stance_values(question, answer).items() if not right]
    stances = [f"{p.organisation_id} {p.stance}" for p in answer.positions if p.organisation_id in wrong]
    return ", ".join(stances) or None


def _flag(truth: bool) -> float:
    return 1.0 if truth else 0.0


def _outcome(question: Question, answer: Answer | None, verdict: Verdict) -> dict[str, float | None]:
    refused = answer is not None and answer.refused
    decided = None if question.either_way else refused
    confirmed = question.kind == "false_premise" and verdict is Verdict.WRONG and answer is not None
    return {
        **{str(v): _flag(v is verdict) for v in Verdict},
        "credit": CREDIT[verdict],
        "answerable_right": _flag(verdict is Verdict.CORRECT) if question.answerable else None,
        "answerable_refused": _flag(decided) if question.answerable and decided is not None else None,
        "unanswerable_refused": _flag(decided) if not question.answerable and decided is not None else None,
        "refusal_right": _flag(not question.answerable) if decided else None,
        "refusal_kind_right": _status_right(question, answer) if decided and not question.answerable else None,
        "language_right": _flag(answer.language == question.language) if answer and answer.language else None,
        "premise_confirmed": _flag(confirmed) if question.kind == "false_premise" else None,
        "answer_words": float(len(without_markers(answer.text).split())) if answer and not refused else None,
        "latency_ms": answer.timings_ms.get("total") if answer else None,
    }


def _status_right(question: Question, answer: Answer | None) -> float:
    return _flag(answer is not None and answer.status in question.statuses)


def _evidence(
    question: Question, answer: Answer, gold: GoldPlaces, texts: Mapping[str, str]
) -> dict[str, float | None]:
    cited = answer.cited if not answer.refused and question.gold else ()
    showing = [groups for c in trusted(answer, texts) if c in cited and (groups := gold.cited_by(c))]
    shown = frozenset[int]().union(*showing)
    checked = answer.citations if texts else ()
    stances = list(_stance_values(question, answer).values())
    measured = bool(question.gold) and not answer.refused
    return {
        "citation_precision": share(len(showing), len(cited)),
        "citation_recall": len(shown) / len(question.gold) if measured else None,
        "right_passage": _flag(bool(shown)) if measured else None,
        "verbatim": share(sum(is_verbatim(c, texts) for c in checked), len(checked)),
        "right_organisation": _right_organisation(question, answer),
        "stance_right": share(sum(stances), len(stances)),
        "markers_resolve": _markers_resolve(answer),
        "position_attributed": _attributed(answer, texts),
    }


def _right_organisation(question: Question, answer: Answer) -> float | None:
    if question.organisations is None or answer.refused:
        return None
    return share(sum(c.organisation_id in question.organisations for c in answer.cited), len(answer.cited))


def _markers_resolve(answer: Answer) -> float | None:
    """Return the share of the markers in the answer that lead to a citation of its own."""
    used = markers(answer.text)
    return share(sum(marker in {c.marker for c in answer.citations} for marker in used), len(used))


def _attributed(answer: Answer, texts: Mapping[str, str]) -> float | None:
    """Return the share of stated positions shown in the words of that very organisation."""
    wrong = forged(answer, texts)
    by_marker = {c.marker: c for c in answer.citations if c not in wrong}
    sources = [(p.organisation_id, by_marker.get(p.citation or 0)) for p in answer.positions]
    own = [c is not None and c.speaker == "respondent" and c.organisation_id == o for o, c in sources]
    return share(sum(own), len(own))


def _retrieval(answer: Answer, gold: GoldPlaces) -> dict[str, float | None]:
    if answer.retrieved is None:
        return {}
    hits = [gold.hit_by(place) for place in answer.retrieved]
    wanted = len(gold.groups)
    return {
        "recall@5": recall_at(5, hits, wanted),
        "recall@10": recall_at(10, hits, wanted),
        "mrr": reciprocal_rank(hits, wanted),
        "ndcg@10": ndcg_at(10, hits, wanted),
    }
