"""What the first half of a clause may grant or refuse that the phrase behind it does not undo. Pure."""

import re
from collections.abc import Iterator

from indexer.types import Stance

_AND = re.compile(r",? (?:och|samt) ", re.IGNORECASE)
_BUT = re.compile(r",? men ", re.IGNORECASE)
_BUT_HOLDS = re.compile(  # and not that the proposal itself ought to go
    r",? men (?:\w+ ){0,2}?(?:anser|menar|föreslår|tycker|bedömer|vill)(?: \w+){0,3}? att "
    r"(?!(?:det|den|de|detta|denna|dessa|man|regeringen"
    r"|(?:\w+s )?(?:förslag|reform|lag|promemori|betänkande|utredning)\w*)\b)",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:syfte|ambition|mål|intention|inriktning|tanke|idé|avsikt)\w*\b", re.IGNORECASE)
_GOES = re.compile(r"\b(?:strykas|utgå|tas bort|avföras|utmönstras)\b", re.IGNORECASE)


def first_halves(clause: str, stance: Stance, start: int, end: int) -> Iterator[tuple[int, Stance]]:
    """Yield where a first half ends, and the stance that counts if it is taken there; the phrase is at `start`.

    The opposition before what might do (`avstyrker A men kan acceptera B`), the support before a mere *no objection*
    (`välkomnas, och vi ser inget hinder`), and that before what ought to go of its matter (`tillstyrker A men anser att
    B bör strykas`), unless only its aim is supported.
    """
    if stance is Stance.NO_OBJECTION:
        turned, joined = _BUT.search(clause[:start]), _AND.search(clause[:start])
        if turned is not None:
            yield turned.start(), Stance.OPPOSE
        if joined is not None:
            yield joined.start(), Stance.SUPPORT
    elif stance is Stance.OPPOSE and _GOES.search(clause, start, end):
        holds = _BUT_HOLDS.search(clause, 0, end)
        if holds is not None and not _AIM.search(clause, 0, holds.start()):
            yield holds.start(), Stance.SUPPORT
