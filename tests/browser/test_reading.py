"""The reading page and the page where one asks, over invented documents: places, pages of originals, keys, refusals."""

import io
import json
import re
import struct
import zlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from corpus.errors import SnapshotError
from service.access import Access, Role, new_key
from service.contract import Answer, AskRequest, Quote, Status
from service.engine import NO_LABELS
from service.keys import Key
from service.originals import OriginalFile
from service.web.examples import ANSWERS
from tests.browser.browsing import running
from tests.browser.conftest import Open
from tests.contract.fake_engine import TEXTS, FakeEngine


class EveryStatus(FakeEngine):
    """Answers each question that is the name of a status with the published example."""

    def ask(self, request: AskRequest, *, labels: frozenset[str] = NO_LABELS) -> Answer:
        if request.question not in ANSWERS:
            return super().ask(request, labels=labels)
        return Answer.model_validate(ANSWERS[request.question]["value"])

    def quote(self, id: str, start: int, end: int, *, labels: frozenset[str] = NO_LABELS) -> Quote | None:
        found = super().quote(id, start, end, labels=labels)
        return found and found.model_copy(update={"page": 3})

    def original(self, id: str, *, labels: frozenset[str] = NO_LABELS) -> OriginalFile | None:
        return OriginalFile("Svar från byn.pdf", "application/pdf", b"%PDF-1.7")


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with running(EveryStatus()) as address:
        yield address


def test_every_status_has_words_of_its_own(service: str, open_page: Open) -> None:
    watched = open_page(base=service)
    watched.go("/")
    seen = set()
    for status in Status:
        page = watched.ask(status.value)
        seen.add((page.locator("#answer .status").inner_text(), page.locator("#answer .note").inner_text()))
        own, related = page.locator(".related .citation").count(), page.locator(".citation").count()
        assert own == related or status is Status.ANSWERED
        assert page.locator("#quotes-of-answer .related h3").count() == (1 if own else 0)
    assert len(seen) == len({words for words, _ in seen}) == len(Status)


def test_the_answer_is_announced_after_the_status(service: str, open_page: Open) -> None:
    watched = open_page(base=service)
    page = watched.go("/")
    page.evaluate("""() => { window.said = []; new MutationObserver(() =>
        window.said.push(document.getElementById("answer").innerText)).observe(
        document.getElementById("answer"), {childList: true}); }""")
    watched.ask("Vad?")
    said = page.evaluate("window.said")
    assert page.locator("#answer").get_attribute("role") == "status"
    assert said[0].startswith("Söker")
    assert said[-1].startswith("Svar")
    assert TEXTS["oppen"].split("\n")[1] in said[-1]


@pytest.mark.parametrize(("query", "marked"), [
    ("?start=12&end=16", "Byn "), ("", None), ("?start=12", None), ("?start=5&end=5", None),
    ("?start=0&end=9999", None),
])  # fmt: skip
def test_only_a_place_that_is_there_is_marked(service: str, open_page: Open, query: str, marked: str | None) -> None:
    page = open_page(base=service).go(f"/documents/oppen{query}")
    marks = page.locator("mark").all_inner_texts()
    assert "".join(marks).strip() == (marked or "").strip()
    assert page.locator("#document .warning").count() == (1 if query and not marked else 0)
    assert " ".join(page.locator(".document-text").inner_text().split()) == " ".join(TEXTS["oppen"].split())


@pytest.mark.parametrize("id", ["nothing", "hemlig"])
def test_a_document_that_may_not_be_read_is_as_one_that_is_not_there(service: str, open_page: Open, id: str) -> None:
    page = open_page(base=service).go(f"/documents/{id}")
    assert page.locator("h1").inner_text() == "Dokumentet kan inte visas"
    assert "Staden" not in page.content()


@pytest.mark.parametrize(("language", "told"), [("sv", "filer av typen .zip"), ("en", "files of the type .zip")])
def test_why_a_file_was_passed_over_is_told_in_the_pages_language(
    service: str, open_page: Open, language: str, told: str
) -> None:
    page = open_page(base=service, language=language).go("/documents")
    expect(page.locator("#skipped li")).to_contain_text(told)


def test_the_page_of_the_original_is_shown_with_its_lines_marked(service: str, open_page: Open) -> None:
    watched = open_page(base=service)
    with_a_page(watched.page)
    page = watched.go("/documents/oppen?start=12&end=16")
    canvas = page.locator("canvas")
    assert "3" in (canvas.get_attribute("aria-label") or "")
    dot = "(canvas, at) => [...canvas.getContext('2d').getImageData(at, at, 1, 1).data]"
    inside, outside = canvas.evaluate(dot, 7), canvas.evaluate(dot, 2)
    assert inside != outside == [255, 255, 255, 255]
    assert page.locator("mark").inner_text().strip() == "Byn"


def test_the_original_is_saved_under_its_name_or_it_is_told_why_not(service: str, open_page: Open) -> None:
    watched = open_page(base=service)
    with_a_page(watched.page)
    page = watched.go("/documents/oppen?start=12&end=16")
    get = page.get_by_role("button", name="Hämta originalfilen")
    with page.expect_download() as waiting:
        get.click()
    assert waiting.value.suggested_filename == "Svar från byn.pdf"
    page.route("**/original", lambda route: route.abort())
    get.click()
    expect(page.locator(".originals [role=status]")).to_contain_text("svarar inte")
    page.unroute("**/original")
    with page.expect_download():
        get.click()
    expect(page.locator(".originals [role=status]")).to_be_empty()


def with_a_page(page: Page) -> None:
    """Let the service have an image of the page of a quote, with the place of the quote on it."""
    places = {"pages": [{"page": 3, "width": 10.0, "height": 10.0,
                         "rectangles": [{"left": 0.5, "top": 0.5, "width": 0.5, "height": 0.5}]}]}  # fmt: skip

    def original(route: Route) -> None:
        if "places" in route.request.url:
            route.fulfill(status=200, content_type="application/json", body=json.dumps(places))
        else:
            route.fulfill(status=200, content_type="image/png", body=white_png(10))

    page.route("**/v1/documents/oppen/p**", original)


def test_without_an_image_the_text_is_there(service: str, open_page: Open) -> None:
    page = open_page(base=service).go("/documents/oppen?start=12&end=16")
    assert page.locator("canvas").count() == 0
    assert page.locator("mark").count() == 1


def test_a_service_that_cannot_answer_says_so_and_recovers(open_page: Open) -> None:
    engine = FakeEngine(fail=SnapshotError("none"))
    with running(engine) as address:
        watched = open_page(base=address)
        watched.go("/")
        page = watched.ask("Vad?")
        assert "inte klar" in page.locator("#answer").inner_text()
        engine.fail = None
        watched.ask("Vad?")
        expect(page.locator("#answer .status")).to_have_text("Svar")
        page.locator("#question").fill("")
        page.keyboard.insert_text("x" * 2001)  # as when pasted: nothing of it is cut off in silence
        page.keyboard.press("Enter")
        expect(page.locator("#answer")).to_contain_text("för lång")
        assert page.locator("#question").input_value() == "x" * 2001


def test_a_service_that_is_gone(open_page: Open) -> None:
    with running(FakeEngine()) as address:
        watched = open_page(base=address)
        page = watched.go("/")
        page.route("**/v1/ask", lambda route: route.abort())
        watched.ask("Vad?")
        assert "svarar inte" in page.locator("#answer").inner_text()


@pytest.fixture
def keyed() -> Iterator[tuple[str, str, str]]:
    """Serve where keys are needed; yields the address, a reader's key and an editor's with a label."""
    reader, first = new_key("reader", Role.READER)
    editor, second = new_key("editor", Role.EDITOR, ["fi"])
    keys = tuple(Key.model_validate(entry) for entry in (first, second))
    access = Access(keys=keys, users={}, proxies=(), user_header=None, default_labels=frozenset())
    with running(FakeEngine(), access=access) as address:
        yield address, reader, editor


def test_a_key_is_asked_for_once_and_kept_for_the_tab_only(keyed: tuple[str, str, str], open_page: Open) -> None:
    address, reader, _ = keyed
    watched = open_page(base=address)
    page = watched.page
    page.goto("/")
    key = page.locator("#key-input")
    expect(key).to_be_focused()
    expect(page.locator("#key [role=alert], [aria-invalid]")).to_have_count(0)  # nothing was wrong yet
    key.fill("belagg_wrong")
    page.keyboard.press("Enter")
    expect(page.locator("#key [role=alert]")).to_contain_text("godtogs inte")
    expect(key).to_have_attribute("aria-invalid", "true")
    expect(key).to_have_accessible_description(re.compile("godtogs inte"))
    key.fill(reader)
    page.keyboard.press("Enter")
    expect(page.locator("#key")).to_be_empty()
    watched.ask("Vad tycker byn?")
    watched.go("/documents")
    assert page.locator("tbody tr").count() == 1
    assert page.evaluate("[localStorage.length && JSON.stringify({...localStorage}), document.cookie]") != reader
    assert reader not in page.evaluate("JSON.stringify({...localStorage}) + document.cookie")
    assert not [url for url in watched.requested if reader in url]


@pytest.mark.parametrize(("who", "may"), [(1, False), (2, True)])
def test_only_those_who_may_review_are_offered_to(
    keyed: tuple[str, str, str], open_page: Open, who: int, may: bool
) -> None:
    watched = open_page(base=keyed[0])
    page = watched.page
    page.goto("/positions")
    page.locator("#key-input").fill(keyed[who])
    page.keyboard.press("Enter")
    page.locator(".matrix button").first.wait_for()
    watched.settle()
    page.locator(".matrix button").first.click()
    assert page.locator("form.review").count() == may
    assert page.locator(".matrix thead th").count() == 1 + who


def white_png(size: int) -> bytes:
    """Return a white square as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = io.BytesIO()
    for _ in range(size):
        rows.write(b"\0" + b"\xff\xff\xff" * size)
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows.getvalue())) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
