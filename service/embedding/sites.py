"""The web sites that may embed the widget: which origins, which labels, which limits. `DATA/sites.json`.

    {"sites": [{"id": "site_…", "name": "intranet", "origins": ["https://intranet.example.se"], …}]}

The id is public and stands in the page. The secret, for the site's own server, is stored as its SHA-256. The signing
key makes the site's tokens and never leaves the file, which only its owner can read. A running service sees changes at
once.
"""

import fcntl
import json
import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from corpus.errors import SettingsError
from service.embedding.origins import canonical
from service.keys import hash_key
from service.private_file import replace_private

FILE = "sites.json"
SECRET_PREFIX = "belagg_site_"
PER_MINUTE, PER_ADDRESS = 30, 120

SiteId = Annotated[str, StringConstraints(pattern=r"^site_[A-Za-z0-9]{16}$")]
Origin = Annotated[str, AfterValidator(canonical)]
_Hex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Name = Annotated[str, StringConstraints(pattern=r"^[^\s\x00-\x1f](.{0,98}[^\s\x00-\x1f])?$")]
_Label = Annotated[str, StringConstraints(min_length=1, max_length=100)]
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"


class Site(BaseModel):
    """One site. Its visitors hold `labels` and no others; `per_minute` counts per token, `per_address` per address."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: SiteId
    name: _Name
    origins: Annotated[tuple[Origin, ...], Field(min_length=1, max_length=50)]
    labels: tuple[_Label, ...] = ()
    per_minute: Annotated[int, Field(ge=1, le=10_000)] = PER_MINUTE
    per_address: Annotated[int, Field(ge=1, le=100_000)] = PER_ADDRESS
    server_only: bool = False
    secret_sha256: _Hex
    signing_key: _Hex


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    sites: tuple[Site, ...] = ()


class SiteBook:
    """The sites of one data folder, read again whenever their file changes. Thread-safe."""

    def __init__(self, data: Path) -> None:
        """Name the file; nothing is opened."""
        self.path = data / FILE
        self._guard = threading.Lock()
        self._seen: tuple[int, int, int, int] | None = None
        self._sites: tuple[Site, ...] = ()

    def all(self) -> tuple[Site, ...]:
        """Return the sites by name. SettingsError when the file cannot be used."""
        with self._guard:
            seen = self._identity()
            if seen != self._seen:
                self._sites = self._read() if seen else ()
                self._seen = seen
            return self._sites

    def get(self, id: str) -> Site | None:
        """Return the site with this id."""
        return next((site for site in self.all() if site.id == id), None)

    def at(self, origin: str) -> tuple[Site, ...]:
        """Return the sites that have this origin, written as browsers write it."""
        return tuple(site for site in self.all() if origin in site.origins)

    def add(self, site: Site) -> None:
        """Write one more site. SettingsError for a name that is taken."""
        with self._changing() as sites:
            if any(known.name == site.name for known in sites):
                raise SettingsError(f"there is a site called {site.name} already: remove it, or choose another name")
            self._write([*sites, site])

    def remove(self, name: str) -> Site:
        """Remove a site by name or id; its tokens stop working at once. SettingsError when there is none."""
        with self._changing() as sites:
            found = next((site for site in sites if name in (site.name, site.id)), None)
            if found is None:
                raise SettingsError(f"there is no site called {name}: 'belagg sites list' names them")
            self._write([site for site in sites if site is not found])
        return found

    def _identity(self) -> tuple[int, int, int, int] | None:
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise SettingsError(f"cannot read the sites file {self.path.name}: {error.strerror}") from None
        return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size

    def _read(self) -> tuple[Site, ...]:
        try:
            sites = _File.model_validate(json.loads(self.path.read_text("utf-8"))).sites
        except OSError as error:
            raise SettingsError(f"cannot read the sites file {self.path.name}: {error.strerror}") from None
        except ValidationError as error:
            place = ".".join(str(part) for part in error.errors()[0]["loc"])
            raise SettingsError(f"the sites file {self.path.name} is wrong at {place}: put back a backup") from None
        except ValueError:
            raise SettingsError(f"the sites file {self.path.name} is not JSON in UTF-8: put back a backup") from None
        return tuple(sorted(sites, key=lambda site: site.name))

    @contextmanager
    def _changing(self) -> Iterator[tuple[Site, ...]]:
        """Give the sites as they are, to one writer at a time."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.with_name(f".{FILE}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield self._read() if self._identity() else ()

    def _write(self, sites: Iterable[Site]) -> None:
        content = json.dumps({"sites": [s.model_dump(mode="json") for s in sites]}, ensure_ascii=False, indent=2)
        replace_private(self.path, content + "\n", "sites file", mode=0o600)


def new_site(
    name: str,
    origins: Iterable[str],
    *,
    labels: Iterable[str] = (),
    per_minute: int = PER_MINUTE,
    per_address: int = PER_ADDRESS,
    server_only: bool = False,
) -> tuple[Site, str]:
    """Return a new site and its secret, to be shown once. SettingsError, in one line, for what cannot be used."""
    secret = SECRET_PREFIX + secrets.token_urlsafe(32)
    try:
        site = Site(
            id="site_" + "".join(secrets.choice(_ALPHABET) for _ in range(16)), name=name,
            origins=tuple(dict.fromkeys(canonical(origin) for origin in origins)), labels=tuple(sorted(set(labels))),
            per_minute=per_minute, per_address=per_address, server_only=server_only,
            secret_sha256=hash_key(secret), signing_key=secrets.token_hex(32),
        )  # fmt: skip
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from None
    except ValueError as error:
        raise SettingsError(f"--origin must be {error}") from None
    return site, secret
