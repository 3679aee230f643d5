"""Bodies described by their kind and their place: `tingsrätten i Malmö`, `the county board of Skåne`. Pure.

Each place has its own: whoever answered from another one is not meant, and what it thinks is no answer.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from corpus.organisations import Register
from corpus.types import Document, Organisation
from service.described_kinds import KNOWN_BY_NAME, OF_A_PLACE
from service.descriptions import Span, bears, in_swedish

_IN = re.compile(r" (?:i|in|of|från|from|at|vid) (?P<place>[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)")
_NAMED_AFTER_IT = re.compile(r"\bkommun\b|\bstad\b|tingsrätt", re.IGNORECASE)
_HEAD = 700  # characters of a letter in which its sender's address stands
_SEATS = {  # of county boards and regions that are called by other names
    "Nyköping": "Södermanland", "Linköping": "Östergötland", "Växjö": "Kronoberg", "Visby": "Gotland",
    "Karlskrona": "Blekinge", "Malmö": "Skåne", "Halmstad": "Halland", "Göteborg": "Västra", "Karlstad": "Värmland",
    "Västerås": "Västmanland", "Falun": "Dalarna", "Härnösand": "Västernorrland", "Östersund": "Jämtland",
    "Umeå": "Västerbotten", "Luleå": "Norrbotten",
}  # fmt: skip
_ADDRESSEE = re.compile(r"\b10\d ?\d\d Stockholm\b")  # every letter to a ministry names its town


def placed(
    text: str, register: Register, senders: Iterable[str], documents: Collection[Document]
) -> Iterator[tuple[Span, list[str]]]:
    """Yield each kind of body with its place, and the ids of the senders that are of both; none may be."""
    bodies = [register[s] for s in sorted(senders)]
    for said, meant in OF_A_PLACE:
        for match in said.finditer(text):
            if match["place"] or not (where := _IN.match(text, match.end())):
                continue
            of_kind = [b for b in bodies if any(m.search(f"{b.type} {b.name}") for m in meant)]
            fits = [b.id for b in of_kind if bears(b, where["place"])]
            seated = (b.id for b in of_kind if _writes_from(b, where["place"], documents))
            yield (match.start(), where.end()), fits or list(seated)


def of_no_sender(text: str, register: Register, senders: Iterable[str]) -> Iterator[Span]:
    """Yield each kind of body of which none has sent anything (*polisen*), though every such body's name would tell."""
    bodies = [f"{body.type} {body.name}" for body in map(register.__getitem__, senders)]
    for said, meant in KNOWN_BY_NAME:
        if not any(m.search(body) for m in meant for body in bodies):
            yield from (match.span() for match in said.finditer(text))


def _writes_from(body: Organisation, place: str, documents: Iterable[Document]) -> bool:
    """Return whether a body that is not named after its seat has its address there (*länsstyrelsen i Västerås*)."""
    if _NAMED_AFTER_IT.search(body.name):
        return False
    town = in_swedish(place)
    if town in _SEATS and bears(body, _SEATS[town]):
        return True
    own = (_ADDRESSEE.sub("", d.text) for d in documents if d.organisation_id == body.id)
    address = re.compile(rf"\b\d{{3}} ?\d\d {re.escape(town)}\b")
    return any(re.search(rf"\b{re.escape(town)}\b", text[:_HEAD]) or address.search(text) for text in own)
