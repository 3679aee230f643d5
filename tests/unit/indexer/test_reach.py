"""Laws of how much of another's answer is joined: all, some matters or sections only, or all but some."""

import pytest

from indexer.reach import Reach
from indexer.types import Proposal

FEE = Proposal("k/6.3/avgift", "k", "6.3", "Kommunal ledavgift", ("Kommunal ledavgift", "En avgift för leder"))
FINE = Proposal("k/7.1/straff", "k", "7.1", "Sanktionsavgift", ("Sanktionsavgift",))
AGE = Proposal("k/4.2/alder", "k", "4.2", "Höjd åldersgräns", ("Höjd åldersgräns", "Gränsen höjs till 18 år"))
ALL = {p.id for p in (FEE, FINE, AGE)}


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("Vi instämmer i regionens yttrande.", ALL),
        ("Vi hänvisar till regionens yttrande över betänkandet.", ALL),
        ("Vi hänvisar till regionens yttrande avseende promemorian.", ALL),
        ("Vi instämmer i yttrandet, med undantag för vad regionen anför om ledavgiften.", ALL - {FEE.id}),
        ("Vi instämmer i yttrandet utom vad gäller åldersgränsen.", ALL - {AGE.id}),
        ("Vi instämmer i regionens svar, dock inte i fråga om sanktionsavgiften.", ALL - {FINE.id}),
        ("Vi ansluter oss till regionens svar bortsett från avsnitt 7.1.", ALL - {FINE.id}),
        ("Vi ansluter oss till regionens svar såvitt avser åldersgränsen.", {AGE.id}),
        ("Vi ansluter oss till regionens svar när det gäller avsnitten 4.2 och 6.3.", {AGE.id, FEE.id}),
        ("Vi ansluter oss till regionens svar i avsnitt 5.1.", set()),
    ],
)
def test_a_reference_reaches_what_it_says(words: str, joined: set[str]) -> None:
    assert Reach.of(words).of_proposals((FEE, FINE, AGE)) == joined


@pytest.mark.parametrize("says", ["anför om", "skriver om", "har anfört om"])
def test_what_another_says_of_one_matter_is_joined_on_that_alone(says: str) -> None:
    words = f"Vi ansluter oss till det som regionen {says} ledavgiften."
    assert Reach.of(words).of_proposals((FEE, FINE, AGE)) == {FEE.id}
