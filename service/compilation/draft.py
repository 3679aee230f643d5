"""The draft of the paragraph *Remissinstanserna* for one proposal, every sentence with its citations. Pure.

Few organisations are all named, with their own words; many are counted, with numerator and denominator. An
organisation with several stances on the same proposal is counted on no side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from string import Formatter

from corpus.sentences import split_sentences
from indexer.types import Basis, Stance
from service import phrases
from service.compilation.contract import DraftSentence, Entry, Group, GroupKey, Piece, PieceKind, Silent
from service.compilation.draft_words import FORMULAS, MATTERS, MENTIONS, PREPOSITIONS, RESERVED, RESIDUAL
from service.compilation.words import in_quotes, listed, verb

NAMED = 6  # up to so many are all named; more are counted, and the first few named
SAMPLE = 3
GROUNDS_CHARS = 320
Person = Entry | Silent


def write_draft(groups: Sequence[Group], aside: Sequence[Entry], language: str) -> tuple[DraftSentence, ...]:
    """Return the sentences of the draft; none where the table says nothing of the proposal."""
    return tuple(_Draft(groups, language).sentences(aside))


class _Draft:
    """One paragraph being written; remembers who has been named in full."""

    def __init__(self, groups: Sequence[Group], language: str) -> None:
        self.groups = {group.key: group for group in groups}
        self.language = language
        self.words = FORMULAS[language]
        self.of = groups[0].of if groups else 0
        self.introduced: set[str] = set()
        self.held, self.mixed = _sorted_out(groups)

    def sentences(self, aside: Sequence[Entry]) -> Iterator[DraftSentence]:
        """Yield the sentences: those in favour, those against, those who ask or abstain, the rest."""
        yield from self._in_favour()
        yield from self._quoting(Stance.SUPPORT_WITH_RESERVATIONS)
        yield from self._quoting(Stance.CRITICAL)
        yield from self._against()
        yield from self._quoting(Stance.ASKS_CLARIFICATION)
        yield from self._quoting(Stance.COMMENT)
        yield from self._mixed()
        yield from self._plain(self.held[Stance.ABSTAIN], Stance.ABSTAIN)
        yield from self._beside(aside)
        mentioned = self.groups.get(GroupKey.MENTIONED)
        yield from self._plain(mentioned.entries if mentioned else (), None)
        yield from self._cannot_tell()
        yield from self._rest()

    def _in_favour(self) -> Iterator[DraftSentence]:
        """Say who supports, together with who has no objection when they are many; hedges get their own sentence."""
        favour = self.held[Stance.SUPPORT], self.held[Stance.NO_OBJECTION]
        support, accept = ([e for e in entries if _unhedged(e)] for entries in favour)
        if support and accept and len(_heads([*support, *accept])) > NAMED:
            counts = {"a": len(_heads(support)), "b": len(_heads(accept))}
            verbs = self._verbs(support, Stance.SUPPORT)
            yield self._counted([*support, *accept], "_both", verb=verbs, **counts)
        else:
            yield from self._plain(support, Stance.SUPPORT)
            yield from self._plain(accept, Stance.NO_OBJECTION)
        for entries, stance in zip(favour, (Stance.SUPPORT, Stance.NO_OBJECTION), strict=True):
            yield from self._plain([e for e in entries if not e.qualifier and e.basis is Basis.RESIDUAL], stance)
            for entry in entries:
                if entry.qualifier:
                    yield self._stating([entry], stance)

    def _plain(self, entries: Sequence[Entry], stance: Stance | None) -> Iterator[DraftSentence]:
        """Say who holds a stance, without quotes: all by name, or counted."""
        if len(_heads(entries)) > NAMED:
            words = self._verbs(entries, stance)
            yield self._counted(entries, "", verb=words, matter=self._matter(stance, words, entries[0]))
            return
        for same in _alike(entries, lambda e: self._verb(e, stance, many=False)):
            yield self._stating(same, stance)

    def _quoting(self, stance: Stance) -> Iterator[DraftSentence]:
        """Say who holds a stance that means little without its words, and quote them; a few where they are many."""
        for same in _alike(self.held[stance], lambda e: self._verb(e, stance, many=False)):
            shown: Sequence[Entry] = same
            if len(_heads(same)) > NAMED:
                words = self._verb(same[0], stance, many=True)
                yield self._counted(same, "", verb=words, matter=self._matter(stance, words, same[0]))
                shown = _first_of_each(same)[:SAMPLE]
            for entry in shown:
                words = self._verb(entry, stance, many=False)
                yield self._say(
                    "quoting", [entry.number], who=[entry], quote=entry.quote, verb=words,
                    matter=self._matter(stance, words, entry), hedge=self._hedge(entry, quoted=True),
                )  # fmt: skip
                if stance is Stance.CRITICAL:
                    yield from self._grounds(entry)

    def _against(self) -> Iterator[DraftSentence]:
        """Say who opposes, each with its grounds; where they are many, the grounds of the first few."""
        entries = self.held[Stance.OPPOSE]
        each = [[e for e in entries if e.organisation_id == head.organisation_id] for head in _first_of_each(entries)]
        many = len(each) > NAMED
        if many:
            words = self._verbs(entries, Stance.OPPOSE)
            yield self._counted(entries, "", verb=words, matter=self._matter(Stance.OPPOSE, words, entries[0]))
        for own in each[:SAMPLE] if many else each:
            if not many:
                yield self._stating(own, Stance.OPPOSE)
            with_grounds = [e for e in own if e.grounds]
            for entry in with_grounds:
                yield from self._grounds(entry)
            if not with_grounds:
                yield self._say("no_grounds", [e.number for e in own], who=own[:1])

    def _grounds(self, entry: Entry) -> Iterator[DraftSentence]:
        if entry.grounds is None or entry.grounds.quote in entry.quote:
            return
        shown = _beginning(entry.grounds.quote)
        key = "grounds" if shown == entry.grounds.quote else "grounds_cut"
        yield self._say(key, [entry.number], who=[entry], quote=shown)

    def _mixed(self) -> Iterator[DraftSentence]:
        for entries in self.mixed:
            words = dict.fromkeys(self._verb(e, e.stance, many=False) + self._reserved(e.stance) for e in entries)
            yield self._say("mixed", [e.number for e in entries], who=entries[:1], words=", ".join(words))

    def _beside(self, aside: Sequence[Entry]) -> Iterator[DraftSentence]:
        if len(_heads(aside)) > NAMED:
            yield self._counted(aside, "", formula="aside")
            return
        for entry in aside:
            key = "reference" if entry.basis is Basis.BY_REFERENCE else "whole"
            yield self._say(key, [entry.number], who=[entry], quote=entry.quote)

    def _cannot_tell(self) -> Iterator[DraftSentence]:
        group = self.groups.get(GroupKey.CANNOT_TELL)
        if group is None or group.number is None:
            return
        if group.count > NAMED:
            yield self._say("cannot_tell_many", [group.number], n=group.count, of=group.of)
            return
        for same in _alike(group.silent, lambda s: s.reason):
            reason = f" ({same[0].reason})" if same[0].reason else ""
            yield self._say("cannot_tell", [group.number], who=same, reason=reason)

    def _rest(self) -> Iterator[DraftSentence]:
        group = self.groups.get(GroupKey.NOT_MENTIONED)
        if group is None or group.number is None:
            return
        key = "rest_all" if group.count == group.of > 1 else "rest_one" if group.count == 1 else "rest"
        yield self._say(key, [group.number], who=group.silent[:1], n=group.count, of=group.of)

    def _stating(self, entries: Sequence[Entry], stance: Stance | None) -> DraftSentence:
        words = self._verb(entries[0], stance, many=len(_heads(entries)) > 1)
        return self._say(
            "simple", [e.number for e in entries], who=_first_of_each(entries), verb=words,
            matter=self._matter(stance, words, entries[0]), hedge=self._hedge(entries[0], quoted=False),
            quote=entries[0].qualifier,
        )  # fmt: skip

    def _counted(self, entries: Sequence[Entry], suffix: str, *, formula: str = "", **values: object) -> DraftSentence:
        """Return a sentence that counts: all, a majority, or several, never without both numbers."""
        heads = _first_of_each(entries)
        n = len(heads)
        size = "all" if n == self.of else "majority" if 2 * n > self.of else "several"
        numbers = [e.number for e in entries]
        return self._say(formula or size + suffix, numbers, who=heads[:SAMPLE], n=n, of=self.of, **values)
