"""Laws of what a stance is on where its phrase holds the matter, an if, or what somebody reckons it will cost."""

import pytest

from indexer.found import Found
from indexer.names import as_name
from indexer.positions import find_positions
from indexer.proposals import register_positions
from indexer.rows import answer
from indexer.speakers import sentences
from indexer.types import Basis, Stance
from tests.unit.corpus.making import REGISTER, document

S = Stance


def _found(text: str) -> list[Found]:
    read = document(f"SKL lämnar synpunkter.\n\n{text}\n\nStockholm som ovan")
    return list(find_positions(read, sentences(read, REGISTER["skr"]), REGISTER))


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("SKL anser inte att kajavgiften bör införas.", "kajavgiften"),
        ("Avgifter för prövningen bör inte införas.", "Avgifter för prövningen"),
        ("Detta bör inte införas.", None),
        ("SKL vill dock att anmälningsplikten behålls i fjällnära skog.", "anmälningsplikten"),
    ],
)
def test_what_ought_not_to_be_done_is_what_the_phrase_has_as_its_subject(sentence: str, own: str | None) -> None:
    assert [(f.stance, f.own) for f in _found(sentence)] == [(S.OPPOSE, own)]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("SKL kan acceptera förslaget om det kompletteras med ett förbud.", None),
        ("SKL tillstyrker förslaget om det fria skolvalet.", "det fria skolvalet"),
        ("SKL stödjer förslaget helhjärtat.", None),
        ("SKL tillstyrker ett stöd till hamnar, men bedömer att 4 miljoner är otillräckligt.", "ett stöd till hamnar"),
    ],
)
def test_an_if_and_an_adverb_name_no_matter(sentence: str, own: str | None) -> None:
    assert [f.own for f in _found(sentence)] == [own]


def test_who_has_no_view_of_the_money_is_silent_on_the_money_alone() -> None:
    (found,) = _found("SKL avstår från att kommentera finansieringen.")
    assert (found.stance, found.basis, found.own) == (S.ABSTAIN, Basis.STATED, "finansieringen")
    (whole,) = _found("SKL avstår från att kommentera remissen.")
    assert whole.basis is Basis.WHOLE_DOCUMENT


@pytest.mark.parametrize(
    "sentence",
    [
        "När det gäller kajavgiften instämmer vi i utredningens förslag.",
        "I frågan om kajavgiften instämmer SKL i utredningens förslag.",
        "Vad gäller kajavgiften tillstyrker SKL utredningens förslag.",
    ],
)
def test_the_proposals_on_a_matter_that_is_named_first_are_not_all_of_them(sentence: str) -> None:
    (found,) = _found(sentence)
    assert (found.stance, found.basis, found.own) == (S.SUPPORT, Basis.STATED, "kajavgiften")
    (whole,) = _found("SKL instämmer i utredningens förslag.")
    assert whole.basis is Basis.WHOLE_DOCUMENT


def test_whoever_doubts_what_it_costs_opposes_nothing_and_not_the_whole() -> None:
    (found,) = _found("SKL delar inte bedömningen att förslagen blir kostnadsneutrala för kommunerna.")
    assert (found.stance, found.basis) == (S.CRITICAL, Basis.STATED)
    (other,) = _found("SKL delar inte bedömningen att en kajavgift bör införas.")
    assert other.stance is S.OPPOSE


def test_what_was_refused_in_an_earlier_answer_is_no_position_here() -> None:
    assert _found("SKL har i tidigare remissvar avstyrkt krav på hamnkort.") == []


def test_what_an_office_proposed_that_the_board_should_say_is_not_what_it_says() -> None:
    office = "Socialförvaltningen föreslog att nämnden skulle avstyrka kajavgiften, men nämnden beslutade annat."
    assert _found(office) == []


def test_what_a_response_says_that_it_answers_is_what_its_stance_is_on() -> None:
    ours = document(
        "SKL begränsar sitt yttrande till avsnitt 5.1.\n\nSKL avstyrker förslaget.", id="d-0", organisation_id="skr"
    )
    theirs = document(
        "## 5.1 Hamnkameror\n\nCKS tillstyrker förslaget.\n\n## 5.2 Bojar\n\nCKS tillstyrker förslaget.",
        id="d-1",
        organisation_id="cks",
    )
    said = ((d, find_positions(d, sentences(d, REGISTER.get(d.organisation_id)), REGISTER)) for d in (ours, theirs))
    positions = register_positions(said)[1]
    assert [p.section for p in positions if p.stance is S.OPPOSE] == ["5.1"]


@pytest.mark.parametrize(("end", "stances"), [("Tiden för bojarna är alltför knapp.", [S.CRITICAL]), ("Kaj Sund", [])])
def test_a_last_sentence_is_no_signature_and_a_signature_no_sentence(end: str, stances: list[Stance]) -> None:
    read = document(f"SKL lämnar synpunkter på hamnlagen.\n\n{end}")
    assert [f.stance for f in find_positions(read, sentences(read, REGISTER["skr"]), REGISTER)] == stances


def test_what_can_be_accepted_on_a_condition_is_what_stands_before_it() -> None:
    (found,) = _found("Digital anmälan kan godtas om hamnarna får insyn.")
    assert (found.stance, found.own) == (S.SUPPORT_WITH_RESERVATIONS, "Digital anmälan")


def test_the_number_of_a_row_is_no_part_of_its_matters_name() -> None:
    said = answer("3.1 Digital anmälan | Positiv | Sparar tid")
    assert said is not None
    assert said.matter == "Digital anmälan"
    assert as_name("Delat ansvar (4.2)") == "Delat ansvar"


def test_what_is_said_of_others_after_a_refusal_is_on_no_proposal() -> None:
    found = _found("SKL avstyrker kajavgiften för fiskare. För andra båtägare har vi inget att invända.")
    assert [(f.stance, f.own) for f in found] == [(S.OPPOSE, "kajavgiften för fiskare")]


def test_a_decision_counted_point_by_point_is_a_stance_in_each() -> None:
    found = _found(
        "Styrelsen beslutar att\n1. tillstyrka förslaget om kajavgiften,\n"
        "2. avstyrka förslaget om ett kajregister, samt\n3. i övrigt lämna promemorian utan erinran."
    )
    assert [(f.stance, f.basis) for f in found] == [
        (S.SUPPORT, Basis.STATED),
        (S.OPPOSE, Basis.STATED),
        (S.NO_OBJECTION, Basis.RESIDUAL),
    ]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Avsnitt 5.4 Kajavgift. SKL avstyrker förslaget att staten tar över hamnen.", "5.4"),
        ("Section 5.4 Harbour fees. We strongly oppose the proposal on lighthouses.", "5.4"),
        ("Avsnitt 5.4 och 5.5 hör ihop. SKL avstyrker att staten tar över hamnen.", None),
    ],
)
def test_the_number_that_a_paragraph_opens_with_is_that_of_all_of_it(text: str, section: str | None) -> None:
    assert [f.section for f in _found(text) if f.explicit] == [section]


def test_the_comment_beside_a_verdict_in_a_row_makes_it_no_practice() -> None:
    (found,) = _found("| 6.2 | Tillstyrker | Avgiften bör räknas upp årligen. |")
    assert (found.stance, found.section) == (S.SUPPORT, "6.2")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("SKL tillstyrker kajavgiften. Förutsättningen är att hamnarna får pengarna.", S.SUPPORT_WITH_RESERVATIONS),
        ("Kajavgiften tillstyrks däremot.", S.SUPPORT),
        ("SKL tillstyrker kajavgiften men anser att kravet på foto bör strykas.", S.SUPPORT_WITH_RESERVATIONS),
        ("SKL är positiv till en avgift men anser att förslaget bör utgå.", S.OPPOSE),
        ("SKL stöder syftet men anser att kravet på foto bör utgå.", S.OPPOSE),
    ],
)
def test_a_condition_that_follows_is_a_reservation_and_a_turn_from_before_is_none(text: str, stance: Stance) -> None:
    assert [f.stance for f in _found(text) if f.explicit] == [stance]


@pytest.mark.parametrize(
    "sentence",
    [
        "Utöver ovanstående har SKL inga synpunkter på förslagen.",
        "Härutöver lämnas promemorian utan erinran.",
        "SKL är positiv till resterande förslag.",
        "Resten av promemorian har vi inga synpunkter på.",
        "Övriga avsnitt föranleder inga synpunkter.",
    ],
)
def test_the_rest_is_told_in_many_ways(sentence: str) -> None:
    (found,) = _found(sentence)
    assert found.basis is Basis.RESIDUAL


@pytest.mark.parametrize(
    "sentence",
    ["Utöver detta har SKL inga synpunkter på kajavgiften.", "Därutöver välkomnar SKL kajavgiften."],
)
def test_what_is_besides_on_a_thing_is_on_that_thing(sentence: str) -> None:
    (found,) = _found(sentence)
    assert found.basis is Basis.STATED


def test_a_bid_to_strike_the_proposal_is_opposition_and_one_to_strike_a_rule_may_be_what_is_proposed() -> None:
    (found,) = _found("Kan ni inte stryka förslaget om hamnkort?")
    assert (found.stance, found.own) == (S.OPPOSE, "hamnkort")
    assert not any(f.explicit for f in _found("Kan ni inte stryka kravet på hamnkort?"))


@pytest.mark.parametrize(
    ("other", "stance"), [("ett kajregister", S.SUPPORT), ("en avgift på 200 kronor", S.SUPPORT_WITH_RESERVATIONS)]
)
def test_a_new_thing_that_is_opposed_next_reserves_nothing_of_what_was_approved(other: str, stance: Stance) -> None:
    found = _found(f"SKL tillstyrker en hamnavgift. Däremot avstyrker SKL {other}.")
    assert found[0].stance is stance


def test_what_is_held_clause_by_clause_is_a_stance_on_each() -> None:
    found = _found(
        "SKL anser att kajavgiften bör höjas i enlighet med förslaget, att ett kajregister inte bör införas och att "
        "fler kajer behövs."
    )
    assert [(f.stance, f.own) for f in found if f.explicit] == [
        (S.SUPPORT, "kajavgiften"),
        (S.OPPOSE, "ett kajregister"),
    ]
