"""Bytes of text that is not all UTF-8: stray bytes in it, old code pages, UTF-16 without its mark. Pure."""

import re

_STRAY = re.compile("[\udc80-\udcff]")
_CUT = frozenset("ÂÃ")  # what begins a letter of UTF-8 whose rest is gone
# inside a word only: quotation marks and dashes of one code page are letters of another, and stand at a word's edge
_INSIDE = re.compile(r"(?<=[a-zåäö])[åäö](?=[a-zåäö])")
_OLD = ("mac_roman", "cp850")
_FEW = 2  # letters inside words that tell a code page
_SHARE = 0.9  # of the high bytes of UTF-16 that are nothing in text of Latin letters
_SAMPLE = 4096


def nearly_utf8(data: bytes) -> tuple[str, int] | None:
    """Return UTF-8 text with its stray bytes as Windows-1252 has them, and how many; None where it is no UTF-8.

    It is UTF-8 where more letters are than bytes are not. What a cut has left of a letter becomes U+FFFD.
    """
    text = data.decode("utf-8-sig", "surrogateescape")
    stray = len(_STRAY.findall(text))
    letters = sum(not character.isascii() for character in text) - stray
    return (_STRAY.sub(_as_windows, text), stray) if letters > stray else None


def _as_windows(match: re.Match[str]) -> str:
    letter = bytes((ord(match.group()) - 0xDC00,)).decode("cp1252", "replace")
    return "\ufffd" if letter in _CUT else letter


def code_page(data: bytes) -> str:
    """Return the code page in which text that is no UTF-8 has Swedish letters inside its words: Windows' if it does."""

    def told(name: str) -> int:
        return len(_INSIDE.findall(data.decode(name, "replace")))

    best = max(_OLD, key=told)
    return best if told(best) >= _FEW and told(best) > told("cp1252") else "cp1252"


def wide(data: bytes) -> str | None:
    """Return which UTF-16 bytes without a byte-order mark are, or None."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    even, odd = sample[::2], sample[1::2]
    if len(data) % 2 or not even:
        return None
    if odd.count(0) >= len(odd) * _SHARE and even.count(0) == 0:
        return "utf-16-le"
    return "utf-16-be" if even.count(0) >= len(even) * _SHARE and odd.count(0) == 0 else None
