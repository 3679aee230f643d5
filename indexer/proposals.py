"""One proposal under one name across responses that word it differently. Pure.

What staff state comes first, then the inquiry's own numbered sections, then responses that number their headings as
the report does; every other position is matched to those by the rare words they share (inside compounds and across
spellings), helped by the meaning of the wordings, and becomes a proposal of its own when none is close. Each wording
keeps the evidence that tied it to its proposal.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from corpus.corrections import Correction
from corpus.types import Document
from indexer.about import ENTRY
from indexer.alike import content, in_passing, in_the_same_words, overlap, rarity
from indexer.drafts import Draft, holds_other, named, of_section, on_other_thing, pieces, seeds, stated
from indexer.folding import folded
from indexer.found import Found
from indexer.headings import one_section
from indexer.naming import CHAPTER, finish, plain, untitled
from indexer.numbered import answered, between, limits, under, within_limits
from indexer.own_words import OwnWords, Pair, crowded, in_company, misplaced, title_of, words_of
from indexer.placing import Embed, Placer, Query, is_overall, shares_a_view
from indexer.settling import is_aim, side
from indexer.types import Basis, Naming, Position, Proposal

NAMED_BY_BASIS = frozenset({Basis.WHOLE_DOCUMENT, Basis.RESIDUAL})
_CLOSE = 0.55
_ENOUGH = 3  # numbered proposals of the inquiry, from which its chapters can be told
_SECOND = 0.85  # what the sentence itself names counts more than its heading or the sentence before
_Key = tuple[str, int, str | None]  # a position: its document, where its phrase of stance begins, what it names
_COMPOUND = 12  # letters of a word that is a section's whole title (*Försöksverksamhet*)
_NEAR, _SAME_MEANING = 0.3, 0.92  # fewer words shared will do where the vectors of the wordings are this close


def register_positions(
    found: Iterable[tuple[Document, Sequence[Found]]],
    *,
    corrections: Sequence[Correction] = (),
    previous: Sequence[Proposal] = (),
    embed: Embed | None = None,
) -> tuple[tuple[Proposal, ...], tuple[Position, ...]]:
    """Return the proposals of all consultations and the positions on them, in the order of the report's sections.

    `corrections` are staff's names and merges; `previous` proposals lend their ids to those that are the same;
    `embed` gives unit rows of texts (None: words alone decide). Ties follow the order given.
    """
    found = tuple(found)
    register = _Register(named(list(stated(corrections)), [s for document, _ in found for s in seeds(document)]))
    pairs = [(document, register.in_report(document, f)) for document, positions in found for f in positions]
    only = limits(pairs, register.section_of)
    pairs = [(document, answered(document, f, only[document.id])) for document, f in pairs]
    register.weigh([pair for pair in pairs if not pair[1].weak], embed)
    register.pin(corrections)
    beside: dict[str, list[Found]] = defaultdict(list)
    for document, f in pairs:
        beside[document.id].append(f)
    pairs = [(document, register.named(document).apart(f, beside[document.id])) for document, f in pairs]
    pairs = [(document, each) for document, f in pairs for each in register.named(document).each(document, f)]
    pairs += [(document, f) for document, other in pairs for f in between(document, other, register.told(document))]
    register.place(pairs, embed)
    for document, f in sorted((p for p in pairs if not p[1].weak), key=lambda pair: _turn(pair[1])):
        register.take(document, f)
    for document, f in sorted((p for p in pairs if p[1].weak), key=lambda pair: -pair[1].sure):
        register.take_weak(document, f)
    return finish(folded(register.drafts), previous)


class _Register:
    """The drafts of all consultations, and what is needed to tell which one a position belongs to."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.drafts: list[Draft] = []
        self._unlikely: dict[_Key, set[int]] = {}
        self._placed: dict[_Key, tuple[Draft, float]] = {}
        self._own_words: dict[str, OwnWords] = {}
        self._speaks: dict[str, float] = defaultdict(lambda: math.inf)  # where a document first states on what
        self._pins: dict[tuple[str, str], Draft] = {}
        self._by_consultation: dict[str, list[Draft]] = defaultdict(list)
        self._by_section: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        self._by_piece: dict[str, dict[int, Draft]] = defaultdict(dict)
        self._rarity: Mapping[str, float] = {}
        self._top = 1.0
        self._overlaps: dict[tuple[str, str], float] = {}
        self._row: dict[str, int] = {}
        self._vectors: npt.NDArray[np.float32] | None = None
        for draft in drafts:
            self._open(draft)
        self._told = {d.consultation for d in self.drafts if d.body}  # consultations whose inquiry's text is here
        self._chapters: dict[str, list[str]] = defaultdict(list)  # of each numbered proposal of an inquiry
        for draft in self.drafts:
            if draft.body and draft.section:
                self._chapters[draft.consultation].append(draft.section.split(".")[0])

    def weigh(self, pairs: Sequence[Pair], embed: Embed | None) -> None:
        """Learn how telling each word is, and what each wording means."""
        wordings = [content(" ".join(d.names) + " " + (d.heading or "")) for d in self.drafts]
        wordings += [content(" ".join((*f.about, f.heading or ""))) for _, f in pairs]
        self._rarity = rarity({frozenset(w) for w in wordings})  # what many repeat is no less telling for it
        self._top = max(self._rarity.values(), default=1.0)
        self._overlaps.clear()
        if embed is not None:
            texts = [t for d in self.drafts for t in (*d.names, *([d.heading] if d.heading else []))]
            texts += [t for _, f in pairs if f.basis is Basis.STATED for t in f.about]
            self._row = {text: i for i, text in enumerate(dict.fromkeys(texts))}
            self._vectors = embed(list(self._row)) if self._row else None

    def named(self, document: Document) -> OwnWords:
        """Return the proposals of a document's consultation, to be looked for in the words of clauses."""
        id_ = document.consultation_id
        if id_ not in self._own_words:
            self._own_words[id_] = OwnWords(self._by_consultation[id_], self._rarity, self._top)
        return self._own_words[id_]

    def section_of(self, document: Document, matter: str) -> str | None:
        """Return the section of the one proposal of the inquiry that words name."""
        found = self.named(document).named(matter)
        return found[0].section if found else None

    def told(self, document: Document) -> list[Draft]:
        """Return the proposals of the inquiry whose text is here."""
        return [d for d in self._by_consultation[document.consultation_id] if d.body]

    def in_report(self, document: Document, f: Found) -> Found:
        """Return a position without its section where the number is the response's own, of no chapter of the report.

        A number that is a chapter's stands for the proposals of that chapter.
        """
        told = self._chapters[document.consultation_id]
        if f.section is None:
            return f
        if f.by_number and f.section in told and not self._by_section[document.consultation_id, f.section]:
            return replace(f, section=None, basis=Basis.WHOLE_DOCUMENT, about=(f"kapitel {f.section}",))
        foreign = len(told) >= _ENOUGH and f.section.split(".")[0] not in told
        return replace(f, section=None) if foreign else f

    def pin(self, corrections: Sequence[Correction]) -> None:
        """Bind the wordings that staff have named to their proposals."""
        stated = {(d.consultation, d.section, d.stated_name): d for d in self.drafts if d.stated_name}
        for c in corrections:
            draft = stated[c.consultation, c.section, c.name]
            for text in (c.name, c.wording):
                if text:
                    self._pins[c.consultation, plain(text)] = draft

    def place(self, pairs: Sequence[Pair], embed: Embed | None) -> None:
        """Find for each position that names none the inquiry's own proposal that its paragraph is about."""
        crowds, companies = crowded(pairs), in_company(pairs)
        for document, f in pairs:
            if f.explicit and f.basis is Basis.STATED and not _names_nothing(f):
                self._speaks[document.id] = min(f.cue, self._speaks[document.id])
        only = limits(pairs, self.section_of)
        for consultation, drafts in self._by_consultation.items():
            told = [d for d in drafts if d.body]
            unplaced = [
                (document, f)
                for document, f in pairs
                if document.consultation_id == consultation
                and f.section is None
                and f.basis is Basis.STATED
                and f.about[:1] != (ENTRY,)
                and self.named(document).of(f) is None
                and not (f.own and is_aim(f.own) and is_overall(document, f))
            ]
            if not told or not unplaced:
                continue
            placer = Placer([f"{d.heading}. {d.body}" for d in told], embed, [d.heading or "" for d in told])
            queries = [
                Query(
                    *(words := words_of(document, f, crowds)),
                    title_of(words[1]),
                    firmly=not f.explicit or is_overall(document, f) or shares_a_view(document, f),
                    among=under(f.heading, told),
                )
                for document, f in unplaced
            ]
            apart = {  # the paragraph speaks of as much else
                at: replace(queries[at], context=f.own)
                for at, (document, f) in enumerate(unplaced)
                if f.own and (document.id, f.block) in companies
            }
            alone = dict(zip(apart, placer.place([*apart.values()]), strict=True)) if apart else {}
            for at, ((document, f), found) in enumerate(zip(unplaced, placer.place(queries), strict=True)):
                if (own := alone.get(at)) is not None and own.proposal is not None:
                    found = own
                outside = {id(d) for d in told if not within_limits(d, only[document.id])}
                self._unlikely[_key(document, f)] = {id(told[n]) for n in found.unlikely} | outside
                if found.proposal is not None and id(told[found.proposal]) not in outside:
                    self._placed[_key(document, f)] = (told[found.proposal], found.sure)
        for document, f, draft in misplaced(pairs, self.named, lambda d, f: self._placed.get(_key(d, f), (None,))[0]):
            del self._placed[_key(document, f)]
            self._unlikely[_key(document, f)].add(id(draft))

    def take(self, document: Document, f: Found) -> None:
        """Put a position on the proposal it belongs to, a new one when none is close.

        Where the inquiry's own text is at hand, only a stated position makes a new one.
        """
        draft, how, score = self._match(document, f)
        draft = self._finer(draft, f) if draft is not None else None
        if draft is None and not f.explicit and document.consultation_id in self._told:
            draft, how, score = of_section(self._same_section(document, f), f), Naming.SECTION, 1.0
            if draft is None:
                return  # what only colours proposes nothing beside what the inquiry does
        if draft is None and _names_nothing(f):
            if self._speaks[document.id] < f.cue:
                return  # `Vi avstyrker förslaget`, after others: on which of them nobody can tell
            whole = (d for d in self._by_consultation[document.consultation_id] if not (d.names or d.section))
            draft, how, score = next((d for d in whole if d.basis is f.basis), None), Naming.SECTION, 1.0
        if draft is None:
            draft = Draft(document.consultation_id, f.section, self._heading(document, f), [])
            how, score = Naming.FIRST, 1.0
            self._open(draft)
        if draft.section and draft.heading is None:  # opened by a response that only gives the number
            draft.heading = self._heading(document, f)
        draft.add(document, f, how, score)
        self._note(draft)

    def _finer(self, draft: Draft, f: Found) -> Draft:
        """Return the other proposal of a section that a position names, if a response has set one apart there."""
        if f.section is not None or not f.explicit or not draft.body or not draft.section:
            return draft
        here = (d for d in self._by_section[draft.consultation, draft.section] if not d.seeded)
        beside = [d for d in here if d.basis is Basis.STATED and any(len(content(name)) > 1 for name in d.names)]
        own = self._similar(draft, f)[0]
        best = max(((self._similar(d, f)[0], -i, d) for i, d in enumerate(beside)), default=(0.0, 0, draft))
        return best[2] if best[0] >= _CLOSE and best[0] > own else draft

    def _heading(self, document: Document, f: Found) -> str | None:
        """Return the heading over a section: the one a position stands under, else another's over the same section."""
        if f.section is None or not f.by_number:
            return f.heading if f.section else None
        own = f.heading if f.heading and one_section(f.heading) == f.section else None
        return own or next((d.heading for d in self._same_section(document, f) if d.heading), None)

    def take_weak(self, document: Document, f: Found) -> None:
        """Put what only colours on its proposal where the same response says nothing else of it; the surest first."""
        same = self._same_section(document, f)
        placed = self._placed.get(_key(document, f))
        here = [d for d in same if d.seeded or not f.by_number]  # `Bidraget i 4.2 …` says itself what it is on
        draft = placed[0] if placed else here[0] if len(here) == 1 else None
        if draft is None:
            return
        beside = [g for d, g in draft.members if d.id == document.id]
        if not beside:
            draft.add(document, f, Naming.SECTION if same else Naming.MEANING, placed[1] if placed else 1.0)
        elif draft.body and self.named(document).on_another_part(document, f, draft, beside):
            draft.hold(document, f)

    def _open(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._by_consultation[draft.consultation].append(draft)
        if draft.section:
            self._by_section[draft.consultation, draft.section].append(draft)
        self._note(draft)

    def _note(self, draft: Draft) -> None:
        for text in (*draft.compared, draft.heading or ""):
            for word in content(text):
                for piece in pieces(word):
                    self._by_piece[draft.consultation + "\n" + piece][id(draft)] = draft

    def _match(self, document: Document, f: Found) -> tuple[Draft | None, Naming, float]:
        """Return the draft a position belongs to and why, or None when it begins one of its own."""
        if f.basis is not Basis.STATED:
            return self._other_basis(document, f), Naming.SECTION, 1.0
        for text in (*f.about, f.heading or ""):
            if pinned := self._pins.get((document.consultation_id, plain(text))):
                return pinned, Naming.STAFF, 1.0
        if (owned := self.named(document).of(f)) is not None:
            return owned[0], Naming.WORDS, owned[1]
        if (own := self.named(document).in_section(f)) is not None:
            return own, Naming.WORDS, 1.0
        if placed := self._placed.get(_key(document, f)):
            return placed[0], Naming.MEANING, placed[1]
        here = self._same_section(document, f)
        same = [d for d in here if (f.by_number and not f.about) or not holds_other(d, document, f)]
        best, score, how = self._closest(same or self._candidates(document, f), f)
        if best is not None:
            return best, how, score
        if (worded := _in_these_words(same, f)) is not None:
            return worded, Naming.WORDS, 1.0
        return of_section(same, f) or _of_one_mind(here, document, f), Naming.SECTION, 1.0

    def _other_basis(self, document: Document, f: Found) -> Draft | None:
        alike = [d for d in self._by_consultation[document.consultation_id] if d.basis is f.basis and d.members]
        if f.basis in NAMED_BY_BASIS:
            chapter = CHAPTER.findall(" ".join(f.about))
            return next((d for d in alike if CHAPTER.findall(" ".join(d.names))[:1] == chapter[:1]), None)
        return next((d for d in alike if self._similar(d, f)[0] >= _CLOSE), None)

    def _same_section(self, document: Document, f: Found) -> list[Draft]:
        if f.section is None:
            return []
        return [d for d in self._by_section[document.consultation_id, f.section] if d.basis is Basis.STATED]

    def _candidates(self, document: Document, f: Found) -> list[Draft]:
        """Return the drafts that share a piece of a word with a position, in the order they were opened."""
        words = {word for text in (*f.about, f.heading or "") for word in content(text)}
        prefix = document.consultation_id + "\n"
        near = {k: d for word in words for piece in pieces(word) for k, d in self._by_piece[prefix + piece].items()}
        open_to = (
            d for d in near.values()
            if d.basis is Basis.STATED
            and (f.section is None or d.section in (None, f.section))
            and not (holds_other(d, document, f) or on_other_thing(d, document, f))
            and id(d) not in self._unlikely.get(_key(document, f), ())
        )  # fmt: skip
        order = {id(d): i for i, d in enumerate(self.drafts)} if len(near) > 1 else {}
        return sorted(open_to, key=lambda d: order.get(id(d), 0))

    def _closest(self, drafts: Sequence[Draft], f: Found) -> tuple[Draft | None, float, Naming]:
        best: tuple[Draft | None, float, Naming] = (None, 0.0, Naming.WORDS)
        alone = True  # two sections' proposals that share as much with it tell nothing
        most = 0  # words shared: of two that hold all of the shorter wording, the one it says more of
        for draft in drafts:
            score, meaning, shared = self._similar(draft, f)
            how = Naming.WORDS
            if score < _CLOSE and score >= _NEAR and meaning >= _SAME_MEANING:
                score, how = _CLOSE + (meaning - _SAME_MEANING) / 10, Naming.MEANING
            if score >= _CLOSE and (score, shared) > (best[1], most):
                best, most, alone = (draft, score, how), shared, True
            elif best[0] is not None and (score, shared) == (best[1], most):
                alone = alone and draft.section == best[0].section
        return best if alone else (None, 0.0, Naming.WORDS)

    def _similar(self, draft: Draft, f: Found) -> tuple[float, float, int]:
        """Return how far a position's wordings share a draft's words, how close their meanings are, and how many."""
        texts = list(f.about) or ([untitled(f.heading)] if f.heading else [])
        titled = untitled(draft.heading)
        named = [*draft.compared, *([titled] if titled else [])]
        compound = titled if draft.section and " " not in titled and len(titled) >= _COMPOUND else None  # says it all
        scores = (
            (a, b, i > 0, self._overlap(a, b) * (_SECOND if i else 1.0))
            for i, a in enumerate(texts)
            for b in named
            if content(a) and content(b)
        )
        score, shared = max(
            (
                (s, len(content(a) & content(b)))
                for a, b, over, s in scores
                if s >= _NEAR and (b == compound or not in_passing(a, b, over=over))
            ),
            default=(0.0, 0),
        )
        return score, self._meaning(texts[:1], named) if _NEAR <= score < _CLOSE else 0.0, shared

    def _overlap(self, a: str, b: str) -> float:
        if (a, b) not in self._overlaps:  # headings come back in every response
            same = in_the_same_words(a, b)
            self._overlaps[a, b] = 1.0 if same else overlap(content(a), content(b), self._rarity, self._top)
        return self._overlaps[a, b]

    def _meaning(self, a: Sequence[str], b: Sequence[str]) -> float:
        rows = [[self._row[t] for t in texts if t in self._row] for texts in (a, b)]
        if self._vectors is None or not all(rows):
            return 0.0
        return float((self._vectors[rows[0]] @ self._vectors[rows[1]].T).max())


def _names_nothing(f: Found) -> bool:
    return f.basis is Basis.STATED and f.section is None and not f.about


def _key(document: Document, f: Found) -> _Key:
    return document.id, f.cue, f.own


def _turn(f: Found) -> int:
    """Return when a position is taken: those under a heading or that name a matter before those of a mere number."""
    return 2 if f.section is None else int(f.by_number and not f.about)


def _in_these_words(same: Sequence[Draft], f: Found) -> Draft | None:
    """Return the draft of a section that bears the very words of a position, were they too common to tell it by."""
    return next((d for d in same if f.about and f.about[0] in d.names), None)


def _of_one_mind(here: Sequence[Draft], document: Document, f: Found) -> Draft | None:
    """Return the inquiry's only proposal of a section where the same body already takes the same side on it."""
    seeded = [d for d in here if d.seeded and d.body]
    own = [g for d in seeded for other, g in d.members if other.id == document.id]
    alike = len(seeded) == 1 and any(side(g.stance) == side(f.stance) for g in own)
    return seeded[0] if alike else None
