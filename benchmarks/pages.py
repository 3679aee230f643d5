"""How fast and how heavy the pages of a running service are, in Chromium on this machine.

Run by hand after `make serve`: `.venv/bin/python -m benchmarks.pages [ADDRESS]`. The answer's time is from pressing
Enter until it is laid out. The first row is the least that this machine and browser can do: a reply of one line.
"""

import sys
from statistics import median

from playwright.sync_api import Browser, Response, sync_playwright

from tools.screenshots import CHROMIUM, FLAGS

ROUNDS = 9
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
    address = (sys.argv[1:] or ["http://127.0.0.1:8000"])[0].rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        print("| page | first paint, ms | bytes sent, compressed |\n|---|---|---|")
        for path in PAGES:
            rounds = [_load(browser, address + path) for _ in range(ROUNDS)]
            print(f"| `{path}` | {median(paint for paint, _ in rounds):.0f} | {rounds[0][1]:,} |")
        print("\n| question | Enter to answer, ms |\n|---|---|")
        for question, took in _ask(browser, address):
            print(f"| {question} | {took:.0f} |")
        browser.close()


def _load(browser: Browser, url: str) -> tuple[float, int]:
    """Return the first contentful paint of a page with an empty cache, and the bytes of all but the data."""
    context = browser.new_context()
    page = context.new_page()
    replies: list[Response] = []
    page.on("response", lambda reply: replies.append(reply))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    paint = float(page.evaluate(PAINT))
    sent = sum(reply.request.sizes()["responseBodySize"] for reply in replies if "/v1/" not in reply.url)
    context.close()
    return paint, sent


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
