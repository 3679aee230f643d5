"""Laws of positions whose words another one on the same proposal quotes as its reservation: told once."""

from dataclasses import replace
from pathlib import Path

from indexer.vocabulary import word_stem
from service.match import Match, elsewhere
from service.terms import Term
from tests.unit.service.asking import asked, viewed
from tests.unit.service.review_world import document, position, proposal

LETTER = "Luleå kommun\n\nYttrande över SOU 2041:3\n\n4.1 Hamnbidrag\n\nLuleå kommun tillstyrker hamnbidraget.\n"


def test_only_what_another_quotes_beside_more_is_within_it(tmp_path: Path) -> None:
    with viewed(tmp_path, {"a.txt": LETTER}) as view:
        whole = asked(view, "Vad tycker Luleå kommun om hamnbidraget?").matches_of("lulea-kommun")[0]
        part = replace(whole, position=replace(whole.position, start=whole.position.start + 13))
        assert part.within(whole)
        assert not whole.within(part)
        assert not whole.within(whole)
        assert not replace(part, position=replace(part.position, proposal_id="another")).within(whole)


BREATH = {
    "a.txt": "Luleå kommun\n\nYttrande\n\nLuleå kommun tillstyrker förslagen om loggkrav och hamnkrav.\n",
    "b.txt": "Piteå kommun\n\nYttrande\n\nPiteå kommun avstyrker förslaget om hamnkrav.\n",
    "c.txt": "Bodens kommun\n\nYttrande\n\nBodens kommun avstyrker förslaget om loggkrav.\n",
}


def test_who_names_two_in_one_breath_makes_the_other_no_matter_of_the_question(tmp_path: Path) -> None:
    with viewed(tmp_path, BREATH) as view:
        found = asked(view, "Vilka avstyrker hamnkravet?").on_matter
        assert {m.position.organisation_id for m in found} == {"lulea-kommun", "pitea-kommun"}


def test_a_position_on_another_section_is_not_on_the_matter_that_the_leading_one_is_called_after() -> None:
    register, tribunals = proposal("Register över värdar", section="6.1"), proposal("Avgift i nämnderna", section="7.1")
    letter = document("svar", "Registret har en avgift.")
    terms = [Term(w, 1.0, (({word_stem(w): 1.0},),), ((w,),)) for w in ("avgift", "nämnderna")]
    match = Match(position(letter, "Registret har en avgift.", register), letter, 0.5, 0.5, 0.5)
    assert elsewhere(match, [tribunals], terms)
    assert not elsewhere(match, [register], terms)
    assert not elsewhere(match, [], terms)
    assert not elsewhere(replace(match, named=1.0), [tribunals], terms)
    assert not elsewhere(replace(match, position=replace(match.position, section=None)), [tribunals], terms)
