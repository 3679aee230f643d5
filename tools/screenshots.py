"""Photograph every page of a running service, and its widget, in both languages, wide and narrow, light and dark.

Run by hand after `make serve`: `.venv/bin/python -m tools.screenshots FOLDER [ADDRESS]`. Needs the system's Chromium.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking: a name for the file, the window's size, the language, dark or not."""

    name: str
    width: int
    height: int
    language: str
    dark: bool = False


VIEWS = (
    View("wide", 1440, 900, "sv"),
    View("wide-en", 1440, 900, "en"),
    View("dark", 1440, 900, "sv", dark=True),
    View("narrow", 320, 700, "sv"),
    View("narrow-dark", 320, 700, "en", dark=True),
)


def main() -> None:
    """Write a PNG per page and view."""
    if len(sys.argv) not in (2, 3):
        sys.exit("give a folder for the pictures, and the address of a service that runs (http://127.0.0.1:8000)")
    folder, address = Path(sys.argv[1]), (sys.argv[2:] or ["http://127.0.0.1:8000"])[0].rstrip("/")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for view in VIEWS:
            for name, page in _pages(browser, view, address):
                whole = name.partition("-")[0] not in _AS_SEEN
                page.screenshot(path=folder / f"{name}-{view.name}.png", full_page=whole)
        browser.close()


def _pages(browser: Browser, view: View, address: str) -> Iterator[tuple[str, Page]]:
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        color_scheme="dark" if view.dark else "light",
        locale=view.language,  # also what Accept-Language says
    )
    for name, go in _STEPS.items():
        page = context.new_page()
        go(page, address)
        page.wait_for_load_state("networkidle")
        yield name, page
        page.close()
    context.close()


def _visit(path: str) -> Callable[[Page, str], None]:
    def go(page: Page, address: str) -> None:
        page.goto(address + path)

    return go


def _ask(question: str) -> Callable[[Page, str], None]:
    def go(page: Page, address: str) -> None:
        page.goto(address)
        page.locator("#question").fill(question)
        page.keyboard.press("Enter")
        page.locator("#answer .status").wait_for()

    return go


def _position(page: Page, address: str) -> None:
    page.goto(f"{address}/positions")
    page.locator("button.stance-oppose").first.click()


def _citation(page: Page, address: str) -> None:
    _ask("Vad tycker SKL om policylabbet?")(page, address)
    page.goto(page.locator(".citation a").first.get_attribute("href") or "")


def _widget(
    question: str = "", *, down: bool = False, press: str = "", floating: bool = False
) -> Callable[[Page, str], None]:
    """Return a step that asks the widget on its example page; `press` is a button or link to press afterwards."""

    def go(page: Page, address: str) -> None:
        page.goto(f"{address}/widget/demo.html")
        page.evaluate("(on) => document.querySelector('#chat').toggleAttribute('floating', on)", floating)
        if down:
            page.route("**/v1/ask", lambda route: route.abort())
        if question:
            page.locator("#chat textarea").fill(question)
            page.locator("#chat textarea").press("Enter")
            page.locator("#chat .panel[aria-busy=false]").wait_for()
        if press:
            page.locator(f"#chat {press}").first.click()
        page.evaluate("document.querySelector('#chat').scrollIntoView()")

    return go


_AS_SEEN = ("answered", "reading", "position", "widget")  # what stands in the window; the others are photographed whole
_STEPS: dict[str, Callable[[Page, str], None]] = {
    "ask": _visit("/"),
    "answered": _ask("Vad tycker SKL om policylabbet?"),
    "listed": _ask("Vilka förslag avstyrker SKL?"),
    "refused": _ask("Vad tycker Luleå kommun om policylabbet?"),
    "reading": _citation,
    "positions": _visit("/positions"),
    "position": _position,
    "documents": _visit("/documents"),
    "accessibility": _visit("/accessibility"),
    "widget": _widget(),
    "widget-answer": _widget("Vad tycker SKL om policylabbet?"),
    "widget-floating": _widget("What does SKL think of the policylabb?", floating=True),
    "widget-source": _widget("Vad tycker SKL om policylabbet?", press=".source a"),
    "widget-feedback": _widget("Vad tycker SKL om policylabbet?", press=".feedback [aria-expanded]"),
    "widget-refusal": _widget("Vad tycker Luleå kommun om policylabbet?"),
    "widget-error": _widget("Vad tycker SKL om policylabbet?", down=True),
}

if __name__ == "__main__":
    main()
