"""A running service as the system to measure, over HTTP."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import Any

from corpus.errors import EvalError
from eval.collect import System

TIMEOUT_S = 60.0


def service_at(url: str) -> System:
    """Return the system served at `url`. Raises EvalError when nothing answers there."""
    base = url.rstrip("/")
    if urllib.parse.urlsplit(base).scheme not in ("http", "https"):
        raise EvalError(f"{url} is no address of a service: give one such as http://127.0.0.1:8000")
    _call(base, "/health/live")
    return System(
        ask=lambda body: _call(base, "/v1/ask", body),
        search=lambda body: _call(base, "/v1/search", body),
        texts=lambda: _texts(base),
    )


def _texts(base: str) -> Mapping[str, str]:
    listed = _call(base, "/v1/documents")["documents"]
    return {row["id"]: _call(base, f"/v1/documents/{urllib.parse.quote(row['id'], safe='')}")["text"] for row in listed}


def _call(base: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + path, data=data, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:
            reply = json.loads(response.read())
    except urllib.error.HTTPError as cause:
        raise EvalError(f"{path} answered {cause.code}: {_title(cause)}") from cause
    except (urllib.error.URLError, TimeoutError) as cause:
        raise EvalError(f"no service answers at {base}: start it with `belagg serve`") from cause
    except ValueError as cause:
        raise EvalError(f"{path} at {base} did not answer with JSON: is that a Belägg service?") from cause
    if not isinstance(reply, dict):
        raise EvalError(f"{path} at {base} did not answer with a JSON object: is that a Belägg service?")
    return reply


def _title(response: urllib.error.HTTPError) -> str:
    try:
        problem = json.loads(response.read())
    except ValueError:
        return "no reason given"
    return str(problem.get("detail") or problem.get("title")) if isinstance(problem, dict) else "no reason given"
