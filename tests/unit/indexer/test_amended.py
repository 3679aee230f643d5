"""Laws of a decision that changes the answer it gives: what holds is the amended."""

import pytest

from indexer.amended import amendments
from indexer.positions import find_positions
from indexer.speakers import sentences
from indexer.types import Stance
from tests.unit.corpus.making import REGISTER, document

AGAINST, FOR = "SKL avstyrker förslaget om en hamnavgift", "SKL tillstyrker förslaget om en hamnavgift"


def _stances(text: str) -> list[Stance]:
    read = document(text)
    return [f.stance for f in find_positions(read, sentences(read, REGISTER.get(read.organisation_id)), REGISTER)]


@pytest.mark.parametrize(
    ("change", "stances"),
    [
        (f'Meningen "{AGAINST}" ersätts med "{FOR}".', [Stance.SUPPORT]),
        (f"Meningen ”{AGAINST}.” ändras till: ”{FOR}.”", [Stance.SUPPORT]),
        (f'Meningen "{AGAINST}" utgår.', []),
        ('Ordet "hamnavgiften får" ersätts med "hamnavgiften ska".', [Stance.OPPOSE]),
        ("Meningen förtydligas.", [Stance.OPPOSE]),
    ],
)
def test_what_a_decision_puts_in_holds_and_what_it_strikes_does_not(change: str, stances: list[Stance]) -> None:
    text = f"SKL beslutar att avge yttrandet med följande ändring.\n\n{change}\n\nYttrande\n\n{AGAINST}."
    assert _stances(text) == stances


def test_words_of_a_rule_are_changed_in_no_answer() -> None:
    change = 'Kommunen föreslår att "kommunen ska betala" ersätts med "kommunen får betala".'
    assert not amendments(change).changes
