"""The tokens of the widget: signed, short-lived, bound to one site and, where a browser asked, to its origin. Pure.

    belagg_t1.<payload>.<HMAC-SHA-256 of all before it>      (both in unpadded base64url)

Nothing is kept for a token, so any worker on the machine can check one; see docs/adr/0016-tokens-of-the-widget.md.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass

from service.embedding.sites import Site

PREFIX = "belagg_t1."
LIFETIME_S = 30 * 60
_LONGEST = 1_000
_SKEW_S = 60  # clocks of two workers are one; those of two machines that share the folder nearly


class BadToken(Exception):
    """The token is none, is forged, or is over; the message says which of the last two groups, and what to do."""


@dataclass(frozen=True, slots=True)
class Token:
    """What a token says. `origin` is the page's that asked for it; None when the site's server did."""

    id: str
    site_id: str
    origin: str | None
    expires: int


def issue(site: Site, origin: str | None, now: float) -> tuple[str, Token]:
    """Return a fresh token of the site in both forms; `now` in seconds since the epoch."""
    token = Token(secrets.token_urlsafe(12), site.id, origin, int(now) + LIFETIME_S)
    payload = {"i": token.id, "s": token.site_id, "o": token.origin, "e": token.expires}
    body = PREFIX + _encode(json.dumps(payload, separators=(",", ":")).encode())
    return f"{body}.{_sign(site, body)}", token


def site_named(text: str) -> str:
    """Return the id of the site a token says it is of; nothing of it is believed yet. BadToken when it says none."""
    return _parse(text)[1].site_id


def check(text: str, site: Site, now: float) -> Token:
    """Return what a token of this site says. BadToken when the site has not signed it, or when it is over."""
    body, token, signature = _parse(text)
    if token.site_id != site.id or not hmac.compare_digest(signature, _sign(site, body)):
        raise _unknown()
    if not now < token.expires <= now + LIFETIME_S + _SKEW_S:
        raise BadToken("this token is over; exchange the site's key for a new one")
    return token


def _sign(site: Site, body: str) -> str:
    return _encode(hmac.digest(bytes.fromhex(site.signing_key), body.encode("ascii"), hashlib.sha256))


def _parse(text: str) -> tuple[str, Token, str]:
    body, _, signature = text.rpartition(".")
    if len(text) > _LONGEST or not text.isascii() or not body.startswith(PREFIX):
        raise _unknown()
    try:
        found = json.loads(_decode(body.removeprefix(PREFIX)))
        token = Token(found["i"], found["s"], found["o"], found["e"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _unknown() from None
    plain = isinstance(token.id, str) and isinstance(token.site_id, str) and isinstance(token.origin, str | None)
    if not plain or type(token.expires) is not int:
        raise _unknown()
    return body, token, signature


def _unknown() -> BadToken:
    return BadToken("this token is not known; exchange the site's key for a new one")


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        raise ValueError from None
