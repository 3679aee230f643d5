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


def test_in_forced_colours_only_the_page_one_is_on_is_underlined_in_the_head(service: str, open_page: Open) -> None:
    page = open_page(base=service).go("/positions")
    page.emulate_media(forced_colors="active")
    line = "(links) => links.map((link) => getComputedStyle(link).borderBottomColor)"
    [here] = page.locator("nav [aria-current]").evaluate_all(line)
    others = page.locator("nav a:not([aria-current]), #language").evaluate_all(line)
    assert here not in others
    assert len(set(others)) == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_all_of_a_question_is_seen_while_its_answer_is_read(service: str, open_page: Open, width: int) -> None:
    watched = open_page(base=service, width=width)
    watched.go("/")
    page = watched.ask(
        "Vad tycker byn om bron som ska gå över ån mellan kyrkan och skolan, och vem ska betala den? " * 2
    )
    assert page.locator("#question").evaluate("(field) => field.scrollHeight <= field.clientHeight")


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


@pytest.mark.parametrize(("language", "name"), [("sv", "Ny konversation"), ("en", "New conversation")])
def test_a_new_conversation_leans_on_nothing_asked_before(open_page: Open, language: str, name: str) -> None:
    engine = FakeEngine()
    with running(engine) as address:
        watched = open_page(base=address, language=language)
        page = watched.go("/")
        anew = page.get_by_role("button", name=name)
        expect(anew).to_be_hidden()
        for question in (QUESTION, "Varför?"):
            watched.ask(question)
        expect(anew).to_be_visible()
        anew.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#question")).to_be_focused()
        expect(page.locator("#question")).to_have_value("")
        for part in ("#answer", "#quotes-of-answer", "#rating"):
            expect(page.locator(part)).to_be_empty()
        expect(page.locator("#source")).to_be_hidden()
        expect(page.locator("#examples")).to_be_visible()
        expect(anew).to_be_hidden()
        assert not page.evaluate("location.hash")
        watched.ask("Och nu?")
        assert [len(one.conversation) for one in engine.asked] == [0, 1, 0]
        page.go_back()
        page.go_back()  # to the conversation before
        expect(page.locator("#question")).to_have_value("Varför?")
        expect(page.locator("#answer .status")).to_be_visible()
        watched.settle()
        assert [turn.question for turn in engine.asked[-1].conversation] == [QUESTION]


def test_a_new_conversation_is_offered_while_a_question_is_waited_for_and_ends_the_wait(
    service: str, open_page: Open
) -> None:
    watched = open_page(base=service)
    watched.go("/")
    page = watched.ask(QUESTION)
    held: list[Route] = []
    page.route("**/v1/ask", lambda route: held.append(route))
    page.locator("#question").fill("Varför?")
    page.keyboard.press("Enter")
    expect(page.locator(".searching")).to_be_visible()
    page.locator("#new-conversation").click()
    expect(page.locator("#answer")).to_be_empty()
    for route in held:
        route.abort()
    watched.settle()
    expect(page.locator("#answer")).to_be_empty()
    expect(page.locator("#new-conversation")).to_be_hidden()
