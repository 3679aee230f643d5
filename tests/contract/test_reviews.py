"""Reviews over HTTP: who may write, what is refused and how, and that words stay out of the log."""

import json
from collections.abc import Iterator, MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import structlog
from fastapi.testclient import TestClient

from corpus.errors import ReviewError
from service.access import Role, new_key
from service.positions.contract import PositionView, ReviewAction, ReviewList, ReviewRequest, ReviewState
from service.problems import TYPES
from service.web.app import create_app
from service.web.reviews import REVIEW_REQUESTS
from tests.contract.fake_engine import FakeEngine
from tests.contract.test_http import SETTINGS, client_of, problem

HERE = "/v1/positions/oppen"
KEYS = {"reader": (Role.READER, []), "editor": (Role.EDITOR, []), "other": (Role.EDITOR, []),
        "insider": (Role.EDITOR, ["fi"]), "admin": (Role.ADMIN, [])}  # fmt: skip


@pytest.fixture
def log() -> Iterator[list[MutableMapping[str, Any]]]:
    with structlog.testing.capture_logs() as entries:
        yield entries


class Callers:
    """One service with keys, and a client for each key."""

    def __init__(self, folder: Path) -> None:
        made = {name: new_key(name, *more) for name, more in KEYS.items()}
        (folder / "keys.json").write_text(json.dumps({"keys": [entry for _, entry in made.values()]}))
        app = create_app(FakeEngine(), replace(SETTINGS, keys_file=folder / "keys.json"))
        self.of = {
            name: TestClient(app, base_url="http://10.0.0.9", headers={"authorization": f"Bearer {key}"})
            for name, (key, _) in made.items()
        }

    def __getitem__(self, name: str) -> TestClient:
        return self.of[name]


@pytest.fixture
def callers(tmp_path: Path) -> Callers:
    return Callers(tmp_path)


def test_a_review_is_taken_shown_and_listed() -> None:
    client = client_of()
    body = {"action": "correct", "stance": "critical", "qualifier": "tills vidare", "note": "<b>läst</b>"}
    reply = client.patch(HERE, json=body)
    assert reply.status_code == 200
    position = PositionView.model_validate_json(reply.content)
    assert (position.stance, position.qualifier, position.review) == ("critical", "tills vidare", ReviewState.REVIEWED)
    assert position.reviewed is not None
    assert (position.reviewed.by, position.reviewed.revision, position.reviewed.note) == ("local", 1, "<b>läst</b>")
    assert ReviewList.model_validate_json(client.get("/v1/reviews").content).reviews == (position.reviewed,)
    assert client.get("/v1/positions").json()["positions"] == [reply.json()]


def test_a_rejected_position_is_gone_and_its_review_is_not() -> None:
    client = client_of()
    reply = client.patch(HERE, json={"action": "reject"})
    assert (reply.status_code, reply.content) == (204, b"")
    assert client.get("/v1/positions").json()["positions"] == []
    assert [r["action"] for r in client.get("/v1/reviews").json()["reviews"]] == ["reject"]


@pytest.mark.parametrize("example", REVIEW_REQUESTS.values(), ids=REVIEW_REQUESTS)
def test_examples_are_requests_that_can_be_made(example: dict[str, Any]) -> None:
    client = client_of()
    request = ReviewRequest.model_validate(example["value"])
    for revision in range(request.revision):
        client.patch(HERE, json={"action": "confirm", "revision": revision})
    assert client.patch(HERE, json=example["value"]).status_code in (200, 204)


@pytest.mark.parametrize(("name", "status"), [("reader", 403), ("editor", 200), ("insider", 200), ("admin", 200)])
def test_writing_takes_the_role_editor(callers: Callers, name: str, status: int) -> None:
    assert callers[name].patch(HERE, json={"action": "confirm"}).status_code == status
    assert callers[name].get("/v1/reviews").status_code == status


def test_a_reader_is_refused_before_anything_is_said_of_the_position_or_the_request(callers: Callers) -> None:
    for path, body in ((HERE, {"action": "confirm"}), (HERE + "x", {"action": "confirm"}), (HERE, {"nej": 1})):
        problem(callers["reader"].patch(path, json=body), 403)


def test_without_a_key_nothing(callers: Callers) -> None:
    client = callers["editor"]
    for response in (client.patch(HERE, json={"action": "confirm"}, headers={"authorization": ""}),
                     client.get("/v1/reviews", headers={"authorization": ""})):  # fmt: skip
        problem(response, 401)


def test_a_stale_revision_is_refused_and_told_the_latest(callers: Callers) -> None:
    for revision in range(2):
        assert callers["editor"].patch(HERE, json={"action": "confirm", "revision": revision}).status_code == 200
    for stale in (0, 1, 3):
        body = problem(callers["other"].patch(HERE, json={"action": "reject", "revision": stale}), 409)
        assert (body["type"], body["revision"]) == (TYPES + "review-conflict", 2)
    assert callers["other"].patch(HERE, json={"action": "confirm", "revision": 2}).status_code == 200


def test_the_latest_revision_is_told_also_when_there_is_none() -> None:
    assert problem(client_of().patch(HERE, json={"action": "confirm", "revision": 4}), 409)["revision"] == 0


def test_a_lock_holds_against_all_but_its_owner_and_administrators(callers: Callers) -> None:
    assert callers["editor"].patch(HERE, json={"action": "confirm", "lock": True}).json()["review"] == "locked"
    for more in ({}, {"unlock": True}, {"lock": True}):
        body = problem(callers["other"].patch(HERE, json={"action": "confirm", "revision": 1, **more}), 423)
        assert body["type"] == TYPES + "review-locked"
        assert "editor" in body["detail"]
    opened = callers["admin"].patch(HERE, json={"action": "confirm", "revision": 1, "unlock": True})
    assert opened.json()["review"] == "reviewed"
    assert callers["other"].patch(HERE, json={"action": "confirm", "revision": 2}).status_code == 200


def test_what_may_not_be_read_does_not_exist(callers: Callers) -> None:
    said = set()
    for id in ("hemlig", "finns-inte", "%00", "a" * 2000, "..%2f..%2fetc"):
        body = problem(callers["editor"].patch(f"/v1/positions/{id}", json={"action": "confirm"}), 404)
        if not id.startswith(".."):
            said.add((body["type"], body["detail"]))
    assert len(said) == 1
    assert callers["insider"].patch("/v1/positions/hemlig", json={"action": "confirm"}).status_code == 200
    assert callers["editor"].get("/v1/reviews").json() == {"reviews": []}
    assert len(callers["insider"].get("/v1/reviews").json()["reviews"]) == 1


@pytest.mark.parametrize("media_type", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_body_must_be_declared_as_json(media_type: str | None) -> None:
    headers = {"content-type": media_type} if media_type else {}
    client = client_of()
    problem(client.patch(HERE, content=b'{"action": "confirm"}', headers=headers), 415)
    assert client.get("/v1/reviews").json() == {"reviews": []}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"action": "delete"},
        {"action": "confirm", "stance": "oppose"},
        {"action": "correct"},
        {"action": "correct", "stance": "nej"},
        {"action": "correct", "qualifier": "a" * 301},
        {"action": "correct", "proposal_id": ""},
        {"action": "confirm", "note": "a" * 2001},
        {"action": "confirm", "note": 7},
        {"action": "confirm", "revision": -1},
        {"action": "confirm", "revision": "0"},
        {"action": "confirm", "revision": True},
        {"action": "confirm", "lock": True, "unlock": True},
        {"action": "confirm", "by": "chefen"},
        {"action": "confirm", "note": "\ud800"},
    ],
)
def test_what_cannot_be_meant_is_refused(body: dict[str, Any]) -> None:
    client = client_of()
    response = client.patch(HERE, content=json.dumps(body), headers={"content-type": "application/json"})
    problem(response, 422)
    assert client.get("/v1/reviews").json() == {"reviews": []}


def test_words_lose_control_characters_and_nothing_else() -> None:
    body = {"action": "correct", "qualifier": " i\nnuläget\0 ", "note": "=1+1 <script>\u001b[31m å"}
    review = client_of().patch(HERE, json=body).json()["reviewed"]
    assert (review["qualifier"], review["note"]) == ("i nuläget", "=1+1 <script>[31m å")


def test_the_log_has_the_deed_and_no_words(log: list[MutableMapping[str, Any]]) -> None:
    client = client_of()
    body = {"action": "correct", "stance": "comment", "qualifier": "viskat", "note": "hemligt"}
    client.patch(HERE, json=body)
    client.patch(HERE, json=body)  # too late
    client.patch("/v1/positions/viskat", json=body)
    lines = [entry for entry in log if entry["event"] == "request"]
    assert [line["status"] for line in lines] == [200, 409, 404]
    assert {"position": "oppen", "action": ReviewAction.CORRECT, "revision": 1}.items() <= lines[0].items()
    assert not {"hemligt", "viskat", "avstyrker"} & {
        word for word in ("hemligt", "viskat", "avstyrker") if word in str(log)
    }


def test_a_file_that_cannot_be_used_names_no_path() -> None:
    client = client_of(FakeEngine(fail=ReviewError("/srv/data/reviews.sqlite3 is damaged: put back a backup")))
    body = problem(client.patch(HERE, json={"action": "confirm"}), 503)
    assert "/srv" not in json.dumps(body)
    assert "doctor" in body["detail"]


def test_no_web_page_elsewhere_can_write() -> None:
    problem(client_of(base_url="http://evil.example").patch(HERE, json={"action": "confirm"}), 421)
