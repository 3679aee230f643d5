"""The HTTP contract: statuses, problems, headers, limits, and who may see what."""

import asyncio
import io
import json
import logging
import re
import tracemalloc
from collections.abc import Iterator, MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import structlog
from fastapi.testclient import TestClient
from httpx2 import Response
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message

from corpus.errors import Fault, ModelError, SnapshotError
from service.access import Role, new_key
from service.contract import Answer
from service.engine import Check, Engine
from service.material import DocumentDetail
from service.problems import SORTS, TYPES
from service.settings import Settings
from service.web.app import create_app
from service.web.edge import SECURITY_HEADERS
from tests.contract.fake_engine import TEXTS, FakeEngine

SETTINGS = Settings()


def client_of(engine: Engine | None = None, settings: Settings = SETTINGS, **more: Any) -> TestClient:
    app = create_app(engine or FakeEngine(), settings)
    return TestClient(app, base_url=more.pop("base_url", "http://127.0.0.1:8000"), **more)


@pytest.fixture
def client() -> TestClient:
    return client_of()


@pytest.fixture
def log() -> Iterator[list[MutableMapping[str, Any]]]:
    with structlog.testing.capture_logs() as entries:
        yield entries


def problem(response: Response, status: int) -> dict[str, Any]:
    """Check that this is a well-formed problem that gives nothing away; return it."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status
    assert body["type"] in {TYPES + sort.name for sort in SORTS if sort.status == status}
    assert body["detail"]
    assert body["request_id"] == response.headers["x-request-id"]
    assert not re.search(r"Traceback|\.py\b|/home|/tmp|site-packages", response.text)
    return body


def test_an_answer_keeps_the_contract(client: TestClient) -> None:
    response = client.post("/v1/ask", json={"question": "Vad tycker byn om bron?"})
    assert response.status_code == 200
    answer = Answer.model_validate_json(response.content)
    for citation in answer.citations:
        detail = DocumentDetail.model_validate_json(client.get(f"/v1/documents/{citation.document_id}").content)
        assert detail.text[citation.start : citation.end] == citation.quote
        assert client.get(citation.url).status_code == 200


def test_search_returns_at_most_k(client: TestClient) -> None:
    body = client.post("/v1/search", json={"query": "bro", "k": 1}).json()
    assert [hit["rank"] for hit in body["hits"]] == [1]


def test_lists_hold_what_the_details_say(client: TestClient) -> None:
    documents = client.get("/v1/documents").json()["documents"]
    assert [document["id"] for document in documents] == ["oppen"]
    for document in documents:
        detail = client.get(f"/v1/documents/{document['id']}").json()
        assert document.items() <= detail.items()
    organisations = client.get("/v1/organisations").json()["organisations"]
    assert [organisation["documents"] for organisation in organisations] == [["oppen"]]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/v1/documents/nothing", 404),
        ("GET", "/v1/documents/%00", 404),
        ("GET", "/v1/documents/..%2f..%2fetc%2fpasswd", 404),
        ("GET", "/docs", 404),
        ("GET", "/redoc", 404),
        ("GET", "/v1/ask", 405),
        ("DELETE", "/v1/documents", 405),
        ("BREW", "/v1/ask", 405),
    ],
)
def test_wrong_addresses_and_methods(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    problem(response, status)
    assert status != 405 or response.headers["allow"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"{", 400),
        (b"[" * 100_000, 400),
        (b"\xff\xfe\xfd", 400),
        (b'{"question": ' + b"9" * 5000 + b"}", 400),
        (b"[]", 422),
        (b"null", 422),
        (b'{"question": NaN}', 422),
        (b'{"question": "\\ud800"}', 422),
        (b'{"question": 7}', 422),
        (b"{}", 422),
        (b'{"question": "  \\u0000 "}', 422),
        (b'{"question": "a", "filter": {}}', 422),
        (b'{"question": "a", "filters": {"organisation": []}}', 422),
        (b'{"question": "a", "filters": {"from": "2020-02-30"}}', 422),
        (b'{"question": "a", "filters": {"from": "2020-02-02", "to": "2020-02-01"}}', 422),
        (b'{"question": "a", "language": "de"}', 422),
        (b'{"question": "a", "\\ud800/~": 1}', 422),
    ],
)
def test_bodies_that_cannot_be_used(client: TestClient, content: bytes, status: int) -> None:
    problem(client.post("/v1/ask", content=content, headers={"content-type": "application/json"}), status)


@pytest.mark.parametrize("media_type", [None, "text/plain", "application/xml", "application/x-www-form-urlencoded"])
def test_a_body_must_be_declared_as_json(client: TestClient, media_type: str | None) -> None:
    headers = {"content-type": media_type} if media_type else {}
    problem(client.post("/v1/ask", content=b'{"question": "a"}', headers=headers), 415)


def test_each_wrong_field_is_pointed_at_and_not_echoed(client: TestClient) -> None:
    body = problem(client.post("/v1/ask", json={"question": "", "språk": "hemligt", "language": "hemligt"}), 422)
    assert {error["pointer"] for error in body["errors"]} == {"/question", "/språk", "/language"}
    assert "hemligt" not in json.dumps(body)


@pytest.mark.parametrize(
    "question", ["Vad?\0", "\u202eVad?\u202c", "\ufdfa" * 500, "\u200f", "?", "a\u0308", "\U0010ffff", "👩‍👩‍👧"]
)
def test_odd_questions_get_a_normal_reply(client: TestClient, question: str) -> None:
    response = client.post("/v1/ask", json={"question": question})
    assert response.status_code == 200
    assert "\0" not in response.json()["question"]


def test_length_limits(client: TestClient) -> None:
    assert client.post("/v1/ask", json={"question": "å" * 2000}).status_code == 200
    problem(client.post("/v1/ask", json={"question": "å" * 2001}), 422)
    short = client_of(settings=replace(SETTINGS, max_question_chars=10))
    assert "at most 10" in problem(short.post("/v1/ask", json={"question": "å" * 11}), 422)["detail"]


def test_a_body_over_the_limit_is_refused_whether_announced_or_not(client: TestClient) -> None:
    huge = b'{"question": "' + b"a" * 10_000_000 + b'"}'
    headers = {"content-type": "application/json"}
    problem(client.post("/v1/ask", content=huge, headers=headers), 413)
    chunks = (huge[i : i + 65_536] for i in range(0, len(huge), 65_536))
    problem(client.post("/v1/ask", content=chunks, headers=headers), 413)
    problem(client.post("/nowhere", content=huge, headers=headers), 413)


def test_an_endless_body_is_refused_without_being_held_in_memory() -> None:
    app = create_app(FakeEngine(), SETTINGS)
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"a" * 65_536, "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/v1/ask", "raw_path": b"/v1/ask", "query_string": b"",
        "headers": [(b"content-type", b"application/json")], "http_version": "1.1", "scheme": "http",
    }  # fmt: skip
    tracemalloc.start()
    try:
        asyncio.run(app(scope, receive, send))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sent[0]["status"] == 413
    assert peak < 4_000_000


@pytest.mark.parametrize(
    ("given_id", "kept"), [("abc-1.2_3", True), ("a" * 64, True), ("a" * 65, False), ("a b", False)]
)
def test_a_request_id_is_kept_only_when_harmless(client: TestClient, given_id: str, kept: bool) -> None:
    reply = client.get("/health/live", headers={"x-request-id": given_id}).headers["x-request-id"]
    assert (reply == given_id) is kept
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,64}", reply)


@pytest.mark.parametrize("path", ["/v1", "/v1/documents", "/nowhere", "/health/live", "/openapi.json", "/metrics"])
def test_every_reply_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


@pytest.mark.parametrize("switched_on", [False, True])
def test_a_question_is_logged_only_when_switched_on(switched_on: bool, log: list[MutableMapping[str, Any]]) -> None:
    client = client_of(settings=replace(SETTINGS, log_questions=switched_on))
    reply = client.post("/v1/ask", json={"question": "Vad är hemligheten?"})
    line = next(entry for entry in log if entry["event"] == "request")
    assert line["request_id"] == reply.headers["x-request-id"]
    assert (line["route"], line["status"], line["answer"]) == ("/v1/ask", 200, "answered")
    assert ("hemligheten" in str(log)) is switched_on
    assert "hemligheten" not in client.get("/metrics").text


def test_a_fault_is_one_problem_and_one_log_line_without_the_question(log: list[MutableMapping[str, Any]]) -> None:
    client = client_of(FakeEngine(fail=RuntimeError("broke on 'Vad är hemligheten?' in /srv/belagg")))
    body = problem(client.post("/v1/ask", json={"question": "Vad är hemligheten?"}), 500)
    assert "hemligheten" not in str(log)
    fault = next(entry for entry in log if entry["event"] == "fault")
    assert (fault["request_id"], fault["error"]) == (body["request_id"], "RuntimeError")
    assert any("fake_engine.py" in frame for frame in fault["where"])


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (SnapshotError("no index in /srv/data: run 'belagg index'"), 503),
        (ModelError("no model in /srv/model"), 503),
        (Fault("odd"), 500),
    ],
)
def test_the_error_tree_has_its_statuses_and_names_no_path(error: Exception, status: int) -> None:
    client = client_of(FakeEngine(fail=error))
    for path, body in (("/v1/ask", {"question": "Vad?"}), ("/v1/search", {"query": "Vad?"})):
        assert "/srv" not in json.dumps(problem(client.post(path, json=body), status))


def test_readiness_follows_the_engine() -> None:
    engine = FakeEngine()
    client = client_of(engine)
    assert client.get("/health/ready").json()["snapshot"] == "snapshot-1"
    engine.checks = [Check("snapshot", ok=False, detail="/srv/data is empty", fix="belagg index")]
    body = problem(client.get("/health/ready"), 503)
    assert "snapshot" in body["detail"]
    assert "/srv" not in str(body)
    assert client.get("/health/live").status_code == 200
    assert "belagg_ready 0.0" in client.get("/metrics").text


def test_metrics_count_by_route_and_never_by_address(client: TestClient) -> None:
    client.post("/v1/ask", json={"question": "Vad?"})
    client.get("/v1/documents/oppen")
    client.get("/hemlig/adress")
    text = client.get("/metrics").text
    assert 'belagg_requests_total{method="POST",route="/v1/ask",status="200"} 1.0' in text
    assert 'route="/v1/documents/{id}"' in text
    assert 'belagg_answers_total{language="sv",status="answered"} 1.0' in text
    assert "hemlig" not in text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "0.0.0.0", "10.0.0.1"])
def test_without_authentication_only_this_machine_is_meant(host: str) -> None:
    problem(client_of(base_url=f"http://{host}").get("/v1/documents"), 421)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:9", "belagg.example.se"])
def test_own_names_are_served(host: str) -> None:
    settings = replace(SETTINGS, public_url="https://belagg.example.se")
    assert client_of(settings=settings, base_url=f"http://{host}").get("/v1/documents").status_code == 200


class TestAccess:
    @pytest.fixture
    def keys(self, tmp_path: Path) -> dict[str, str]:
        made = {
            "open": new_key("open", Role.READER),
            "labelled": new_key("labelled", Role.READER, ["fi"]),
        }
        users = [{"name": "Anna Berg", "role": "reader", "labels": ["fi"]}]
        content = {"keys": [entry for _, entry in made.values()], "users": users}
        (tmp_path / "keys.json").write_text(json.dumps(content))
        return {name: key for name, (key, _) in made.items()}

    @pytest.fixture
    def client(self, keys: dict[str, str], tmp_path: Path) -> TestClient:
        return client_of(settings=replace(SETTINGS, keys_file=tmp_path / "keys.json"), base_url="http://10.0.0.9")

    @pytest.mark.parametrize("header", [None, "Bearer wrong", "Bearer ", "Basic abc", "belagg_x", "Bearer \xe5"])
    @pytest.mark.parametrize("path", ["/v1/documents", "/v1/documents/oppen", "/v1/organisations", "/metrics"])
    def test_no_key_no_material(self, client: TestClient, path: str, header: str | None) -> None:
        headers = [(b"authorization", header.encode("latin-1"))] if header else []
        response = client.get(path, headers=headers)
        problem(response, 401)
        assert response.headers["www-authenticate"].startswith("Bearer")

    def test_no_key_no_answer_and_no_opinion_on_the_body(self, client: TestClient) -> None:
        problem(client.post("/v1/ask", json={"question": "Vad?"}), 401)

    def test_health_needs_no_key(self, client: TestClient) -> None:
        assert client.get("/health/ready").status_code == 200

    def test_labels_decide_what_is_seen(self, client: TestClient, keys: dict[str, str]) -> None:
        def ids(name: str) -> list[str]:
            reply = client.get("/v1/documents", headers={"authorization": f"Bearer {keys[name]}"})
            return [document["id"] for document in reply.json()["documents"]]

        assert ids("open") == ["oppen"]
        assert ids("labelled") == ["oppen", "hemlig"]
        hidden = client.get("/v1/documents/hemlig", headers={"authorization": f"Bearer {keys['open']}"})
        absent = client.get("/v1/documents/absent", headers={"authorization": f"Bearer {keys['open']}"})
        assert problem(hidden, 404)["detail"] == problem(absent, 404)["detail"]
        answer = client.post(
            "/v1/ask", json={"question": "bro?"}, headers={"authorization": f"Bearer {keys['open']}"}
        ).json()
        assert TEXTS["hemlig"] not in json.dumps(answer, ensure_ascii=False)

    def test_a_user_header_counts_only_from_the_proxy(self, tmp_path: Path, keys: dict[str, str]) -> None:
        env = {
            "BELAGG_TRUSTED_PROXIES": "10.1.0.0/16",
            "BELAGG_USER_HEADER": "X-Remote-User",
            "BELAGG_KEYS_FILE": str(tmp_path / "keys.json"),
        }
        settings = Settings.from_env(env)
        headers = {"x-remote-user": "Anna Berg"}
        inside = client_of(settings=settings, client=("10.1.2.3", 1)).get("/v1/documents", headers=headers)
        assert len(inside.json()["documents"]) == 2
        outside = client_of(settings=settings, client=("10.2.2.3", 1)).get("/v1/documents", headers=headers)
        problem(outside, 401)
        twice = [("x-remote-user", "Anna Berg"), ("x-remote-user", "admin")]
        problem(client_of(settings=settings, client=("10.1.2.3", 1)).get("/v1/documents", headers=twice), 401)


@given(st.text(max_size=200))
def test_any_text_is_answered_or_refused_clearly(question: str) -> None:
    response = client_of().post("/v1/ask", content=json.dumps({"question": question}), headers={
        "content-type": "application/json"
    })  # fmt: skip
    if response.status_code != 200:
        problem(response, 422)


def test_logs_are_one_json_object_per_line(capsys: pytest.CaptureFixture[str]) -> None:
    from service.web.logs import configure_logs

    before = structlog.get_config()
    try:
        configure_logs(logging.INFO)
        client_of().get("/v1/documents/oppen%0aevil")
        lines = [json.loads(line) for line in io.StringIO(capsys.readouterr().err)]
    finally:
        structlog.configure(**before)
    assert [line["event"] for line in lines] == ["request"]
