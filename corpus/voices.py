"""Whose voice a whole document has, and whether the answer itself lies in an annex that is not here. Pure."""

import re

from corpus.types import Fact, Kind, Speaker

_MINISTER = re.compile(r"\b\w*minister\w*\b|\bstatsråd\w*\b", re.IGNORECASE)
_GOVERNMENTS = re.compile(
    r"\s*(?:(?:kommitté|tilläggs)direktiv|regeringens (?:proposition|skrivelse))\b", re.IGNORECASE
)
_INQUIRY = re.compile(r"\b\w*(?:delegationen|utredningen|kommittén|utredaren)\b", re.IGNORECASE)
_ANNEX = re.compile(
    r"(?:remissvar|yttrande|svar|synpunkter|ställningstagande)\w*\s+(?:enligt|i enlighet med|se"
    r"|i)\s+(?:den\s+)?(?:bifoga\w+\s+)?bilaga"
    r"|enligt (?:bilaga|bilagt|bifogat) (?:förslag till )?(?:remissvar|yttrande|svar)"
    r"|(?:remissvar|yttrande)\w*\s+(?:bifogas|biläggs)",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\b(?:anta|godkänna|avge|avger|lämna|lämnar|översända|ställa sig bakom)\b[^.\n]{0,120}"
    r"\b(?:remissvar|yttrande|svar),?\s+\(?bilaga\b",
    re.IGNORECASE,
)
_SENDS = re.compile(
    r"\b(?:översänder|överlämnar|bifogar|avger|lämnar|sänder)\b[^.\n]{0,80}\b(?:remissvar|yttrande|svar|synpunkter)\b"
    r"[^.\n]{0,40}\bbilag(?:a|or|d|t)\b",
    re.IGNORECASE,
)
_LETTER_CHARS = 1500  # of a letter that only sends an answer
_ANSWERS = re.compile(
    r"\b(?:tillstyrk|avstyrk|anser|bedömer|ställer sig|instämmer|delar|välkomnar|motsätter|föreslår|erinra|invända)\w*",
    re.IGNORECASE,
)


def voice(kind: Kind, text: str) -> Speaker:
    """Return the role whose words a document states when it speaks in its own voice."""
    if kind.is_response or kind is Kind.BILAGA:
        return Speaker.RESPONDENT
    if kind is Kind.BETANKANDE:
        return Speaker.INQUIRY
    head = text[:1500]
    if _GOVERNMENTS.match(text) or kind is Kind.MISSIV or (kind is Kind.TAL and _MINISTER.search(head)):
        return Speaker.GOVERNMENT
    if kind is Kind.NYHET and len(_INQUIRY.findall(head)) >= 2:
        return Speaker.INQUIRY
    return Speaker.OTHER


def missing_annex(kind: Kind, text: str) -> Fact | None:
    """Return the place where minutes, or a letter that says nothing itself, tell that the answer is in an annex."""
    match = None
    if kind is Kind.PROTOKOLLSUTDRAG:
        match = _ANNEX.search(text) or _ADOPTED.search(text)
    elif kind is Kind.REMISSVAR and len(text) <= _LETTER_CHARS and not _ANSWERS.search(text):
        match = _SENDS.search(text)
    return Fact("annex", match.group(), match.start(), match.end(), 0.9) if match else None
