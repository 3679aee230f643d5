"""The addresses of the widget: its files, the page for frames, and the exchange of a site's key for a token."""

import gzip
import hashlib
import hmac
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from service.access import NotAuthenticated, WrongOrigin
from service.embedding import tokens
from service.embedding.contract import TokenReply, TokenRequest
from service.embedding.sites import SECRET_PREFIX, Site, SiteId
from service.keys import hash_key
from service.pages.shell import DEMO, render
from service.problems import NOT_FOUND, WRONG_ORIGIN
from service.web.deps import JsonRoute, Shared, SharedDep, address, note, page_of
from service.web.languages import VARY, keep_language, page_language
from service.web.problems import Refused
from service.web.routes import READ, WRITE, as_json, problems

FOLDERS = tuple(Path(__file__).parents[1] / name for name in ("widget", "modules"))
_KINDS = {".js": "javascript", ".css": "css", ".html": "html"}
_UNKNOWN_PER_MINUTE, _SERVER_PER_MINUTE = 120, 6_000
_REFUSED = "No site here has this page's origin. 'belagg sites add' names the origins that may embed the widget."

embed_api = APIRouter(prefix="/v1", route_class=JsonRoute, tags=["widget"])
assets = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the widget, as sent."""

    content: bytes
    packed: bytes
    media_type: str
    etag: str

    @classmethod
    def read(cls, path: Path) -> "Asset":
        """Read a file once, at the start."""
        content = path.read_bytes()
        etag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
        return cls(content, gzip.compress(content, mtime=0), f"text/{_KINDS[path.suffix]}; charset=utf-8", etag)


_ASSETS = {path.name: Asset.read(path) for folder in FOLDERS for path in folder.iterdir() if path.suffix in _KINDS}

TOKEN_REQUESTS: dict[str, Any] = {
    "a page": {"summary": "From a page whose origin belongs to one site", "value": {}},
    "a page or a server that names its site": {
        "summary": "With the site's public id; a server sends the site's secret as Bearer",
        "value": {"site": "site_ABCDefgh23456789"},
    },
}


@embed_api.post(
    "/embed/token",
    summary="Exchange a site's key for a token",
    response_model=TokenReply,
    responses={**problems(*READ, *WRITE, WRONG_ORIGIN)},
    openapi_extra={"requestBody": {"content": {"application/json": {"examples": TOKEN_REQUESTS}}}},
)
def exchange(body: TokenRequest, request: Request, service: SharedDep) -> Response:
    """Give the widget a token for 30 minutes: to a page of one of the site's origins, or to the site's own server.

    A server sends the site's secret; its token is good on all the site's origins. A page's is bound to its origin.
    """
    authorization = request.headers.get("authorization", "")
    scheme, _, credential = authorization.partition(" ")
    if scheme.lower() == "bearer" and credential.strip().startswith(SECRET_PREFIX):
        site, origin = _of_server(service, credential.strip(), body, address(request)), None
        service.limiter.take(f"server {site.id}", _SERVER_PER_MINUTE)
    else:
        site, origin = _of_page(service, request, body)
        service.limiter.take(f"exchange {site.id} {address(request)}", site.per_address)
    note(request, site=site.name)
    text, _ = tokens.issue(site, origin, time.time())
    return as_json(TokenReply(token=text, expires_in=tokens.LIFETIME_S))


def _of_server(service: Shared, secret: str, body: TokenRequest, caller: str) -> Site:
    digest = hash_key(secret)
    found = [site for site in service.access.sites.all() if hmac.compare_digest(site.secret_sha256, digest)]
    if not found or body.site not in (None, found[0].id):
        service.limiter.take(f"unknown {caller}", _UNKNOWN_PER_MINUTE)
        raise NotAuthenticated("this secret is not known; 'belagg sites add' makes one")
    return found[0]


def _of_page(service: Shared, request: Request, body: TokenRequest) -> tuple[Site, str]:
    page = page_of(request)
    sites = service.access.sites
    if body.site is not None:
        named = sites.get(body.site)
        found = tuple(s for s in (named,) if s and (page.own or page.origin in s.origins))
    else:
        found = sites.at(page.origin or "") or (sites.all() if page.own else ())
    open_to_pages = [site for site in found if not site.server_only]
    if page.origin is None or len(open_to_pages) != 1:
        service.limiter.take(f"unknown {address(request)}", _UNKNOWN_PER_MINUTE)
        several = "This page may be of several sites: name one in 'site'." if len(open_to_pages) > 1 else None
        server = "This site's tokens come from its own server only." if found and not open_to_pages else None
        raise WrongOrigin(several or server or _REFUSED)
    return open_to_pages[0], page.origin


@assets.get("/widget.js")
def entry(request: Request) -> Response:
    """Return the module that defines the element."""
    return _send(request, "widget.js")


@assets.get("/widget/demo.html")
def demonstration(request: Request) -> Response:
    """Return the demonstration page, an ordinary page around the widget, in the reader's language."""
    language = page_language(request)
    headers = {"Cache-Control": "private, no-cache", "Content-Language": language, "Vary": VARY, **_policy("'self'")}
    response = Response(render(DEMO, language), media_type="text/html; charset=utf-8", headers=headers)
    keep_language(request, response)
    return response


@assets.get("/widget/{name}")
def part(name: str, request: Request) -> Response:
    """Return another file of the widget."""
    if name not in _ASSETS or name == "embed.html":
        raise Refused(NOT_FOUND)
    return _send(request, name)


@assets.get("/embed")
def embed(request: Request, service: SharedDep, site: Annotated[SiteId | None, Query()] = None) -> Response:
    """Return the page for frames. Only pages of the site, or of any site when none is named, may frame it."""
    known = service.access.sites.all()
    if site is not None and not any(s.id == site for s in known):
        raise Refused(NOT_FOUND, "There is no such site.")
    origins = sorted({origin for s in known if site in (None, s.id) for origin in s.origins})
    return _send(request, "embed.html", _policy(" ".join(["'self'", *origins])))


def _policy(ancestors: str) -> dict[str, str]:
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
        f"form-action 'none'; frame-ancestors {ancestors}"
    )
    return {"Content-Security-Policy": policy, "Referrer-Policy": "same-origin"}


def _send(request: Request, name: str, more: dict[str, str] | None = None) -> Response:
    """Send a file: asked for again each time, but sent only when it has changed.

    Scripts and style sheets hold nothing that is not public, so any page may load them and say why no more works.
    """
    asset = _ASSETS[name]
    headers = {"ETag": asset.etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding", **(more or {})}
    if not name.endswith(".html"):
        headers |= {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
    if asset.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(asset.packed, media_type=asset.media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(asset.content, media_type=asset.media_type, headers=headers)
