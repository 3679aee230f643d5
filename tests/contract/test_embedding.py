"""Sites and tokens over HTTP: who gets one, what it opens, from where, how often, and what browsers are told."""

import base64
import json
import re
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from service.access import Role, load_access, new_key
from service.embedding import tokens
from service.embedding.limits import Limiter
from service.embedding.sites import Site, SiteBook, new_site
from service.settings import Settings
from service.web.app import create_app
from tests.contract.fake_engine import FakeEngine
from tests.contract.test_http import problem

HERE = "https://intranet.example.se"
OTHER = "https://annan.example.se"
ASK = {"question": "Vad tycker byn om bron?"}
ODD_ORIGINS = [
    "null", "", "https://intranet.example.se.evil.example", "https://intranet.example.se:444", "http://intranet.example.se",
    "https://intranet.example.se/", "https://INTRANET.example.se", "https://evil.example", "https://intranet.example.se@evil.example",
    "https://evil.example#https://intranet.example.se", "https://intranet.example.se, https://intranet.example.se",
    "file://", "https://intranet.example.se:443", "https://intranet.example.se\\.evil.example",
]  # fmt: skip


class World:
    """A service beyond this machine with keys and one site, and what each caller holds."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.data = folder
        self.key, entry = new_key("anna", Role.ADMIN, ["fi"])
        (folder / "keys.json").write_text(json.dumps({"keys": [entry]}))
        self.settings = replace(Settings(data=folder, host="0.0.0.0", keys_file=folder / "keys.json"), **settings)
        self.book = SiteBook(folder)
        self.site, self.secret = self.allow(HERE)
        self.engine = FakeEngine()
        self.app = create_app(self.engine, self.settings, load_access(self.settings))
        self.client = TestClient(self.app, base_url="http://belagg.example.se", client=("10.9.9.9", 1))

    def allow(self, *origins: str, name: str = "intranet", **how: Any) -> tuple[Site, str]:
        site, secret = new_site(name, origins, **how)
        self.book.add(site)
        return site, secret

    def exchange(self, origin: str | None = HERE, body: dict[str, Any] | None = None, **headers: str) -> Response:
        sent = {**({"origin": origin} if origin is not None else {}), **headers}
        return self.client.post("/v1/embed/token", json=body or {}, headers=sent)

    def token(self, origin: str | None = HERE, **more: Any) -> str:
        return str(self.exchange(origin, **more).json()["token"])

    def call(self, token: str, path: str = "/v1/ask", origin: str | None = HERE, method: str = "POST") -> Response:
        headers = {"authorization": f"Bearer {token}", **({"origin": origin} if origin is not None else {})}
        return self.client.request(method, path, headers=headers, json=ASK if method == "POST" else None)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


class TestExchange:
    def test_a_page_of_the_site_gets_a_token_for_half_an_hour(self, world: World) -> None:
        for body in ({}, {"site": world.site.id}):
            reply = world.exchange(body=body)
            assert reply.status_code == 200
            assert reply.json()["expires_in"] == 1800
            assert world.call(reply.json()["token"]).status_code == 200

    @pytest.mark.parametrize("origin", [None, *ODD_ORIGINS])
    def test_any_other_page_gets_none(self, world: World, origin: str | None) -> None:
        for body in ({}, {"site": world.site.id}):
            reply = world.exchange(origin, body)
            assert problem(reply, 403)["type"].endswith(":origin-not-allowed")
            assert "access-control-allow-origin" not in reply.headers

    def test_two_origins_at_once_are_none(self, world: World) -> None:
        headers = [("origin", HERE), ("origin", HERE)]
        reply = world.client.post("/v1/embed/token", json={}, headers=headers)
        problem(reply, 403)
        assert "access-control-allow-origin" not in reply.headers

    def test_a_site_that_is_not_there_says_no_more_than_one_of_another_origin(self, world: World) -> None:
        foreign, _ = world.allow(OTHER, name="annan")
        absent = problem(world.exchange(body={"site": "site_ABCDefgh23456789"}), 403)
        others = problem(world.exchange(body={"site": foreign.id}), 403)
        assert absent["detail"] == others["detail"]

    def test_an_origin_of_two_sites_must_name_one(self, world: World) -> None:
        second, _ = world.allow(HERE, name="andra")
        assert "several" in problem(world.exchange(), 403)["detail"]
        assert world.exchange(body={"site": second.id}).status_code == 200

    def test_a_server_shows_its_secret(self, world: World) -> None:
        text = world.token(None, authorization=f"Bearer {world.secret}")
        assert world.call(text).status_code == 200
        problem(world.call(text, origin=OTHER), 403)
        for wrong in (world.secret[:-1], world.secret + "x", world.site.secret_sha256, "belagg_site_"):
            problem(world.exchange(authorization=f"Bearer belagg_site_{wrong.removeprefix('belagg_site_')}"), 401)
        other = {"site": "site_ABCDefgh23456789"}
        problem(world.exchange(None, other, authorization=f"Bearer {world.secret}"), 401)

    def test_a_site_may_keep_tokens_to_its_server(self, world: World) -> None:
        site, secret = world.allow(OTHER, name="annan", server_only=True)
        problem(world.exchange(OTHER), 403)
        problem(world.exchange(OTHER, {"site": site.id}), 403)
        text = world.token(None, authorization=f"Bearer {secret}")
        assert world.call(text, origin=OTHER).status_code == 200

    def test_the_services_own_pages_are_of_the_only_site_or_name_one_and_no_borrowed_host_is_its_own(
        self, tmp_path: Path
    ) -> None:
        own = "https://belagg.example.se"
        world = World(tmp_path, public_url=own)
        world.allow(OTHER, name="sluten", server_only=True)
        for body in ({"site": world.site.id}, {}):
            assert world.call(world.token(own, body=body), origin=own).status_code == 200
        world.allow(OTHER, name="annan")
        assert "several" in problem(world.exchange(own), 403)["detail"]
        assert world.exchange(own, {"site": world.site.id}).status_code == 200
        third, _ = world.allow(own, name="egen")
        assert tokens.site_named(world.token(own)) == third.id
        rebound = {"host": "evil.example", "origin": "http://evil.example"}
        problem(world.client.post("/v1/embed/token", json={"site": world.site.id}, headers=rebound), 403)


class TestToken:
    def test_it_asks_reads_and_gives_feedback_and_nothing_else(self, world: World) -> None:
        text = world.token()
        for path in ("/v1/documents", "/v1/documents/oppen"):
            assert world.call(text, path, method="GET").status_code == 200
        assert world.call(text, "/v1/ask/stream").status_code == 200
        problem(world.call(text, "/v1/documents/hemlig", method="GET"), 404)
        for path in ("/v1/positions", "/v1/proposals", "/v1/reviews", "/v1/organisations", "/metrics"):
            problem(world.call(text, path, method="GET"), 403)
        headers = {"authorization": f"Bearer {text}"}
        for method, path, body in (
            ("PATCH", "/v1/positions/oppen", {"action": "confirm"}), ("POST", "/v1/search", {"query": "bro"}),
            ("POST", "/v1/compilations", {}),
        ):  # fmt: skip
            problem(world.client.request(method, path, json=body, headers=headers), 403)
        assert not world.engine.reviewed

    def test_it_holds_the_labels_of_its_site_and_no_others(self, tmp_path: Path) -> None:
        world = World(tmp_path, labels=("fi",))
        site, _ = world.allow(OTHER, name="annan", labels=["fi"])
        problem(world.call(world.token(), "/v1/documents/hemlig", method="GET"), 404)
        text = world.token(OTHER, body={"site": site.id})
        assert world.call(text, "/v1/documents/hemlig", OTHER, "GET").status_code == 200

    @pytest.mark.parametrize("origin", [OTHER, *ODD_ORIGINS])
    def test_on_another_page_it_opens_nothing(self, world: World, origin: str) -> None:
        world.allow(OTHER, name="annan")
        for text in (world.token(), world.token(None, authorization=f"Bearer {world.secret}")):
            problem(world.call(text, origin=origin), 403)
            problem(world.call(text, "/v1/documents", origin, "GET"), 403)

    def test_a_browser_sends_no_origin_to_its_own(self, world: World) -> None:
        assert world.call(world.token(), "/v1/documents", None, "GET").status_code == 200

    def test_it_ends_after_half_an_hour(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        text = world.token()
        for minutes, status in ((29.9, 200), (30.1, 401), (60 * 24 * 365, 401)):
            monkeypatch.setattr("service.access.time", SimpleNamespace(time=lambda m=minutes: time.time() + m * 60))
            assert world.call(text).status_code == status

    def test_another_worker_knows_it_and_one_that_has_started_since(self, world: World) -> None:
        text = world.token()
        other = TestClient(create_app(FakeEngine(), world.settings), base_url="http://belagg.example.se")
        headers = {"authorization": f"Bearer {text}", "origin": HERE}
        assert other.post("/v1/ask", json=ASK, headers=headers).status_code == 200
        world.book.remove("intranet")
        problem(other.post("/v1/ask", json=ASK, headers=headers), 401)

    def test_it_ends_with_its_site_its_origin_or_its_key(self, world: World) -> None:
        text = world.token()
        world.book.remove("intranet")
        problem(world.call(text), 401)
        world.book.add(world.site.model_copy(update={"origins": (OTHER,)}))
        problem(world.call(text), 403)
        world.book.remove("intranet")
        world.book.add(world.site.model_copy(update={"signing_key": "0" * 64}))
        problem(world.call(text), 401)

    def test_one_that_is_forged_opens_nothing(self, world: World) -> None:
        text = world.token()
        head, payload, signature = text.split(".")
        said = json.loads(base64.urlsafe_b64decode(payload + "=="))

        def packed(**changed: Any) -> str:
            raw = json.dumps({**said, **changed}, separators=(",", ":")).encode()
            return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()

        second, _ = world.allow(OTHER, name="annan")
        deep = base64.urlsafe_b64encode(b"[" * 600).decode()
        for forged in (
            text[:-1], text + "A", text.swapcase(), f"{head}.{payload}.", f"{head}.{payload}", f"{head}..{signature}",
            f"{head}.{packed(e=said['e'] + 60)}.{signature}", f"{head}.{packed(o=None)}.{signature}",
            f"{head}.{packed(s=second.id)}.{signature}", f"{head}.{packed(s=[])}.{signature}",
            f"{head}.{packed(e=True)}.{signature}", f"{head}.{deep}.{signature}", f"{head}.å.{signature}",
            f"{head}.{payload}.{world.site.signing_key}", tokens.PREFIX, tokens.PREFIX + "." * 900, text + "x" * 5000,
        ):  # fmt: skip
            headers = [(b"authorization", f"Bearer {forged}".encode("latin-1"))]
            problem(world.client.post("/v1/ask", json=ASK, headers=headers), 401)

    def test_it_says_nothing_secret(self, world: World) -> None:
        text = world.token()
        for part in (world.site.signing_key, world.secret, world.site.secret_sha256):
            assert part not in text
            assert part not in world.client.get("/embed").text


class TestWhoIsLetIn:
    def test_nobody_without_key_token_or_proxy(self, world: World) -> None:
        for origin in (None, HERE, "http://belagg.example.se"):
            headers = {"origin": origin} if origin else {}
            problem(world.client.post("/v1/ask", json=ASK, headers=headers), 401)
        assert world.call(world.key, origin=None).status_code == 200

    def test_at_this_machine_a_foreign_page_needs_a_token_although_nobody_else_does(self, tmp_path: Path) -> None:
        SiteBook(tmp_path).add(new_site("intranet", [HERE])[0])
        client = TestClient(create_app(FakeEngine(), Settings(data=tmp_path)), base_url="http://127.0.0.1:8000")
        assert client.post("/v1/ask", json=ASK).status_code == 200
        own = {"origin": "http://127.0.0.1:8000"}
        assert client.post("/v1/ask", json=ASK, headers=own).status_code == 200
        for origin in (HERE, "https://evil.example", "null", "http://127.0.0.1:9"):
            problem(client.post("/v1/ask", json=ASK, headers={"origin": origin}), 401)
            problem(client.patch("/v1/positions/oppen", json={"action": "reject"}, headers={"origin": origin}), 401)

    def test_a_damaged_file_of_sites_lets_nobody_in_by_it(self, world: World) -> None:
        text = world.token()
        (world.data / "sites.json").write_text("{")
        reply = world.call(text)
        assert str(world.data) not in reply.text
        problem(reply, 503)
        assert "access-control-allow-origin" not in reply.headers
        assert world.call(world.key, origin=None).status_code == 200


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


def test_a_packed_file_is_the_file(world: World) -> None:
    plain = world.client.get("/widget.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    raw = world.client.get("/widget.js", headers={"accept-encoding": "gzip"})
    assert raw.headers["content-encoding"] == "gzip"
    assert raw.content == plain.content
