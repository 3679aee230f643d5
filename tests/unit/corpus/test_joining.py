"""Laws of words over the end of a line: a hyphen that is the word's own stays, one that is the line's goes."""

import pytest

from corpus.joining import join_line
from corpus.raw import RawBlock
from corpus.text import MappedText
from corpus.types import BlockKind


def _joined(first: str, second: str) -> str:
    block = RawBlock(BlockKind.PARAGRAPH, MappedText(first))
    join_line(block, MappedText(second))
    return block.text.text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("förslaget om e-", "legitimation", "förslaget om e-legitimation"),
        ("avgiften till a-", "kassan", "avgiften till a-kassan"),
        ("längs x-", "axeln", "längs x-axeln"),
        ("mellan åren 2020-", "2024 ökade", "mellan åren 2020-2024 ökade"),
        ("med 10-", "15 procent", "med 10-15 procent"),
        ("enligt 3-", "5 kap.", "enligt 3-5 kap."),
        ("skriv till anna@rent-", "vatten.se eller", "skriv till anna@rent-vatten.se eller"),
        ("skriv till anna-", "lisa@vatten.se eller", "skriv till anna-lisa@vatten.se eller"),
        ("se www.vatten.se/rena-", "floder om", "se www.vatten.se/rena-floder om"),
    ],
)
def test_a_hyphen_of_the_word_itself_stays(first: str, second: str, joined: str) -> None:
    assert _joined(first, second) == joined


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("om säkerhets-", "skydd", "om säkerhetsskydd"),
        ("i norr-", "gående riktning", "i norrgående riktning"),
        ("om mål-", "och resultatstyrning", "om mål- och resultatstyrning"),
        ("en ö-", "och kustkommun", "en ö- och kustkommun"),
        ("listan 4 -", "5 ingår", "listan 4 -\n5 ingår"),
    ],
)
def test_a_hyphen_of_the_line_goes_and_one_that_hangs_stays(first: str, second: str, joined: str) -> None:
    assert _joined(first, second) == joined
