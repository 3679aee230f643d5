"""What one clause states: its stance with hedge and reservation, on each matter that it names. Pure."""

import re
from dataclasses import replace

from corpus.types import Document, Section, Speaker
from indexer import stance as rules
from indexer.about import ENTRY, context_of, is_of_some, named, object_of, section_of, section_under
from indexer.alike import shares_piece
from indexer.answering_back import answers_back, rejects_objection
from indexer.asked import is_answer, question_before
from indexer.basis import IN_THAT_PART, basis_of, of_its_own
from indexer.conditions import conditional, points_back, qualifier
from indexer.found import Found, Place
from indexer.headings import SUMMARY, matter_before, names_matter
from indexer.matters import Part, in_chapters, is_all, labels, left_out, names_one, numbers, of_heading
from indexer.naming import CHAPTER
from indexer.rows import answer
from indexer.types import Basis, Stance

_GRANTS = (Stance.SUPPORT, Stance.NO_OBJECTION)  # what takes back none of the support before it
_ON_THAT = re.compile(
    r"\s+(?:det|den|dem|detta|denna|dessa)(?: i övrigt)?\s*(?:[.,;]|$)", re.IGNORECASE
)  # `men stöder det`
_IT = re.compile(r"\s+(?:till |på |mot |i |inför )?(?:det|den|dem|detta|denna|dessa)\W*$", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:förslag|rekommendation|bedömning|tank|idé)(?:et|en|n)? (?:om|att|till|på) (?P<matter>[^.;]{4,})"
)
_A_NEW_ONE = re.compile(  # `Däremot avstyrker myndigheten en bullergräns`: on no part of what was spoken of
    r"\W*Däremot (?:avstyrker|motsätter) (?:\S+ ){1,4}?(?:sig |oss )?(?P<matter>(?:en|ett) (?:[^\s.;,]+ ?){1,4})[.;]"
)
_SUBJECT = 25  # characters in which a sentence only says who takes the stance: what *it* is stands before it
_FOR = (*_GRANTS, Stance.SUPPORT_WITH_RESERVATIONS)
_ON_THE_PROPOSAL = re.compile(f"{_ON_THAT.pattern}|\\s+förslaget(?: i övrigt)?\\s*(?:[.,;]|$)", re.IGNORECASE)
_AGAINST = (Stance.OPPOSE, Stance.CRITICAL)
_FOR_OTHERS = re.compile(  # `För andra patienter har vi inget att invända`: of what was just refused, not on the whole
    r"\W*(?:för|hos|gentemot|beträffande|när det gäller) (?:andra|övriga) "
    r"(?!(?:\w+ )?(?:\w*förslag|del|punkt|avsnitt|fråg|bestämmels|avseende|ändring))",
    re.IGNORECASE,
)
_NAMED_THERE = (Basis.STATED, Basis.WHOLE_DOCUMENT)  # how a stance may be given on what numbers name


def stated(
    document: Document, places: list[Place], i: int, part: Part, cue: rules.Cue, before: list[Found]
) -> list[Found]:
    """Return what a clause states, once for each section that it names; `before` is what the part before states."""
    place = places[i]
    words = document.text[place.sentence.start : place.sentence.end][part.start : part.end]
    if _on_anothers_view(places, i, words):
        return []
    starts_with_it = part.excepted or part.turned
    row = answer(words)
    sender = filter(None, (document.organisation, document.organisation_short))
    matter = object_of(words, cue, row.matter if row else left_out(words) if starts_with_it else None, sender)
    if cue.explicit and (is_of_some(matter[0]) or (cue.stance in _GRANTS and _FOR_OTHERS.match(words))):
        return []
    label = matter_before(words)
    own = None if matter[1] else matter[0] or label
    sections = numbers(words, cue, before=starts_with_it)
    if not sections and place.heading is not None:
        sections = of_heading(words, place.heading)
    about = named(document, places, i, words, matter)
    about = (label, *(text for text in about if text != label)) if label and own == label else about
    found = _stated(document, places, i, part, cue, own, about, sections)
    if of_its_own(words, titled=names_matter(place.section.title)) and found.basis is Basis.STATED:
        found = _rest(found, before)
    on_that = _ON_THAT if place.heading else _ON_THE_PROPOSAL
    if not sections and before and before[-1].explicit and on_that.match(words, cue.end):
        same = [b for b in before if b.basis is Basis.STATED]
        return [replace(found, about=b.about, section=b.section, own=b.own, by_number=b.by_number) for b in same]
    alone = len(sections) == 1 and section_under(document, places[i].section) == sections[0]
    return _each(found, words, sections, (places[i].section.title,) if alone else ())


def _on_anothers_view(places: list[Place], i: int, words: str) -> bool:
    """Return whether a clause takes a stand on what another body is said to hold, and so on no proposal."""
    if rejects_objection(words):
        return True
    before = places[i - 1] if i and places[i - 1].block == places[i].block else None
    return before is not None and before.sentence.speaker is Speaker.OTHER and answers_back(words)


def but(found: Found, left: list[Found]) -> Found:
    """Return a stance on all proposals but what is named after it: on the rest where `left` says what holds there."""
    bare = replace(found, section=None, about=(), own=None, by_number=False)
    if left:
        return replace(bare, basis=Basis.RESIDUAL)
    return replace(_with_reservations(bare), basis=Basis.WHOLE_DOCUMENT)


def all_but(found: Found, clause: str) -> Found:
    """Return a stance that leaves out what stands before it or within its clause; as it is where it is on one thing."""
    return but(found, []) if found.own is None or found.basis is not Basis.STATED or is_all(clause) else found


def takes_over(said: list[Found], before: list[Found]) -> bool:
    """Return whether what the part before states is told as the reservation of what is said now."""
    return bool(before) and any(f.reservation == before[-1].said for f in said)


def _stated(
    document: Document, places: list[Place], i: int, part: Part, cue: rules.Cue, own: str | None,
    about: tuple[str, ...], sections: tuple[str, ...],
) -> Found:  # fmt: skip
    place, base = places[i], places[i].sentence.start
    words = document.text[base : place.sentence.end]
    clause = words[part.start : part.end]
    following = _next_in_block(places, i)
    next_words = document.text[following.sentence.start : following.sentence.end] if following else ""
    carries_on = (
        following is not None
        and following.sentence.speaker is Speaker.RESPONDENT
        and rules.next_reserves(next_words)
        and rules.outright(next_words) not in _GRANTS
        and not _on_another(next_words, own)
    )
    stance, end, spare = cue.stance, place.sentence.end, rules.reservation(clause, cue)
    if stance is Stance.SUPPORT and (rules.reserved(clause, cue) or (carries_on and part.end == len(words))):
        stance = Stance.SUPPORT_WITH_RESERVATIONS
    if stance in (Stance.SUPPORT, Stance.NO_OBJECTION) and conditional(clause):
        stance = Stance.SUPPORT_WITH_RESERVATIONS
    reservation = None
    if stance is Stance.SUPPORT_WITH_RESERVATIONS and spare:
        at = document.text.find(spare, base)
        reservation = (at, at + len(spare))
    if carries_on and following is not None and stance is Stance.SUPPORT_WITH_RESERVATIONS:
        end = following.sentence.end
        reservation = (following.sentence.start, end)
    depends = stance is Stance.SUPPORT_WITH_RESERVATIONS and points_back(clause)
    says_it = (
        rules.of_it(words)
        or rules.of_that(words)
        or (cue.explicit and cue.start <= _SUBJECT and _IT.match(words, cue.end))
    )
    unnamed = own is None and place.heading is None and cue.stance is not Stance.NO_OBJECTION
    says_it = says_it or (unnamed and IN_THAT_PART.search(clause) is not None)
    says_it = says_it or is_answer(question_before(document, places, i), words)
    if (depends or says_it) and i and _follows(places, i):
        base = places[i - 1].sentence.start  # `Görs den ändringen tillstyrker vi`: which one, the sentence before says
    first = place.sentence.start
    section = section_of(document, places, i, (part.start, part.end), own if names_one(clause) else None)
    if about[:1] == (ENTRY,) and place.heading is None and not sections:
        section = None  # when the law is to apply has no number that the sentence before gave to something else
    titled = names_matter(place.section.title) or answer(clause) is not None or matter_before(words) is not None
    labelled = "|" not in clause and answer(clause) is not None  # what follows the verdict is no matter of its own
    basis = basis_of(
        clause[: cue.end] if labelled else clause,
        cue,
        titled=titled,
        numbered=place.heading is not None,
        by_number=bool(sections),
    )
    if basis is Basis.STATED and not sections and rules.announces(words) is not None and not names_one(clause):
        basis = Basis.WHOLE_DOCUMENT  # `X är positiv till … och lämnar följande synpunkter`
    if basis in (Basis.WHOLE_DOCUMENT, Basis.RESIDUAL):
        about = tuple(chapter for words in about for chapter in CHAPTER.findall(words))  # all else names no part of it
        section = None
    return Found(
        stance, base, end, about, section, place.heading,
        qualifier(clause), reservation, None, basis, cue.explicit, _is_summary(place.section),
        first + part.start + cue.start, place.block, document.blocks[place.block].section,
        cue.sure, False, cue.start == cue.end, context_of(document, place),
        (first + part.start, first + part.end), own,
    )  # fmt: skip


def _on_another(following: str, own: str | None) -> bool:
    """Return whether the next sentence turns to another proposal, which it names and takes its own stance on.

    *LO tillstyrker rekommendationen om A. LO avstyrker dock rekommendationen om B* takes nothing back of A.
    """
    said = rules.cue(following)
    if own is None or said is None or not said.explicit:
        return False
    if said.stance is Stance.OPPOSE and (new := _A_NEW_ONE.match(following)):
        return not shares_piece(own, new["matter"])
    names = _ANOTHER.search(following)
    if names is None:
        return False
    return not shares_piece(own, names["matter"])


def _each(found: Found, words: str, sections: tuple[str, ...], titled: tuple[str, ...]) -> list[Found]:
    """Return a position once for each section that its clause names, each with the name the list gives it.

    `titled` is the heading over it, where that names the one section that is spoken of under it.
    """
    several = len(sections) > 1
    if not sections or found.basis not in _NAMED_THERE or (several and not found.explicit):
        return [found]
    if in_chapters(words):
        whole = replace(found, basis=Basis.WHOLE_DOCUMENT, section=None, own=None)
        return [replace(whole, about=(f"kapitel {number}",)) for number in sections]
    if not several:
        # the sentence before is on another section; the heading is not where no other is spoken of under it
        about = found.about if found.own else titled
        return [replace(found, section=sections[0], by_number=True, about=about)]
    told = labels(words)
    return [
        replace(
            found, section=number, by_number=True, own=told.get(number),
            about=(told[number],) if number in told else (),
        )
        for number in sections
    ]  # fmt: skip


def _rest(found: Found, before: list[Found]) -> Found:
    """Return support of the rest of a proposal: with what the clause before opposes of it as its reservation."""
    against = before[-1] if before and before[-1].stance in _AGAINST else None
    if against is not None and found.stance in _FOR:
        return replace(found, stance=Stance.SUPPORT_WITH_RESERVATIONS, reservation=against.said)
    return _with_reservations(found)


def _with_reservations(found: Found) -> Found:
    reserved = found.stance is Stance.SUPPORT
    return replace(found, stance=Stance.SUPPORT_WITH_RESERVATIONS) if reserved else found


def _follows(places: list[Place], i: int) -> bool:
    return places[i - 1].block == places[i].block and places[i - 1].sentence.speaker is Speaker.RESPONDENT


def _next_in_block(places: list[Place], i: int) -> Place | None:
    return places[i + 1] if i + 1 < len(places) and places[i + 1].block == places[i].block else None


def _is_summary(section: Section) -> bool:
    return any(SUMMARY.match(heading) for heading in section.path)
