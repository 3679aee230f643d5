"""What a paragraph's style says: whether it is a heading, a list item, bold, hidden."""

from dataclasses import dataclass, replace

from corpus.readers.safe_xml import Element, child, name, value
from corpus.readers.style_names import told_by
from corpus.readers.unseen import is_coloured, is_white

_OFF = ("0", "false", "off", "none")
_DEEPEST = 20
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """What counts of a style. `level` is 0 for what is no heading; `num` is its list's id, `ilvl` its depth in it.

    `white` letters are seen where they are `shaded`: on a colour of their own.
    """

    name: str = ""
    level: int = 0
    own: bool = False
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    white: bool | None = None
    shaded: bool = False
    num: str | None = None
    ilvl: int | None = None
    item: bool = False
    contents: bool = False
    placeholder: bool = False


PLAIN = Style()


def on(properties: Element | None, switch: str) -> bool | None:
    """Return a switch of run properties, None where they do not say."""
    element = child(properties, switch)
    return None if element is None else (value(element, "val") or "1") not in _OFF


def struck(properties: Element | None) -> bool | None:
    """Return whether run properties strike words through, by one line or two, None where they do not say."""
    said = [on(properties, "strike"), on(properties, "dstrike")]
    return None if said == [None, None] else any(said)


def white(properties: Element | None) -> bool | None:
    """Return whether run properties make letters white, None where they do not say."""
    colour = value(child(properties, "color"), "val")
    return None if colour is None else is_white(colour)


def shaded(properties: Element | None) -> bool:
    """Return whether properties of a run or a paragraph set it on a colour of its own."""
    shading, marker = child(properties, "shd"), child(properties, "highlight")
    pattern = value(shading, "val") or "clear"
    return is_coloured(value(shading, "fill")) or pattern not in ("clear", "nil") or is_coloured(value(marker, "val"))


class Styles:
    """Styles by id, with what each inherits."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.default = PLAIN
        for element in root if root is not None else ():
            if name(element) == "style":
                self._elements.setdefault(value(element, "styleId") or "", element)
                if value(element, "type") == "paragraph" and (value(element, "default") or "0") not in _OFF:
                    self.default = self.of(value(element, "styleId"))

    def of(self, identifier: str | None, depth: int = 0) -> Style:
        """Return a style by its id, a plain one where it is not known."""
        if identifier is None or identifier not in self._elements:
            if identifier is None:
                return self.default
            return self._known.setdefault(identifier, _named(identifier, PLAIN)) if identifier else PLAIN
        if identifier not in self._known:
            element = self._elements[identifier]
            based = value(child(element, "basedOn"), "val")
            inherited = self.of(based, depth + 1) if based and based != identifier and depth < _DEEPEST else PLAIN
            self._known[identifier] = _read(element, inherited)
        return self._known[identifier]


def _read(element: Element, inherited: Style) -> Style:
    style = _named(value(child(element, "name"), "val") or "", inherited)
    run, paragraph = child(element, "rPr"), child(element, "pPr")
    numbering = child(paragraph, "numPr") if paragraph is not None else None
    num, ilvl = value(child(numbering, "numId"), "val"), value(child(numbering, "ilvl"), "val")
    bold, hidden = on(run, "b"), on(run, "vanish")
    level, lined, pale = outline(paragraph), struck(run), white(run)
    return replace(
        style,
        level=style.level if level is None or style.contents else level,
        own=style.own and level is None,
        bold=inherited.bold if bold is None else bold,
        hidden=inherited.hidden if hidden is None else hidden,
        struck=inherited.struck if lined is None else lined,
        white=inherited.white if pale is None else pale,
        shaded=inherited.shaded or shaded(run) or shaded(paragraph),
        num=num or inherited.num,
        ilvl=int(ilvl) if ilvl and ilvl.isdigit() else inherited.ilvl,
    )


def _named(title: str, inherited: Style) -> Style:
    told = told_by(title)
    contents = inherited.contents or told.contents
    level = inherited.level if told.own or not told.level else told.level
    own = told.own and not inherited.level
    return replace(
        inherited,
        name=title,
        level=0 if contents else told.level if own else level,
        own=own,
        item=inherited.item or told.item,
        contents=contents,
        placeholder=told.placeholder,
    )


def outline(paragraph: Element | None) -> int | None:
    """Return the outline level (1 the outermost, 0 body text) of paragraph properties, None where they say nothing."""
    level = value(child(paragraph, "outlineLvl"), "val")
    if level is None or not level.isdigit():
        return None
    return int(level) + 1 if int(level) < _BODY_LEVEL else 0
