"""Documents, names, questions and addresses that try to run: everything is text, nothing is markup."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.browsing import PAGES, Watched, running
from tests.browser.conftest import Open
from tests.browser.hostile_engine import END, EVIL, ID, QUOTE, START, HostileEngine

READING = f"/documents/{quote(ID, safe='')}?start={START}&end={END}"
INJECTED = "main img, main script, main svg, main iframe, main a[href^='javascript:'], main [onerror], main [onload]"


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with running(HostileEngine()) as address:
        yield address


def nothing_injected(watched: Watched) -> None:
    assert watched.page.locator(INJECTED).count() == 0
    assert "54439" not in watched.page.locator("body").inner_text()
    assert not watched.harmed()


@pytest.mark.parametrize("width", [1280, 400])
def test_a_hostile_answer_is_shown_word_for_word(service: str, open_page: Open, width: int) -> None:
    watched = open_page(base=service, width=width)
    watched.go("/")
    page = watched.ask(EVIL)
    assert page.locator(".citation blockquote").first.inner_text() == QUOTE
    assert EVIL in page.locator("#answer").inner_text()
    assert page.locator("#question").input_value() == EVIL
    nothing_injected(watched)


def test_a_hostile_document_is_read_word_for_word_and_marked_to_the_letter(service: str, open_page: Open) -> None:
    watched = open_page(base=service)
    page = watched.go(READING)
    assert page.locator("mark").inner_text() == QUOTE
    expect(page.locator("mark")).to_be_focused()
    assert page.locator("h1").inner_text() == EVIL
    nothing_injected(watched)


def test_hostile_tables(service: str, open_page: Open) -> None:
    watched = open_page(base=service)
    page = watched.go("/positions")
    for cell in page.locator(".matrix button").all():
        cell.click()
        assert EVIL in page.locator("dialog").inner_text()
        page.keyboard.press("Escape")
    nothing_injected(watched)
    assert EVIL in watched.go("/documents").locator("#skipped").inner_text()
    nothing_injected(watched)


@pytest.mark.parametrize("path", [
    "/?lang=%22%3E%3Cscript%3Ehack()%3C/script%3E",
    "/#q=%3Cimg%20src=x%20onerror=hack()%3E",
    "/#q=%E0%A4%A",
    "/documents/%3Cscript%3Ehack()%3C%2Fscript%3E",
    "/documents/%ff?start=1&end=2",
    "/documents/x?start=javascript:hack()&end=9",
    "/documents/x?start=9&end=1",
    "/documents/x?start=999999999999999999&end=1e9",
    "/positions?words=%3Cscript%3Ehack()%3C/script%3E&stance=%22%3E&organisation=__proto__",
])  # fmt: skip
def test_hostile_addresses(service: str, open_page: Open, path: str) -> None:
    watched = open_page(base=service)
    watched.go(path)
    nothing_injected(watched)


def test_no_page_asks_anybody_else(service: str, open_page: Open) -> None:
    watched = open_page(base=service)
    for path in (*PAGES, READING):
        watched.go(path)
    watched.go("/")
    watched.ask("Vad?")
    assert watched.requested
    assert not [url for url in watched.requested if not url.startswith(service)]
