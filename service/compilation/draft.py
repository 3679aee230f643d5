"""The draft of the paragraph *Remissinstanserna* for one proposal, every sentence with its citations. Pure.

Few organisations are all named, with their own words; many are counted, with numerator and denominator. What one
organisation says is settled first: a reservation or a hedge outranks a plain stance, as the body of a response
outranks its summary; one that is both for and against is counted on no side.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpus.sentences import split_sentences
from indexer.types import Basis, Stance
from service.compilation.contract import DraftSentence, Entry, Group, GroupKey
from service.compilation.draft_words import RESERVED
from service.compilation.sentences import SAMPLE, Stand, Writer, alike, standing

NAMED = 6  # up to so many are all named; more are counted
GROUNDS_CHARS = 320  # longer grounds are cut after a whole sentence
# What one organisation holds on one side comes down to the first of these that it states.
_SIDES = (
    (Stance.SUPPORT_WITH_RESERVATIONS, Stance.SUPPORT, Stance.NO_OBJECTION),
    (Stance.OPPOSE, Stance.CRITICAL),
    (Stance.ABSTAIN,),
)
_BESIDES = (Stance.ASKS_CLARIFICATION, Stance.COMMENT)  # these go with any side
Held = Mapping[Stance, list[Stand]]


def write_draft(groups: Sequence[Group], aside: Sequence[Entry], language: str) -> tuple[DraftSentence, ...]:
    """Return the sentences of the draft: those in favour, those against, those who ask or abstain, the rest."""
    held, mixed = _settled(groups)
    found = {group.key: group for group in groups}
    mentioned = found[GroupKey.MENTIONED].entries if GroupKey.MENTIONED in found else ()
    write = Writer(language, groups[0].of if groups else 0)
    return (
        *_in_favour(write, held[Stance.SUPPORT], held[Stance.NO_OBJECTION]),
        *_quoting(write, held[Stance.SUPPORT_WITH_RESERVATIONS], Stance.SUPPORT_WITH_RESERVATIONS),
        *_quoting(write, held[Stance.CRITICAL], Stance.CRITICAL),
        *_against(write, held[Stance.OPPOSE]),
        *_quoting(write, held[Stance.ASKS_CLARIFICATION], Stance.ASKS_CLARIFICATION),
        *_quoting(write, held[Stance.COMMENT], Stance.COMMENT),
        *_mixed(write, mixed),
        *_plain(write, held[Stance.ABSTAIN], Stance.ABSTAIN),
        *_beside(write, aside),
        *_plain(write, [standing(own) for own in alike(mentioned, lambda e: e.organisation_id)], None),
        *_cannot_tell(write, found.get(GroupKey.CANNOT_TELL)),
        *_rest(write, found.get(GroupKey.NOT_MENTIONED)),
    )


def _settled(groups: Sequence[Group]) -> tuple[Held, list[list[Entry]]]:
    """Return where each organisation stands, by stance, and apart the entries of those on more than one side."""
    positions = [entry for group in groups for entry in group.entries if entry.stance is not None]
    held: defaultdict[Stance, list[Stand]] = defaultdict(list)
    mixed: list[list[Entry]] = []
    for own in alike(positions, lambda e: e.organisation_id):
        sides = [found for side in _SIDES if (found := [e for e in own if e.stance in side])]
        if len(sides) > 1:
            mixed.append([e for found in sides for e in found])
        elif sides:
            stance = next(s for side in _SIDES for s in side if any(e.stance is s for e in sides[0]))
            same = [e for e in sides[0] if e.stance is stance]
            held[stance].append(standing(same, [e for e in sides[0] if e.stance is not stance]))
        for stance in _BESIDES:
            if same := [e for e in own if e.stance is stance]:
                held[stance].append(standing(same))
    return held, mixed


def _in_favour(write: Writer, support: Sequence[Stand], accept: Sequence[Stand]) -> Iterator[DraftSentence]:
    """Say who supports, together with who has no objection when they are many; hedges get a sentence of their own."""
    plain, content = ([s for s in stands if not _hedged(s)] for stands in (support, accept))
    if plain and content and len(plain) + len(content) > NAMED:
        yield write.favour(plain, content)
    else:
        yield from _plain(write, plain, Stance.SUPPORT)
        yield from _plain(write, content, Stance.NO_OBJECTION)
    for stands, stance in ((support, Stance.SUPPORT), (accept, Stance.NO_OBJECTION)):
        yield from _hedges(write, [s for s in stands if _hedged(s)], stance)


def _hedged(stand: Stand) -> bool:
    return stand.lead.qualifier is not None or stand.lead.basis is Basis.RESIDUAL


def _hedges(write: Writer, stands: Sequence[Stand], stance: Stance) -> Iterator[DraftSentence]:
    """Say who holds a stance with a hedge, those with the same hedge together."""
    for same in alike(stands, lambda s: (s.lead.qualifier, s.lead.basis)):
        yield from _plain(write, same, stance)


def _plain(write: Writer, stands: Sequence[Stand], stance: Stance | None) -> Iterator[DraftSentence]:
    """Say who holds a stance, without quotes: all by name, or counted."""
    if len(stands) > NAMED:
        yield write.count(stands, stance)
        return
    for same in alike(stands, lambda s: (write.verb(s.lead, stance), s.lead.basis)):
        yield write.state(same, stance)


def _quoting(write: Writer, stands: Sequence[Stand], stance: Stance) -> Iterator[DraftSentence]:
    """Say who holds a stance that means little without its words, and quote them; a few where they are many."""
    for same in alike(stands, lambda s: write.verb(s.lead, stance) if stance is Stance.CRITICAL else ""):
        many = len(same) > NAMED
        if many:
            yield write.count(same, stance)
        for stand in same[:SAMPLE] if many else same:
            for entry in stand.entries[:1] if many else stand.entries:
                yield write.quote(stand, entry, stance, counted=many)
                if stance is Stance.CRITICAL:
                    yield from _grounds(write, entry)


def _against(write: Writer, stands: Sequence[Stand]) -> Iterator[DraftSentence]:
    """Say who opposes, each with its grounds; where they are many, the grounds of the first few."""
    plain = [s for s in stands if not _hedged(s)]
    if len(plain) > NAMED:
        yield write.count(plain, Stance.OPPOSE)
        for stand in plain[:SAMPLE]:
            yield from _reasons(write, stand)
        stands = [s for s in stands if _hedged(s)]
    for stand in stands:
        yield write.state([stand], Stance.OPPOSE)
        yield from _reasons(write, stand)


def _reasons(write: Writer, stand: Stand) -> Iterator[DraftSentence]:
    said = ""
    for entry in stand.entries:
        reasons = entry.grounds.quote if entry.grounds else ""
        if reasons not in said:
            yield from _grounds(write, entry, more=bool(said))
            said += f"{reasons}\n"
    if not said:
        yield write.say("no_grounds", stand.numbers, [stand.lead])


def _grounds(write: Writer, entry: Entry, *, more: bool = False) -> Iterator[DraftSentence]:
    whole = entry.grounds.quote if entry.grounds else ""
    shown = _beginning(whole)
    if shown:
        key = "grounds_more" if more else "grounds" if shown == whole else "grounds_cut"
        yield write.say(key, [entry.number], [entry], shown)


def _beginning(text: str) -> str:
    """Return the first sentences of a text, as many as fit, at least one: an exact beginning of it."""
    sentences = split_sentences(text, 0, len(text))
    ends = [span.end for span in sentences if span.end <= GROUNDS_CHARS] or [span.end for span in sentences[:1]]
    return text[: ends[-1]] if len(text) > GROUNDS_CHARS and ends else text


def _mixed(write: Writer, mixed: Sequence[Sequence[Entry]]) -> Iterator[DraftSentence]:
    for own in mixed:
        words = dict.fromkeys(write.verb(e, e.stance) + _reserved(e, write.language) for e in own)
        yield write.say("mixed", [e.number for e in own], own[:1], words=", ".join(words))


def _reserved(entry: Entry, language: str) -> str:
    return f" {RESERVED[language]}" if entry.stance is Stance.SUPPORT_WITH_RESERVATIONS else ""


def _beside(write: Writer, aside: Sequence[Entry]) -> Iterator[DraftSentence]:
    """Say who speaks only of the whole or joins another response; they are counted on no side."""
    each = [standing(own) for own in alike(aside, lambda e: e.organisation_id)]
    if len(each) > NAMED:
        yield write.counted(each, "", "aside")
        return
    for entry in aside:
        key = "reference" if entry.basis is Basis.BY_REFERENCE else "whole"
        yield write.say(key, [entry.number], [entry], entry.quote)


def _cannot_tell(write: Writer, group: Group | None) -> Iterator[DraftSentence]:
    if group is None or group.number is None:
        return
    if group.count > NAMED:
        yield write.say("cannot_tell_many", [group.number], n=group.count, of=group.of)
        return
    for same in alike(group.silent, lambda s: s.reason):
        reason = f" ({same[0].reason})" if same[0].reason else ""
        yield write.say("cannot_tell", [group.number], same, reason=reason)


def _rest(write: Writer, group: Group | None) -> Iterator[DraftSentence]:
    if group is None or group.number is None:
        return
    key = "rest_all" if group.count == group.of > 1 else "rest_one" if group.count == 1 else "rest"
    yield write.say(key, [group.number], group.silent[:1], n=group.count, of=group.of)
