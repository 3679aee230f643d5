"""Which pages of other origins may read replies (CORS): those of the sites, at the addresses the widget needs.

This only tells browsers what to show to a page. Who may ask at all is decided by service.access, with or without it.
"""

import re
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import Scope

from corpus.errors import SettingsError
from service.embedding.sites import SiteBook

_SHARED = re.compile(r"/v1/(?:ask|ask/stream|documents|documents/[^/]+|feedback|embed/token)")
_TOKENS = "/v1/embed/token"
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "authorization, content-type",
    "Access-Control-Max-Age": "600",
}


class Sharing:
    """Says for each request which headers its reply gets. No cookie is ever allowed, no origin is a pattern."""

    def __init__(self, sites: SiteBook) -> None:
        self._sites = sites

    def headers(self, scope: Scope) -> Mapping[str, str]:
        """Return the headers of a reply: none outside the widget's addresses, none but `Vary` for other pages."""
        if not _SHARED.fullmatch(scope["path"]):
            return {}
        origin = self._allowed(scope)
        if origin is None and scope["path"] == _TOKENS and scope["method"] == "GET":
            # nothing stands there: a page that is shown nothing may still learn that the service is there
            return {"Vary": "Origin", "Cross-Origin-Resource-Policy": "cross-origin"}
        if origin is None:
            return {"Vary": "Origin"}
        found = {"Vary": "Origin", "Access-Control-Allow-Origin": origin}
        if self.is_preflight(scope):
            return {**found, **_PREFLIGHT}
        return {**found, "Access-Control-Expose-Headers": "Retry-After, X-Request-ID"}

    def is_preflight(self, scope: Scope) -> bool:
        """Whether a browser asks beforehand, for a page that may call here; others get what OPTIONS always gets."""
        asked = scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(scope=scope)
        return asked and bool(_SHARED.fullmatch(scope["path"])) and self._allowed(scope) is not None

    def _allowed(self, scope: Scope) -> str | None:
        origins = Headers(scope=scope).getlist("origin")
        try:
            return origins[0] if len(origins) == 1 and self._sites.at(origins[0]) else None
        except SettingsError:  # the file is damaged: nobody is let in by it
            return None
