"""Laws of names and ids: a matter keeps its id, staff have the last word, wordings have evidence."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.corrections import Correction
from corpus.types import Document, Kind
from indexer.naming import plain
from indexer.positions import find_positions
from indexer.proposals import register_positions
from indexer.speakers import sentences
from indexer.types import Naming, Position, Proposal
from tests.fakes import FakeEmbedder
from tests.unit.corpus.making import REGISTER, document

MATTERS = (
    "## 7.6.2 Ett nationellt policylab\n\n{} avstyrker förslaget om ett nationellt policylab.",
    "## 7.6.3 Frikommunförsök\n\n{} tillstyrker förslaget om ett frikommunförsök.",
    "## Synpunkter\n\n{} avstyrker höjd skatt på cyklar.",
    "## Synpunkter\n\n{} tillstyrker förslaget om sammanhängande vindkraftverk.",
    "## 4.1 Skolbibliotek\n\n{0} tillstyrker bemannade skolbibliotek.\n\n{0} avstyrker digitala läroböcker.",
    "## Övrigt\n\n{} har inga synpunkter på förslagen i övrigt.",
)
SENDERS = {"SKL": "skr", "CKS": "cks", "Luleå kommun": "lulea-kommun", "Statskontoret": "statskontoret"}
LETTERS = st.lists(st.tuples(st.sampled_from(sorted(SENDERS)), st.sampled_from(MATTERS)), max_size=6)
INQUIRY = document(
    "## 7.6.2 Ett nationellt policylab\n\nFörslag: Regeringen inrättar ett nationellt policylab.\n\nSkälen är flera.",
    kind=Kind.BETANKANDE, organisation_id=None, id="sou",
)  # fmt: skip
Registered = tuple[tuple[Proposal, ...], tuple[Position, ...]]


def _letters(parts: Sequence[tuple[str, str]]) -> list[Document]:
    return [
        document(text.format(name), organisation_id=SENDERS[name], id=f"svar-{i}")
        for i, (name, text) in enumerate(parts)
    ]


def _register(
    documents: Sequence[Document], *, previous: Sequence[Proposal] = (), corrections: Sequence[Correction] = ()
) -> Registered:
    return register_positions(
        ((d, find_positions(d, sentences(d, REGISTER.get(d.organisation_id)), REGISTER)) for d in documents),
        corrections=corrections, previous=previous, embed=FakeEmbedder().embed_queries,
    )  # fmt: skip


def _said(documents: Sequence[Document], registered: Registered) -> dict[tuple[str, str], str]:
    texts = {d.id: d.text for d in documents}
    return {(p.organisation_id, texts[p.document_id][p.start : p.end]): p.proposal_id for p in registered[1]}


@given(LETTERS)
@settings(max_examples=40)
def test_ids_are_unique_and_built_again_from_themselves_the_same(parts: list[tuple[str, str]]) -> None:
    letters = [INQUIRY, *_letters(parts)]
    first = _register(letters)
    assert len({p.id for p in first[0]}) == len(first[0])
    assert _register(letters, previous=first[0]) == first


@given(LETTERS, st.sampled_from(sorted(SENDERS)), st.sampled_from(MATTERS))
@settings(max_examples=60)
def test_a_document_added_before_the_others_changes_no_id(parts: list[tuple[str, str]], name: str, text: str) -> None:
    letters = _letters(parts)
    before = _register(letters)
    added = document(text.format(name), organisation_id=SENDERS[name], id="forst")
    after = _register([added, *letters], previous=before[0])
    kept = _said([added, *letters], after)
    assert {what: kept[what] for what in _said(letters, before)} == _said(letters, before)


@given(st.permutations(range(4)))
@settings(max_examples=24)
def test_the_order_of_documents_moves_no_id(order: list[int]) -> None:
    letters = _letters(list(zip(sorted(SENDERS), (MATTERS[0], MATTERS[1], MATTERS[2], MATTERS[3]), strict=True)))
    before = _register(letters)
    turned = [letters[i] for i in order]
    assert _said(turned, _register(turned, previous=before[0])) == _said(letters, before)


def test_what_has_gone_lends_its_id_to_nothing_else() -> None:
    before = _register(_letters([("SKL", MATTERS[2]), ("CKS", MATTERS[3])]))[0]
    after = _register(_letters([("CKS", MATTERS[3]), ("Statskontoret", MATTERS[1])]), previous=before)[0]
    gone = {p.id for p in before if "cyklar" in p.name}
    assert gone
    assert not gone & {p.id for p in after}


@given(LETTERS)
@settings(max_examples=40)
def test_every_wording_stands_in_the_document_it_is_said_to_stand_in(parts: list[tuple[str, str]]) -> None:
    letters = {d.id: d for d in (INQUIRY, *_letters(parts))}
    for proposal in _register(list(letters.values()))[0]:
        for wording in proposal.wordings:
            said = " ".join(letters[wording.document_id].text.split())
            assert plain(wording.text) in plain(said)
            assert 0.0 <= wording.score <= 1.0
        evidence = {plain(w.text) for w in proposal.wordings}
        named = {plain(name) for name in proposal.names if name != proposal.name}
        headings = {plain(s.title.lstrip("0123456789. ")) for d in letters.values() for s in d.sections}
        assert named <= evidence | headings


def test_staff_merge_two_wordings_under_one_name() -> None:
    letters = _letters([("SKL", MATTERS[2]), ("CKS", MATTERS[3])])
    assert len({p.proposal_id for p in _register(letters)[1]}) == 2
    wordings = {w.text for p in _register(letters)[0] for w in p.wordings}
    proposals, positions = _register(letters, corrections=[Correction("remiss", None, "Trafik", w) for w in wordings])
    assert [p.name for p in proposals] == ["Trafik"]
    assert len(positions) == 2
    assert {p.proposal_id for p in positions} == {proposals[0].id}
    assert {w.how for w in proposals[0].wordings if w.document_id == ""} == {Naming.STAFF}


def test_staff_part_two_wordings_that_were_one() -> None:
    letters = _letters([("SKL", "SKL avstyrker ett policylab."), ("CKS", "CKS tillstyrker ett policylabb.")])
    together, _ = _register(letters)
    assert len(together) == 1
    wordings = sorted({plain(w.text) for w in together[0].wordings})
    assert len(wordings) == 2
    rows = [Correction("remiss", None, f"Sak {i}", w) for i, w in enumerate(wordings)]
    proposals, positions = _register(letters, corrections=rows, previous=together)
    assert sorted(p.name for p in proposals) == ["Sak 0", "Sak 1"]
    assert len({p.proposal_id for p in positions}) == 2


def test_staffs_rows_for_another_consultation_change_nothing_here() -> None:
    letters = _letters([("SKL", MATTERS[2]), ("CKS", MATTERS[3])])
    wordings = [w.text for p in _register(letters)[0] for w in p.wordings]
    rows = [Correction("annan", None, "Trafik", w) for w in wordings]
    here = [p for p in _register(letters, corrections=rows)[0] if p.consultation_id == "remiss"]
    assert here == list(_register(letters)[0])


def test_a_name_that_staff_give_a_responses_matter_is_the_one_shown_and_the_id_stays() -> None:
    letters = _letters([("SKL", MATTERS[0])])
    before = _register(letters)
    rows = [Correction("remiss", "7.6.2", "Policylabbet", w.text) for w in before[0][0].wordings]
    proposals, positions = _register(letters, corrections=rows, previous=before[0])
    assert [(p.name, p.id) for p in proposals] == [("Policylabbet", before[0][0].id)]
    assert {p.proposal_id for p in positions} == {before[0][0].id}


def _as_rows(proposals: Sequence[Proposal]) -> list[Correction]:
    """Return what `belagg proposals --csv` writes, as the next build reads it."""
    return [Correction(p.consultation_id, p.section, p.name, name) for p in proposals for name in p.names]


@given(LETTERS)
@settings(max_examples=40)
def test_the_present_state_given_back_as_corrections_changes_no_position(parts: list[tuple[str, str]]) -> None:
    letters = _letters(parts)
    before = _register(letters)
    after = _register(letters, previous=before[0], corrections=_as_rows(before[0]))
    assert _said(letters, after) == _said(letters, before)


def test_an_inquirys_proposal_named_by_staff_is_still_one_proposal() -> None:
    letters = [INQUIRY, *_letters([("SKL", MATTERS[0])])]
    before = _register(letters)
    proposals, _ = _register(letters, previous=before[0], corrections=_as_rows(before[0]))
    assert [p.id for p in proposals] == [p.id for p in before[0]]


@pytest.mark.parametrize("text", ["Ett  Policylab.", "ett policylab", " ”ett policylab” ;", "ETT\npolicylab,"])
def test_wordings_are_compared_without_case_spacing_and_final_marks(text: str) -> None:
    assert plain(text) == "ett policylab" == plain(plain(text))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Det hade varit bättre med en mer noggrann definition av klockspel", "definition av klockspel"),
        ("Det hade varit mer önskvärt med tydligare bestämmelser om klockspel", "bestämmelser om klockspel"),
        ("SKL är kritisk till en mer noggrann definition av klockspel", "en mer noggrann definition av klockspel"),
    ],
)
def test_what_is_wished_for_instead_is_not_what_is_criticised(said: str, name: str) -> None:
    proposals, _ = _register(_letters([("SKL", f"## Synpunkter\n\n{{}} svarar. {said}.")]))
    assert name in {n[:1].lower() + n[1:] for p in proposals for n in p.names}


def test_the_name_in_a_letterhead_is_no_proposal() -> None:
    letter = document("# Sveriges Kommuner och Regioner\n\nVi är kritiska till hur det är tänkt.", id="brev")
    found = find_positions(letter, sentences(letter, REGISTER["skr"]), REGISTER)
    assert {p.name for p in register_positions([(letter, found)])[0]}.isdisjoint({"Sveriges Kommuner och Regioner"})
