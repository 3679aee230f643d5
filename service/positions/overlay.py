"""Positions as people have left them: the latest reviews laid over what the rules read. Pure.

Each latest review is either applied or an orphan with its reason. A review finds its position by id; else by the same
words of the same body on a proposal whose id has changed; else by the words themselves, where they still stand.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.types import Document
from indexer.types import Basis, Position, Proposal
from service.positions.contract import ReviewView
from service.positions.revision import Named, Review, Subject

METHOD = "review"  # of a position that only a person's word keeps
DOCUMENT_GONE = "the document is gone"
UNREADABLE = "the document could not be read when the index was built"
SENDER_CHANGED = "the document has another sender or consultation now"
WORDS_GONE = "the words no longer stand in the document"
PROPOSAL_GONE = "the proposal is gone"
SAID_TWICE = "the same words already stand on that proposal"

_Words = tuple[str, str, str]  # organisation, consultation, quote
_Place = tuple[str, str, int, int]  # organisation, document, span


@dataclass(frozen=True, slots=True)
class Overlay:
    """`positions` as corrected, in the snapshot's order; every latest review is in `review_of` or in `orphans`.

    `review_of` goes by the id of the position, shown or rejected. `readings` holds whatever may be reviewed, as read
    before any correction, by position and by review; `renamed` leads from a review to the position that bears it now.
    """

    positions: tuple[Position, ...]
    review_of: Mapping[str, ReviewView]
    orphans: tuple[ReviewView, ...]
    readings: Mapping[str, Position]
    renamed: Mapping[str, str]


def overlay(
    positions: Sequence[Position],
    documents: Mapping[str, Document],
    proposals: Mapping[str, Proposal],
    reviews: Iterable[Review],
    unreadable: Collection[str] = frozenset(),
) -> Overlay:
    """Lay reviews, one for each position, over positions. `unreadable` names the files that the build had to skip."""
    work = _Work(positions, documents, proposals, unreadable)
    work.take(sorted(reviews, key=lambda r: (r.at, r.position_id), reverse=True))
    return work.done()


def review_view(review: Review, *, moved: str | None = None, orphaned: str | None = None) -> ReviewView:
    """Return a review as the contract shows it."""
    subject = review.subject
    return ReviewView(
        position_id=review.position_id, action=review.action, state=review.state,
        organisation_id=subject.organisation_id, proposal_id=subject.proposal.id, document_id=subject.document_id,
        quote=subject.quote, stance=review.stance, qualifier=review.qualifier,
        moved_to=review.moved_to.id if review.moved_to else None, note=review.note, by=review.by, at=review.at,
        revision=review.revision, locked_by=review.locked_by, moved=moved, orphaned=orphaned,
    )  # fmt: skip


@dataclass(slots=True)
class _Work:
    """One overlay in the making."""

    positions: Sequence[Position]
    documents: Mapping[str, Document]
    proposals: Mapping[str, Proposal]
    unreadable: Collection[str]
    bound: dict[str, Review] = field(default_factory=dict)
    kept: list[tuple[Review, Position]] = field(default_factory=list)
    answers: dict[tuple[str | None, str], list[Document]] = field(default_factory=lambda: defaultdict(list))
    readings: dict[str, Position] = field(default_factory=dict)
    review_of: dict[str, ReviewView] = field(default_factory=dict)
    orphans: list[ReviewView] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)

    def take(self, reviews: Sequence[Review]) -> None:
        """Bind each review to its position or say why it has none: first those whose position has kept its id."""
        self.readings = {p.id: p for p in self.positions}
        rest = [r for r in reviews if r.position_id not in self.readings]
        taken = {r.position_id for r in reviews}
        for review in reviews:
            if review.position_id in self.readings:
                self._bind(review, review.position_id)
        same = self._by_words() if rest else {}
        for document in self.documents.values() if rest else ():
            self.answers[document.organisation_id, document.consultation_id].append(document)
        for review in rest:
            alike = same.get(_words(review.subject), ())
            found = self._elsewhere(review.subject, [p for p in alike if p.id not in taken])
            if found is None:
                self._keep(review)
            else:
                taken.add(found.id)
                self.readings[review.position_id] = found
                self.renamed[review.position_id] = found.id
                self._bind(review, found.id)

    def done(self) -> Overlay:
        """Return the positions under what was bound, and what only people keep in its place among them."""
        whole = {}  # reviews of stances on a whole, by their words
        for id, review in self.bound.items():
            if not self.readings[id].inherited:
                whole[_place(self.readings[id])] = review
        shown = [*self.positions]
        if self.bound:
            shown = [*self._following([new for p in shown for new in self._corrected(p, whole)])]
        cells = {_cell(p) for p in shown}
        added: list[Position] = []
        for review, position in self.kept:
            if _cell(position) in cells:
                self._orphan(review, SAID_TWICE)
                continue
            cells.add(_cell(position))
            self.review_of[position.id] = review_view(review)
            added.append(position)
        return Overlay(_joined(shown, added), self.review_of, tuple(self.orphans), self.readings, self.renamed)

    def _bind(self, review: Review, id: str) -> None:
        if not review.rejected and review.moved_to and self._proposal(review.subject, review.moved_to) is None:
            self._orphan(review, PROPOSAL_GONE)
            return
        self.bound[id] = review
        self.review_of[id] = review_view(review, moved=id if id != review.position_id else None)

    def _by_words(self) -> Mapping[_Words, Sequence[Position]]:
        found: dict[_Words, list[Position]] = defaultdict(list)
        for p in self.positions:
            document = self.documents[p.document_id]
            found[p.organisation_id, document.consultation_id, document.text[p.start : p.end]].append(p)
        return found

    def _elsewhere(self, subject: Subject, free: Sequence[Position]) -> Position | None:
        """Return the position that the same words make on the same proposal under the id it has now.

        Those that stood beside the one reviewed were on other proposals, and are so still.
        """
        proposal = self._proposal(subject, subject.proposal)
        others = [p for p in free if p.id not in subject.siblings and proposal in (None, self.proposals[p.proposal_id])]
        return others[0] if len(others) == 1 else None

    def _keep(self, review: Review) -> None:
        """Keep a position that no rule finds any longer as the person left it, or say why it cannot be kept."""
        subject = review.subject
        stands = self._stands(subject)
        if isinstance(stands, str):
            self._orphan(review, stands)
            return
        read = self._proposal(subject, subject.proposal)
        position = _reread(review, *stands, read.id if read else subject.proposal.id)
        self.readings[review.position_id] = position
        proposal = self._proposal(subject, review.moved_to) if review.moved_to and not review.rejected else read
        if proposal is None:
            self._orphan(review, PROPOSAL_GONE)
        elif review.rejected:
            self.review_of[review.position_id] = review_view(review)
        else:
            self.kept.append((review, _vouched(_on(position, proposal), review)))

    def _stands(self, subject: Subject) -> tuple[Document, int] | str:
        """Return where the words stand in a document of the same body, its own first; else why they do not."""
        own = self.documents.get(subject.document_id)
        sender = (subject.organisation_id, subject.consultation_id)
        for document in sorted(self.answers.get(sender, ()), key=lambda d: (d.id != subject.document_id, d.id)):
            if starts := list(_starts(document.text, subject.quote)):
                return document, min(starts, key=lambda start: abs(start - subject.start))
        if own is None:
            return UNREADABLE if subject.source_file in self.unreadable else DOCUMENT_GONE
        return WORDS_GONE if (own.organisation_id, own.consultation_id) == sender else SENDER_CHANGED

    def _proposal(self, subject: Subject, wanted: Named) -> Proposal | None:
        """Return a proposal by its id, else the only one of the consultation that bears its name."""
        if wanted.id in self.proposals:
            return self.proposals[wanted.id]
        inside = (p for p in self.proposals.values() if p.consultation_id == subject.consultation_id)
        found = [p for p in inside if wanted.name in (p.name, *p.names)]
        return found[0] if len(found) == 1 else None

    def _orphan(self, review: Review, reason: str) -> None:
        self.orphans.append(review_view(review, orphaned=reason))

    def _corrected(self, position: Position, whole: Mapping[_Place, Review]) -> Iterator[Position]:
        """Yield a position as people left it, nothing when they rejected it; what follows from another goes with it."""
        review = self.bound.get(position.id)
        if review is None and position.inherited:
            review = whole.get(_place(position))
            if review and not review.rejected and position.basis is Basis.BY_REFERENCE:
                review = None  # its stance is that of the body referred to
        elif review and not review.rejected and review.moved_to:
            proposal = self._proposal(review.subject, review.moved_to)
            position = _on(position, proposal) if proposal else position
        if review is None:
            yield position
        elif not review.rejected:
            yield _vouched(position, review)

    def _following(self, shown: Sequence[Position]) -> Iterator[Position]:
        """Yield positions, those inherited as what people corrected leaves them.

        What a body says of the rest does not reach a proposal to which a position of its own was moved, and who refers
        to another's answer takes over what is left of it there.
        """
        moved = {
            (p.organisation_id, p.proposal_id)
            for p in shown
            if (review := self.bound.get(p.id)) and review.moved_to and not p.inherited
        }
        touched = {(p.document_id, p.proposal_id) for p in map(self.readings.__getitem__, self.bound)}
        left = {(p.document_id, p.proposal_id): p for p in reversed(shown) if not p.inherited}
        for position in shown:
            source = (position.from_document or "", position.proposal_id)
            if not position.inherited or position.id in self.bound:
                yield position
            elif position.basis is Basis.BY_REFERENCE and source in touched:
                if source in left:
                    yield replace(position, stance=left[source].stance, qualifier=left[source].qualifier)
            elif (position.organisation_id, position.proposal_id) not in moved:
                yield position


def _joined(shown: Sequence[Position], added: Sequence[Position]) -> tuple[Position, ...]:
    """Return all in the order of those shown; each added one comes after the others on its proposal."""
    last = {p.proposal_id: p for p in shown if not p.inherited}
    after: dict[str, list[Position]] = defaultdict(list)
    for position in sorted(added, key=lambda p: (p.document_id, p.start, p.id)):
        after[position.proposal_id].append(position)
    found: list[Position] = []
    for position in shown:
        found.append(position)
        if last.get(position.proposal_id) is position:
            found += after.pop(position.proposal_id, ())
    return (*found, *(p for rest in after.values() for p in rest))


def _reread(review: Review, document: Document, start: int, proposal_id: str) -> Position:
    """Return the position that was reviewed, at its place in the document as it is now."""
    subject = review.subject
    grounds = next(_starts(document.text, subject.grounds), None) if subject.grounds else None
    return Position(
        id=review.position_id, organisation_id=subject.organisation_id, document_id=document.id,
        proposal_id=proposal_id, section=subject.section, stance=subject.stance, qualifier=subject.qualifier,
        start=start, end=start + len(subject.quote), grounds_start=grounds,
        grounds_end=None if grounds is None else grounds + len(subject.grounds or ""), basis=subject.basis,
        confidence=subject.confidence, method=METHOD, speaker=subject.speaker, inherited=subject.inherited,
    )  # fmt: skip


def _vouched(position: Position, review: Review) -> Position:
    """Return a position with the stance and hedge that the person saw or gave, whatever the rules read by now."""
    return replace(position, stance=review.held_stance, qualifier=review.held_qualifier)


def _on(position: Position, proposal: Proposal) -> Position:
    if proposal.id == position.proposal_id:
        return position
    return replace(position, proposal_id=proposal.id, section=proposal.section or position.section)


def _words(subject: Subject) -> _Words:
    return subject.organisation_id, subject.consultation_id, subject.quote


def _place(position: Position) -> _Place:
    return position.organisation_id, position.document_id, position.start, position.end


def _cell(position: Position) -> tuple[str, int, str]:
    return position.document_id, position.start, position.proposal_id


def _starts(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
