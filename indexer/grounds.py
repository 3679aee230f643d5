"""The reasons a position is given: after *because* in its sentence, under its heading, or beside it. Pure."""

import itertools
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corpus.numbering import report_number
from corpus.types import BlockKind, Document, Section, Speaker
from indexer import stance as rules
from indexer.alike import content
from indexer.found import Found, Place
from indexer.headings import SUMMARY
from indexer.no_reasons import concedes, gives_none
from indexer.types import Stance
from indexer.vocabulary import likeness
from indexer.words import stems

_BECAUSE = re.compile(
    r"\b(?:eftersom|på grund av|därför att|mot bakgrund av|då (?=det|den|detta|en|ett|kommun)|med hänsyn till)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\b(?:ändå|likväl|trots (?:det|detta)|dock|däremot|emellertid)\b", re.IGNORECASE)
_HEADING = re.compile(  # that was taken for text: `7.2 Omhändertagande`, `Dela aska (7.3).`
    r"\W*\d{1,2}(?:\.\d{1,3})*\.? +[A-ZÅÄÖ][^.!?]{1,100}|[A-ZÅÄÖ][^.!?]{1,60} \((?:avsnitt )?\d{1,2}(?:\.\d{1,3})+\)\.?"
)
_RUN_IN = re.compile(  # a heading that its paragraph begins with and that says nothing: `Avgiftens storlek.`
    r"\W*(?!(?:Det|Detta|Den|Denna|De|Dessa|Så|Vi|Jag)\b)[A-ZÅÄÖ]"
    r"(?!.*\b(?:\w+(?:er|ar|as|es|de|it)|är|har|bör|ska|kan|får|vill|måste|blir|ser|ges?)\b)[^.!?,;:]{3,40}\."
)
_NAMES_SECTION = re.compile(r"\bavsnitt\w*\s+((?:\d{1,2}(?:\.\d{1,3})*(?:\s*(?:,|och|samt|–|-)\s*)?)+)", re.IGNORECASE)
_NUMBERED = re.compile(r"\W*\d{1,2}[.)]\s")
_COUNTED = re.compile(r"\bskälen är\b|\bför det första\b|^\W*(?:Det första|Ett skäl)\b", re.IGNORECASE)
_SILENT = (Stance.ABSTAIN, Stance.NO_OBJECTION)  # for which few give a reason, and then beside it
_AGAINST = (Stance.OPPOSE, Stance.CRITICAL)
_NO_REASONS = (Stance.SUPPORT, Stance.NO_OBJECTION, Stance.ABSTAIN)  # positions of their own, or what is granted
_MAX_COUNTED = 6  # sentences, where the reasons are counted up
_MAX_GROUNDS = 3  # sentences
_TELLING = 4  # letters of a stem, above which it tells what a position is on
_TITLE = 25  # characters; what is as short and has no full stop is a title
_BESIDE = 0.3  # what standing in the position's own paragraph counts, on the scale of likeness
_LONGEST = 4_000  # characters; what is longer is no sentence and no reason
_REACH = 250  # sentences to each side in which reasons are looked for: more than any section of a response has


@dataclass(slots=True)
class _Page:
    """The sentences of one document, each looked at once, however many positions stand beside it."""

    document: Document
    places: list[Place]
    own: list[bool]  # which can be a reason: the respondent's own words, and no position
    points: list[int | None]  # where the numbered point or list item begins that each stands in; None: running text
    taken: frozenset[int]  # in which positions stand
    matters: dict[int, frozenset[str]]  # of each block in which positions stand: the telling words for what they are on
    free: list[int] = field(init=False)  # those that can be a reason, in order
    parts: list[int] = field(init=False)  # under which of the headings that were taken for text each stands
    _stems: dict[int, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather what can be a reason."""
        self.free = [n for n, own in enumerate(self.own) if own]
        headings = (_HEADING.fullmatch(self.words(n)) is not None for n in range(len(self.places)))
        self.parts = list(itertools.accumulate(headings))

    def stems(self, n: int) -> frozenset[str]:
        """Return the stems of a sentence."""
        if n not in self._stems:
            self._stems[n] = frozenset(stems(self.words(n)))
        return self._stems[n]

    def words(self, n: int) -> str:
        """Return a sentence."""
        return self.document.text[self.places[n].sentence.start : self.places[n].sentence.end]


def with_grounds(document: Document, places: list[Place], found: Iterable[Found]) -> tuple[Found, ...]:
    """Return the positions of one document, each with the span of the reasons it is given, if any; same order."""
    found = tuple(found)
    if not found:
        return ()
    taken = {(f.start, f.end) for f in found}
    own = [_own(document, p, taken) for p in places]
    starts = [p.sentence.start for p in places]
    held = frozenset(bisect_right(starts, f.start) - 1 for f in found)
    page = _Page(document, places, own, _points(document, places), held, _matters(found))
    return tuple(replace(f, grounds=_grounds(page, bisect_right(starts, f.start) - 1, f)) for f in found)


def _grounds(page: _Page, i: int, f: Found) -> tuple[int, int] | None:
    """Return the span of the reasons a position in sentence `i` is given, or None when the document gives none."""
    words = page.document.text[f.start : f.end]
    if match := _BECAUSE.search(words):
        return f.start + match.start(), f.end
    if (counted := _counted(page, i)) is not None:
        return counted
    if f.summary:
        return _grounds_in_body(page, f) or _grounds_beside(page, i, f)
    if f.stance in _SILENT and not f.heading:
        return _grounds_beside(page, i, f)
    if f.heading and not _conceded(page, i):
        return _grounds_above(page, i, f)
    return _grounds_beside(page, i, f) or _grounds_above(page, i, f)


def _counted(page: _Page, i: int) -> tuple[int, int] | None:
    """Return the reasons counted up in the paragraph after a position (*För det första …*), if they are."""
    places = page.places
    after = range(i + 1, min(len(places), i + 1 + _MAX_COUNTED))
    if not after or places[i + 1].block == places[i].block or places[i + 1].section != places[i].section:
        return None
    if not _COUNTED.search(page.words(i + 1)):
        return None
    run = list(itertools.takewhile(lambda n: places[n].block == places[i + 1].block and page.own[n], after))
    return (places[run[0]].sentence.start, places[run[-1]].sentence.end) if run else None


def _conceded(page: _Page, i: int) -> bool:
    """Return whether a position turns from what stands before it (*Det är rimligt. SKR avstyrker ändå …*)."""
    follows = i + 1 < len(page.places) and page.places[i + 1].block == page.places[i].block
    return follows and _TURNS.search(page.words(i)) is not None


def _own(document: Document, p: Place, taken: set[tuple[int, int]]) -> bool:
    span = (p.sentence.start, p.sentence.end)
    words = document.text[slice(*span)]
    return (
        p.sentence.speaker is Speaker.RESPONDENT
        and len(words) <= _LONGEST
        and not words.isupper()  # a heading in capitals
        and not (span[0] == document.blocks[p.block].start and _RUN_IN.fullmatch(words.rstrip()))
        and len(re.findall(r"[^\W\d_]+", words)) > 1  # not the number of the next point
        and not words.endswith(":")  # what leads up to something is not it
        and (words[-1:] in ".!?”" or len(words) > _TITLE)
        and span not in taken
        and not rules.is_about_something_else(words)
        and not gives_none(words)
        and not _HEADING.fullmatch(words)
        and rules.outright(words) not in _NO_REASONS
    )


def _grounds_above(page: _Page, i: int, f: Found) -> tuple[int, int] | None:
    """Choose the sentences under the same heading that share most words with the position.

    Where no heading parts the text, those of its own paragraph.
    """
    point = page.points[i]  # one point of a decision gives no other's reasons
    near = page.free[bisect_left(page.free, i - _REACH) : bisect_right(page.free, i + _REACH)]
    own = [n for n in near if n != i and point in (None, page.points[n]) and _together(page, n, i, f)]
    own = [n for n in own if not (_is_of_another(page, n, i, f) or (f.stance in _AGAINST and concedes(page.words(n))))]
    before = [n for n in own if n < i]
    if not before:
        return _grounds_beside(page, i, f) if f.heading else None
    return _likest(page, i, f, own, before)


def _grounds_in_body(page: _Page, f: Found) -> tuple[int, int] | None:
    """Choose for a position of a summary among what the body says under the section it names."""
    if f.section is None:
        return None
    under = [
        n
        for n in page.free
        if report_number(page.places[n].heading or "") == f.section and not _is_summary(page.places[n].section)
    ]
    return _likest(page, under[0], f, under, under) if under else None


def _likest(page: _Page, i: int, f: Found, own: list[int], before: list[int]) -> tuple[int, int]:
    """Return the span of those sentences of `before` that share most words with a position, weighed among `own`."""
    places = page.places
    said = {n: page.stems(n) for n in own}
    asked = set(stems(" ".join((*f.about, page.document.text[f.start : f.end]))))
    common = {word: sum(word in words for words in said.values()) for word in asked}
    weight = {word: math.log((1 + len(said)) / count) for word, count in common.items() if count}

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


def _points(document: Document, places: list[Place]) -> list[int | None]:
    """Return for each sentence where the numbered point or list item begins that it stands in; None: running text."""
    points: list[int | None] = []
    line = after = 0
    for place in places:
        block, start = document.blocks[place.block], place.sentence.start
        line = max(line, document.text.rfind("\n", after, start) + 1)
        after = start
        if block.kind is BlockKind.ITEM:
            points.append(block.start)
        else:
            points.append(line if _NUMBERED.match(document.text, line) else None)
    return points


def _matters(found: Iterable[Found]) -> dict[int, frozenset[str]]:
    named: dict[int, frozenset[str]] = {}
    for f in found:
        named[f.block] = named.get(f.block, frozenset()) | content(" ".join(f.about))
    return named


def _together(page: _Page, n: int, i: int, f: Found) -> bool:
    """Return whether a sentence may give the reasons of the position in sentence `i`: both stand in one section.

    Where no number parts the matters of a section, a paragraph that takes another position gives that one's reasons.
    """
    place, position = page.places[n], page.places[i]
    if page.parts[n] != page.parts[i]:
        return False
    if position.heading:
        return place.heading == position.heading
    if not position.section.title or place.block == position.block:
        return place.block == position.block
    return place.section == position.section and not _on_another(page.matters.get(place.block), f)


def _is_of_another(page: _Page, n: int, i: int, f: Found) -> bool:
    """Return whether a sentence follows, in the position's own paragraph, a position on another matter."""
    block = page.places[i].block
    if f.heading or n > i or page.places[n].block != block:
        return False
    before = next((k for k in range(n - 1, -1, -1) if k in page.taken or page.places[k].block != block), None)
    if before is None or page.places[before].block != block:
        return False
    return not page.stems(before) & {word for word in stems(" ".join(f.about)) if len(word) > _TELLING}


def _on_another(matters: frozenset[str] | None, f: Found) -> bool:
    """Return whether positions on these matters are on none of the position's."""
    asked = content(" ".join(f.about))
    return matters is not None and not any(a == b or likeness(a, b) or likeness(b, a) for a in asked for b in matters)


def _grounds_beside(page: _Page, i: int, f: Found) -> tuple[int, int] | None:
    """Choose the sentence before when the position says *therefore*, else what follows it in the same block."""
    places, block = page.places, page.places[i].block
    words = page.document.text[f.start : f.end]
    if (
        re.search(r"\bdärför\b", words)
        and i
        and places[i - 1].block == block
        and places[i - 1].sentence.speaker is Speaker.RESPONDENT
    ):
        return places[i - 1].sentence.start, places[i - 1].sentence.end
    nearby = range(i + 1, min(len(places), i + 1 + _MAX_COUNTED))
    after = [n for n in nearby if places[n].block == block and places[n].sentence.start >= f.end]
    opening = page.words(after[0]) if after else ""
    most = _MAX_COUNTED if _COUNTED.search(opening) else _MAX_GROUNDS
    turns = f.stance is not Stance.SUPPORT_WITH_RESERVATIONS
    run = list(
        itertools.takewhile(
            lambda n: (
                page.own[n]
                and not _on_other_section(page.words(n), f)
                and not (turns and rules.next_reserves(page.words(n)))
            ),
            after[:most],
        )
    )
    return (places[run[0]].sentence.start, places[run[-1]].sentence.end) if run else None


def _on_other_section(words: str, f: Found) -> bool:
    """Return whether a sentence names sections of the report, and not the position's."""
    named = [number for run in _NAMES_SECTION.findall(words) for number in re.findall(r"[\d.]+\d|\d", run)]
    return bool(named) and f.section is not None and f.section not in named


def _is_summary(section: Section) -> bool:
    return any(SUMMARY.match(heading) for heading in section.path)
