"""Web origins (RFC 6454) as browsers write them: scheme, host, and the port unless it is the scheme's own. Pure."""

import re
from urllib.parse import urlsplit

_ORIGIN = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::(?P<port>[0-9]{1,5}))?"
)
_OWN_PORT = {"http": 80, "https": 443}
SHAPE = "an origin such as https://intranet.example.se: scheme, host and port, nothing after"


def canonical(text: str) -> str:
    """Return an origin as browsers send it; letters of any case and å, ä, ö in the host may be written.

    ValueError for anything that is no origin of a web page: a path, a user, a wildcard, `null`.
    """
    scheme, mark, rest = text.strip().partition("://")
    host, _, port = rest.partition(":") if not rest.startswith("[") else _bracketed(rest)
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValueError(SHAPE) from None
    found = _ORIGIN.fullmatch(f"{scheme}{mark}{ascii_host}{':' + port if port else ''}".lower())
    if found is None or rest.endswith(":") or not 0 < int(found["port"] or 1) <= 65_535:
        raise ValueError(SHAPE)
    number = int(found["port"]) if found["port"] else None
    shown = "" if number in (None, _OWN_PORT[found["scheme"]]) else f":{number}"
    return f"{found['scheme']}://{found['host']}{shown}"


def origin_of(url: str) -> str:
    """Return the origin of an address. ValueError when it has none."""
    parts = urlsplit(url)
    return canonical(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")


def _bracketed(rest: str) -> tuple[str, str, str]:
    host, bracket, port = rest.partition("]")
    return host + bracket, ":", port.removeprefix(":") if port.startswith(":") or not port else "x"
