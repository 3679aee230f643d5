"""Who wants just what the inquiry proposes: that is who supports the proposal, asked in other words."""

import re
from dataclasses import replace

from indexer.types import Stance
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.answers.context import Context
from service.cues import ASKS_WISH, Want

_TELLS, _HELD = 0.3, 0.95  # a term of this weight must stand, as it is, in what the inquiry says of its proposal
_BRINGS_IN = re.compile(  # says of a thing no more than that it is to be there
    r"inför\w*|kräv\w*|inrätta\w*|finn[sa]\w*|skap\w*|intro\w+|creat\w+|establish\w*|requir\w*|exist\w*", re.IGNORECASE
)


def as_stance(context: Context) -> Context:
    """Return a question of who wants the very thing that is proposed as one of who supports it; others as they are.

    Who wants it changed (*Vilka vill att avgiften höjs?*) wants something else than what is proposed.
    """
    query = context.query
    if query.stances or query.asked or not context.aimed or not ASKS_WISH.search(query.text):
        return context
    names = (context.view.proposals[id_].name for id_ in context.aimed)
    said = " ".join((*names, context.view.sections.told_of(context.aimed)))
    held = {word_stem(token.text): 1.0 for token in tokenize(said)}
    telling = [t for t in context.terms if t.weight >= _TELLS and not _BRINGS_IN.fullmatch(t.text)]
    if not telling or any(t.match(held) < _HELD for t in telling):
        return context
    stances = frozenset({Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS})
    return replace(context, query=replace(query, stances=stances, want=Want.LIST_RESPONDENTS))
