"""What the inquiry itself proposes, beside what those who are compared with it hold."""

from service import phrases
from service.answers.context import Context
from service.answers.proposed import wording_of

_MOST = 2  # proposals


def say_proposed(context: Context) -> None:
    """Quote what the report proposes on the matter; warn that it is not here where its text does not tell."""
    stated = dict.fromkeys(p.proposal_id for p in context.draft.positions)
    ids = list(stated or context.aimed or context.leant_to)
    told = [found for id_ in ids if (found := wording_of(context, context.view.proposals[id_])) is not None]
    for document, start, end in told[:_MOST]:
        quote = phrases.quoted(document.text[start:end], context.language)
        said = phrases.say("source_says", context.language, title=document.title, quote=quote)
        context.draft.say(said, context.draft.cite(document, start, end))
    if not told:
        context.draft.warn(phrases.say("no_inquiry", context.language))
