"""The chat widget when things go wrong: a site that may not ask, a token that is over, a service that is away."""

import time
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.widget_world import QUESTION, QUOTE, Host, Service, host, opened, service

__all__ = ["host", "service"]


def test_a_site_that_is_not_allowed_is_told_so_and_keeps_the_question(
    browser: Browser, service: Service, host: Host
) -> None:
    service.allow("https://intranet.example.se")
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        expect(page.locator(".error")).to_contain_text("får inte ställa frågor")
        assert chat.field == QUESTION
        assert not service.engine.asked


def test_a_token_that_is_over_is_renewed_unnoticed(
    browser: Browser, service: Service, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        later = SimpleNamespace(time=lambda: time.time() + 31 * 60)
        monkeypatch.setattr("service.access.time", later)
        monkeypatch.setattr("service.web.embedding.time", later)
        chat.ask("Varför?")
        expect(page.locator(".turn")).to_have_count(2)
        expect(page.locator(".error")).to_be_hidden()
        assert len(service.engine.asked[-1].conversation) == 1


def test_a_session_that_cannot_be_renewed_loses_neither_question_nor_conversation(
    browser: Browser, service: Service, host: Host
) -> None:
    site, _ = service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        service.sites.remove(site.id)
        chat.ask("Varför?")
        expect(page.locator(".error")).to_be_visible()
        assert chat.field == "Varför?"
        service.sites.add(site)
        page.get_by_role("button", name="Skicka frågan igen").click()
        expect(page.locator(".turn .status")).to_have_count(2)
        expect(page.locator(".error")).to_be_hidden()


def test_a_service_that_is_down_is_named_and_taken_up_again(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        service.stop()
        chat.ask("Varför?")
        expect(page.get_by_role("alert")).to_contain_text("går inte att nå")
        assert chat.field == "Varför?"
        expect(page.locator(".turn")).to_have_count(1)
        service.start()
        page.get_by_label("Din fråga").press("Enter")
        expect(page.locator(".turn .status")).to_have_count(2)
        assert len(service.engine.asked[-1].conversation) == 1


@pytest.mark.parametrize("asked_before", [False, True], ids=["at once", "after an answer"])
@pytest.mark.parametrize("broken", ["reset", "no reply in time"])
def test_a_page_that_may_ask_is_never_told_that_it_may_not(
    browser: Browser, service: Service, host: Host, broken: str, asked_before: bool
) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        # every patience ends when the test says so, none by the clock
        chat.context.add_init_script("""AbortSignal.timeout = () => {
            const ending = new AbortController();
            window.lose = () => ending.abort(new DOMException("", "TimeoutError"));
            return ending.signal;
        };""")
        page = chat.go(host.page(service.address))
        if asked_before:
            chat.ask(QUESTION)
        page.route("**/v1/ask", lambda route: route.abort("connectionreset") if broken == "reset" else None)
        page.get_by_label("Din fråga").fill("Varför?")
        with page.expect_request("**/v1/ask"):
            page.keyboard.press("Enter")
        if broken != "reset":
            page.evaluate("window.lose()")
        chat.settle()
        expect(page.get_by_role("alert")).to_contain_text("går inte att nå")
        assert chat.field == "Varför?"


@pytest.mark.parametrize("allowed", [True, False], ids=["may ask", "may not ask"])
def test_where_every_call_is_held_up_on_the_way_nobody_is_called_refused(
    browser: Browser, service: Service, host: Host, allowed: bool
) -> None:
    if allowed:
        service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        page.route("**/v1/**", lambda route: route.abort())
        chat.ask(QUESTION)
        expect(page.get_by_role("alert")).to_contain_text("går inte att nå")
        page.unroute("**/v1/**")
        page.get_by_role("button", name="Skicka frågan igen").click()
        expect(page.locator("blockquote" if allowed else "[role=alert]")).to_contain_text(
            QUOTE if allowed else "får inte"
        )


def test_a_page_of_the_services_own_origin_is_never_told_that_it_may_not_ask(
    browser: Browser, service: Service
) -> None:
    with opened(browser) as chat:
        page = chat.go(f"{service.address}/widget/demo.html?lang=sv")
        page.route("**/v1/ask", lambda route: route.abort())
        chat.ask(QUESTION)
        expect(page.get_by_role("alert")).to_contain_text("går inte att nå")
        page.unroute("**/v1/ask")
        page.get_by_role("button", name="Skicka frågan igen").click()
        expect(page.locator("blockquote")).to_have_text(QUOTE)


def test_a_caller_in_a_hurry_is_told_for_how_long_to_wait(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin, per_minute=1)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        chat.ask("Varför?")
        expect(page.locator(".error")).to_contain_text("Försök igen om")
        assert chat.field == "Varför?"
        page.get_by_label("Din fråga").fill("")
        page.keyboard.insert_text("x" * 2001)  # as when pasted: nothing of it is cut off in silence
        assert chat.field == "x" * 2001
        elsewhere = {"Access-Control-Allow-Origin": "*"}
        page.route("**/v1/ask", lambda route: route.fulfill(status=404, body="", headers=elsewhere))
        chat.ask("Varför?")  # what replies is not the service, and gives no number to report
        expect(page.locator(".error")).to_have_text("Något gick fel hos Belägg. Din fråga finns kvar. Försök igen.")
