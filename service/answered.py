"""Sentences that take a stand on the one before: what is rejected is quoted with its rejection. Pure."""

from collections.abc import Sequence

from corpus.types import Speaker
from indexer.answering_back import answers_back
from indexer.types import Sentence


def with_answered(
    text: str, inside: Sequence[Sentence], first: int, last: int, speaker: Speaker
) -> tuple[int, int, Speaker]:
    """Return a span with what it takes a stand on, or with the respondent's stand on what it retells.

    `inside` are the sentences of a paragraph, `first` to `last` those to be quoted, whose speaker is given.
    *Kommunen delar inte den uppfattningen* says nothing alone, and what it rejects says the contrary without it.
    """
    if first and _answers_back(text, inside[first]):
        first -= 1
    if last + 1 < len(inside) and inside[last].speaker is not Speaker.RESPONDENT:
        after = inside[last + 1]
        if after.speaker is Speaker.RESPONDENT and _answers_back(text, after):
            return first, last + 1, after.speaker
    return first, last, speaker


def _answers_back(text: str, sentence: Sentence) -> bool:
    return answers_back(text[sentence.start : sentence.end])
