"""What a question back offered, and which of it a reply picks: by its place or by its name. Pure."""

import re
from collections.abc import Callable, Sequence

from service import leaning, phrases, whole
from service.descriptions import UNRESOLVED
from service.language import detect
from service.reading import Reading
from service.whole import Topic

Offered = Callable[[str, str], Sequence[str]]  # what the answer to a whole question, in a language, lets choose between

_LEAD = (
    r"^\W*(?:(?:och|men|and|but|ok|okej|okay)\b[\s,]*)?(?:(?:jag )?(?:menar|menade|tänker på|tänkte på|avser|avsåg"
    r"|väljer|tar|syftar på)\s+|ta\s+|i(?:['’]ll)? (?:mean|meant|choose|take)\s+|take\s+)?"
)
_TAIL = (
    r"(?:[\s,]+(?:alternativet|förslaget|organisationen|remissinstansen|av dem|tack|då|one|option|alternative"
    r"|proposal|organi[sz]ation|of them|please|then))*[\s?.!]*$"
)
_PLACES = (
    r"första|förste|förstnämnda|ettan|ett|first|former|one",
    r"(?<=de[nt] )andra|andra(?= alternativet| förslaget| organisationen)|tvåan|två|second|two",  # `och andra?`: others
    r"tredje|trean|tre|third|three",
    r"fjärde|fyran|fyra|fourth|four",
    r"femte|femman|fem|fifth|five",
    r"sjätte|sexan|sex|sixth|six",
    r"sjunde|sjuan|sju|seventh|seven",
    r"åttonde|åttan|åtta|eighth|eight",
    r"nionde|nian|nio|ninth|nine",
    r"tionde|tian|tio|tenth|ten",
)
_COUNTER = r"(?:(?:den|det|the|nr|no|nummer|number|alternativ|option|förslag|proposal|#)\.?\s*){0,2}"
_ORDINAL = re.compile(
    _LEAD
    + _COUNTER
    + "(?:"
    + "|".join(f"(?P<at{i}>{words})" for i, words in enumerate(_PLACES))
    + r"|(?P<last>sista|siste|sistnämnda|last|latter)|(?P<both>(?:de )?båda|bägge|both)"
    + r"|(?P<number>\d{1,2})(?:[.:)]|:?[ae]n?|st|nd|rd|th)?)"
    + _TAIL,
    re.IGNORECASE,
)
_BARE, _SHORTEST = 8, 2  # words, and letters, of a reply that names what it picks


def nothing(_text: str, _language: str) -> Sequence[str]:
    """Offer nothing."""
    return ()


def chosen(text: str, last: Reading | None, topic: Topic | None, offered: Offered) -> str | None:
    """Return the last question with what a reply picks put into it; "" for a place that nothing has, None otherwise."""
    place = _ORDINAL.match(text)
    if last is None:
        return None
    if not (last.query.ambiguous or last.query.vague):
        return "" if place else None
    name = _bare(text)
    if place is None and (len(name) < _SHORTEST or len(name.split()) > _BARE or leaning.SENTENCE.search(name)):
        return None
    if place is None and last.query.ambiguous:
        return _with_whom(last, _named_body(name, last))
    found = offered(last.text, last.query.language)
    picked = _at(place, found) if place else _named(name, found)
    if not picked:
        return "" if place else None
    words = phrases.listed(picked, last.query.language)
    return _with_whom(last, words) if last.query.ambiguous else _with_matter(last, words, topic)


def language_of(reply: str, last: Reading) -> str:
    """Return the language of a reply that picks by its place; a name, and a number, show none."""
    words = re.search(r"[^\W\d_]", reply) and _ORDINAL.match(reply)
    return detect(reply) if words else last.query.language


def _at(place: re.Match[str], found: Sequence[str]) -> tuple[str, ...]:
    if place["both"]:
        return tuple(found) if len(found) == 2 else ()
    if place["last"]:
        return tuple(found[-1:])
    spelt = next((i for i in range(len(_PLACES)) if place[f"at{i}"]), None)
    at = spelt if spelt is not None else int(place["number"]) - 1
    return tuple(found[at : at + 1]) if at >= 0 else ()


def _bare(reply: str) -> str:
    """Return what a reply names, without the words around it (`Jag menar … , tack`)."""
    return re.sub(_TAIL, "", re.sub(_LEAD, "", reply, flags=re.IGNORECASE), flags=re.IGNORECASE).strip(" ”“\"'.?!,")


def _named(name: str, found: Sequence[str]) -> tuple[str, ...]:
    """Return the one alternative whose words hold a name."""
    such = [one for one in found if re.search(rf"\b{re.escape(name)}\b", one, re.IGNORECASE)]
    return tuple(such) if len(such) == 1 else ()


def _named_body(name: str, last: Reading) -> str | None:
    """Return what the one of those in question is called that a name, and nothing beside it, names."""
    reply = Reading(name, last.names)
    for span, ids in reply.places:
        if span == (0, len(name)) and len(ids) == 1 and ids[0] in last.query.ambiguous:
            return reply.called(span, ids)
    return None


def _with_whom(last: Reading, name: str | None) -> str | None:
    """Return a question with a name in the place of the words that may mean several."""
    if name is None:
        return None
    if renamed := last.renamed(name):
        return renamed
    if described := UNRESOLVED.search(last.text):
        words = re.sub(r"(?:\bthe (?:[\w-]+ )*)?[\w-]+$", lambda _: name, described.group(), flags=re.IGNORECASE)
        return last.replaced(described.span(), words)
    return None


def _with_matter(last: Reading, matter: str, topic: Topic | None) -> str:
    """Return a question that named no matter with one put in."""
    about = Topic(last, matter, last.whom, topic.circle if topic else last.whom, last.query.language)
    return whole.completed(about)
