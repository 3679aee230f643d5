"""What happens around every request: id, size limit, headers, log line, metrics, and the last safety net.

Plain ASGI, so that it also covers what the framework answers itself (404, 405, unreadable bodies).
"""

import asyncio
import re
import time
import traceback
import uuid
from collections import deque
from collections.abc import Mapping
from typing import Any

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import FAULT, TOO_LARGE
from service.web.metrics import Metrics
from service.web.problems import respond
from service.web.sharing import Sharing

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_DRAIN_BYTES = 64 * 1024 * 1024
_DRAIN_SECONDS = 10.0


class Edge:
    """Give each request an id, answer faults as problems, and log and count it when it is over."""

    def __init__(self, app: ASGIApp, metrics: Metrics, max_body_bytes: int, sharing: Sharing) -> None:
        self.app = app
        self.sharing = sharing
        self.metrics = metrics
        self.max_body_bytes = max_body_bytes
        self.log = structlog.get_logger("belagg.web")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection; anything that is not HTTP passes through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        state = scope.setdefault("state", {})
        state["request_id"] = request_id = _request_id(Headers(scope=scope).get("x-request-id"))
        reply = _Reply(send, request_id, self.sharing.headers(scope))
        try:
            await self._limited(scope, receive, reply)
        except Exception as error:  # noqa: BLE001 - the last net: nothing may reach the client unexplained
            self._log_fault(request_id, error)
            if not reply.status:
                await respond(FAULT.problem(request_id=request_id))(scope, receive, reply)
        finally:
            self._record(scope, reply.status, time.perf_counter() - started)

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take in the body as it comes, at most the limit, and only then start the work."""
        if self.sharing.is_preflight(scope):
            await Response(status_code=204)(scope, receive, send)
            return
        body = await _read(scope, receive, self.max_body_bytes)
        if body is None:
            detail = f"A request may hold at most {self.max_body_bytes} bytes."
            response = respond(TOO_LARGE.problem(detail, scope["state"]["request_id"]))
            await response(scope, receive, send)
            return
        await self.app(scope, _replay(body, receive), send)

    def _log_fault(self, request_id: str, error: Exception) -> None:
        """Log where it broke and what kind it was; the message is left out, it may quote the question."""
        frames = traceback.extract_tb(error.__traceback__)[-6:]
        where = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
        self.log.error("fault", request_id=request_id, error=type(error).__name__, where=where)

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        state: dict[str, Any] = scope["state"]
        route = getattr(scope.get("route"), "path", "unmatched")
        self.metrics.request(scope["method"], route, status, seconds)
        self.log.info(
            "request", request_id=state["request_id"], method=scope["method"][:16], route=route, status=status,
            ms=round(seconds * 1000, 1), **state.get("log", {}),
        )  # fmt: skip


class _Reply:
    """Wrap `send`: add the headers every reply carries and remember the status (0: nothing sent yet)."""

    def __init__(self, send: Send, request_id: str, more: Mapping[str, str]) -> None:
        self.more = more
        self.send = send
        self.request_id = request_id
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-ID"] = self.request_id
            for name, value in self.more.items():
                headers.append(name, value)
            for name, value in SECURITY_HEADERS.items():
                headers.setdefault(name, value)
            if headers.get("content-type", "").startswith("text/event-stream"):
                headers["Cache-Control"] = SECURITY_HEADERS["Cache-Control"]  # the framework's own is weaker
        await self.send(message)


def _request_id(given: str | None) -> str:
    return given if given is not None and REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


async def _read(scope: Scope, receive: Receive, limit: int) -> bytes | None:
    """Return the body, or None when it is longer than `limit` bytes.

    What follows an overlong body is thrown away as it comes, for a while, because a client that is cut
    off in the middle of sending never reads why.
    """
    announced = Headers(scope=scope).get("content-length", "")
    too_long = announced.isascii() and announced.isdigit() and int(announced[:20]) > limit
    chunks: deque[bytes] = deque()
    size = 0
    deadline = time.monotonic() + _DRAIN_SECONDS
    more = True
    while more:
        message = await _before(deadline if too_long else None, receive)
        size += len(message.get("body", b""))
        too_long = too_long or size > limit
        if too_long:
            chunks.clear()
        else:
            chunks.append(message.get("body", b""))
        more = message.get("more_body", False) and not (too_long and size > _DRAIN_BYTES)
    return None if too_long else b"".join(chunks)


async def _before(deadline: float | None, receive: Receive) -> Message:
    if deadline is None:
        return await receive()
    try:
        return await asyncio.wait_for(receive(), max(0.0, deadline - time.monotonic()))
    except TimeoutError:
        return {"type": "http.disconnect"}


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def again() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
