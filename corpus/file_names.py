"""How the names of files are told to people and stored: they are data, and may hold any bytes. Pure."""

import os
import re
from pathlib import Path

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def shown(path: Path | str) -> str:
    """Return a path as text that can be printed and stored.

    Bytes that are no UTF-8 become question marks, as do characters that would break or turn the line it is shown on.
    """
    return _UNPRINTABLE.sub("?", os.fsencode(path).decode("utf-8", errors="replace"))
