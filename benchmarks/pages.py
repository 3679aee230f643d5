"""How fast and how heavy the pages of a running service are, in Chromium on this machine.

Run by hand after `make serve`: `.venv/bin/python -m benchmarks.pages [ADDRESS ...]`; two compare versions.
The answer's time is from pressing Enter until it is laid out. The first row is the least that this machine and browser
can do: a reply of one line.

A page is painted for somebody whose browser is open, so the window is left alone until it is quiet. A window that opens
the same instant is shown too: for most of a second the browser then loads parts of its own on the same cores.
The pages take turns in each round, so that whatever else the machine does falls on all of them alike.
"""

import sys
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Response, sync_playwright

from tools.screenshots import CHROMIUM, FLAGS

ROUNDS = 9
QUIET_MS = 1500
PAGES = (
    "/health/live",
    "/",
    "/positions",
    "/documents",
    "/documents/skl-remissvar?start=19377&end=19457",
    "/accessibility",
)
QUESTIONS = (
    "Vad tycker SKL om policylabbet?",
    "Jämför SKL och CKS om frikommunförsök.",
    "Vilka förslag avstyrker SKL?",
    "Vad tycker Luleå kommun om policylabbet?",
    "What does SKL think of the policylabb?",
)
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
SCRIPTS = """Math.max(0, ...performance.getEntriesByType("resource")
  .filter((one) => one.name.endsWith(".js")).map((one) => one.responseEnd))"""
# Enter, then the first frame after the answer has come: what a person waits for.
TIMED = """(question) => new Promise((done) => {
  const box = document.getElementById("question");
  const answer = document.getElementById("answer");
  box.value = question;
  let began = 0;
  const seen = new MutationObserver(() => {
    if (!answer.querySelector(".status")) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  });
  answer.replaceChildren();
  seen.observe(answer, {childList: true});
  began = performance.now();
  box.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true}));
})"""


def main() -> None:
    """Print a table of the pages and one of the questions."""
    addresses = [address.rstrip("/") for address in sys.argv[1:] or ["http://127.0.0.1:8000"]]
    urls = [address + path for path in PAGES for address in addresses]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        print("| page | first paint, ms | last script, ms | first paint in a new window, ms | bytes sent, compressed |")
        print("|---|---|---|---|---|")
        quiet = [{url: _load(browser, url, QUIET_MS) for url in urls} for _ in range(ROUNDS)]
        new = [{url: _load(browser, url, 0) for url in urls} for _ in range(ROUNDS)]
        for url in urls:
            paint, scripts, window = (
                f"{median(getattr(one[url], figure) for one in rounds):.0f}"
                for rounds, figure in ((quiet, "paint"), (quiet, "scripts"), (new, "paint"))
            )
            print(f"| `{url}` | {paint} | {scripts} | {window} | {quiet[0][url].sent:,} |")
        print("\n| question | Enter to answer, ms |\n|---|---|")
        for question, took in _ask(browser, addresses[0]):
            print(f"| {question} | {took:.0f} |")
        browser.close()


@dataclass(frozen=True, slots=True)
class Loaded:
    """One load of a page: when it was first painted, when its last script had come, its bytes without the data."""

    paint: float
    scripts: float
    sent: int


def _load(browser: Browser, url: str, quiet_ms: int) -> Loaded:
    """Load a page with an empty cache, in a window that has been open for a while."""
    context = browser.new_context()
    page = context.new_page()
    page.wait_for_timeout(quiet_ms)
    replies: list[Response] = []
    page.on("response", lambda reply: replies.append(reply))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    paint, scripts = float(page.evaluate(PAINT)), float(page.evaluate(SCRIPTS))
    sent = sum(reply.request.sizes()["responseBodySize"] for reply in replies if "/v1/" not in reply.url)
    context.close()
    return Loaded(paint, scripts, sent)


def _ask(browser: Browser, address: str) -> list[tuple[str, float]]:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    found = []
    for question in QUESTIONS:
        took = [float(page.evaluate(TIMED, question)) for _ in range(ROUNDS)]
        found.append((question, median(took)))
    page.close()
    return found


if __name__ == "__main__":
    main()
