"""Feedback over HTTP and at the command line: kept as said, bounded, without names, for as long as configured."""

import json
from collections.abc import MutableMapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from fastapi.testclient import TestClient

import belagg
from service.feedback.contract import FeedbackRequest
from service.feedback.store import FILE, FeedbackStore
from service.settings import Settings
from service.web.app import create_app
from service.web.feedback import FEEDBACK_REQUESTS
from tests.contract.fake_engine import FakeEngine
from tests.contract.test_http import problem

SAID = {"useful": False, "question": "Vad tycker byn?", "status": "answered", "language": "sv",
        "reason": "missing", "text": "Skäl saknas <b>helt</b>.",
        "citations": [{"document_id": "oppen", "start": 12, "end": 60}]}  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return TestClient(create_app(FakeEngine(), Settings(data=tmp_path)), base_url="http://127.0.0.1:8000")


def test_it_is_kept_as_it_was_said(client: TestClient, tmp_path: Path) -> None:
    reply = client.post("/v1/feedback", json=SAID)
    assert reply.status_code == 201
    (kept,) = FeedbackStore(tmp_path, 1).all()
    assert (kept.id, kept.at) == (reply.json()["id"], reply.json()["at"])
    assert SAID.items() <= kept.said.model_dump(mode="json").items()


@pytest.mark.parametrize("example", FEEDBACK_REQUESTS.values(), ids=FEEDBACK_REQUESTS)
def test_examples_can_be_sent(client: TestClient, example: dict[str, Any]) -> None:
    assert client.post("/v1/feedback", json=example["value"]).status_code == 201


@pytest.mark.parametrize(
    "change",
    [
        {"text": "å" * 2001}, {"question": ""}, {"useful": "yes"}, {"useful": 1}, {"reason": "rude"},
        {"status": "fine"}, {"citations": [{"document_id": "a", "start": -1, "end": 0}]},
        {"who": "anna"}, {"language": "de"},
        {"citations": [{"document_id": "a", "start": 0, "end": 1}] * 51}, {"citations": [{"document_id": "a" * 301}]},
    ],
)  # fmt: skip
def test_what_is_no_feedback_is_refused(client: TestClient, tmp_path: Path, change: dict[str, Any]) -> None:
    problem(client.post("/v1/feedback", json={**SAID, **change}), 422)
    assert not (tmp_path / FILE).exists()


def test_the_log_has_neither_question_nor_words(client: TestClient) -> None:
    entries: list[MutableMapping[str, Any]]
    with structlog.testing.capture_logs() as entries:
        client.post("/v1/feedback", json=SAID)
    assert not {"byn", "saknas"} & set(str(entries).split())
    assert [entry["useful"] for entry in entries] == [False]


def test_a_folder_that_cannot_be_written_loses_nothing_and_shows_no_path(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database, but a text that is long enough to be looked at" * 20)
    client = TestClient(create_app(FakeEngine(), Settings(data=tmp_path)), base_url="http://127.0.0.1:8000")
    reply = client.post("/v1/feedback", json=SAID)
    problem(reply, 503)
    assert str(tmp_path) not in reply.text


def test_what_is_past_its_time_is_gone_from_sight_at_once_and_from_disk_with_the_next_write(tmp_path: Path) -> None:
    said = FeedbackRequest.model_validate(SAID)
    store = FeedbackStore(tmp_path, 30)
    long_ago = datetime.now(UTC) - timedelta(days=31)
    store.add(said.model_copy(update={"text": "gammal och glömd"}), None, long_ago)
    assert store.all() == ()
    assert "gammal och glömd".encode() in (tmp_path / FILE).read_bytes()
    store.add(said, "intranet")
    assert [kept.site for kept in store.all()] == ["intranet"]
    assert "gammal och glömd".encode() not in (tmp_path / FILE).read_bytes()


def test_a_flood_fills_its_file_and_not_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.feedback.store.MOST_BYTES", 65_536)
    client = TestClient(create_app(FakeEngine(), Settings(data=tmp_path)), base_url="http://127.0.0.1:8000")
    statuses = [client.post("/v1/feedback", json={**SAID, "text": "x" * 2000}).status_code for _ in range(60)]
    assert statuses == sorted(statuses)
    assert {201, 503} == set(statuses)
    assert (tmp_path / FILE).stat().st_size <= 65_536
    assert len(FeedbackStore(tmp_path, 1).all()) == statuses.count(201)


def test_what_cites_a_removed_document_is_found(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path, 365)
    said = FeedbackRequest.model_validate(SAID)
    for more in (said, said.model_copy(update={"citations": ()})):
        store.add(more, None)
    assert store.orphaned({"oppen"}) == ()
    (gone,) = store.orphaned({"other"})
    store.remove([gone.id])
    assert [kept.id for kept in store.all()] == [2]


class TestCommands:
    @pytest.fixture
    def run(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
        def run_it(*arguments: str) -> tuple[int, str, str]:
            capsys.readouterr()
            code = belagg.run(["--data", str(tmp_path), *arguments], make_engine=lambda _: FakeEngine())
            return (code, *capsys.readouterr())

        return run_it

    def test_listed_exported_purged(self, run: Any, tmp_path: Path) -> None:
        store = FeedbackStore(tmp_path, 365)
        hostile = "\x1b[31mröd\u202e"
        said = FeedbackRequest.model_validate({**SAID, "text": f"ö {hostile}"})
        for _ in range(2):
            store.add(said, "intranet")
        code, out, _ = run("feedback", "list")
        assert (code, out.count("\n"), "missing" in out, "\x1b" in out or "\u202e" in out) == (0, 2, True, False)
        assert len(json.loads(run("feedback", "list", "--json")[1])["feedback"]) == 2
        assert run("feedback", "export", "--output", str(tmp_path / "out.jsonl"))[0] == 0
        lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").split("\n") if line]
        assert [line["site"] for line in lines] == ["intranet"] * 2
        assert run("feedback", "purge", "--before", "yesterday")[0] == 2
        assert json.loads(run("feedback", "purge", "--json")[1]) == {"removed": 0}
        assert json.loads(run("feedback", "purge", "--all", "--json")[1]) == {"removed": 2}
        assert "röd".encode() not in (tmp_path / FILE).read_bytes()

    def test_sites_are_added_shown_and_removed(self, run: Any, tmp_path: Path) -> None:
        code, out, _ = run("sites", "add", "intranet", "--origin", "HTTPS://Intranet.example.se:443", "--json")
        made = json.loads(out)
        assert (code, made["origins"]) == (0, ["https://intranet.example.se"])
        file = tmp_path / "sites.json"
        assert file.stat().st_mode & 0o077 == 0
        assert made["secret"].removeprefix("belagg_site_") not in file.read_text()
        (shown,) = json.loads(run("sites", "list", "--json")[1])["sites"]
        assert not {"secret_sha256", "signing_key"} & set(shown)
        for wrong in (
            ["intranet", "--origin", "https://a.se"],
            ["b", "--origin", "*"],
            ["b"],
            ["b\n", "--origin", "https://a.se"],
        ):
            code, _, err = run("sites", "add", *wrong)
            assert (code, err.count("\n")) == (2, 1)
        assert run("sites", "remove", "intranet")[0] == 0
        assert run("sites", "remove", "intranet")[0] == 2
        assert json.loads(run("sites", "list", "--json")[1]) == {"sites": []}


def test_the_setting_decides_how_long(tmp_path: Path) -> None:
    settings = replace(Settings(data=tmp_path), feedback_days=7)
    FeedbackStore(tmp_path, 7).add(FeedbackRequest.model_validate(SAID), None, datetime.now(UTC) - timedelta(days=6))
    client = TestClient(create_app(FakeEngine(), settings), base_url="http://127.0.0.1:8000")
    assert client.post("/v1/feedback", json=SAID).json()["id"] == 2
    assert len(FeedbackStore(tmp_path, 7).all()) == 2
    assert len(FeedbackStore(tmp_path, 5).all()) == 1
