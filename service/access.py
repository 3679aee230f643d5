"""Who is asking, and what they may read.

A caller proves who they are by an API key (`Authorization: Bearer …`), by a token of the widget, or by the user header
of a trusted proxy. Keys are 256 random bits, so a plain SHA-256 of them is stored: there is nothing to guess.
The keys file is JSON:

    {"keys":  [{"id": "intranet", "sha256": "…", "role": "reader", "labels": []}],
     "users": [{"name": "anna.berg", "role": "editor", "labels": ["fi"]}]}

`users` gives roles and labels to people named by the proxy; others are readers with the default labels.
"""

import hashlib
import hmac
import ipaddress
import json
import os
import secrets
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError, field_serializer

from corpus.errors import SettingsError
from service.embedding import tokens
from service.embedding.sites import Site, SiteBook
from service.settings import Settings

KEY_PREFIX = "belagg_"


class Role(IntEnum):
    """What a caller may do; each role includes those before it. Visitors come with a token of the widget only."""

    VISITOR = 0
    READER = 1
    EDITOR = 2
    ADMIN = 3

    @classmethod
    def named(cls, name: object) -> "Role":
        """Return the role called `name` in lower case; ValueError when there is none."""
        found = cls.__members__.get(str(name).upper(), cls.VISITOR)
        if found is cls.VISITOR:
            raise ValueError("role must be reader, editor or admin")
        return found


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


_RoleName = Annotated[Role, BeforeValidator(Role.named)]
_Name = Annotated[str, StringConstraints(pattern=r"^[^\s\x00-\x1f](.{0,198}[^\s\x00-\x1f])?$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    role: _RoleName = Role.READER
    labels: frozenset[str] = frozenset()

    @field_serializer("role")
    def _named(self, role: Role) -> str:
        return role.name.lower()

    @field_serializer("labels")
    def _sorted(self, labels: frozenset[str]) -> list[str]:
        return sorted(labels)


class _Key(_Entry):
    id: _Name
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _User(_Entry):
    name: _Name


class _KeysFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    keys: tuple[_Key, ...] = ()
    users: tuple[_User, ...] = ()


class NotAuthenticated(Exception):
    """The caller did not prove who they are; the message says how to."""


class WrongOrigin(Exception):
    """The token is good, but not for the page that sends it."""


@dataclass(frozen=True, slots=True)
class Access:
    """Decides who a caller is. Where nothing is `required` everyone is a local administrator (loopback only)."""

    required: bool
    keys: tuple[_Key, ...]
    users: dict[str, _User]
    proxies: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]
    user_header: str | None
    default_labels: frozenset[str]
    sites: SiteBook

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
    content = read_keys(settings.keys_file) if settings.keys_file else _KeysFile()
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


def read_keys(path: Path) -> _KeysFile:
    """Read a keys file. SettingsError names the file and what is wrong with it, never a hash."""
    try:
        return _KeysFile.model_validate(json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise SettingsError(f"cannot read the keys file {path.name}: {error.strerror}") from None
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise SettingsError(f"the keys file {path.name} is wrong at {place}: {error.errors()[0]['msg']}") from None
    except ValueError:
        raise SettingsError(f"the keys file {path.name} is not JSON in UTF-8") from None


def new_key(id: str, role: Role, labels: Iterable[str] = ()) -> tuple[str, dict[str, object]]:
    """Return a fresh key, to be shown once, and its entry for the keys file. SettingsError for a bad id."""
    key = KEY_PREFIX + secrets.token_urlsafe(32)
    entry: dict[str, object] = {
        "id": id, "sha256": hash_key(key), "role": role.name.lower(), "labels": sorted(set(labels)),
    }  # fmt: skip
    try:
        _Key.model_validate(entry)
    except ValidationError:
        raise SettingsError("the name of a key must be 1 to 200 characters without line breaks") from None
    return key, entry


def add_key(file: Path | None, id: str, role: Role, labels: Iterable[str] = ()) -> tuple[str, str]:
    """Make a key and return it with the content of the keys file that knows it, which is written when named.

    The file is replaced as a whole, readable by its owner only when it is new. SettingsError for a name that is taken.
    """
    content = read_keys(file) if file is not None and file.exists() else _KeysFile()
    if any(entry.id == id for entry in content.keys):
        raise SettingsError(f"there is a key called {id} already: choose another name, or remove that entry first")
    key, entry = new_key(id, role, labels)
    known = content.model_dump(mode="json")
    text = json.dumps({**known, "keys": [*known["keys"], entry]}, ensure_ascii=False, indent=2) + "\n"
    if file is not None:
        _replace(file, text)
    return key, text


def _replace(file: Path, text: str) -> None:
    mode = file.stat().st_mode & 0o777 if file.exists() else 0o600
    partial = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as opened:
            opened.write(text)
        partial.replace(file)
    except OSError as error:
        raise SettingsError(f"cannot write the keys file {file}: {error.strerror}") from None
    finally:
        partial.unlink(missing_ok=True)


def hash_key(key: str) -> str:
    """Return the SHA-256 of a key in hexadecimal, as stored."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


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
