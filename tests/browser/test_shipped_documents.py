"""The pages over the five shipped documents, as staff meet them: ask, follow a citation, survey, export, review."""

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, Response, Route, expect

from tests.browser.browsing import PAGES
from tests.browser.conftest import Open

pytestmark = pytest.mark.integration

POLICY_LAB = "SKL avstyrker i nuläget förslaget kring inrättandet av ett nationellt policylab."
QUESTION = "Vad tycker SKL om policylabbet?"
READING = "/documents/skl-remissvar?start=19377&end=19457"
MOST_BYTES = 60_000  # compressed, for everything a page loads of ours


def test_ask_and_follow_a_citation_to_the_marked_words(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    watched.go("/")
    page = watched.ask(QUESTION)
    expect(page.locator("#answer .status")).to_have_text("Svar")
    caption = page.locator(".citation figcaption").first.inner_text()
    for words in ("Sveriges Kommuner och Landsting (SKL)", "remissvar", "7.6.2"):
        assert words in caption
    assert page.locator(".citation blockquote").first.inner_text() == POLICY_LAB
    assert page.locator("#source mark").inner_text() == POLICY_LAB  # beside the answer, at once
    expect(page.locator("#source mark")).to_be_in_viewport()
    expect(page.locator("#question")).to_be_focused()
    page.locator(".citation a").nth(1).click()
    expect(page.locator("#source mark")).to_be_focused()
    assert page.locator("#source mark").inner_text().startswith("Frågan som bör ställas")
    page.locator("#source-body a").first.click()
    page.wait_for_url("**/documents/skl-remissvar?*")
    expect(page.locator("mark")).to_be_focused()
    expect(page.locator("mark")).to_be_in_viewport()
    for words in ("Organisationen själv", "remissvar", "Framgår inte", "7.6.2 Ett nationellt policylab"):
        assert words in page.locator(".facts").inner_text()


def test_a_question_may_lean_on_the_one_before(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    watched.go("/")
    watched.ask("Vad tycker SKL om frikommunförsöket?")
    page = watched.ask("Och vad säger CKS om det?")
    expect(page.locator("#answer .understood")).to_contain_text("CKS")
    assert "CKS" in page.locator(".citation figcaption").first.inner_text()


def test_a_follow_up_means_the_same_after_going_back_or_loading_again(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    watched.go("/")
    understood = {}
    for question in (QUESTION, "Och CKS?", "Varför?"):
        page = watched.ask(question)
        understood[question] = page.locator("#answer .understood").all_inner_texts()
    for go in (page.reload, page.go_back, page.go_forward, page.go_back, page.reload):
        go()
        page.locator("#answer .status").wait_for()
        watched.settle()
        asked = page.locator("#question").input_value()
        assert page.locator("#answer .understood").all_inner_texts() == understood[asked]


def test_a_follow_up_means_the_same_to_whoever_is_given_its_address(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    watched.go("/")
    watched.ask(QUESTION)
    page = watched.ask("Och CKS?")
    understood = page.locator("#answer .understood").inner_text()
    other = open_page(base=real_service)
    page_of_other = other.go("/" + page.evaluate("location.hash"))
    page_of_other.locator("#answer .status").wait_for()
    assert page_of_other.locator("#question").input_value() in understood
    page.locator("#history summary").click()
    assert page.locator("#history-list button").first.inner_text() in understood


def test_a_question_sent_before_the_scripts_are_there_is_asked(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)

    def late(route: Route) -> None:
        time.sleep(1)
        route.continue_()

    watched.page.route("**/ask.js", late)
    watched.page.goto(f"{real_service}/", wait_until="commit")
    watched.page.locator("#question").fill(QUESTION)
    watched.page.locator("#question").press("Enter")
    watched.page.locator("#ask button[type=submit]").click()
    expect(watched.page.locator("#answer .status")).to_have_text("Svar")


def test_the_next_question_is_typed_over_the_last(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    page = watched.go("/")
    watched.ask(QUESTION)
    page.keyboard.type("Och CKS?")
    expect(page.locator("#question")).to_have_value("Och CKS?")
    page.keyboard.press("Enter")
    expect(page.locator("#answer .understood")).to_contain_text("CKS")
    page.locator(".citation a").first.click()
    expect(page.locator("#source mark")).to_be_focused()
    page.locator("#question").click()
    page.keyboard.type("Varför?")
    expect(page.locator("#question")).to_have_value("Varför?")
    page.locator("h1").click()
    page.locator("#question").click()  # what was not asked yet stays to be worked on
    page.keyboard.press("End")
    page.keyboard.type("?")
    expect(page.locator("#question")).to_have_value("Varför??")


def test_a_question_back_is_answered_with_one_of_what_it_offers(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    watched.go("/")
    page = watched.ask("Vad anser myndigheten om policylabbet?")
    expect(page.locator("#answer .status")).to_have_text("Frågan behöver preciseras")
    watched.ask("den första")
    expect(page.locator("#answer .status")).to_have_text("Svar")
    expect(page.locator("#answer .understood")).to_contain_text("om policylabbet?")


def test_on_a_narrow_screen_a_citation_leads_to_the_reading_page(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service, width=400)
    watched.go("/")
    page = watched.ask(QUESTION)
    expect(page.locator("#answer .statements p").first).to_be_in_viewport()  # the form alone fills such a screen
    assert not page.locator("#source").is_visible()
    page.locator(".citation a").first.click()
    page.wait_for_url("**/documents/skl-remissvar?*")
    expect(page.locator("mark")).to_have_text(POLICY_LAB)
    page.go_back()
    expect(page.locator("#answer .status")).to_have_text("Svar")


def test_on_paper_stand_the_question_the_answer_and_where_to_find_it(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    watched.go("/")
    page = watched.ask(QUESTION)
    page.emulate_media(media="print")
    assert page.locator(".asked").is_visible()
    assert page.locator(".asked").inner_text() == QUESTION
    assert page.locator(".machine").is_visible()
    for left_out in ("#ask", "nav", "#source", "button"):
        assert not page.locator(left_out).first.is_visible()
    after = "(link) => getComputedStyle(link, '::after').content"
    assert "/documents/skl-remissvar" in page.locator(".citation a").first.evaluate(after)
    colour = "(who) => getComputedStyle(who).color"
    light = page.locator(".citation strong").first.evaluate(colour)
    page.emulate_media(media="print", color_scheme="dark")  # paper is white whatever the screen is
    assert page.locator(".citation strong").first.evaluate(colour) == light


def test_with_the_keyboard_alone(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    page = watched.go("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator("#source mark").wait_for()
    tab_to(page, ".marker")
    page.keyboard.press("Enter")
    expect(page.locator("#source mark")).to_be_focused()
    page.keyboard.press("Escape")
    assert not page.locator("#source").is_visible()
    expect(page.locator("#citation-1 a")).to_be_focused()
    page.goto("/positions")
    page.locator(".matrix button").first.wait_for()
    tab_to(page, ".matrix button")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.matrix button')")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element is reached; every stop on the way shows where it is."""
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


def test_what_is_not_mentioned_is_refused_and_what_is_near_told_apart(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    watched.go("/")
    page = watched.ask("Vad tycker Luleå kommun om policylabbet?")
    expect(page.locator("#answer .status")).to_have_text("Nämns inte")
    assert page.locator(".citation").count() == page.locator(".related .citation").count() > 0
    assert "inte svaret" in page.locator(".related h3").inner_text()
    assert not page.locator("#source").is_visible()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_questions_to_begin_with_can_be_answered(real_service: str, open_page: Open, language: str) -> None:
    watched = open_page(base=real_service, language=language)
    page = watched.go("/")
    examples = page.locator("button.example").all_inner_texts()
    assert len(examples) == 4
    for example in examples:
        watched.ask(example)
        expect(page.locator("#answer .status")).to_have_text({"sv": "Svar", "en": "Answer"}[language])
        assert page.locator("#answer .statements").get_attribute("lang") == language
        assert page.locator("blockquote:not([lang='sv'])").count() == 0


def test_questions_are_kept_in_the_browser_and_can_be_cleared(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    page = watched.go("/")
    assert not page.locator("#history").is_visible()
    watched.ask(QUESTION)
    watched.ask("Vilka förslag avstyrker SKL?")
    page.go_back()
    expect(page.locator("#question")).to_have_value(QUESTION)
    page.locator("#history summary").click()
    expect(page.locator("#history-list li")).to_have_text([QUESTION, "Vilka förslag avstyrker SKL?"])
    assert not [url for url in watched.requested if "policylabbet" in url.partition("#")[0]]
    watched.go("/")
    page.locator("#history summary").click()
    assert page.locator("#history-list li").all_inner_texts() == [QUESTION, "Vilka förslag avstyrker SKL?"]
    page.locator("#history-clear").click()
    assert not page.locator("#history").is_visible()
    assert page.evaluate("localStorage.length") == 0


def test_the_language_is_switched_in_place_and_remembered(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    page = watched.go(READING)
    page.locator("#language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en", timeout=20_000)
    watched.settle()
    page.wait_for_url(f"**{READING}")  # the choice leaves the address at once
    expect(page.locator("mark")).to_have_text(POLICY_LAB)
    assert page.locator(".document-text").get_attribute("lang") == "sv"
    page.goto("/positions")
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_matrix_shows_every_position_and_narrows(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    page = watched.go("/positions")
    table = page.request.get("/v1/positions").json()
    assert page.locator(".matrix button.stance").count() == table["total"]["positions"]
    assert page.locator(".matrix tbody tr").count() == table["total"]["proposals"]
    assert "" not in [words.strip() for words in page.locator(".matrix td").all_inner_texts()]
    proposed = [one for one in table["proposals"] if one["basis"] == "stated"]  # what the overview counts, too
    assert len(proposed) < len(table["proposals"])
    assert f"Antal förslag: {len(proposed)}." in page.locator("#matrix-status").inner_text()
    page.locator("#filter-stance").select_option("oppose")
    opposed = {one["proposal_id"] for one in table["positions"] if one["stance"] == "oppose"}
    expect(page.locator(".matrix tbody tr")).to_have_count(len(opposed))
    page.locator("#filter-words").fill("7.6.2")
    expect(page.locator(".matrix tbody tr")).to_have_count(1)
    page.locator(".matrix button.stance-oppose").click()
    assert POLICY_LAB in page.locator("dialog blockquote").first.inner_text()
    assert "avstyrker" in page.locator("dialog h2").inner_text()
    assert page.locator("dialog h3", has_text="Skäl").count() == 1
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator(".matrix tbody tr")).to_have_count(1)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_the_overview_is_exported(real_service: str, open_page: Open, kind: str, tmp_path: Path) -> None:
    page = open_page(base=real_service).go("/positions")
    with page.expect_download() as waiting:
        page.locator(f"button[data-format={kind}]").click()
    assert waiting.value.suggested_filename.endswith(f".{kind}")
    content = Path(waiting.value.path()).read_bytes()
    if kind == "docx":
        assert POLICY_LAB in "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    elif kind == "xlsx":
        assert load_workbook(io.BytesIO(content)).sheetnames
    else:
        assert POLICY_LAB in content.decode()
    expect(page.locator("#download-status")).to_contain_text(waiting.value.suggested_filename)


def test_each_page_is_light(real_service: str, open_page: Open) -> None:
    for path in (*PAGES, READING):
        watched = open_page(base=real_service)
        replies: list[Response] = []
        watched.page.on("response", keeping(replies))
        watched.go(path)
        ours = [reply.request.sizes()["responseBodySize"] for reply in replies if "/v1/" not in reply.url]
        assert len(ours) > 1
        assert sum(ours) <= MOST_BYTES, path


def keeping(replies: list[Response]) -> Callable[[Response], None]:
    def keep(reply: Response) -> None:
        replies.append(reply)

    return keep
