"""What the accessibility statement says of the pages, over the shipped documents."""

import pytest
from playwright.sync_api import Page, expect

from service.engine import NO_LABELS
from service.positions.contract import PositionQuery, PositionTable, Respondent
from tests.browser.browsing import running
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


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element is reached."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")
