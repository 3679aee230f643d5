r"""Canonical text: what every offset in the product counts in, with a map back to the file.

Rules, version 1: decoded; line ends `\\n`; control, zero-width and soft-hyphen characters dropped; odd spaces
made plain; NFC; inline Markdown emphasis, heading and list marks removed; lines of a paragraph joined by one space
(by `\\n` where the break carries meaning); words hyphenated over a line end joined, hanging hyphens kept
(`mål- och resultatstyrning`); paragraphs cut by a page break joined; blocks separated by a blank line.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from corpus.encodings import code_page, nearly_utf8, wide
from corpus.errors import UnreadableDocument

RULES_VERSION = 1
MOST_CHARACTERS = 6_000_000  # of a text: more than the longest report of an inquiry, two thousand pages, holds
_SAMPLE = 4096  # bytes, or characters, that tell whether a file is text
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe]")
_ODD_SPACE = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_LINE_END = re.compile(r"\r\n?|\x0b|\x0c|\u2028|\u2029|\x85")


@dataclass(slots=True)
class MappedText:
    """Text being cleaned; `origin[i]` is the offset in the decoded file of the character `text[i]` came from."""

    text: str
    origin: array[int] = field(default_factory=lambda: array("I"))

    @classmethod
    def of(cls, text: str) -> MappedText:
        """Return `text` with the identity map."""
        return cls(text, array("I", range(len(text))))

    def slice(self, start: int, end: int) -> MappedText:
        """Return the part `[start:end]` with its map."""
        return MappedText(self.text[start:end], self.origin[start:end])

    def sub(self, pattern: re.Pattern[str], replace: str | Callable[[re.Match[str]], str]) -> MappedText:
        """Replace every match; characters of a replacement map to where the match began."""
        pieces: list[str] = []
        origin = array("I")
        last = 0
        for match in pattern.finditer(self.text):
            new = replace if isinstance(replace, str) else replace(match)
            pieces += (self.text[last : match.start()], new)
            origin.extend(self.origin[last : match.start()])
            origin.extend([self.origin[match.start()]] * len(new))
            last = match.end()
        if not pieces:
            return self
        pieces.append(self.text[last:])
        origin.extend(self.origin[last:])
        return MappedText("".join(pieces), origin)

    def append(self, other: MappedText, glue: str = "") -> None:
        """Add `glue` and `other` at the end; the glue maps to where `other` begins."""
        at = other.origin[0] if other.origin else (self.origin[-1] if self.origin else 0)
        self.text += glue + other.text
        self.origin.extend([at] * len(glue))
        self.origin.extend(other.origin)


def decode(data: bytes) -> str:
    """Return the text of a plain file; see `decoded`."""
    return decoded(data)[0]


def decoded(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a plain file, and what a person is to know of it.

    It is UTF-8, UTF-16, Windows-1252, or the old code page of a Mac or of DOS. Raises UnreadableDocument for an empty
    file and for bytes that are not text.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableDocument("the file is empty")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace"), []
    if b"\x00" in data[:_SAMPLE]:
        encoding = wide(data)
        return _sure(
            data.decode(encoding, errors="replace") if encoding else "",
            "the file is binary, not text: save it as UTF-8 text",
        ), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        nearly = nearly_utf8(data)
    reason = "the file is binary or in an unknown encoding: save it as UTF-8 text"
    if nearly is None:
        return _sure(data.decode(code_page(data), errors="replace"), reason), []
    text, stray = nearly
    return _sure(text, reason), [f"{stray} byte i filen är inte UTF-8 som resten: jämför med originalet"]


def _sure(text: str, reason: str) -> str:
    """Return text that reads like text; raises UnreadableDocument with the reason for any other."""
    odd = sum(not (c.isprintable() or c.isspace()) or c == "\ufffd" for c in text[:_SAMPLE])
    if not text or odd > len(text[:_SAMPLE]) * 0.05:
        raise UnreadableDocument(reason)
    return text


def refuse_endless(characters: int) -> None:
    """Raise UnreadableDocument for a text so long that no document is."""
    if characters > MOST_CHARACTERS:
        millions = MOST_CHARACTERS // 1_000_000
        raise UnreadableDocument(f"it holds more than {millions} million characters of text: split it")


def clean(text: str | MappedText) -> MappedText:
    """Normalise characters (not layout) of a decoded file, keeping the map."""
    mapped = MappedText.of(text) if isinstance(text, str) else text
    mapped = mapped.sub(_LINE_END, "\n").sub(_CONTROL, "").sub(_ODD_SPACE, " ").sub(_LIGATURE, _apart)
    if unicodedata.is_normalized("NFC", mapped.text):
        return mapped
    return mapped.sub(re.compile(r"\S+"), lambda m: unicodedata.normalize("NFC", m.group()))


def _apart(ligature: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", ligature.group())


def segments(origin: array[int]) -> tuple[tuple[int, int], ...]:
    """Return the map as (canonical offset, original offset) pairs, one for each run that advances in step."""
    if not origin:
        return ()
    places = np.frombuffer(origin, dtype=np.uintc)
    breaks = np.flatnonzero(np.diff(places) != 1) + 1
    return ((0, origin[0]), *zip(breaks.tolist(), places[breaks].tolist(), strict=True))
