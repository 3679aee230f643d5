"""Words that stand in a file and are left out of its text: struck through, or hidden from who reads the page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.errors import UnreadableDocument
from corpus.raw import RawBlock

_WORD = re.compile(r"\w+")
_WHITE = re.compile(r"#?f{3}(?:f{3})?|white|rgb\(255,255,255\)", re.IGNORECASE)
_NO_COLOUR = frozenset(("", "auto", "transparent", "none", "inherit", "initial"))


@dataclass(slots=True)
class LeftOut:
    """Gathers the words that a file holds and its text does not."""

    _struck: list[str] = field(default_factory=list)
    _hidden: list[str] = field(default_factory=list)

    def strike(self, words: str) -> None:
        """Take words that are struck through: who wrote the draft has deleted them."""
        self._struck.append(words)

    def hide(self, words: str) -> None:
        """Take words that nobody sees who reads the page."""
        self._hidden.append(words)

    @property
    def warnings(self) -> list[str]:
        """What a person who looks at the document is to know of it."""
        return [
            f"{what} text i filen lästes inte ({count} ord)"
            for what, said in (("överstruken", self._struck), ("dold", self._hidden))
            if (count := len(_WORD.findall("".join(said))))
        ]


_SHEET_CM = 12, 16  # the least that the image of a page takes up
_LETTERS_A_SHEET = 1_000  # of text, beside which an image that fills a page is a picture in it


def inside_unread(names: Iterable[str]) -> list[str]:
    """Return what a person is to know of documents inside a file that are not read with it."""
    told = [name for name in dict.fromkeys(" ".join(name.split())[:80] for name in names) if name]
    more = " …" if len(told) > 20 else ""
    return [f"filer inuti filen lästes inte ({', '.join(told[:20])}{more}): spara dem var för sig"] if told else []


def sheets_unread(sizes: Iterable[tuple[float, float]], blocks: Sequence[RawBlock]) -> list[str]:
    """Return what is to be known of images (width, height in cm) that fill pages of a file with little other text.

    UnreadableDocument where they are all that it holds.
    """
    count = sum(width >= _SHEET_CM[0] and height >= _SHEET_CM[1] for width, height in sizes)
    letters = sum(len(block.text.text) for block in blocks)
    if not count or letters >= count * _LETTERS_A_SHEET:
        return []
    if not letters:
        raise UnreadableDocument("its pages are images, which are not read in such a file: save it as PDF")
    return [f"bilder som fyller en sida lästes inte ({count}): spara dokumentet som PDF"]


def is_white(colour: str | None) -> bool:
    """Return whether a colour of letters is that of the paper."""
    return colour is not None and _WHITE.fullmatch("".join(colour.split())) is not None


def is_coloured(background: str | None) -> bool:
    """Return whether a background sets off white letters: one that is stated, and is not white itself."""
    return background is not None and background.strip().lower() not in _NO_COLOUR and not is_white(background)
