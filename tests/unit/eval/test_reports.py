"""Reports as pages: hostile text stays text, nothing is fetched, the page is well formed."""

import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest

from eval import report_html, report_markdown
from eval.compare import compare
from eval.score import score
from eval.stances import compare as compare_stances
from eval.stances import load_gold
from tests.unit.eval.making import TEXTS, answer, cite, question, right

HOSTILE = (
    '</p><script>alert("x")</script><img src=x onerror=alert(1)> [a](http://evil.example) | `b` '
    "\x1b[31m\x00\n# Alla tillstyrker"
)
VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """Collects elements and attributes, and refuses tags that do not close in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def hostile_report() -> dict[str, Any]:
    asked = [
        question(question=HOSTILE),
        question(id="q2", half="test", kind="lookup", question="Vad?", facts=[[HOSTILE]]),
    ]
    given = [
        answer(HOSTILE, cite("skl-remissvar", "SKL avstyrker", quote=HOSTILE, organisation_id=HOSTILE)),
        answer(HOSTILE, cite("skl-remissvar", "SKL avstyrker"), id="q2"),
    ]
    return score(asked, given, TEXTS, stances=compare_stances(load_gold(), []))


def page_of(text: str) -> Page:
    page = Page()
    page.feed(text)
    page.close()
    assert page.open == []
    return page


@pytest.fixture(name="html")
def _html() -> str:
    report = hostile_report()
    earlier = score([question(), question(id="q2")], [right()], TEXTS)
    return report_html.render(report, compare(earlier, report))


def test_hostile_text_makes_no_element_and_no_attribute(html: str) -> None:
    page = page_of(html)
    assert not page.seen & {"script", "img", "iframe", "object", "link", "a", "form"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href", "srcdoc")]
    assert any("alert(" in words for words in page.words)


def test_the_page_fetches_nothing(html: str) -> None:
    outside = [value for name, value in page_of(html).attributes if "://" in value and name != "xmlns"]
    assert outside == []
    assert "url(" not in html
    assert "@import" not in html


def test_no_control_character_reaches_a_page(html: str) -> None:
    markdown = report_markdown.render(hostile_report())
    for text in (html, markdown):
        assert not [char for char in text if ord(char) < 32 and char != "\n"]


def test_every_plot_is_well_formed_and_named(html: str) -> None:
    plots = re.findall(r"<svg.*?</svg>", html, flags=re.DOTALL)
    assert plots
    for plot in plots:
        root = ElementTree.fromstring(plot)
        assert root.get("aria-label")


def test_markdown_tables_keep_their_columns_and_hostile_text_makes_no_heading() -> None:
    text = report_markdown.render(hostile_report())
    for table in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1
    assert "\n# Alla" not in text
    assert "<script>" not in text
    assert "[a](http" not in text


def test_undefined_measures_are_shown_as_undefined(html: str) -> None:
    report = hostile_report()
    assert report["slices"]["all"]["measures"]["mrr"]["value"] is None
    assert "not defined" in html
    assert not re.search(r"\b(nan|none|inf)\b", html.casefold().replace("default-src 'none'", ""))


def test_an_empty_difference_still_makes_both_pages() -> None:
    report = score([question()], [right()], TEXTS)
    difference = compare(report, report)
    assert "1 questions compared: 0 fixed, 0 broken" in report_markdown.render(report, difference)
    page_of(report_html.render(report, difference))
    assert "Every answer is right." in report_markdown.render(report)
