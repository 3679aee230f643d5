"""What the tests read of an answer: its own citations, their words, the stances it gives, its own words."""

import re

from service.contract import Answer, Citation

QUOTED = re.compile("[”“][^”“]*”")


def own(answer: Answer) -> tuple[Citation, ...]:
    """Return the citations that are part of the answer."""
    return tuple(c for c in answer.citations if not c.related)


def quotes(answer: Answer) -> str:
    return "\n".join(c.quote for c in own(answer))


def stances(answer: Answer) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for position in answer.positions:
        held.setdefault(position.organisation_id, set()).add(position.stance)
    return held


def frame(answer: Answer) -> str:
    """Return the answer's own words: what stands outside quotation marks."""
    return QUOTED.sub("", answer.answer)
