"""Which of the inquiry's proposals the words of a clause name by themselves, whatever stands around them. Pure.

What a clause names is what it takes its stance on: *tillstyrker förslaget om A men avstyrker förslaget om B* is on A
and on B, though both stand in one paragraph. Only where its words name no proposal, or two alike, does the paragraph
tell which one is meant.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from wordfreq import zipf_frequency

from corpus.types import Document
from indexer.alike import content, overlap, shares_piece
from indexer.drafts import Draft
from indexer.found import Found
from indexer.headings import label_of, names_matter
from indexer.matters import beside, items, several, that_and_that
from indexer.naming import untitled
from indexer.settling import side
from indexer.types import Basis, Stance
from indexer.vocabulary import likeness
from indexer.words import fold, stems
from indexer.words import words as split

_NAMED = 0.8  # of the words of the shorter one, by rarity, what a clause names shares with a proposal's heading
_NAME = 4  # words at most of what a list names one by one
_AHEAD = 0.15  # and so much more than with any other's
_EVERYDAY = 4.5  # Zipf frequency from which a word is no name
_OPENING = 6  # words in which a clause says what it is on
_TELLING = 0.5  # of the rarest word's rarity, so much must a thing have to be told by it
_WITH_PHRASE, _ALONE = 0.4, 0.95  # so sure the reader is of a view on another part, with a phrase of stance and without
_REMARKS = frozenset({Stance.COMMENT, Stance.ASKS_CLARIFICATION})
_SAID = 700  # characters in which an inquiry says what a section proposes, before it says why
_WHY = re.compile(r"\n\W*(?:\w+s )?(?:Skäl|Motiv|Bakgrund|Överväganden)")
_COINED = 1.5  # Zipf frequency up to which a word is one that the inquiry made for what it proposes
_VAGUE = re.compile(  # what the heading over it names (`avstyrker kravet`)
    r"(?:(?:det|den|detta|denna|utredningens) )?(?:krav|förslag|bestämmelse|reglering|ändring|bedömning|åtgärd|modell)"
    r"(?:et|en|n)?"
)
_REMEMBERED = 8_192
_SHORTEST = 3  # letters of a part of a compound
_JOINT = 3  # letters that may join two words of a compound (*minut-ers-mål*)
_PIECE = 5  # letters of what is told inside a compound
_TWO = 2  # words of everyday language at least that tell a proposal together
_COMPANY = 3  # stances in a paragraph, each on a thing of its own, from which the paragraph is on none of them

Pair = tuple[Document, Found]


class OwnWords:
    """The headings of one consultation's proposals, ready to be looked for in what clauses name."""

    def __init__(self, drafts: Iterable[Draft], rarity: Mapping[str, float], top: float) -> None:
        """Take the proposals of the inquiry's text, and how telling each word is."""
        drafts = [d for d in drafts if d.body]
        self._known = [(d, content(untitled(d.heading))) for d in drafts]
        said = [_WHY.split(d.body, maxsplit=1)[0][:_SAID] for d in drafts]
        self._said = [(d, content(text), _parts(text)) for d, text in zip(drafts, said, strict=True)]
        self._rarity, self._top = rarity, top
        self.named = lru_cache(maxsize=_REMEMBERED)(self._named)  # letters name things in the same words

    def of(self, f: Found) -> tuple[Draft, float] | None:
        """Return the one proposal that a clause names and how surely, None where it names none or two alike."""
        if f.section is not None or f.basis is not Basis.STATED:
            return None
        if f.own and (named := self.named(f.own)):
            return named
        title = title_of(f.context) if f.own and _VAGUE.fullmatch(f.own) else ""
        return self.named(title) if f.explicit and names_matter(title) else None

    def in_section(self, f: Found) -> Draft | None:
        """Return the inquiry's proposal of a position's section whose heading holds all that the clause names."""
        words = content(f.own) if f.own and f.section else frozenset[str]()
        return next((d for d, heading in self._known if words and d.section == f.section and words <= heading), None)

    def apart(self, f: Found, beside: Iterable[Found]) -> Found:
        """Return a position out of its section where it sets another proposal against the section's own.

        *4.2 Avgiften: Vi är för registret men avstyrker avgiften* is on the register too, which is not in 4.2.
        """
        if not f.own or f.by_number or f.section is None:
            return f
        facing = [g for g in beside if (g.start, g.end) == (f.start, f.end) and side(g.stance) != side(f.stance)]
        if self.in_section(f) or not any(map(self.in_section, facing)):
            return f
        return replace(f, section=None) if content(f.own) else f

    def each(self, document: Document, f: Found) -> list[Found]:
        """Return a position once for each thing its clause lists, where the inquiry proposes them one by one.

        Where its text is not at hand, the plural tells: *förslagen om A och B* are two.
        """
        if f.own is None or f.section is not None or f.basis is not Basis.STATED or not f.explicit:
            return [f]
        if len(named := beside(f.own)) > 1 or len(named := that_and_that(f.own)) > 1:
            return [each for one in named for each in self.each(document, replace(f, own=one, about=(one,)))]
        listed = items(f.own)
        if self._known:
            told = {id(meant[0]) for item in listed if (meant := self.named(item)) is not None}
            apart = len(told) > 1
        else:
            short = all(len(item.split()) <= _NAME for item in listed)
            apart = len(listed) > 1 and short and several(document.text[slice(*f.said)])
        return [replace(f, own=item, about=(item,)) for item in listed] if apart else [f]

    def on_another_part(self, document: Document, f: Found, draft: Draft, beside: Iterable[Found]) -> bool:
        """Return whether a clause opens with a thing of a proposal that the same body speaks of nowhere else there.

        What only colours then is a view on that thing (*Kompetensbeviset däremot träffar snett*) and no mere reason.
        """
        if f.sure < (_ALONE if f.bare else _WITH_PHRASE) or f.stance in _REMARKS:
            return False
        opening = content(" ".join(document.text[f.start : f.end].split()[:_OPENING]))
        own = {w for w in opening & content(draft.body) if self._rarity.get(w, self._top) >= _TELLING * self._top}
        said = content(" ".join(document.text[g.start : g.end] for g in beside))
        return bool(own) and own.isdisjoint(said)

    def _named(self, matter: str) -> tuple[Draft, float] | None:
        """Return the one proposal that words name and how surely, None where they name none or two alike."""
        words = content(matter)
        shared = [(overlap(words, heading, self._rarity, self._top), d) for d, heading in self._known if heading]
        ranked = sorted(shared, key=lambda pair: -pair[0])
        if not words or not ranked or ranked[0][0] < _NAMED:
            return self._in_full(matter, words) or self._in_what_it_says(matter)
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _AHEAD:
            return None
        return ranked[0][1], ranked[0][0]

    def _in_full(self, matter: str, words: frozenset[str]) -> tuple[Draft, float] | None:
        """Return the one proposal whose heading holds all that a clause names, none of it in any other's.

        However many speak of it: what all write about is no less the name of that proposal (*läslabbet*). A word of
        everyday language is no name (*lagen*).
        """
        telling = [w for w in split(matter) if zipf_frequency(w, "sv", "small") < _EVERYDAY and content(w)]
        holding = [d for d, heading in self._known if words & heading or any(_shares(w, heading) for w in words)]
        whole = [d for d, heading in self._known if words and words <= heading]
        return (whole[0], _NAMED) if telling and len(holding) == len(whole) == 1 < len(self._known) else None

    def _in_what_it_says(self, matter: str) -> tuple[Draft, float] | None:
        """Return the one proposal whose words hold all that a clause names, though its heading calls it otherwise.

        A name that the inquiry coined is that of the proposal that brings it up first (*Larmmyndigheten*).
        """
        words = content(matter)
        coined = any(zipf_frequency(w, "sv", "small") <= _COINED and content(w) for w in split(matter))
        if not coined and len(words) < _TWO:
            return None
        if len(words) < _TWO and any(_is_in(w, heading, heading) for w in words for _, heading in self._known):
            return None  # it is no name of its own
        rare = any(self._rarity.get(w, self._top) >= _TELLING * self._top for w in words)
        holding = [d for d, said, parts in self._said if rare and all(_is_in(w, said, parts) for w in words)]
        alone = len(holding) == 1 < len(self._said)
        return (holding[0], _NAMED) if holding and (alone or len(words) == 1) else None


def _parts(text: str) -> frozenset[str]:
    """Return the stems that a compound may be made of, those of small words too."""
    return frozenset(fold(s) for s in stems(text) if len(s) >= _SHORTEST)


def _is_in(word: str, said: frozenset[str], parts: frozenset[str]) -> bool:
    """Return whether a text holds a word, a compound that begins or ends with it, or both parts of it.

    *Helikoptrarna* where it says *ambulanshelikoptrar*, *avtalsskyldigheten* where it says *skyldiga att ingå avtal*.
    """
    within = (o.startswith(word) or o.endswith(word) for o in said) if len(word) >= _PIECE else ()
    firsts = [o for o in parts if word.startswith(o)]
    halves = (len(a) + len(b) + _JOINT >= len(word) > len(a) for a in firsts for b in parts if word.endswith(b))
    return word in said or any(within) or any(halves)


def _shares(word: str, heading: frozenset[str]) -> bool:
    """Return whether a word is a part of one in a heading, or holds one."""
    return any(likeness(word, other) or likeness(other, word) for other in heading)


def misplaced(
    pairs: Sequence[Pair], named: Callable[[Document], OwnWords], placed: Callable[[Document, Found], Draft | None]
) -> list[tuple[Document, Found, Draft]]:
    """Return what its paragraph places on a proposal that the same body takes the other side on beside it, by name."""
    held: dict[tuple[str, int, int], list[Found]] = defaultdict(list)
    for document, f in pairs:
        if (owned := named(document).of(f)) is not None:
            held[document.id, f.block, id(owned[0])].append(f)
    at = ((document, f, placed(document, f)) for document, f in pairs)
    return [
        (document, f, draft)
        for document, f, draft in at
        if draft is not None
        and any(_is_on_another(f, g, draft) for g in held.get((document.id, f.block, id(draft)), ()))
    ]


def _is_on_another(f: Found, beside: Found, draft: Draft) -> bool:
    """Return whether a position cannot be on the proposal that another one in its paragraph names."""
    apart = side(f.stance) != side(beside.stance) and f.explicit
    named = f.own is not None and not shares_piece(f.own, untitled(draft.heading))
    return apart and (named or f.start == beside.start)


def title_of(context: str) -> str:
    """Return what a paragraph stands under: the words it opens with in place of a heading, else the heading."""
    heading, _, paragraph = context.partition("\n")
    return label_of(paragraph) or heading


def crowded(pairs: Sequence[Pair]) -> set[tuple[str, int]]:
    """Return by document and place the sentences that take stances on several matters."""
    said: dict[tuple[str, int], set[tuple[object, ...]]] = defaultdict(set)
    for document, f in pairs:
        if f.explicit:
            said[document.id, f.start].add((f.said, f.own))
    return {at for at, matters in said.items() if len(matters) > 1}


def in_company(pairs: Sequence[Pair]) -> set[tuple[str, int]]:
    """Return by document the paragraphs in which several stances are taken, each on a thing that it names."""
    named: dict[tuple[str, int], set[str]] = defaultdict(set)
    for document, f in pairs:
        if f.explicit and f.own is not None and f.basis is Basis.STATED:
            named[document.id, f.block].add(f.own)
    return {at for at, things in named.items() if len(things) >= _COMPANY}


def words_of(document: Document, f: Found, crowds: set[tuple[str, int]]) -> tuple[str, str]:
    """Return the words of a position and those around it; its own alone in a sentence on several matters."""
    if (document.id, f.start) not in crowds:
        return document.text[f.start : f.end], f.context
    own = f.own or document.text[slice(*f.said)]
    heading = f.context.partition("\n")[0]
    return own, f"{heading}\n{own}"
