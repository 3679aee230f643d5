"""A question to a cited answer: the steps in order, nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.types import Speaker
from service import cues, strangers
from service.abroad import told_of
from service.answers import (
    compared,
    heads,
    lists,
    lookup,
    metadata,
    overviews,
    proposed,
    refusals,
    senders,
    speaking,
    wished,
)
from service.answers.context import Context
from service.answers.of_asked import answer_asked, each, of_members
from service.answers.on_the_whole import as_the_whole
from service.answers.withheld import list_withheld
from service.contract import Status
from service.cues import UNANSWERED, Want
from service.decide import PLAINLY, SURE, of_that_country
from service.evidence import is_furniture
from service.fact_cues import MEMBERS_SPEAK
from service.foreign import foreign
from service.match import Match

_FAR_MORE = 0.3  # how much more of the terms a sentence holds that tells of something else than positions do
_OF_VIEWS = frozenset({Want.POSITION, Want.REASON, Want.CONDITION, Want.COMPARE, Want.LIST_PROPOSALS})


def answer(context: Context) -> Status:
    """Fill the context's draft and return how the question ended.

    Order matters: what must be refused whatever the material says comes first, then the tables that run through all
    respondents, then single positions, and quoting last.
    """
    if context.query.counted and context.respondents and not lists.asks_who_answered(context):
        if (among := overviews.of_the_kinds(context, context.query.counted)) is None:
            return refusals.none_of_kind(context, context.query.counted)
        context = among
    if context.query.strangers and not context.query.asked:  # a letter of nobody known is still its signatory's
        own = strangers.signed(context.documents, context.query.strangers)
        context = replace(context, documents=own or context.documents)
    status = _answer(as_the_whole(context))
    if status is Status.ANSWERED and context.query.beside_inquiry:
        compared.say_proposed(context)
    if status is Status.ANSWERED:
        senders.warn(context)
        if context.query.want in _OF_VIEWS:
            context.warn_incomplete(context.query.asked, enclosures=False)  # they may say more of it there
    return status


def _answer(context: Context) -> Status:
    query = context.query
    if query.want is Want.OPINION:
        return refusals.declined(context)
    if query.ambiguous:
        return refusals.clarify(context)
    if query.absent and not query.asked:
        return refusals.no_document(context)
    if query.reference and _unknown_reference(context):
        return refusals.not_in_corpus(context)
    if query.want is Want.METADATA and metadata.answer_metadata(context):
        return Status.ANSWERED
    if heads.tell_head(context) or proposed.list_proposed(context):
        return Status.ANSWERED
    if metadata.missing_fact(context):
        return refusals.not_in_corpus(context, fact=True)
    if metadata.leaves_whose(context):
        return refusals.clarify_whose(context)
    if not lists.asks_who_answered(context) and foreign(context) and not speaking.all_touch(context):
        return refusals.not_mentioned(context) if query.asked else refusals.not_in_corpus(context)
    if query.want is Want.SUMMARY and each(overviews.summarise, context):
        return Status.ANSWERED
    if _abroad(context) or not (_from_tables(context) or _from_positions(context)):
        return _from_text(context)
    return Status.ANSWERED


def _abroad(context: Context) -> bool:
    """Return whether a country is asked about that the best words are not of: no position tells how it has the matter.

    Nothing is looked up where no country is named.
    """
    return not told_of(context.query.text, ()) and not of_that_country(context.query, context.widened)


def _unknown_reference(context: Context) -> bool:
    """Return whether the question is about a report that no document names."""
    kind, number = context.query.reference or ("", "")
    return not any(
        f.value.replace("_", ":") == number
        for d in context.documents
        for f in d.facts
        if f.name == kind.lower() or (f.name == "answers" and f.value.endswith(number))
    )


def _from_tables(context: Context) -> bool:
    context = wished.as_stance(context)
    query = context.query
    if query.speaker is not None:
        return False
    if query.want in (Want.COUNT, Want.LIST_RESPONDENTS) and not query.asked and list_withheld(context):
        return True
    if query.want is Want.COUNT:
        return lists.count(context)
    if query.want is Want.SILENT:
        if not query.section and not query.asked and (not context.terms or UNANSWERED.search(query.text)):
            return lists.list_unanswered(context)
        return lists.list_silent(context)
    if query.want is Want.LIST_RESPONDENTS:
        return lists.list_respondents(context) if query.stances else lists.list_answered(context)
    if query.want is Want.REASON and query.stances and not (query.asked or query.strangers or not context.terms):
        return lists.list_respondents(context)
    if query.want is Want.LIST_PROPOSALS:
        return lists.list_proposals(context, query.asked or context.respondents)
    return False


def _from_positions(context: Context) -> bool:
    query = context.query
    if query.speaker is not None or query.want in (Want.METADATA, Want.COUNT, Want.SILENT):
        return False
    if query.asked:
        return answer_asked(context)
    if query.whole and overviews.of_a_kind(context):
        return True
    if query.strangers and query.want is Want.POSITION:
        return False  # what respondents hold is no answer to what somebody else thinks
    if query.want in (Want.POSITION, Want.REASON, Want.CONDITION, Want.LIST_RESPONDENTS) and (
        context.terms or query.section
    ):
        found = context.matches.in_section(query.section) if query.section else context.on_matter
        if found and _told_of_a_fact(context, found):
            return False
        if found:
            speaking.answer_all(context, found)
        return bool(found)
    return False


def _told_of_a_fact(context: Context, found: Sequence[Match]) -> bool:
    """Return whether the reason asked for is that of a fact: a sentence surely tells it.

    It holds far more of it than any position, or no less and its reader finds it told plainly.
    """
    query = context.query
    if query.stances or query.section or query.want not in (Want.REASON, Want.CONDITION) or not context.evidence:
        return False
    best = context.evidence[0]
    if any(m.covers(best.document.id, best.start) for m in found) or is_furniture(best.quote):
        return False
    held = max(m.coverage for m in found)
    if best.coverage < held or lookup.judge(context).signal < SURE:
        return False
    return best.coverage >= held + _FAR_MORE or (context.read is not None and context.read >= PLAINLY)


def _spoken_by_the_asked(context: Context) -> bool:
    """Return whether the best words are those of the kind of speaker asked about; the government's own papers are its.

    True where no kind of speaker is asked about.
    """
    speaker = context.query.speaker
    if speaker is None:
        return True
    return any(
        e.speaker is speaker or (speaker is Speaker.GOVERNMENT and not e.document.kind.is_response)
        for e in context.evidence[:2]
    )


def _retold_reason(context: Context) -> bool:
    """Return whether reasons or conditions are asked for, and the best words only retell: nobody's reasons.

    Those of members who dissent are theirs, where they are asked about.
    """
    best = context.evidence[:1]
    wanted = context.query.want in (Want.REASON, Want.CONDITION) and not MEMBERS_SPEAK.search(context.query.text)
    return wanted and bool(best) and best[0].speaker is not Speaker.RESPONDENT


def _from_text(context: Context) -> Status:
    query = context.query
    if query.vague and not query.section and not query.metadata:
        if overviews.of_a_kind(context):
            return Status.ANSWERED
        return refusals.clarify(context) if query.speaker is None else refusals.not_in_corpus(context)
    if (query.want is Want.POSITION or query.speaker is Speaker.GOVERNMENT) and not _spoken_by_the_asked(context):
        return refusals.not_in_corpus(context)  # what others say of the matter is not the minister's word on it
    if query.asked and (_retold_reason(context) or (context.only_section and not context.under_section)):
        return _elsewhere_named(context)
    if of_members(context) and all(e.speaker is not Speaker.OTHER for e in context.widened):
        return refusals.not_in_corpus(context, fact=True)
    verdict = lookup.judge(context)
    sure = verdict.signal >= SURE
    # of a stance that no position takes, words that are merely near to the matter tell nothing
    of_stance = query.asked if query.want is Want.REASON else query.want is Want.LIST_RESPONDENTS
    doubtful = query.stances and of_stance and not sure
    if verdict.answered and not doubtful:
        own = query.want is Want.POSITION and bool(query.asked) and not of_members(context)
        own = own and not cues.ASKS_THING.match(query.text)
        lookup.answer_lookup(context, sure=sure, as_position=own)
        return Status.ANSWERED
    if lookup.tell_of(context):
        return Status.ANSWERED
    if verdict.lacks or (query.metadata and query.asked) or lookup.lacks_kind(context):
        return refusals.not_in_corpus(context, fact=True)
    return _elsewhere_named(context) if query.asked else refusals.not_in_corpus(context)


def _elsewhere_named(context: Context) -> Status:
    """Answer from the section that is meant, where those asked about give the matter another name; else refuse."""
    query = context.query
    of_positions = query.want in (Want.POSITION, Want.REASON, Want.CONDITION, Want.COMPARE) or query.stances
    if of_positions and speaking.state_in_section(context):
        return Status.ANSWERED
    return refusals.not_mentioned(context)
