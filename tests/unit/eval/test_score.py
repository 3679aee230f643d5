"""Reports over runs: what no run can do, and what two runs differ in."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import EvalError
from eval import report_json
from eval.compare import compare
from eval.score import MEASURES, cautions, score
from eval.types import Answer
from tests.unit.eval.making import TEXTS, answer, cite, ids, question, refusal, right, unanswerable

QUESTIONS = (question(), unanswerable(), question(id="q3", half="test", language="en", stance={}))
WRONG = answer("SKL tillstyrker.", id="q2")
ANSWERS = (right(), refusal("not_in_corpus"), refusal("not_in_corpus", id="q3"))


def value(report: dict[str, Any], measure: str, part: str = "all") -> float | None:
    found = report["slices"][part]["measures"][measure]["value"]
    assert found is None or isinstance(found, float)
    return found


def test_the_same_answers_always_give_the_same_report() -> None:
    one, other = score(QUESTIONS, ANSWERS, TEXTS), score(QUESTIONS, ANSWERS[::-1], TEXTS)
    assert report_json.render(one) == report_json.render(other)


def test_measures_are_taken_where_they_are_defined_and_the_rest_is_counted() -> None:
    report = score(QUESTIONS, ANSWERS, TEXTS)
    assert value(report, "correct") == pytest.approx(2 / 3)
    assert value(report, "answerable_right") == 0.5
    assert value(report, "unanswerable_refused") == 1.0
    assert value(report, "refusal_right") == 0.5
    for measure in report["slices"]["all"]["measures"].values():
        assert measure["defined"] + measure["undefined"] == len(QUESTIONS)


def test_halves_and_languages_are_reported_apart() -> None:
    report = score(QUESTIONS, ANSWERS, TEXTS)
    assert value(report, "correct", "half=dev") == 1.0
    assert value(report, "correct", "half=test") == 0.5
    assert value(report, "correct", "language=en") == 0.0
    assert report["slices"]["half=test language=en"]["count"] == 1


def test_a_system_that_refuses_everything_is_not_praised_for_it() -> None:
    report = score(QUESTIONS, [refusal("not_in_corpus", id=q.id) for q in QUESTIONS], TEXTS)
    assert value(report, "unanswerable_refused") == 1.0
    assert value(report, "answerable_right") == 0.0
    assert value(report, "answerable_refused") == 1.0
    assert value(report, "citation_precision") is None


def test_a_wrong_answer_costs_more_than_an_honest_silence() -> None:
    silent = score(QUESTIONS, [refusal("not_in_corpus", id=q.id) for q in QUESTIONS], TEXTS)
    loud = score(QUESTIONS, [answer("SKL tillstyrker.", id=q.id) for q in QUESTIONS], TEXTS)
    assert (value(loud, "credit") or 0) < (value(silent, "credit") or 0)


@given(st.sets(st.sampled_from(["q1", "q2", "q3"])))
@settings(max_examples=8)
def test_leaving_answers_out_never_helps(left_out: set[str]) -> None:
    whole = score(QUESTIONS, ANSWERS, TEXTS)
    part = score(QUESTIONS, [a for a in ANSWERS if a.id not in left_out], TEXTS)
    assert part["unanswered"] == sorted(left_out)
    assert (value(part, "credit") or 0) <= (value(whole, "credit") or 0)


def test_answers_to_unknown_questions_are_listed_and_not_judged() -> None:
    report = score(QUESTIONS, [*ANSWERS, refusal("declined", id="stray")], TEXTS)
    assert report["unknown_answers"] == ["stray"]
    assert len(report["verdicts"]) == len(QUESTIONS)


def test_latency_is_of_the_answers_that_tell_it() -> None:
    slow = answer("Nej.", id="q2", status="not_in_corpus", timings_ms={"total": 15.0})
    untimed = answer("Nej.", id="q3", status="not_in_corpus", timings_ms={})
    latency = score(QUESTIONS, [right(), slow, untimed], TEXTS)["slices"]["all"]["latency_ms"]
    assert latency == {"count": 2, "p50": 10.0, "p95": pytest.approx(14.5)}


def test_a_report_survives_being_written_and_read(tmp_path: Any) -> None:
    report = score(QUESTIONS, ANSWERS, TEXTS)
    (tmp_path / "report.json").write_text(report_json.render(report), encoding="utf-8")
    assert compare(report_json.read(tmp_path / "report.json"), report)["broken"] == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 99, "questions": {"sha256": ""}, "verdicts": []}'])
def test_what_is_no_report_is_refused(tmp_path: Any, content: str) -> None:
    (tmp_path / "report.json").write_text(content, encoding="utf-8")
    with pytest.raises(EvalError, match=r"report\.json"):
        report_json.read(tmp_path / "report.json")


def test_a_report_with_an_unknown_verdict_is_refused(tmp_path: Any) -> None:
    report = score(QUESTIONS, ANSWERS, TEXTS)
    report["verdicts"][0]["verdict"] = "splendid"
    (tmp_path / "report.json").write_text(json.dumps(report), encoding="utf-8")
    with pytest.raises(EvalError, match=r"report\.json"):
        report_json.read(tmp_path / "report.json")


def test_a_run_does_not_differ_from_itself() -> None:
    report = score(QUESTIONS, ANSWERS, TEXTS)
    difference = compare(report, report)
    assert (difference["fixed"], difference["broken"], difference["worse"]) == ([], [], False)
    assert difference["same_questions"]
    assert {move["change"] for move in difference["measures"]["all"].values()} <= {0.0, None}


def test_what_is_fixed_one_way_is_broken_the_other_way() -> None:
    better = score(QUESTIONS, ANSWERS, TEXTS)
    worse = score(QUESTIONS, (ANSWERS[0], WRONG, ANSWERS[2]), TEXTS)
    down, up = compare(better, worse), compare(worse, better)
    assert ids(down["broken"]) == ids(up["fixed"]) == ["q2"]
    assert (down["fixed"], up["broken"]) == ([], [])
    assert (down["worse"], up["worse"]) == (True, False)
    for name in MEASURES:
        one, other = down["measures"]["all"][name]["better"], up["measures"]["all"][name]["better"]
        assert (one is None and other is None) or one is not other


def test_fewer_wrong_answers_are_better() -> None:
    better = score(QUESTIONS, ANSWERS, TEXTS)
    worse = score(QUESTIONS, (ANSWERS[0], WRONG, ANSWERS[2]), TEXTS)
    moves = compare(worse, better)["measures"]["all"]
    assert moves["wrong"]["change"] < 0
    assert moves["wrong"]["better"]
    assert moves["correct"]["better"]


def test_runs_over_other_questions_cannot_be_compared() -> None:
    one, other = score(QUESTIONS[:1], ANSWERS, TEXTS), score(QUESTIONS[1:2], ANSWERS, TEXTS)
    with pytest.raises(EvalError, match="no question in common"):
        compare(one, other)


def test_only_shared_questions_are_compared() -> None:
    one, other = score(QUESTIONS[:2], ANSWERS, TEXTS), score(QUESTIONS[1:], ANSWERS, TEXTS)
    difference = compare(one, other)
    assert (difference["compared"], difference["only_before"], difference["only_after"]) == (1, ["q1"], ["q3"])
    assert not difference["same_questions"]


def test_an_error_line_is_missing_and_says_why() -> None:
    failed = Answer("q1", None, "", (), (), (), {}, None, error="too long")
    line = score(QUESTIONS, [failed], TEXTS)["verdicts"][0]
    assert (line["verdict"], line["status"]) == ("missing", None)
    assert "too long" in line["reason"]


def test_a_report_names_the_answers_that_are_to_other_questions_and_the_quotes_that_nobody_wrote() -> None:
    forged = cite("skl-remissvar", "Slut.", quote="Början.", related=True)
    given = [answer("x", id="q1", question="Varför?"), answer("x", forged, id="q2"), answer("x", id="other")]
    report = score(QUESTIONS, given, TEXTS)
    assert (report["other_questions"], report["not_verbatim"]) == (["q1"], ["q2"])
    told = " ".join(cautions(report))
    assert "q1" in told
    assert "q2" in told


def test_what_could_not_be_checked_is_said_and_what_is_sound_is_not() -> None:
    assert "not checked" in " ".join(cautions(score(QUESTIONS, ANSWERS, {})))
    assert cautions(score(QUESTIONS, ANSWERS, TEXTS)) == []
