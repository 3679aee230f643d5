"""Answers that run through all respondents, never through a top k: lists, counts, who is silent, who has answered."""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.naming import UNTITLED
from indexer.types import Basis, Stance
from service import phrases
from service.answers.against import quote_against
from service.answers.context import Context
from service.answers.emphasis import emphasised
from service.answers.on_the_whole import (
    EVERYTHING,
    approving_all,
    of_the_report,
    on_the_whole,
    one_each,
    rejecting_all,
    say_each,
)
from service.answers.positions import state
from service.answers.speaking import beside, say_rest, words_on
from service.cues import OF_LAWS, UNANSWERED, Want
from service.kinds_of_body import Counted
from service.match import Match
from service.positions.contract import PositionQuery
from service.positions.table import build_table
from service.stance_cues import AGAINST

_A_LAW = re.compile(  # by its name, or a place in one
    r"\b(?!\w*(?:[fF]örs|[aA]ns|[iI]ns|[bB]es|[uU]ts|[uU]pps|[aA]vs|[bB]o|[uU]nder|[mM]ans|[nN]eder)lag)\w*lag(?:en|ens|ar|arna)\b"
    r"|\b\w*(?:balk|förordning)(?:en|ens)\b|\b\d+ (?:kap\.|§)",
)
_MENTIONED = 0.5
_MOST_RELATED = 6
_TELLING, _SO_CALLED = 0.5, 0.7  # weight of a term that names a matter by itself; share of the terms in a name
_SEVERAL, _MOSTLY = 2, 0.75  # sections of the report; share of the terms that a position is on


def list_proposals(context: Context, organisations: Sequence[str]) -> bool:
    """List what each organisation supports, opposes or doubts, in the order of the report.

    False when no stance is asked for.
    """
    stances = _stances(context)
    if not stances:
        return False
    for organisation_id in organisations:
        held = [m for m in _in_report_order(context, organisation_id) if m.position.stance in stances]
        if context.terms and not context.query.whole and (near := [m for m in held if m.coverage >= _MENTIONED]):
            held = near
        if OF_LAWS.search(context.query.text):
            held = [m for m in held if _of_a_law(context, m)] or held
        if stressed := emphasised(context.query.text, held):
            for match in stressed:
                state(context, match.position, explain=False, plain=True)
            continue
        who = context.who(organisation_id)
        verb = _verb(context, held)
        if not held:
            if not (stances <= AGAINST and not context.terms and quote_against(context, organisation_id)):
                context.draft.say(phrases.say("count_proposals_none", context.language, who=who, verb=verb))
            continue
        markers = [cite_position(context, m) for m in held]
        lead = phrases.say("count_proposals", context.language, who=who, verb=verb, n=len(held))
        context.draft.say(
            lead if len(held) > 1 or context.language == "sv" else lead.replace("proposals", "proposal"), *markers
        )
        for match, marker in zip(held, markers, strict=True):
            context.draft.say("• " + _item(context, match), marker)
        if len(organisations) == 1:
            names = (context.view.proposals[match.position.proposal_id].name for match in held)
            context.draft.offered = tuple(phrases.quoted(name, context.language) for name in names)
    return True


def _of_a_law(context: Context, match: Match) -> bool:
    """Return whether a position is on a proposal that names a law, or takes it up by a law's name."""
    return _A_LAW.search(f"{context.view.proposals[match.position.proposal_id].name} {match.quote}") is not None


def _in_report_order(context: Context, organisation_id: str) -> list[Match]:
    order = {p.id: i for i, p in enumerate(context.view.positions_all)}
    return sorted(context.matches_of(organisation_id), key=lambda m: order[m.position.id])


def _item(context: Context, match: Match) -> str:
    proposal = context.view.proposals[match.position.proposal_id]
    language = context.language
    hedge = phrases.hedge(match.position.qualifier, language)
    section = phrases.say("where", language, section=proposal.section) if proposal.section else ""
    reserved = match.position.stance is Stance.SUPPORT_WITH_RESERVATIONS
    note = (
        (", med förbehåll" if language == "sv" else ", with reservations") if reserved else f",{hedge}" if hedge else ""
    )
    name = match.quote if proposal.name == UNTITLED else proposal.name
    return f"{phrases.quoted(name, language)}{section}{note}"


def _stances(context: Context) -> frozenset[Stance]:
    stances = context.query.stances
    if context.query.unreserved and Stance.SUPPORT in stances:
        return frozenset({Stance.SUPPORT})
    return stances


def _verb(context: Context, held: Sequence[Match]) -> str:
    """Return the verb of a list: the formal one only when every quote has it."""
    stances = _stances(context)
    language = context.language
    if Stance.OPPOSE in stances and Stance.CRITICAL in stances:
        return "framför kritik mot eller motsätter sig" if language == "sv" else "criticises or opposes"
    stance = Stance.SUPPORT if Stance.SUPPORT in stances else sorted(stances)[0]
    quotes = [context.view.documents[m.position.document_id].text[m.position.start : m.position.end] for m in held]
    asked = "avstyrk" if stance is Stance.OPPOSE else "tillstyrk"
    formal = all(asked in q.lower() for q in quotes) if quotes else asked in context.query.text.lower()
    return phrases.verb(stance, asked if formal else "", language)[0]


def cite_position(context: Context, match: Match) -> int:
    """Cite a position's words, and give it with the answer."""
    position = match.position
    marker = context.draft.cite(context.view.documents[position.document_id], position.start, position.end)
    context.draft.take(position, marker)
    return marker


def list_respondents(context: Context) -> bool:
    """Say which respondents take the stance asked for, with numerator and denominator, then where the others stand."""
    stances = _stances(context)
    everyone = context.respondents
    if not stances or not everyone:
        return False
    if of_the_report(context) and _list_on_the_whole(context):
        return True
    on_matter = _on_matter(context)
    if on_matter is None:
        return False
    chosen = one_each([m for m in on_matter if m.position.stance in stances])
    if context.terms:
        chosen += [m for m in beside(context, on_matter) if m.position.stance in stances]
    of_a_part = context.terms or context.query.section
    if Stance.OPPOSE in stances and of_a_part:
        chosen += one_each(rejecting_all(context, on_matter))
    if Stance.SUPPORT in stances and of_a_part:
        chosen += one_each(approving_all(context, on_matter))
    _lead(context, chosen, len(everyone))
    taken = {c.position.organisation_id for c in chosen}
    others = one_each([m for m in on_matter if m.position.organisation_id not in taken])
    if context.terms or context.query.section:
        _others(context, chosen, others, on_matter)
    else:
        for match in chosen:
            list_proposals(context, [match.position.organisation_id])
    return True


def _list_on_the_whole(context: Context) -> bool:
    """Say who takes the stance asked for on the proposals as a whole; of its parts where nobody speaks of the whole."""
    held = on_the_whole(context)
    chosen = one_each([m for m in held if m.position.stance in _stances(context)])
    if not held or not (chosen or context.terms):
        return list_respondents(replace(context, terms=(), query=replace(context.query, whole=False)))
    if not chosen and any(m.position.stance in _stances(context) and _so_named(context, m) for m in context.on_matter):
        return False  # somebody takes that stance on what goes by the report's own name
    _lead(context, chosen, len(context.respondents), phrases.everything(EVERYTHING, context.language))
    say_each(context, chosen, held)
    taken = {m.position.organisation_id for m in held}
    for organisation_id in () if context.terms else (o for o in context.respondents if o not in taken):
        if any(m.position.stance in _stances(context) for m in context.matches_of(organisation_id)):
            list_proposals(context, [organisation_id])  # of the proposals, some
    return True


def _so_named(context: Context, match: Match) -> bool:
    """Return whether a position's proposal bears the words asked about, which its sentence may hold in passing."""
    name = context.view.proposals[match.position.proposal_id].name.lower()
    return any(term.text.lower() in name for term in context.terms)


def _on_matter(context: Context) -> tuple[Match, ...] | None:
    """Return the positions on the matter asked about; all of them when none is named; None when it is not found."""
    if context.query.section:
        found = context.matches.in_section(context.query.section)
        return found or None
    if not context.terms:
        everything = _stances(context) <= {Stance.ABSTAIN, Stance.NO_OBJECTION}
        held = context.matches.all()
        return tuple(m for m in held if everything or m.position.basis is not Basis.WHOLE_DOCUMENT) or None
    found = context.on_matter
    if all(term.weight < _TELLING for term in context.terms):  # *genomföra* stands in what is held of many things
        found = tuple(m for m in found if context.matches.names(m.position.proposal_id) >= _SO_CALLED) or found
    return None if _scattered(context, found) else found or None


def _scattered(context: Context, found: Sequence[Match]) -> bool:
    """Return whether positions on several sections share some words with the question, and none most of them.

    Counted together they would be for or against what hardly any of them is about.
    """
    if context.leading or len({m.position.section for m in found}) < _SEVERAL:
        return False
    return all(m.named < _MOSTLY for m in found)


def _lead(context: Context, chosen: Sequence[Match], everyone: int, named: str | None = None) -> None:
    language = context.language
    named = named or _matter(context, chosen)
    verb = _verb(context, chosen)
    alone = everyone == 1
    values: dict[str, object] = {"all": everyone, "bodies": context.bodies(known=not chosen), "matter": named}
    if not chosen:
        one = context.body.split(" ", 1)[1]
        key = "count_none_only" if alone else "count_none"
        context.draft.say(phrases.say(key, language, one=one, verb=verb, **values))
        return
    names = phrases.listed([context.who(m.position.organisation_id) for m in chosen], language)
    verb = phrases.plural(verb, len(chosen)) if language == "en" else verb
    markers = [cite_position(context, m) for m in chosen]
    key = "count_only" if alone else "count_respondents"
    said = phrases.say(key, language, n=len(chosen), one=context.body, verb=verb, names=names, **values)
    context.draft.say(said, *markers)


def _matter(context: Context, chosen: Sequence[Match]) -> str:
    if not context.terms and not context.query.section:
        return phrases.say("any", context.language)
    matched = _on_matter(context) or ()
    found = chosen or matched
    proposals = {m.position.proposal_id for m in found}
    if not proposals <= (named := {m.position.proposal_id for m in matched}):
        proposals |= named  # what goes by several names is called what the question calls it
    return _named(context, sorted(proposals), found)


def _named(context: Context, proposals: Sequence[str], found: Sequence[Match]) -> str:
    """Return the proposal's name when the matter is one proposal, else the question's own words."""
    label = context.label
    if found and (len(set(proposals)) == 1 or label is None):
        return context.name_of(found[0].position)
    return label or phrases.say("matter_default", context.language)


def _others(context: Context, chosen: Sequence[Match], others: Sequence[Match], found: Sequence[Match]) -> None:
    why = context.query.want is Want.REASON  # asked of those who take the stance, and of no others
    for match in [*chosen, *others][: max(_MOST_RELATED, len(chosen) if why else 0)]:
        state(context, match.position, explain=why and match in chosen, plain=True)
    say_rest(context, {m.position.organisation_id for m in (*chosen, *others)}, found)


def list_silent(context: Context) -> bool:
    """Say which respondents do not mention the matter, after looking through every passage of every response."""
    everyone = context.respondents
    if not (context.terms or context.query.section) or not everyone:
        return False
    found = _on_matter(context) or ()
    spoken = {m.position.organisation_id for m in found}
    spoken |= words_on(context, [o for o in everyone if o not in spoken], found).keys()
    if not spoken and not any(context.mentions(d.id) for d in context.documents):
        return False
    silent = [o for o in everyone if o not in spoken]
    positions = context.on_matter if context.terms else _on_matter(context) or ()
    named = _named(context, [m.position.proposal_id for m in positions], positions)
    language = context.language
    names = phrases.listed([context.who(o) for o in silent or everyone], language)
    key = "silent_list" if silent else "silent_none"
    if len(everyone) == 1:
        key += "_only"
    elif len(silent) == 1:
        key += "_one"
    values = {"n": len(silent), "all": len(everyone), "bodies": context.bodies()}
    context.draft.say(phrases.say(key, language, matter=named, names=names, **values))
    for match in one_each(positions)[:_MOST_RELATED]:
        context.draft.cite(
            context.view.documents[match.position.document_id], match.position.start, match.position.end, related=True
        )
    context.warn_incomplete(silent)
    return True


def asks_who_answered(context: Context) -> bool:
    """Return whether it is asked who has answered at all or has not, not who thinks what."""
    if context.query.want is Want.SILENT:
        return bool(UNANSWERED.search(context.query.text))
    return context.query.want in (Want.LIST_RESPONDENTS, Want.COUNT) and not context.query.stances


def list_answered(context: Context) -> bool:
    """Say who has answered, or which of them are of the kind asked for (municipalities); of how many."""
    everyone = context.respondents
    if not everyone:
        return False
    language = context.language
    if context.query.counted is None:
        names = phrases.listed([context.who(o) for o in everyone], language)
        key = "responded_one" if len(everyone) == 1 else "responded"
        context.draft.say(phrases.say(key, language, n=len(everyone), names=names), *_openings(context, everyone))
    else:
        _say_of_kind(context, context.query.counted)
    if _silent(context) is None:
        context.draft.warn(phrases.say("unknown_invited", language))
    return True


def _say_of_kind(context: Context, counted: Counted) -> None:
    everyone, chosen, language = context.respondents, context.of_counted.respondents, context.language
    names = phrases.listed([context.who(o) for o in chosen], language)
    values = {"n": len(chosen), "total": len(everyone), "names": names, "are": counted.are(language, len(chosen))}
    key = "of_kind" if chosen else "none_of_kind"
    context.draft.say(phrases.say(key, language, **values), *_openings(context, chosen or everyone))


def _openings(context: Context, organisation_ids: Sequence[str]) -> list[int]:
    """Cite the first words of each body's response."""
    first = [context.first_document[o] for o in organisation_ids]
    return [context.draft.cite(document, *_first_words(document.text)) for document in first]


def list_unanswered(context: Context) -> bool:
    """Say who was invited and has sent nothing, or that nobody can tell because no list of the invited is here."""
    if not context.respondents:
        return False
    language = context.language
    silent = _silent(context)
    if silent is None:
        context.draft.say(phrases.say("unknown_unanswered", language))
        context.draft.warn(phrases.say("unknown_invited", language))
    elif silent:
        key = "unanswered_one" if len(silent) == 1 else "unanswered"
        context.draft.say(phrases.say(key, language, n=len(silent), names=phrases.listed(list(silent), language)))
    else:
        context.draft.say(phrases.say("all_answered", language))
    if context.query.counted is not None:
        _say_of_kind(context, context.query.counted)
        return True
    names = phrases.listed([context.who(o) for o in context.respondents], language)
    key = "responded_one" if len(context.respondents) == 1 else "responded"
    said = phrases.say(key, language, n=len(context.respondents), names=names)
    context.draft.say(said, *_openings(context, context.respondents))
    return True


def _silent(context: Context) -> tuple[str, ...] | None:
    """Return who of the kinds asked for was invited and has sent nothing; None where no list of the invited is here."""
    names = build_table(context.view, context.documents, PositionQuery(limit=1)).not_answered
    counted = context.query.counted
    if names is None or counted is None:
        return names
    register = context.view.register
    types = ({register[m.organisation_id].type for m in register.find(name, lenient=True)} for name in names)
    return tuple(n for n, kinds in zip(names, types, strict=True) if any(counted.holds(n, t) for t in (*kinds, "")))


def _first_words(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    end = text.find("\n\n", start)
    return start, end if end > 0 else len(text)


def count(context: Context) -> bool:
    """Answer *how many*: proposals of the organisations asked about, else respondents."""
    if context.query.asked:
        return list_proposals(context, context.query.asked)
    if not context.query.stances:
        return list_answered(context) if not context.terms else False
    return list_respondents(context)
