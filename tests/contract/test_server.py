"""The service as a process: it says when it is ready, answers, and stops in order."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CODE = """
import sys
import belagg
from tests.contract.fake_engine import FakeEngine
sys.exit(belagg.run(sys.argv[1:], lambda _: FakeEngine()))
"""
LOST = CODE.replace(
    "FakeEngine()", "FakeEngine(fail=belagg.SnapshotError('There is no index; run: belagg index FOLDER'))"
)
Running = tuple["subprocess.Popen[str]", str]


def start(code: str = CODE, *options: str, **environ: str) -> "subprocess.Popen[str]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BELAGG_")}
    return subprocess.Popen(
        [sys.executable, "-c", code, *options, "serve", "--port", "0"],
        cwd=ROOT, env={**clean, **environ}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.fixture
def running() -> Iterator[Running]:
    process = start()
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said
        yield process, found.group()
    finally:
        process.kill()
        process.communicate()


def test_without_an_index_it_starts_and_says_what_makes_one(tmp_path: Path) -> None:
    process = start(LOST, "--data", str(tmp_path))
    try:
        assert process.stderr is not None
        assert "http://" in process.stderr.readline()
        assert f"belagg --data {tmp_path} index FOLDER" in process.stderr.readline()
    finally:
        process.kill()
        process.communicate()


def test_it_answers_logs_and_stops(running: Running) -> None:
    process, address = running
    body = json.dumps({"question": "Vad är hemligheten?"}).encode()
    request = urllib.request.Request(address + "/v1/ask", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as reply:
        answer: dict[str, Any] = json.load(reply)
        assert "server" not in reply.headers
    assert answer["status"] == "answered"
    process.send_signal(signal.SIGTERM)
    out, log = process.communicate(timeout=20)
    assert out == ""
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert [line["route"] for line in lines] == ["/v1/ask"]
    assert "hemligheten" not in log
    assert "Traceback" not in log


def test_ten_megabytes_get_a_reply_and_the_service_stays_up(running: Running) -> None:
    _, address = running
    huge = b'{"question": "' + b"a" * 10_000_000 + b'"}'
    request = urllib.request.Request(address + "/v1/ask", huge, {"Content-Type": "application/json"})
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=30)
    with caught.value as refusal:
        assert (refusal.code, refusal.headers["content-type"]) == (413, "application/problem+json")
    with urllib.request.urlopen(address + "/health/ready", timeout=10) as reply:
        assert reply.status == 200


def test_it_does_not_start_beyond_this_machine_without_keys() -> None:
    process = start(BELAGG_HOST="0.0.0.0")
    out, log = process.communicate(timeout=30)
    assert (process.returncode, out, log.count("\n")) == (2, "", 1)
