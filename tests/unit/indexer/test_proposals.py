"""Laws of proposals: every position is on one, one matter is one proposal, two matters are two."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.load import read_folder
from corpus.types import Document
from indexer.positions import find_positions
from indexer.proposals import register_positions
from indexer.speakers import sentences
from indexer.types import Position, Proposal
from tests.unit.corpus.making import REGISTER, document

SHIPPED = read_folder(Path(__file__).parents[3] / "corpus" / "documents", REGISTER).documents
SECTIONS = [
    "## 7.6.2 Ett nationellt policylab\n\n{} avstyrker förslaget om ett nationellt policylab.",
    "## 7.6.3 Frikommunförsök\n\n{} tillstyrker förslaget om ett frikommunförsök.",
    "## Synpunkter\n\nFörslaget om ett nationellt policylabb är enligt {} mycket oklart formulerat.",
    "## 7.2.2 Kultur\n\n{0} avstyrker ett stöd om värdegrund.\n\n{0} avstyrker värderingsstyrda organisationer.",
    "## Synpunkter\n\n{} ser positivt på ett frikommunförsök.",
    "## Synpunkter\n\n{} avstyrker höjd skatt på cyklar.",
]
LETTERS = st.lists(st.tuples(st.sampled_from(["SKL", "CKS", "Luleå kommun"]), st.sampled_from(SECTIONS)), max_size=6)
IDS = {"SKL": "skr", "CKS": "cks", "Luleå kommun": "lulea-kommun"}


def _registered(documents: Sequence[Document]) -> tuple[tuple[Proposal, ...], tuple[Position, ...]]:
    return register_positions(
        (d, find_positions(d, sentences(d, REGISTER.get(d.organisation_id)), REGISTER)) for d in documents
    )


def _letters(parts: Sequence[tuple[str, str]], consultation: str = "remiss") -> list[Document]:
    return [
        document(text.format(name), organisation_id=IDS[name], id=f"{consultation}-{i}", consultation_id=consultation)
        for i, (name, text) in enumerate(parts)
    ]


@given(LETTERS)
def test_every_position_is_on_one_proposal_of_its_own_consultation(parts: list[tuple[str, str]]) -> None:
    letters = [*_letters(parts, "ena"), *_letters(parts, "andra")]
    proposals, positions = _registered(letters)
    known = {p.id: p for p in proposals}
    assert len(known) == len(proposals)
    assert {p.proposal_id for p in positions} == set(known)
    for position in positions:
        proposal = known[position.proposal_id]
        assert position.document_id.startswith(proposal.consultation_id)
        assert proposal.id.startswith(f"{proposal.consultation_id}/")
        assert position.section == proposal.section


@given(LETTERS)
def test_names_lead_with_the_one_shown_and_repeat_none(parts: list[tuple[str, str]]) -> None:
    for proposal in _registered(_letters(parts))[0]:
        assert proposal.names[0] == proposal.name
        assert len(set(proposal.names)) == len(proposal.names)
        assert all(name.strip() for name in proposal.names)


@given(LETTERS)
def test_the_same_letters_give_the_same_register(parts: list[tuple[str, str]]) -> None:
    assert _registered(_letters(parts)) == _registered(_letters(parts))


@given(LETTERS)
def test_nothing_found_is_lost_and_what_is_said_twice_is_held_once(parts: list[tuple[str, str]]) -> None:
    letters = {d.id: d for d in _letters(parts)}
    found = [(d, find_positions(d, sentences(d, None), REGISTER)) for d in letters.values()]
    said = {(d.organisation_id, d.text[f.start : f.end], f.stance) for d, fs in found for f in fs if not f.weak}
    positions = register_positions(found)[1]
    held = [(p.organisation_id, letters[p.document_id].text[p.start : p.end], p.stance) for p in positions]
    assert said <= set(held)
    assert len({p.id for p in positions}) == len(positions)


def test_two_positions_of_one_section_are_two_proposals() -> None:
    proposals, positions = _registered(_letters([("SKL", SECTIONS[3])]))
    assert len(proposals) == len(positions) == 2
    assert {p.section for p in proposals} == {"7.2.2"}


@pytest.mark.parametrize(("numbered", "plain"), [(SECTIONS[0], SECTIONS[2]), (SECTIONS[1], SECTIONS[4])])
@pytest.mark.parametrize("turned", [False, True])
def test_a_matter_worded_otherwise_by_another_is_the_same_proposal(numbered: str, plain: str, turned: bool) -> None:
    parts = [("SKL", numbered), ("CKS", plain), ("Luleå kommun", SECTIONS[5])]
    proposals, positions = _registered(_letters(parts[::-1] if turned else parts))
    by_organisation = {p.organisation_id: p.proposal_id for p in positions}
    assert by_organisation["skr"] == by_organisation["cks"] != by_organisation["lulea-kommun"]
    assert len(proposals) == 2


def test_different_matters_are_different_proposals() -> None:
    proposals, _ = _registered(_letters([("SKL", SECTIONS[0]), ("CKS", SECTIONS[1]), ("Luleå kommun", SECTIONS[5])]))
    assert len(proposals) == 3


def test_proposals_stand_in_the_order_of_the_reports_sections() -> None:
    parts = [("SKL", f"## {n} Rubrik {n}\n\nSKL tillstyrker förslaget om sak{n}.") for n in ("7.10", "7.2", "10", "4")]
    assert [p.section for p in _registered(_letters(parts))[0]] == ["4", "7.2", "7.10", "10"]


def test_ids_of_the_shipped_register_are_unique_and_readable() -> None:
    proposals, positions = _registered(SHIPPED)
    assert len({p.id for p in positions}) == len(positions)
    assert all(p.id == p.id.lower() and " " not in p.id for p in proposals)


@pytest.mark.parametrize("section", ["7.1.2", "7.6.1", "7.6.2", "7.6.3"])
def test_cks_without_numbers_is_matched_to_the_sections_skl_names(section: str) -> None:
    _, positions = _registered(SHIPPED)
    on = {
        o: {p.proposal_id for p in positions if p.section == section and p.organisation_id == o} for o in ("skr", "cks")
    }
    assert on["cks"]
    assert on["cks"] <= on["skr"]


def test_two_letters_of_one_sender_on_one_matter_are_one_proposal() -> None:
    proposals, positions = _registered(_letters([("SKL", SECTIONS[0]), ("SKL", SECTIONS[0])]))
    assert (len(proposals), len(positions)) == (1, 1)  # the same words on the same proposal: one position, said twice


def test_words_that_stand_under_every_heading_begin_no_proposal_for_each_who_says_them() -> None:
    headings = ["Hamnar", "Fyrar", "Lotsar", "Isbrytning", "Farleder", "Slussar", "Bojar", "Kajer", "Färjor", "Sjökort"]
    parts = [
        f"## 4.{n} {heading}\n\n{{0}} efterlyser en konsekvensanalys av förslaget."
        for n, heading in enumerate(headings)
    ]
    proposals, positions = _registered(_letters([(name, "\n\n".join(parts)) for name in IDS]))
    assert len(positions) == len(IDS) * len(headings)
    assert len(proposals) == len(headings)


def _proposal_of(letters: Sequence[str], words: str) -> Proposal:
    """Return the proposal on which somebody takes a stance in these words."""
    told = [document(text, organisation_id="skr", id=f"svar-{i}") for i, text in enumerate(letters)]
    proposals, positions = _registered(told)
    texts = {d.id: d.text for d in told}
    (on,) = {p.proposal_id for p in positions if words in texts[p.document_id][p.start : p.end]}
    return next(p for p in proposals if p.id == on)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "SKL avstyrker att fingeravtryck tas på barn under tolv år.",
            "SKL tillstyrker att barn betalar lägre avgift.",
        ),
        (
            "SKL avstyrker att en ensam utfärdare ska få mandat.",
            "SKL tillstyrker att hamnkort får utfärdas vid sex år.",
        ),
        (
            "SKL avstyrker att bidraget inte längre ska betalas ut.",
            "SKL tillstyrker att ingen ska vänta längre på båt.",
        ),
        (
            "SKL avstyrker förslaget om ansvar för fel.",
            "SKL anser att det är bra att hamnen får ansvar för kajerna.",
        ),
        (
            "SKL avstyrker kravet på att alla kommuner ska ha en hamn inom tre mil.",
            "SKL godtar kravet på lots i hamn om staten betalar.",
        ),
    ],
)
def test_wordings_that_share_one_word_in_passing_are_on_two_matters(one: str, other: str) -> None:
    letters = [f"## Synpunkter\n\n{text}" for text in (one, other)]
    assert _proposal_of(letters, one).id != _proposal_of(letters, other).id


def test_one_name_in_two_inflections_is_one_matter_however_long_one_of_them_goes_on() -> None:
    letters = ["## Synpunkter\n\nSKL tillstyrker avgiften.", "## Synpunkter\n\nSKL avstyrker en avgift på 450 kronor."]
    assert _proposal_of(letters, "tillstyrker").id == _proposal_of(letters, "avstyrker").id


def test_what_stands_between_a_proposal_and_its_matter_or_over_it_names_the_section() -> None:
    letters = [
        "## Brev\n\nVi har läst.\n\n## Hamnkort\n\nSKL avstyrker förslaget i avsnitt 7.2. Det finns redan kort.",
        "## Synpunkter\n\nSKL tillstyrker förslaget i avsnitt 6.5 om att lotsnumret ska tas bort.",
        "## Synpunkter\n\nSKL ser positivt på ett hamnkort.",
    ]
    assert (named := _proposal_of(letters, "avstyrker")).name == "Hamnkort"
    assert named.section == "7.2"
    assert _proposal_of(letters, "positivt").id == named.id
    assert _proposal_of(letters, "tillstyrker").name.startswith("Lotsnumret")


def test_a_long_word_that_is_all_of_a_numbered_heading_is_the_matter_wherever_it_stands() -> None:
    letters = [
        "## 7.6.4 Försöksverksamhet\n\nSKL avstyrker förslaget.",
        "## Synpunkter\n\nSKL ser positivt på att pröva lösningar genom försöksverksamheter.",
    ]
    assert _proposal_of(letters, "positivt").section == "7.6.4"
