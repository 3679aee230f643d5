"""Whether a yes-or-no question is about words that are no position. Pure."""

from collections.abc import Sequence

from corpus.types import Speaker
from service.answers.context import Context
from service.match import Match

_NEARER = 0.1  # by how much more such words must hold of the question, and score higher


def said_nearer(context: Context, organisation_id: str, chosen: Sequence[Match]) -> bool:
    """Return whether an organisation says something of the very thing asked about that is no position of its.

    Where that holds clearly more of the question, what it holds of a proposal beside it is neither a yes nor a no.
    """
    query = context.query
    best = context.evidence[0] if context.evidence else None
    if not (query.yes_no and query.stances) or best is None or best.speaker is not Speaker.RESPONDENT:
        return False
    of_it = context.matches_of(organisation_id)
    if best.document.organisation_id != organisation_id or any(m.covers(best.document.id, best.start) for m in of_it):
        return False
    own = (e.score for e in context.evidence if any(m.document.id == e.document.id and m.says(e.start) for m in chosen))
    nearer = best.score > max(own, default=0.0) + _NEARER
    return nearer and best.coverage > max(m.coverage for m in chosen) + _NEARER
