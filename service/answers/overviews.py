"""Answers about all that one organisation holds: a summary, a count of its stances, the reasons for each of them."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.naming import UNTITLED
from indexer.types import Basis, Position, Stance
from service import phrases
from service.answers.context import Context
from service.answers.positions import hedged, said_as, state
from service.cues import Want
from service.kinds_of_body import Counted
from service.premises import contradicts

_MOST_BODIES = 8  # of one kind, each of which can be told of in turn
_FEW = 5  # positions whose grounds can be read one after another


def summarise(context: Context, organisation_id: str) -> bool:
    """List an organisation's positions in the order of the report, its view of the whole first.

    False without positions.
    """
    order = {p.id: i for i, p in enumerate(context.view.positions_all)}
    held = sorted(
        (m.position for m in context.matches_of(organisation_id)),
        key=lambda p: (p.basis is not Basis.WHOLE_DOCUMENT, order[p.id]),
    )
    if not held:
        return False
    language = context.language
    markers = [context.draft.cite(context.view.documents[p.document_id], p.start, p.end) for p in held]
    who = context.who(organisation_id)
    key = "summary_one" if len(held) == 1 else "summary"
    context.draft.say(phrases.say(key, language, who=who, n=len(held)), *dict.fromkeys(markers))
    for position, marker in zip(held, markers, strict=True):
        hedge = phrases.hedge(position.qualifier, language)
        statement = said_as(context, position)
        named = context.name_of(position)
        words = f"{hedged(statement, hedge)} {named}" if language == "sv" else f"{statement} {named}{hedge}"
        if context.view.proposals[position.proposal_id].name == UNTITLED:  # only its own words tell what it is on
            own = context.view.documents[position.document_id].text[position.start : position.end]
            words = f"{statement.rstrip(',')}: {phrases.quoted(own, language)}"
        context.draft.say("• " + words[0].upper() + words[1:], marker)
        context.draft.take(position, marker)
    context.warn_incomplete([organisation_id])
    return True


def _reasons(context: Context, positions: Sequence[Position]) -> bool:
    """State each position whose reasons, or conditions, a question without a matter asks for, when they are few.

    With its grounds; a position that depends on something holds its condition itself.
    """
    wanted = context.query.stances
    if context.query.want is Want.CONDITION and not wanted:
        wanted = frozenset({Stance.SUPPORT_WITH_RESERVATIONS})
    agreeing = [p for p in positions if p.stance in wanted and p.basis is Basis.STATED]
    if context.query.want not in (Want.REASON, Want.CONDITION) or not 0 < len(agreeing) <= _FEW:
        return False
    order = {p.id: i for i, p in enumerate(context.view.positions_all)}
    for position in sorted(agreeing, key=lambda p: order[p.id]):
        state(context, position, explain=True, plain=True)
    return True


def _deny(context: Context, positions: Sequence[Position]) -> None:
    """Say, before what someone does hold, that it takes no such stance as a why-question takes for granted."""
    stances = context.query.stances
    if context.query.want is Want.REASON and stances and all(contradicts(stances, p.stance) for p in positions):
        verb = phrases.verb(min(stances), "", context.language)[0].rstrip(",")
        who = context.who(positions[0].organisation_id)
        context.draft.say(phrases.say("count_proposals_none", context.language, who=who, verb=verb))


def overview(context: Context, organisation_id: str) -> bool:
    """Say in how many matters an organisation takes which stance, when the question names no matter.

    False without positions.
    """
    positions = [m.position for m in context.matches_of(organisation_id)]
    if not positions:
        return False
    if _reasons(context, positions):
        return True
    _deny(context, positions)
    stated = [p for p in positions if p.basis is not Basis.WHOLE_DOCUMENT]
    agreed = any(p.stance in context.query.stances for p in positions)
    for position in positions:
        if position.basis is Basis.WHOLE_DOCUMENT or len(stated) == 1:
            plain = agreed and position.stance not in context.query.stances
            state(context, position, explain=len(positions) == 1, plain=plain)
    counts = {stance: [p for p in stated if p.stance is stance] for stance in Stance if len(stated) > 1}
    parts = [
        phrases.say(
            "part", context.language, verb=phrases.verb(stance, "", context.language)[0].rstrip(","), n=len(held)
        )
        for stance, held in counts.items()
        if held
    ]
    if parts:
        markers = [
            context.draft.cite(context.view.documents[p.document_id], p.start, p.end)
            for held in counts.values()
            for p in held
        ]
        for position, marker in zip([p for held in counts.values() for p in held], markers, strict=True):
            context.draft.take(position, marker)
        n = sum(len(held) for held in counts.values())
        text = phrases.say(
            "overview",
            context.language,
            who=context.who(organisation_id),
            n=n,
            parts=phrases.listed(parts, context.language),
        )
        context.draft.say(text, *markers)
    context.warn_incomplete([organisation_id])
    return True


def of_the_kinds(context: Context, counted: Counted) -> Context | None:
    """Return the same question among the respondents of the kinds that it counts.

    None where nobody is of a kind that every name shows; among all where some may be that nobody can tell.
    """
    if context.of_counted.respondents:
        return context.of_counted
    return None if counted.shown else replace(context, query=replace(context.query, counted=None))


def of_a_kind(context: Context) -> bool:
    """Say what each body of the kind that a question without a matter asks about holds; False where they are many.

    *Vad tycker kommunerna?*: those without a position are said to take none.
    """
    bodies = context.respondents
    if context.query.counted is None or context.query.want in (Want.COUNT, Want.SILENT, Want.LIST_RESPONDENTS):
        return False
    held = [o for o in bodies if context.matches_of(o)] if len(bodies) <= _MOST_BODIES else []
    for organisation_id in held:
        overview(context, organisation_id)
    if held and len(held) < len(bodies):
        names = phrases.listed([context.who(o) for o in bodies if o not in held], context.language)
        context.draft.say(phrases.say("without_position", context.language, names=names))
    return bool(held)
