"""What styles of an OpenDocument text say: bold, hidden, headings, and the numbers of lists."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from corpus.readers.counting import HIGHEST, letters, roman
from corpus.readers.safe_xml import Element, child, name, value
from corpus.readers.style_names import told_by
from corpus.readers.unseen import is_coloured, is_white

_DEEPEST = 20
_LEVELS = 10
_PROPERTIES = ("text-properties", "paragraph-properties")
_THROUGH = ("text-line-through-style", "text-line-through-type")
_FORMS: dict[str, Callable[[int], str]] = {
    "a": letters, "A": lambda n: letters(n).upper(), "i": roman, "I": lambda n: roman(n).upper(), "": lambda _: "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """What counts of a style; None where it says nothing. `level` is 0 for what is no heading.

    `white` letters are seen where they are `shaded`: on a colour of their own.
    """

    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    white: bool | None = None
    shaded: bool = False
    level: int = 0
    own: bool = False
    item: bool = False
    master: str | None = None
    list_style: str | None = None


@dataclass(frozen=True, slots=True)
class _Level:
    form: str | None  # None: a bullet
    prefix: str
    suffix: str
    shown: int
    start: int


@dataclass(slots=True)
class Counter:
    """A list that is being counted."""

    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Styles:
    """All styles of a document, of both its parts."""

    def __init__(self, *parts: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self._lists: dict[str, dict[int, _Level]] = {}
        for part in parts:
            for holder in part if part is not None else ():
                if name(holder) in ("styles", "automatic-styles"):
                    self._take(holder)

    def _take(self, holder: Element) -> None:
        for element in holder:
            kind = name(element)
            if kind == "style":
                self._elements[value(element, "family") or "", value(element, "name") or ""] = element
            elif kind in ("list-style", "outline-style"):
                title = "" if kind == "outline-style" else value(element, "name") or ""
                self._lists[title] = dict(level for inner in element if (level := _level(inner)))

    def of(self, family: str, title: str | None, depth: int = 0) -> Style:
        """Return a style by its family and name, a plain one where it is not known."""
        key = family, title or ""
        element = self._elements.get(key)
        if element is None:
            return Style()
        if key not in self._known:
            parent = value(element, "parent-style-name")
            inherited = self.of(family, parent, depth + 1) if parent != title and depth < _DEEPEST else Style()
            text = child(element, "text-properties")
            weight, display, colour = value(text, "font-weight"), value(text, "display"), value(text, "color")
            behind = [value(child(element, part), "background-color") for part in _PROPERTIES]
            level = value(element, "default-outline-level")
            told = told_by((value(element, "display-name") or title or "").replace("_20_", " "))
            if level is None and told.level and not (told.own and inherited.level):
                inherited = replace(inherited, level=told.level, own=told.own)
            self._known[key] = replace(
                inherited,
                bold=inherited.bold if weight is None else weight not in ("normal", "400", "300"),
                hidden=inherited.hidden if display is None else display == "none",
                struck=inherited.struck if (lined := _struck(text)) is None else lined,
                white=inherited.white if colour is None else is_white(colour),
                shaded=inherited.shaded or any(map(is_coloured, behind)),
                level=int(level) if level and level.isdigit() else 0 if level == "" else inherited.level,
                own=inherited.own and not level,
                item=inherited.item or told.item or told.contents,
                master=value(element, "master-page-name") or inherited.master,
                list_style=value(element, "list-style-name") or inherited.list_style,
            )
        return self._known[key]

    def label(self, title: str | None, depth: int, counter: Counter, start: int | None = None) -> str | None:
        """Count one item; return its number as printed, empty for a bullet, None where the list is not known."""
        levels = self._lists.get(title or "", {})
        level = levels.get(depth)
        if level is None or not 0 <= depth < _LEVELS:
            return None
        before = counter.counts[depth]
        counter.counts[depth] = start if start is not None else level.start if before is None else before + 1
        counter.counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.form is None:
            return ""
        numbers = [
            _number(levels[at], counter.counts[at]) for at in range(depth - level.shown + 1, depth + 1) if at in levels
        ]
        number = ".".join(filter(None, numbers))
        return f"{level.prefix}{number}{level.suffix}".strip() if number else ""


def _struck(text: Element | None) -> bool | None:
    """Return whether properties of text strike it through, None where they do not say."""
    lines = [line for line in (value(text, attribute) for attribute in _THROUGH) if line is not None]
    return None if not lines else "none" not in lines


def _level(element: Element) -> tuple[int, _Level] | None:
    kind, at = name(element), value(element, "level") or ""
    if not at.isdigit() or not 0 < int(at) <= _LEVELS:
        return None
    numbered = kind in ("list-level-style-number", "outline-level-style")
    shown, start = value(element, "display-levels") or "1", value(element, "start-value") or "1"
    return int(at) - 1, _Level(
        (value(element, "num-format") or "") if numbered else None,
        value(element, "num-prefix") or "",
        value(element, "num-suffix") or "",
        min(int(shown), int(at)) if shown.isdigit() else 1,
        int(start) if start.isdigit() and len(start) < 7 else 1,
    )


def _number(level: _Level, count: int | None) -> str:
    number = level.start if count is None else count
    return _FORMS.get(level.form or "", str)(number) if 0 <= number <= HIGHEST else str(number)
