"""Laws of positions whose words another one on the same proposal quotes as its reservation: told once."""

from dataclasses import replace
from pathlib import Path

from tests.unit.service.asking import asked, viewed

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
