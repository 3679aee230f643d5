"""The reasons a position is given: after *because* in its sentence, under its heading, or beside it. Pure."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from corpus.types import BlockKind, Document, Speaker
from indexer import stance as rules
from indexer.found import Found, Place
from indexer.types import Stance
from indexer.words import stems

_BECAUSE = re.compile(
    r"\b(?:eftersom|på grund av|därför att|mot bakgrund av|då (?=det|den|detta|en|ett|kommun)|med hänsyn till)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\b(?:ändå|likväl|trots (?:det|detta)|dock|däremot|emellertid)\b", re.IGNORECASE)
_RETELLS = re.compile(  # what the proposal is, and no reason for or against it
    r"\W*(?:Förslaget innebär|(?:I|Enligt) (?:promemorian|betänkandet|utredningen|förslaget)"
    r"|Utred(?:aren|ningen) (?:föreslår|anför|bedömer|anser|menar|skriver|konstaterar|vill)|Det föreslås)\b",
)
_ONLY_DIFFERS = re.compile(
    r"[^.]{0,40}\b(?:gör|har|är av) (?:dock |här )?en annan (?:bedömning|uppfattning|mening|åsikt)\W*"
)
_FORMAL = re.compile(  # how the response came about
    r"\bhar (?:fått|beretts|bereds|getts|givits|ombetts|inbjudits)\b[^.]{0,80}"
    r"\b(?:svara|yttra|remiss\w*|tillfälle|möjlighet)\b"
    r"|\b(?:remissvar|remissyttrande|yttrande|svar)\w* (?:är|har) (?:\w+ )?"
    r"(?:utarbeta|bere|arbetats|tagits|handlagt)\w*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\W*\d{1,2}[.)]\s")
_COUNTED = re.compile(r"\bskälen är\b|\bför det första\b|^\W*(?:Det första|Ett skäl)\b", re.IGNORECASE)
_NO_REASONS = (Stance.SUPPORT, Stance.NO_OBJECTION, Stance.ABSTAIN)  # positions of their own, or what is granted
_MAX_COUNTED = 6  # sentences, where the reasons are counted up
_MAX_GROUNDS = 3  # sentences
_TITLE = 25  # characters; what is as short and has no full stop is a title
_BESIDE = 0.3  # what standing in the position's own paragraph counts, on the scale of likeness


def with_grounds(document: Document, places: list[Place], found: Iterable[Found]) -> tuple[Found, ...]:
    """Return the positions of one document, each with the span of the reasons it is given, if any; same order."""
    found = tuple(found)
    taken = {(f.start, f.end) for f in found}
    return tuple(replace(f, grounds=_grounds(document, places, f, taken)) for f in found)


def _grounds(document: Document, places: list[Place], f: Found, taken: set[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the span of the reasons a position is given, or None when the document gives none."""
    i = next(n for n, p in enumerate(places) if p.sentence.start <= f.start < p.sentence.end)
    words = document.text[f.start : f.end]
    if match := _BECAUSE.search(words):
        return f.start + match.start(), f.end
    if (counted := _counted(document, places, i, taken)) is not None:
        return counted
    if f.heading and not f.summary and not _conceded(document, places, i):
        return _grounds_above(document, places, i, f, taken)
    return _grounds_beside(document, places, i, f, taken) or _grounds_above(document, places, i, f, taken)


def _counted(document: Document, places: list[Place], i: int, taken: set[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the reasons counted up in the paragraph after a position (*För det första …*), if they are."""
    after = places[i + 1 : i + 1 + _MAX_COUNTED]
    if not after or after[0].block == places[i].block or after[0].section != places[i].section:
        return None
    if not _COUNTED.search(document.text[after[0].sentence.start : after[0].sentence.end]):
        return None
    run = list(itertools.takewhile(lambda p: p.block == after[0].block and _own(document, p, taken), after))
    return (run[0].sentence.start, run[-1].sentence.end) if run else None


def _conceded(document: Document, places: list[Place], i: int) -> bool:
    """Return whether a position turns from what stands before it (*Det är rimligt. SKR avstyrker ändå …*)."""
    words = document.text[places[i].sentence.start : places[i].sentence.end]
    follows = i + 1 < len(places) and places[i + 1].block == places[i].block
    return follows and _TURNS.search(words) is not None


def _own(document: Document, p: Place, taken: set[tuple[int, int]]) -> bool:
    span = (p.sentence.start, p.sentence.end)
    words = document.text[slice(*span)]
    return (
        p.sentence.speaker is Speaker.RESPONDENT
        and not words.isupper()  # a heading in capitals
        and len(re.findall(r"[^\W\d_]+", words)) > 1  # not the number of the next point
        and not words.endswith(":")  # what leads up to something is not it
        and (words[-1:] in ".!?”" or len(words) > _TITLE)
        and span not in taken
        and not rules.is_about_something_else(words)
        and not _RETELLS.match(words)
        and not _FORMAL.search(words)
        and not _ONLY_DIFFERS.fullmatch(words)  # that it differs is no reason to
        and rules.outright(words) not in _NO_REASONS
    )


def _grounds_above(
    document: Document, places: list[Place], i: int, f: Found, taken: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """Choose the sentences under the same heading that share most words with the position.

    Where no heading parts the text, those of its own paragraph.
    """
    point = _point(document, places[i])  # one point of a decision gives no other's reasons
    near = [n for n, p in enumerate(places) if n != i and (point is None or _point(document, p) == point)]
    own = [n for n in near if _together(places[n], places[i]) and _own(document, places[n], taken)]
    before = [n for n in own if n < i]
    if not before:
        return _grounds_beside(document, places, i, f, taken) if f.heading else None
    said = {n: set(stems(document.text[places[n].sentence.start : places[n].sentence.end])) for n in own}
    asked = set(stems(" ".join((*f.about, document.text[f.start : f.end]))))
    common = Counter(word for words in said.values() for word in words)
    weight = {word: math.log((1 + len(said)) / count) for word, count in common.items()}

    def likeness(n: int) -> float:
        shared = sum(weight[word] for word in asked & said[n] if len(word) > 3)
        return shared / math.sqrt(4 + len(said[n])) + _BESIDE * (places[n].block == places[i].block) + 0.001 * n

    best = max(before, key=likeness)
    first = last = best
    while (
        first - 1 in before
        and places[first - 1].block == places[best].block
        and last - first + 1 < _MAX_GROUNDS
        and likeness(first - 1) > 0.5 * likeness(best)
    ):
        first -= 1
    while last + 1 in before and places[last + 1].block == places[best].block and last - first + 1 < _MAX_GROUNDS:
        last += 1
    return places[first].sentence.start, places[last].sentence.end


def _point(document: Document, place: Place) -> int | None:
    """Return where the numbered point or list item begins that a sentence stands in; None for running text."""
    if document.blocks[place.block].kind is BlockKind.ITEM:
        return document.blocks[place.block].start
    line = document.text.rfind("\n", 0, place.sentence.start) + 1
    return line if _NUMBERED.match(document.text, line) else None


def _together(p: Place, position: Place) -> bool:
    if position.heading:
        return p.heading == position.heading
    return p.section == position.section if position.section.title else p.block == position.block


def _grounds_beside(
    document: Document, places: list[Place], i: int, f: Found, taken: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """Choose the sentence before when the position says *therefore*, else what follows it in the same block."""
    block = places[i].block
    words = document.text[f.start : f.end]
    if (
        re.search(r"\bdärför\b", words)
        and i
        and places[i - 1].block == block
        and places[i - 1].sentence.speaker is Speaker.RESPONDENT
    ):
        return places[i - 1].sentence.start, places[i - 1].sentence.end
    after = [p for p in places[i + 1 : i + 1 + _MAX_COUNTED] if p.block == block and p.sentence.start >= f.end]
    opening = document.text[after[0].sentence.start : after[0].sentence.end] if after else ""
    run: list[Place] = []
    for p in after[: _MAX_COUNTED if _COUNTED.search(opening) else _MAX_GROUNDS]:
        if not _own(document, p, taken):
            break
        run.append(p)
    return (run[0].sentence.start, run[-1].sentence.end) if run else None
