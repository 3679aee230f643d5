"""What holds at a place in an RTF file: formatting, where the text goes, which letters its bytes are."""

from dataclasses import dataclass
from enum import Enum

CODECS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253",
          162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
          238: "cp1250", 254: "cp437", 255: "cp850"}  # fmt: skip
SYMBOL_CHARSET = 2
PAGES = {437: "cp437", 850: "cp850", 10000: "mac_roman", 65001: "utf-8"}


class Goal(Enum):
    """Where text goes."""

    TEXT = "text"
    LABEL = "label"
    FONTS = "fonts"
    STYLES = "styles"
    AROUND = "around"  # nowhere, but a box or other letters inside count
    NOWHERE = "nowhere"


@dataclass(slots=True)
class Group:
    """What a pair of braces bounds; a group inside inherits it all."""

    goal: Goal = Goal.TEXT
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int | None = None
    skip: int = 1  # characters after a Unicode one that stand in for it
    ends: str = ""  # what to finish when this very group closes


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
