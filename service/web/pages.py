"""The addresses of the staff pages and of the files they load. Neither holds data, so they need no key.

All lie ready in memory and nothing waits, so the routes are coroutines: no thread is taken for them.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.pages.assets import load_assets
from service.pages.shell import ACCESSIBILITY, ASK, DOCUMENTS, MISSING, POSITIONS, READING, Page, render
from service.problems import NOT_FOUND
from service.web.deps import shared
from service.web.languages import VARY, keep_language, page_language
from service.web.problems import Refused, http_problem

# Stricter than 'self' where it can be: no framing, no other base, and no text ever becomes markup (Trusted Types).
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_DEEPEST = 8  # steps below the root, for addresses that are not there
_FOREVER = "public, max-age=31536000, immutable"

pages = APIRouter(include_in_schema=False)


@pages.get("/assets/{digest}/{name}")
async def asset(digest: str, name: str, request: Request) -> Response:
    """Serve a file of the pages; one of another version is not there, so that versions never mix."""
    assets = load_assets()
    found = assets.by_name.get(name)
    if found is None or digest != assets.digest:
        raise Refused(NOT_FOUND, "There is no such file; load the page again.")
    headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(found.compressed, media_type=found.media_type, headers=headers)
    return Response(found.content, media_type=found.media_type, headers=headers)


def _page(page: Page) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        return _serve(page, request)

    return serve


for _path, _shell in (
    ("/", ASK),
    ("/positions", POSITIONS),
    ("/documents", DOCUMENTS),
    ("/documents/{id}", READING),  # the same for every id, so it does not tell which there are
    ("/accessibility", ACCESSIBILITY),
):
    pages.add_api_route(_path, _page(_shell), methods=["GET"])


async def missing(request: Request, error: Exception) -> Response:
    """Answer an address that is not there: with a page for somebody who looks for one, else with a problem."""
    depth = request.url.path.count("/") - 1
    wants_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
    if not wants_page or depth > _DEEPEST or request.url.path.startswith("/v1/"):
        return http_problem(request, error)
    return _serve(replace(MISSING, depth=depth), request, status=404)


def _serve(page: Page, request: Request, status: int = 200) -> Response:
    """Return a page in the language asked for, which is remembered when it was chosen by hand."""
    language = page_language(request)
    response = Response(
        render(page, language, shared(request).operator),
        status_code=status,
        media_type="text/html; charset=utf-8",
        headers={
            "Content-Security-Policy": CONTENT_SECURITY_POLICY,
            "Cache-Control": "private, no-cache",
            "Content-Language": language,
            "Vary": VARY,
        },
    )
    keep_language(request, response)
    return response
