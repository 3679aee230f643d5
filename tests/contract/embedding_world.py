"""A service beyond this machine, with keys and a site."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from service.access import Role, load_access, new_key
from service.embedding.sites import Site, SiteBook, new_site
from service.settings import Settings
from service.web.app import create_app
from tests.contract.fake_engine import FakeEngine

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
