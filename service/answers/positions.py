"""Answers about what organisations hold on a matter: position, reason, condition, comparison, corrected premise."""

import re
from collections.abc import Sequence

from corpus.numbering import report_number
from corpus.types import BlockKind, Document, Section, Speaker
from indexer.alike import shares_piece
from indexer.types import Basis, Position, Stance
from service import cues, phrases
from service.answers.context import Context
from service.answers.lookup import judge, quote_nearest, quote_sentence
from service.answers.nearer import said_nearer
from service.cues import Want
from service.decide import SURE
from service.evidence import SETS_CONDITION, Evidence
from service.match import Match, about, outright_first
from service.premises import FOR, contradicts, is_denied
from service.stance_cues import AGAINST, EITHER
from service.widening import beside, widen

_MOST = 3
_NEARER = 0.1  # how much nearer to the question a further quote must be than the words of the position
_STILL_NEAR = 0.3  # and how much further it may be where no reason stands by the position
_SHARED = 0.5  # share of the question's terms that some position must hold where no sentence answers
_MOST_OF_IT = 0.5  # share of the question's terms that a sentence holds which is on the matter
_ENDS_OPEN = re.compile(r" (?:på|om|av|mot|till|för)$")
_NAMED_SECTION = re.compile(r"\bavsnitt (\d+(?:\.\d+)*)")
_RESERVED = "med förbehåll"
_MIXED = re.compile(r"\b(?:avstyrk|avråd|motsätt|avslå)\w*|\bdelar av (?:förslag|utredning|betänkande)", re.IGNORECASE)
_DOUBT = re.compile(
    r"\btvek(?:a|ar|an|samm?|samma|samt)\b|\bskeptisk\w*|\bdoubt\w*|\bs[ck]eptical\b|\bhesita\w*", re.IGNORECASE
)
_EXPLAINED = frozenset({Stance.OPPOSE, Stance.CRITICAL})


def answer_position(context: Context, organisation_id: str) -> bool:
    """Say what one organisation holds on the matter; False when it states no position on it."""
    found = outright_first(_chosen(context, organisation_id))
    if not found or _far_off(context, found):
        return False
    if own := _own_words(context, organisation_id, found):
        context.draft.say(quote_sentence(context, own, False), context.draft.cite(own.document, own.start, own.end))
        return True
    agreeing = [
        m
        for m in found
        if m.position.stance in context.query.stances and not is_denied(m, found, context.query.stances)
    ]
    agreeing = agreeing or _borne_out(context, organisation_id, found[0])
    others = [m for m in found if m not in agreeing and not any(map(m.within, found))]
    chosen = [*agreeing, *_plainest_first(context, others)][:_MOST]
    if neither := said_nearer(context, organisation_id, chosen):
        quote_nearest(context, organisation_id, 0.0)
        chosen = chosen[:1]
    for match in chosen:
        # a premise that one of the positions bears out is not false because another differs
        told = bool(agreeing) and match not in agreeing
        again = match is not chosen[0]  # what the first sentence confirms or denies is not confirmed or denied again
        plain = context.query.want is Want.COMPARE or told or again or neither
        state(context, match.position, explain=match is chosen[0], plain=plain)
    if context.query.want is Want.CONDITION and not any(SETS_CONDITION.search(m.quote) for m in chosen):
        _say_condition(context, organisation_id, chosen)
    if not context.only_section:  # a number alone is near to nothing
        quote_nearest(context, organisation_id, 0.0 if _asks_why(context) else _NEARER)
    return True


def _borne_out(context: Context, organisation_id: str, nearest: Match) -> list[Match]:
    """Return a position that bears a premise out which the nearest one would deny: on the same thing, so named.

    One that names a part of a matter without its section tells no more of it than what is held under the section.
    """
    if not contradicts(context.query.stances, nearest.position.stance):
        return []
    proposals = context.view.proposals
    named = proposals[nearest.position.proposal_id]
    held = (m for m in context.matches_of(organisation_id) if m.position.stance in context.query.stances)
    same = (m for m in held if m.position.basis is Basis.STATED and None in (m.position.section, named.section))
    return [m for m in same if shares_piece(proposals[m.position.proposal_id].name, named.name)][:1]


def _say_condition(context: Context, organisation_id: str, stated: Sequence[Match]) -> None:
    """Quote the condition that an organisation sets, in other words, in the paragraph or section, or naming it."""
    sections = {m.position.section for m in stated} - {None}
    own = (e for e in context.evidence if e.document.organisation_id == organisation_id)
    setting = (e for e in own if e.speaker is Speaker.RESPONDENT and SETS_CONDITION.search(e.quote))
    for evidence in setting:
        path = evidence.document.section_at(evidence.start).path
        named = {report_number(heading) for heading in path} | set(_NAMED_SECTION.findall(evidence.quote))
        if named & sections or any(_in_one_block(m, evidence) for m in stated):
            marker = context.draft.cite(evidence.document, evidence.start, evidence.end)
            context.draft.say(quote_sentence(context, evidence, False), marker)
            return


def _in_one_block(match: Match, evidence: Evidence) -> bool:
    """Return whether a sentence stands in the paragraph of a position."""
    blocks = (b for b in match.document.blocks if b.start <= match.position.start < b.end)
    return match.document.id == evidence.document.id and any(b.start <= evidence.start < b.end for b in blocks)


def _plainest_first(context: Context, found: Sequence[Match]) -> list[Match]:
    """Return positions with what denies a premise outright before what else is held on the nearest proposal."""
    premise = context.query.stances
    if not premise:
        return list(found)
    outright = AGAINST if premise & FOR else FOR
    nearest = [m for m in found if m.position.proposal_id == found[0].position.proposal_id]
    denying = [m for m in nearest if m.position.stance in outright]
    denying.sort(key=lambda m: m.position.stance is Stance.CRITICAL)
    return [*denying, *(m for m in found if m not in denying)]


def _far_off(context: Context, found: Sequence[Match]) -> bool:
    """Return whether positions share next to no word with the question, which nothing else answers either."""
    if not context.terms or context.query.section or any(m.position.basis is not Basis.STATED for m in found):
        return False
    if any(m.position.proposal_id in context.aimed for m in found):
        return False  # the proposal goes by a number in the response, and its own words by another name
    return max(m.coverage for m in found) < _SHARED and not judge(context).answered


def _own_words(context: Context, organisation_id: str, found: Sequence[Match]) -> Evidence | None:
    """Return what an organisation writes of the matter, where the table only knows what it says of the rest.

    A sentence that holds most of what is asked shows that the matter is not among the rest.
    """
    if any(m.position.basis is not Basis.RESIDUAL for m in found):
        return None
    best = next((e for e in context.evidence if e.document.organisation_id == organisation_id), None)
    least = max(_MOST_OF_IT, max(m.coverage for m in found))
    if best is None or best.speaker is not Speaker.RESPONDENT:
        return None
    held = best.coverage > least or (best is context.evidence[0] and judge(context).signal >= SURE)
    return widen(context.view, best) if held else None


def _chosen(context: Context, organisation_id: str) -> tuple[Match, ...]:
    """Return the organisation's positions that the question is about; those of a named section all count."""
    matches = context.matches_of(organisation_id)
    query = context.query
    if query.want is Want.COMPARE and context.terms and not context.aimed:
        named = set(context.compared)
        return tuple(m for m in matches if m.position.proposal_id in named)[:_MOST]
    if query.section:
        matches = tuple(m for m in matches if f"{m.position.section}.".startswith(f"{query.section}."))
        return about(matches) or matches if context.terms else matches
    if query.whole:
        return tuple(m for m in matches if m.position.basis in (Basis.WHOLE_DOCUMENT, Basis.BY_REFERENCE))
    if not context.terms:
        return ()
    return context.about_of(matches) or _inherited(context, matches) or _on_the_whole(context, matches)


def _inherited(context: Context, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return what an organisation holds on a whole chapter, or on all that it does not name.

    Only when the matter is a known proposal. A general welcome of the report is not among these: it makes nobody a
    supporter of a proposal they never mention.
    """
    sections = context.sections
    if not sections:
        return ()
    for match in matches:
        name = context.view.proposals[match.position.proposal_id].name
        chapter = re.search(r"kapitel (\d+)", name)
        if (
            match.position.basis is Basis.WHOLE_DOCUMENT
            and chapter
            and all(s.split(".")[0] == chapter.group(1) for s in sections)
        ):
            return (match,)
    return tuple(m for m in matches if m.position.basis is Basis.RESIDUAL)[:1]


def _on_the_whole(context: Context, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return what an organisation holds of everything, where that denies what the question takes for granted.

    A general welcome says nothing of a proposal that is never mentioned; having no objection to any does. What bears
    the question out somewhere is denied nowhere.
    """
    if any(m.position.stance in context.query.stances for m in matches):
        return ()
    whole = (m for m in matches if m.position.basis is Basis.WHOLE_DOCUMENT)
    denying = (m for m in whole if contradicts(context.query.stances, m.position.stance))
    free = (m for m in denying if m.position.stance is Stance.NO_OBJECTION or context.mentions(m.document.id))
    return tuple(free)[:1]


def state(context: Context, position: Position, *, explain: bool, plain: bool = False) -> None:
    """State one position with its quote, correcting a premise it contradicts, and its grounds when they are wanted.

    `plain` says where someone stands in a list, which confirms or corrects nothing.
    """
    document = context.view.documents[position.document_id]
    marker = context.draft.cite(document, position.start, position.end)
    quote = phrases.quoted(document.text[position.start : position.end], context.language)
    corrects = not plain and contradicts(context.query.stances, position.stance)
    corrects = corrects and not (EITHER.search(context.query.text) or _doubts(context, position))
    context.draft.say(
        _corrected(context, position, quote) if corrects else _sentence(context, position, quote, plain=plain), marker
    )
    context.draft.take(position, marker)
    asked = _asks_why(context)
    conditions = context.query.want is Want.CONDITION and position.stance is not Stance.SUPPORT_WITH_RESERVATIONS
    if explain and (asked or conditions or position.stance in _EXPLAINED):
        _explain(context, position, marker, asked=asked and not corrects)


def _asks_why(context: Context) -> bool:
    """Return whether grounds are asked for: of one, or of several side by side."""
    query = context.query
    return query.want is Want.REASON or (query.want is Want.COMPARE and bool(cues.REASON.search(query.text)))


def _sentence(context: Context, position: Position, quote: str, *, plain: bool) -> str:
    language = context.language
    who = context.who(position.organisation_id)
    statement = said_as(context, position)
    hedge = phrases.hedge(position.qualifier, language)
    named = context.name_of(position)
    informal = phrases.say("informal", language) if position.stance is Stance.CRITICAL and position.section else ""
    if language == "sv":
        sentence = f"{who} {hedged(statement, hedge)} {named}{informal}: {quote}"
    else:
        sentence = f"{who} {statement} {named}{hedge}{informal}: {quote}"
    query = context.query
    confirms = query.yes_no and position.stance in query.stances and not plain and not EITHER.search(context.query.text)
    if not confirms:
        return sentence
    mixed = position.basis is Basis.WHOLE_DOCUMENT and _MIXED.search(quote)
    return phrases.say("partly" if mixed and position.stance in FOR else "yes", language) + sentence


def _corrected(context: Context, position: Position, quote: str) -> str:
    """Return the sentence that denies the question's premise before it says what holds."""
    language, query = context.language, context.query
    values = {"who": context.who(position.organisation_id), "matter": context.name_of(position), "quote": quote}
    if position.stance is Stance.CRITICAL and Stance.OPPOSE in query.stances:
        sentence = phrases.say("only_critical", language, **values)
    else:
        formal = "tillstyrk" in query.text.lower()
        premise = phrases.premise_verb(query.stances, language, formal=formal)
        several = position.basis in (Basis.WHOLE_DOCUMENT, Basis.RESIDUAL)
        hedge = phrases.hedge(position.qualifier, language)
        actual = _instead(position.stance, said_as(context, position), hedge, language, several=several)
        sentence = phrases.say("instead", language, premise=premise, actual=actual, **values)
    return phrases.say("no", language) + sentence if query.yes_no else sentence


def said_as(context: Context, position: Position) -> str:
    """Return the verb that says what a position is: `avstyrker`, `har inga invändningar mot`."""
    document = context.view.documents[position.document_id]
    return phrases.verb(position.stance, document.text[position.start : position.end], context.language)[0]


def hedged(statement: str, hedge: str) -> str:
    """Put a Swedish hedge after the verb: `avstyrker i nuläget`, `har i nuläget inga invändningar mot`.

    Not between a verb and its `sig`, nor beside the reservation as if that were hedged.
    """
    first, space, rest = statement.partition(" ")
    if not hedge or rest == "sig":
        return statement + hedge
    return f"{first}{hedge}, men {rest}," if rest == _RESERVED else f"{first}{hedge}{space}{rest}"


def _instead(stance: Stance, statement: str, hedge: str, language: str, *, several: bool) -> str:
    """Return what someone does instead of what the premise says, with a pronoun for the matter."""
    if language == "en":
        it = "them" if several else "it"
        known = {
            Stance.CRITICAL: f"is critical of {it}",
            Stance.SUPPORT_WITH_RESERVATIONS: f"supports {it}, with reservations",
            Stance.NO_OBJECTION: f"has no objection to {it}",
        }
        return known.get(stance, f"{statement} {it}") + hedge
    it = "dem" if several else "det"
    if stance is Stance.CRITICAL:
        return f"framför kritik mot {it}"
    if stance is Stance.NO_OBJECTION:
        return f"har{hedge} inga invändningar mot {it}"
    if _ENDS_OPEN.search(statement):
        return f"{hedged(statement, hedge)} {it}"  # `lämnar synpunkter på det`
    first, space, rest = statement.partition(" ")
    if rest == "sig":
        return f"{first} sig{hedge} {it}"
    but = ", men" if hedge and rest == _RESERVED else ""
    return f"{first} {it}{hedge}{but}{space}{rest}"


def _doubts(context: Context, position: Position) -> bool:
    """Return whether somebody is taken to doubt what it supports with reservations: these may be the doubt."""
    reserved = position.stance is Stance.SUPPORT_WITH_RESERVATIONS
    return reserved and _DOUBT.search(context.query.text) is not None


def _points(document: Document, position: Position) -> Section | None:
    """Return the section of a position that is one point of a list: the other points give no reason for it."""
    at = position.start
    item = any(b.start <= at < b.end and b.kind is BlockKind.ITEM for b in document.blocks)
    return document.section_at(at) if item else None


def _explain(context: Context, position: Position, marker: int, *, asked: bool) -> None:
    document = context.view.documents[position.document_id]
    who = context.who(position.organisation_id, again=True)
    if position.grounds_start is None or position.grounds_end is None:
        near = beside(context.view, document, position.start, position.end) if asked else None
        if near is None:
            silent = asked and position.stance is not Stance.CRITICAL  # criticism says itself what is wrong
            outside = _points(document, position)
            if silent and not quote_nearest(context, position.organisation_id, -_STILL_NEAR, outside):
                context.draft.say(phrases.say("no_grounds", context.language), marker)
            return
        (start, end), key = near, "beside"
    else:
        start, end = position.grounds_start, position.grounds_end
        key = "grounds" if position.stance in _EXPLAINED else "context" if position.section else "beside"
    if position.start <= start and end <= position.end:
        return  # the quote already holds the reason
    quote = phrases.quoted(document.text[start:end], context.language)
    context.draft.say(
        phrases.say(key, context.language, who=who, quote=quote), context.draft.cite(document, start, end)
    )
