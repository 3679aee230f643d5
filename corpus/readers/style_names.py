"""What the name of a paragraph style tells: a heading of some level, a list, a table of contents. Pure."""

import re
from dataclasses import dataclass

_HEADING = re.compile(r"^(?:heading|rubrik|överskrift|otsikko)[\s_]*(\d)(?!\d)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|dokumenttitel|huvudrubrik|dokumentrubrik)$", re.IGNORECASE)
_OWN = re.compile(r"rubrik", re.IGNORECASE)
_NO_HEADING = re.compile(
    r"tabell|bild|figur|diagram|innehåll|toc|sidhuvud|sidfot|brödtext|ledtext|marginal|utan rubrik", re.IGNORECASE
)
_LIST = re.compile(r"^(?:list\b|lista|punktlista|numrerad lista|strecklista)", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|innehåll|contents)[\s_]*\d", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"^(?:placeholder text|platshållartext)$", re.IGNORECASE)
OWN_LEVEL = 4  # of headings whose style is the writer's own
LONGEST_OWN = 120  # such a style on more than this is no heading


@dataclass(frozen=True, slots=True)
class Told:
    """What a name tells. `own`: it is a heading only by its name, so a table or long text unmakes it."""

    level: int = 0
    own: bool = False
    item: bool = False
    contents: bool = False
    placeholder: bool = False


def told_by(title: str) -> Told:
    """Return what the name of a style tells."""
    contents = bool(_CONTENTS.match(title))
    heading = _HEADING.match(title)
    level = int(heading.group(1)) if heading else 1 if _TITLE.match(title) else 0
    own = not level and bool(_OWN.search(title)) and not _NO_HEADING.search(title)
    return Told(
        level=0 if contents else OWN_LEVEL if own else level,
        own=own,
        item=bool(_LIST.match(title)),
        contents=contents,
        placeholder=bool(_PLACEHOLDER.match(title)),
    )
