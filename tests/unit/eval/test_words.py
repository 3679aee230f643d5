"""Comparing words: what stands in an answer, what it claims itself, what it only quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.words import asserts, contains, markers, normalise, own_words, printable


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(alphabet="abcåäö ", min_size=1), st.text(alphabet=" \n\t", min_size=1))
def test_white_space_and_case_make_no_difference(text: str, space: str) -> None:
    assert normalise(text.upper().replace(" ", space)) == normalise(text)


@pytest.mark.parametrize(
    ("form", "text", "stands"),
    [
        ("3", "det finns 3 svar.", True),
        ("3", "se avsnitt 7.6.3.", False),
        ("3", "2,3 miljoner", False),
        ("2015", "sedan 2015 gäller", True),
        ("policylab", "ett policylabb", False),
        ("policylab*", "ett policylabb", True),
        ("i nuläget", "SKL avstyrker i\nnuläget", True),
        ("ALF", "socialförvaltningen", False),
        ("26 kap. 27§", "enligt 26 kap. 27§, andra stycket", True),
        ("”målträngsel”", 'den "målträngsel" som', True),
    ],
)
def test_a_form_stands_only_as_whole_words(form: str, text: str, stands: bool) -> None:
    assert contains(form, normalise(text)) is stands


@pytest.mark.parametrize(
    "text",
    [
        "SKL tillstyrker förslaget.",
        "SKL tillstyrker förslaget men inte förstudien.",
        "SKL avstyrker inte förslaget utan tillstyrker det.",
        "Det är inte känt varför. SKL tillstyrker förslaget.",
    ],
)
def test_a_plain_statement_is_claimed(text: str) -> None:
    assert asserts("tillstyrker", normalise(text))


@pytest.mark.parametrize(
    "text",
    [
        "SKL tillstyrker inte policylabbet.",
        "SKL tillstyrker i nuläget inte policylabbet.",
        "Frågan förutsätter att SKL tillstyrker policylabbet.",
        "Att SKL tillstyrker policylabbet stämmer inte: SKL avstyrker det.",
        "SKL avstyrker policylabbet.",
    ],
)
def test_a_negated_or_rejected_statement_is_not_claimed(text: str) -> None:
    assert not asserts("tillstyrker", normalise(text))


@pytest.mark.parametrize("quotes", ['"{}"', "”{}”", "“{}”", "»{}«"])
def test_what_stands_in_quotation_marks_is_not_the_systems_own(quotes: str) -> None:
    text = f"SKL avstyrker. SKL skriver {quotes.format('vi tillstyrker allt')} i svaret."
    own = own_words(text, ())
    assert not contains("tillstyrker", own)
    assert contains("avstyrker", own)


def test_a_cited_quote_is_not_the_systems_own_even_without_quotation_marks() -> None:
    own = own_words("Så här: CKS avstyrker\nförslaget om X. [1]", ["CKS avstyrker förslaget om X."])
    assert not contains("avstyrker", own)


def test_markers_are_read_once_each_in_order() -> None:
    assert markers("Så. [2] Och så. [1][2]") == (2, 1)


@given(st.text())
def test_printable_text_has_no_control_characters(text: str) -> None:
    assert not [char for char in printable(text) if ord(char) < 32 or 127 <= ord(char) < 160]
