"""Who approves of all that is proposed, and who rejects it: what lists say of the report as such."""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.types import Basis, Stance
from service import phrases
from service.answers.context import Context
from service.answers.positions import state
from service.match import Match, plainest
from service.stance_cues import bare

EVERYTHING = "Förslagen i stort"
_CHAPTER = "kapitel"
_ANY_OF_THEM = re.compile(  # asks of parts: *Vilka avstyrker något av förslagen?*
    r"\b(?:någo[tn]|några|ett|en|vissa|delar|flera|enstaka|any|some|one|parts?)(?: \w+)? (?:av|of) ", re.IGNORECASE
)
_EACH_OF_THEM = re.compile(  # and not only the report, its aim or most of it
    r"\btillstyrk\w*|\b(?:ställer|står)\b[^.;]{0,30}\bbakom\b|\b(?:biträd|stöd|bifall)\w+|\bsupports?\b|\bendorses?\b",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(
    r"\b(?:samtliga|alla) (?:\w+ ){0,2}?förslag|\bförslag(?:en|et)? i (?:dess|sin|deras) helhet\b"
    r"|\ball (?:of )?the proposals\b",
    re.IGNORECASE,
)
_NO_OTHER_SIDE = frozenset({Stance.CRITICAL, Stance.COMMENT, Stance.ASKS_CLARIFICATION})


def of_the_report(context: Context) -> bool:
    """Return whether it is asked who approves of the report as such (*Vilka avstyrker betänkandet?*)."""
    query = context.query
    return query.whole and query.section is None and not _ANY_OF_THEM.search(query.text)


def on_the_whole(context: Context) -> tuple[Match, ...]:
    """Return all stances on the proposals as a whole, not on those of a chapter."""
    whole = (m for m in context.matches.all() if m.position.basis is Basis.WHOLE_DOCUMENT)
    return tuple(m for m in whole if _CHAPTER not in context.view.proposals[m.position.proposal_id].name)


def as_the_whole(context: Context) -> Context:
    """Return a question about *the reform* as one about all that is proposed, where those asked do not use the word."""
    query = context.query
    named = query.asked and context.terms and all(bare(t.text) for t in context.terms)
    if not named or query.vague or query.section or any(context.mentions(d.id) for d in context.scope):
        return context
    return replace(context, query=replace(query, whole=True), terms=(), matter=None)


def rejecting_all(context: Context, on_matter: Sequence[Match]) -> list[Match]:
    """Return who opposes all that is proposed, without reserve, and says nothing of this matter but what speaks so."""
    spoken = {m.position.organisation_id for m in on_matter if m.position.stance not in _NO_OTHER_SIDE}
    rejecting = (m for m in on_the_whole(context) if m.position.stance is Stance.OPPOSE)
    return [m for m in rejecting if m.position.qualifier is None and m.position.organisation_id not in spoken]


def approving_all(context: Context, on_matter: Sequence[Match]) -> list[Match]:
    """Return who supports each thing that is proposed, in so many words, and says nothing of this matter.

    Who welcomes the report, or most of it, supports no part that it never speaks of.
    """
    spoken = {m.position.organisation_id for m in on_matter}
    approving = (m for m in on_the_whole(context) if m.position.stance is Stance.SUPPORT and _is_of_each(context, m))
    return [m for m in approving if m.position.qualifier is None and m.position.organisation_id not in spoken]


def _is_of_each(context: Context, match: Match) -> bool:
    position = match.position
    words = context.view.documents[position.document_id].text[position.start : position.end]
    return _EACH_OF_THEM.search(words) is not None and _ALL_OF_THEM.search(words) is not None


def say_each(context: Context, chosen: Sequence[Match], held: Sequence[Match]) -> None:
    """State what everyone holds of the whole, the chosen first, and name those of whom no such stance can be told."""
    taken = {m.position.organisation_id for m in chosen}
    others = one_each([m for m in held if m.position.organisation_id not in taken])
    for match in (*chosen, *others):
        state(context, match.position, explain=False, plain=True)
    spoken = taken | {m.position.organisation_id for m in others}
    if rest := [o for o in context.respondents if o not in spoken]:
        names = phrases.listed([context.who(o) for o in rest], context.language)
        context.draft.say(phrases.say("not_on_the_whole", context.language, names=names))
    context.warn_incomplete(rest)


def one_each(matches: Sequence[Match]) -> list[Match]:
    """Return the best match of each organisation, in the words that take its stance outright where there are any."""
    first: dict[str, Match] = {}
    for match in matches:
        first.setdefault(match.position.organisation_id, match)
    return [plainest(match, matches) for match in first.values()]
