"""What those asked about hold: their positions, or the words that answer better. What they are silent on is said."""

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from corpus.types import Speaker
from indexer.types import Basis, Stance
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.answers import lookup, overviews, positions, refusals, speaking
from service.answers.context import Context
from service.cues import ASKS_INSTEAD, ITS_OWN, SAYS_OF, Want
from service.evidence import OFFERS_ANOTHER, Evidence, is_furniture
from service.fact_cues import MEMBERS_DISSENT, MEMBERS_SPEAK
from service.kinds_of_fact import of_other_kind, wanted_kind
from service.match import Match, elsewhere

# asked without a matter, these are answered by what somebody holds at all
_OF_ALL_IT_HOLDS = (Want.POSITION, Want.LOOKUP, Want.REASON, Want.CONDITION, Want.COMPARE)
_NEARER = 0.2  # how much higher a plain sentence must score than the words of a position, on the scale of evidence
_HALF = 0.5  # and how much of what the position holds of the question it must hold
_WHOLE = 0.75  # share of the question's terms that a position holds which is on just what is asked
_SPELLED_OUT = 12  # numbers up to this one are written in words
_MARGIN = 0.12  # how much better a plain sentence must cover the question before it is preferred to a position
# a judgement of the report itself, which stands in a sentence of its own or nowhere
_SPOKEN = re.compile(r"\b(?:intryck\w*|allmänt|i stort|helhet\w*|impression|in general|overall)\b", re.IGNORECASE)


def each(say: Callable[[Context, str], bool], context: Context) -> bool:
    """Say something about each of those asked about; return whether there was something to say of all of them."""
    said = [say(context, organisation_id) for organisation_id in context.query.asked]
    return all(said)


def answer_asked(context: Context) -> bool:
    """Answer from the positions of those asked about; each one without a position is quoted or said to be silent."""
    query = context.query
    if of_members(context) or _of_figure_unheard(context):
        return False
    if query.whole and not any(positions.answer_position(context, o) for o in query.asked):
        quotable = (
            not query.stances and not query.vague and _SPOKEN.search(query.text) and lookup.judge(context).answered
        )
        return not quotable and each(_view_of_all, context)
    if query.whole:
        return True
    if query.vague and query.want in _OF_ALL_IT_HOLDS:
        return each(_on_the_one if _points_back(context) and len(query.asked) == 1 else _view, context)
    wanted = query.want in (Want.POSITION, Want.REASON, Want.CONDITION, Want.COMPARE) or (
        query.want is Want.LOOKUP
        and not _of_other_kind(context)
        and (
            context.only_section or _evidence_is_position(context) or _asks_whether(context) or _said_of_aimed(context)
        )
    )
    wanted = wanted and not (query.want is Want.LOOKUP and _offers_another(context))
    quoted = query.want is not Want.COMPARE and _better_quoted(context) and lookup.judge(context).answered
    if not wanted or quoted:
        return False
    answered = [o for o in query.asked if positions.answer_position(context, o) or _stated_there(context, o)]
    if not answered and query.want is not Want.COMPARE:
        return False
    for organisation_id in query.asked:
        if organisation_id not in answered:
            _beside(context, organisation_id)
    if not context.draft.citations:
        context.draft.statements.clear()  # all are silent: that is a refusal, and said as one
    return bool(context.draft.citations)


def _of_figure_unheard(context: Context) -> bool:
    """Return whether the reason is asked for something with a figure that neither those asked nor the proposal write.

    Why a body wants the age to be 15 is told by none of its positions where no letter of its has that figure. Smaller
    numbers may stand there in words.
    """
    figures = [t for t in context.terms if t.text.isdigit() and int(t.text) > _SPELLED_OUT]
    if context.query.want is not Want.REASON or context.query.section or not figures:
        return False
    told = context.view.sections.told_of(context.leant_to)
    rows = np.flatnonzero(context.view.mask(context.scope)).tolist()
    written = {stem for row in rows for stem in context.view.stems(row)} | {word_stem(w.text) for w in tokenize(told)}
    return any(word_stem(t.text) not in written for t in figures)


def _of_other_kind(context: Context) -> bool:
    """Return whether a number, a date, a name or the like is asked for, which no position on the matter holds."""
    found = context.about_of([m for o in context.query.asked for m in context.matches_of(o)])
    return not context.query.yes_no and of_other_kind(context.query.text, [m.quote for m in found])


def _stated_there(context: Context, organisation_id: str) -> bool:
    """State the position that stands beside the best words for the question: under their heading, or in their block.

    A question in other words than the proposal's finds what is written of it before it finds the position.
    """
    best = context.evidence[:1]
    if context.query.want is Want.COMPARE or not best or best[0].document.organisation_id != organisation_id:
        return False
    held = [m for m in context.matches_of(organisation_id) if m.position.basis is Basis.STATED]
    numbered = (m for m in held if m.stated and m.position.section and not elsewhere(m, context.leading, context.terms))
    beside = [m for m in numbered if m.document.id == best[0].document.id and _together(m, best[0])]
    if len({m.position.proposal_id for m in beside}) != 1 or not lookup.judge(context).answered:
        return False
    positions.state(context, beside[0].position, explain=True)
    return True


def _together(match: Match, evidence: Evidence) -> bool:
    document = evidence.document
    section = document.section_at(evidence.start)
    if section.title and document.section_at(match.position.start) == section:
        return True
    blocks = (b for b in document.blocks if b.start <= evidence.start < b.end)
    return any(b.start <= match.position.start < b.end for b in blocks)


def _view_of_all(context: Context, organisation_id: str) -> bool:
    """Tell what somebody holds of all that is proposed: in its own words where it only remarks on this and that."""
    remarks = {Stance.COMMENT, Stance.ASKS_CLARIFICATION}
    held = context.matches_of(organisation_id)
    if held and all(m.position.stance in remarks and not m.stated for m in held):
        return lookup.quote_view(context, organisation_id) or overviews.overview(context, organisation_id)
    return overviews.overview(context, organisation_id)


def _view(context: Context, organisation_id: str) -> bool:
    return overviews.overview(context, organisation_id) or lookup.quote_view(context, organisation_id)


def _on_the_one(context: Context, organisation_id: str) -> bool:
    """State what somebody holds of *the proposal*, where it says so of the whole, or holds one thing and no other."""
    if not context.query.matter.lower().strip(" ?!.").endswith(("förslaget", "proposal")):
        return False
    held = context.matches_of(organisation_id)
    whole = [m for m in held if m.position.basis is Basis.WHOLE_DOCUMENT] or list(held)
    premised = [m for m in held if m.stated and m.position.stance in context.query.stances]
    if context.query.want is Want.REASON and premised:  # `Varför avstyrker föreningen förslaget?`: the one it opposes
        whole = premised
    if len({m.position.proposal_id for m in whole}) != 1:
        return False
    positions.state(context, whole[0].position, explain=True)
    return True


def of_members(context: Context) -> bool:
    """Return whether it is asked which members were against what their body holds: their words, no position of its."""
    query = context.query
    against = MEMBERS_SPEAK if Stance.OPPOSE in query.stances else MEMBERS_DISSENT
    return bool(query.asked) and against.search(query.text) is not None


def _points_back(context: Context) -> bool:
    """Return whether a question without a matter leans on something said before (`Vad tycker SKL om det?`)."""
    words = context.query.matter.lower().strip(" ?!.").split()
    return bool(words) and words[-1] in ("det", "detta", "den", "it", "this", "that", "förslaget", "proposal")


def _offers_another(context: Context) -> bool:
    """Return whether it is asked what somebody wants in place of a thing, which no position of its on that tells."""
    found = context.about_of([m for o in context.query.asked for m in context.matches_of(o)])
    asks = ASKS_INSTEAD.search(context.query.text) is not None
    return asks and not any(OFFERS_ANOTHER.search(m.quote) for m in found)


def _asks_whether(context: Context) -> bool:
    """Return whether the question is if somebody wants the very thing that a position of its is on."""
    if not (context.query.yes_no and ITS_OWN.search(context.query.text)):
        return False
    found = context.about_of([m for o in context.query.asked for m in context.matches_of(o)])
    return bool(found) and found[0].coverage >= _WHOLE


def _said_of_aimed(context: Context) -> bool:
    """Return whether it is asked what somebody says of the very matter, or the section that leads, of its stances."""
    if not SAYS_OF.search(context.query.text):
        return False
    held = [m for o in context.query.asked for m in context.matches_of(o)]
    if any(m.position.proposal_id in context.leant_to for m in held):
        return True
    found = context.about_of(held)
    outright = all(m.stated and m.position.basis is Basis.STATED and m.named >= _WHOLE for m in found)
    return outright and len({m.position.proposal_id for m in found}) == 1


def _evidence_is_position(context: Context) -> bool:
    """Return whether the best words for the question are the very words of a position about it."""
    best = context.evidence[:1]
    found = context.about_of([m for o in context.query.asked for m in context.matches_of(o)])
    return bool(best) and any(
        m.document.id == best[0].document.id and m.position.start <= best[0].start < m.position.end for m in found
    )


def _better_quoted(context: Context) -> bool:
    """Return whether the question is answered by a sentence that no position or its grounds covers."""
    if context.query.stances or not context.evidence or context.only_section:
        return False
    best = context.evidence[0]
    held = [m for o in context.query.asked for m in context.matches_of(o)]
    found = context.about_of(held)
    # what it holds of something else tells nothing of this one; a reason or a condition may stand there all the same
    of_this = held if context.query.want in (Want.REASON, Want.CONDITION) else found or held
    if any(m.covers(best.document.id, best.start) for m in of_this) or is_furniture(best.quote):
        return False
    if not found:
        return True
    holds = wanted_kind(context.query.text)
    if holds and holds.search(best.quote) and not any(holds.search(m.quote) for m in found):
        return True  # a number or a date is asked for, and no position gives one
    if best.speaker is not Speaker.RESPONDENT and context.query.want in (Want.POSITION, Want.REASON, Want.CONDITION):
        return False  # what it retells is nobody's view, and nobody's reason
    margin = 0.0 if context.query.want in (Want.REASON, Want.CONDITION) else _MARGIN
    theirs = (e.score for e in context.evidence if any(m.covers(e.document.id, e.start) for m in found))
    stated = max(theirs, default=0.0)
    if best.coverage > found[0].coverage + margin:
        return True
    return best.score > stated + _NEARER and best.coverage >= _HALF * found[0].coverage


def _beside(context: Context, organisation_id: str) -> None:
    """In a comparison, quote what one of them writes on the matter, or say that it does not take it up."""
    alone = replace(context, query=replace(context.query, asked=(organisation_id,)))
    if lookup.judge(alone).answered:
        best = alone.widened[0]
        marker = context.draft.cite(best.document, best.start, best.end)
        context.draft.say(lookup.quote_sentence(context, best, True), marker)
    elif not speaking.state_in_section(alone):
        named = bool(speaking.words_on(alone, [organisation_id], ()))
        refusals.say_silent(context, organisation_id, named=named)
