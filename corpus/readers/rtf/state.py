"""What holds at a place in an RTF file: formatting, where the text goes, which letters its bytes are."""

from dataclasses import dataclass, field
from enum import Enum

from corpus.readers.symbols import TICKED, UNTICKED

CODECS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253",
          162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
          238: "cp1250", 254: "cp437", 255: "cp850"}  # fmt: skip
SYMBOL_CHARSET = 2
_UNDECIDED = 25  # nobody has changed what the form begins with
SIGNS = {"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
          "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-",
          "-": "", "softline": "\n", "{": "{", "}": "}", "\\": "\\"}  # fmt: skip
PAGES = {437: "cp437", 850: "cp850", 10000: "mac_roman", 65001: "utf-8"}


class Goal(Enum):
    """Where text goes."""

    TEXT = "text"
    LABEL = "label"
    COLOURS = "colours"
    FONTS = "fonts"
    STYLES = "styles"
    CODE = "code"  # of a field
    FORM = "form"  # what a field of a form holds
    CHOICE = "choice"  # an entry of its list
    AROUND = "around"  # nowhere, but a box or other letters inside count
    NOWHERE = "nowhere"


@dataclass(slots=True)
class Group:
    """What a pair of braces bounds; a group inside inherits it all."""

    goal: Goal = Goal.TEXT
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    white: bool = False
    shaded: bool = False  # on a colour of its own: white letters are seen
    font: int | None = None
    skip: int = 1  # characters after a Unicode one that stand in for it
    ends: str = ""  # what to finish when this very group closes


@dataclass(slots=True)
class Answer:
    """What a field of a form holds, by the words that RTF has for it; `code` is the field's own."""

    code: str = ""
    choices: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """What is chosen: a box as ticked or not, an entry of a list; nothing for what was written, which is text."""
        default = self.numbers.get("ffdefres", 0)
        chosen = self.numbers.get("ffres", _UNDECIDED)
        chosen = default if chosen == _UNDECIDED else chosen
        if "FORMCHECKBOX" in self.code:
            return TICKED if chosen == 1 else UNTICKED
        return self.choices[chosen] if "FORMDROPDOWN" in self.code and 0 <= chosen < len(self.choices) else ""


@dataclass(slots=True)
class Colours:
    """The table of colours while it is read; the first one is that of the program."""

    _known: list[list[int]] = field(default_factory=list)
    _mixed: list[int] = field(default_factory=lambda: [0, 0, 0])

    def mix(self, part: int, amount: int | None) -> None:
        """Take how much red (0), green (1) or blue (2) is in the colour that is being defined."""
        self._mixed[part] = amount or 0

    def finish(self, text: str) -> None:
        """Take the signs between two colours."""
        for _ in range(text.count(";")):
            self._known.append(self._mixed)
            self._mixed = [0, 0, 0]

    def is_white(self, number: int | None) -> bool:
        """Return whether a colour, by its place in the table, is white."""
        return number is not None and 0 < number < len(self._known) and self._known[number] == [255, 255, 255]


@dataclass(slots=True)
class Font:
    """A font: how its bytes are read."""

    codec: str | None = None
    name: str = ""
    symbols: bool = False


@dataclass(slots=True)
class Style:
    """A paragraph style: its name, and its outline level from 1 (None where it has none)."""

    name: str = ""
    level: int | None = None
