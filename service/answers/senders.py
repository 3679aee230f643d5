"""What an answer must say of who sent what it rests on: a part of a body, several together, nobody that is known."""

from corpus.types import NO_SENDER
from service import phrases
from service.answers.context import Context
from service.cues import Want
from service.strangers import signed


def warn(context: Context) -> None:
    """Say whose words an answer gives where that may be taken for another's."""
    _warn_of_units(context)
    _warn_of_joint(context)
    _warn_of_unsent(context)
    if context.query.strangers:
        names = phrases.listed(list(context.query.strangers), context.language)
        own = signed(context.documents, context.query.strangers)
        context.draft.warn(phrases.say("no_response_known" if own else "no_response_of", context.language, names=names))


def _warn_of_units(context: Context) -> None:
    """Say so when a body is asked about and only a part of it has answered, in its own name."""
    named = {m.organisation_id for m in context.view.register.find(context.query.text, lenient=True)}
    for organisation_id in context.query.asked:
        unit = context.view.register[organisation_id]
        if unit.parent in named and unit.parent not in context.respondents and organisation_id not in named:
            whole = context.view.register[unit.parent].name
            context.draft.warn(phrases.say("unit_alone", context.language, whole=whole, unit=unit.name))


def _warn_of_joint(context: Context) -> None:
    """Say of whom an answer is that several bodies have sent together."""
    asked = frozenset(context.query.asked)
    for document in (d for d in context.documents if d.organisation_id in asked) if asked else ():
        others = document.values("joint_sender")
        if others:
            who, names = context.who(document.organisation_id or ""), phrases.listed(list(others), context.language)
            context.draft.warn(phrases.say("joint", context.language, who=who, names=names))


def _warn_of_unsent(context: Context) -> None:
    """Say how many responses are counted as nobody's, where respondents are counted."""
    counts = context.query.of_respondents or context.query.want in (Want.COUNT, Want.SILENT)
    if counts and (unsent := sum(NO_SENDER in document.warnings for document in context.documents)):
        context.draft.warn(phrases.say("unsent", context.language, n=unsent))
