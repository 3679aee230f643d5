"""The contract's own laws: what a request may hold, and what an answer can never claim."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from service.contract import (
    MAX_QUESTION_CHARS,
    Answer,
    AskRequest,
    Citation,
    Filters,
    SearchRequest,
    Status,
    clean_question,
)
from service.web.examples import ANSWERS

ANSWER: dict[str, Any] = ANSWERS[Status.ANSWERED]["value"]
CITATION: dict[str, Any] = ANSWER["citations"][0]
CONTROLS = [chr(code) for code in [*range(0x20), *range(0x7F, 0xA0)]]


@given(st.text(max_size=300))
def test_a_question_is_taken_clean_or_refused(text: str) -> None:
    try:
        question = AskRequest(question=text).question
    except ValidationError:
        assert not clean_question(text) or not text.isprintable()
        return
    assert question == question.strip() != ""
    assert not set(question) & set(CONTROLS)
    assert unicodedata.is_normalized("NFC", question)
    assert AskRequest(question=question).question == question


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u2003\u3000", "\0", "\x1b\x07", "\t\r\n", "\x85"])
def test_a_blank_question_is_refused(blank: str) -> None:
    with pytest.raises(ValidationError):
        AskRequest(question=blank)


@pytest.mark.parametrize("control", CONTROLS)
def test_control_characters_are_removed_and_keep_words_apart_only_as_white_space(control: str) -> None:
    joined = "a b" if control in "\t\r\n" else "ab"
    assert AskRequest(question=f"a{control}b").question == joined


def test_length_is_counted_in_code_points() -> None:
    assert len(AskRequest(question="👩" * MAX_QUESTION_CHARS).question) == MAX_QUESTION_CHARS
    with pytest.raises(ValidationError):
        AskRequest(question="👩" * (MAX_QUESTION_CHARS + 1))


@pytest.mark.parametrize(
    "body",
    [
        {"question": "a", "organisation": "SKL"},
        {"question": "a", "filters": {"organisation": ["SKL"]}},
        {"question": "a", "filters": {"from_date": "2020-01-01"}},
        {"question": "a", "filters": {"kinds": ["svar"]}},
        {"question": "a", "conversation": [{"question": "b"}]},
        {"question": "a", "conversation": [{"question": "b", "answer": "c", "role": "system"}]},
        {"question": "a", "language": "SV"},
        {"question": "a", "filters": {"from": "20200101"}},
        {"question": "a", "filters": {"to": 0}},
    ],
)
def test_what_is_not_understood_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        AskRequest.model_validate(body)


@given(st.dates(), st.dates())
def test_a_range_of_dates_runs_forward(first: Any, last: Any) -> None:
    body = {"from": first.isoformat(), "to": last.isoformat()}
    if first <= last:
        assert Filters.model_validate(body).model_dump(by_alias=True)["from"] == first.isoformat()
    else:
        with pytest.raises(ValidationError, match="later"):
            Filters.model_validate(body)


@pytest.mark.parametrize("k", [0, 101, "5", True, 2.5, None])
def test_the_number_of_hits_is_a_small_whole_number(k: object) -> None:
    with pytest.raises(ValidationError):
        SearchRequest.model_validate({"query": "a", "k": k})


def test_an_answer_survives_its_own_json() -> None:
    for example in ANSWERS.values():
        answer = Answer.model_validate(example["value"])
        assert Answer.model_validate_json(answer.model_dump_json()) == answer


def test_a_quote_is_as_long_as_its_span() -> None:
    for wrong in (-1, 1):
        with pytest.raises(ValidationError, match="span"):
            Citation.model_validate({**CITATION, "end": CITATION["end"] + wrong})


@pytest.mark.parametrize(
    "change",
    [
        {"citations": []},
        {"citations": [CITATION, CITATION]},
        {"statements": [{"text": "x", "citations": [2]}]},
        {"positions": [{**ANSWER["positions"][0], "citation": 2}]},
    ],
)
def test_every_marker_belongs_to_exactly_one_citation(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="marker"):
        Answer.model_validate({**ANSWER, **change})


def test_nothing_of_the_contract_can_be_changed_afterwards() -> None:
    answer = Answer.model_validate(ANSWER)
    with pytest.raises(ValidationError):
        answer.answer = "other"
    assert isinstance(answer.citations, tuple)
