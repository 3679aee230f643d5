"""Lists whose stance stands in the line above them: `Kommunen tillstyrker:` and then what. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.types import BlockKind, Document
from indexer import stance as rules
from indexer.found import Found, Place
from indexer.stance import Cue
from indexer.types import Stance

_NOTHING_YET = re.compile(  # after the phrase: what it is on, the list says
    r"(?:\s+(?:till|på|inför|mot|bakom|i|av|om|med|också|därför|särskilt|dock|följande|nedanstående|dessa|tre|fyra|fem|sex"
    r"|flera|förslag(?:en)?|punkter|områden|delar|bedömningar|frågor)){0,6}\s*:?\s*"
)
_GOES_ON = re.compile(
    r"\b(?:om|att|till|på|mot|av|för|kring|rörande|gällande)$", re.IGNORECASE
)  # `avstyrker förslagen om`
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÅÄÖ])|\n")
_QUOTE = 500  # characters
_LABEL = re.compile(r"\W*(?:\w|\d{1,2})[.)]\s*(?=\w{2})")  # of an item: `b. att …`
_NAMES_IT = re.compile(r"\W*(?:Förslag|Bedömning|Utredningens|Att )", re.IGNORECASE)


def led_in(document: Document, places: Sequence[Place], i: int, clause: str, own: Cue | None) -> Cue | None:
    """Return the stance that an item of a list takes: what its lead says, where the item itself takes none outright.

    `own` is the item's own, which is returned where there is no such lead.
    """
    first = not i or places[i - 1].block != places[i].block
    lead = _lead(document, places[i].block) if first else None
    if lead is None:
        return own
    if lead.explicit and (own is None or not own.explicit or _NAMES_IT.match(clause)):
        label = _LABEL.match(clause)
        at = label.end() if label else 0
        return Cue(lead.stance, at, at, explicit=True, firm=True)
    if not lead.explicit and own is not None and own.start == own.end:
        return Cue(lead.stance, 0, 0, explicit=False)  # in a list of what is pointed out, no word of praise is a stance
    return own


def with_lead(document: Document, place: Place, found: list[Found]) -> list[Found]:
    """Return what an item states by its lead with the lead in its span, where both fit into one quote."""
    if document.blocks[place.block].kind is not BlockKind.ITEM:
        return found
    start = _lead_start(document, place.block)
    return [replace(f, start=start) if f.bare and f.explicit and f.end - start <= _QUOTE else f for f in found]


def leads_in(document: Document, place: Place, clause: str, cue: Cue) -> bool:
    """Return whether a clause only says which stance the list below it takes."""
    after = place.block + 1
    below = after < len(document.blocks) and document.blocks[after].kind is BlockKind.ITEM
    return below and _NOTHING_YET.fullmatch(clause, cue.end) is not None


def _lead(document: Document, block: int) -> Cue | None:
    """Return the stance that the line above a list takes on all of it."""
    if document.blocks[block].kind is not BlockKind.ITEM:
        return None
    line = document.text[_lead_start(document, block) : document.blocks[_above(document, block)].end].rstrip()
    goes_on = _GOES_ON.search(line) is not None
    said = rules.cue(line) if goes_on or not line.endswith((".", "!", "?")) else None
    if said is None or (said.explicit and not goes_on and not _NOTHING_YET.fullmatch(line, said.end)):
        return None
    return said if said.explicit or said.stance is Stance.COMMENT else None


def _above(document: Document, block: int) -> int:
    """Return the block above the list in which a block stands."""
    while block and document.blocks[block].kind is BlockKind.ITEM:
        block -= 1
    return block


def _lead_start(document: Document, block: int) -> int:
    """Return where the last sentence above a list begins."""
    lead = document.blocks[_above(document, block)]
    first = max(lead.start, lead.end - _QUOTE)
    ends = list(_SENTENCE_END.finditer(document.text, first, lead.end))
    return ends[-1].end() if ends else first
