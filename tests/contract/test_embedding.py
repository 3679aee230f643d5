"""Sites and tokens over HTTP: who gets one, what it opens, from where, how often, and what browsers are told."""

import base64
import json
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.embedding import tokens
from service.embedding.sites import SiteBook, new_site
from service.settings import Settings
from service.web.app import create_app
from tests.contract.embedding_world import ASK, HERE, ODD_ORIGINS, OTHER, World, world
from tests.contract.fake_engine import FakeEngine
from tests.contract.test_http import problem

__all__ = ["world"]


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


def test_a_packed_file_is_the_file(world: World) -> None:
    plain = world.client.get("/widget.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    raw = world.client.get("/widget.js", headers={"accept-encoding": "gzip"})
    assert raw.headers["content-encoding"] == "gzip"
    assert raw.content == plain.content
