"""Whose voice a whole document has. Pure."""

import re

from corpus.types import Kind, Speaker

_MINISTER = re.compile(r"\b\w*minister\w*\b|\bstatsråd\w*\b", re.IGNORECASE)
_GOVERNMENTS = re.compile(
    r"\s*(?:(?:kommitté|tilläggs)direktiv|regeringens (?:proposition|skrivelse))\b", re.IGNORECASE
)
_INQUIRY = re.compile(r"\b\w*(?:delegationen|utredningen|kommittén|utredaren)\b", re.IGNORECASE)


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
