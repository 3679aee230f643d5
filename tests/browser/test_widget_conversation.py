"""A conversation in the widget that is broken off: forgotten while an answer is awaited, or no longer allowed."""

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.widget_world import QUESTION, Host, Service, host, opened, service

__all__ = ["host", "service"]

ASK = "(text) => document.querySelector('belagg-chat').ask(text)"


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


def test_a_question_that_failed_is_kept_beside_a_draft_and_sent_again_as_it_was(
    browser: Browser, service: Service, host: Host
) -> None:
    service.allow(host.origin)
    waiting: list[Route] = []
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        page.route("**/v1/ask", lambda route: waiting.append(route))

        def fail(question: str, draft: str) -> None:
            """Ask, write a draft while the answer is awaited, and let the question fail."""
            page.get_by_label("Din fråga").fill(question)
            with page.expect_request("**/v1/ask"):
                page.keyboard.press("Enter")
            page.get_by_label("Din fråga").fill(draft)
            waiting.pop().abort()
            chat.settle()

        again = page.get_by_role("button", name="Skicka frågan igen")
        kept = page.locator(".unanswered p")
        fail(QUESTION, "Varför?")
        assert chat.field == "Varför?"
        expect(kept).to_have_text(QUESTION)
        fail("Varför?", "Och CKS?")
        expect(kept).to_have_text([QUESTION, "Varför?"])
        assert not chat.violations()
        page.evaluate("document.querySelector('belagg-chat').lang = 'en'")
        expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
        page.evaluate("document.querySelector('belagg-chat').lang = 'sv'")
        page.unroute("**/v1/ask")
        again.first.click()
        chat.settle()
        assert service.engine.asked[-1].question == QUESTION
        expect(kept).to_have_text("Varför?")
        assert chat.field == "Och CKS?"
        again.click()
        chat.settle()
        assert service.engine.asked[-1].question == "Varför?"
        expect(kept).to_have_count(0)
        assert chat.field == "Och CKS?"


def test_a_question_that_failed_stands_in_the_field_alone_until_something_else_is_written_there(
    browser: Browser, service: Service, host: Host
) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        page.route("**/v1/ask", lambda route: route.abort())
        chat.ask(QUESTION)
        assert chat.field == QUESTION
        expect(page.locator(".unanswered p")).to_be_hidden()
        page.get_by_label("Din fråga").fill("Varför?")
        expect(page.locator(".unanswered p")).to_have_text(QUESTION)
        page.unroute("**/v1/ask")
        page.keyboard.press("Enter")
        chat.settle()
        assert service.engine.asked[-1].question == "Varför?"
        expect(page.locator(".unanswered p")).to_have_count(0)


@pytest.mark.parametrize(("change", "language"), [
    ("chat.lang = 'en'", "en"),
    ("document.querySelector('main').append(chat)", "sv"),
    ("other.lang = 'en'; chat.removeAttribute('lang'); other.append(chat)", "en"),
])  # fmt: skip
def test_an_answer_is_shown_whatever_happens_to_the_element_while_it_is_awaited(
    browser: Browser, service: Service, host: Host, change: str, language: str
) -> None:
    service.allow(host.origin)
    waiting: list[Route] = []
    with opened(browser) as chat:
        page = chat.go(host.page(service.address, more='<div id="other"></div>'))
        page.route("**/v1/ask", lambda route: waiting.append(route))
        page.get_by_label("Din fråga").fill(QUESTION)
        with page.expect_request("**/v1/ask"):
            page.keyboard.press("Enter")
        page.evaluate(f"const chat = document.querySelector('belagg-chat'); {change}")
        expect(page.locator(".panel")).to_have_attribute("lang", language)
        expect(page.locator(".panel")).to_have_attribute("aria-busy", "true")
        expect(page.locator(".turn")).to_contain_text([QUESTION])
        waiting.pop().continue_()
        chat.settle()
        expect(page.locator(".turn .status")).to_have_count(1)
        expect(page.locator(".searching")).to_have_count(0)


def test_an_element_that_is_moved_keeps_what_is_half_written(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        page.get_by_role("button", name="Nej").click()
        page.locator(".feedback textarea").fill("Fel citat!")
        page.evaluate("document.querySelector('main').append(document.querySelector('belagg-chat'))")
        assert page.locator(".feedback textarea").input_value() == "Fel citat!"


def test_whoever_sends_nothing_or_does_not_wait_sees_and_hears_why(
    browser: Browser, service: Service, host: Host
) -> None:
    service.allow(host.origin)
    waiting: list[Route] = []
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        page.evaluate("""() => {
            window.told = [];
            document.addEventListener("belagg-error", ({detail}) => window.told.push([detail.sort, detail.question]));
        }""")
        field, note, spoken = page.get_by_label("Din fråga"), page.locator(".note"), page.get_by_role("status")

        def said(text: str) -> None:
            expect(note).to_have_text(text)
            expect(note).to_be_visible()
            expect(spoken).to_have_text(text)
            expect(field).to_have_accessible_description(f"{text} Tryck på Enter för att skicka.")

        field.press("Enter")
        said("Skriv en fråga först.")
        expect(field).to_have_attribute("aria-invalid", "true")
        assert not chat.violations()
        field.fill(QUESTION)
        expect(note).to_be_empty()
        expect(field).to_have_attribute("aria-invalid", "false")
        page.route("**/v1/ask", lambda route: waiting.append(route))
        with page.expect_request("**/v1/ask"):
            field.press("Enter")
        field.fill("Varför?")
        field.press("Enter")
        said("En fråga väntar redan på svar. Vänta tills svaret har kommit.")
        assert chat.field == "Varför?"
        assert page.evaluate("window.told") == [["invalid", ""], ["busy", "Varför?"]]
        waiting.pop().continue_()
        chat.settle()
        expect(note).to_be_empty()


@pytest.mark.parametrize(
    ("question", "before", "sort"), [("  ", "", "invalid"), ("Och?", "chat.ask('Varför?');", "busy")]
)
def test_a_page_whose_question_is_not_sent_is_told_by_an_event_as_well(
    browser: Browser, service: Service, host: Host, question: str, before: str, sort: str
) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        script = f"""async (question) => {{
            const chat = document.querySelector("belagg-chat");
            let told = null;
            chat.addEventListener("belagg-error", ({{detail}}) => {{ told ??= detail; }});
            {before}
            const error = await chat.ask(question).catch((error) => error);
            return [told, {{ sort: error.sort, message: error.message }}];
        }}"""
        told, error = page.evaluate(script, question)
        assert (told["sort"], told["question"]) == (error["sort"], question.strip())
        assert told["sort"] == sort
        assert told["message"] == error["message"] != ""
        chat.settle()


def test_a_question_answered_anew_in_the_other_language_is_told_apart_as_its_own(
    browser: Browser, service: Service, host: Host
) -> None:
    def in_english(route: Route) -> None:
        reply = route.fetch()
        answer = reply.json() | {"language": "en", "understood": f"I understood the question as: {QUESTION}"}
        route.fulfill(response=reply, json=answer)

    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        page.route("**/v1/ask", in_english)
        chat.ask("In English, please")
        understood = page.locator(".understood")
        assert understood.get_attribute("lang") == "en"
        expect(understood.locator("[lang=sv]")).to_have_text(QUESTION)
        expect(page.get_by_role("status").locator("[lang=en] [lang=sv]").first).to_have_text(QUESTION)
