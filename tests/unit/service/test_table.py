"""Laws of the table: every respondent stands once for each proposal, filters narrow, pages add up, labels hide."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.load import MISSING_ANNEX
from corpus.types import Kind
from indexer.types import Basis, Naming, Stance, Wording
from service.access import may_read
from service.positions.contract import PositionTable
from tests.unit.service.review_world import position
from tests.unit.service.table_world import MATTERS, SENDERS, SOU, World, letter, matter, worlds


def cells(table: PositionTable) -> list[Counter[tuple[str, str]]]:
    lists = (table.positions, table.mentioned_without_position, table.cannot_tell, table.not_mentioned)
    return [Counter((row.organisation_id, row.proposal_id) for row in rows) for rows in lists]


LABELS = st.sampled_from([frozenset[str](), frozenset({"fi"})])


@given(worlds(), LABELS)
def test_each_respondent_stands_in_exactly_one_list_for_each_stated_proposal(
    world: World, labels: frozenset[str]
) -> None:
    table = world.table(labels)
    everyone = {(r.organisation_id, r.consultation_id) for r in table.respondents}
    matrix = {(o, p.id) for o, c in everyone for p in table.proposals if p.consultation_id == c and p.basis == "stated"}
    held, *negatives = cells(table)
    assert all(count == 1 for found in negatives for count in found.values())
    stated = {cell for cell in held if cell[1] in {p.id for p in table.proposals if p.basis == "stated"}}
    assert sum(map(len, (stated, *negatives))) == len(matrix)
    assert stated.union(*negatives) == matrix


@given(worlds(), LABELS)
def test_respondents_are_the_readable_responses_and_nothing_else(world: World, labels: frozenset[str]) -> None:
    table = world.table(labels)
    readable = {d.id: d for d in world.documents if may_read(d.labels, labels) and d.kind.is_response}
    assert {id_ for r in table.respondents for id_ in r.documents} == set(readable)
    for rows in (table.positions, table.mentioned_without_position):
        for row in rows:
            assert row.quote == readable[row.document_id].text[row.start : row.end]
    for row in table.positions:
        if row.grounds:
            assert row.grounds.quote == readable[row.document_id].text[row.grounds.start : row.grounds.end]
    assert table.total.respondents == len({d.organisation_id for d in readable.values()})


@given(worlds(), st.integers(1, 7), LABELS)
@settings(max_examples=50)
def test_pages_add_up_to_the_whole(world: World, limit: int, labels: frozenset[str]) -> None:
    whole, offset = world.table(labels), 0
    names = ("positions", "not_mentioned", "mentioned_without_position", "cannot_tell")
    gathered: dict[str, list[object]] = {name: [] for name in names}
    while True:
        page = world.table(labels, {"offset": offset, "limit": limit})
        assert (page.total, page.proposals, page.respondents) == (whole.total, whole.proposals, whole.respondents)
        for name in names:
            assert len(getattr(page, name)) <= limit
            gathered[name] += getattr(page, name)
        if page.next_offset is None:
            break
        assert page.next_offset > offset
        offset = page.next_offset
    assert gathered == {name: list(getattr(whole, name)) for name in names}
    assert {name: len(rows) for name, rows in gathered.items()} == {n: getattr(whole.total, n) for n in names}


@given(
    worlds(),
    st.lists(st.sampled_from(SENDERS), max_size=2),
    st.lists(st.sampled_from(["bro", "2.1", "avsnitt 1", "k1/None/kaj", "nej"]), max_size=2),
    st.lists(st.sampled_from(Stance), max_size=3),
    st.sampled_from([None, "k1", "k2"]),
)
def test_filters_only_narrow(
    world: World, organisations: list[str], proposals: list[str], stances: list[Stance], consultation: str | None
) -> None:
    asked = {"organisations": organisations, "proposals": proposals, "consultation": consultation}
    whole, part = world.table(), world.table(asked=asked)
    assert all(few <= many for few, many in zip(cells(part), cells(whole), strict=True))
    assert {p.id for p in part.proposals} <= {p.id for p in whole.proposals}
    assert not organisations or all(o in organisations for found in cells(part) for o, _ in found)
    assert not consultation or all(p.startswith(f"{consultation}/") for found in cells(part) for _, p in found)
    by_stance = world.table(asked={**asked, "stances": stances})
    assert by_stance.positions == tuple(p for p in part.positions if not stances or p.stance in stances)
    assert by_stance.positions == part.positions or not any(cells(by_stance)[1:])


@given(worlds())
def test_what_a_label_hides_is_as_if_it_were_not_there(world: World) -> None:
    shown = tuple(d for d in world.documents if not d.labels)
    ids = {d.id for d in shown}
    bare = replace(
        world, documents=shown, positions=tuple(p for p in world.positions if p.document_id in ids),
        mentions=tuple(m for m in world.mentions if m.document_id in ids),
    )  # fmt: skip
    assert cells(world.table())[:2] == cells(bare.table())[:2]
    assert world.table().proposals == bare.table().proposals
    assert world.table().respondents == bare.table().respondents


@pytest.mark.parametrize("other", [{"labels": ("fi",)}, {}])
def test_an_annex_missing_from_a_document_out_of_sight_tells_nothing_here(other: dict[str, tuple[str, ...]]) -> None:
    far = letter("ab", "k2", warnings=(MISSING_ANNEX,), **other)
    table = World((letter("ab"), SOU, far), MATTERS, ()).table(asked={"consultation": "k1"})
    assert (table.cannot_tell, table.warnings) == ((), ())


def test_a_stance_on_the_rest_is_shown_where_it_reaches_nothing_though_it_did_elsewhere() -> None:
    here, there = letter("ab"), letter("ab", "k2")
    rest = [replace(matter("rest", c, None, Basis.RESIDUAL), wordings=()) for c in ("k1", "k2")]
    given_ = [position(d, "Vi tiger.", r, basis=Basis.RESIDUAL) for d, r in zip((here, there), rest, strict=True)]
    reached = position(here, "Vi tiger.", MATTERS[0], basis=Basis.RESIDUAL, inherited=True)
    table = World((here, there), (*MATTERS[:3], *rest), (*given_, reached)).table(asked={"consultation": "k2"})
    assert [p.proposal_id for p in table.positions] == [rest[1].id]


def _silent(invited: Sequence[tuple[str, tuple[str, ...] | None]], **asked: object) -> tuple[str, ...] | None:
    both = (letter("ab"), letter("cd", "k2"), letter("ef", kind=Kind.TAL))
    return World(both, MATTERS, (), invited=tuple(invited)).table(asked=asked).not_answered


def test_who_has_not_answered_is_told_only_where_every_consultation_lists_the_invited() -> None:
    assert _silent([("k1", None), ("k2", None)]) is None
    assert _silent([("k1", ("ab",)), ("k2", None)]) is None
    assert _silent([("k1", ("ab",)), ("k2", None)], consultation="k1") == ()
    assert _silent([("k1", ("AB", "ef", "Okänd", "Okänd")), ("k2", ("cd", "ab"))]) == ("ef", "Okänd", "ab")


def test_only_the_inquirys_proposals_and_those_of_readable_responses_are_known() -> None:
    own = replace(
        MATTERS[0], wordings=(Wording("hemlig bro", "ab-k1", Naming.FIRST, 1.0),), names=("bro", "hemlig bro")
    )
    secret = letter("ab", labels=("fi",))
    world = World((secret, letter("cd"), SOU), (own,), (position(secret, "Vi tiger.", own),))
    assert world.table().proposals == ()
    shared = replace(world, positions=(*world.positions, position(world.documents[1], "Vi tiger.", own)))
    assert [p.names for p in shared.table().proposals] == [("bro",)]
    assert [p.names for p in shared.table(frozenset({"fi"})).proposals] == [("bro", "hemlig bro")]


def test_who_takes_a_position_in_the_same_numbered_section_is_not_silent_on_what_else_is_proposed_there() -> None:
    bridge, rail, other = matter("bro", section="2.1"), matter("räls", section="2.1"), matter("kaj", section="2.2")
    letters = letter("ab"), letter("cd")
    world = World((*letters, SOU), (bridge, rail, other), (position(letters[0], "Vi tiger.", bridge),))
    table = world.table()
    assert [(m.organisation_id, m.proposal_id, m.quote) for m in table.mentioned_without_position] == [
        ("ab", rail.id, "Vi tiger.")
    ]
    assert {(s.organisation_id, s.proposal_id) for s in table.not_mentioned} == {
        ("ab", other.id), *(("cd", p.id) for p in (bridge, rail, other)),
    }  # fmt: skip


def test_a_chapter_is_no_section_in_which_one_matter_speaks_for_another() -> None:
    whole, part = matter("bro", section="2"), matter("räls", section="2")
    said = letter("ab")
    table = World((said, SOU), (whole, part), (position(said, "Vi tiger.", whole),)).table()
    assert [s.proposal_id for s in table.not_mentioned] == [part.id]
