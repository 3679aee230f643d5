"""Bytes of a page to characters: byte-order mark, declaration, else a guess."""

import codecs
import re

from corpus.encodings import code_page, nearly_utf8

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WIDE = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_MEANT = {"iso-8859-1": "cp1252", "iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8",
          "utf-16-be": "utf-8"}  # fmt: skip


def decode_page(data: bytes, charset: str | None = None) -> str:
    """Return the text of a page; `charset` is what came with it, such as an e-mail's."""
    for mark, name in (*_MARKS, *_WIDE):
        if data.startswith(mark):
            return data.decode(name, "replace")
    declared = _DECLARED.search(data[:_HEAD])
    for given in (charset, declared.group(1).decode("ascii", "replace") if declared else None, "utf-8"):
        try:
            name = codecs.lookup(given or "").name
            return data.decode(_MEANT.get(name, name))
        except (LookupError, UnicodeError, ValueError):
            continue
    nearly = nearly_utf8(data)
    return nearly[0] if nearly is not None else data.decode(code_page(data), "replace")
