"""The staff pages over HTTP: policy, languages, caching, and that they hold nothing but words and links of ours."""

import gzip
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from corpus.errors import SettingsError
from service.access import Access, Role, new_key
from service.keys import Key
from service.pages.assets import load_assets
from service.pages.messages import LANGUAGES, messages
from service.pages.operator import FILE
from service.settings import Settings
from service.web.app import create_app
from service.web.pages import CONTENT_SECURITY_POLICY
from tests.contract.fake_engine import FakeEngine

PAGES = ("/", "/positions", "/documents", "/documents/oppen", "/accessibility")
VOID = {"meta", "link", "input", "br"}


def client_of(settings: Settings | None = None, access: Access | None = None) -> TestClient:
    app = create_app(FakeEngine(), settings or Settings(), access)
    return TestClient(app, base_url="http://127.0.0.1:8000")


@pytest.fixture
def client() -> TestClient:
    return client_of()


class Seen(HTMLParser):
    """What a page is made of; unbalanced elements are an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_the_policy_by_itself(client: TestClient, path: str, language: str) -> None:
    response = client.get(path, params={"lang": language})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert response.headers["x-content-type-options"] == "nosniff"
    seen = Seen(response.text)
    assert seen.of("html")[0]["lang"] == language
    assert len(seen.of("h1")) == 1 if path != "/accessibility" else seen.of("h1")
    assert not seen.of("style", "base", "iframe", "object", "img")
    assert all("src" in script for script in seen.of("script"))
    for _, attributes in seen.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    ids = [attributes["id"] for _, attributes in seen.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(client: TestClient, path: str) -> None:
    seen = Seen(client.get(path).text)
    targets = [found["href"] for found in seen.of("a", "link")] + [found["src"] for found in seen.of("script")]
    for target in filter(None, targets):
        if target.startswith("https://www.digg.se/"):
            continue
        assert not re.match(r"\w+:|//", target), target
        assert client.get(str(client.base_url.copy_with(path=path).join(target))).status_code == 200, target


def test_links_hold_behind_a_proxy_with_a_path_of_its_own(client: TestClient) -> None:
    for path in PAGES:
        for found in Seen(client.get(path).text).of("a", "link", "script"):
            assert not (found.get("href") or found.get("src") or "").startswith("/")


@pytest.mark.parametrize(("query", "cookie", "accepted", "expected"), [
    ("", None, "", "sv"), ("", None, "en-GB,en;q=0.9", "en"), ("", None, "de,en;q=0.5,sv;q=0.4", "en"),
    ("", None, "sv-SE,en", "sv"), ("", "en", "sv", "en"), ("?lang=sv", "en", "en", "sv"),
    ("?lang=xx", "<b>", "fr", "sv"),
])  # fmt: skip
def test_the_language_is_the_chosen_else_the_kept_else_the_browsers(
    client: TestClient, query: str, cookie: str | None, accepted: str, expected: str
) -> None:
    headers = {"Accept-Language": accepted} | ({"Cookie": f"belagg_language={cookie}"} if cookie else {})
    response = client.get("/" + query, headers=headers)
    assert Seen(response.text).of("html")[0]["lang"] == response.headers["content-language"] == expected
    kept = response.headers.get("set-cookie", "")
    assert ("belagg_language=sv" in kept) is (query == "?lang=sv")
    assert not kept or ("HttpOnly" in kept and "SameSite=lax" in kept)


@pytest.mark.parametrize("path", [*PAGES, "/assets/x/pages.css"])
def test_other_methods_are_refused_with_what_is_allowed(client: TestClient, path: str) -> None:
    response = client.post(path)
    assert response.status_code == 405
    assert response.headers["allow"] == "GET"
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/nowhere", "/documents/", "/a/b/c", "/documents/a%2fb"])
def test_a_wrong_address_is_a_page_for_people_and_a_problem_for_programs(client: TestClient, path: str) -> None:
    page = client.get(path, headers={"Accept": "text/html,*/*"})
    assert page.status_code == 404
    for found in Seen(page.text).of("link"):
        target = client.base_url.copy_with(path=path).join(found["href"] or "")
        assert client.get(str(target)).status_code == 200
    assert client.get(path).headers["content-type"] == "application/problem+json"
    below = client.get("/v1" + path, headers={"Accept": "text/html"})
    assert below.headers["content-type"] != page.headers["content-type"]


def test_files_are_kept_for_good_and_never_mixed(client: TestClient) -> None:
    assets = load_assets()
    for name, asset in assets.by_name.items():
        response = client.get(f"/assets/{assets.digest}/{name}", headers={"Accept-Encoding": "identity"})
        assert response.content == asset.content == gzip.decompress(asset.compressed)
        assert "immutable" in response.headers["cache-control"]
        assert client.get(f"/assets/{assets.digest}/{name}").headers["content-encoding"] == "gzip"
    for address in ("0" * 16 + "/pages.css", f"{assets.digest}/..%2fshell.py", f"{assets.digest}/nothing.js"):
        assert client.get(f"/assets/{address}").status_code == 404


def test_scripts_never_make_markup_or_code_from_text() -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|srcdoc|DOMParser|https?://"
    for name in load_assets().scripts:
        assert not re.search(forbidden, load_assets().by_name[name].content.decode()), name


def test_pages_need_no_key_and_hold_no_data() -> None:
    _, entry = new_key("a", Role.READER)
    keys = (Key.model_validate(entry),)
    client = client_of(access=Access(keys=keys, users={}, proxies=(), user_header=None, default_labels=frozenset()))
    for path in PAGES:
        assert client.get(path).status_code == 200
    assert client.get("/documents/oppen").text == client.get("/documents/nothing").text
    for path in ("/v1/skipped", "/v1/documents/oppen/quote?start=0&end=1"):
        assert client.get(path).status_code == 401


def test_the_contact_of_the_statement(client: TestClient) -> None:
    given = client_of(replace(Settings(), contact="a&b@example.se")).get("/accessibility").text
    assert 'href="mailto:a&amp;b@example.se"' in given
    assert "mailto:" not in client.get("/accessibility").text
    assert messages("sv")["accessibility.report.nobody"] in client.get("/accessibility").text


def test_the_statement_says_what_its_operator_adds(tmp_path: Path) -> None:
    own = {"body": "Byn & Co", "assessed": "2026-11-30", "paragraphs": ["<b>Kartan</b> saknar text."]}
    (tmp_path / FILE).write_text(json.dumps(own), encoding="utf-8")
    given = client_of(replace(Settings(), data=tmp_path)).get("/accessibility").text
    for words in ("Byn &amp; Co", "2026-11-30", ">&lt;b&gt;Kartan&lt;/b&gt; saknar text.<"):
        assert words in given


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"[]", b'{"bodies": "x"}', b'{"assessed": "i g\xc3\xa5r"}', b" " * 20_001]
)
def test_a_statement_that_cannot_be_shown_is_refused_at_the_start(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(SettingsError, match=FILE):
        client_of(replace(Settings(), data=tmp_path))


def test_a_place_tells_who_says_it(client: TestClient) -> None:
    answer = client.post("/v1/ask", json={"question": "Vad tycker byn?"}).json()
    for citation in answer["citations"]:
        place = {"start": citation["start"], "end": citation["end"]}
        found = client.get(f"/v1/documents/{citation['document_id']}/quote", params=place).json()
        assert found.items() <= citation.items()


@pytest.mark.parametrize(("path", "status"), [
    ("oppen/quote?start=0&end=9999", 404), ("oppen/quote?start=3&end=3", 404), ("hemlig/quote?start=0&end=1", 404),
    ("nothing/quote?start=0&end=1", 404), ("oppen/quote?start=-1&end=1", 422), ("oppen/quote", 422),
    ("oppen/quote?start=a&end=b", 422),
])  # fmt: skip
def test_there_is_nothing_at_other_places(client: TestClient, path: str, status: int) -> None:
    assert client.get(f"/v1/documents/{path}").status_code == status


def test_what_was_skipped_is_told(client: TestClient) -> None:
    assert client.get("/v1/skipped").json() == {
        "skipped": [
            {
                "file": "trasig.zip",
                "reason": "files of the type .zip are not read",
                "reason_sv": "filer av typen .zip läses inte",
            }
        ]
    }
