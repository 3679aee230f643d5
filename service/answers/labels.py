"""What an answer calls a matter: by the question's own words, or by those of whoever speaks of it. Pure."""

import re
from collections.abc import Mapping, Sequence

from corpus.types import Document
from indexer.names import as_name
from indexer.types import Basis, Position, Proposal
from service.cues import QUANTITY, Want
from service.question import Query
from service.terms import Term

_WEIGHT, _CHARS = 0.2, 70  # what a term must weigh to begin or end a label, and how long a label may be
_OWNED = re.compile(r" [a-zåäöé]+(?=\W*$)")
_VERB = re.compile(
    r"\b(?:är|har|ska|skall|bör|kan|får|måste|vill|blir|var|is|are|has|have|should|will|can|do|does|did|was|were)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:om|på|över|kring|angående|gällande|beträffande|rörande|mot|about|on|of|regarding|concerning|to|against|for)"
    r"(?: (?:ett|en|den|det|de|the|an?))?\s*$",
    re.IGNORECASE,
)


def own_words(query: Query, terms: Sequence[Term], language: str, asked: Sequence[tuple[int, int]]) -> str | None:
    """Return the question's words from its first telling term to its last, if they are a phrase; else None.

    `asked` are the places of the names of those whose view it asks for: they are no part of any matter.
    """
    text = query.text
    found = (re.search(rf"\b{re.escape(t.text)}", text, re.IGNORECASE) for t in terms if t.weight >= _WEIGHT)
    places = [m.span() for m in found if m]
    if not places:
        return None
    start, end = min(p[0] for p in places), max(p[1] for p in places)
    words = text[start:end]
    if " " in words and not _is_phrase(query, words, text[:start]):
        return None
    if language == "sv" and words.endswith("s") and (owned := _OWNED.match(text[end:])):
        words += owned.group()  # *Statskontorets roll*, not *Statskontorets*
    named = any(first < end and last > start for first, last in asked)
    return None if named or len(words) > _CHARS else words


def own_name(documents: Mapping[str, Document], proposal: Proposal, position: Position) -> str:
    """Return what a proposal without a section is called in the words of a position itself, else by all.

    What others call it, with whom only words tie it, may be more or less than what this one speaks of.
    """
    own = [w for w in proposal.wordings if w.document_id == position.document_id]
    first = proposal.wordings[0].document_id if proposal.wordings else position.document_id
    if position.basis is not Basis.STATED or first == position.document_id:
        return proposal.name
    quote = " ".join(documents[position.document_id].text[position.start : position.end].split()).lower()
    said = (as_name(w.text) for w in own if " ".join(w.text.split()).lower() in quote)
    return next(filter(None, said), proposal.name)


def _is_phrase(query: Query, words: str, before: str) -> bool:
    """Return whether several words of the question name a thing: no clause (*sot släpper vedpannor*) does."""
    if _VERB.search(words):
        return False
    told = query.want is not Want.LOOKUP and not QUANTITY.search(query.text)
    return told or _ABOUT.search(before) is not None
