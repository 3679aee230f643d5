"""The five ways of not answering, told apart: each says in one sentence what was looked for and where."""

from indexer.naming import UNTITLED
from indexer.types import Basis
from service import phrases
from service.answers.context import Context
from service.answers.lookup import cite_related
from service.answers.speaking import only_near, words_on
from service.contract import Status
from service.draft import Draft
from service.evidence import Evidence, find_evidence
from service.kinds_of_body import Counted
from service.retrieve import retrieve
from service.widening import widen

_MAX_EXAMPLES = 4


def not_mentioned(context: Context) -> Status:
    """Say that those asked about answered but do not take the matter up, or not in a way that answers."""
    words = {} if only_near(context) else words_on(context, context.query.asked, ())
    for organisation_id in context.query.asked:
        say_silent(context, organisation_id, named=organisation_id in words)
    for touch in words.values():
        context.draft.cite(context.view.documents[touch.document_id], touch.start, touch.end, related=True)
    context.warn_incomplete(context.query.asked)
    for organisation_id in context.query.asked:
        _cite_view_of_all(context, organisation_id)
    cite_related(context, _elsewhere(context))
    return Status.NOT_IN_CORPUS if len(words) == len(context.query.asked) else Status.NOT_MENTIONED


def _cite_view_of_all(context: Context, organisation_id: str) -> None:
    """Show what an organisation says of the report as a whole: the nearest it comes to what it does not take up."""
    for match in context.matches_of(organisation_id):
        position = match.position
        if position.basis is Basis.WHOLE_DOCUMENT:
            document = next(d for d in context.documents if d.id == position.document_id)
            context.draft.cite(document, position.start, position.end, related=True)
            return


def say_silent(context: Context, organisation_id: str, *, named: bool = False) -> None:
    """Say that one organisation's response does not take the matter up; or only names it."""
    language, whose, label = context.language, context.whose(organisation_id), context.label
    key = "only_named" if named else "not_mentioned"
    text = (
        phrases.say(key, language, whose=whose, matter=label)
        if label
        else phrases.say(f"{key}_bare", language, whose=whose)
    )
    context.draft.say(text[0].upper() + text[1:])


def _elsewhere(context: Context) -> list[Evidence]:
    """Return the nearest words on the matter in anyone's documents, if they hold the question's terms."""
    everyone = retrieve(context.view, context.vector, context.terms, context.view.mask(context.documents), 8)
    found = find_evidence(context.view, context.vector, context.terms, everyone)
    return [widen(context.view, e) for e in found[:2] if e.coverage >= 0.5]


def no_document(context: Context) -> Status:
    """Say that nothing from the body asked about is in the material, and whose answers are."""
    language = context.language
    names = [name for _, name in context.query.absent]
    key = "no_document_chosen" if context.draft.narrowed else "no_document"
    context.draft.say(phrases.say(key, language, who=phrases.listed(names, language)))
    if context.respondents:
        present = phrases.listed([context.who(o) for o in context.respondents], language)
        context.draft.say(phrases.say("present", language, names=present))
    cite_related(context, _mentions_of(context), 1)
    return Status.NO_DOCUMENT


def none_of_kind(context: Context, counted: Counted) -> Status:
    """Say that no respondent is of the kinds whose views are asked for."""
    are = counted.are(context.language, 1)
    context.draft.say(phrases.say("none_of_kind", context.language, total=len(context.respondents), are=are))
    return Status.NO_DOCUMENT


def _mentions_of(context: Context) -> list[Evidence]:
    """Return the first sentence that names the absent body, if any."""
    wanted = {identity for identity, _ in context.query.absent if identity}
    for document in context.documents:
        for mention in context.view.register.find(document.text) if wanted else ():
            if mention.organisation_id in wanted:
                row = context.view.row_at(document, mention.start)
                sentence = (
                    next((s for s in context.view.passages[row].sentences if s.start <= mention.start < s.end), None)
                    if row is not None
                    else None
                )
                if row is not None and sentence is not None:
                    return [Evidence(document, row, sentence.start, sentence.end, sentence.speaker, 0.0, 0.0, 0.0)]
    return []


def not_in_corpus(context: Context, *, fact: bool = False) -> Status:
    """Say that the material does not answer, and how much was searched.

    `fact` when only the asked detail is missing.
    """
    language = context.language
    count = len(context.documents)
    if fact and len(context.query.asked) == 1:
        text = phrases.say("fact_missing", language, whose=context.whose(context.query.asked[0]))
    elif fact and count != 1:
        text = phrases.say("fact_missing_all", language, count=count)
    else:
        text = phrases.say("not_in_corpus" if count != 1 else "not_in_corpus_one", language, count=count)
    context.draft.say(text)
    context.warn_incomplete(context.query.asked or context.half_read)
    if fact or any(term.known for term in context.terms):
        cite_related(context, [e for e in context.widened if e.coverage >= 0.4])
    return Status.NOT_IN_CORPUS


def clarify(context: Context) -> Status:
    """Say between what the question leaves open."""
    language = context.language
    if context.query.ambiguous:
        context.draft.offered = tuple(context.view.register[o].name for o in context.query.ambiguous)
        several = 1 < len(context.query.ambiguous) < len(context.respondents)
        key = "clarify_who" if several else "clarify_which"  # that a name may mean anybody is not so
        context.draft.say(phrases.say(key, language, names=phrases.listed(context.draft.offered, language)))
        return Status.CLARIFY
    wanted = {
        m.position.proposal_id
        for m in (context.matches.of(context.query.asked) if context.query.asked else context.matches.all())
    }
    proposals = [p for p in context.view.snapshot.proposals if p.id in wanted and p.section][-_MAX_EXAMPLES:] or list(
        context.view.snapshot.proposals
    )
    proposals = [p for p in proposals if p.name != UNTITLED and (p.id in wanted or not wanted)][:_MAX_EXAMPLES]
    context.draft.offered = tuple(phrases.quoted(p.name, language) for p in proposals)
    examples = phrases.listed(context.draft.offered, language) or phrases.say("matter_default", language)
    context.draft.say(phrases.say("clarify_matter", language, examples=examples))
    return Status.CLARIFY


def clarify_whose(context: Context) -> Status:
    """Say that a fact of some response is asked for, and of whose is not said."""
    context.draft.offered = tuple(context.who(o) for o in context.respondents)
    names = phrases.listed(context.draft.offered, context.language)
    context.draft.say(phrases.say("clarify_which", context.language, names=names))
    return Status.CLARIFY


def unclear(draft: Draft) -> Status:
    """Say that a question leans on earlier ones that do not show what it is about."""
    draft.say(phrases.say("clarify_follow_up", draft.language))
    return Status.CLARIFY


def civil(draft: Draft) -> Status:
    """Say what can be asked, where nothing was: somebody thanks, or greets."""
    draft.say(phrases.say("clarify_civil", draft.language))
    return Status.CLARIFY


def declined(context: Context) -> Status:
    """Say that opinions and recommendations are not given."""
    context.draft.say(phrases.say("declined", context.language))
    return Status.DECLINED
