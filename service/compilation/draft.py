"""The draft of the paragraph *Remissinstanserna* for one proposal, every sentence with its citations. Pure.

Few organisations are all named, with their own words; many are counted, with numerator and denominator. An
organisation with several stances on the same proposal is counted on no side.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpus.sentences import split_sentences
from indexer.types import Basis, Stance
from service.compilation.contract import DraftSentence, Entry, Group, GroupKey
from service.compilation.draft_words import RESERVED
from service.compilation.sentences import SAMPLE, Writer, alike, first_of_each, numbers

NAMED = 6  # up to so many are all named; more are counted
GROUNDS_CHARS = 320  # longer grounds are cut after a whole sentence


def write_draft(groups: Sequence[Group], aside: Sequence[Entry], language: str) -> tuple[DraftSentence, ...]:
    """Return the sentences of the draft: those in favour, those against, those who ask or abstain, the rest."""
    held, mixed = _sorted_out(groups)
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
        *_plain(write, mentioned, None),
        *_cannot_tell(write, found.get(GroupKey.CANNOT_TELL)),
        *_rest(write, found.get(GroupKey.NOT_MENTIONED)),
    )


def _sorted_out(groups: Sequence[Group]) -> tuple[Mapping[Stance, list[Entry]], list[list[Entry]]]:
    """Return the entries by stance, and apart from them those of each organisation that holds several stances."""
    positions = [entry for group in groups for entry in group.entries if entry.stance is not None]
    held: defaultdict[Stance, list[Entry]] = defaultdict(list)
    mixed: list[list[Entry]] = []
    for own in alike(positions, lambda e: e.organisation_id):
        if len({entry.stance for entry in own}) > 1:
            mixed.append(own)
            continue
        for entry in own:
            if entry.stance is not None:
                held[entry.stance].append(entry)
    return held, mixed


def _in_favour(write: Writer, support: Sequence[Entry], accept: Sequence[Entry]) -> Iterator[DraftSentence]:
    """Say who supports, together with who has no objection when they are many; hedges get a sentence of their own."""
    plain, content = ([e for e in entries if not _hedged(e)] for entries in (support, accept))
    if plain and content and len(first_of_each([*plain, *content])) > NAMED:
        yield write.favour(plain, content)
    else:
        yield from _plain(write, plain, Stance.SUPPORT)
        yield from _plain(write, content, Stance.NO_OBJECTION)
    for entries, stance in ((support, Stance.SUPPORT), (accept, Stance.NO_OBJECTION)):
        rest = [e for e in entries if _hedged(e)]
        yield from _plain(write, [e for e in rest if e.qualifier is None], stance)
        for same in alike([e for e in rest if e.qualifier is not None], lambda e: (e.qualifier, e.basis)):
            yield from _plain(write, same, stance)


def _hedged(entry: Entry) -> bool:
    return entry.qualifier is not None or entry.basis is Basis.RESIDUAL


def _plain(write: Writer, entries: Sequence[Entry], stance: Stance | None) -> Iterator[DraftSentence]:
    """Say who holds a stance, without quotes: all by name, or counted."""
    if len(first_of_each(entries)) > NAMED:
        yield write.count(entries, stance)
        return
    for same in alike(entries, lambda e: (write.verb(e, stance), e.basis)):
        yield write.state(same, stance)


def _quoting(write: Writer, entries: Sequence[Entry], stance: Stance) -> Iterator[DraftSentence]:
    """Say who holds a stance that means little without its words, and quote them; a few where they are many."""
    for same in alike(entries, lambda e: write.verb(e, stance) if stance is Stance.CRITICAL else ""):
        many = len(first_of_each(same)) > NAMED
        if many:
            yield write.count(same, stance)
        for entry in first_of_each(same)[:SAMPLE] if many else same:
            if many:
                yield write.say("writes", [entry.number], [entry], entry.quote)
            else:
                yield write.quote(entry, stance)
            if stance is Stance.CRITICAL:
                yield from _grounds(write, entry)


def _against(write: Writer, entries: Sequence[Entry]) -> Iterator[DraftSentence]:
    """Say who opposes, each with its grounds; where they are many, the grounds of the first few."""
    each = alike(entries, lambda e: e.organisation_id)
    many = len(each) > NAMED
    if many:
        yield write.count(entries, Stance.OPPOSE)
    for own in each[:SAMPLE] if many else each:
        if not many:
            yield write.state(own, Stance.OPPOSE)
        said = ""
        for entry in own:
            reasons = entry.grounds.quote if entry.grounds else ""
            if reasons not in said:
                yield from _grounds(write, entry, more=bool(said))
                said += f"{reasons}\n"
        if not said:
            yield write.say("no_grounds", numbers(own), own[:1])


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
        yield write.say("mixed", numbers(own), own[:1], words=", ".join(words))


def _reserved(entry: Entry, language: str) -> str:
    return f" {RESERVED[language]}" if entry.stance is Stance.SUPPORT_WITH_RESERVATIONS else ""


def _beside(write: Writer, aside: Sequence[Entry]) -> Iterator[DraftSentence]:
    """Say who speaks only of the whole or joins another response; they are counted on no side."""
    if len(first_of_each(aside)) > NAMED:
        yield write.counted(aside, "", "aside")
        return
    for entry in aside:
        yield write.say(
            "reference" if entry.basis is Basis.BY_REFERENCE else "whole", [entry.number], [entry], entry.quote
        )


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
