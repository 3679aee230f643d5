"""A question is in the language in which it is asked, whatever names stand in it."""

import pytest

from service.language import detect

NAMES = (
    "Fakulteten för veterinärmedicin och husdjursvetenskap vid Sveriges lantbruksuniversitet",
    "Institutet för arbetsmarknads- och utbildningspolitisk utvärdering",
    "The Association of Homeowners in the South",
    "SKL",
)
ENGLISH = ("Does {} support a higher fee?", "What about {}?", "Why is {} against it?", "And what does {} say?")
SWEDISH = (
    "Tillstyrker {} en högre avgift?",
    "Vad säger {}?",
    "Och vad tycker {} om det?",
    "Lista allt som {} avstyrker.",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("forms", "language"), [(ENGLISH, "en"), (SWEDISH, "sv")])
def test_no_name_turns_the_language_of_a_question(name: str, forms: tuple[str, ...], language: str) -> None:
    assert {detect(form.format(name)) for form in forms} == {language}
