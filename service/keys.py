"""The keys file: API keys and the people a proxy names, with their roles and labels.

Keys are 256 random bits, so a plain SHA-256 of them is stored: there is nothing to guess. The file is JSON:

    {"keys":  [{"id": "intranet", "sha256": "…", "role": "reader", "labels": []}],
     "users": [{"name": "anna.berg", "role": "editor", "labels": ["fi"]}]}

`users` gives roles and labels to people named by the proxy; others are readers with the default labels.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError, field_serializer

from corpus.errors import SettingsError
from service.private_file import replace_private

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


class Key(_Entry):
    """One key: whose it is, and the hash it is known by."""

    id: _Name
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class User(_Entry):
    """A person as the proxy names them."""

    name: _Name


class KeysFile(BaseModel):
    """What the file holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    keys: tuple[Key, ...] = ()
    users: tuple[User, ...] = ()


def read_keys(path: Path) -> KeysFile:
    """Read a keys file. SettingsError names the file and what is wrong with it, never a hash."""
    try:
        return KeysFile.model_validate(json.loads(path.read_text("utf-8")))
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
        Key.model_validate(entry)
    except ValidationError:
        raise SettingsError("the name of a key must be 1 to 200 characters without line breaks") from None
    return key, entry


def add_key(file: Path | None, id: str, role: Role, labels: Iterable[str] = ()) -> tuple[str, str]:
    """Make a key and return it with the content of the keys file that knows it, which is written when named.

    The file is replaced as a whole, readable by its owner only when it is new. SettingsError for a name that is taken.
    """
    content = read_keys(file) if file is not None and file.exists() else KeysFile()
    if any(entry.id == id for entry in content.keys):
        raise SettingsError(f"there is a key called {id} already: choose another name, or remove that entry first")
    key, entry = new_key(id, role, labels)
    known = content.model_dump(mode="json")
    text = json.dumps({**known, "keys": [*known["keys"], entry]}, ensure_ascii=False, indent=2) + "\n"
    if file is not None:
        replace_private(file, text, "keys file")
    return key, text


def hash_key(key: str) -> str:
    """Return the SHA-256 of a key in hexadecimal, as stored."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
