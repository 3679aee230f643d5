"""Every setting, read from the environment once and passed on as one frozen object.

The names are the fields in capitals after `BELAGG_`; docs/operations.md says what each is for.
"""

import difflib
import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpus.errors import SettingsError
from service.contract import MAX_QUESTION_CHARS

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

PREFIX = "BELAGG_"
DEFAULT_DATA = Path("data")
NOT_SETTINGS = frozenset({"DEBUG"})  # read by the command itself


def _number(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise ValueError(f"a whole number from {low} to {high}")
        return int(text)

    return read


def _switch(text: str) -> bool:
    try:
        return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[text.lower()]
    except KeyError:
        raise ValueError("true or false") from None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _networks(text: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(word) for word in _words(text))
    except ValueError:
        raise ValueError("addresses or networks separated by commas, such as 10.0.0.5,10.1.0.0/24") from None


def _public_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("an address such as https://belagg.example.se")
    return text.rstrip("/")


def _header(text: str) -> str:
    if not text.isascii() or not text.replace("-", "").isalnum():
        raise ValueError("the name of a header, such as X-Remote-User")
    return text.lower()


def _contact(text: str) -> str:
    if not re.fullmatch(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+", text):
        raise ValueError("an e-mail address, such as registrator@example.se")
    return text


_READERS: dict[str, Callable[[str], Any]] = {
    "data": Path,
    "share": Path,
    "model": Path,
    "threads": _number(1, 512),
    "host": str,
    "port": _number(0, 65_535),
    "public_url": _public_url,
    "max_question_chars": _number(1, MAX_QUESTION_CHARS),
    "max_body_bytes": _number(1_024, 16_777_216),
    "log_questions": _switch,
    "keys_file": Path,
    "trusted_proxies": _networks,
    "user_header": _header,
    "labels": _words,
    "feedback_days": _number(1, 36_500),
    "contact": _contact,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an operator may choose. Paths are as given, relative to the working directory.

    `share` holds the provisioned model and vocabularies (None: the environment's own folder); `model`
    is another sentence-transformers directory. `labels` are those of callers who are not listed by name.
    `feedback_days` is how long feedback is kept. `contact` is shown to users who meet a barrier.
    """

    data: Path = DEFAULT_DATA
    share: Path | None = None
    model: Path | None = None
    threads: int | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str | None = None
    max_question_chars: int = MAX_QUESTION_CHARS
    max_body_bytes: int = 1_048_576
    log_questions: bool = False
    keys_file: Path | None = None
    trusted_proxies: tuple[Network, ...] = ()
    user_header: str | None = None
    labels: tuple[str, ...] = ()
    feedback_days: int = 365
    contact: str | None = None

    def __post_init__(self) -> None:
        """Refuse a port that does not exist, and half a proxy configuration, which would be ignored in silence."""
        if not 0 <= self.port <= 65_535:
            raise SettingsError(f"there is no port {self.port}: choose one from 1 to 65535, or 0 for any free one")
        if self.user_header and not self.trusted_proxies:
            raise SettingsError("set BELAGG_TRUSTED_PROXIES with BELAGG_USER_HEADER: whose header is believed?")

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """Read the settings named in `environ`; an empty value means the default.

        Raises SettingsError for a value that cannot be used and for an unknown BELAGG_ name.
        """
        given = {name.removeprefix(PREFIX): value for name, value in environ.items() if name.startswith(PREFIX)}
        known = {item.name.upper(): item for item in fields(cls)}
        _refuse_unknown(given.keys() - known.keys() - NOT_SETTINGS, list(known))
        values = {}
        for name, item in known.items():
            if given.get(name):
                values[item.name] = _read(PREFIX + name, given[name], _READERS[item.name])
        return cls(**values)


def _refuse_unknown(names: set[str], known: list[str]) -> None:
    for name in sorted(names):
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {PREFIX}{near[0]}?" if near else "docs/operations.md lists the settings"
        raise SettingsError(f"there is no setting {PREFIX}{name}: {hint}")


def _read(name: str, value: str, read: Callable[[str], Any]) -> Any:  # noqa: ANN401 - the type is the field's
    try:
        return read(value)
    except ValueError as error:
        raise SettingsError(f"{name} must be {error}") from None
