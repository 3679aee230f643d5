"""What a yes or a no answers: the question before it, put by a form or by the letter itself. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.types import Document
from indexer.found import Place
from indexer.stance import Cue
from indexer.types import Stance

_CURT = re.compile(r"^\W*(?:svar\s*:?\s*)?(?P<said>ja|nej)\b(?P<more>[^.!]*)", re.IGNORECASE)
_ONLY_IF = re.compile(
    r"^\W*(?:svar\s*:?\s*)?(?:endast om|bara om|(?:ja,? )?(?:under förutsättning|förutsatt|delvis|i huvudsak|men bara)"
    r"|på villkor)\b",
    re.IGNORECASE,
)
_REMARKS = re.compile(
    r"\b(?:synpunkt\w*|invändning\w*|erinran|erinringar|kommentar\w*|att (?:erinra|invända|tillägga|anföra))\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:avstyrk\w*|motsätt\w*|emot|avvis\w*)\b", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:tillstyrk\w*|stöd(?:jer|er|ja)|instäm\w*|bakom|positiv\w*|delar|godta\w*|accepter\w*)\b", re.IGNORECASE
)


def question_before(document: Document, places: Sequence[Place], i: int) -> str:
    """Return the question right before a sentence, or the one it stands under; "" where there is none."""
    before = document.text[places[i - 1].sentence.start : places[i - 1].sentence.end] if i else ""
    return next((text for text in (before, places[i].section.title) if text.rstrip().endswith("?")), "")


def is_answer(question: str, words: str) -> bool:
    """Return whether words say yes, no or *only if* to a question, without which nobody understands them."""
    return bool(question) and bool(_CURT.match(words) or _ONLY_IF.match(words))


def answering(question: str, words: str, cue: Cue | None) -> Cue | None:
    """Return the stance that an answer to a question takes; `cue` as it is where there is no question, or no answer.

    *Nej* to *Har ni synpunkter?* is no objection, and *Ja* to it says nothing yet.
    """
    if not question:
        return cue
    if (only := _ONLY_IF.match(words)) and _FOR.search(question):
        return Cue(Stance.SUPPORT_WITH_RESERVATIONS, only.start(), only.end(), explicit=True, firm=True)
    said = _CURT.match(words)
    if said is None or said["more"].strip(" ,"):
        return cue
    yes = said["said"].lower() == "ja"
    whole = Cue(Stance.SUPPORT if yes else Stance.OPPOSE, *said.span("said"), explicit=True, firm=True)
    if _REMARKS.search(question):
        return None if yes else replace(whole, stance=Stance.NO_OBJECTION)
    if _AGAINST.search(question) and not _FOR.search(question):
        return replace(whole, stance=Stance.OPPOSE if yes else Stance.NO_OBJECTION)
    return whole if _FOR.search(question) else cue
