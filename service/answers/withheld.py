"""Who declined to comment: at all, or on some proposals."""

import re

from indexer.types import Basis, Stance
from service import phrases
from service.answers.context import Context
from service.answers.lists import cite_position, list_proposals
from service.match import Match

# words that name the answering itself and what was sent out, and so no matter
_ANSWERING = re.compile(
    r"(?:avst|svar|yttra|kommentera|remiss|promemori|betänkande|utredning|förslag|helt|synpunkt|answer|respon|repl|comment"
    r"|declin|abstain|consultation|memorandum|report|inquiry|proposal|wholly|altogether|entirely)\w*",
    re.IGNORECASE,
)


def list_withheld(context: Context) -> bool:
    """Say who declined to comment at all, then who declines in part.

    False where a matter is named, or nobody withholds everything.
    """
    if context.query.stances != {Stance.ABSTAIN} or not _of_the_whole(context):
        return False
    own: dict[str, list[Match]] = {}
    for match in context.matches.all():
        own.setdefault(match.position.organisation_id, []).append(match)
    withheld = [
        ms[0] for ms in own.values()
        if all(m.position.stance is Stance.ABSTAIN and m.position.basis is not Basis.RESIDUAL for m in ms)
    ]  # fmt: skip
    if not withheld:
        return False
    language, everyone = context.language, context.respondents
    chosen = sorted(withheld, key=lambda m: everyone.index(m.position.organisation_id))
    names = phrases.listed([context.who(m.position.organisation_id) for m in chosen], language)
    values: dict[str, object] = {"n": len(chosen), "all": len(everyone), "bodies": context.bodies(), "names": names}
    context.draft.say(phrases.say("abstain_wholly", language, **values), *[cite_position(context, m) for m in chosen])
    taken = {m.position.organisation_id for m in chosen}
    for organisation_id in everyone:
        held = own.get(organisation_id, ())
        if organisation_id not in taken and any(m.position.stance is Stance.ABSTAIN for m in held):
            list_proposals(context, [organisation_id])
    return True


def _of_the_whole(context: Context) -> bool:
    """Return whether a question of who abstains names nothing but the answering itself, and what was sent out."""
    return not context.query.section and all(_ANSWERING.fullmatch(t.text) for t in context.terms)
