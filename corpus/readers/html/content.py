"""Which parts of a page are its content: not menus, banners, share buttons, nor what only programs see."""

import re

from corpus.readers.html.hidden import Hidden
from corpus.readers.safe_xml import Element
from corpus.readers.symbols import TICKED, UNTICKED
from corpus.readers.unseen import LeftOut

_NEVER = frozenset(
    """head script style template noscript nav svg button select option optgroup input textarea iframe object embed
    video audio canvas map dialog menu datalist progress meter frameset""".split()
)
_TICKS = frozenset(("checkbox", "radio"))
_TYPED = frozenset(("", "text", "date", "email", "number", "tel", "url"))
_AROUND = frozenset("header footer aside".split())  # of a page; of an article they are its own
_ROLES = frozenset("navigation search menu menubar toolbar dialog alertdialog tablist".split())
_ROLES_AROUND = frozenset("banner contentinfo complementary".split())
_UNSEEN = frozenset(
    """visually-hidden visuallyhidden visuallyHidden sr-only screen-reader-text element-invisible offscreen rs_skip
    no-print noprint d-print-none hidden-print print-hidden print-none ng-hide msocomanchor msocomtxt""".split()
)
_STYLE_HIDDEN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*comment)", re.IGNORECASE
)
_STRUCK = frozenset(("del", "s", "strike"))
_STYLE_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
_TOKEN = re.compile(r"[a-zåäö]+|[A-ZÅÄÖ][a-zåäö]*")
_CHROME = frozenset(
    """nav navbar navigation menu meny submenu breadcrumb breadcrumbs brodsmulor cookie cookies popup modal share
    sharing dela social search sok skip skiplink toolbar pagination paging pager login feedback addthis""".split()
)
_CHROME_AROUND = frozenset("header footer sidebar banner sidhuvud sidfot related aside".split())
_SKIP = frozenset(("skip", "skiplink"))
_HEADINGS = frozenset(f"h{n}" for n in range(1, 7))
_SMALL = 0.2  # of the page's prose: what holds more is content, whatever it is called
_MINOR = 0.5  # the same for what frames a page
_PROSE = 25  # characters of a piece of text outside links that say something
_INSIDE = frozenset(("main", "article"))


class Content:
    """A page's own words. `root` is what holds them; `skips` tells what inside it to leave out."""

    def __init__(self, page: Element, *, whole: bool = False) -> None:
        """Weigh a parsed page; `whole` takes along what stands around, for pages that are nothing else."""
        self._whole = whole
        labels = (label for label in page.iter("label") if _words("".join(map(str, label.itertext()))))
        self._labelled = frozenset(label.get("for") or "" for label in labels) - {""}
        opens = (e.get("aria-controls") or "" for e in page.iter("button", "a") if e.get("aria-expanded") is not None)
        self._folded = frozenset(id_ for named in opens for id_ in named.split())
        self._hidden = Hidden(page)
        self._left_out: dict[Element, bool] = {}  # whether it is struck through
        self._prose: dict[Element, int] = {}
        self._weigh(page)
        body = page.find("body") if page.tag == "html" else page
        self.root = body if body is not None else page
        self._total = max(1, self._prose.get(self.root, 0))
        mains = [e for e in page.iter("main", "article", "div", "section", "td")
                 if e.tag == "main" or e.get("role") == "main"]  # fmt: skip
        if not mains:
            articles = list(page.iter("article"))
            mains = articles if len(articles) == 1 else []
        best = max(mains, key=lambda e: self._prose.get(e, 0), default=None)
        self._found_main = best is not None and self._prose.get(best, 0) > 0
        if best is not None and self._found_main:
            self.root = best
            self._total = max(1, self._prose[best])

    def _weigh(self, page: Element) -> None:
        """Count for each element the characters of prose in it, from the leaves up."""
        for element in reversed(list(page.iter())):
            if not isinstance(element.tag, str):
                continue
            own = self._prose.get(element, 0) + (0 if element.tag == "a" else _length(element.text))
            if element.tag in _NEVER or element.tag == "a":
                own = 0
            self._prose[element] = own
            parent = element.getparent()
            if parent is not None:
                self._prose[parent] = self._prose.get(parent, 0) + own + _length(element.tail)

    def skips(self, element: Element) -> bool:
        """Return whether an element is no content; what follows it may be."""
        if element in self._left_out or self._leaves_out(element):
            return True
        tag, role = element.tag, (element.get("role") or "").lower()
        if (tag in _NEVER and not _is_heading_to_open(element)) or role in _ROLES:
            return True
        if (_unseen(element) and not self._unfolds(element)) or _is_skip_link(element):
            return True
        if self._whole:
            return False
        prose = self._prose.get(element, 0)
        small, minor = prose < self._total * _SMALL, prose < self._total * _MINOR
        inside = self._found_main or any(e.tag in _INSIDE for e in element.iterancestors())
        if minor and not inside and (tag in _AROUND or role in _ROLES_AROUND):
            return True
        if not minor or tag in ("html", "body", "main", "article", "h1", "h2", "h3", "p", "td", "a", "span"):
            return False
        tokens = _tokens(element)
        return (small and bool(tokens & _CHROME)) or (not inside and bool(tokens & _CHROME_AROUND))

    def _unfolds(self, element: Element) -> bool:
        """Return whether a part that is not shown opens when one clicks on what stands over it, and holds prose."""
        return element.get("id") in self._folded and self._prose.get(element, 0) > 0

    def answer(self, element: Element) -> str:
        """Return what a field of a form shows as ticked, chosen or written; nothing where no words tell what it asks.

        So the boxes that open a menu and the fields that search a site say nothing.
        """
        if element.tag not in ("input", "select", "textarea") or not self._is_asked(element):
            return ""
        if _unseen(element) or self._hidden.holds(element):
            return ""
        kind = (element.get("type") or "").lower()
        if element.tag == "input" and kind in _TICKS:
            return TICKED if element.get("checked") is not None else UNTICKED
        if element.tag == "input":
            return (element.get("value") or "").strip() if kind in _TYPED else ""
        chosen = (
            [element]
            if element.tag == "textarea"
            else [option for option in element.iter("option") if option.get("selected") is not None]
        )
        return ", ".join(filter(None, ("".join(map(str, one.itertext())).strip() for one in chosen)))

    def _is_asked(self, element: Element) -> bool:
        around = element.getparent()
        if around is None:
            return False
        beside = [around.text, *(inner.tail for inner in around), *(str(inner.text or "") for inner in around
                  if inner.tag in ("label", "span"))]  # fmt: skip
        in_cell = around.tag in ("td", "th") and (element.get("type") or "").lower() in _TICKS
        return in_cell or element.get("id") in self._labelled or any(map(_words, beside))

    def _leaves_out(self, element: Element) -> bool:
        """Return whether words are struck through, or made so that nobody sees them; the page's menus may hide."""
        struck = element.tag in _STRUCK or _STYLE_STRUCK.search(element.get("style") or "") is not None
        if element.tag in _NEVER or not (struck or self._hidden.holds(element)):
            return False
        self._left_out[element] = struck
        return True

    @property
    def warnings(self) -> list[str]:
        """What was left out of what the page says."""
        left_out = LeftOut()
        for element, struck in self._left_out.items():
            (left_out.strike if struck else left_out.hide)(f" {''.join(map(str, element.itertext()))} ")
        return left_out.warnings


def _is_heading_to_open(element: Element) -> bool:
    """Return whether a button is the words of a heading, under which a part opens."""
    around = element.getparent()
    return element.tag == "button" and around is not None and around.tag in _HEADINGS


def _is_skip_link(element: Element) -> bool:
    """Return whether a link only leads past the menus to the page's own words."""
    inside = element.tag == "a" and (element.get("href") or "").startswith("#")
    return inside and not _SKIP.isdisjoint(_tokens(element))


def _unseen(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _STYLE_HIDDEN.search(element.get("style") or "") is not None
        or not _UNSEEN.isdisjoint((element.get("class") or "").split())
    )


def _words(text: str | None) -> bool:
    return any(map(str.isalnum, text or ""))


def _tokens(element: Element) -> frozenset[str]:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return frozenset(token.lower() for token in _TOKEN.findall(named[:500]))


def _length(text: str | None) -> int:
    length = len(text.strip()) if text else 0
    return length if length >= _PROSE else 0
