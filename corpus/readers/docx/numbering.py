"""The numbers that Word writes before the paragraphs of its lists: `1.`, `a)`, `7.6.2`."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.readers.counting import HIGHEST, letters, roman
from corpus.readers.safe_xml import Element, child, name, value

_PLACE = re.compile(r"%(\d)")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    style: str | None
    legal: bool
    restart: int | None


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters, "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": roman, "upperRoman": lambda n: roman(n).upper(),
    "decimalZero": lambda n: f"{n:02}", "ordinal": lambda n: f"{n}:{'a' if n % 10 in (1, 2) else 'e'}",
    "none": lambda _: "", "bullet": lambda _: "",
}  # fmt: skip


class Numbering:
    """Counts every list while the text is walked; `label` must be asked for each item once, in order."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._of_num: dict[str, str] = {}
        self._linked: dict[str, str] = {}
        self._styled: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if name(element) in ("abstractNum", "listDef"):
                self._abstract(element)
            elif name(element) in ("num", "list"):
                self._num(element)

    def _abstract(self, element: Element) -> None:
        identifier = value(element, "abstractNumId") or value(element, "listDefId") or ""
        self._levels[identifier] = {}
        for inner in element:
            if name(inner) == "lvl":
                depth, level = _level(inner)
                self._levels[identifier][depth] = level
            elif name(inner) == "numStyleLink":
                self._linked[identifier] = value(inner, "val") or ""
            elif name(inner) == "styleLink":
                self._styled[value(inner, "val") or ""] = identifier

    def _num(self, element: Element) -> None:
        identifier = value(element, "numId") or value(element, "ilfo") or ""
        abstract = value(child(element, "abstractNumId"), "val") or value(child(element, "ilst"), "val") or ""
        self._of_num[identifier] = abstract
        for inner in element:
            if name(inner) != "lvlOverride":
                continue
            depth = int(value(inner, "ilvl") or 0)
            start, own = value(child(inner, "startOverride"), "val"), child(inner, "lvl")
            if start is not None and start.lstrip("-").isdigit():
                self._overrides.setdefault(identifier, {})[depth] = int(start)
            if own is not None:
                # a list with levels of its own counts for itself
                self._of_num[identifier] = f"{abstract}/{identifier}"
                levels = self._levels.setdefault(f"{abstract}/{identifier}", dict(self._definition(abstract)))
                levels[depth] = _level(own)[1]

    def _definition(self, abstract: str) -> dict[int, _Level]:
        linked = self._styled.get(self._linked.get(abstract, ""), abstract)
        return self._levels.get(linked) or self._levels.get(abstract, {})

    def depth_of(self, num: str, style: str | None) -> int:
        """Return the level of a list that belongs to a style, the first where none does."""
        levels = self._definition(self._of_num.get(num, ""))
        return next((depth for depth, level in levels.items() if style and level.style == style), 0)

    def label(self, num: str, depth: int) -> str | None:
        """Count one item; return its number as printed, empty for a bullet, None where there is no such list."""
        abstract = self._of_num.get(num)
        levels = self._definition(abstract) if abstract is not None else {}
        level = levels.get(depth)
        if abstract is None or level is None or not 0 <= depth < _LEVELS:
            return None
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        first = (num, depth) not in self._begun
        self._begun.add((num, depth))
        override = self._overrides.get(num, {}).get(depth) if first else None
        before = counts[depth]
        counts[depth] = override if override is not None else level.start if before is None else before + 1
        for deeper in range(depth + 1, _LEVELS):
            inner = levels.get(deeper)
            if inner is None or inner.restart is None or (inner.restart and depth < inner.restart):
                counts[deeper] = None
        if level.form == "bullet":
            return ""
        return _PLACE.sub(lambda m: _number(levels, counts, int(m.group(1)) - 1, level.legal), level.text).strip()


def _number(levels: dict[int, _Level], counts: list[int | None], depth: int, legal: bool) -> str:
    level = levels.get(depth)
    if level is None or not 0 <= depth < _LEVELS:
        return ""
    count = counts[depth]
    number = level.start if count is None else count
    if legal or not 0 <= number <= HIGHEST:
        return str(number)
    return _FORMS.get(level.form, str)(number)


_OLD_FORMS = {
    "0": "decimal", "1": "upperRoman", "2": "lowerRoman", "3": "upperLetter", "4": "lowerLetter", "23": "bullet",
}  # fmt: skip


def _level(element: Element) -> tuple[int, _Level]:
    start = value(child(element, "start"), "val") or "1"
    restart = value(child(element, "lvlRestart"), "val")
    old = value(child(element, "nfc"), "val") or "0"  # as Word 2003 writes it
    form = value(child(element, "numFmt"), "val") or _OLD_FORMS.get(old, "decimal")
    return int(value(element, "ilvl") or 0), _Level(
        int(start) if start.lstrip("-").isdigit() else 1,
        form,
        value(child(element, "lvlText"), "val") or "",
        value(child(element, "pStyle"), "val"),
        child(element, "isLgl") is not None,
        int(restart) if restart and restart.isdigit() else None,
    )
