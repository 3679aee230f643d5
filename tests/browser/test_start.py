"""When a page's scripts start: after its shell has been seen, all at once, and also where no paint is told of."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

SCRIPTED = ("/", "/positions", "/documents", "/documents/skl-remissvar")
SEEN = """() => {
  const painted = performance.getEntriesByName("first-paint")[0].startTime;
  const scripts = performance.getEntriesByType("resource").filter((one) => one.name.endsWith(".js"));
  return scripts.map((one) => [one.name.split("/").at(-1), one.startTime > painted]);
}"""
LISTED = "document.body.dataset.modules.split(' ')"


@pytest.mark.parametrize("path", SCRIPTED)
def test_all_scripts_but_the_first_are_fetched_when_the_shell_has_been_seen(
    real_service: str, open_page: Open, path: str
) -> None:
    page = open_page(base=real_service).go(path)
    before = {name for name, late in page.evaluate(SEEN) if not late}
    assert before == {"start.js"}


@pytest.mark.parametrize("path", SCRIPTED)
def test_a_page_names_all_scripts_that_it_runs(real_service: str, open_page: Open, path: str) -> None:
    page = open_page(base=real_service).go(path)
    fetched = {name for name, _ in page.evaluate(SEEN)}
    listed = set(page.evaluate(LISTED))
    assert listed <= fetched
    assert fetched - listed <= {"start.js", "feedback-sv.js"}  # the form's words, which nothing waits for


def test_a_page_starts_also_where_no_paint_is_told_of(real_service: str, open_page: Open) -> None:
    watched = open_page(base=real_service)
    watched.page.add_init_script("window.PerformanceObserver = class { observe() {} };")
    page = watched.go("/documents")
    expect(page.locator("#documents tbody tr")).not_to_have_count(0)
