"""Words that stand in a file and are left out of its text: struck through, or hidden from who reads the page."""

import re
from dataclasses import dataclass, field

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


def is_white(colour: str | None) -> bool:
    """Return whether a colour of letters is that of the paper."""
    return colour is not None and _WHITE.fullmatch("".join(colour.split())) is not None


def is_coloured(background: str | None) -> bool:
    """Return whether a background sets off white letters: one that is stated, and is not white itself."""
    return background is not None and background.strip().lower() not in _NO_COLOUR and not is_white(background)
