"""Feedback to questions: what was asked is kept, what is right is left to a person."""

import json
from pathlib import Path
from typing import Any

import pytest

import belagg
from corpus.errors import EvalError
from eval.feedback import questions, read
from eval.question_set import FIELDS, load, parse
from service.feedback.contract import FeedbackRequest
from service.feedback.store import FeedbackStore

SAID = {"id": 1, "at": "2026-01-31T10:00:00.000+00:00", "site": None, "useful": False, "reason": "wrong_quote",
        "text": "Fel citat.", "question": "Vad tycker byn?", "status": "answered", "language": "sv",
        "citations": [{"document_id": "oppen", "start": 1, "end": 9}], "snapshot": "s"}  # fmt: skip


def test_a_question_is_kept_and_its_gold_is_not_made_up() -> None:
    (row,) = questions([SAID])
    assert row["question"] == SAID["question"]
    assert (row["kind"], row["answerable"], row["status"], row["gold"], row["facts"]) == (None, None, [], [], [])
    for told in ("wrong_quote", "Fel citat.", "answered", "oppen:1-9"):
        assert told in row["note"]
    assert set(row) <= FIELDS


def test_until_a_person_completes_it_nothing_can_be_measured_with_it(tmp_path: Path) -> None:
    (row,) = questions([SAID])
    with pytest.raises(EvalError):
        parse(row)
    gold = [{"document": "oppen", "quote": "avstyrker"}]
    parse({**row, "kind": "position", "answerable": True, "status": ["answered"], "gold": gold})
    half = {"answerable": True, "status": ["answered"], "gold": gold}
    for left in (half, {"kind": "position", "status": ["answered"]}):
        with pytest.raises(EvalError):
            parse({**row, **left})


def test_one_question_asked_twice_is_one_question_with_both_remarks() -> None:
    again = {**SAID, "question": " vad  tycker BYN? ", "useful": True, "reason": None, "text": ""}
    other = {**SAID, "language": "en"}
    rows = questions([SAID, again, other])
    assert [row["language"] for row in rows] == ["sv", "en"]
    assert "not useful" in rows[0]["note"]
    assert " / 2026-01-31 useful;" in rows[0]["note"]
    assert len({row["id"] for row in rows}) == 2


def test_from_the_button_to_a_question_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fields = {name: value for name, value in SAID.items() if name not in ("id", "at", "site")}
    FeedbackStore(tmp_path, 365).add(FeedbackRequest.model_validate(fields), "intranet")
    export, made = tmp_path / "feedback.jsonl", tmp_path / "questions.jsonl"
    assert belagg.run(["--data", str(tmp_path), "feedback", "export", "--output", str(export)]) == 0
    assert belagg.run(["eval", "import-feedback", str(export), "--output", str(made), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["questions"] == 1
    with pytest.raises(EvalError, match="line 1"):
        load(made)
    assert belagg.run(["eval", "import-feedback", str(export), "--output", str(made)]) == 2


@pytest.mark.parametrize(
    "line", ["{", "[]", "7", '"x"', "{}", json.dumps({**SAID, "citations": [1]}), json.dumps({**SAID, "useful": "no"}),
             json.dumps({**SAID, "question": " "}), json.dumps({**SAID, "language": "de"}), "[" * 5000]
)  # fmt: skip
def test_what_is_no_feedback_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    file: Any = tmp_path / "x.jsonl"
    file.write_text(json.dumps(SAID) + "\n\n" + line + "\n")
    with pytest.raises(EvalError, match="line 3"):
        read(file)


def test_no_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="feedback export"):
        read(tmp_path / "absent.jsonl")
    (tmp_path / "latin").write_bytes(b"\xe5")
    with pytest.raises(EvalError, match="UTF-8"):
        read(tmp_path / "latin")
