"""Positions of one document: sentence by sentence, with hedges, grounds and the words that name the matter. Pure.

A position needs the respondent's own voice (indexer.speakers) and a phrase that takes a stance (indexer.stance).
What it is about is read from the sentence, else from the numbered heading it stands under, else from the sentence
before.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from corpus.numbering import CHAPTER, counts_own, report_number
from corpus.organisations import Register
from corpus.types import BlockKind, Document, Section, Speaker
from indexer import stance as rules
from indexer.about import NAMES_MATTER, SUMMARY, context_of, named, names_matter, section_of
from indexer.clauses import Odds, StanceReader, in_context
from indexer.found import Found, Place
from indexer.grounds import with_grounds
from indexer.stance_reading import read
from indexer.subjects import other_subject, own_voice
from indexer.types import Basis, Sentence, Stance
from indexer.words import stems

_PROCEDURE_HEADING = re.compile(
    r"^(?:beslutsgång|sammanträdet|beslutsunderlag|yrkande|reservation|förslag till beslut|ärendet)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\bförslagen\b(?! (?:om|i avsnitt|att|till))|(?:utredningens|betänkandets|promemorians"
    r"|delegationens)\s+(?:förslag och|analys och|analys av|bedömningar och)|\bbetänkandet i (?:stort"
    r"|sin helhet)\b"
    r"|\b(?:de|samtliga|alla) förslag(?:en)? som (?:läggs|har lagts|lämnas|har lämnats) fram\b"
    r"|\breformen\b|\bförslagen i (?:stort|sin helhet)\b|\banalys(?:en)? och förslag(?:en)?\b",
    re.IGNORECASE,
)
_WHOLE_NEAR = 25  # characters
_LONGEST = 4_000  # characters; what is longer is no sentence, and reading it would cost as much as a whole response
_CURT = 2  # words of an answer that says no more than yes or no
_FOOT = 80  # characters; so short a last line without a phrase of stance stands below the signature
_SAME_WORDS = 0.8  # of the words of the shorter of two positions: they say the same
_SURE = 0.6  # so sure the model is of a position beside those stated outright
_LETTER = 6_000  # characters; in a longer response most sentences argue, and few of them take a position
_SHORT_SECTION = 1_500  # characters; a longer section without a number speaks of several things
_NO_OBJECT = re.compile(
    r"^(?:\s+\w+){0,2}\s*(?:eftersom\b|då\b|i ärendet|över|på (?:remissen|promemorian|betänkandet)|med anledning"
    r"|[.,;]|$)"
)
_ON_THE_REPORT = re.compile(r"\b(?:remissen|promemorian|betänkandet|utredningen|rubricera\w+)\b", re.IGNORECASE)
_ON_A_MATTER = re.compile(  # `I fråga om skatten tar kommunen inte ställning`
    r"^\W*(?:Om|Att|Hur|Huruvida|Angående|Beträffande|Kring|I fråga om|När det gäller|Vad (?:gäller|angår|avser))\b"
    r"(?! (?:\w+ )?(?:förslag|remiss|promemoria|betänkande|övrig|resten|rest\b))",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"\s*(?:till|på|om|över) (?:det |detta )?förslaget\b", re.IGNORECASE)
_RESIDUAL = re.compile(r"\bi övriga delar\b|\bövriga förslag\b|\bförslagen i övrigt\b|\bi övrigt\b", re.IGNORECASE)
# points back to what was said since, so that the stance is on that and not on the rest
_ON_THAT = re.compile(r"\b(?:och|men) (?:det|den|detta|dem|dessa)\b", re.IGNORECASE)
_ON_WHAT_IT_NAMES = re.compile(
    r" (?!\w*(?:förslag|utredning|promemoria|betänkande|bedömning)|(?:vad|det) som\b|till\b|med\b|i\b|av\b)\w{4,}",
    re.IGNORECASE,
)
_GRANTS = (Stance.SUPPORT, Stance.NO_OBJECTION)  # what takes back none of the support before it
_REFERENCE = re.compile(
    r"\b(?:instämmer (?:\w+ )?i|ansluter sig (?:\w+ ){0,3}?till|hänvisar (?:\w+ )?till|ställer sig (?:\w+ )?bakom)\b"
    r"[^.;]{0,80}\b(?:yttrande|remissvar|svar|synpunkter)\b"
    r"|\binstämmer (?:\w+ )?i (?:det |allt )?(?:som|vad) [^.;]{0,80}?"
    r"\b(?:anfört|anför|framfört|framför|skrivit|uttalat|sagt)\b",
    re.IGNORECASE,
)
_ABOUT_REPORT = re.compile(
    r"\b\w*(?:förslag|definition|princip|problemformulering|utredning|betänkande|bedömning|analys(?:en)?\b"
    r"|rekommendation|bestämmelse|lagtext|reglering|utgångspunkt)\w*",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:positiv|negativ|tveksam|kritisk|skeptisk|avvaktande|orolig)\w*\b"
    r"|\b(?:är|var)\b.*\bför\b(?! (?:kort|lång|hög|låg|snäv|vid|sen|tidig|stor|litet|liten|svag|dyr|snabb"
    r"|få\b|lite\b|mycket\b))"
)
_GOES_ON = re.compile(r"(?:Utredningen|Utredaren|Betänkandet|Delegationen|Det|Den|Detta|De|Här|Där|Man)\b")


def find_positions(
    document: Document,
    sentences: tuple[tuple[Sentence, ...], ...],
    register: Register,
    reader: StanceReader | None = None,
) -> tuple[Found, ...]:
    """Return the positions a response states, in order of place, the weak ones marked; () for any other document.

    Without a `reader` only what a rule covers is found.
    """
    if not document.kind.is_response or document.organisation_id is None:
        return ()
    places = _places(document, sentences)
    asked = [
        (i, span)
        for i, place in enumerate(places)
        if _may_state(document, place)
        for span in rules.clauses(document.text[place.sentence.start : place.sentence.end])
    ]
    odds = reader([in_context(document, places[i], *span) for i, span in asked]) if reader else [{}] * len(asked)
    found: list[Found] = []
    for (i, span), told in zip(asked, odds, strict=True):
        found += _at(document, places, i, span, told, register)
    found, weak = _without_reasons(document, found)
    kept = with_grounds(document, places, _settle(document, found))
    beside = [replace(f, weak=True) for f in _outside(weak, kept)]
    return tuple(sorted((*kept, *beside), key=lambda f: (f.start, f.weak)))


def _outside(weak: Iterable[Found], kept: Sequence[Found]) -> Iterable[Found]:
    """Return what of `weak` lies inside none of `kept`, which are in order of place."""
    starts = [k.start for k in kept]
    reach = [0, *accumulate((k.end for k in kept), max)]  # how far those that begin no later reach
    return (f for f in weak if reach[bisect_right(starts, f.start)] < f.end)


def _places(document: Document, sentences: tuple[tuple[Sentence, ...], ...]) -> list[Place]:
    places: list[Place] = []
    own = counts_own(section.title for section in document.sections)
    for i, (block, inside) in enumerate(zip(document.blocks, sentences, strict=True)):
        if block.kind is BlockKind.HEADING:
            continue
        section = document.sections[block.section]
        numbered = [h for h in section.path if report_number(h) and not (own and CHAPTER.match(h))]
        places += [Place(s, i, section, numbered[-1] if numbered else None) for s in inside]
    return places


def _may_state(document: Document, place: Place) -> bool:
    """Return whether a sentence is the respondent's own word in the matter, and no meeting's or an earlier one."""
    words = document.text[place.sentence.start : place.sentence.end]
    line = document.text.rfind("\n", document.blocks[place.block].start, place.sentence.start) + 1
    line = line or document.blocks[place.block].start
    foot = place.block == len(document.blocks) - 1 and len(words) <= _FOOT and rules.cue(words) is None
    return (
        len(words) <= _LONGEST
        and not foot
        and not (words.isupper() and rules.cue(words) is None)  # a title that cleaning left in the text
        and place.sentence.speaker is Speaker.RESPONDENT
        and not _PROCEDURE_HEADING.match(place.section.title)
        and not rules.is_unticked(document.text[line : place.sentence.end])
        and not rules.is_about_something_else(words)
    )


def _at(
    document: Document, places: list[Place], i: int, span: tuple[int, int], odds: Odds, register: Register
) -> list[Found]:
    words = document.text[places[i].sentence.start : places[i].sentence.end]
    start, end = span
    cue = read(words[start:end], odds)
    if cue is None or other_subject(words, start + cue.start, document, register):
        return []
    own = own_voice(document, words, register)
    if cue.stance is Stance.ABSTAIN and not cue.explicit and not own:
        return []  # "the memorandum does not touch on it" is no silence of the respondent's
    if _PERSONAL.search(words[start + cue.start : start + cue.end]) and not own:
        return []  # "the recommendation is positive" says what it is, not who is for it
    if rules.means_other(words[start:end], cue, own_voice=own):
        return []
    return [_found(document, places, i, span, cue)]


def _found(document: Document, places: list[Place], i: int, clause: tuple[int, int], cue: rules.Cue) -> Found:
    place, base = places[i], places[i].sentence.start
    words = document.text[base : place.sentence.end]
    part = words[clause[0] : clause[1]]
    following = _next_in_block(places, i)
    next_words = document.text[following.sentence.start : following.sentence.end] if following else ""
    carries_on = (
        following is not None
        and following.sentence.speaker is Speaker.RESPONDENT
        and rules.next_reserves(next_words)
        and rules.outright(next_words) not in _GRANTS
    )
    stance, end, spare = cue.stance, place.sentence.end, rules.reservation(part, cue)
    if stance is Stance.SUPPORT and (rules.reserved(part, cue) or (carries_on and clause[1] == len(words))):
        stance = Stance.SUPPORT_WITH_RESERVATIONS
    if stance in (Stance.SUPPORT, Stance.NO_OBJECTION) and rules.conditional(part):
        stance = Stance.SUPPORT_WITH_RESERVATIONS
    reservation = None
    if stance is Stance.SUPPORT_WITH_RESERVATIONS and spare:
        at = document.text.find(spare, base)
        reservation = (at, at + len(spare))
    if carries_on and following is not None and stance is Stance.SUPPORT_WITH_RESERVATIONS:
        end = following.sentence.end
        reservation = (following.sentence.start, end)
    if stance is Stance.SUPPORT_WITH_RESERVATIONS and rules.points_back(part) and i and _follows(places, i):
        base = places[i - 1].sentence.start  # `Görs den ändringen tillstyrker vi`: which one, the sentence before says
    about = named(document, places, i, part, cue)
    section = section_of(document, places, i, clause)
    basis = _basis(part, cue, names_matter(place.section.title))
    return Found(
        stance, base, end, about, section, place.heading,
        rules.qualifier(part), reservation, None, basis, cue.explicit, _is_summary(place.section),
        place.sentence.start + clause[0] + cue.start, place.block, document.blocks[place.block].section,
        cue.sure, False, cue.start == cue.end, context_of(document, place),
    )  # fmt: skip


def _follows(places: list[Place], i: int) -> bool:
    return places[i - 1].block == places[i].block and places[i - 1].sentence.speaker is Speaker.RESPONDENT


def _next_in_block(places: list[Place], i: int) -> Place | None:
    return places[i + 1] if i + 1 < len(places) and places[i + 1].block == places[i].block else None


def _is_summary(section: Section) -> bool:
    return any(SUMMARY.match(heading) for heading in section.path)


def _basis(part: str, cue: rules.Cue, titled: bool) -> Basis:
    """Return how a stance is given; one on *the proposals* names them right after the phrase or right before it.

    `titled` says that it stands under a heading that names a matter.
    """
    if _REFERENCE.search(part):
        return Basis.BY_REFERENCE
    if _on_the_rest(part, cue) or (cue.stance is Stance.ABSTAIN and rules.limits(part)):
        return Basis.RESIDUAL
    near = [
        m for m in _WHOLE.finditer(part) if m.start() - cue.end <= _WHOLE_NEAR and cue.start - m.end() <= _WHOLE_NEAR
    ]
    rest = part[cue.end :]
    of_all = cue.stance is Stance.ABSTAIN or (cue.stance is Stance.NO_OBJECTION and _ON_THE_REPORT.search(part))
    of_all = of_all and not titled and not _ON_A_MATTER.match(part)
    everything = near or (of_all and _NO_OBJECT.match(rest) and not _THE_ONE.match(rest))
    return Basis.WHOLE_DOCUMENT if everything else Basis.STATED


def _on_the_rest(part: str, cue: rules.Cue) -> bool:
    rest = _RESIDUAL.search(part)
    if rest is not None and rest.start() >= cue.end > cue.start and _ON_WHAT_IT_NAMES.match(part, rest.end()):
        return False  # `godtar i övrigt ordningen med tyst samtycke`
    return rest is not None and not _ON_THAT.search(part, rest.end(), max(rest.end(), cue.start))


def _settle(document: Document, found: list[Found]) -> list[Found]:
    """Drop what repeats or continues another position, and the summary's copy of what the body says."""
    body = {(_stems(document, f), _side(f.stance)) for f in found if not f.summary}
    settled: list[Found] = []
    for f in sorted(found, key=lambda f: (f.start, not f.explicit)):
        if f.summary and _says_same(_stems(document, f), _side(f.stance), body):
            continue
        before = settled[-1] if settled else None
        if (
            before is not None
            and (before.start, before.end) == (f.start, f.end)
            and _side(before.stance) == _side(f.stance)
        ):
            continue
        if (
            before is not None
            and not f.explicit
            and document.text[before.end : f.start].strip() == ""
            and "\n" not in document.text[before.end : f.start]
        ):
            if shared_words(before.about, f.about):
                settled[-1] = replace(before, end=f.end)
                continue
            if _side(before.stance) == _side(f.stance) and _GOES_ON.match(document.text, f.start):
                continue  # it is the reason for the position just stated
        if before is not None and _only_says_so(document, before, f):
            settled[-1] = replace(f, start=before.start)
            continue
        settled.append(f)
    return settled


def _only_says_so(document: Document, before: Found, f: Found) -> bool:
    """Return whether the first of two positions side by side is a mere yes or no that the second puts into words."""
    curt = len(document.text[before.start : before.end].split()) <= _CURT
    beside = not document.text[before.end : f.start].strip() and before.block == f.block
    return curt and beside and _side(before.stance) == _side(f.stance)


def _without_reasons(document: Document, found: list[Found]) -> tuple[list[Found], list[Found]]:
    """Part off the sentences that only colour what is stated beside them: under the same heading or in the same block.

    Elsewhere they count when they speak of the report or its proposals, or when the response states nothing outright.
    """
    stated = [f for f in found if f.explicit]
    sections = {(f.heading, f.section_index) for f in stated if not f.summary}
    headings = {f.heading for f in stated if f.heading and not f.summary}
    named: dict[int, set[str]] = defaultdict(set)  # block -> the long words by which what is stated there is named
    for f in stated:
        named[f.block] |= _long(f.about)

    def counts(f: Found) -> bool:
        section = document.sections[f.section_index]
        titled = section.title and section.end - section.start <= _SHORT_SECTION
        if f.heading in headings or (titled and (f.heading, f.section_index) in sections):
            return _is_of_its_own(document, f, named)
        if f.block in named and not _is_of_its_own(document, f, named):
            return False
        short = len(document.text) <= _LETTER
        if f.sure >= _SURE and short:
            return True
        if f.bare and not short:
            return False
        if f.heading is not None and f.sure >= _SURE:
            return True
        return not stated or bool(_ABOUT_REPORT.search(document.text[f.start : f.end]))

    kept = [f.explicit or counts(f) for f in found]
    return [f for f, keep in zip(found, kept, strict=True) if keep], [
        f for f, keep in zip(found, kept, strict=True) if not keep
    ]


def _is_of_its_own(document: Document, f: Found, stated: Mapping[int, set[str]]) -> bool:
    """Return whether a sentence names a proposal that nothing stated in its block is about."""
    if f.heading is not None or not NAMES_MATTER.match(document.text[f.start : f.end]):
        return False
    return f.block not in stated or stated[f.block].isdisjoint(_long(f.about))


def _long(about: tuple[str, ...]) -> set[str]:
    return {s for s in stems(" ".join(about)) if len(s) > 5}


def shared_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether two ways of naming a matter share a long word."""
    return not _long(a).isdisjoint(_long(b))


def _stems(document: Document, f: Found) -> frozenset[str]:
    return frozenset(stems(document.text[f.start : f.end]))


def _says_same(words: frozenset[str], side: int, others: Iterable[tuple[frozenset[str], int]]) -> bool:
    """Return whether one of `others` takes the same side in nearly the same words."""
    return any(
        side == other_side and len(words & other) / max(1, min(len(words), len(other))) >= _SAME_WORDS
        for other, other_side in others
    )


def _side(stance: Stance) -> int:
    if stance in (Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS, Stance.NO_OBJECTION):
        return 1
    return -1 if stance in (Stance.OPPOSE, Stance.CRITICAL) else 0
