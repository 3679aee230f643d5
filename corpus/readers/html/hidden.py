"""Words of a page that are made so that nobody sees them: of no size, off the page, white on white, by its own style.

What a browser would make of linked styles and scripts is not known here; where they may show the words, they stay.
"""

import re
from collections.abc import Iterator

from corpus.readers.safe_xml import Element
from corpus.readers.unseen import is_coloured, is_white

_NO_SIZE = re.compile(
    r"(?<![\w-])font-size\s*:\s*0+(?:\.0+)?\s*(?:px|pt|em|rem|%)?\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE
)
_SIZED = re.compile(r"font(?:-size)?\s*:", re.IGNORECASE)
_OFF_PAGE = re.compile(r"(?<![\w-])(?:left|right|top|text-indent)\s*:\s*-\d{4,}(?:\.\d+)?px", re.IGNORECASE)
_SEEN_NOT = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)", re.IGNORECASE)
_BACKGROUND = re.compile(r"(?<![\w-])background(?:-color|-image)?\s*:\s*([^;!}]+)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"\w*\.(-?[A-Za-z_][\w-]*)")
_INLINE = frozenset("a abbr b big cite code em font h1 h2 h3 h4 h5 h6 i li p small span strong sub sup td u".split())
_MOST_STYLE = 200_000  # characters of a page's own style that are looked at


class Hidden:
    """What of a page is hidden in ways that menus and banners are not."""

    def __init__(self, page: Element) -> None:
        """Look at the page's own styles."""
        own = _COMMENT.sub(" ", " ".join("".join(map(str, e.itertext())) for e in page.iter("style"))[:_MOST_STYLE])
        linked = any("stylesheet" in (e.get("rel") or "").lower() for e in page.iter("link"))
        coloured = _is_backed(own) or any(
            is_coloured(e.get("bgcolor")) or e.get("background") for e in page.iter("body", "table", "tr", "td", "th")
        )
        self._white_hides = not (linked or coloured)
        scripts = list(page.iter("script"))
        said = " ".join("".join(map(str, e.itertext())) for e in scripts)
        unknown = linked or any(e.get("src") for e in scripts)  # may show what this style hides
        self._classes = frozenset(name for name in _hidden_classes(own) if not unknown and name not in said)

    def holds(self, element: Element) -> bool:
        """Return whether nobody sees what stands in an element, by what it or the page's style says of it."""
        style = element.get("style") or ""
        if _NO_SIZE.search(style) and not any(_SIZED.search(e.get("style") or "") or e.get("class")
                                              for e in element.iterdescendants()):  # fmt: skip
            return True
        if _OFF_PAGE.search(style) or not self._classes.isdisjoint((element.get("class") or "").split()):
            return True
        if element.tag in _INLINE and (_SEEN_NOT.search(style) or element.get("hidden") is not None):
            return True
        return self._white_hides and self._is_white(element, style)

    def _is_white(self, element: Element, style: str) -> bool:
        colour = _COLOUR.search(style)
        if not is_white(colour.group(1) if colour else element.get("color")):
            return False
        around = (element, *element.iterancestors(), *element.iterdescendants())
        return not any(_is_backed(e.get("style") or "") for e in around) and not any(
            _COLOUR.search(e.get("style") or "") or e.get("color") for e in element.iterdescendants()
        )


def _is_backed(style: str) -> bool:
    return any(is_coloured(match.group(1)) for match in _BACKGROUND.finditer(style))


def _hidden_classes(style: str) -> Iterator[str]:
    """Yield the classes that a style hides wherever they stand, and that no other of its rules names."""
    plain = re.sub(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", " @ ", style)  # of a printer, of a small screen
    hidden = {
        match.group(1)
        for selectors, said in _RULE.findall(plain)
        if _SEEN_NOT.search(said)
        for one in selectors.split(",")
        if (match := _CLASS.fullmatch(one.strip()))
    }
    for name in hidden:
        if len(re.findall(rf"\.{re.escape(name)}(?![\w-])", style)) == 1:
            yield name
