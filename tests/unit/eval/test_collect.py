"""Collecting answers: one line per question whatever happens, over a function or over HTTP."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import EvalError, QuestionError
from eval.answer_file import read_answers, read_texts, write_lines, write_texts
from eval.collect import System, collect
from eval.remote import service_at
from tests.unit.eval.making import TEXTS, cite, ids, question, reply, unanswerable

TALK = [{"question": "Vad anser SKL?", "answer": "SKL avstyrker."}]
QUESTIONS = (question(), unanswerable(), question(id="q3", conversation=TALK))
HIT = {**cite("skl-remissvar", "SKL avstyrker"), "rank": 1, "score": 0.5}


def echo(body: dict[str, Any]) -> dict[str, Any]:
    return reply(body["question"], status="not_in_corpus")


def test_every_question_gets_one_line_in_order() -> None:
    lines = list(collect(QUESTIONS, System(echo)))
    assert ids(lines) == [q.id for q in QUESTIONS]
    assert [line["answer"] for line in lines] == [q.question for q in QUESTIONS]


def test_a_question_that_fails_costs_only_its_own_line() -> None:
    def fails(body: dict[str, Any]) -> dict[str, Any]:
        if body["question"] == unanswerable().question:
            raise QuestionError("the question is too long: shorten it")
        return echo(body)

    lines = list(collect(QUESTIONS, System(fails)))
    assert ["error" in line for line in lines] == [False, True, False]
    assert "too long" in lines[1]["error"]["title"]


def test_earlier_turns_are_sent_along_and_only_then() -> None:
    asked: list[dict[str, Any]] = []

    def listen(body: dict[str, Any]) -> dict[str, Any]:
        asked.append(body)
        return echo(body)

    list(collect(QUESTIONS, System(listen)))
    assert [body.get("conversation") for body in asked] == [None, None, TALK]


def test_the_ranking_is_collected_where_there_is_gold_and_a_search_can_tell() -> None:
    lines = list(collect(QUESTIONS, System(echo, search=lambda _: {"hits": [HIT]})))
    assert ["retrieved" in line for line in lines] == [True, False, False]
    assert lines[0]["retrieved"] == [{key: HIT[key] for key in ("document_id", "start", "end")}]


def test_a_search_that_fails_leaves_the_answer_alone() -> None:
    def fails(body: dict[str, Any]) -> dict[str, Any]:
        raise QuestionError("no")

    line = next(iter(collect(QUESTIONS, System(echo, search=fails))))
    assert line["status"] == "not_in_corpus"
    assert "retrieved" not in line


def test_lines_come_back_as_answers(tmp_path: Path) -> None:
    write_lines(tmp_path / "answers.jsonl", collect(QUESTIONS, System(echo, search=lambda _: {"hits": [HIT]})))
    answers = read_answers(tmp_path / "answers.jsonl")
    assert [a.id for a in answers] == [q.id for q in QUESTIONS]
    assert answers[0].retrieved is not None
    assert answers[1].retrieved is None


def test_texts_come_back_exactly(tmp_path: Path) -> None:
    odd = {**TEXTS, "odd": "a\u2028b\u0085c\r\nd \U0001f600"}
    write_texts(tmp_path / "documents.jsonl", odd)
    assert read_texts(tmp_path / "documents.jsonl") == odd


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "{}", '{"id": "a"}', '{"id": "a", "status": "answered", "answer": "x", "citations": [{}]}',
     '{"id": "a", "status": "answered", "answer": "x", "citations": 3}'],
)  # fmt: skip
def test_a_line_that_is_no_answer_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(EvalError, match=r"mine\.jsonl, line 1"):
        read_answers(file)


def test_two_answers_to_one_question_are_refused(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [{"id": "q1", **echo({"question": "x"})}] * 2)
    with pytest.raises(EvalError, match="twice"):
        read_answers(tmp_path / "a.jsonl")


def test_an_absent_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="belagg eval run"):
        read_answers(tmp_path / "none.jsonl")


class Service(BaseHTTPRequestHandler):
    """Answers as a service does: the contract, and a problem for one question."""

    def do_GET(self) -> None:
        name = self.path.removeprefix("/v1/documents").removeprefix("/")
        replies: dict[str, Any] = {"health/live": {"status": "ok"}, "": {"documents": [{"id": key} for key in TEXTS]}}
        self._send(200, replies.get(name) or {"id": name, "text": TEXTS.get(name)})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if body.get("question") == unanswerable().question:
            self._send(413, {"type": "about:blank", "title": "Too long", "detail": "shorten it"})
        else:
            self._send(200, {"hits": [HIT]} if self.path == "/v1/search" else echo(body))

    def _send(self, status: int, value: object) -> None:
        content = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(name="address")
def _address() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_running_service_is_asked_searched_and_read(address: str) -> None:
    system = service_at(address)
    lines = list(collect(QUESTIONS, system))
    assert ["error" in line for line in lines] == [False, True, False]
    assert "shorten it" in lines[1]["error"]["title"]
    assert "retrieved" in lines[0]
    assert system.texts is not None
    assert system.texts() == TEXTS


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "file:///etc", "127.0.0.1:8000"])
def test_no_service_is_said_so_before_anything_is_asked(url: str) -> None:
    with pytest.raises(EvalError, match=r"belagg serve|http://"):
        service_at(url)
