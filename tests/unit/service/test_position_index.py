"""Laws of the laid-out positions: the same shares as reading every position's words one by one gives."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.types import Document
from indexer.types import Basis, Position, Proposal, Stance
from indexer.vocabulary import word_stem
from indexer.words import tokenize
from service.position_index import GROUNDS, HEADING, PositionIndex
from service.terms import Term, coverage
from tests.unit.service.review_world import document, position, proposal

WORDS = ("bro", "tunnel", "avgift", "höjda", "myndigheten", "2030", "SKL", "tillsyn", "skola")
SAYINGS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
STEMS = st.dictionaries(
    st.sampled_from([word_stem(w) for w in (*WORDS, "månen")]), st.floats(0.1, 1.0) | st.just(1.0), max_size=3
)
PHRASES = st.lists(STEMS, max_size=3).map(tuple)
TERMS = st.lists(
    st.builds(
        Term, st.sampled_from((*WORDS, "månen", "1999")), st.floats(0.0, 1.0),
        st.lists(PHRASES, max_size=3).map(tuple), st.just(()), st.booleans(),
    ),
    max_size=4,
)  # fmt: skip
PROPOSALS = st.lists(
    st.builds(lambda n, others: proposal(n, *others), SAYINGS, st.lists(SAYINGS, max_size=2)),
    min_size=1, max_size=3, unique_by=lambda p: p.id,
)  # fmt: skip


@st.composite
def _worlds(draw: st.DrawFn) -> tuple[Document, list[Proposal], list[Position]]:
    proposals = draw(PROPOSALS)
    sayings = draw(st.lists(st.tuples(SAYINGS, SAYINGS), min_size=1, max_size=5))
    text = ". ".join(f"{i} {said}; {why}" for i, (said, why) in enumerate(sayings))
    letter = document("svar", text)
    held = []
    for i, (said, why) in enumerate(sayings):
        start = text.index(f"{i} {said}; {why}") + len(f"{i} ")
        found = position(letter, said, draw(st.sampled_from(proposals)), id=f"p{i}", start=start, end=start + len(said))
        grounds = draw(st.sampled_from([None, (found.end + 2, found.end + 2 + len(why))]))
        if grounds:
            found = replace(found, grounds_start=grounds[0], grounds_end=grounds[1])
        held.append(replace(found, basis=draw(st.sampled_from(Basis))))
    return letter, proposals, held


def _laid(letter: Document, proposals: Sequence[Proposal], held: Sequence[Position]) -> PositionIndex:
    vectors = np.eye(len(held), 8, dtype=np.float32)
    return PositionIndex(held, {p.id: p for p in proposals}, {letter.id: letter.text}, vectors)


def _slow(letter: Document, on: Proposal, p: Position, *, grounds: bool) -> Mapping[str, float]:
    """Return what each stem counts in a position, word by word."""
    parts = [(on.name, 1.0)]
    own = {word_stem(t.text) for t in tokenize(on.name)}
    for name in on.names:
        words = [t.text for t in tokenize(name) if word_stem(t.text) not in own]
        parts.append((" ".join(words), HEADING))
    if p.basis is Basis.STATED:
        parts.append((letter.text[p.start : p.end], 1.0))
    if grounds and p.grounds_start is not None:
        parts.append((letter.text[p.grounds_start : p.grounds_end], GROUNDS))
    table: dict[str, float] = {}
    for text, weight in parts:
        for token in tokenize(text):
            table[word_stem(token.text)] = max(weight, table.get(word_stem(token.text), 0.0))
    return table


@given(_worlds(), TERMS)
@settings(max_examples=150)
def test_coverage_is_what_the_slow_way_gives(
    world: tuple[Document, list[Proposal], list[Position]], terms: list[Term]
) -> None:
    letter, proposals, held = world
    by_id = {p.id: p for p in proposals}
    covered, named, lacking = _laid(letter, proposals, held).coverage(terms)
    assert len(covered) == len(named) == len(lacking) == len(held)
    for i, p in enumerate(held):
        whole = _slow(letter, by_id[p.proposal_id], p, grounds=True)
        bare = _slow(letter, by_id[p.proposal_id], p, grounds=False)
        assert covered[i] == pytest.approx(coverage(terms, whole))
        assert named[i] == pytest.approx(coverage(terms, bare))
        assert bool(lacking[i]) == any(t.hard and t.match(whole) < 0.5 for t in terms)
        assert 0.0 <= named[i] <= covered[i] + 1e-9
        assert covered[i] <= 1.0 + 1e-9


@given(_worlds(), TERMS, st.randoms())
@settings(max_examples=40)
def test_what_a_position_scores_does_not_hang_on_the_others_or_their_order(
    world: tuple[Document, list[Proposal], list[Position]], terms: list[Term], random: Random
) -> None:
    letter, proposals, held = world
    whole = _laid(letter, proposals, held).coverage(terms)
    order = list(range(len(held)))
    random.shuffle(order)
    turned = _laid(letter, proposals, [held[i] for i in order]).coverage(terms)
    alone = [_laid(letter, proposals, [p]).coverage(terms) for p in held]
    for at, i in enumerate(order):
        assert [s[at] for s in turned] == [s[i] for s in whole] == [s[0] for s in alone[i]]


@given(_worlds(), TERMS)
@settings(max_examples=40)
def test_corrected_stances_and_hedges_keep_the_layout_and_nothing_else_does(
    world: tuple[Document, list[Proposal], list[Position]], terms: list[Term]
) -> None:
    letter, proposals, held = world
    laid = _laid(letter, proposals, held)
    corrected = [replace(p, stance=Stance.ABSTAIN, qualifier="tills vidare") for p in held]
    same = laid.holding(corrected)
    assert same is not None
    assert same.positions == tuple(corrected)
    assert laid.positions == tuple(held)
    assert all((a == b).all() for a, b in zip(same.coverage(terms), laid.coverage(terms), strict=True))
    assert laid.holding(held[1:]) is None
    assert laid.holding([replace(held[0], end=held[0].end + 1), *held[1:]]) is None
    assert laid.holding([replace(held[0], proposal_id="k1/1/annat"), *held[1:]]) is None


def test_nothing_is_covered_without_terms_or_positions() -> None:
    letter, on = document("svar", "bro och tunnel"), proposal("bro")
    covered, named, lacking = _laid(letter, [on], [position(letter, "bro", on)]).coverage([])
    assert (covered.tolist(), named.tolist(), lacking.tolist()) == ([0.0], [0.0], [False])
    term = Term("bro", 1.0, (({"bro": 1.0},),), ())
    assert [len(s) for s in _laid(letter, [on], []).coverage([term])] == [0, 0, 0]


def test_cosines_are_those_of_each_positions_own_vector() -> None:
    letter, on = document("svar", "bro och tunnel"), proposal("bro")
    held = [position(letter, "bro", on), position(letter, "tunnel", on)]
    laid = _laid(letter, [on], held)
    assert laid.cosines(np.eye(8, dtype=np.float32)[1]).tolist() == [0.0, 1.0]


def test_of_a_sentence_on_several_matters_a_position_holds_the_words_of_its_own_part() -> None:
    said = "Vi tillstyrker förslaget om tunneln, avstyrker förslaget om avgiften och tillstyrker förslaget om bron."
    letter = document("svar", said)
    on = [proposal("Tunneln"), proposal("Avgiften")]
    held = [position(letter, said, p, id=p.id, start=0, end=len(said)) for p in on]
    laid = _laid(letter, on, held)
    term = Term("avgiften", 1.0, (({word_stem("avgiften"): 1.0},),), (("avgiften",),), False)
    assert laid.coverage([term])[1].tolist() == [0.0, 1.0]


@pytest.mark.parametrize("tie", ["förutsatt att", "om kommunen får", "så länge"])
def test_what_support_depends_on_is_not_what_it_is_of(tie: str) -> None:
    said = f"Vi godtar en premie {tie} täckning."
    letter, on = document("svar", said), proposal("Premie")
    laid = _laid(letter, [on], [position(letter, said, on)])
    asked = [Term(w, 1.0, (({word_stem(w): 1.0},),), ((w,),), False) for w in ("premie", "täckning")]
    assert [laid.coverage([term])[1].tolist() for term in asked] == [[1.0], [0.0]]
