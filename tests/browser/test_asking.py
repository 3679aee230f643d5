"""The page where one asks, over invented documents: what keeps an answer on it, and what takes it away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.browsing import running
from tests.browser.conftest import Open
from tests.contract.fake_engine import FakeEngine

QUESTION = "Vad tycker byn?"


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
