"""Drafts of proposals to proposals with names and ids that stay the same from one build to the next. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.organisations import slug
from corpus.types import Document
from indexer.found import Found
from indexer.headings import names_matter
from indexer.names import as_name, begins_within, is_answer, thing_of
from indexer.settling import settled
from indexer.types import Basis, Naming, Position, Proposal, Stance, Wording, position_id

if TYPE_CHECKING:
    from indexer.drafts import Draft

METHOD = "rules-2"
CHAPTER = re.compile(r"\bkapitel \d+\b", re.IGNORECASE)
_BY_BASIS = {Basis.WHOLE_DOCUMENT: "Förslagen i stort", Basis.RESIDUAL: "Övriga förslag"}
_WHOLE, UNTITLED, _REFERENCE = "Betänkandet i stort", "Fråga utan rubrik", "Hänvisning till ett annat svar"
_CITED = re.compile(r"\btill (\S[^.;,]{0,80}?s (?:yttrande|remissvar|remissyttrande|svar|synpunkter))\b")
_SECTION_NOTE = re.compile(r"\s*\((?:\w+ )?(?:avsnitt\w*\s*)?\d[\d.,\soch–-]*\)$")
_NUMBERED = re.compile(r"^\s*(?:Avsnitt|Kapitel|Kap\.)\s+(?=\d)", re.IGNORECASE)
_STATED, _COLOURED = 0.95, 0.7  # confidence of a phrase that states a position, and of one that only colours


def plain(text: str) -> str:
    """Return a wording as it is compared: case, spacing and final marks aside."""
    return " ".join(text.casefold().split()).strip(" .,;:”\"'")


def untitled(heading: str | None) -> str:
    """Return a heading without its number, empty when there is none."""
    return _title(heading) or ""


def finish(
    drafts: Iterable["Draft"], previous: Sequence[Proposal]
) -> tuple[tuple[Proposal, ...], tuple[Position, ...]]:
    """Return proposals and positions in the order of the report; the same matter keeps the id it had."""
    drafts = list(drafts)
    alone = Counter((d.consultation, d.section) for d in drafts)
    ordered = sorted(drafts, key=_order)
    names = [_name(d, alone[d.consultation, d.section] == 1) for d in ordered]
    ids = _ids(ordered, names, previous)
    proposals: list[Proposal] = []
    positions: list[Position] = []
    for draft, name, identity in zip(ordered, names, ids, strict=True):
        every = dict.fromkeys([name, *(n for n in [_title(draft.heading), *map(_sentence_case, draft.names)] if n)])
        proposals.append(
            Proposal(identity, draft.consultation, draft.section, name, tuple(every), _wordings(draft), draft.basis)
        )
        said = [*draft.names, *([draft.heading] if draft.heading else [])]
        heard = (pair for members in (draft.members, *draft.beside) for pair in settled(members, said))
        positions += [_position(document, f, identity, draft.section) for document, f in heard]
    return tuple(proposals), _once(positions)


def _once(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Return positions with what is said twice held once, each of two stances in the same words under its own id."""
    held: dict[tuple[str, Stance], Position] = {}
    for p in positions:
        held.setdefault((p.id, p.stance), p)
    taken: set[str] = set()
    kept: list[Position] = []
    for (id_, stance), p in held.items():
        kept.append(replace(p, id=position_id(id_, p.proposal_id, stance)) if id_ in taken else p)
        taken.add(id_)
    return tuple(kept)


def is_nameless(draft: "Draft") -> bool:
    """Return whether nothing that was said names what a draft is on."""
    if draft.seeded:
        return False
    return not any(map(as_name, draft.names)) if draft.section else not draft.names and _plain_name(draft) == _WHOLE


def _wordings(draft: "Draft") -> tuple[Wording, ...]:
    heading = _title(draft.heading)
    if heading is None or not draft.members or draft.seeded:
        return tuple(draft.wordings)
    return (Wording(heading, draft.members[0][0].id, Naming.FIRST, 1.0), *draft.wordings)


def _ids(drafts: Sequence["Draft"], names: Sequence[str], previous: Sequence[Proposal]) -> list[str]:
    """Return an id for each draft: that of the earlier proposal it shares most wordings with, else one of its name."""
    earlier: dict[tuple[str, str | None, Basis], list[Proposal]] = defaultdict(list)
    for proposal in previous:
        earlier[proposal.consultation_id, proposal.section, proposal.basis].append(proposal)
    kept: dict[int, str] = {}
    taken: set[str] = set()
    shared = sorted(
        (
            (-len(mine & {plain(n) for n in old.names}), i, old.id)
            for i, (draft, name) in enumerate(zip(drafts, names, strict=True))
            for mine in [{plain(n) for n in (name, draft.heading or name, *draft.names)}]
            for old in earlier[draft.consultation, draft.section, draft.basis]
        ),
    )
    for common, i, old_id in shared:
        if common and i not in kept and old_id not in taken:
            kept[i] = old_id
            taken.add(old_id)
    return [
        kept.get(i) or _fresh(draft, name, taken) for i, (draft, name) in enumerate(zip(drafts, names, strict=True))
    ]


def _fresh(draft: "Draft", name: str, taken: set[str]) -> str:
    base = f"{draft.consultation}/{slug(draft.section or '') or '-'}/{slug(name)}"
    number = 1
    identity = base
    while identity in taken:
        number += 1
        identity = f"{base}-{number}"
    taken.add(identity)
    return identity


def _order(draft: "Draft") -> tuple[str, bool, list[int], int]:
    numbers = [int(part) for part in (draft.section or "").split(".") if part.isdigit()]
    return draft.consultation, not numbers, numbers, draft.members[0][1].start if draft.members else 0


def _name(draft: "Draft", alone: bool) -> str:
    if draft.stated_name:
        return draft.stated_name
    chapter = next((m for n in draft.names if (m := CHAPTER.search(n))), None)
    if draft.basis is Basis.WHOLE_DOCUMENT and chapter:
        return f"Förslagen i {chapter.group()}"
    if draft.basis in _BY_BASIS:
        return _BY_BASIS[draft.basis]
    heading = _title(draft.heading)
    if heading and (alone or draft.seeded or not draft.names):
        return heading
    proper = next(filter(None, map(as_name, draft.names)), None)
    return proper or heading or _plain_name(draft)


def _plain_name(draft: "Draft") -> str:
    """Return what to call a proposal that its wordings do not name: by its section, else what it stands under."""
    if draft.section:
        return f"Avsnitt {draft.section}"
    document, f = draft.members[0]
    if draft.basis is Basis.BY_REFERENCE:
        cited = _CITED.search(document.text, f.start, f.end)
        named = next((n for n in draft.names if not begins_within(n)), None)
        return _sentence_case(named) if named else cited.group(1) if cited else _REFERENCE
    title = document.sections[f.section_index].title
    own = {plain(name) for name in (document.organisation, document.organisation_short) if name}  # as in a letterhead
    matter = names_matter(title) and plain(title) not in own
    over = as_name(title.capitalize() if title.isupper() else title) if matter else None
    if over or not draft.names:
        return untitled(over) or _WHOLE
    thing = None if is_answer(draft.names[0]) else thing_of(draft.names[0])
    return thing if thing and plain(thing) not in own else UNTITLED


def _title(heading: str | None) -> str | None:
    bare = _NUMBERED.sub("", heading or "").lstrip("0123456789. –-")
    return _SECTION_NOTE.sub("", bare).strip() or heading if heading else None


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _position(document: Document, f: Found, proposal_id: str, section: str | None) -> Position:
    sender = document.organisation_id or ""
    return Position(
        id=position_id(sender, proposal_id, document.text[f.start : f.end]),
        organisation_id=sender,
        document_id=document.id,
        proposal_id=proposal_id,
        section=section,
        stance=f.stance,
        qualifier=f.qualifier,
        start=f.start,
        end=f.end,
        grounds_start=f.grounds[0] if f.grounds else None,
        grounds_end=f.grounds[1] if f.grounds else None,
        basis=f.basis,
        confidence=_STATED if f.explicit else _COLOURED,
        method=METHOD,
    )
