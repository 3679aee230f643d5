"""Laws of the overlay: what people said holds in any later index, or is reported; nothing else is touched."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.types import Basis, Position, Stance
from service.positions import overlay as o
from service.positions.contract import ReviewAction
from service.positions.revision import Named, Review
from tests.unit.service.review_world import (
    BRO,
    BYN,
    ON_BRO,
    ON_TUNNEL,
    TUNNEL,
    WORLD,
    World,
    document,
    position,
    proposal,
)

REJECT, CORRECT = ReviewAction.REJECT, ReviewAction.CORRECT
_SENTENCES = ("Byn tillstyrker allt.", "Byn avstyrker en bro.", "Vi tackar.", "Byn tillstyrker allt. Vi tackar.")
_PROPOSALS = (proposal("bro"), proposal("en bro", "bro"), proposal("tunnel"), proposal("väg", "tunnel", section=None))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw an index: a few documents of two senders, a few proposals, positions on some of their sentences."""
    documents = [
        document(id, " ".join(draw(st.lists(st.sampled_from(_SENTENCES), max_size=3))), draw(st.sampled_from("ab")))
        for id in draw(st.lists(st.sampled_from(["d1", "d2", "d3"]), unique=True))
    ]
    proposals = draw(st.lists(st.sampled_from(_PROPOSALS), unique=True, min_size=1))
    possible = [(d, q, p) for d in documents for q in _SENTENCES if q in d.text for p in proposals]
    chosen = draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    held = [position(*where, stance=draw(st.sampled_from(Stance)), inherited=False) for where in chosen]
    return World.of(documents, proposals, *{p.id: p for p in held}.values())


@st.composite
def reviews(draw: st.DrawFn, world: World) -> list[Review]:
    """Draw reviews of some positions of an index."""
    found = []
    for of in world.positions:
        if draw(st.booleans()):
            target = draw(st.none() | st.sampled_from(_PROPOSALS))
            found.append(
                world.review(
                    of,
                    draw(st.sampled_from(ReviewAction)),
                    stance=draw(st.none() | st.sampled_from(Stance)),
                    qualifier=draw(st.sampled_from([None, "", "för närvarande"])),
                    moved_to=target and Named(target.id, target.name),
                    at=f"2025-01-0{draw(st.integers(1, 9))}T00:00:00.000+00:00",
                )
            )
    return found


@st.composite
def later(draw: st.DrawFn) -> tuple[World, list[Review]]:
    """Draw an index, and reviews written under an earlier one."""
    return draw(worlds()), draw(reviews(draw(worlds())))


@given(later())
def test_every_review_is_applied_or_an_orphan_with_a_reason(case: tuple[World, list[Review]]) -> None:
    world, written = case
    found = world.under(*written)
    applied = [view.position_id for view in found.review_of.values()]
    orphaned = [view.position_id for view in found.orphans]
    assert sorted(applied + orphaned) == sorted(r.position_id for r in written)
    assert all(view.orphaned for view in found.orphans)
    assert not any(view.orphaned for view in found.review_of.values())


@given(later())
def test_what_nobody_reviewed_stays_as_it_was_read_and_where_it_was(case: tuple[World, list[Review]]) -> None:
    world, written = case
    found = world.under(*written)
    left = [p for p in found.positions if p.id not in found.review_of]
    assert left == [p for p in world.positions if p.id not in found.review_of]


@given(later())
def test_what_was_said_holds(case: tuple[World, list[Review]]) -> None:
    world, written = case
    found = world.under(*written)
    by_key = {r.position_id: r for r in written}
    for id, view in found.review_of.items():
        review = by_key[view.position_id]
        shown = [p for p in found.positions if p.id == id]
        assert len(shown) == (not review.rejected)
        for p in shown:
            assert (p.stance, p.qualifier) == (review.held_stance, review.held_qualifier)
            if review.moved_to and review.moved_to.id in world.proposals:
                assert p.proposal_id == review.moved_to.id
            assert p.proposal_id in world.proposals


@given(later())
def test_every_position_quotes_its_own_sender_verbatim(case: tuple[World, list[Review]]) -> None:
    world, written = case
    found = world.under(*written)
    said = {p.id: world.quote(p) for p in world.positions} | {r.position_id: r.subject.quote for r in written}
    for p in found.positions:
        assert world.documents[p.document_id].organisation_id == p.organisation_id
        assert world.quote(p) == said[p.id]
    assert len({p.id for p in found.positions}) == len(found.positions)


@given(later(), st.randoms())
def test_the_order_of_reading_does_not_matter(case: tuple[World, list[Review]], random: Any) -> None:
    world, written = case
    shuffled = random.sample(written, len(written))
    assert world.under(*shuffled) == world.under(*written)


@given(later())
def test_laying_it_twice_changes_nothing(case: tuple[World, list[Review]]) -> None:
    world, written = case
    ids = {p.id for p in world.positions}
    # what was rejected is not there to be found the second time, nor what was moved where its words are looked for
    kept = [r for r in written if not r.rejected and (r.position_id in ids or r.moved_to is None)]
    once = world.under(*kept).positions
    assert replace(world, positions=once).under(*kept).positions == once


@given(worlds())
def test_without_reviews_nothing_happens(world: World) -> None:
    found = world.under()
    assert (found.positions, found.review_of, found.orphans) == (world.positions, {}, ())


def test_a_correction_replaces_and_keeps_the_id_and_the_words() -> None:
    review = WORLD.review(
        ON_BRO, CORRECT, stance=Stance.CRITICAL, qualifier="delvis", moved_to=Named(TUNNEL.id, TUNNEL.name)
    )
    (corrected, _) = WORLD.under(review).positions
    wanted = replace(ON_BRO, stance=Stance.CRITICAL, qualifier="delvis", proposal_id=TUNNEL.id, section=TUNNEL.section)
    assert corrected == wanted


def test_an_empty_qualifier_removes_the_hedge_and_none_leaves_it() -> None:
    assert WORLD.under(WORLD.review(ON_TUNNEL, CORRECT, qualifier="")).positions[1].qualifier is None
    assert WORLD.under(WORLD.review(ON_TUNNEL)).positions[1].qualifier == "i nuläget"


def test_what_was_confirmed_outlasts_rules_that_read_it_otherwise() -> None:
    review = WORLD.review(ON_TUNNEL)
    later = replace(WORLD, positions=(ON_BRO, replace(ON_TUNNEL, stance=Stance.COMMENT, qualifier=None)))
    assert later.under(review).positions == WORLD.positions


class TestAProposalUnderAnotherName:
    NEW = proposal("ny bro")
    RENAMED = World.of([BYN], [NEW, TUNNEL], position(BYN, "Byn tillstyrker en bro.", NEW), ON_TUNNEL)

    def test_the_review_follows_the_words_and_says_so(self) -> None:
        found = self.RENAMED.under(WORLD.review(ON_BRO, CORRECT, stance=Stance.OPPOSE))
        moved = self.RENAMED.positions[0]
        assert found.positions == (replace(moved, stance=Stance.OPPOSE), ON_TUNNEL)
        assert found.review_of[moved.id].moved == moved.id
        assert found.review_of[moved.id].position_id == ON_BRO.id

    def test_a_rejection_follows_too(self) -> None:
        assert self.RENAMED.under(WORLD.review(ON_BRO, REJECT)).positions == (ON_TUNNEL,)

    def test_the_words_of_two_proposals_are_not_confused(self) -> None:
        both = World.of([BYN], [BRO, TUNNEL], ON_BRO, position(BYN, "Byn tillstyrker en bro.", TUNNEL))
        rejected = both.review(ON_BRO, REJECT)
        left = World.of([BYN], [TUNNEL], both.positions[1])
        found = left.under(rejected)
        assert found.positions == left.positions
        assert [view.orphaned for view in found.orphans] == [o.PROPOSAL_GONE]

    def test_an_old_name_leads_to_the_proposal_it_belongs_to(self) -> None:
        heir, other = proposal("ny bro", "bro"), proposal("annan bro")
        quote = "Byn tillstyrker en bro."
        world = World.of([BYN], [heir, other], position(BYN, quote, other), position(BYN, quote, heir))
        found = world.under(WORLD.review(ON_BRO, REJECT))
        assert found.positions == (world.positions[0],)

    def test_a_rejection_does_not_fall_on_a_reading_the_rules_have_mended(self) -> None:
        mended = World.of([BYN], [BRO, TUNNEL], position(BYN, "Byn tillstyrker en bro.", TUNNEL))
        assert mended.under(WORLD.review(ON_BRO, REJECT)).positions == mended.positions

    def test_its_own_review_counts_more_than_one_that_moved(self) -> None:
        own = self.RENAMED.review(self.RENAMED.positions[0], CORRECT, stance=Stance.COMMENT)
        found = self.RENAMED.under(WORLD.review(ON_BRO, REJECT, at="2099-01-01T00:00:00.000+00:00"), own)
        assert found.positions[0].stance is Stance.COMMENT
        assert [view.position_id for view in found.orphans] == [ON_BRO.id]


class TestWordsThatNoRuleFinds:
    def test_the_position_is_kept_as_the_person_left_it(self) -> None:
        review = WORLD.review(ON_BRO, CORRECT, stance=Stance.CRITICAL)
        longer = replace(BYN, text="Remissvar. " + BYN.text)
        (kept,) = World.of([longer], [BRO]).under(review).positions
        assert (kept.id, kept.stance, kept.method) == (ON_BRO.id, Stance.CRITICAL, "review")
        assert longer.text[kept.start : kept.end] == "Byn tillstyrker en bro."

    def test_the_same_words_nearest_to_their_old_place_are_taken(self) -> None:
        text = "Byn tillstyrker en bro. " * 3
        there = document("svar", text)
        start = text.rindex("Byn")
        third = replace(position(there, "Byn tillstyrker en bro.", BRO), start=start, end=start + 23)
        (kept,) = World.of([there], [BRO]).under(World.of([there], [BRO], third).review(third)).positions
        assert kept.start == start

    def test_another_answer_of_the_same_sender_will_do(self) -> None:
        other = document("nytt-svar", "Byn tillstyrker en bro.")
        (kept,) = World.of([other], [BRO]).under(WORLD.review(ON_BRO)).positions
        assert kept.document_id == "nytt-svar"

    @pytest.mark.parametrize("more", [{"sender": "staden"}, {"consultation_id": "k2"}])
    def test_an_answer_of_somebody_else_or_to_something_else_will_not(self, more: dict[str, Any]) -> None:
        other = document("nytt-svar", "Byn tillstyrker en bro.", **more)
        found = World.of([other], [BRO]).under(WORLD.review(ON_BRO))
        assert found.positions == ()
        assert [view.orphaned for view in found.orphans] == [o.DOCUMENT_GONE]

    def test_its_own_document_is_looked_in_first(self) -> None:
        other = document("annat-svar", "Byn tillstyrker en bro.")
        (kept,) = World.of([other, BYN], [BRO]).under(WORLD.review(ON_BRO)).positions
        assert kept.document_id == BYN.id

    def test_two_that_come_to_the_same_are_shown_once_and_the_later_counts(self) -> None:
        one = proposal("båda", "bro", "tunnel")
        before = World.of([BYN], [BRO, TUNNEL], ON_BRO, position(BYN, "Byn tillstyrker en bro.", TUNNEL))
        first, second = (before.review(p, CORRECT, stance=Stance.COMMENT) for p in before.positions)
        second = replace(second, at="2030-01-01T00:00:00.000+00:00", stance=Stance.CRITICAL)
        found = World.of([BYN], [one]).under(first, second)
        assert [(p.stance, p.proposal_id) for p in found.positions] == [(Stance.CRITICAL, one.id)]
        assert [(v.position_id, v.orphaned) for v in found.orphans] == [(first.position_id, o.SAID_TWICE)]

    def test_a_name_that_two_proposals_bear_leads_nowhere(self) -> None:
        found = World.of([BYN], [proposal("ny", "bro"), proposal("annan", "bro")]).under(WORLD.review(ON_BRO))
        assert [view.orphaned for view in found.orphans] == [o.PROPOSAL_GONE]

    def test_what_was_rejected_is_not_brought_back(self) -> None:
        found = World.of([BYN], [BRO]).under(WORLD.review(ON_BRO, REJECT))
        assert (found.positions, found.orphans) == ((), ())

    @pytest.mark.parametrize("action", [ReviewAction.CONFIRM, REJECT])
    @pytest.mark.parametrize(
        ("world", "reason"),
        [
            (World.of([], [BRO]), o.DOCUMENT_GONE),
            (World.of([replace(BYN, text="Byn tillstyrker bron.")], [BRO]), o.WORDS_GONE),
            (World.of([replace(BYN, organisation_id="staden")], [BRO]), o.SENDER_CHANGED),
            (World.of([BYN], [TUNNEL]), o.PROPOSAL_GONE),
        ],
    )
    def test_what_cannot_be_kept_is_reported(self, world: World, reason: str, action: ReviewAction) -> None:
        found = world.under(WORLD.review(ON_BRO, action))
        assert found.positions == ()
        assert [(view.position_id, view.orphaned) for view in found.orphans] == [(ON_BRO.id, reason)]

    def test_a_document_that_could_not_be_read_is_not_called_gone(self) -> None:
        found = World.of([], [BRO]).under(WORLD.review(ON_BRO), unreadable=[BYN.source_file])
        assert [view.orphaned for view in found.orphans] == [o.UNREADABLE]

    def test_a_correction_to_a_proposal_that_is_gone_changes_nothing_and_is_reported(self) -> None:
        review = WORLD.review(ON_BRO, CORRECT, moved_to=Named("k1/9/borta", "borta"))
        found = WORLD.under(review)
        assert found.positions == WORLD.positions
        assert [view.orphaned for view in found.orphans] == [o.PROPOSAL_GONE]


class TestWhatFollowsFromAWhole:
    QUOTE = "Byn har inget att erinra mot resten."
    REST = replace(proposal("resten", section=None), basis=Basis.RESIDUAL)
    WHOLE = position(BYN, QUOTE, REST, basis=Basis.RESIDUAL, stance=Stance.NO_OBJECTION)
    PART: Position = position(BYN, QUOTE, BRO, basis=Basis.RESIDUAL, stance=Stance.NO_OBJECTION, inherited=True)
    HERE = World.of([BYN], [BRO, TUNNEL, REST], WHOLE, PART)

    def test_it_is_corrected_with_it(self) -> None:
        found = self.HERE.under(self.HERE.review(self.WHOLE, CORRECT, stance=Stance.SUPPORT))
        assert [p.stance for p in found.positions] == [Stance.SUPPORT] * 2
        assert set(found.review_of) == {self.WHOLE.id}

    def test_it_falls_with_it(self) -> None:
        assert self.HERE.under(self.HERE.review(self.WHOLE, REJECT)).positions == ()

    def test_its_own_review_counts_more(self) -> None:
        own = self.HERE.review(self.PART, CORRECT, stance=Stance.CRITICAL)
        found = self.HERE.under(self.HERE.review(self.WHOLE, REJECT), own)
        assert [(p.id, p.stance) for p in found.positions] == [(self.PART.id, Stance.CRITICAL)]

    def test_a_review_of_one_part_leaves_the_others(self) -> None:
        other = position(BYN, self.QUOTE, TUNNEL, basis=Basis.RESIDUAL, inherited=True)
        here = replace(self.HERE, positions=(self.WHOLE, self.PART, other))
        assert here.under(here.review(self.PART, REJECT)).positions == (self.WHOLE, other)

    def test_the_stance_of_another_body_is_not_changed_by_whom_refers_to_it(self) -> None:
        whole, part = (replace(p, basis=Basis.BY_REFERENCE) for p in (self.WHOLE, self.PART))
        here = replace(self.HERE, positions=(whole, part))
        corrected = here.under(here.review(whole, CORRECT, stance=Stance.SUPPORT))
        assert [p.stance for p in corrected.positions] == [Stance.SUPPORT, Stance.NO_OBJECTION]
        assert here.under(here.review(whole, REJECT)).positions == ()

    def test_what_is_said_of_the_rest_leaves_where_a_position_of_its_own_is_moved_to(self) -> None:
        own = position(BYN, BYN.text[: BYN.text.index(".") + 1], TUNNEL)
        here = replace(self.HERE, positions=(self.WHOLE, self.PART, own))
        moved = here.under(here.review(own, CORRECT, moved_to=Named(BRO.id, BRO.name)))
        assert [(p.id, p.proposal_id) for p in moved.positions] == [
            (self.WHOLE.id, self.WHOLE.proposal_id),
            (own.id, BRO.id),
        ]

    def test_who_refers_to_another_answer_takes_over_what_people_left_of_it(self) -> None:
        said = position(BYN, BYN.text[: BYN.text.index(".") + 1], BRO, stance=Stance.OPPOSE)
        refers = document("stad", "Staden instämmer i byns yttrande.", "staden")
        follows = position(
            refers,
            refers.text,
            BRO,
            basis=Basis.BY_REFERENCE,
            stance=Stance.OPPOSE,
            inherited=True,
            from_document=BYN.id,
        )
        here = World.of([BYN, refers], [BRO, TUNNEL], said, follows)
        corrected = here.under(here.review(said, CORRECT, stance=Stance.CRITICAL, qualifier="i huvudsak"))
        assert [(p.stance, p.qualifier) for p in corrected.positions] == [(Stance.CRITICAL, "i huvudsak")] * 2
        assert here.under(here.review(said, REJECT)).positions == ()
        own = here.review(follows, CORRECT, stance=Stance.COMMENT)
        assert [p.stance for p in here.under(here.review(said, REJECT), own).positions] == [Stance.COMMENT]
        assert here.under(here.review(said)).positions == (said, follows)
