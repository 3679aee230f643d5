"""Who heads a body, as far as its letter tells: the one who signed it with that office. Answers from facts alone."""

import re

from corpus.types import Document, Fact
from service import phrases
from service.answers.context import Context
from service.cues import any_of

_OFFICE = r"ordförande|föreståndare|generaldirektör|direktör|rektor|landshövding|dekan|prefekt|vd"
_BODY = r"(?-i:[A-ZÅÄÖ])[^?,]*(?:[?,]|$)"  # named, and nothing of what it does: not *Vem leder arbetet?*
_LEADS = re.compile(r"le(?:der|ads)|förestår|basar|är|heads|runs|directs|in charge|at the head", re.IGNORECASE)
_ASKS = any_of(  # *Vem är chef för …?*, *Vad heter …s ordförande?*
    rf"^\W*(?:vem|vad heter)\b.*?\b(?P<sv>chef|{_OFFICE})(?:en|n)?\b",
    rf"^\W*vem (?P<leder>leder|förestår|basar över|är (?:ytterst |högst )?ansvarig (?:för|på)) {_BODY}",
    rf"^\W*who(?:'s|’s| is)? (?P<leads>leads|heads|runs|directs|in charge (?:of|at)|at the head of) (?:the )?{_BODY}",
    r"^\W*(?:who|what is the name of)\b.*?\b(?P<en>head|boss|director|chair(?:man|woman|person)?|rector|president)\b",
)
_NOT_OF_IT = re.compile(  # another's, or what somebody in that office did
    r"\b(?:vice|biträdande|ställföreträdande|deputy|acting|tidigare|förra|former)\b"
    r"|\b(?:ordförande|föreståndare|chef|direktör|rektor)(?:e?n)? (?:som|har|sade|säger|anser|vill)\b",
    re.IGNORECASE,
)
_SECOND = re.compile(r"\b(?:vice|biträdande|bitr\.?|ställföreträdande|stf\.?|t\.?f\.?)\s", re.IGNORECASE)
_IN_SWEDISH = {
    "director": "föreståndare|generaldirektör|direktör",
    "rector": "rektor",
    "president": "ordförande|rektor",
}


def tell_head(context: Context) -> bool:
    """Say who signed the letter of a body as its head, when that is who is asked for; False when no one did."""
    offices = _offices_asked(context.query.text)
    if offices is None or len(context.query.asked) != 1:
        return False
    for document in context.scope:
        for fact in document.facts:
            if document.kind.is_response and _holds(fact, offices):
                _say(context, document, fact)
                return True
    return False


def _offices_asked(question: str) -> re.Pattern[str] | None:
    asked = _ASKS.search(question)
    if asked is None or _NOT_OF_IT.search(question):
        return None
    word = next(w for w in asked.groups() if w).lower()
    meant = "ordförande" if word.startswith("chair") else _IN_SWEDISH.get(word, word)
    if _LEADS.match(word):
        meant = _OFFICE
    elif word in ("chef", "head", "boss"):  # an elected chair is no manager
        meant = _OFFICE.partition("|")[2]
    return re.compile(rf"\b(?:\w*(?:general|kommun|förbunds|region))?(?:{meant})\b", re.IGNORECASE)


def _holds(fact: Fact, offices: re.Pattern[str]) -> bool:
    signs = fact.name == "signatory" and fact.start is not None
    return signs and offices.search(fact.value) is not None and _SECOND.search(fact.value) is None


def _say(context: Context, document: Document, fact: Fact) -> None:
    start, end = fact.start or 0, fact.end or 0
    whose = context.whose(document.organisation_id or "")
    text = phrases.say("signatory", context.language, whose=whose, value=phrases.with_office(fact.value))
    context.draft.say(text, context.draft.cite(document, start, end))
