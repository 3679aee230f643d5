"""What a question takes for granted of a stance, and which positions deny it. Pure."""

from collections.abc import Sequence

from indexer.types import Stance
from service.match import Match
from service.stance_cues import AGAINST

FOR = frozenset({Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS, Stance.NO_OBJECTION})
_CLEARLY_MORE = 0.3  # by how much more of the question's terms a position must hold to be the one on the matter


def contradicts(premise: frozenset[Stance], stance: Stance) -> bool:
    """Return whether a position is on the other side than the question takes for granted."""
    if not premise:
        return False
    if premise & FOR:
        return stance not in FOR
    if Stance.OPPOSE in premise and Stance.CRITICAL not in premise:
        return stance in FOR or stance is Stance.CRITICAL
    return bool(premise & AGAINST) and stance in FOR


def is_denied(match: Match, among: Sequence[Match], premise: frozenset[Stance]) -> bool:
    """Return whether a position that bears a premise out is on less of the matter than one that denies it.

    Who is for one part of a proposal, and against the part that the question names, is against that.
    """
    least = match.named + _CLEARLY_MORE
    return any(other.named >= least and contradicts(premise, other.position.stance) for other in among)
