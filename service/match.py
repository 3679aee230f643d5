"""Positions that are about what a question asks. Iterates over all of them, never over a top k. Deterministic."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.types import Document
from indexer.types import Basis, Position, Proposal, Stance
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.corpus_view import CorpusView
from service.retrieve import Vector, known_share, stretch
from service.terms import Term, coverage

_ABOUT = 0.5  # this share of the question's terms must stand in a position's name or words
_NEAR_BEST = 0.82
CALLED = 0.85  # of the question's terms: so much of them in a proposal's name, and it is what is asked about
_NEAR_IN_SECTION = 0.7
_WITHOUT_HARD = 0.6
_MEANING = 0.4
_STANDS_OUT, _AHEAD = 0.3, 1.25
_FORMAL = re.compile(r"\b(?:till|av)styrk\w*", re.IGNORECASE)
_CLEARLY_LESS = 0.2  # of the question's terms than the name of another section holds
_OUTRIGHT = 0.8  # confidence of a position that a fixed phrase takes


@dataclass(frozen=True, slots=True)
class Match:
    """A position and how far it is about the question: `coverage` of its terms, `score` with the meaning added.

    `named` is the coverage without the grounds: what a position only argues from is not what it is about.
    """

    position: Position
    document: Document
    coverage: float
    score: float
    named: float

    @property
    def stated(self) -> bool:
        """Whether a fixed phrase takes the position, and nobody had to read it out of what stands around it."""
        return self.position.confidence >= _OUTRIGHT

    def says(self, offset: int) -> bool:
        """Return whether a place of the document lies within the position's words."""
        return self.position.start <= offset < self.position.end

    def covers(self, document_id: str, offset: int) -> bool:
        """Return whether a place of a document lies within the position's words or its grounds."""
        p = self.position
        spans = ((p.start, p.end), (p.grounds_start, p.grounds_end))
        return self.document.id == document_id and any(
            start is not None and end is not None and start <= offset < end for start, end in spans
        )

    def within(self, other: "Match") -> bool:
        """Return whether another position on the same proposal quotes these words too: the reservation to support."""
        mine, its = self.position, other.position
        return (
            (self.document.id, mine.proposal_id) == (other.document.id, its.proposal_id)
            and (its.start <= mine.start and mine.end <= its.end)
            and (its.start, its.end) != (mine.start, mine.end)
        )

    @property
    def quote(self) -> str:
        """The words of the position."""
        return self.document.text[self.position.start : self.position.end]


class Matches:
    """All positions in the documents a caller may read, with how far each is about the matter. Nothing is left out."""

    def __init__(self, view: CorpusView, documents: Iterable[Document], terms: Sequence[Term], vector: Vector) -> None:
        """Compare every position with the matter at once."""
        self._view, self._terms = view, terms
        index = view.position_index
        self._index = index
        readable = {d.id for d in documents}
        self._rows = np.flatnonzero(
            np.fromiter((d in readable for d in index.documents), np.bool_, len(index.documents))
        )
        covered, self._named, lacking = index.coverage(terms)
        self._covered = np.where(lacking, covered * _WITHOUT_HARD, covered)  # another number: another matter
        self._score = known_share(terms) * self._covered + _MEANING * stretch(index.cosines(vector))
        self._rows = self._rows[np.argsort(-self._score[self._rows], kind="stable")]

    def all(self) -> tuple[Match, ...]:
        """Return every position, best first; ties keep the snapshot's order."""
        return self._made(self._rows)

    def of(self, organisation_ids: Iterable[str]) -> tuple[Match, ...]:
        """Return the positions of these organisations, best first."""
        return self._made(self._rows[np.isin(self._index.organisations[self._rows], list(organisation_ids))])

    def on(self, proposal_ids: Sequence[str]) -> tuple[Match, ...]:
        """Return all positions on these proposals: by proposal in the order given, then best first."""
        order = {id_: i for i, id_ in enumerate(proposal_ids)}
        rows = [int(r) for r in self._rows if self._index.positions[r].proposal_id in order]
        return self._made(sorted(rows, key=lambda r: order[self._index.positions[r].proposal_id]))

    def in_section(self, section: str) -> tuple[Match, ...]:
        """Return the positions on the proposals of one section of the report, best first."""
        return self._made([int(r) for r in self._rows if self._index.positions[r].section == section])

    def likely(self) -> tuple[Match, ...]:
        """Return the positions that may be about the matter, and the best on every proposal to compare them with."""
        _, first = np.unique(self._index.proposal_of[self._rows], return_index=True)
        near = np.flatnonzero(self._covered[self._rows] >= _STANDS_OUT)
        return self._made(self._rows[np.union1d(first, near)])

    def names(self, proposal_id: str) -> float:
        """Return how much of the matter the best name of a proposal holds, 0 to 1."""
        return best_name(self._view.proposals[proposal_id], self._terms)

    def _made(self, rows: Iterable[int]) -> tuple[Match, ...]:
        positions, documents = self._index.positions, self._view.documents
        return tuple(
            Match(p, documents[p.document_id], float(self._covered[r]), float(self._score[r]), float(self._named[r]))
            for r in map(int, rows)
            for p in (positions[r],)
        )


def about(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches that are about the matter: enough of its terms, and near the best of them."""
    near = [m for m in matches if m.coverage >= _ABOUT and _holds(m)] or _standing_out(matches)
    stated = [m for m in near if m.position.basis is not Basis.WHOLE_DOCUMENT] or near
    top = max((m.score for m in stated), default=0.0)
    return tuple(m for m in stated if m.score >= _NEAR_BEST * top)


def outright_first(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return matches in order, of those on one side of one proposal the ones first that say *till-* or *avstyrker*."""
    kept = tuple(matches)
    order: dict[tuple[str, Stance], int] = {}
    for m in kept:
        order.setdefault((m.position.proposal_id, m.position.stance), len(order))
    said = {id(m): not _FORMAL.search(m.quote) for m in kept}
    return tuple(sorted(kept, key=lambda m: (order[m.position.proposal_id, m.position.stance], said[id(m)])))


def plainest(match: Match, among: Sequence[Match]) -> Match:
    """Return the match that takes a body's stance on a proposal in so many words, the one given where none does."""
    p = match.position
    same = (m for m in among if m.position.organisation_id == p.organisation_id and m.position.stance is p.stance)
    alike = [m for m in same if m.position.proposal_id == p.proposal_id]
    return next((m for m in (match, *alike) if _FORMAL.search(m.quote)), match)


def _holds(match: Match) -> bool:
    """Return whether a position may be counted as one on the matter: a mere remark only where it names the matter."""
    remark = match.position.stance is Stance.COMMENT and match.position.confidence < _OUTRIGHT
    return not remark or match.named >= _ABOUT


def _standing_out(matches: Sequence[Match]) -> list[Match]:
    """Return the best match when it shares fewer words but leaves all other proposals far behind."""
    if not matches or matches[0].coverage < _STANDS_OUT or not matches[0].named:
        return []
    best = matches[0]
    others = [m.score for m in matches if m.position.proposal_id != best.position.proposal_id]
    return [best] if best.score >= _AHEAD * max(others, default=0.0) else []


def best_name(proposal: Proposal, terms: Sequence[Term]) -> float:
    """Return how much of the terms the best name of a proposal holds, 0 to 1."""
    return max(
        coverage(terms, {word_stem(t.text): 1.0 for t in tokenize(name)}) for name in proposal.names or (proposal.name,)
    )


def elsewhere(match: Match, leading: Sequence[Proposal], terms: Sequence[Term]) -> bool:
    """Return whether a position is on another section than the one that leads, and the name of that holds more.

    Of the rent tribunals nothing is said by what is held of the register, though there is a fee in both.
    """
    its = match.position.section
    if its is None or its in {p.section for p in leading} or match.position.basis is not Basis.STATED:
        return False
    return match.named + _CLEARLY_LESS <= max((best_name(p, terms) for p in leading), default=0.0)


def on_proposals(matches: Matches) -> tuple[Match, ...]:
    """Return all positions on the proposals that the matter names, best proposal first.

    Where one bears just that name, whoever names it in another one's words (`tillstyrker förslagen om A och B`) tells
    of it for itself: what others hold of B is no matter of a question that asks for A.
    """
    likely = matches.likely()
    found = about(likely)
    called = {id_ for id_ in {m.position.proposal_id for m in likely} if matches.names(id_) >= CALLED}
    ordered = (*found, *(m for m in likely if m.position.proposal_id in called))
    order = list(dict.fromkeys(m.position.proposal_id for m in ordered))
    if not called:
        return matches.on(order)
    itself = {m.position.id for m in found}
    said = {(m.document.id, m.position.start, m.position.end) for m in matches.on(sorted(called))}
    return tuple(
        m
        for m in matches.on(order)
        if m.position.proposal_id in called
        or (m.position.id in itself and (m.document.id, m.position.start, m.position.end) not in said)
    )


def on_section(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches of one section that are near the best of them; mere remarks only where nothing else is."""
    held = [m for m in matches if m.position.stance is not Stance.COMMENT] or list(matches)
    top = max((m.score for m in held), default=0.0)
    return tuple(m for m in held if m.score >= _NEAR_IN_SECTION * top)
