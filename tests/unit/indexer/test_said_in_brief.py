"""Laws of what is said in few words: a verdict after a label, yes to one thing and no to another, a bare lead."""

from dataclasses import replace

import pytest

from corpus.numbering import report_number
from corpus.organisations import Register
from corpus.types import Name, Organisation
from indexer.found import Found
from indexer.positions import find_positions
from indexer.rows import answer
from indexer.speakers import sentences
from indexer.stance import cue
from indexer.subjects import other_subject
from indexer.types import Stance
from tests.unit.corpus.making import REGISTER, document

S = Stance


def _found(text: str, **facts: object) -> list[Found]:
    read = document(text, **facts)  # type: ignore[arg-type]
    return list(find_positions(read, sentences(read, REGISTER.get(read.organisation_id)), REGISTER))


@pytest.mark.parametrize(
    ("line", "matter", "stance"),
    [
        ("Hamnavgift: rimligt.", "Hamnavgift", S.SUPPORT),
        ("Registret hos Lantmäteriet: mycket bra, det är hög tid.", "Registret hos Lantmäteriet", S.SUPPORT),
        ("4.2 Nya bojar: onödigt.", "Nya bojar", S.CRITICAL),
        ("Lotsning: nej.", "Lotsning", S.OPPOSE),
        ("20-minutersmålet: rimligt, men det kostar.", "20-minutersmålet", S.SUPPORT),
    ],
)
def test_a_verdict_after_a_label_is_on_what_the_label_names(line: str, matter: str, stance: Stance) -> None:
    said = answer(line)
    assert said is not None
    assert (said.matter, said.cue.stance) == (matter, stance)


@pytest.mark.parametrize(
    "line",
    [
        "Sammanfattning: bra.",
        "Fråga: ja.",
        "Kommunens synpunkter: positivt.",
        "Konsekvenser för barn: positivt.",
        "Miljöpåverkan: negativt.",
        "Hamnavgiften: den höjs nästa år.",
        "Vi avstyrker förslaget: bra är det inte.",
    ],
)
def test_no_other_line_with_a_colon_is_a_verdict(line: str) -> None:
    assert answer(line) is None


def test_whoever_a_label_names_the_verdict_is_the_respondents() -> None:
    found = _found("SKL lämnar synpunkter.\n\nRegistret hos Lantmäteriet: bra.")
    assert [(f.stance, f.own) for f in found] == [(S.SUPPORT, "Registret hos Lantmäteriet")]


def test_yes_to_one_thing_and_no_to_another_are_two_positions() -> None:
    found = _found("SKL säger ja till hamnregistret, men nej till kajavgiften.")
    assert [(f.stance, f.own) for f in found] == [(S.SUPPORT, "hamnregistret"), (S.OPPOSE, "kajavgiften")]


def test_a_lead_without_a_colon_takes_its_stance_on_the_list_below() -> None:
    found = _found("Om hamnar\n\nSKL avstyrker\n\n- Att hamnarna stängs på natten.\n- Att lotsarna avskaffas.")
    assert [f.stance for f in found] == [S.OPPOSE, S.OPPOSE]


def test_a_sentence_that_ends_leads_in_no_list() -> None:
    found = _found("Förslaget avstyrks.\n\n- Hamnarna har öppet på natten.\n- Lotsarna är många.")
    assert [f.stance for f in found] == [S.OPPOSE]


def test_a_stance_on_another_proposal_takes_back_nothing_of_the_one_before() -> None:
    first, second = _found(
        "SKL tillstyrker rekommendationen om hamnregister. SKL avstyrker dock rekommendationen om kajavgift."
    )
    assert (first.stance, second.stance) == (S.SUPPORT, S.OPPOSE)


def test_a_reservation_on_the_same_proposal_does() -> None:
    first = _found(
        "SKL tillstyrker förslaget om hamnregister. SKL är dock tveksam till förslaget om registrets avgift."
    )
    assert first[0].stance is S.SUPPORT_WITH_RESERVATIONS


def test_neither_for_nor_against_is_no_side_however_likely_one_seems() -> None:
    said = cue("SKL varken tillstyrker eller avstyrker förslaget om lotsar.")
    assert said is not None
    assert (said.stance, said.firm) == (S.ABSTAIN, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "SKL anser att det är bra med ett förtydligande om att avgiften kvarstår.",
        "SKL anser att nuvarande ordning är otillräcklig.",
        "SKL står fast vid de synpunkter som då lämnades.",
    ],
)
def test_what_is_kept_is_not_always_a_proposal_refused(sentence: str) -> None:
    said = cue(sentence)
    assert said is None or said.stance is not S.OPPOSE


def test_why_one_says_no_is_asked_by_who_says_it() -> None:
    assert [f.stance for f in _found("Varför säger vi nej till kajavgiften?\n\nDen är för hög.")][:1] == [S.OPPOSE]
    assert _found("Varför säger kommunerna nej till kajavgiften?", organisation_id="cks") == []


def test_a_question_that_at_last_was_looked_into_is_greeted_by_all() -> None:
    assert _found("SKL välkomnar att frågan nu har utretts.") == []
    assert [f.stance for f in _found("SKL välkomnar att ett hamnregister inrättas.")] == [S.SUPPORT]


def test_a_letter_calls_its_sender_by_the_first_word_of_a_long_name() -> None:
    text = "HSB Riksförbund\n\nHSB har läst förslagen.\n\nHSB är mycket positiv till förslaget om hamnregister."
    read = replace(document(text), organisation_id="hsb", organisation="HSB Riksförbund", organisation_short=None)
    found = find_positions(read, sentences(read, None), REGISTER)
    assert [f.stance for f in found] == [S.SUPPORT]


@pytest.mark.parametrize("title", ["6 kap. 24 a §", "6 kap 24 a §", "24 a §", "7 §"])
def test_a_paragraph_of_a_law_is_no_section_of_the_report(title: str) -> None:
    assert report_number(title) is None


def test_an_abbreviation_that_two_bodies_share_is_the_senders_in_its_own_letter() -> None:
    twins = ("karolinska", "Karolinska institutet"), ("konjunktur", "Konjunkturinstitutet")
    register = Register(
        tuple(Organisation(id_, name, (Name(name), Name("KI", abbreviation=True)), "myndighet") for id_, name in twins)
    )
    letter = replace(document("KI avstyrker."), organisation="Karolinska institutet", organisation_id="karolinska")
    assert not other_subject(letter.text, 3, letter, register)
    assert other_subject(letter.text, 3, replace(letter, organisation="Annat verk", organisation_id="annat"), register)
