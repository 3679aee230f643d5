"""RTF as a row of tokens: groups, control words, bytes of text. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n\x00]+|([^\\{}\r\n\x00]+)|\\"
)

_AFTER = re.compile(rb"\s*[{}\\]")


class Token(NamedTuple):
    """A control word with its number (None: none given), a sign (`{`, `}`, `~`), or bytes of text (no word)."""

    word: str
    number: int | None = None
    text: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of a file; binary data are passed over."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        word, number, code, sign, brace, text = match.groups()
        if word is not None:
            count = None if number is None else int(number)
            if word == b"bin":
                at += _binary(data, at, count or 0)
            else:
                yield Token(word.decode("ascii"), count)
        elif text is not None:
            yield Token("", None, text)
        elif code is not None:
            yield Token("", None, bytes((int(code, 16),)))
        elif brace is not None:
            yield Token(brace.decode("ascii"))
        elif sign is not None:
            yield Token("par" if sign in b"\r\n" else sign.decode("latin-1"))


def _binary(data: bytes, at: int, count: int) -> int:
    """Return how many binary bytes follow: as many as stated, if the group goes on or ends after them.

    A number that reaches beyond the file would hide all the rest of it, and is not believed.
    """
    return count if 0 < count < len(data) - at and _AFTER.match(data, at + count) else 0
