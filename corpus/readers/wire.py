"""What a reader found, as plain JSON between two processes: data only, nothing that could run."""

import base64
import json
from array import array
from collections.abc import Mapping
from typing import Any

from corpus.errors import ReaderUnable, UnreadableDocument
from corpus.raw import Line, Member, Opened, Raw, RawBlock, Refused
from corpus.text import MappedText, segments
from corpus.types import BlockKind


def packed(opened: Opened) -> bytes:
    """Return what was found as bytes."""
    members = [[_whole(m.name), base64.b64encode(m.data).decode("ascii")] for m in opened.members]
    raw = None if opened.raw is None else _raw(opened.raw)
    others = [[_whole(r.name), r.reason] for r in opened.refused]
    return json.dumps({"raw": raw, "members": members, "refused": others}, ensure_ascii=True).encode("ascii")


def unpacked(found: Mapping[str, Any]) -> Opened:
    """Return what `packed` was given, from the parsed JSON."""
    members = tuple(Member(str(name), base64.b64decode(data)) for name, data in found["members"])
    others = tuple(Refused(str(name), str(reason)) for name, reason in found["refused"])
    return Opened(None if found["raw"] is None else _read(found["raw"]), members, others)


def refused(error: UnreadableDocument) -> bytes:
    """Return as bytes to send why a file was not read."""
    return json.dumps({"error": str(error), "here": isinstance(error, ReaderUnable)}).encode("ascii")


def checked(reply: bytes) -> dict[str, Any]:
    """Return a reply as parsed JSON; raises what it was refused with."""
    found: dict[str, Any] = json.loads(reply)
    if "error" in found:
        raise (ReaderUnable if found["here"] else UnreadableDocument)(str(found["error"]))
    return found


def shown(image: bytes) -> bytes:
    """Return the image of a page as bytes to send."""
    return json.dumps({"image": base64.b64encode(image).decode("ascii")}).encode("ascii")


def image_of(found: Mapping[str, Any]) -> bytes:
    """Return the image that `shown` was given, from the parsed JSON."""
    return base64.b64decode(found["image"])


def _raw(raw: Raw) -> dict[str, Any]:
    return {
        "format": raw.format,
        "blocks": [
            [b.kind, _whole(b.text.text), segments(b.text.origin), b.level, b.bold, b.lines] for b in raw.blocks
        ],
        "styled": raw.styled,
        "lines": [[line.first, line.last, line.page, line.box] for line in raw.lines],
        "pages": raw.pages,
        "ocr": list(raw.ocr.items()),
        "furniture": [_whole(line) for line in raw.furniture],
        "stated": {name: _whole(value) for name, value in raw.stated.items()},
        "warnings": raw.warnings,
        "tentative": raw.tentative,
    }


def _whole(text: str) -> str:
    """Return text without halves of surrogate pairs, one replacement character for each, so that offsets stand."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if not text.isprintable() else text


def _read(found: Mapping[str, Any]) -> Raw:
    return Raw(
        str(found["format"]),
        [_block(*block) for block in found["blocks"]],
        styled=bool(found["styled"]),
        lines=[Line(first, last, page, tuple(box)) for first, last, page, box in found["lines"]],
        pages=int(found["pages"]),
        ocr=dict(found["ocr"]),
        furniture=list(found["furniture"]),
        stated=dict(found["stated"]),
        warnings=list(found["warnings"]),
        tentative=bool(found["tentative"]),
    )


def _block(kind: str, text: str, runs: list[tuple[int, int]], level: int, bold: bool, lines: int) -> RawBlock:
    origin = array("I")
    for i, (begin, first) in enumerate(runs):
        length = (runs[i + 1][0] if i + 1 < len(runs) else len(text)) - begin
        origin.extend(range(first, first + length))
    return RawBlock(BlockKind(kind), MappedText(text, origin), level, bold, lines)
