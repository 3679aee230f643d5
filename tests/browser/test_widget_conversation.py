"""A conversation in the widget that is broken off: forgotten while an answer is awaited, or no longer allowed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.widget_world import Host, Service, opened, service

__all__ = ["service"]
QUESTION = "Vad tycker byn om bron?"
ASK = "(text) => document.querySelector('belagg-chat').ask(text)"


@pytest.fixture
def host(service: Service) -> Iterator[Host]:
    with Host(service) as site:
        yield site


def test_an_answer_to_a_forgotten_conversation_is_not_taken_into_the_next(
    browser: Browser, service: Service, host: Host
) -> None:
    service.allow(host.origin)
    waiting: list[Route] = []
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        page.route("**/v1/ask", lambda route: waiting.append(route))
        with page.expect_request("**/v1/ask"):
            page.evaluate(f"(text) => {{ window.got = ({ASK})(text); }}", QUESTION)
        second = page.evaluate(f"(text) => ({ASK})(text).catch((error) => [error.sort, error.message])", "Och?")
        assert second[0] == "busy"
        assert second[1].endswith(".")
        page.evaluate("document.querySelector('belagg-chat').reset()")
        waiting[0].continue_()
        assert page.evaluate("window.got.then((answer) => answer.status)") == "answered"
        expect(page.locator("article.turn")).to_have_count(0)
        page.unroute("**/v1/ask")
        chat.ask("Varför?")
        assert service.engine.asked[-1].conversation == ()


def test_a_site_that_is_removed_in_the_middle_is_refused(browser: Browser, service: Service, host: Host) -> None:
    site, _ = service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        service.sites.remove(site.name)
        chat.ask("Och CKS?")
        expect(page.get_by_role("alert")).to_contain_text("får inte ställa frågor")
