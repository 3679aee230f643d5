"""A service of any engine in a thread, and a browser page that tells everything that should not happen on it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, expect

from service.access import Access
from service.engine import Engine
from service.server import bound_socket
from service.settings import Settings
from service.web.app import create_app

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
# Runs before any script of a page: what an injected script would call, and what the policy has to stop.
WATCH = """
window.ran = [];
window.hack = () => window.ran.push("hack");
window.alert = window.hack;
window.broken = [];
addEventListener("securitypolicyviolation", (event) =>
  window.broken.push(event.violatedDirective + " " + event.sample));
"""
PAGES = ("/", "/positions", "/documents", "/accessibility")


@contextmanager
def running(engine: Engine, settings: Settings | None = None, access: Access | None = None) -> Iterator[str]:
    """Serve an engine on a free port of this machine; yields the address."""
    app = create_app(engine, settings or Settings(), access)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, ws="none", lifespan="off"))
    with bound_socket("127.0.0.1", 0) as taken:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


class Watched:
    """A page in a context of its own, with everything it requested and every complaint."""

    def __init__(
        self, browser: Browser, *, width: int = 1280, language: str = "sv", dark: bool = False, base: str | None = None
    ) -> None:
        """Open an empty page; addresses are relative to `base`."""
        self.context = browser.new_context(
            base_url=base,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            extra_http_headers={"Accept-Language": language},
            accept_downloads=True,
        )
        self.context.add_init_script(WATCH)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.requested: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def go(self, path: str) -> Page:
        """Open an address and wait until no part of the page is still being made."""
        self.page.goto(path)
        return self.settle()

    def settle(self) -> Page:
        """Wait until no part of the page is still being made."""
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)
        return self.page

    def ask(self, question: str) -> Page:
        """Type a question on the page where one asks, press Enter, wait for the answer."""
        self.page.locator("#question").fill(question)
        self.page.keyboard.press("Enter")
        self.page.locator("#answer .status").wait_for()
        return self.settle()

    def harmed(self) -> list[str]:
        """Return every sign that something ran or tried to: on this page, so far."""
        found: list[str] = self.page.evaluate("[...window.ran, ...window.broken]")
        return [*self.complaints, *found]

    def violations(self, *rules: str) -> list[str]:
        """Return what axe finds against WCAG 2.1 A and AA and its own best practices, or against some rules only."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
        only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": tags}
        found = self.page.evaluate("(only) => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only)
        return [
            f"{one['id']}: {one['help']}: {node['target']} {node.get('failureSummary', '')}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def close(self) -> None:
        """Close the page and its context."""
        self.context.close()
