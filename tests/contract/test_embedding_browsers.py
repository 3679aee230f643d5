"""What browsers are told of tokens and sites, and how often a caller may ask."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service.embedding.limits import Limiter
from service.embedding.sites import SiteBook, new_site
from service.settings import Settings
from service.web.app import create_app
from tests.contract.embedding_world import ASK, HERE, ODD_ORIGINS, OTHER, World, world
from tests.contract.fake_engine import FakeEngine
from tests.contract.test_http import problem

__all__ = ["world"]

ASKED_FIRST = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
}


class TestBrowsers:
    @pytest.mark.parametrize(
        "path", [f"/v1/{name}" for name in ("ask", "ask/stream", "documents", "documents/x", "feedback", "embed/token")]
    )
    def test_a_page_of_the_site_is_let_through(self, world: World, path: str) -> None:
        reply = world.client.options(path, headers={"origin": HERE, **ASKED_FIRST})
        assert reply.status_code == 204
        assert reply.headers["access-control-allow-origin"] == HERE
        assert reply.headers["access-control-allow-headers"] == "authorization, content-type"
        assert "access-control-allow-credentials" not in reply.headers
        assert "Origin" in reply.headers["vary"]

    @pytest.mark.parametrize("origin", [OTHER, *ODD_ORIGINS])
    @pytest.mark.parametrize("path", ["/v1/ask", "/v1/embed/token", "/v1/documents"])
    def test_any_other_is_not(self, world: World, path: str, origin: str) -> None:
        for reply in (
            world.client.options(path, headers={"origin": origin, **ASKED_FIRST}),
            world.client.get(path, headers={"origin": origin}),
        ):
            assert not [name for name in reply.headers if name.startswith("access-control-")]
            assert reply.headers["vary"] == "Origin"

    @pytest.mark.parametrize(
        "path",
        "/v1/positions /v1/positions/oppen /v1/search /v1/reviews /v1/compilations /metrics / /v1/documents/a/b "
        "/health/ready /openapi.json".split(),
    )
    def test_what_the_widget_does_not_need_is_shared_with_nobody(self, world: World, path: str) -> None:
        for reply in (
            world.client.options(path, headers={"origin": HERE, **ASKED_FIRST}),
            world.client.get(path, headers={"origin": HERE}),
        ):
            assert not [name for name in reply.headers if name.startswith("access-control-")]

    def test_refusals_can_be_read_too(self, world: World) -> None:
        for reply in (
            world.client.post("/v1/ask", json=ASK, headers={"origin": HERE}),
            world.client.post("/v1/ask", content=b"a" * 2_000_000, headers={"origin": HERE}),
        ):
            assert reply.status_code in (401, 413)
            assert reply.headers["access-control-allow-origin"] == HERE
            assert "Retry-After" in reply.headers["access-control-expose-headers"]

    def test_a_change_of_the_sites_counts_at_once(self, world: World) -> None:
        asked = {"origin": OTHER, **ASKED_FIRST}
        assert world.client.options("/v1/ask", headers=asked).status_code == 405
        world.allow(OTHER, name="annan")
        assert world.client.options("/v1/ask", headers=asked).status_code == 204
        world.book.remove("annan")
        assert world.client.options("/v1/ask", headers=asked).status_code == 405

    def test_only_the_widgets_own_files_are_for_every_page(self, world: World) -> None:
        names = re.findall(r'"\./widget/([\w.]+)"', world.client.get("/widget.js").text)
        assert names
        for path in ("/widget.js", *(f"/widget/{name}" for name in names)):
            reply = world.client.get(path, headers={"accept-encoding": "gzip"})
            assert reply.headers["content-type"] == "text/javascript; charset=utf-8"
            assert reply.headers["cross-origin-resource-policy"] == "cross-origin"
            assert reply.headers["access-control-allow-origin"] == "*"
            again = world.client.get(path, headers={"if-none-match": reply.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
        for path in ("/embed", "/widget/demo.html", "/v1/ask", "/health/live", "/nowhere"):
            assert world.client.get(path).headers["cross-origin-resource-policy"] == "same-origin"

    @pytest.mark.parametrize("name", ["..%2fwidget.js", "__init__.py", "embed.html", "%00", "dom.js%00", "no.js"])
    def test_no_other_file_is_sent(self, world: World, name: str) -> None:
        problem(world.client.get(f"/widget/{name}"), 404)

    def test_the_demonstration_page_is_in_the_readers_language(self, world: World) -> None:
        def language(path: str, **headers: str) -> str:
            reply = world.client.get(path, headers=headers)
            assert f'<html lang="{reply.headers["content-language"]}">' in reply.text
            return reply.headers["content-language"]

        assert language("/widget/demo.html") == "sv"
        assert language("/widget/demo.html", **{"accept-language": "en-GB,sv;q=0.5"}) == "en"
        assert language("/widget/demo.html?lang=en") == "en"
        assert language("/widget/demo.html", **{"accept-language": "sv"}) == "en"  # as chosen before
        assert language("/positions") == "en"  # one choice for all pages

    def test_frames_are_for_the_pages_of_the_site(self, world: World) -> None:
        other, _ = world.allow(OTHER, name="annan")

        def ancestors(path: str) -> str:
            policy = world.client.get(path).headers["content-security-policy"]
            assert "unsafe" not in policy
            return policy.partition("frame-ancestors ")[2]

        assert ancestors(f"/embed?site={world.site.id}") == f"'self' {HERE}"
        assert ancestors(f"/embed?site={other.id}") == f"'self' {OTHER}"
        assert ancestors("/embed") == f"'self' {OTHER} {HERE}"
        assert ancestors("/widget/demo.html") == "'self'"
        problem(world.client.get("/embed?site=site_ABCDefgh23456789"), 404)
        problem(world.client.get("/embed?site=x%0d%0aSet-Cookie:a"), 422)


class TestLimits:
    def test_a_token_has_its_calls_a_minute_and_is_told_when_to_come_again(self, tmp_path: Path) -> None:
        world = World(tmp_path)
        world.allow(OTHER, name="annan", per_minute=3)
        text = world.token(OTHER)
        replies = [world.call(text, origin=OTHER) for _ in range(4)]
        assert [reply.status_code for reply in replies] == [200, 200, 200, 429]
        assert problem(replies[-1], 429)["type"].endswith(":too-many-requests")
        assert 1 <= int(replies[-1].headers["retry-after"]) <= 20
        assert replies[-1].headers["access-control-allow-origin"] == OTHER
        assert world.call(world.token(OTHER), origin=OTHER).status_code == 200

    def test_an_address_has_its_own_however_many_tokens_it_takes(self, tmp_path: Path) -> None:
        world = World(tmp_path)
        world.allow(OTHER, name="annan", per_address=5)
        taken = [world.exchange(OTHER) for _ in range(7)]
        assert [reply.status_code for reply in taken] == [200] * 5 + [429] * 2
        texts = [reply.json()["token"] for reply in taken[:5]]
        assert [world.call(text, origin=OTHER).status_code for text in texts * 2] == [200] * 5 + [429] * 5
        elsewhere = TestClient(world.app, base_url="http://belagg.example.se", client=("10.9.9.8", 1))
        assert elsewhere.post("/v1/embed/token", json={}, headers={"origin": OTHER}).status_code == 200

    def test_guessing_is_slow(self, world: World) -> None:
        statuses = [world.exchange(None).status_code for _ in range(200)]
        assert set(statuses[:120]) == {403}
        assert 429 in statuses[120:]

    def test_a_forwarded_address_counts_only_from_the_proxy(self, tmp_path: Path) -> None:
        environ = {"BELAGG_TRUSTED_PROXIES": "10.1.0.0/16", "BELAGG_DATA": str(tmp_path)}
        SiteBook(tmp_path).add(new_site("intranet", [HERE], per_address=1)[0])
        app = create_app(FakeEngine(), Settings.from_env(environ))

        def statuses(peer: str) -> list[int]:
            client = TestClient(app, base_url="http://belagg.example.se", client=(peer, 1))
            headers = [{"origin": HERE, "x-forwarded-for": f"6.6.6.6, 192.0.2.{n}"} for n in (1, 2)]
            return [client.post("/v1/embed/token", json={}, headers=sent).status_code for sent in headers]

        assert statuses("10.1.0.5") == [200, 200]
        assert statuses("10.1.0.5") == [429, 429]
        assert statuses("10.2.0.5") == [200, 429]

    def test_keys_are_not_slowed(self, tmp_path: Path) -> None:
        world = World(tmp_path)
        headers = {"authorization": f"Bearer {world.key}"}
        assert {world.client.post("/v1/ask", json=ASK, headers=headers).status_code for _ in range(150)} == {200}

    def test_exchanges_leave_nothing_behind(self, tmp_path: Path) -> None:
        world = World(tmp_path)
        limiter: Limiter = world.app.state.shared.limiter
        before = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
        for _ in range(300):
            world.exchange()
        assert len(limiter) <= 2
        assert {path.name: path.stat().st_size for path in tmp_path.iterdir()} == before
