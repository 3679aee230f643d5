"""What the widget looks like to people and tools: narrow, dark, printed; axe; hostile text; its weight."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from service.compilation.words import KINDS
from service.contract import Answer, AskRequest, Citation, Language, Statement, Status
from service.engine import NO_LABELS
from tests.browser.widget_world import QUESTION, QUOTE, RELATED, Host, Service, opened, service
from tests.contract.fake_engine import TEXTS, FakeEngine

__all__ = ["service"]

SERVICE = Path(__file__).parents[2] / "service"
SCRIPTS = {path.name: path for folder in ("widget", "modules") for path in (SERVICE / folder).glob("*.js")}
EVIL = (
    "🙈\"'><img src=x onerror=hack()><script>hack()</script><svg onload=hack()><a href=javascript:hack()>${hack()} [1]"
)


class Hostile(FakeEngine):
    """Answers with hostile text in every field that holds text, beyond what the contract's own types would keep out."""

    def ask(self, request: AskRequest, *, labels: frozenset[str] = NO_LABELS) -> Answer:
        names = "document_id consultation_id title organisation_id organisation organisation_short organisation_now"
        quote = dict.fromkeys([*names.split(), "date", "section", "quote"], EVIL)
        citation = Citation.model_validate({
            **quote, "document_id": "oppen", "marker": 1, "speaker": "other", "kind": "remissvar", "page": 3,
            "start": 0, "end": len(EVIL), "url": "javascript:hack()",
        })  # fmt: skip
        odd = {"marker": 2, "related": True, "url": f"data:text/html,{EVIL}", "document_id": EVIL}
        near = citation.model_copy(update=odd)
        return Answer(
            question=request.question, language=Language.EN, status=Status.ANSWERED, answer=f"“{EVIL}” {EVIL} [1] [2]",
            statements=(Statement(text=EVIL, citations=(1,)),), citations=(citation, near), warnings=(EVIL,),
            snapshot=EVIL,
        )  # fmt: skip


@pytest.fixture
def host(service: Service) -> Iterator[Host]:
    with Host(service) as site:
        service.allow(site.origin)
        yield site


@pytest.mark.parametrize(("dark", "width"), [(False, 1200), (True, 320)], ids=["light and wide", "dark and narrow"])
def test_axe_finds_nothing_in_a_state(browser: Browser, service: Service, host: Host, dark: bool, width: int) -> None:
    with opened(browser, dark=dark, width=width) as chat:
        page = chat.go(host.page(service.address))
        assert not chat.violations()
        chat.ask(QUESTION)
        chat.ask(RELATED)
        page.get_by_role("button", name="Nej").last.click()
        service.stop()
        chat.ask("Varför?")
        expect(page.locator(".error")).to_be_visible()
        assert not chat.violations()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        service.start()


@pytest.mark.parametrize("path", ["/widget/demo.html?lang=sv", "/widget/demo.html?lang=en", "/embed"])
def test_axe_finds_nothing_on_the_services_own_pages(browser: Browser, service: Service, path: str) -> None:
    with opened(browser, width=320) as chat:
        chat.go(service.address + path)
        chat.ask(QUESTION)
        assert not chat.violations()


def test_a_rule_of_the_page_for_what_has_focus_does_not_outline_the_whole_chat(
    browser: Browser, service: Service, host: Host
) -> None:
    rule = "const rule = new CSSStyleSheet(); rule.replaceSync('*:focus { outline: 2px solid }');"
    outlined = "(element) => getComputedStyle(element).outlineStyle"
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        page.evaluate(f"{rule} document.adoptedStyleSheets.push(rule)")
        page.get_by_label("Din fråga").focus()
        assert page.locator("belagg-chat").evaluate(outlined) == "none"
        assert page.get_by_label("Din fråga").evaluate(outlined) == "solid"


def test_no_rule_of_the_page_changes_how_anything_in_the_chat_looks(
    browser: Browser, service: Service, host: Host
) -> None:
    rules = """
        html { font-size: 40px; }
        main { text-transform: uppercase; letter-spacing: .08em; word-spacing: 1em; white-space: nowrap; color: red;
            text-indent: 2em; text-shadow: 1px 1px red; text-align: right; user-select: none; direction: rtl;
            hyphens: auto; line-break: anywhere; list-style: square; cursor: wait; quotes: "<" ">"; tab-size: 20; }
        body * { font: italic 900 9px/3 serif !important; letter-spacing: 3px !important; color: red !important; }
    """
    looks = """() => [...document.querySelector("belagg-chat").shadowRoot.querySelectorAll("*")].map((element) =>
        [element.tagName + "." + element.className, ...[...getComputedStyle(element)].filter((name) => name[1] !== "-")
            .map((name) => name + ": " + getComputedStyle(element).getPropertyValue(name))])"""
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        page.get_by_role("link", name="Läs i dokumentet").click()
        expect(page.locator("mark")).to_be_visible()
        for way in ("open", "close"):
            page.evaluate(f"document.querySelector('belagg-chat').{way}()")
            before = page.evaluate(looks)
            page.evaluate(
                "(text) => { const rules = new CSSStyleSheet(); rules.replaceSync(text); "
                "document.adoptedStyleSheets = [rules]; }", rules,
            )  # fmt: skip
            after = page.evaluate(looks)
            page.evaluate("document.adoptedStyleSheets = []")
            assert {(a[0], *sorted({*a} ^ {*b})) for a, b in zip(before, after, strict=True) if a != b} == set()


@pytest.mark.parametrize("tag", ["", " floating"])
def test_nothing_is_cut_off_in_a_narrow_column(browser: Browser, service: Service, host: Host, tag: str) -> None:
    with opened(browser, width=320) as chat:
        page = chat.go(host.page(service.address, f'<belagg-chat lang="sv"{tag}></belagg-chat>'))
        page.evaluate("document.querySelector('belagg-chat').open()")
        chat.ask("Ärendehandläggningstidsförkortningsförslagsremissinstanssammanställning " * 3)
        assert page.evaluate("""() => {
            const root = document.querySelector("belagg-chat").shadowRoot;
            return [...root.querySelectorAll(".panel, .log, footer, button, textarea")].filter((e) => e.offsetParent)
                .every((e) => e.scrollWidth <= e.clientWidth + 2 && e.getBoundingClientRect().right <= innerWidth);
        }""")


@pytest.mark.parametrize("long", [1, 40], ids=["a short document", "a long one"])
def test_all_of_a_source_is_reached_at_four_hundred_per_cent(
    browser: Browser, service: Service, host: Host, monkeypatch: pytest.MonkeyPatch, long: int
) -> None:
    title = "Remissvar från Ärendehandläggningsmyndigheten över betänkandet Ett långt namn på en lång utredning"

    def renamed(route: Route) -> None:
        reply = route.fetch()
        answer = reply.json()
        answer["citations"][0]["title"] = title
        route.fulfill(response=reply, json=answer)

    with opened(browser, width=320) as chat:
        chat.page.set_viewport_size({"width": 320, "height": 256})
        page = chat.go(host.page(service.address))
        page.route("**/v1/ask", renamed)
        chat.ask(QUESTION)
        monkeypatch.setitem(TEXTS, "oppen", TEXTS["oppen"] + "\n\nOch mycket mer om vägen dit." * long)
        page.get_by_role("link", name="Läs i dokumentet").click()
        dialog = page.get_by_role("dialog")
        expect(dialog.locator("mark")).to_be_in_viewport(ratio=1)
        for last in (dialog.get_by_role("link"), dialog.get_by_role("button", name="Stäng")):
            last.focus()
            expect(last).to_be_in_viewport(ratio=1)
            assert last.evaluate("""(one) => {
                const [inner, outer] = [one, one.closest("dialog")].map((element) => element.getBoundingClientRect());
                return inner.bottom <= outer.bottom && inner.top >= outer.top;
            }""")
        page.keyboard.press("Tab")
        page.keyboard.press("End")
        expect(dialog.locator(".document-text > :last-child")).to_be_in_viewport()


def test_the_theme_follows_the_reader_unless_the_page_decides(browser: Browser, service: Service, host: Host) -> None:
    panel = "document.querySelector('belagg-chat').shadowRoot.querySelector('.panel')"
    background = f"getComputedStyle({panel}).backgroundColor"
    with opened(browser, dark=True) as chat:
        page = chat.go(host.page(service.address))
        dark = page.evaluate(background)
        page.evaluate("document.querySelector('belagg-chat').setAttribute('theme', 'light')")
        assert page.evaluate(background) == "rgb(255, 255, 255)" != dark
        page.evaluate("document.querySelector('belagg-chat').style.setProperty('--belagg-background', 'rgb(1, 2, 3)')")
        assert page.evaluate(background) == "rgb(1, 2, 3)"


def test_printed_it_holds_the_answers_and_no_controls(browser: Browser, service: Service, host: Host) -> None:
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        page.emulate_media(media="print")
        expect(page.locator("blockquote")).to_have_text(QUOTE)
        expect(page.locator("form.ask")).to_be_hidden()
        expect(page.locator(".machine")).to_be_visible()


def test_what_is_swedish_in_an_english_answer_is_marked_as_swedish(
    browser: Browser, service: Service, host: Host
) -> None:
    quote, title, section = "Byn ser ”vägen” (och bron?) som given.", "Svar från byn", "2 Vägen"
    said = f"In “{title}” Byn says: “{quote}”"

    def translated(route: Route) -> None:
        reply = route.fetch()
        answer = reply.json()
        answer["citations"][0] |= {"quote": quote, "title": title, "section": section, "organisation_now": "Nya byn"}
        told = {"answer": f"{said} [1]", "statements": [{"text": said, "citations": [1]}], "language": "en"}
        route.fulfill(response=reply, json={**answer, **told, "warnings": [f"“{title}” has an annex."]})

    with opened(browser) as chat:
        page = chat.go(host.page(service.address, '<belagg-chat lang="en"></belagg-chat>'))
        page.route("**/v1/ask", translated)
        chat.ask("What does the village think?")
        found = page.evaluate(
            """(swedish) => {
            const root = document.querySelector("belagg-chat").shadowRoot;
            const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walk.nextNode()) for (const words of swedish)
                if (walk.currentNode.data.includes(words))
                    found.push([words, walk.currentNode.parentElement.closest("[lang]").lang, walk.currentNode.data]);
            return found;
        }""",
            [quote, title, section, "Nya byn", "Oppen"],
        )
        assert {words for words, _, _ in found} == {quote, title, section, "Nya byn", "Oppen"}
        assert [one for one in found if one[1] != "sv"] == []
        for english in (".status", ".question span:not(.hidden)", ".warning > span", ".answer p"):
            assert page.locator(english).evaluate("(one) => one.closest('[lang]').lang") == "en"


def test_hostile_text_stays_text(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TEXTS, "oppen", EVIL * 2)
    service = Service(tmp_path, Hostile())
    with Host(service) as host, opened(browser) as chat:
        service.allow(host.origin)
        page = chat.go(host.page(service.address))
        chat.ask(EVIL)
        expect(page.locator("blockquote").first).to_have_text(EVIL)
        expect(page.locator(".question")).to_contain_text(EVIL)
        page.get_by_role("button", name="Läs i dokumentet").first.click()
        expect(page.locator("mark")).to_have_text(EVIL)
        expect(page.locator(".document-text")).to_have_text(EVIL * 2)
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Källa 1").first.click()
        assert page.locator("belagg-chat :is(img, script, svg, iframe, a)").count() == 0
        page.get_by_role("button", name="Ja", exact=True).click()
        expect(page.locator(".told")).to_contain_text("Tack")
    service.stop()


def test_it_weighs_at_most_thirty_kilobytes_and_needs_nothing_else() -> None:
    parts = SCRIPTS.keys() - {"demo.js", "embed.js"}
    assert sum(len(gzip.compress(SCRIPTS[name].read_bytes(), 9)) for name in parts) <= 30_000
    for name in parts:
        text = SCRIPTS[name].read_text("utf-8")
        imported = re.findall(r"""(?m)^import .*?"([^"]+)";$""", text)
        assert {Path(path).name for path in imported} <= parts
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|\.style\b", text)


@pytest.mark.parametrize(("name", "least"), [("", 40), ("feedback-", 12)])
def test_both_languages_have_the_same_words(name: str, least: int) -> None:
    texts = [SCRIPTS[f"{name}{language}.js"].read_text("utf-8") for language in ("sv", "en")]
    shapes = [re.findall(r"(?m)^(\s*\w+):", text) for text in texts]
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) > least


@pytest.mark.parametrize("language", ["sv", "en"])
def test_kinds_of_documents_are_called_what_the_pages_call_them(language: str) -> None:
    kinds = re.search(r"(?s)\n  kinds: \{(.*?)\n  \}", SCRIPTS[f"{language}.js"].read_text("utf-8"))
    assert kinds is not None
    assert dict(re.findall(r'(\w+): "(.*)"', kinds[1])) == {str(kind): words for kind, words in KINDS[language].items()}


@pytest.mark.parametrize(
    "rule",
    [
        "transform: translateY(40px)", "rotate: 3deg", "filter: grayscale(1)", "contain: layout",
        "container-type: inline-size", "will-change: transform", "color: green",
    ],
)  # fmt: skip
def test_a_floating_chat_stays_in_the_corner_whatever_is_around_it(
    browser: Browser, service: Service, host: Host, rule: str
) -> None:
    with opened(browser) as chat:
        page = chat.go(host.page(service.address, '<main><belagg-chat lang="sv" floating></belagg-chat></main>'))
        page.evaluate(
            "(text) => { const rules = new CSSStyleSheet(); rules.replaceSync(text); "
            "document.adoptedStyleSheets = [rules]; }",
            f"main {{ {rule}; width: 300px; height: 3000px; overflow: hidden }}",
        )  # fmt: skip
        page.get_by_role("button", name="Fråga om remissvaren").press("Enter")
        corner = """() => {
            const { right, bottom } = document.querySelector("belagg-chat").getBoundingClientRect();
            return [innerWidth - right, innerHeight - bottom].map(Math.round);
        }"""
        assert page.evaluate(corner) == [16, 16]
        page.evaluate("scrollTo(0, 900)")
        assert page.evaluate(corner) == [16, 16]
        assert page.evaluate("document.querySelector('belagg-chat').shadowRoot.activeElement.matches('textarea')")
        page.keyboard.press("Escape")
        assert page.evaluate(corner) == [16, 16]
        expect(page.get_by_role("button", name="Fråga om remissvaren")).to_be_focused()
