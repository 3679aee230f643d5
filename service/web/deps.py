"""What routes ask for: the engine, the metrics, the caller. Everything hangs on the app's state."""

from dataclasses import dataclass, field
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from service.access import NO_PAGE, Access, Caller, Page, Role, is_loopback
from service.embedding.limits import Limiter, address_of
from service.embedding.origins import origin_of
from service.engine import Engine
from service.pages.operator import Operator
from service.problems import FORBIDDEN, MEDIA, MISDIRECTED
from service.settings import Settings
from service.web.metrics import Metrics
from service.web.problems import Refused


@dataclass(frozen=True, slots=True)
class Shared:
    """What one running service shares between its requests."""

    engine: Engine
    settings: Settings
    access: Access
    metrics: Metrics
    limiter: Limiter = field(default_factory=Limiter)
    operator: Operator = field(default_factory=Operator)

    @property
    def own_host(self) -> str | None:
        """The host of the public address, if one is configured."""
        return urlsplit(self.settings.public_url).hostname if self.settings.public_url else None


class JsonRoute(APIRoute):
    """A route whose body must be declared as JSON.

    The check also keeps other web sites out: a browser does not send this type to a strange site unasked.
    """

    def get_route_handler(self) -> Any:  # noqa: ANN401 - the framework's own type differs between releases
        """Return the framework's handler behind the check of the media type."""
        handler = super().get_route_handler()

        async def checked(request: Request) -> Response:
            if request.method in ("POST", "PATCH"):
                media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
                if media_type != "application/json":
                    raise Refused(MEDIA)
            return await handler(request)

        return checked


def shared(request: Request) -> Shared:
    """Return what `create_app` put on the app."""
    found: Shared = request.app.state.shared
    return found


def page_of(request: Request) -> Page:
    """Return the page a request says it comes from. Two origins at once are those of no page."""
    origins = request.headers.getlist("origin")
    if not origins:
        return NO_PAGE
    origin = origins[0] if len(origins) == 1 else "null"
    return Page(origin, own=origin in _own_origins(request))


def _own_origins(request: Request) -> set[str]:
    """Return the service's own origins: its public address, and the name of this machine where that is asked for.

    Any other Host header proves nothing: a page can give this machine a name of its own.
    """
    public = shared(request).settings.public_url
    own = {origin_of(public)} if public else set()
    if is_loopback(request.url.hostname or ""):
        own |= {f"{scheme}://{request.url.netloc}" for scheme in ("http", "https")}
    return own


def address(request: Request) -> str:
    """Return the address whose calls are counted together."""
    peer = request.client.host if request.client else None
    return address_of(peer, request.headers.getlist("x-forwarded-for"), shared(request).access.proxies)


def visitor(request: Request) -> Caller:
    """Return the caller, who may at least ask, read documents and give feedback. A visitor's calls are counted.

    Without authentication only this machine can connect; then the Host header must name it too, or a
    web page could reach the service under a name of its own that it points at this machine.
    """
    service = shared(request)
    host = request.url.hostname or ""
    if not service.access.required and not (is_loopback(host) or host == service.own_host):
        raise Refused(MISDIRECTED)
    header = service.settings.user_header
    caller = service.access.identify(
        authorization=request.headers.get("authorization"),
        users=request.headers.getlist(header) if header else [],
        peer=request.client.host if request.client else None,
        page=page_of(request),
    )
    note(request, caller=caller.name)
    if caller.visit:
        site = caller.visit.site
        service.limiter.take(f"token {caller.visit.token_id}", site.per_minute)
        service.limiter.take(f"address {site.id} {address(request)}", site.per_address)
    return caller


def reader(caller: Annotated[Caller, Depends(visitor)]) -> Caller:
    """Return the caller, who may also search, and see positions and counters."""
    if caller.role < Role.READER:
        raise Refused(FORBIDDEN, "A token of the widget may ask, read documents and give feedback, nothing else.")
    return caller


def editor(caller: Annotated[Caller, Depends(reader)]) -> Caller:
    """Return the caller, who may also review positions."""
    if caller.role < Role.EDITOR:
        raise Refused(FORBIDDEN, "Reviewing positions takes the role 'editor'.")
    return caller


def note(request: Request, **facts: object) -> None:
    """Add facts to the log line of this request."""
    request.scope["state"].setdefault("log", {}).update(facts)


SharedDep = Annotated[Shared, Depends(shared)]
VisitorDep = Annotated[Caller, Depends(visitor)]
ReaderDep = Annotated[Caller, Depends(reader)]
EditorDep = Annotated[Caller, Depends(editor)]
