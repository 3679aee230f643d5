"""The page where one asks, over invented documents: what keeps an answer on it, and what takes it away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from tests.browser.browsing import running
from tests.browser.conftest import Open
from tests.contract.fake_engine import FakeEngine

QUESTION = "Vad tycker byn?"
SIGN_IN = "<!doctype html><title>Logga in</title><h1>Logga in</h1>"
WHERE = {"/": "#answer", "/positions": "#matrix", "/documents": "#documents", "/documents/oppen": "#document"}


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with running(FakeEngine()) as address:
        yield address


def test_the_link_past_the_head_of_the_page_leads_into_it_and_takes_nothing_away(service: str, open_page: Open) -> None:
    watched = open_page(base=service)
    watched.go("/")
    page = watched.ask(QUESTION)
    asked = page.evaluate("location.href")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    expect(page.locator("#answer .status")).to_have_text("Svar")
    assert page.evaluate("location.href") == asked  # so that loading again finds it too
    page.keyboard.press("Tab")
    expect(page.locator("#question")).to_be_focused()


def test_a_place_on_the_page_is_no_question(service: str, open_page: Open) -> None:
    watched = open_page(base=service)
    watched.go("/")
    page = watched.ask(QUESTION)
    page.evaluate("location.hash = 'citation-1'")
    page.wait_for_url("**/#citation-1")
    watched.settle()
    expect(page.locator("#answer .status")).to_have_text("Svar")
    page.go_back()
    page.go_back()  # before the question
    expect(page.locator("#answer")).to_be_empty()


@pytest.mark.parametrize("body", [SIGN_IN, '{"documents": [', ""], ids=["a page", "half a reply", "nothing"])
@pytest.mark.parametrize("path", WHERE)
def test_a_reply_that_cannot_be_read_is_told_and_nothing_is_waited_for(
    service: str, open_page: Open, path: str, body: str
) -> None:
    """As where a proxy in front sends its page for signing in once its session has ended."""
    watched = open_page(base=service)
    watched.page.route("**/v1/**", lambda route: route.fulfill(status=200, content_type="text/html", body=body))
    page = watched.go(path)
    if path == "/":
        watched.ask(QUESTION)
    expect(page.locator(WHERE[path])).to_contain_text("Ladda om sidan")
    for waiting in ("Söker", "Hämtar"):
        assert waiting not in page.locator("main").inner_text()


def test_what_is_no_file_is_not_saved_as_one(service: str, open_page: Open) -> None:
    page = open_page(base=service).go("/positions")
    page.route("**/v1/compilations", lambda route: route.fulfill(status=200, content_type="text/html", body=SIGN_IN))
    saved: list[object] = []
    page.on("download", lambda download: saved.append(download))
    page.locator("button[data-format=docx]").click()
    expect(page.locator("#download-status")).to_contain_text("Ladda om sidan")
    assert not saved


@pytest.mark.parametrize("late", [False, True])
def test_an_answer_is_shown_without_the_form_under_it(service: str, open_page: Open, late: bool) -> None:
    """Where the form's words cannot be fetched, or not yet."""
    watched = open_page(base=service)
    held: list[Route] = []
    watched.page.route("**/feedback-*.js", lambda route: held.append(route) if late else route.abort())
    watched.go("/")
    page = watched.ask(QUESTION)
    expect(page.locator("#answer .status")).to_have_text("Svar")
    expect(page.locator(".feedback")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(page.locator(".feedback")).to_have_count(1 if late else 0)
