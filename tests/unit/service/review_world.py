"""Small worlds of documents, proposals and positions, and reviews of them, for the tests of reviews."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.types import Document, Kind, Speaker
from indexer.types import Basis, Position, Proposal, Stance, position_id
from service.positions.contract import ReviewAction, ReviewState
from service.positions.overlay import Overlay, overlay
from service.positions.revision import Named, Review, Subject

CONSULTATION = "k1"


def document(id: str, text: str, sender: str = "byn", **more: Any) -> Document:
    """Return a response of `sender` with this text and nothing else of interest."""
    found = Document(
        id=id, consultation_id=CONSULTATION, title=id, kind=Kind.REMISSVAR, text=text, sections=(), blocks=(),
        organisation_id=sender, organisation=sender.title(), organisation_short=None, speaker=Speaker.RESPONDENT,
        speaker_name=None, date=None, facts=(), warnings=(), source_file=f"{id}.txt", sha256="0" * 64, origin=(),
    )  # fmt: skip
    return replace(found, **more)


def proposal(name: str, *others: str, section: str | None = "1") -> Proposal:
    """Return a proposal whose id is made of its name, as the indexer makes it."""
    return Proposal(f"{CONSULTATION}/{section}/{name}", CONSULTATION, section, name, (name, *others))


def position(where: Document, quote: str, on: Proposal, **more: Any) -> Position:
    """Return the position that `quote` states in a document."""
    start = where.text.index(quote)
    sender = where.organisation_id or ""
    found = Position(
        id=position_id(sender, on.id, quote), organisation_id=sender, document_id=where.id, proposal_id=on.id,
        section=on.section, stance=Stance.SUPPORT, qualifier=None, start=start, end=start + len(quote),
        grounds_start=None, grounds_end=None, basis=Basis.STATED, confidence=0.9, method="rules",
    )  # fmt: skip
    return replace(found, **more)


@dataclass(frozen=True)
class World:
    """What an index holds."""

    documents: Mapping[str, Document]
    proposals: Mapping[str, Proposal]
    positions: tuple[Position, ...]

    @classmethod
    def of(cls, documents: Iterable[Document], proposals: Iterable[Proposal], *positions: Position) -> "World":
        return cls({d.id: d for d in documents}, {p.id: p for p in proposals}, positions)

    def quote(self, found: Position) -> str:
        return self.documents[found.document_id].text[found.start : found.end]

    def under(self, *reviews: Review, unreadable: Sequence[str] = ()) -> Overlay:
        return overlay(self.positions, self.documents, self.proposals, reviews, unreadable)

    def review(self, of: Position, action: ReviewAction = ReviewAction.CONFIRM, **more: Any) -> Review:
        """Return the first review of a position as it stands in this world."""
        document, quote = self.documents[of.document_id], self.quote(of)
        siblings = (p.id for p in self.positions if p.organisation_id == of.organisation_id and p.id != of.id)
        subject = Subject(
            organisation_id=of.organisation_id, consultation_id=document.consultation_id, document_id=document.id,
            source_file=document.source_file, labels=document.labels,
            proposal=Named(of.proposal_id, self.proposals[of.proposal_id].name), section=of.section, quote=quote,
            start=of.start, stance=of.stance, qualifier=of.qualifier, grounds=None, basis=of.basis,
            speaker=of.speaker, confidence=of.confidence, inherited=of.inherited,
            siblings=tuple(id for id in siblings if any(p.id == id and self.quote(p) == quote for p in self.positions)),
        )  # fmt: skip
        found = Review(
            position_id=of.id, revision=1, action=action, state=ReviewState.REVIEWED, locked_by=None, stance=None,
            qualifier=None, moved_to=None, note=None, by="anna", at="2025-01-01T00:00:00.000+00:00", subject=subject,
        )  # fmt: skip
        return replace(found, **more)


BYN = document("byns-svar", "Byn tillstyrker en bro. Byn avstyrker en tunnel. Byn har inget att erinra mot resten.")
BRO, TUNNEL = proposal("bro"), proposal("tunnel", section="2")
ON_BRO = position(BYN, "Byn tillstyrker en bro.", BRO)
ON_TUNNEL = position(BYN, "Byn avstyrker en tunnel.", TUNNEL, stance=Stance.OPPOSE, qualifier="i nuläget")
WORLD = World.of([BYN], [BRO, TUNNEL], ON_BRO, ON_TUNNEL)


def following(review: Review, **more: Any) -> Review:
    """Return the next revision of a review."""
    return replace(review, revision=review.revision + 1, **more)
