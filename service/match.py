"""Positions that are about what a question asks. Iterates over all of them, never over a top k. Deterministic."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.types import Document
from indexer.types import Basis, Position, Proposal
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.corpus_view import CorpusView
from service.retrieve import Vector, known_share, stretch
from service.terms import Term, coverage

_GROUNDS, _HEADING = 0.35, 0.8
_ABOUT = 0.5  # this share of the question's terms must stand in a position's name or words
_NEAR_BEST = 0.82
_HARD_MATCH, _WITHOUT_HARD = 0.5, 0.6
_STANDS_OUT, _AHEAD = 0.3, 1.25


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


def match_positions(
    view: CorpusView, positions: Sequence[Position], terms: Sequence[Term], vector: Vector
) -> tuple[Match, ...]:
    """Return all positions with how far each is about the matter, best first; ties keep the snapshot's order."""
    known = known_share(terms)
    found: list[Match] = []
    for position in positions:
        document = view.documents[position.document_id]
        table = _table(view, position, document)
        covered = coverage(terms, table)
        named = coverage(terms, {stem: weight for stem, weight in table.items() if weight > _GROUNDS})
        if any(t.hard and t.match(table) < _HARD_MATCH for t in terms):
            covered *= _WITHOUT_HARD  # another number, another year: another matter
        meaning = stretch(view.cosine(position, vector))
        found.append(Match(position, document, covered, known * covered + 0.4 * meaning, named))
    return tuple(sorted(found, key=lambda m: -m.score))


def about(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches that are about the matter: enough of its terms, and near the best of them."""
    near = [m for m in matches if m.coverage >= _ABOUT] or _standing_out(matches)
    stated = [m for m in near if m.position.basis is not Basis.WHOLE_DOCUMENT] or near
    top = max((m.score for m in stated), default=0.0)
    return tuple(m for m in stated if m.score >= _NEAR_BEST * top)


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


def on_proposals(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return all positions on the proposals that the matter names, best proposal first."""
    named = list(dict.fromkeys(m.position.proposal_id for m in about(matches)))
    return tuple(
        sorted(
            (m for m in matches if m.position.proposal_id in named), key=lambda m: named.index(m.position.proposal_id)
        )
    )


def _table(view: CorpusView, position: Position, document: Document) -> dict[str, float]:
    table: dict[str, float] = {}
    proposal = view.proposals[position.proposal_id]
    # a view of everything is about no matter in particular, whatever words it is put in
    said = document.text[position.start : position.end] if position.basis is Basis.STATED else ""
    parts = [(said, 1.0), (proposal.name, 1.0)]
    parts += [(name, _HEADING) for name in proposal.names]
    if position.grounds_start is not None and position.grounds_end is not None:
        parts.append((document.text[position.grounds_start : position.grounds_end], _GROUNDS))
    for text, weight in parts:
        for token in tokenize(text):
            stem = word_stem(token.text)
            table[stem] = max(table.get(stem, 0.0), weight)
    return table
