"""Positions on single proposals that follow from a stance on a chapter, on the rest, or on another body's answer. Pure.

A welcome of the report as a whole is not among these: it makes nobody a supporter of a proposal they never mention.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.numbering import own_titles, report_number
from corpus.organisations import Register
from corpus.sentences import split_sentences
from corpus.types import Document
from indexer.headings import one_section
from indexer.naming import CHAPTER
from indexer.reach import Reach
from indexer.types import Basis, Position, Proposal, Stance, position_id

_RETELLS = re.compile(  # a part that says what is proposed
    r"\W*(?:sammanfattning|bakgrund|ärendet|förslagen|(?:promemori|betänkande|utredning)\w*s?\b|remissens innehåll)",
    re.IGNORECASE,
)
_CONFIDENCE = 0.8  # of what follows, times that of what it follows from


def inherited(
    documents: Mapping[str, Document],
    proposals: Sequence[Proposal],
    positions: Sequence[Position],
    register: Register,
) -> tuple[Position, ...]:
    """Return the positions that follow from others, those on the rest last; none on what a body states itself."""
    known = {p.id: p for p in proposals}
    numbered: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        if proposal.section and proposal.basis is Basis.STATED:
            numbered[proposal.consultation_id].append(proposal)
    held: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        held[position.organisation_id].append(position)
    taken = {(p.organisation_id, p.proposal_id) for p in positions}
    spoken = {
        (p.organisation_id, known[p.proposal_id].consultation_id, p.section)
        for p in positions
        if p.section and p.basis is Basis.STATED
    }
    found: list[Position] = []
    for position in sorted(positions, key=lambda p: p.basis is Basis.RESIDUAL):  # the rest comes after what is named
        document = documents[position.document_id]
        own = numbered[known[position.proposal_id].consultation_id]
        for proposal_id, source in _follows(
            position, known[position.proposal_id], document, own, held, register, known
        ):
            key = (position.organisation_id, proposal_id)
            rest = position.basis is Basis.RESIDUAL and (
                position.organisation_id, known[proposal_id].consultation_id, known[proposal_id].section
            ) in spoken  # fmt: skip
            if key not in taken and source is not None and not rest:
                taken.add(key)
                found.append(_position(position, known[proposal_id], source, document))
    return tuple(found)


def _follows(
    position: Position,
    proposal: Proposal,
    document: Document,
    numbered: Sequence[Proposal],
    held: Mapping[str, Sequence[Position]],
    register: Register,
    known: Mapping[str, Proposal],
) -> Iterator[tuple[str, Position]]:
    """Yield the proposals a stance reaches, each with the position whose stance it takes over."""
    if position.basis is Basis.RESIDUAL and position.stance is not Stance.COMMENT:  # *vissa synpunkter* are on nothing
        treated = _treated(document)
        yield from ((p.id, position) for p in numbered if p.section not in treated)
    elif position.basis is Basis.WHOLE_DOCUMENT and (chapter := CHAPTER.search(proposal.name)):
        number = chapter.group().split()[-1]
        yield from ((p.id, position) for p in numbered if (p.section or "").split(".")[0] == number)
    elif position.basis is Basis.BY_REFERENCE:
        words = document.text[position.start : position.end]
        reach = Reach.of(words, _before(document, position))
        for mention in register.find(words):
            if mention.organisation_id != position.organisation_id:
                others = [
                    other
                    for other in held.get(mention.organisation_id, ())
                    if other.basis is Basis.STATED and other.proposal_id.startswith(f"{document.consultation_id}/")
                ]
                joined = reach.of_proposals([known[other.proposal_id] for other in others])
                yield from ((other.proposal_id, other) for other in others if other.proposal_id in joined)


def _treated(document: Document) -> set[str | None]:
    """Return the sections of the report under which a response speaks for itself, be it only in remarks."""
    counted = own_titles(section.title for section in document.sections)
    own = (s for s in document.sections if not any(_RETELLS.match(heading) for heading in s.path))
    return {report_number(s.title) for s in own if s.title not in counted and one_section(s.title)}


def _before(document: Document, position: Position) -> str:
    """Return the sentence before a position in its paragraph."""
    block = next((b for b in document.blocks if b.start <= position.start < b.end), None)
    spans = split_sentences(document.text, block.start, position.start) if block else ()
    return spans[-1].of(document.text) if spans else ""


def _position(position: Position, proposal: Proposal, source: Position, document: Document) -> Position:
    quote = document.text[position.start : position.end]
    return replace(
        position,
        id=position_id(position.organisation_id, proposal.id, quote),
        proposal_id=proposal.id,
        section=proposal.section,
        stance=source.stance,
        qualifier=source.qualifier if source is not position else position.qualifier,
        grounds_start=None,
        grounds_end=None,
        confidence=round(position.confidence * _CONFIDENCE, 2),
        inherited=True,
        from_document=source.document_id if source is not position else None,
    )
