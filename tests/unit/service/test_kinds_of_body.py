"""The kind of body that a question counts, and which names are of it."""

import pytest

from service.answers.kinds_of_body import asked_for


@pytest.mark.parametrize(
    ("question", "of_it", "other"),
    [
        ("Hur många kommuner har svarat?", "Mjölby kommun", "Region Skåne"),
        ("How many municipalities have replied?", "Malmö stad", "Kommunförbundet Norr"),
        ("Vilka regioner har yttrat sig?", "Region Skåne", "Sveriges Kommuner och Regioner"),
        ("Vilka länsstyrelser har svarat?", "Länsstyrelsen i Jämtlands län", "Region Jämtland Härjedalen"),
        ("Vilka landsting har svarat?", "Stockholms läns landsting", "Sveriges Kommuner och Landsting"),
        ("How many courts have answered?", "Kammarrätten i Jönköping", "Justitieombudsmannen"),
    ],
)
def test_a_kind_shows_in_the_name(question: str, of_it: str, other: str) -> None:
    kind = asked_for(question)
    assert kind is not None
    assert kind.named.search(of_it)
    assert not kind.named.search(other)


@pytest.mark.parametrize(
    "question",
    [
        "Vilka har svarat?",
        "Hur många remissinstanser har svarat?",
        "Who has replied?",
        "Vilka har svarat på remissen om stödet till kommuner?",
        "Which bodies answered the inquiry into courts?",
        "Hur många universitet har svarat?",
    ],
)
def test_no_kind_means_all(question: str) -> None:
    assert asked_for(question) is None
