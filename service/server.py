"""Run the HTTP service: take the port first, then load, then answer."""

import errno
import socket
from collections.abc import Callable

import uvicorn

from corpus.errors import SettingsError, SnapshotError
from service.access import check_binding, load_access
from service.engine import Engine
from service.settings import Settings
from service.web.app import create_app
from service.web.logs import configure_logs


def serve(settings: Settings, make_engine: Callable[[Settings], Engine], started: Callable[[str, str], None]) -> None:
    """Serve until told to stop. `started` is told the address, and what stands in the way of answers, if anything.

    Raises SettingsError for a port in use or a binding that is not safe, before anything slow is done.
    """
    access = load_access(settings)
    check_binding(settings.host, access)
    with bound_socket(settings.host, settings.port) as taken:
        configure_logs()
        engine = make_engine(settings)
        trouble = _warmed(engine)
        app = create_app(engine, settings, access)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,  # the peer's own address decides whether a user header is believed
            ws="none",
            lifespan="off",
            timeout_graceful_shutdown=10,
        )
        host, port = taken.getsockname()[:2]
        _Server(config, lambda: started(f"http://{f'[{host}]' if ':' in host else host}:{port}", trouble)).run([taken])


def _warmed(engine: Engine) -> str:
    """Load what the first question needs; without an index start all the same, and return why none can be answered."""
    try:
        engine.warm()
    except SnapshotError as error:
        return str(error)
    return ""


class _Server(uvicorn.Server):
    """A server that says when it has started."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then tell."""
        await super().startup(sockets)
        if self.started:
            self._tell()


def bound_socket(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address. SettingsError when that cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        raise SettingsError(f"there is no address called {host}: choose another with --host") from None
    taken = socket.socket(family, kind, protocol)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
        taken.listen(128)
    except OSError as error:
        taken.close()
        raise SettingsError(_why_not(host, port, error)) from None
    return taken


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use: choose another with --port, or stop the program that uses it"
    if error.errno == errno.EACCES:
        return f"port {port} needs administrator's rights: choose one above 1023 with --port"
    return f"cannot listen on {host} port {port} ({error.strerror}): choose another with --host or --port"
