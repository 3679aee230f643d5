"""How the names of files are told to people, stored and compared: they are data, and may hold any bytes. Pure."""

import os
import re
import unicodedata
from pathlib import Path

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def shown(path: Path | str) -> str:
    """Return a path as text that can be printed and stored.

    Bytes that are no UTF-8 become question marks, as do characters that would break or turn the line it is shown on.
    """
    return _UNPRINTABLE.sub("?", os.fsencode(path).decode("utf-8", errors="replace"))


def composed(name: str) -> str:
    """Return a name with its accents composed: a Mac writes them apart."""
    return unicodedata.normalize("NFC", name)


def alike(name: str) -> str:
    """Return a name as it is compared with what people write of it: whatever its accents and capitals are."""
    return composed(composed(name).casefold())
