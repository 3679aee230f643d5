"""One proposal's share of the table becomes groups of organisations that stand alike, counted and numbered. Pure.

Words that come from outside lose the characters that no office format can hold; canonical text has none of them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Self

from indexer.types import Basis
from service.compilation.contract import (
    Elsewhere,
    Entry,
    Excerpt,
    Group,
    GroupKey,
    ProposalOverview,
    RespondentOverview,
    Silent,
)
from service.compilation.draft import write_draft
from service.contract import Language
from service.positions.contract import CannotTell, MentionView, PositionTable, PositionView, ProposalView, Silence
from service.remarks import in_language

# A view of the whole, or another's view that is joined, makes nobody a supporter of a single proposal.
UNCOUNTED = frozenset({Basis.WHOLE_DOCUMENT, Basis.BY_REFERENCE})
# What XML cannot hold, what steers a terminal, what turns the direction of writing.
_UNSAFE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_CHAPTER = re.compile(r"\bkapitel \d", re.IGNORECASE)


def clean(text: str) -> str:
    """Return `text` without characters that no office format can hold or that hide what is there."""
    return _UNSAFE.sub("", text)


def line(text: str) -> str:
    """Return a name or a title, cleaned, on one line."""
    return " ".join(clean(text).split())


@dataclass(slots=True)
class Row:
    """What the table says of one proposal."""

    positions: list[PositionView] = field(default_factory=list)
    mentions: list[MentionView] = field(default_factory=list)
    silent: list[Silence] = field(default_factory=list)
    unknown: list[CannotTell] = field(default_factory=list)


def by_proposal(table: PositionTable) -> Mapping[str, Row]:
    """Return the entries of the table by proposal; an empty row for a proposal without any."""
    rows: defaultdict[str, Row] = defaultdict(Row)
    for position in table.positions:
        rows[position.proposal_id].positions.append(position)
    for mention in table.mentioned_without_position:
        rows[mention.proposal_id].mentions.append(mention)
    for unknown in table.cannot_tell:
        rows[unknown.proposal_id].unknown.append(unknown)
    for silence in table.not_mentioned:
        rows[silence.proposal_id].silent.append(silence)
    return rows


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the entries of one consultation look up: the respondents, their order, the titles of documents."""

    respondents: Mapping[str, RespondentOverview]
    order: Mapping[str, int]
    titles: Mapping[str, str]
    language: Language

    @classmethod
    def of(cls, respondents: Sequence[RespondentOverview], titles: Mapping[str, str], language: Language) -> Self:
        """Return the names of these respondents and documents."""
        return cls(
            {r.organisation_id: r for r in respondents},
            {r.organisation_id: i for i, r in enumerate(respondents)},
            titles,
            language,
        )

    def rank(self, organisation_id: str) -> int:
        """Return the place of an organisation among the respondents."""
        return self.order.get(organisation_id, len(self.order))

    def both(self, given: Silence | PositionView | MentionView) -> dict[str, Any]:
        """Return the id, the full and the short name of an organisation, as fields."""
        found = self.respondents.get(given.organisation_id)
        return {
            "organisation_id": given.organisation_id,
            "organisation": found.organisation if found else line(given.organisation),
            "organisation_short": found.organisation_short if found else line(given.organisation),
        }

    def place(self, given: PositionView | MentionView) -> dict[str, Any]:
        """Return the words and where they stand, as fields."""
        return {
            "quote": clean(given.quote), "start": given.start, "end": given.end, "document_id": line(given.document_id),
            "document_title": self.titles.get(given.document_id, line(given.document_id)),
        }  # fmt: skip


def proposal_overview(
    proposal: ProposalView,
    row: Row,
    lookup: Lookup,
    views: Sequence[tuple[ProposalView, PositionView]],
) -> ProposalOverview:
    """Return one proposal with its groups. `views` are the consultation's views of the whole and of the rest."""
    general = proposal.basis is not Basis.STATED
    positions = sorted(row.positions, key=lambda p: lookup.rank(p.organisation_id))
    numbers = count(1)
    groups = tuple(_groups([p for p in positions if general or p.basis not in UNCOUNTED], row, lookup, numbers))
    aside = tuple(_position(p, lookup, next(numbers)) for p in positions if not general and p.basis in UNCOUNTED)
    return ProposalOverview(
        id=proposal.id,
        section=_some(proposal.section),
        name=line(proposal.name) or line(proposal.id),
        names=tuple(map(line, proposal.names)),
        basis=proposal.basis,
        groups=groups,
        aside=aside,
        elsewhere=_elsewhere(row, lookup, views),
        in_several=_in_several(groups),
        draft=() if general else write_draft(groups, aside, lookup.language),
    )


def _groups(positions: Sequence[PositionView], row: Row, lookup: Lookup, numbers: Iterator[int]) -> Iterator[Group]:
    """Yield the groups that are not empty, in the order of GroupKey, numbering their entries as they come."""
    alike: defaultdict[str, list[PositionView]] = defaultdict(list)
    for position in positions:
        alike[position.stance.value].append(position)
    of = len(lookup.order)
    for key in GroupKey:
        entries = tuple(_position(p, lookup, next(numbers)) for p in alike[key.value])
        if key is GroupKey.MENTIONED:
            mentions = sorted(row.mentions, key=lambda m: lookup.rank(m.organisation_id))
            entries = tuple(_mention(m, lookup, next(numbers)) for m in mentions)
        silent = _silent(key, row, lookup)
        if entries or silent:
            heads = len({e.organisation_id for e in entries} | {s.organisation_id for s in silent})
            number = next(numbers) if silent else None
            yield Group(key=key, count=heads, of=of, entries=entries, silent=silent, number=number)


def _silent(key: GroupKey, row: Row, lookup: Lookup) -> tuple[Silent, ...]:
    found: Sequence[Silence] = ()
    if key is GroupKey.CANNOT_TELL:
        found = row.unknown
    elif key is GroupKey.NOT_MENTIONED:
        found = row.silent
    return tuple(
        Silent(
            **lookup.both(silence),
            reason=in_language(line(silence.reason), lookup.language) if isinstance(silence, CannotTell) else None,
        )
        for silence in sorted(found, key=lambda s: lookup.rank(s.organisation_id))
    )


def _position(position: PositionView, lookup: Lookup, number: int) -> Entry:
    grounds = position.grounds
    return Entry(
        number=number, position_id=position.id, stance=position.stance, qualifier=_some(position.qualifier),
        grounds=Excerpt(quote=clean(grounds.quote), start=grounds.start, end=grounds.end) if grounds else None,
        basis=position.basis, review=position.review, speaker=position.speaker, section=_some(position.section),
        **lookup.both(position), **lookup.place(position),
    )  # fmt: skip


def _mention(mention: MentionView, lookup: Lookup, number: int) -> Entry:
    return Entry(
        number=number, position_id=None, stance=None, qualifier=None, grounds=None, basis=None, review=None,
        speaker=mention.speaker, section=_some(mention.section), **lookup.both(mention), **lookup.place(mention),
    )  # fmt: skip


def _some(text: str | None) -> str | None:
    return line(text) or None if text else None


def _elsewhere(row: Row, lookup: Lookup, views: Sequence[tuple[ProposalView, PositionView]]) -> tuple[Elsewhere, ...]:
    """Return the views of the whole held by those who are silent on this proposal.

    A view of a chapter is left out: where it reaches a proposal, it stands there.
    """
    silent = {s.organisation_id for s in row.silent}
    return tuple(
        Elsewhere(**lookup.both(view), stance=view.stance, proposal_id=proposal.id, proposal=line(proposal.name))
        for proposal, view in views
        if view.organisation_id in silent and not _CHAPTER.search(proposal.name)
    )


def _in_several(groups: Sequence[Group]) -> tuple[str, ...]:
    """Return the names of the organisations that stand in more than one group, in the order they first come."""
    names = {id: name for group in groups for id, name in group.members().items()}
    places = Counter(id for group in groups for id in group.members())
    return tuple(name for id, name in names.items() if places[id] > 1)
