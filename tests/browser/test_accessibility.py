"""What the accessibility statement says of the pages, over the shipped documents."""

import pytest
from playwright.sync_api import Locator, Page, expect

from service.engine import NO_LABELS
from service.positions.contract import PositionQuery, PositionTable, Respondent
from tests.browser.browsing import PAGES, Watched, running
from tests.browser.conftest import Open
from tests.contract.fake_engine import FakeEngine

pytestmark = pytest.mark.integration

# Of the cell that has the focus: what lies over it, or keeps its proposal or its organisation out of sight.
HIDDEN_BESIDE_FOCUS = """() => {
  const cell = document.activeElement, place = cell.closest("td"), row = place.parentElement;
  const column = place.closest("table").tHead.rows[0].cells[place.cellIndex];
  const seen = (node, x, y) => node.contains(document.elementFromPoint(x, y));
  const box = cell.getBoundingClientRect(), head = column.getBoundingClientRect();
  const name = row.cells[0].getBoundingClientRect();
  const covered = [[box.left + 2, box.top + 2], [box.right - 2, box.top + 2], [box.left + 2, box.bottom - 2]]
    .filter(([x, y]) => !seen(cell, x, y));
  const withoutHead = !seen(column, head.left + head.width / 2, head.top + head.height / 2);
  const withoutName = !seen(row.cells[0], name.left + 9, box.top + 9);
  return [covered.length && "the cell", withoutHead && "its head", withoutName && "its proposal"].filter(Boolean);
}"""
READING = "/documents/skl-remissvar?start=19377&end=19457"
QUESTIONS = (
    "What does SKL think of the policylabb?",
    "Which proposals does SKL oppose?",
    "What does Luleå kommun think of the policylab?",
)
# Words of the documents that stand on an English page as if they were English; what the reader wrote is the reader's.
UNMARKED = """(names) => {
  const found = [], walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const around = node.parentElement, text = node.textContent.replaceAll("Belägg", "");
    if (around.closest("[lang]").lang !== "en" || around.closest(".asked, #history, .file, textarea")) continue;
    if (/[åäöÅÄÖ]/.test(text) || names.some((name) => text.includes(name))) found.push(text);
  }
  return found;
}"""

# Every page, and every state of one that looks different: what the address leads to, then what is done there.
STATES = (*PAGES, READING, "/documents/nothing", "/nowhere", "answer", "refusal", "source", "dialog", "key")
LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])


def shown(watched: Watched, state: str) -> Page:
    """Bring a page into one of the states, as a reader gets there."""
    if state.startswith("/"):
        return watched.go(state)
    page = watched.page
    if state == "dialog":
        watched.go("/positions")
        page.locator(".matrix button.stance-oppose").first.click()
        return page
    if state == "key":
        page.route("**/v1/**", lambda route: route.fulfill(status=401, json={"detail": "a key is needed"}))
        page.goto("/documents")
        page.locator("#key-input").fill("wrong")
        page.keyboard.press("Enter")
        page.locator("#key [role=alert]").wait_for()
        page.unroute("**/v1/**")
        return page
    watched.go("/")
    watched.ask(QUESTIONS[2] if state == "refusal" else QUESTIONS[0])
    page.locator(".feedback").wait_for()
    if state == "source" and page.locator("#source").is_visible():
        page.locator(".citation a").first.click()
        expect(page.locator("#source mark")).to_be_focused()
    return page


@LANGUAGES
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(real_service: str, open_page: Open, language: str, dark: bool) -> None:
    rules = ("color-contrast",) if dark else ()  # nothing else depends on it
    found = {}
    for state in STATES:
        watched = open_page(base=real_service, language=language, dark=dark)
        page = shown(watched, state)
        for more in page.locator("dialog summary").all():
            more.click()
        found[state] = watched.violations(*rules)
    assert not {state: violations for state, violations in found.items() if violations}


def test_axe_would_find_something(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    watched.go("/").evaluate("document.querySelector('label[for=question]').remove()")
    assert [found for found in watched.violations() if found.startswith("label")]


@LANGUAGES
def test_nothing_runs_over_the_edge_of_a_narrow_screen(real_service: str, open_page: Open, language: str) -> None:
    for state in STATES:
        page = shown(open_page(base=real_service, language=language, width=320), state)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, state
        captions = "[...document.querySelectorAll('caption')].map((one) => one.getBoundingClientRect().right)"
        assert max(page.evaluate(captions), default=0) <= 320, state
        for dialog in page.locator("dialog[open]").all():
            assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")


# Everything that can be reached with Tab, in the order of the page; of the buttons of one choice, only one stops.
STOPS = """() => {
  const within = document.querySelector("dialog[open]") ?? document;
  const can = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  return [...within.querySelectorAll(can)].filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one, at) => { one.dataset.stop = at; return one.outerHTML.slice(0, 90); });
}"""
TO_THE_START = """() => {
  const start = document.querySelector("dialog[open]") ?? document.body;
  start.tabIndex = -1;
  start.focus();
}"""
# Where the focus is: the number of the stop, whether it shows where it is, and whether it can be seen.
STOP = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const line = one.getClientRects()[0] ?? box;
  const [right, down] = [Math.min(9, line.width / 2), Math.min(9, line.height / 2)];
  const there = document.elementFromPoint(line.left + right, line.top + down);
  return [one.dataset.stop, style.outlineStyle !== "none", one.contains(there)];
}"""


@LANGUAGES
@pytest.mark.parametrize("state", STATES)
def test_everything_is_reached_with_the_keyboard_alone_in_the_order_of_the_page(
    real_service: str, open_page: Open, language: str, state: str
) -> None:
    page = shown(open_page(base=real_service, language=language), state)
    stops = page.evaluate(STOPS)
    page.evaluate(TO_THE_START)
    walked: list[int] = []
    for _ in stops:
        page.keyboard.press("Tab")
        stop, outlined, seen = page.evaluate(STOP)
        assert stop is not None, f"Tab leads elsewhere after {walked[-1:]}"
        assert (outlined, seen) == (True, True), stops[int(stop)]
        walked.append(int(stop))
    assert walked == list(range(len(stops)))


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (700, 600), (320, 640), (320, 256)])
def test_each_cell_of_the_matrix_is_seen_with_its_proposal_and_its_organisation(
    real_service: str, open_page: Open, width: int, height: int
) -> None:
    page = open_page(base=real_service, width=width).page
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/positions")
    cells = page.locator(".matrix button")
    cells.first.wait_for()
    hidden = {}
    tab_to(page, ".matrix button")
    for number in range(cells.count()):
        expect(cells.nth(number)).to_be_focused()
        found = page.evaluate(HIDDEN_BESIDE_FOCUS)
        if found:
            hidden[number] = found
        page.keyboard.press("Tab")
    assert not hidden


def test_on_paper_the_matrix_is_whole(real_service: str, open_page: Open) -> None:
    page = open_page(base=real_service).go("/positions")
    page.emulate_media(media="print")
    assert page.locator("#matrix .scroll").evaluate("(box) => box.scrollHeight <= box.clientHeight")


def test_on_paper_no_organisation_is_cut_off_and_each_cell_says_whose_it_is(open_page: Open) -> None:
    with running(ManyBodies()) as address:
        page = open_page(base=address).go("/positions")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 690, "height": 900})  # about a sheet of paper
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        cells = page.locator(".matrix tbody tr").first.locator("td")
        said = cells.evaluate_all("(cells) => cells.map((cell) => getComputedStyle(cell, '::before').content)")
        assert [f'"Organ {number}"' for number in range(12)] == said[-12:]
        assert all(
            box["x"] > 0 and box["x"] + box["width"] <= 690 for box in map(Locator.bounding_box, cells.all()) if box
        )


class ManyBodies(FakeEngine):
    """Twelve more have answered."""

    def positions(self, query: PositionQuery, *, labels: frozenset[str] = NO_LABELS) -> PositionTable:
        table = super().positions(query, labels=labels)
        more = [f"Organ {number}" for number in range(12)]
        bodies = tuple(
            Respondent(organisation_id=n, organisation=n, organisation_short=n, consultation_id="k", documents=("o",))
            for n in more
        )
        return table.model_copy(update={"respondents": (*table.respondents, *bodies)})


class OtherCase(FakeEngine):
    """Someone has answered in another case than that of the one proposal."""

    def positions(self, query: PositionQuery, *, labels: frozenset[str] = NO_LABELS) -> PositionTable:
        table = super().positions(query, labels=labels)
        other = Respondent(
            organisation_id="o",
            organisation="Orten",
            organisation_short="Orten",
            consultation_id="k2",
            documents=("o",),
        )
        return table.model_copy(update={"respondents": (*table.respondents, other)})


def test_every_sign_of_the_matrix_is_explained_and_has_words(open_page: Open) -> None:
    with running(OtherCase()) as address:
        page = open_page(base=address).go("/positions")
        explained = page.locator("#legend .sign").all_inner_texts()
        shown = page.locator(".matrix td [aria-hidden]").all_inner_texts()
        assert "–" in shown
        assert set(shown) <= set(explained)
        expect(page.locator(".matrix td").last).to_contain_text("har inte svarat")


def test_on_an_english_page_the_words_of_the_documents_are_told_apart_as_swedish(
    real_service: str, open_page: Open
) -> None:
    watched = open_page(base=real_service, language="en")
    page = watched.go("/")
    table = page.request.get("/v1/positions").json()
    names = [one["name"] for one in table["proposals"]]
    names += [one[name] for one in table["respondents"] for name in ("organisation", "organisation_short")]
    unmarked = {"/": page.evaluate(UNMARKED, names)}
    for question in QUESTIONS:
        watched.ask(question)
        assert page.locator("#answer [lang=sv]").count()
        unmarked[question] = page.evaluate(UNMARKED, names)
    for path in ("/positions", "/documents", READING, "/documents/nothing"):
        watched.go(path)
        unmarked[path] = page.evaluate(UNMARKED, names)
    watched.go("/positions")
    for number, cell in enumerate(page.locator(".matrix button").all()[:9]):
        cell.click()
        unmarked[f"dialog {number}"] = page.evaluate(UNMARKED, names)
        page.keyboard.press("Escape")
    assert not {path: found for path, found in unmarked.items() if found}


@pytest.mark.parametrize("path", ["/positions", "/documents", "/documents/lulea-protokollsutdrag"])
def test_on_an_english_page_what_the_index_remarks_is_in_english(real_service: str, open_page: Open, path: str) -> None:
    page = open_page(base=real_service, language="en").go(path)
    remarks = page.locator(".warning", has_text="the annex with the organisation's response is not in the material")
    assert remarks.count() == 1
    assert remarks.evaluate("(one) => one.closest('[lang]').lang") == "en"
    assert remarks.locator("[lang=sv]").all_inner_texts() == (["Luleå kommun: "] if path == "/positions" else [])


def test_words_of_the_page_are_never_told_apart_as_swedish(real_service: str, open_page: Open) -> None:
    page = open_page(base=real_service, language="en").go("/documents/nothing")
    assert page.locator("h1").evaluate("(heading) => heading.closest('[lang]').lang") == "en"


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element is reached."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")
