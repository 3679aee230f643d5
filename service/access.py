"""Who is asking, and what they may read.

A caller proves who they are by an API key (`Authorization: Bearer …`), by a token of the widget, or by the user header
of a trusted proxy. service.keys reads the file of keys, service.embedding knows the tokens.
"""

import hmac
import ipaddress
import os
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import SettingsError
from service.embedding import tokens
from service.embedding.sites import Site, SiteBook
from service.keys import Key, KeysFile, Role, User, add_key, hash_key, new_key, read_keys
from service.settings import Settings

__all__ = [
    "NO_PAGE", "Access", "Caller", "NotAuthenticated", "Page", "Role", "Visit", "WrongOrigin", "add_key",
    "check_binding", "hash_key", "is_loopback", "load_access", "may_read", "new_key",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visit:
    """The site whose token a caller shows, and which token it is."""

    site: Site
    token_id: str


@dataclass(frozen=True, slots=True)
class Caller:
    """Someone who asks: a name for the log, a role, the access labels they hold, and the site they come from if any."""

    name: str
    role: Role
    labels: frozenset[str]
    visit: Visit | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The web page a request comes from: the `Origin` its browser sent, None without one, and whether it is our own."""

    origin: str | None = None
    own: bool = False

    @property
    def foreign(self) -> bool:
        """Whether a browser says that the page is not one of this service."""
        return self.origin is not None and not self.own


NO_PAGE = Page()


class NotAuthenticated(Exception):
    """The caller did not prove who they are; the message says how to."""


class WrongOrigin(Exception):
    """The token is good, but not for the page that sends it."""


@dataclass(frozen=True, slots=True)
class Access:
    """Decides who a caller is. Where nothing is `required` everyone is a local administrator (loopback only)."""

    keys: tuple[Key, ...]
    users: dict[str, User]
    proxies: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]
    user_header: str | None
    default_labels: frozenset[str]
    required: bool = True
    sites: SiteBook = field(default_factory=lambda: SiteBook(Path(os.devnull)))  # a folder that can hold none

    @property
    def configured(self) -> bool:
        """Whether anyone can prove who they are: by a key, the proxy's header or a site's token."""
        return bool(self.keys or self.user_header or self.sites.all())

    def identify(
        self, *, authorization: str | None, users: Collection[str], peer: str | None, page: Page = NO_PAGE
    ) -> Caller:
        """Return the caller. `users` holds every value of the proxy's header, `peer` the socket's address.

        Raises NotAuthenticated, or WrongOrigin for a token on a page it is not for. A header from an address that is
        not a trusted proxy counts for nothing. A page of another origin is never taken for the person at this machine.
        """
        scheme, _, credential = (authorization or "").partition(" ")
        if scheme.lower() == "bearer" and credential.strip().startswith(tokens.PREFIX):
            return self._by_token(credential.strip(), page)
        if not self.required:
            if page.foreign:
                raise NotAuthenticated("a page of another origin needs a token: POST /v1/embed/token gives one")
            return Caller("local", Role.ADMIN, self.default_labels)
        if authorization is not None:
            return self._by_key(authorization)
        if users and self._trusted(peer):
            return self._by_header(users)
        raise NotAuthenticated("send an API key as 'Authorization: Bearer <key>'")

    def _by_key(self, authorization: str) -> Caller:
        scheme, _, key = authorization.partition(" ")
        digest = hash_key(key.strip())
        # Every key is compared, in constant time each, so that timing says nothing about which one is near.
        found = [entry for entry in self.keys if hmac.compare_digest(entry.sha256, digest)]
        if scheme.lower() != "bearer" or not found:
            raise NotAuthenticated("this API key is not known; ask whoever runs the service for one")
        return Caller(found[0].id, found[0].role, found[0].labels | self.default_labels)

    def _by_token(self, text: str, page: Page) -> Caller:
        try:
            site = self.sites.get(tokens.site_named(text))
            if site is None:
                raise NotAuthenticated("the site of this token is not known here any longer")
            token = tokens.check(text, site, time.time())
        except tokens.BadToken as error:
            raise NotAuthenticated(str(error)) from None
        if not _is_for(page, token.origin, site):
            raise WrongOrigin
        return Caller(f"site {site.name}", Role.VISITOR, frozenset(site.labels), Visit(site, token.id))

    def _by_header(self, users: Collection[str]) -> Caller:
        name = next(iter(users)).strip()
        if len(users) != 1 or not name.isprintable() or not 0 < len(name) <= 200:
            raise NotAuthenticated("the proxy must send exactly one user name")
        entry = self.users.get(name)
        if entry is None:
            return Caller(name, Role.READER, self.default_labels)
        return Caller(name, entry.role, entry.labels | self.default_labels)

    def _trusted(self, peer: str | None) -> bool:
        try:
            address = ipaddress.ip_address(peer or "")
        except ValueError:
            return False
        if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return any(address in network for network in self.proxies)


def load_access(settings: Settings) -> Access:
    """Read the keys file, if any. SettingsError when it cannot be read or holds anything unexpected."""
    content = read_keys(settings.keys_file) if settings.keys_file else KeysFile()
    sites = SiteBook(settings.data)
    if settings.keys_file and not content.keys and not settings.user_header and not sites.all():
        raise SettingsError(f"{settings.keys_file.name} holds no keys: add one with 'belagg keys add NAME --file …'")
    proxies = settings.trusted_proxies
    return Access(
        required=bool(content.keys or settings.user_header or proxies) or not is_loopback(settings.host),
        keys=content.keys,
        users={user.name: user for user in content.users},
        proxies=proxies,
        user_header=settings.user_header,
        default_labels=frozenset(settings.labels),
        sites=sites,
    )


def _is_for(page: Page, bound: str | None, site: Site) -> bool:
    """Whether a token bound to an origin, or to none, may be shown by a page; a call without a page is no browser's."""
    if page.origin is None:
        return True
    if bound is not None and bound != page.origin:
        return False
    return page.own or page.origin in site.origins


def is_loopback(host: str) -> bool:
    """Whether binding to `host` can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_binding(host: str, access: Access) -> None:
    """Refuse (SettingsError) to listen beyond this machine, or behind a proxy, when nobody could prove who they are."""
    if access.configured:
        return
    if not is_loopback(host):
        raise SettingsError(
            f"refusing to listen on {host} without authentication: set BELAGG_KEYS_FILE (see 'belagg keys --help') "
            "or BELAGG_TRUSTED_PROXIES with BELAGG_USER_HEADER, or name the sites that embed the widget ('belagg sites "
            "--help'), or use --host 127.0.0.1"
        )
    if access.required:
        raise SettingsError(
            "BELAGG_TRUSTED_PROXIES alone lets nobody in: set BELAGG_USER_HEADER or BELAGG_KEYS_FILE together with it, "
            "or name the sites that embed the widget ('belagg sites --help')"
        )


def may_read(document_labels: Collection[str], caller_labels: Collection[str]) -> bool:
    """Whether a document is open to all or shares a label with the caller."""
    return not document_labels or not set(document_labels).isdisjoint(caller_labels)
