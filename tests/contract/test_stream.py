"""The stream of an answer: its events, its errors, and that it holds what the plain address answers."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.errors import SnapshotError
from service.access import Role, new_key
from service.contract import Answer, AskRequest
from service.engine import NO_LABELS
from service.problems import TYPES
from service.settings import Settings
from service.web import stream
from service.web.app import create_app
from service.web.examples import STREAM
from tests.contract.fake_engine import FakeEngine

Event = tuple[str, dict[str, Any]]
QUESTIONS = ("Vad anser Byn om en bro?", "What does it say?", "rad\nrad", "event: done\r\ndata: {}")


def client_of(engine: FakeEngine | None = None, **more: Any) -> TestClient:
    return TestClient(create_app(engine or FakeEngine(), Settings(**more)), base_url="http://127.0.0.1:8000")


def events(text: str) -> list[Event]:
    """Read the wire format as a browser does."""
    found = []
    for block in text.split("\n\n"):
        lines = [line.partition(": ") for line in block.split("\n") if line and not line.startswith(":")]
        if lines:
            fields = {name: value for name, _, value in lines}
            found.append((fields["event"], json.loads("\n".join(v for n, _, v in lines if n == "data"))))
    return found


def timeless(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "timings_ms"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_last_event_is_what_the_plain_address_answers(question: str) -> None:
    client, body = client_of(), {"question": question}
    reply = client.post("/v1/ask/stream", json=body)
    assert reply.headers["content-type"].startswith("text/event-stream")
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-request-id"]
    found = events(reply.text)
    plain = client.post("/v1/ask", json=body).json()
    assert found[-1][0] == "done"
    assert timeless(found[-1][1]) == timeless(plain)
    Answer.model_validate(found[-1][1])


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_events_before_it_are_its_parts_in_order(question: str) -> None:
    found = events(client_of().post("/v1/ask/stream", json={"question": question}).text)
    whole = found[-1][1]
    assert found[0] == ("status", {name: whole[name] for name in ("status", "language", "understood")})
    assert [data for name, data in found if name == "statement"] == whole["statements"]
    assert [data for name, data in found if name == "citation"] == whole["citations"]
    names = [name for name, _ in found]
    assert names == [
        "status",
        *["statement"] * len(whole["statements"]),
        *["citation"] * len(whole["citations"]),
        "done",
    ]


@pytest.mark.parametrize(
    ("body", "status"), [({"question": ""}, 422), ({"question": "a", "x": 1}, 422), ({"question": "a" * 30}, 422)]
)
def test_what_cannot_be_asked_is_a_problem_and_no_stream(body: dict[str, Any], status: int) -> None:
    client = client_of(max_question_chars=20)
    streamed, plain = client.post("/v1/ask/stream", json=body), client.post("/v1/ask", json=body)
    assert streamed.status_code == plain.status_code == status
    assert streamed.headers["content-type"] == "application/problem+json"
    assert streamed.json()["type"] == plain.json()["type"]


def test_a_key_is_wanted_where_one_is_wanted_to_ask(tmp_path: Any) -> None:
    key, entry = new_key("intranet", Role.READER)
    file = tmp_path / "keys.json"
    file.write_text(json.dumps({"keys": [entry], "users": []}), encoding="utf-8")
    client = client_of(keys_file=file)
    assert client.post("/v1/ask/stream", json={"question": "a"}).status_code == 401
    allowed = client.post("/v1/ask/stream", json={"question": "a"}, headers={"Authorization": f"Bearer {key}"})
    assert events(allowed.text)[-1][0] == "done"


def test_a_service_that_is_not_ready_says_so_before_the_stream() -> None:
    class Empty(FakeEngine):
        def ask(self, request: AskRequest, *, labels: frozenset[str] = NO_LABELS) -> Answer:
            raise SnapshotError("no index")

    reply = client_of(Empty()).post("/v1/ask/stream", json={"question": "a"})
    assert (reply.status_code, reply.headers["content-type"]) == (503, "application/problem+json")


def test_a_stream_that_breaks_ends_with_an_error_that_gives_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(answer: Answer) -> Any:
        yield from list(whole(answer))[:1]
        raise RuntimeError("secret")

    whole = stream.events
    monkeypatch.setattr(stream, "events", broken)
    reply = client_of().post("/v1/ask/stream", json={"question": "a"})
    found = events(reply.text)
    assert [name for name, _ in found] == ["status", "error"]
    assert found[-1][1]["type"] == TYPES + "fault"
    assert "secret" not in reply.text


def test_the_published_example_is_a_stream() -> None:
    found = events(STREAM)
    assert [name for name, _ in found][:1] + [name for name, _ in found][-1:] == ["status", "done"]
    Answer.model_validate(found[-1][1])
