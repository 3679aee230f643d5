"""Senders named by where they wrote from: `the cat charity in Borås`, `föreningen i Borås`. Pure over the documents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from corpus.types import Document

Span = tuple[int, int]

# the place that stands before a letter's own date: `Borås den 28 september 2037`
_BEFORE_DATE = re.compile(r"([A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäöé]+)?),?(?: den)?")
_BODY_EN = (
    r"(?:association|group|charity|club|society|foundation|organi[sz]ation|network|company|firm|shelter|letter|reply"
    r"|response)"
)
_BODY_SV = (
    r"(?:(?:\w*(?:förening|grupp|klubb|stiftelse|organisation))en|\w*(?:nätverk|bolag|företag|förbund|brev|svar|hem)et)"
)
_PLACE = r"(?P<place>[A-ZÅÄÖ][a-zåäöé]+)"
_NAMED = (
    re.compile(rf"\b[Tt]he {_PLACE} (?:[\w'’-]+ ){{0,2}}{_BODY_EN}(?:['’]s)?\b"),
    re.compile(rf"\b[Tt]he (?:[\w'’-]+ ){{0,5}}{_BODY_EN} (?:in|from|of) {_PLACE}\b"),
    re.compile(rf"\b{_BODY_SV}(?: \w+){{0,3}} (?:i|från) {_PLACE}\b", re.IGNORECASE),
)


def seats(documents: Iterable[Document]) -> Mapping[str, str]:
    """Return from a place, in lower case, to the one sender who wrote from there."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        date = next((f for f in document.facts if f.name == "date" and f.start is not None), None)
        if date is None or not document.organisation_id or not document.kind.is_response:
            continue
        line = document.text.rfind("\n", 0, date.start) + 1
        if place := _BEFORE_DATE.fullmatch(document.text[line : date.start].strip()):
            found[place.group(1).lower()].add(document.organisation_id)
    return {place: next(iter(ids)) for place, ids in found.items() if len(ids) == 1}


def seated(text: str, known: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    """Yield places of the question that name a sender by its kind and its place, with the sender's id."""
    for pattern in _NAMED:
        for match in pattern.finditer(text):
            place = match.group("place")
            if place[0].isupper() and (id_ := known.get(place.lower())):
                yield match.span(), id_
