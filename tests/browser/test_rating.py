"""Feedback under an answer on the page where one asks: by keyboard, in both languages, kept as the widget's is."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from service.access import Access, Role, new_key
from service.feedback.contract import Reason
from service.feedback.store import FeedbackStore
from service.keys import Key
from service.settings import Settings
from tests.browser.browsing import Watched, running
from tests.browser.conftest import Open
from tests.contract.fake_engine import FakeEngine

WORDS = {
    "sv": ("Hade du nytta av svaret?", "Ja", "Nej", "Fel citat", "Skicka", "Tack!"),
    "en": ("Was the answer useful?", "Yes", "No", "Wrong quote", "Send", "Thank you!"),
}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[str]:
    with running(FakeEngine(), Settings(data=tmp_path)) as address:
        yield address


def asked(watched: Watched, question: str) -> Page:
    page = watched.ask(question)
    page.locator(".feedback").wait_for()
    return page


@pytest.mark.parametrize("language", WORDS)
def test_by_keyboard_in_either_language(service: str, open_page: Open, tmp_path: Path, language: str) -> None:
    prompt, _, no, wrong_quote, send, thanks = WORDS[language]
    watched = open_page(base=service, language=language)
    watched.go("/")
    page = asked(watched, "Vad tycker byn?")
    expect(page.get_by_role("group", name=prompt)).to_be_visible()
    tab_to(page, no)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=no, exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=wrong_quote)).to_be_checked()
    assert not watched.violations()
    page.keyboard.press("Tab")
    page.keyboard.type("Fel <b>rad</b>")
    tab_to(page, send)
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_contain_text(thanks)
    expect(page.locator(".told")).to_be_focused()
    assert page.locator(".told").get_attribute("role") == "status"
    assert not watched.violations()
    (kept,) = FeedbackStore(tmp_path, 1).all()
    assert (kept.said.useful, kept.said.reason, kept.said.text) == (False, Reason.WRONG_QUOTE, "Fel <b>rad</b>")
    assert (kept.said.question, kept.said.citations[0].document_id, kept.site) == ("Vad tycker byn?", "oppen", None)


def test_of_a_question_that_leaned_on_another_the_whole_one_is_kept(
    service: str, open_page: Open, tmp_path: Path
) -> None:
    watched = open_page(base=service)
    watched.go("/")
    whole = "Vad tycker byn om taxan: den nya?"

    def understood(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, json=reply.json() | {"understood": f"Frågan förstås så här: {whole}"})

    watched.page.route("**/v1/ask", understood)
    page = asked(watched, "Och byn?")
    page.locator(".feedback").get_by_role("button", name="Ja", exact=True).click()
    expect(page.locator(".told")).to_contain_text("Tack!")
    (kept,) = FeedbackStore(tmp_path, 1).all()
    assert kept.said.question == whole


def tab_to(page: Page, button: str) -> None:
    """Press Tab until a button is reached."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("(name) => document.activeElement.matches('.feedback button') && "
                         "document.activeElement.textContent === name", button):  # fmt: skip
            return
    raise AssertionError(f"{button} cannot be reached with Tab")


def test_each_answer_is_spoken_of_once_and_by_itself(service: str, open_page: Open, tmp_path: Path) -> None:
    watched = open_page(base=service)
    watched.go("/")
    for question in ("Vad tycker byn?", "Varför?"):
        page = asked(watched, question)
        page.get_by_role("button", name="Ja", exact=True).click()
        expect(page.locator(".told")).to_contain_text("Tack!")
        expect(page.locator(".feedback button")).to_have_count(0)
    assert [(one.said.useful, one.said.question) for one in FeedbackStore(tmp_path, 1).all()] == [
        (True, "Vad tycker byn?"), (True, "Varför?"),
    ]  # fmt: skip


def test_what_could_not_be_kept_is_not_thrown_away(service: str, open_page: Open, tmp_path: Path) -> None:
    watched = open_page(base=service)
    watched.go("/")
    page = asked(watched, "Vad tycker byn?")
    page.route("**/v1/feedback", lambda route: route.abort())
    page.get_by_role("button", name="Nej").click()
    page.get_by_label("Berätta gärna mer").fill("Det står i bilagan.")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".told")).to_contain_text("Försök igen")
    expect(page.get_by_label("Berätta gärna mer")).to_have_value("Det står i bilagan.")
    page.unroute("**/v1/feedback")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".told")).to_contain_text("Tack!")
    assert [one.said.text for one in FeedbackStore(tmp_path, 1).all()] == ["Det står i bilagan."]


def test_it_is_no_part_of_what_is_announced_or_printed(service: str, open_page: Open) -> None:
    watched = open_page(base=service)
    watched.go("/")
    page = asked(watched, "Vad tycker byn?")
    assert page.locator("[role=status] .feedback").count() == 0
    page.emulate_media(media="print")
    expect(page.locator(".feedback")).to_be_hidden()


def test_with_the_key_of_the_page_and_narrow(tmp_path: Path, open_page: Open) -> None:
    key, entry = new_key("reader", Role.READER)
    keys = (Key.model_validate(entry),)
    access = Access(keys=keys, users={}, proxies=(), user_header=None, default_labels=frozenset())
    with running(FakeEngine(), Settings(data=tmp_path), access) as address:
        watched = open_page(base=address, width=320)
        page = watched.page
        page.goto("/")
        page.locator("#key-input").fill(key)
        page.keyboard.press("Enter")
        page = asked(watched, "Vad tycker byn?")
        page.get_by_role("button", name="Nej").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.get_by_role("button", name="Skicka").click()
        expect(page.locator(".told")).to_contain_text("Tack!")
    (kept,) = FeedbackStore(tmp_path, 1).all()
    assert (kept.said.useful, kept.said.reason, kept.site) == (False, None, None)
    assert key not in json.dumps(kept.said.model_dump(mode="json"))
