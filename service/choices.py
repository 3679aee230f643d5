"""What a question back offered, or a list named, and which of it a reply picks: by its place or by its name. Pure."""

import re
from collections.abc import Callable, Sequence

from service import leaning, phrases, whole
from service.cues import Want
from service.described_kinds import UNRESOLVED
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
_PLACE = (
    "(?:"
    + "|".join(f"(?P<at{i}>{words})" for i, words in enumerate(_PLACES))
    + r"|(?P<last>sista|siste|sistnämnda|last|latter)|(?P<both>(?:de )?båda|bägge|both)"
    + r"|(?P<number>\d{1,2})(?:[.:)]|:?[ae]n?|st|nd|rd|th)?)"
    + _TAIL
)
_ORDINAL = re.compile(_LEAD + _COUNTER + _PLACE, re.IGNORECASE)
_AT_END = re.compile(r"\b(?:den|det|the|nr|no|nummer|number|förslag|proposal)\.?\s+" + _PLACE, re.IGNORECASE)
_BARE, _SHORTEST = 8, 2  # words, and letters, of a reply that names what it picks


def nothing(_text: str, _language: str) -> Sequence[str]:
    """Offer nothing."""
    return ()


def chosen(
    text: str, last: Reading | None, topic: Topic | None, offered: Offered, listed: Reading | None = None
) -> str | None:
    """Return the last question with what a reply picks put into it; "" for a place that nothing has, None otherwise.

    `listed` is the latest question for a list of proposals, as long as only these have been spoken of since.
    """
    place = _ORDINAL.match(text)
    if last is None:
        return None
    if listed is not None and not last.query.ambiguous and (place or _AT_END.search(text)):
        return _of_list(text, listed, offered(listed.text, listed.query.language))
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


def is_list(reading: Reading) -> bool:
    """Return whether a question asks for the proposals on which some take a stance."""
    return reading.query.want is Want.LIST_PROPOSALS and bool(reading.whom) and not reading.query.ambiguous


def _of_list(text: str, last: Reading, listed: Sequence[str]) -> str:
    """Return what a reply asks of one proposal of a list; "" for a place that the list does not have."""
    alone = _ORDINAL.match(text)
    place = alone or _AT_END.search(text)
    picked = _at(place, listed) if place else ()
    language = language_of(text, last) if place else last.query.language
    matter = phrases.listed(picked, language)
    if not place or not picked:
        return ""
    asked = text[: place.start()].strip(" ,:")
    if alone or leaning.OPENS.fullmatch(asked + " "):
        return whole.position(last.whom, matter, language)
    if leaning.WHY.match(asked):
        return whole.reasons(Topic(last, matter, last.whom, last.whom, language))
    people = leaning.PEOPLE.sub(lambda _: phrases.listed(last.whom, language), asked, count=1)
    return f"{whole.agreeing(people, last.whom[0]) if len(last.whom) == 1 else people} {matter}?"


def language_of(reply: str, last: Reading) -> str:
    """Return the language of a reply that picks by its place; a name, and a number, show none."""
    words = re.search(r"[^\W\d_]", reply) and (_ORDINAL.match(reply) or _AT_END.search(reply))
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
