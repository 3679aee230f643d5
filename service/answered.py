"""Sentences that take a stand on the one before: what is rejected is quoted with its rejection. Pure."""

import re
from collections.abc import Sequence

from corpus.types import Speaker
from indexer.answering_back import answers_back
from indexer.types import Sentence


def with_answered(
    text: str,
    inside: Sequence[Sentence],
    first: int,
    last: int,
    speaker: Speaker,
    own: re.Pattern[str] | None = None,
) -> tuple[int, int, Speaker]:
    """Return a span with what it takes a stand on, or with the respondent's stand on what it retells.

    `inside` are the sentences of a paragraph, `first` to `last` those to be quoted, whose speaker is given.
    *Kommunen delar inte den uppfattningen* says nothing alone, and what it rejects says the contrary without it. So it
    is with its own figure after the inquiry's, where it holds `own`, the kind of thing asked for.
    """
    if first and answers_back(text[inside[first].start : inside[first].end]):
        first -= 1
    if last + 1 < len(inside) and inside[last].speaker is not Speaker.RESPONDENT:
        after = inside[last + 1]
        said = text[after.start : after.end]
        if after.speaker is Speaker.RESPONDENT and (answers_back(said) or (own and own.search(said))):
            return first, last + 1, after.speaker
    return first, last, speaker
