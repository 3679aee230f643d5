"""Answers that quote: a fact, a definition, what someone writes on a matter on which no position is stated."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from corpus.numbering import own_titles, report_number
from corpus.types import Document, Section, Speaker
from indexer.stance import outright
from service import cues, phrases
from service.answers.context import Context
from service.cues import Want
from service.decide import SURE, Verdict, decide
from service.evidence import OFFERS_ANOTHER, Evidence
from service.fact_cues import ASKS_OTHERS, MEMBERS_SPEAK, long_row
from service.kinds_of_fact import missing_kind, wanted_figure
from service.subjects import asks_view
from service.terms import coverage, in_full, taken_apart
from service.widening import widen

_CLOSE = 0.82  # a second quote must be this near the first to be shown too
_MOST = 3  # quotes looked at
_SHOWN, _SHOWN_IN_DOUBT = 2, 3
_LISTED, _MOST_LISTED = 0.75, 4  # the same for words of several respondents, where the question asks who
_HOLDS_MUCH, _HARDLY = 0.4, 0.5  # share of the terms in the best words; which part of it is hardly any of it
_FAR_LESS = 1.5  # log-odds of reading by which a further quote answers less than the first, which answers
_NO_ANSWER, _NEARLY_ALL = -1.0, 0.9  # log-odds of reading of what is no answer; share of the terms that speaks for it
_HOLDS_MORE = 0.3  # by how much more of the terms a further quote holds which need not be nearer than those before
_TOUCHED = 0.3  # share of the terms below which a passage does not touch on the matter
_WANTS = re.compile(r"\b(?:vill|anser|tycker|menar|bör|önskar|föreslår|ser gärna|behöver|efterlyser)\b", re.IGNORECASE)


def judge(context: Context) -> Verdict:
    """Decide whether the best evidence in scope answers the question."""
    evidence = context.widened
    table = context.view.stems(evidence[0].row) if evidence else {}
    verdict = decide(context.query, context.terms, evidence, table, context.elsewhere, context.read)
    return replace(verdict, answered=verdict.answered and not _passed_over(context))


def _passed_over(context: Context) -> bool:
    """Return whether it is asked if somebody mentions a thing, or what they say of it, and they have no word for it.

    Nearness in meaning is no mention: some sentence is always the nearest.
    """
    query = context.query
    if not (query.asked and context.terms):
        return False
    if cues.ASKS_MENTION.search(query.text):
        return not any(context.mentions(d.id, least=_TOUCHED) for d in context.scope)
    says_of = query.want is Want.LOOKUP and cues.SAYS_OF.search(query.text) and all(t.exact for t in context.terms)
    if not says_of or context.read is None or context.read >= 0:
        return False  # in words that nobody uses it may be spoken of in others
    wholly = taken_apart(in_full(context.terms), context.view.snapshot.lexical)
    rows = np.flatnonzero(context.view.mask(context.scope)).tolist()
    return not any(coverage(wholly, context.view.stems(row)) >= _TOUCHED for row in rows)


def lacks_kind(context: Context) -> bool:
    """Return whether the question asks for a number, a date, a name that the best evidence does not hold."""
    return missing_kind(context.query.text, [e.quote for e in context.widened[:_MOST]], context.terms) is not None


def answer_lookup(context: Context, *, sure: bool, as_position: bool = False) -> None:
    """Quote the best evidence and what is nearly as good: two quotes in all, three where it is not `sure` to answer."""
    chosen = _chosen(context, own=as_position, most=_SHOWN if sure else _SHOWN_IN_DOUBT)
    if context.query.of_respondents and len({e.document.organisation_id for e in chosen}) > 1:
        context.draft.say(phrases.say("nearest_of_all", context.language))
    for i, evidence in enumerate(chosen):
        marker = context.draft.cite(evidence.document, evidence.start, evidence.end)
        too = i > 0 and _same_voice(evidence, chosen[i - 1])
        context.draft.say(quote_sentence(context, evidence, as_position and i == 0, too=too), marker)


def _same_voice(one: Evidence, other: Evidence) -> bool:
    return (one.document.id, one.speaker) == (other.document.id, other.speaker)


def tell_of(context: Context) -> bool:
    """Answer by what others tell of a body that the question but names: `Hur många ansökningar kom in till verket?`.

    Their best words must name it, and answer for sure. False where they do not.
    """
    query = context.query
    if not query.in_passing or query.want is not Want.LOOKUP or query.speaker is not None:
        return False
    others = replace(context, query=replace(query, asked=()))
    best = others.widened[:1]
    named = {m.organisation_id for e in best for m in context.view.register.find(e.quote)}
    verdict = judge(others) if named.intersection(query.asked) else None
    if verdict is None or not verdict.answered or verdict.signal < SURE:
        return False
    answer_lookup(others, sure=True)
    return True


def quote_view(context: Context, organisation_id: str) -> bool:
    """Quote what one organisation wants, when it states no position; False without a sentence that says so."""
    own = [e for e in context.evidence if e.document.organisation_id == organisation_id]
    found = [e for e in own if e.speaker is Speaker.RESPONDENT and _WANTS.search(e.quote)]
    for item in sorted((widen(context.view, e) for e in found[:2]), key=lambda e: (e.document.id, e.start)):
        marker = context.draft.cite(item.document, item.start, item.end)
        context.draft.say(quote_sentence(context, item, not context.draft.statements), marker)
    return bool(found)


def quote_nearest(context: Context, organisation_id: str, margin: float, outside: Section | None = None) -> bool:
    """Quote what an organisation itself writes nearest to the question and what no quote so far holds.

    It must score so much higher than all that is quoted, and stand `outside` a section; False where nothing does.
    """
    own = [e for e in context.evidence if e.document.organisation_id == organisation_id]
    spans = [(c.document_id, c.start, c.end) for c in context.draft.citations]
    shown = [e for e in own if any(d == e.document.id and start <= e.start < end for d, start, end in spans)]
    rest = (e for e in own if e not in shown)
    if context.query.want in (Want.REASON, Want.POSITION):  # a position on something else is no reason, nor one on this
        rest = (e for e in rest if not _of_another_proposal(context, e, organisation_id))
    best = next((e for e in rest if outside is None or e.document.section_at(e.start) != outside), None)
    if best is None or best.speaker is not Speaker.RESPONDENT:
        return False
    nearest = max((e.score for e in shown), default=0.0)
    holds_more = best.score >= nearest and best.coverage >= max((e.coverage for e in shown), default=1) + _HOLDS_MORE
    if (best.score <= nearest + margin and not holds_more) or _reads_as_no_answer(context, best, shown):
        return False
    wide = widen(context.view, best, why=context.query.want is Want.REASON)
    if any(d == wide.document.id and start < wide.end and wide.start < end for d, start, end in spans):
        wide = best
    marker = context.draft.cite(wide.document, wide.start, wide.end)
    context.draft.say(quote_sentence(context, wide, False), marker)
    return True


def _reads_as_no_answer(context: Context, best: Evidence, shown: Sequence[Evidence]) -> bool:
    """Return whether a sentence answers as little to its reader as those shown, and lacks some of what is asked."""
    own, *others = (_read(context, e) for e in (best, *shown))
    told = max((r for r in others if r is not None), default=_NO_ANSWER)
    return own is not None and own < _NO_ANSWER and own <= told and best.coverage < _NEARLY_ALL


def _of_another_proposal(context: Context, evidence: Evidence, organisation_id: str) -> bool:
    """Return whether words state a position on a proposal other than those that have been told of."""
    told = {p.proposal_id for p in context.draft.positions}
    stating = [m for m in context.matches_of(organisation_id) if m.stated and m.document.id == evidence.document.id]
    wide = widen(context.view, evidence)
    held = [m for m in stating if m.position.start < wide.end and wide.start < m.position.end]
    return bool(told and held) and not any(m.position.proposal_id in told for m in held)


def _from_each(context: Context) -> list[Evidence]:
    """Return the best words of each respondent, those nearly as good as the first, when the question asks who."""
    found: dict[str, Evidence] = {}
    for item in context.evidence:
        sender = item.document.organisation_id
        if sender and item.document.kind.is_response and item.speaker is Speaker.RESPONDENT:
            found.setdefault(sender, item)
    best = max((e.score for e in found.values()), default=0.0)
    return [widen(context.view, e) for e in found.values() if e.score >= _LISTED * best][:_MOST_LISTED]


def _voiced(context: Context, evidence: Sequence[Evidence], speaker: Speaker) -> list[Evidence]:
    """Return the words of a kind of speaker; none where they are on hardly any of what others' words hold.

    What a minister was given is told by whoever gave it, and what a letter but retells is quoted as retold. Of a
    minister's view others tell nothing.
    """
    voiced = [e for e in evidence if e.speaker is speaker]
    best = evidence[0].coverage
    remote = best >= _HOLDS_MUCH and all(e.coverage < best * _HARDLY for e in voiced[:1])
    return [] if remote and not (context.query.speaker and asks_view(context.query.text)) else voiced


def _chosen(context: Context, *, own: bool, most: int) -> list[Evidence]:
    query = context.query
    if query.of_respondents and (each := _from_each(context)):
        return each
    evidence: Sequence[Evidence] = context.widened
    # a definition is looked for in the inquiry first, but anybody may give it
    speaker = Speaker.RESPONDENT if own else None if query.want is Want.DEFINITION else context.voice
    if speaker is not None:  # what a respondent retells is not its view, nor its view the inquiry's
        evidence = _voiced(context, evidence, speaker) or evidence
    if row := long_row(query.text):  # things asked for by number: where they are named before where not
        evidence = sorted(evidence, key=lambda e: row.search(e.quote) is None)
    if cues.ASKS_INSTEAD.search(query.text):  # what is offered before what it is offered in place of
        near = [e for e in evidence if e.score >= _CLOSE * evidence[0].score]
        evidence = sorted(near, key=lambda e: OFFERS_ANOTHER.search(e.quote) is None)
    if MEMBERS_SPEAK.search(query.text):
        evidence = [e for e in evidence if e.speaker is Speaker.OTHER] or evidence
    holding = [e for e in evidence[:_MOST] if missing_kind(context.query.text, [e.quote], context.terms) is None]
    first = holding[0] if holding else evidence[0]
    if first.speaker is Speaker.OTHER and query.asked and not ASKS_OTHERS.search(query.text):
        # a body is asked about: its own words come before a member's
        first = next((e for e in evidence[:_MOST] if e.speaker is Speaker.RESPONDENT), first)
    near = [e for e in evidence if e is not first and e.score >= _CLOSE * first.score]
    if holding and (figure := wanted_figure(query.text)):
        near = [e for e in near if figure.search(e.quote)]  # beside a figure, words without one bear on nothing
    if query.want is not Want.DEFINITION:  # a definition may be given in words that are read as something else
        near = [e for e in near if not _told_without(context, first, e)]
    return [first, *near][:most]


def _told_without(context: Context, first: Evidence, further: Evidence) -> bool:
    """Return whether the first quote answers to its reader, and a further one, however near it in words, does not."""
    best, other = _read(context, first), _read(context, further)
    return best is not None and other is not None and best >= 0 and other <= best - _FAR_LESS


def _read(context: Context, quoted: Evidence) -> float | None:
    """Return the log-odds that quoted words answer: of the best sentence in them."""
    held = (n for n, e in enumerate(context.evidence) if e.document is quoted.document)
    place = next((n for n in held if quoted.start <= context.evidence[n].start < quoted.end), None)
    return None if place is None else context.reading(place)


def quote_sentence(context: Context, evidence: Evidence, as_position: bool, *, too: bool = False) -> str:
    """Return one sentence that says who writes the words and quotes them, `too` where the one before is of the same.

    Retold words are never the respondent's view.
    """
    language, also = context.language, "_too" if too else ""
    document = evidence.document
    quote = phrases.quoted(evidence.quote, language)
    where = section_note(document, evidence.start, language)
    if document.organisation_id and document.kind.is_response:
        who = context.who(document.organisation_id)
        if evidence.speaker is Speaker.INQUIRY:
            return phrases.say(f"renders{also}", language, who=who, where=where, quote=quote)
        if evidence.speaker is Speaker.GOVERNMENT:
            return phrases.say("renders_government", language, who=who, where=where, quote=quote)
        if evidence.speaker is Speaker.OTHER:
            return phrases.say(
                "other_in_response", language, whose=context.whose(document.organisation_id), quote=quote
            )
        # nobody takes no position in words that take one, be it on another matter
        key = "no_position" if as_position and outright(evidence.quote) is None else f"writes{also}"
        return phrases.say(key, language, who=who, where=where, quote=quote)
    if evidence.speaker is Speaker.OTHER and document.speaker is not Speaker.OTHER:
        key = "other_says" if document.speaker_name else "other_voice"
        return phrases.say(key, language, title=document.title, who=document.speaker_name, quote=quote)
    return phrases.say(f"source_says{also}", language, title=document.title, quote=quote)


def section_note(document: Document, offset: int, language: str) -> str:
    """Return ` (avsnitt 7.6.2)` when the place is under a heading with the number of a section, else nothing."""
    own = own_titles(section.title for section in document.sections)
    numbers = [n for h in document.section_at(offset).path if h not in own and (n := report_number(h))]
    return phrases.say("where", language, section=numbers[-1]) if numbers else ""


def cite_related(context: Context, evidence: Sequence[Evidence], most: int = 2) -> None:
    """Add the nearest passages as related citations, never as the answer."""
    for item in evidence[:most]:
        context.draft.cite(item.document, item.start, item.end, related=True)
