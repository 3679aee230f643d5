"""The table of positions where many have answered, in several cases, and where it is narrowed."""

import pytest
from playwright.sync_api import Page, expect

from service.engine import NO_LABELS
from service.material import DocumentSummary
from service.positions.contract import PositionQuery, PositionTable, Respondent
from tests.browser.browsing import running
from tests.browser.conftest import Open
from tests.contract.fake_engine import FakeEngine

LONG = "Juridiska fakultetsnämnden"
LINES = """(name) => {
  const words = document.createRange();
  words.selectNodeContents(name);
  return words.getClientRects().length;
}"""


def body(name: str, case: str = "k1") -> Respondent:
    return Respondent(
        organisation_id=name, organisation=name, organisation_short=name, consultation_id=case, documents=("oppen",)
    )


class Many(FakeEngine):
    """A hundred and thirty bodies more have answered, one of them in two cases; they take no positions."""

    def positions(self, query: PositionQuery, *, labels: frozenset[str] = NO_LABELS) -> PositionTable:
        table = super().positions(query, labels=labels)
        bodies = [body(LONG), body(LONG, "k2"), *(body(f"Organ {number}") for number in range(129))]
        return table.model_copy(update={"respondents": (*table.respondents, *bodies)})


def columns(page: Page) -> list[str]:
    return page.locator(".matrix thead abbr").all_inner_texts()


def test_every_organisation_is_reached_however_many_there_are(open_page: Open) -> None:
    with running(Many()) as address:
        page = open_page(base=address).go("/positions")
        after, before = page.locator("#columns-after"), page.locator("#columns-before")
        expect(before).to_be_disabled()
        seen = columns(page)
        while after.is_enabled():
            after.press("Enter")
            expect(page.locator("#matrix-status")).to_contain_text(f"organisation {len(seen) + 1}–")
            assert page.evaluate("document.activeElement.closest('.pager') !== null")
            seen += columns(page)
        bodies = page.request.get("/v1/positions").json()["respondents"]
        assert sorted(seen) == sorted({one["organisation_short"] for one in bodies})  # each once
        page.locator("#filter-words").fill("bro")
        expect(before).to_be_disabled()  # what is narrowed is shown from its beginning
        page.locator(".past").press("Enter")  # nobody has to tab through every cell
        page.keyboard.press("Tab")
        expect(page.locator("footer a")).to_be_focused()


def test_who_does_not_take_the_stance_looked_for_leaves_the_table(open_page: Open) -> None:
    with running(Many()) as address:
        watched = open_page(base=address)
        page = watched.go("/positions")
        held = page.request.get("/v1/positions").json()["positions"]
        page.locator("#filter-stance").select_option(held[0]["stance"])
        wanted = {one["organisation_short"] for one in held if one["stance"] == held[0]["stance"]}
        expect(page.locator(".matrix thead abbr")).to_have_count(len(wanted))
        assert set(columns(page)) == wanted
        expect(page.locator(".pager")).to_have_count(0)


def test_the_word_of_a_name_is_not_broken(open_page: Open) -> None:
    with running(Many()) as address:
        page = open_page(base=address).go("/positions")
        assert page.locator(".matrix thead abbr", has_text=LONG).evaluate(LINES) == 2


class Endless(FakeEngine):
    """Who answers, and a document, are called a word that goes on and on."""

    def documents(self, *, labels: frozenset[str] = NO_LABELS) -> list[DocumentSummary]:
        names = dict.fromkeys(("title", "organisation", "organisation_short"), "Å" * 500)
        return [one.model_copy(update=names) for one in super().documents(labels=labels)]

    def positions(self, query: PositionQuery, *, labels: frozenset[str] = NO_LABELS) -> PositionTable:
        table = super().positions(query, labels=labels)
        names = dict.fromkeys(("organisation", "organisation_short"), "Å" * 500)
        return table.model_copy(update={"respondents": tuple(r.model_copy(update=names) for r in table.respondents)})


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (320, 700), (320, 256)])
def test_no_name_is_so_long_that_it_covers_or_pushes_away_what_it_names(
    open_page: Open, width: int, height: int
) -> None:
    with running(Endless()) as address:
        watched = open_page(base=address, width=width)
        watched.page.set_viewport_size({"width": width, "height": height})
        page = watched.go("/positions")
        for cell in page.locator(".matrix button.cell").all():
            cell.click()
            page.locator("dialog[open]").wait_for()
            page.keyboard.press("Escape")
        assert watched.go("/documents").locator("table.documents").first.evaluate("(table) => table.offsetWidth") < 1280


@pytest.mark.integration
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_what_is_not_looked_for_can_be_read_all_the_same(real_service: str, open_page: Open, dark: bool) -> None:
    watched = open_page(base=real_service, dark=dark)
    page = watched.go("/positions?stance=support")
    assert page.locator(".matrix button.unwanted").count()
    assert not watched.violations("color-contrast")
