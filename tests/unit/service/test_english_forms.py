"""What an English word is a form of, where its ending alone does not tell."""

import pytest

from service.english_forms import base_forms
from service.glossary import swedish_for


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("sought", "seek"),
        ("withdrawn", "withdraw"),
        ("wider", "wide"),
        ("bigger", "big"),
        ("easiest", "easy"),
        ("temporarily", "temporary"),
        ("primarily", "primary"),
    ],
)
def test_a_form_leads_to_its_word(form: str, base: str) -> None:
    assert base in base_forms(form)


@pytest.mark.parametrize(
    ("form", "swedish"),
    [("brought", "medföra"), ("shorter", "kort"), ("temporarily", "tillfällig"), ("sought", "söka")],
)
def test_a_form_has_the_swedish_of_its_word(form: str, swedish: str) -> None:
    assert swedish in swedish_for([form])


@pytest.mark.parametrize("word", ["water", "number", "forest", "interest", "supply", "family"])
def test_a_word_of_its_own_is_read_as_no_form(word: str) -> None:
    own = swedish_for([word])
    assert own
    assert not any(set(swedish_for([base])) == set(own) for base in base_forms(word) if base != word)


@pytest.mark.parametrize("word", ["Kiruna", "tax", "xyzly", "er"])
def test_an_unknown_form_is_left_alone(word: str) -> None:
    assert all(isinstance(base, str) and base != word for base in base_forms(word.lower()))
