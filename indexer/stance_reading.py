"""What a clause says for or against: the rules' word, weighed with the fitted reader's. Pure.

A formula with one meaning stands (*det är inte så att vi motsätter oss*). Any other turn of phrase that states a
position outright stands unless the reader is sure of something else; where no rule fires, or one that only colours,
the reader decides. Without a reader the rules' word is all there is.
"""

from indexer.clauses import Odds
from indexer.conditions import conditional
from indexer.rows import answer
from indexer.stance import Cue, cue, demands, falls_back, only_answers, reserved
from indexer.types import Stance

NO_STANCE = 0.7  # so sure must the reader be that an outright phrase takes no stance here
OVERRULES = 0.9  # and that it takes another one
RESERVES = 0.75  # that the support or the acceptance which a phrase states outright has reservations
FOUND = 0.35  # a stance that no rule finds is at least so likely
FIRM = 0.85  # the same for opposition and silence, which the reader alone is mostly wrong about
LIKED = 0.8  # and for plain support: in real letters what the reader alone likes less is more often a mere remark
WORDS = 4  # of a clause at least, where no phrase is found: *Hej!* takes its stance from what follows
DOUBT = 0.45  # and for criticism, which many a mere reason sounds like
_FIRMLY = frozenset({Stance.OPPOSE, Stance.ABSTAIN, Stance.NO_OBJECTION})
_GRANTED = frozenset({Stance.SUPPORT, Stance.NO_OBJECTION})
_GRANTS = _GRANTED | {Stance.SUPPORT_WITH_RESERVATIONS}
_SIDES = frozenset({Stance.SUPPORT, Stance.CRITICAL})
_REMARKS = frozenset(
    {Stance.COMMENT, Stance.ASKS_CLARIFICATION}
)  # which may stand beside a position, and never undo it


def read(clause: str, odds: Odds) -> Cue | None:
    """Return the stance a clause takes, with the phrase that takes it (an empty one where no rule fired), or None.

    `odds` is the fitted reader's opinion; empty where there is none.
    """
    if (row := answer(clause)) is not None:
        return row.cue
    ruled = cue(clause)
    if not odds or (ruled is not None and ruled.firm) or only_answers(clause):
        return ruled
    likely = max((stance for stance in odds if stance is not None), key=lambda stance: odds[stance])
    if ruled is not None and ruled.explicit:
        return _outright(ruled, likely, odds)
    bare = ruled is None or ruled.stance is not likely
    least = _least(likely) if bare else FOUND
    if odds[likely] < max(least, odds[None]) or (ruled is None and len(clause.split()) < _words(odds[likely])):
        return None
    sure = odds[likely]
    if ruled is not None and {ruled.stance, likely} <= _SIDES and likely is not ruled.stance and sure < OVERRULES:
        return None  # praise to the rules and criticism to the reader, or the other way round: nobody can tell
    start, end = (ruled.start, ruled.end) if ruled is not None else (0, 0)
    if likely is Stance.SUPPORT and bare and demands(clause):
        likely = Stance.COMMENT  # it may be what is proposed or its opposite: the words do not say
    if likely in _GRANTS and falls_back(clause):
        likely = Stance.COMMENT  # *Om förslaget ändå genomförs behövs två år* makes nobody a supporter
    if likely is Stance.SUPPORT_WITH_RESERVATIONS and ruled is not None and _plain(clause, ruled, sure):
        likely = Stance.SUPPORT
    return Cue(likely, start, end, explicit=False, sure=sure)


def _plain(clause: str, ruled: Cue, sure: float) -> bool:
    """Return whether a clause praises its matter and has no word that takes any of it back."""
    return ruled.stance is Stance.SUPPORT and sure < RESERVES and not (reserved(clause, ruled) or conditional(clause))


def _words(sure: float) -> int:
    """Return how many words a clause without a phrase must have: one less where the reader is nearly certain."""
    return WORDS - 1 if sure >= OVERRULES else WORDS


def _least(likely: Stance) -> float:
    if likely in _FIRMLY:
        return FIRM
    return LIKED if likely in _GRANTED else DOUBT if likely is Stance.CRITICAL else FOUND


def _outright(ruled: Cue, likely: Stance, odds: Odds) -> Cue | None:
    if odds[None] >= NO_STANCE:
        return None
    same = {likely, ruled.stance} <= _GRANTED  # what is welcomed outright is no less so
    if not same and likely not in _REMARKS and odds[likely] >= OVERRULES:
        return Cue(likely, ruled.start, ruled.end, explicit=True)
    if ruled.stance in _GRANTED and odds[Stance.SUPPORT_WITH_RESERVATIONS] >= RESERVES:
        return Cue(Stance.SUPPORT_WITH_RESERVATIONS, ruled.start, ruled.end, explicit=True)
    return ruled
