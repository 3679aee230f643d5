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
