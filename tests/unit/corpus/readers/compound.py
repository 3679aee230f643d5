"""Compound files (OLE2) for tests, with the streams and storages that a test gives."""

import struct
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ROOT, _STORAGE, _STREAM = 5, 1, 2
_CUTOFF = 4096


def compound(tree: Mapping[str, Any]) -> bytes:
    """Return a compound file: a name to bytes is a stream, a name to a mapping a storage."""
    entries: list[dict[str, Any]] = [{"name": "Root Entry", "kind": _ROOT, "children": []}]
    _enter(tree, entries, 0)
    mini, minifat = bytearray(), list[int]()
    sectors: list[bytes] = []
    fat: list[int] = []

    def store(data: bytes) -> int:
        first = len(sectors)
        count = max(1, -(-len(data) // _SECTOR))
        for i in range(count):
            sectors.append(data[i * _SECTOR : (i + 1) * _SECTOR].ljust(_SECTOR, b"\0"))
            fat.append(first + i + 1 if i + 1 < count else _END)
        return first

    for entry in entries:
        data = entry.get("data", b"")
        if not data:
            entry["start"] = _END
        elif len(data) < _CUTOFF:
            entry["start"] = len(mini) // 64
            count = -(-len(data) // 64)
            minifat += [*range(entry["start"] + 1, entry["start"] + count), _END]
            mini += data.ljust(count * 64, b"\0")
        else:
            entry["start"] = store(data)
    entries[0]["start"], entries[0]["data"] = (store(bytes(mini)), bytes(mini)) if mini else (_END, b"")
    directory = store(b"".join(_entry(entry) for entry in entries))
    minifat_at = store(b"".join(struct.pack("<I", n) for n in minifat).ljust(_SECTOR, b"\xff")) if minifat else _END
    tables = -(-(len(fat) + 1) // 127)
    begin = len(fat)
    fat += [_FAT] * tables
    table = b"".join(struct.pack("<I", n) for n in fat).ljust(tables * _SECTOR, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, tables, directory, 0,
        _CUTOFF, minifat_at, -(-len(minifat) * 4 // _SECTOR), _END, 0,
    )  # fmt: skip
    listed = b"".join(struct.pack("<I", begin + i if i < tables else _FREE) for i in range(109))
    return head + listed + b"".join(sectors) + table


def _enter(tree: Mapping[str, Any], entries: list[dict[str, Any]], parent: int) -> None:
    for name, content in tree.items():
        index = len(entries)
        entries[parent]["children"].append(index)
        if isinstance(content, bytes):
            entries.append({"name": name, "kind": _STREAM, "data": content, "children": []})
        else:
            entries.append({"name": name, "kind": _STORAGE, "children": []})
            _enter(content, entries, index)
    children = entries[parent]["children"]
    for left, right in pairwise(children):  # a chain is a tree too
        entries[left]["right"] = right


def _entry(entry: Mapping[str, Any]) -> bytes:
    name = entry["name"].encode("utf-16-le") + b"\0\0"
    child = entry["children"][0] if entry["children"] else _FREE
    return struct.pack(
        "<64sHBBIII16sIQQIQ", name, len(name), entry["kind"], 1, _FREE, entry.get("right", _FREE), child, b"", 0, 0, 0,
        entry.get("start", _END), len(entry.get("data", b"")),
    )  # fmt: skip
