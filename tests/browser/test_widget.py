"""The chat widget in a real browser: on another site, behind a proxy's path, in a frame, when things go wrong."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from service.access import Role, new_key
from service.feedback.store import FeedbackStore
from service.settings import Settings
from tests.browser.widget_world import QUESTION, QUOTE, RELATED, Host, Service, host, opened, service
from tests.contract.fake_engine import TEXTS

__all__ = ["host", "service"]


def test_one_tag_on_another_site_under_a_strict_policy(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        expect(page.locator("blockquote")).to_have_text(QUOTE)
        expect(page.locator("blockquote")).to_have_attribute("lang", "sv")
        expect(page.locator(".status")).to_have_text("Svar med belägg")
        expect(page.locator(".machine")).to_be_visible()
        for words in ("Oppen", "remissvar", "1 Förslaget"):
            expect(page.locator(".source")).to_contain_text(words)
        link = page.get_by_role("link", name="Läs i dokumentet")
        href = str(link.get_attribute("href"))
        assert href.startswith(service.address)
        assert "/documents/oppen?start=" in href


def test_whoever_may_ask_reads_the_source_where_keys_are_required(
    browser: Browser, service: Service, host: Host, tmp_path: Path
) -> None:
    (tmp_path / "keys.json").write_text(json.dumps({"keys": [new_key("staff", Role.READER)[1]]}), "utf-8")
    service.stop()
    service.settings = Settings(data=tmp_path, keys_file=tmp_path / "keys.json")
    service.start()
    service.allow(host.origin)
    focused = "document.activeElement.shadowRoot.activeElement"
    with opened(browser) as chat:
        asked: list[str] = []
        chat.page.on("request", lambda request: asked.append(request.url))
        page = chat.go(host.page(service.address, '<belagg-chat lang="sv" floating></belagg-chat>'))
        page.get_by_role("button", name="Fråga om remissvaren").click()
        chat.ask(QUESTION)
        link = page.get_by_role("link", name="Läs i dokumentet")
        link.press("Enter")
        expect(page.get_by_role("dialog").locator("mark")).to_have_text(QUOTE)
        assert page.evaluate(f"{focused}.matches('mark')")
        expect(page.locator("mark")).to_be_in_viewport()
        expect(page.locator("mark")).to_have_css("text-decoration-line", "underline")  # not by colour alone
        assert " ".join(page.locator(".document-text").inner_text().split()) == " ".join(TEXTS["oppen"].split())
        assert not chat.violations()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.locator(".panel")).to_be_visible()
        assert page.evaluate(f"{focused}.matches('li.source a')")
        assert not [url for url in asked if "belagg_t1" in url]
        with chat.context.expect_page() as another:
            link.click(modifiers=["ControlOrMeta"])
        assert another.value.url == link.get_attribute("href")


def test_a_quote_that_has_moved_is_not_marked_elsewhere(
    browser: Browser, service: Service, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        monkeypatch.setitem(TEXTS, "oppen", "Ny inledning. " + TEXTS["oppen"])
        page.get_by_role("link", name="Läs i dokumentet").click()
        expect(page.get_by_role("dialog")).to_contain_text("Texten har ändrats")
        expect(page.locator("mark")).to_have_count(0)


def test_behind_a_path_of_the_site_itself_under_the_strictest_policy(
    browser: Browser, service: Service, host: Host
) -> None:
    site, _ = service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page("/belagg", f'<belagg-chat lang="sv" site="{site.id}"></belagg-chat>'))
        chat.ask(QUESTION)
        expect(page.locator("blockquote")).to_have_text(QUOTE)
        href = str(page.get_by_role("link", name="Läs i dokumentet").get_attribute("href"))
        assert href.startswith(f"{host.origin}/belagg/")


def test_a_policy_of_nonces_and_trusted_types(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin)
    policy = (
        f"default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src {service.address}; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    tag = f'<script nonce="abc" type="module" src="{service.address}/widget.js"></script><belagg-chat></belagg-chat>'
    with opened(browser) as chat:
        page = chat.go(host.publish(policy, f'<!doctype html><html lang="sv"><title>x</title>{tag}</html>'))
        chat.ask(QUESTION)
        expect(page.locator("blockquote")).to_have_text(QUOTE)


def test_a_follow_up_is_sent_with_the_turns_before_it(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        chat.go(host.page(service.address))
        chat.ask(QUESTION)
        chat.ask("Varför?")
        (turn,) = service.engine.asked[-1].conversation
        assert (turn.question, turn.answer) == (QUESTION, f"{QUOTE} [1]")


def test_how_the_question_was_understood_is_shown(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin)

    understood = "Jag förstod frågan som: Vad tycker <b>CKS</b> om bron?"

    def told(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, json={**reply.json(), "understood": understood})

    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        expect(page.locator(".understood")).to_have_count(0)
        page.route("**/v1/ask", told)
        chat.ask("Och CKS?")
        expect(page.locator(".understood")).to_have_text(understood)


def test_a_refusal_says_so_and_what_is_near_is_not_the_answer(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(RELATED)
        expect(page.locator(".status")).to_have_text("Inget svar: organisationen tar inte upp detta")
        expect(page.get_by_role("group", name="Närliggande text – inte svaret").locator("blockquote")).to_be_visible()
        expect(page.locator(".sources")).to_have_count(0)
        expect(page.locator(".warning")).to_contain_text("Bilagan")


@pytest.mark.parametrize(("language", "button", "question"), [
    ("sv", "Ställ en fråga från sidan", "Vad tycker SKL om policylabbet?"),
    ("en", "Ask a question from the page", "What does SKL think of the policylabb?"),
])  # fmt: skip
def test_the_demonstration_page_asks_in_its_own_language(
    browser: Browser, service: Service, language: str, button: str, question: str
) -> None:
    with opened(browser) as chat:
        page = chat.go(f"{service.address}/widget/demo.html?lang={language}")
        page.get_by_role("button", name=button).click()
        expect(page.locator("#log li").first).to_have_text("belagg-answer: answered")
        assert service.engine.asked[-1].question == question
        languages = page.locator("html, belagg-chat").evaluate_all("(found) => found.map((one) => one.lang)")
        assert languages == [language] * 2
        page.locator("header a").click()
        expect(page.get_by_role("button", name=button)).to_have_count(0)


@pytest.mark.parametrize("path", ["/widget/demo.html?lang=sv", "/embed?lang=sv"])
def test_the_services_own_pages_ask_where_keys_are_required(
    browser: Browser, service: Service, tmp_path: Path, path: str
) -> None:
    (tmp_path / "keys.json").write_text(json.dumps({"keys": [new_key("staff", Role.READER)[1]]}), "utf-8")
    service.stop()
    service.settings = Settings(data=tmp_path, keys_file=tmp_path / "keys.json")
    service.start()
    service.allow("https://intranet.example.se")
    with opened(browser) as chat:
        page = chat.go(service.address + path)
        chat.ask(QUESTION)
        expect(page.locator("blockquote")).to_have_text(QUOTE)
        second, _ = service.allow("https://annan.example.se")
        chat.go(f"{service.address}{path}&site={second.id}")
        chat.ask(QUESTION)
        expect(page.locator("blockquote")).to_have_text(QUOTE)


def test_the_keyboard_reaches_everything(browser: Browser, service: Service, host: Host, tmp_path: Path) -> None:
    service.allow(host.origin)
    focused = "document.activeElement?.shadowRoot?.activeElement"
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))

        def tab_to(what: str) -> None:
            for _ in range(25):
                page.keyboard.press("Tab")
                if page.evaluate(f"{focused}?.matches({json.dumps(what)}) ?? false"):
                    return
            pytest.fail(f"no way to {what}")

        tab_to("form.ask textarea")
        page.keyboard.type(QUESTION)
        page.keyboard.press("Shift+Enter")
        page.keyboard.press("Backspace")
        page.keyboard.press("Enter")
        chat.settle()
        assert page.evaluate(f"{focused}.matches('form.ask textarea')")
        page.evaluate("document.activeElement.blur()")
        tab_to(".marker")
        page.keyboard.press("Enter")
        assert page.evaluate(f"{focused}.matches('li.source')")
        tab_to(".feedback [aria-expanded=false]")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        assert page.evaluate(f"{focused}.matches('.feedback [aria-expanded=false]')")
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.type("Fel citat!")
        tab_to(".feedback [type=submit]")
        page.keyboard.press("Enter")
        expect(page.locator(".feedback .told")).to_contain_text("Tack")
    (kept,) = FeedbackStore(tmp_path, 1).all()
    assert (kept.said.useful, kept.said.reason, kept.said.text) == (False, "wrong_quote", "Fel citat!")
    assert (kept.said.question, kept.said.citations[0].document_id, kept.site) == (QUESTION, "oppen", "site 0")


def test_a_screen_reader_hears_the_status_and_then_the_answer(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        page.evaluate("""() => {
            window.heard = [];
            const live = document.querySelector("belagg-chat").shadowRoot.querySelector(".panel > [role=status]");
            new MutationObserver(() => window.heard.push(live.textContent)).observe(live, {childList: true});
        }""")
        chat.ask(QUESTION)
        assert page.evaluate("window.heard") == ["Söker i underlaget …", f"Svar med belägg. {QUOTE} [1] 1 källa."]


def test_the_page_can_open_close_ask_and_listen(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address, '<belagg-chat lang="sv" floating></belagg-chat>'))
        page.evaluate("""() => {
            window.told = [];
            for (const type of ["open", "close", "status", "answer", "error"])
                document.addEventListener("belagg-" + type, ({detail}) => window.told.push([type, detail.state ?? ""]));
        }""")
        expect(page.locator(".panel")).to_be_hidden()
        page.get_by_role("button", name="Fråga om remissvaren").click()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Fråga om remissvaren")).to_be_focused()
        answer = page.evaluate("(q) => document.querySelector('belagg-chat').ask(q)", QUESTION)
        assert answer["citations"][0]["quote"] == QUOTE
        page.evaluate("document.querySelector('belagg-chat').close()")
        empty = "document.querySelector('belagg-chat').ask('  ').catch((error) => error.sort)"
        assert page.evaluate(empty) == "invalid"
        told = ["open", "close", "open", "status", "status", "answer", "close", "error"]
        assert [name for name, _ in page.evaluate("window.told")] == told


def test_another_language_keeps_the_conversation(browser: Browser, service: Service, host: Host) -> None:
    service.allow(host.origin)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        page.evaluate("document.querySelector('belagg-chat').lang = 'en'")
        expect(page.locator(".status")).to_have_text("Answer with evidence")
        page.evaluate("document.querySelector('belagg-chat').removeAttribute('lang')")
        expect(page.locator(".status")).to_have_text("Svar med belägg")  # the page's
        page.evaluate("document.documentElement.lang = 'en'")
        expect(page.locator(".status")).to_have_text("Answer with evidence")
        expect(page.get_by_label("Your question")).to_be_focused()
        page.get_by_role("button", name="Start over").click()
        expect(page.locator(".turn")).to_have_count(0)


def test_a_frame_works_on_the_sites_pages_and_on_no_other(browser: Browser, service: Service, host: Host) -> None:
    site, _ = service.allow(host.origin)
    address = f"{service.address}/embed?site={site.id}&lang=sv"
    frame = f'<iframe src="{address}" title="Belägg" width="400" height="600"></iframe>'
    policy = f"default-src 'self'; frame-src {service.address}"
    with opened(browser) as chat:
        page = chat.go(host.publish(policy, f"<!doctype html><html lang=sv><title>x</title>{frame}</html>"))
        inside = page.frame_locator("iframe")
        inside.get_by_label("Din fråga").fill(QUESTION)
        inside.get_by_label("Din fråga").press("Enter")
        expect(inside.locator("blockquote")).to_have_text(QUOTE)
    with Host(service) as stranger, opened(browser) as chat:
        page = chat.go(stranger.publish(policy, f"<!doctype html><html lang=sv><title>x</title>{frame}</html>"))
        page.wait_for_timeout(300)
        assert page.frame_locator("iframe").get_by_label("Din fråga").count() == 0


def test_a_site_whose_server_fetches_the_tokens(browser: Browser, service: Service, host: Host) -> None:
    from urllib.request import Request, urlopen

    _, secret = service.allow(host.origin, server_only=True)
    with opened(browser) as chat:
        page = chat.go(host.page(service.address))
        chat.ask(QUESTION)
        expect(page.locator(".error")).to_contain_text("får inte ställa frågor")
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {secret}"}
        with urlopen(Request(f"{service.address}/v1/embed/token", b"{}", headers)) as reply:
            host.replies["/token"] = reply.read().decode()
        chat.go(host.page(service.address, '<belagg-chat lang="sv" token-url="/token"></belagg-chat>'))
        chat.ask(QUESTION)
        expect(page.locator("blockquote")).to_have_text(QUOTE)
