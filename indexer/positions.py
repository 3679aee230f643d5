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

from corpus.numbering import own_titles, report_number
from corpus.organisations import Register
from corpus.types import BlockKind, Document, Speaker
from indexer import stance as rules
from indexer.about import NAMES_MATTER, repeats
from indexer.amended import amendments
from indexer.asked import answering, question_before
from indexer.basis import on_the_rest_of_one
from indexer.boxes import is_unticked
from indexer.clauses import Odds, StanceReader, in_context
from indexer.conditions import conditional
from indexer.found import Found, Place
from indexer.grounds import with_grounds
from indexer.lead_ins import leads_in, led_in, with_lead
from indexer.matters import Part, names_one, parts, says_yes_to, turned
from indexer.rows import answer
from indexer.settling import side
from indexer.stance_reading import read
from indexer.stating import all_but, but, stated, takes_over
from indexer.subjects import introduces_itself, other_subject, own_voice
from indexer.types import Basis, Sentence, Stance
from indexer.words import stems

_PROCEDURE_HEADING = re.compile(
    r"^(?:beslutsgång|sammanträdet|beslutsunderlag|yrkande|reservation|förslag till beslut|ärendet)",
    re.IGNORECASE,
)
_LONGEST = 4_000  # characters; what is longer is no sentence, and reading it would cost as much as a whole response
_CURT = 2  # words of an answer that says no more than yes or no
_VERB = re.compile(
    r"\b(?:är|var|har|hade|bör|borde|ska|skall|skulle|kan|kunde|får|måste|vill|blir|vore|finns|saknas|krävs|rör|berör|vi|jag"
    r"|(?:ser|tycker|anser|menar|gör|leder|gäller|föreslå|tro|önska|stöd|innebär|medför|behöv|välkomna|riskera"
    r"|beklaga|efterlys|instämm|dela|undra|noter|konstatera|framhåll|beton|understryk)(?:r|s|er|ar)?)\b",
    re.IGNORECASE,
)
_FOOT = 80  # characters; so short a last line without a phrase of stance stands below the signature
_SAME_WORDS = 0.8  # of the words of the shorter of two positions: they say the same
_SURE = 0.6  # so sure the model is of a position beside those stated outright
_LIKED = 0.8  # and of praise beside a refusal, or of criticism beside approval, in one paragraph
_LETTER = 6_000  # characters; in a longer response most sentences argue, and few of them take a position
_SHORT_SECTION = 1_500  # characters; a longer section without a number speaks of several things
_FOR = (Stance.SUPPORT, Stance.SUPPORT_WITH_RESERVATIONS)
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
_IMPERSONAL = re.compile(
    r"\W*(?:\w+ ){0,2}?(?:Det|det|är det) (?:är )?(?:\w+ ){0,2}?\w+ att\b"
)  # `Det är positivt att …`
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
        (i, part)
        for i, place in enumerate(places)
        if _may_state(document, place)
        for part in parts(document.text[place.sentence.start : place.sentence.end])
    ]
    clauses = [in_context(document, places[i], part.start, part.end) for i, part in asked]
    odds = reader(clauses) if reader else [{}] * len(asked)
    found: list[Found] = []
    before: list[Found] = []  # in the part before of the same sentence
    at = -1
    for (i, part), told in zip(asked, odds, strict=True):
        before, at = before if i == at else [], i
        said = _at(document, places, i, part, told, register, before)
        left = _beside(before, part, said)
        found[len(found) - len(before) :] = [*left, *said]
        before = said
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
    changed = amendments(document.text)
    own = own_titles(section.title for section in document.sections)
    for i, (block, inside) in enumerate(zip(document.blocks, sentences, strict=True)):
        if block.kind is BlockKind.HEADING:
            continue
        section = document.sections[block.section]
        numbered = [h for h in section.path if report_number(h) and h not in own]
        holding = changed.holding(document.text, inside)
        places += [Place(s, i, section, numbered[-1] if numbered else None) for s in holding]
    return places


def _may_state(document: Document, place: Place) -> bool:
    """Return whether a sentence is the respondent's own word in the matter, and no meeting's or an earlier one."""
    words = document.text[place.sentence.start : place.sentence.end]
    line = document.text.rfind("\n", document.blocks[place.block].start, place.sentence.start) + 1
    line = line or document.blocks[place.block].start
    last = place.block == len(document.blocks) - 1 and document.blocks[place.block].kind is not BlockKind.ITEM
    says = words.rstrip().endswith((".", "?", "!")) and _VERB.search(words) is not None
    foot = last and not says and len(words) <= _FOOT and rules.cue(words) is None
    return (
        len(words) <= _LONGEST
        and not foot
        and not _is_title(document, place, words)
        and place.sentence.speaker is Speaker.RESPONDENT
        and not _PROCEDURE_HEADING.match(place.section.title)
        and not is_unticked(document.text[line : place.sentence.end])
        and not rules.is_about_something_else(words)
    )


def _is_title(document: Document, place: Place, words: str) -> bool:
    """Return whether words are a title or a headline that reading left in the text, not a sentence of the response.

    Such a paragraph has no full stop, takes no stance outright, and opens the document or has no verb.
    """
    said = rules.cue(words)
    if said is not None and said.explicit:
        return False
    block = document.blocks[place.block]
    stops = document.text[block.start : block.end].rstrip().endswith((".", "!", "?", ":", ";", "…"))
    if stops or block.kind is not BlockKind.PARAGRAPH or " | " in words:
        return False
    return words.isupper() or place.block == 0 or _VERB.search(words) is None


def _beside(before: list[Found], part: Part, said: list[Found]) -> list[Found]:
    """Return what the part before states, given what this part of the same sentence says."""
    if part.excepted and before:
        return [*before[:-1], but(before[-1], said)]
    return [] if takes_over(said, before) else before


def _at(
    document: Document, places: list[Place], i: int, part: Part, odds: Odds, register: Register, before: list[Found]
) -> list[Found]:
    words = document.text[places[i].sentence.start : places[i].sentence.end]
    clause = words[part.start : part.end]
    cue = turned(before[-1].stance if before else None) if part.turned else read(clause, odds)
    cue = _apart(clause, cue) if cue is not None and clause != words else cue
    cue = led_in(document, places, i, clause, cue) if part.start == 0 else cue
    cue = answering(question_before(document, places, i), clause, cue) if part.start == 0 else cue
    if cue is None or leads_in(document, places[i], clause, cue):
        return []
    labelled = "|" not in clause and answer(clause) is not None  # `Registret hos Lantmäteriet: bra`
    if not (part.turned or labelled) and other_subject(words, part.start + cue.start, document, register):
        return []
    own = own_voice(document, words, register)
    if cue.stance is Stance.ABSTAIN and not cue.explicit and not own:
        return []  # "the memorandum does not touch on it" is no silence of the respondent's
    if not cue.firm and _PERSONAL.search(clause[cue.start : cue.end]) and not (own or _IMPERSONAL.match(clause)):
        return []  # "the recommendation is positive" says what it is, not who is for it
    if rules.means_other(clause, cue, own_voice=own) or (cue.start == cue.end and introduces_itself(clause)):
        return []
    said = with_lead(document, places[i], stated(document, places, i, part, cue, before))
    silent = cue.stance is Stance.ABSTAIN
    if said and silent and on_the_rest_of_one(clause, cue) and repeats(said[0].own or "", _before(document, places[i])):
        return []  # `Att avgiften sänks är bra. I övrigt har regionen ingen uppfattning om avgifterna`
    fronted = part.all_but and part.end == len(words)
    return [all_but(f, clause) for f in said] if fronted else said


def _before(document: Document, place: Place) -> str:
    """Return what stands before a sentence in its paragraph."""
    return document.text[document.blocks[place.block].start : place.sentence.start]


def _apart(clause: str, cue: rules.Cue) -> rules.Cue:
    """Return plain support of what a clause names as it is: what the clause beside it turns to is no reservation.

    Nor is opposition to one thing softened by the support of another beside it.
    """
    said = rules.cue(clause)
    if said is not None and said.explicit and said.stance is Stance.OPPOSE and cue.stance in _FOR:
        return said
    plain = said is not None and said.stance is Stance.SUPPORT and (names_one(clause) or says_yes_to(clause))
    if cue.stance is not Stance.SUPPORT_WITH_RESERVATIONS or said is None or not plain:
        return cue
    return cue if rules.reserved(clause, said) or conditional(clause) else said


def _settle(document: Document, found: list[Found]) -> list[Found]:
    """Drop what repeats or continues another position, and the summary's copy of what the body says."""
    body = {(_stems(document, f), side(f.stance)) for f in found if not f.summary}
    settled: list[Found] = []
    for f in sorted(found, key=lambda f: (f.start, not f.explicit)):
        whole = f.basis is Basis.WHOLE_DOCUMENT  # which no *Förslaget tillstyrks* under a heading repeats
        if f.summary and not (f.by_number or whole) and _says_same(_stems(document, f), side(f.stance), body):
            continue
        before = settled[-1] if settled else None
        if (
            before is not None
            and (before.start, before.end) == (f.start, f.end)
            and side(before.stance) == side(f.stance)
            and not _on_another(document, before, f)
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
            if side(before.stance) == side(f.stance) and _GOES_ON.match(document.text, f.start):
                continue  # it is the reason for the position just stated
        if rules.of_that(document.text[slice(*f.said)]) and any(_grants_here(g, f) for g in settled):
            continue  # `Det kan vi inte acceptera`, after support in the same place: of what it would lead to
        if before is not None and _only_says_so(document, before, f):
            settled[-1] = replace(f, start=before.start)
            continue
        settled.append(f)
    return settled


def _grants_here(before: Found, f: Found) -> bool:
    return before.explicit and before.section_index == f.section_index and side(before.stance) > 0 > side(f.stance)


def _on_another(document: Document, before: Found, f: Found) -> bool:
    """Return whether two positions of one sentence are on two matters that it names."""
    if before.basis is not f.basis or (before.by_number and f.by_number):
        return (before.basis, before.section, before.about) != (f.basis, f.section, f.about)
    if before.basis is not Basis.STATED:
        return before.about != f.about
    both = all(g.explicit and g.own and names_one(document.text[slice(*g.said)]) for g in (before, f))
    return both and not shared_words(before.about, f.about)


def _only_says_so(document: Document, before: Found, f: Found) -> bool:
    """Return whether the first of two positions side by side is a mere yes or no that the second puts into words."""
    curt = before.own is None and len(document.text[before.start : before.end].split()) <= _CURT
    beside = not document.text[before.end : f.start].strip() and before.block == f.block
    return curt and beside and side(before.stance) == side(f.stance)


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
        if f.block in named and not _is_of_its_own(document, f, named) and not _faces(f, stated):
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


def _faces(f: Found, stated: Iterable[Found]) -> bool:
    """Return whether a sentence is surely on the other side of all that its paragraph states, on another matter."""
    beside = [g for g in stated if g.block == f.block]
    apart = all(side(f.stance) * side(g.stance) < 0 and not shared_words(f.about, g.about) for g in beside)
    return f.sure >= _LIKED and bool(f.about) and apart


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


def _says_same(words: frozenset[str], own: int, others: Iterable[tuple[frozenset[str], int]]) -> bool:
    """Return whether one of `others` takes the same side in nearly the same words."""
    return any(
        own == other_side and len(words & other) / max(1, min(len(words), len(other))) >= _SAME_WORDS
        for other, other_side in others
    )
