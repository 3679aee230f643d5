"""Who is asking, and what they may read.

A caller proves who they are by an API key (`Authorization: Bearer …`) or by the user header of a
trusted proxy. Keys are 256 random bits, so a plain SHA-256 of them is stored: there is nothing to guess.
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
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError, field_serializer

from corpus.errors import SettingsError
from service.settings import Settings

KEY_PREFIX = "belagg_"


class Role(IntEnum):
    """What a caller may do; each role includes those before it."""

    READER = 1
    EDITOR = 2
    ADMIN = 3

    @classmethod
    def named(cls, name: object) -> "Role":
        """Return the role called `name` in lower case; ValueError when there is none."""
        try:
            return cls[str(name).upper()]
        except KeyError:
            raise ValueError("role must be reader, editor or admin") from None


@dataclass(frozen=True, slots=True)
class Caller:
    """Someone who asks: a name for the log, a role, and the access labels they hold."""

    name: str
    role: Role
    labels: frozenset[str]


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


@dataclass(frozen=True, slots=True)
class Access:
    """Decides who a caller is. Without keys and proxy everyone is a local administrator (loopback only)."""

    keys: tuple[_Key, ...]
    users: dict[str, _User]
    proxies: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]
    user_header: str | None
    default_labels: frozenset[str]

    @property
    def configured(self) -> bool:
        """Whether callers must prove who they are."""
        return bool(self.keys or self.user_header)

    def identify(self, *, authorization: str | None, users: Collection[str], peer: str | None) -> Caller:
        """Return the caller. `users` holds every value of the proxy's header, `peer` the socket's address.

        Raises NotAuthenticated. A header from an address that is not a trusted proxy counts for nothing.
        """
        if not self.configured:
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
    if settings.keys_file and not content.keys and not settings.user_header:
        raise SettingsError(f"{settings.keys_file.name} holds no keys: add one with 'belagg keys add NAME --file …'")
    return Access(
        keys=content.keys,
        users={user.name: user for user in content.users},
        proxies=settings.trusted_proxies,
        user_header=settings.user_header,
        default_labels=frozenset(settings.labels),
    )


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
    """Refuse (SettingsError) to listen beyond this machine when nobody has to prove who they are."""
    if not is_loopback(host) and not access.configured:
        raise SettingsError(
            f"refusing to listen on {host} without authentication: set BELAGG_KEYS_FILE (see 'belagg keys --help') "
            "or BELAGG_TRUSTED_PROXIES with BELAGG_USER_HEADER, or use --host 127.0.0.1"
        )


def may_read(document_labels: Collection[str], caller_labels: Collection[str]) -> bool:
    """Whether a document is open to all or shares a label with the caller."""
    return not document_labels or not set(document_labels).isdisjoint(caller_labels)
