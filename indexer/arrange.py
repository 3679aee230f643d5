"""Which documents make up which part of the next snapshot: whole parts are taken over, the rest is written. Pure."""

import math
from collections.abc import Iterator, Sequence

from indexer.parts import Fresh, Item, Kept, Part, size

Group = Part | list[Item]


def arrange(items: Sequence[Item], most: int) -> list[Group]:
    """Return the parts to take over, and between them the documents to write a part of each; all in the order given.

    A part that is written anew takes a neighbour in where both together have at most `most` passages, so that small
    parts do not add up. A part that nothing forces to be written never is.
    """
    merged: list[Group] = []
    for group in _whole_or_loose(items):
        before = merged[-1] if merged else None
        loose = isinstance(group, list) or isinstance(before, list)
        if before is not None and loose and _passages(before) + _passages(group) <= most:
            merged[-1] = [*_items(before), *_items(group)]
        else:
            merged.append(group)
    return [part for group in merged for part in ([group] if isinstance(group, Part) else _cut(group, most))]


def _whole_or_loose(items: Sequence[Item]) -> Iterator[Group]:
    loose: list[Item] = []
    at = 0
    while at < len(items):
        part = _whole_part(items, at)
        if part is None:
            loose.append(items[at])
            at += 1
            continue
        if loose:
            yield loose
            loose = []
        yield part
        at += len(part.counts)
    if loose:
        yield loose


def _whole_part(items: Sequence[Item], at: int) -> Part | None:
    """Return the part whose documents, all of them and no others, begin here."""
    first = items[at]
    if isinstance(first, Fresh) or first.number:
        return None
    here = items[at : at + len(first.part.counts)]
    if len(here) < len(first.part.counts):
        return None
    whole = all(isinstance(i, Kept) and i.part is first.part and i.number == n for n, i in enumerate(here))
    return first.part if whole else None


def _items(group: Group) -> list[Item]:
    return group if isinstance(group, list) else [Kept(group, n) for n in range(len(group.counts))]


def _passages(group: Group) -> int:
    return sum(map(size, group)) if isinstance(group, list) else int(group.counts[:, 0].sum())


def _cut(items: list[Item], most: int) -> Iterator[list[Item]]:
    """Cut into parts of like size and at most about `most` passages."""
    total = _passages(items)
    target = total / max(1, math.ceil(total / most))
    part: list[Item] = []
    filled = 0
    for item in items:
        if part and filled + size(item) / 2 > target:
            yield part
            part, filled = [], 0
        part.append(item)
        filled += size(item)
    if part:
        yield part
