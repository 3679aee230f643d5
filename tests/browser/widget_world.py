"""A service, another web site that embeds its widget, and a browser to look at both: for the tests of the widget."""

import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from service.access import load_access
from service.contract import Answer, AskRequest, Citation, Status
from service.embedding.sites import Site, SiteBook, new_site
from service.engine import NO_LABELS
from service.server import bound_socket
from service.settings import Settings
from service.web.app import create_app
from tests.contract.fake_engine import TEXTS, FakeEngine

QUESTION = "Vad tycker byn om bron?"
QUOTE = TEXTS["oppen"].split("\n")[1]
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
# Runs before any script of a page: what an injected script would call, and what the page's policy had to stop.
WATCH = """
window.ran = []; window.hack = () => window.ran.push("hack"); window.alert = window.hack;
window.stopped = [];
addEventListener("securitypolicyviolation", (event) => window.stopped.push(event.violatedDirective));
"""
RELATED = "Vad säger byn om vägen?"


class Scripted(FakeEngine):
    """The fake engine, with one question that gets a refusal with related text and a warning."""

    def ask(self, request: AskRequest, *, labels: frozenset[str] = NO_LABELS) -> Answer:
        answer = super().ask(request, labels=labels)
        if request.question != RELATED:
            return answer
        related = tuple(Citation(**{**c.model_dump(), "related": True}) for c in answer.citations)
        return answer.model_copy(update={
            "status": Status.NOT_MENTIONED, "answer": "Byns svar tar inte upp ”vägen”.", "statements": (),
            "citations": related, "warnings": ("Bilagan med byns svar saknas i underlaget.",),
        })  # fmt: skip


class Service:
    """A service on a port of its own that can be stopped and started again there."""

    def __init__(self, data: Path, engine: FakeEngine | None = None) -> None:
        self.engine = engine or Scripted()
        self.settings = Settings(data=data)
        self.sites = SiteBook(data)
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        app = create_app(self.engine, self.settings, load_access(self.settings))
        self._socket = bound_socket("127.0.0.1", self.port)
        self.port = self._socket.getsockname()[1]
        config = uvicorn.Config(app, log_config=None, access_log=False, ws="none", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.force_exit = self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()

    def allow(self, *origins: str, **how: object) -> tuple[Site, str]:
        site, secret = new_site(f"site {len(self.sites.all())}", origins, **how)  # type: ignore[arg-type]
        self.sites.add(site)
        return site, secret


class Host(AbstractContextManager["Host"]):
    """Another web site, with a policy of its own; below `/belagg/` it passes on to the service, as a proxy does."""

    def __init__(self, service: Service) -> None:
        self.pages: dict[str, tuple[str, str]] = {}  # path: policy, body
        self.replies: dict[str, str] = {}
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                if path.startswith("/belagg/"):
                    self._pass_on(None)
                elif path in host.replies:
                    self._send(200, {"Content-Type": "application/json"}, host.replies[path].encode())
                elif path in host.pages:
                    policy, body = host.pages[path]
                    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy}
                    self._send(200, headers, body.encode())
                else:
                    self._send(404, {}, b"")

            def do_POST(self) -> None:
                self._pass_on(self.rfile.read(int(self.headers["content-length"])))

            def _pass_on(self, body: bytes | None) -> None:
                kept = ("content-type", "authorization", "origin", "accept-encoding")
                headers = {name: value for name, value in self.headers.items() if name.lower() in kept}
                address = service.address + self.path.removeprefix("/belagg")
                request = urllib.request.Request(address, body, headers, method=self.command)
                try:
                    reply = urllib.request.urlopen(request, timeout=10)
                except urllib.error.HTTPError as refusal:
                    reply = refusal
                with reply:
                    self._send(reply.status, dict(reply.headers), reply.read())

            def _send(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
                """Stay silent."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    def page(self, base: str, tag: str = '<belagg-chat lang="sv"></belagg-chat>', more: str = "") -> str:
        """Publish a page that embeds the widget from `base`, under a policy without anything unsafe; its address."""
        policy = f"default-src 'self'; script-src 'self' {base}; connect-src 'self' {base}; frame-src {base}"
        return self.publish(
            policy if base.startswith("http") else "default-src 'self'",
            f"""<!doctype html>
            <html lang="sv"><head><title>Intranät</title>
            <meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">
            <script src="{base}/widget.js" type="module"></script></head>
            <body><main><h1>Intranät</h1>{tag}{more}</main></body></html>""",
        )

    def publish(self, policy: str, body: str) -> str:
        path = f"/{len(self.pages)}"
        self.pages[path] = policy, body
        return self.origin + path

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class Chat:
    """A page with the widget on it, with everything that went wrong there."""

    def __init__(self, browser: Browser, *, width: int = 900, dark: bool = False) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
        )
        self.context.add_init_script(WATCH)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: self.errors.append(dialog.message))

    @property
    def field(self) -> str:
        return str(self.page.get_by_label("Din fråga").input_value())

    def go(self, address: str) -> Page:
        self.page.goto(address)
        return self.page

    def ask(self, question: str) -> None:
        """Type a question and press Enter; wait until it has ended, well or not."""
        self.page.get_by_label(re.compile("^(Din fråga|Your question)$")).fill(question)
        self.page.keyboard.press("Enter")
        self.settle()

    def settle(self) -> None:
        self.page.locator(".panel[aria-busy=false]").wait_for()

    def harm(self) -> list[str]:
        """Return every sign that something ran or that the page's policy had to stop something."""
        return [*self.errors, *self.page.evaluate("[...window.ran, ...window.stopped]")]

    def violations(self) -> list[str]:
        """Return what axe finds, in the widget too, against WCAG 2.1 A and AA and its own best practices."""
        self.page.evaluate(AXE)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
        found = self.page.evaluate("(tags) => axe.run(document, {runOnly: tags})", tags)
        return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]


@contextmanager
def opened(browser: Browser, **how: object) -> Iterator[Chat]:
    """Open a page, and check at the end that nothing ran and nothing had to be stopped."""
    chat = Chat(browser, **how)  # type: ignore[arg-type]
    try:
        yield chat
        assert not chat.harm()
    finally:
        chat.context.close()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Run a service for one test."""
    running = Service(tmp_path)
    yield running
    running.stop()


@pytest.fixture
def host(service: Service) -> Iterator[Host]:
    with Host(service) as site:
        yield site
