"""Laws of reduced clauses: adverbials go, nothing else changes, and every place leads back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reduce import Reduced, reduce
from tests.unit.corpus.making import TEXTS

PLAIN = ("SKL", "kan", "inte", "stödja", "förslaget", "om", "bro", "nuläge", "helhet", "dockan", "kommunen", "12", "§")
ADVERBIALS = (
    "i nuläget", "därför", "dock", "av flera skäl", "mot denna bakgrund", "i sin helhet", "heller", "tyvärr", "Därför",
    "i likhet med Svea hovrätt", "för närvarande", "helt", "till fullo", "enligt SKL:s mening", "trots allt", "i sak",
)  # fmt: skip
CLAUSES = st.lists(st.sampled_from(PLAIN + ADVERBIALS), max_size=14).flatmap(
    lambda words: st.lists(st.sampled_from([" ", ", ", "\n", ". "]), min_size=len(words), max_size=len(words)).map(
        lambda gaps: "".join(w + g for w, g in zip(words, gaps, strict=True))
    )
)
ANY = CLAUSES | TEXTS | st.text(max_size=200)


def _stands_in(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(c in rest for c in part)


@given(ANY)
def test_every_character_stands_at_its_place_in_the_clause(clause: str) -> None:
    made = reduce(clause)
    assert len(made.places) == len(made.text) + 1
    assert made.places[-1] == len(clause)
    assert all(a < b for a, b in zip(made.places, made.places[1:], strict=False))
    assert made.text == "".join(clause[p] for p in made.places[:-1])


@given(ANY, st.data())
def test_a_span_leads_back_to_the_words_it_was_made_from(clause: str, data: st.DataObject) -> None:
    made = reduce(clause)
    start = data.draw(st.integers(0, len(made.text)))
    end = data.draw(st.integers(start, len(made.text)))
    first, last = made.original(start, end)
    assert 0 <= first <= last <= len(clause)
    assert _stands_in(made.text[start:end], clause[first:last])
    assert start == end or clause[first] == made.text[start]


@given(ANY)
def test_spans_side_by_side_lead_back_to_spans_side_by_side(clause: str) -> None:
    made = reduce(clause)
    middle = len(made.text) // 2
    before, after = made.original(0, middle), made.original(middle, len(made.text))
    assert before[1] == after[0]


@given(CLAUSES)
def test_no_word_is_cut_and_no_two_are_joined(clause: str) -> None:
    assert _stands_in(*("\n".join(re.findall(r"\w+", text)) for text in (reduce(clause).text, clause)))
    assert set(re.findall(r"\w+", reduce(clause).text)) <= set(re.findall(r"\w+", clause))


@given(st.lists(st.sampled_from(PLAIN), max_size=30).map(" ".join))
def test_a_clause_without_adverbials_is_unchanged(clause: str) -> None:
    assert reduce(clause) == Reduced(clause, tuple(range(len(clause) + 1)))


@given(st.sampled_from(ADVERBIALS), st.integers(0, len(PLAIN)))
def test_an_adverbial_between_words_goes_and_the_words_stay(adverbial: str, at: int) -> None:
    words = [*PLAIN[:at], adverbial, *PLAIN[at:]]
    assert reduce(" ".join(words)).text.split() == list(PLAIN)


@pytest.mark.parametrize("adverbial", ADVERBIALS)
def test_a_long_clause_is_left_as_it_is(adverbial: str) -> None:
    clause = f"{adverbial} " + "förslaget " * 250
    assert reduce(clause).text == clause


@pytest.mark.parametrize(
    "clause", ["och " * 500, "i likhet med " * 150, "enligt " * 280, "av en " * 300 + "skäl", ", dock" * 300]
)
def test_the_shapes_that_make_patterns_slow_are_read(clause: str) -> None:
    assert len(reduce(clause).text) <= len(clause)


def test_the_word_that_turns_the_stance_is_never_an_adverbial() -> None:
    for word in ("inte", "ej", "knappast", "aldrig", "varken", "tillstyrker", "avstyrker", "bara", "endast"):
        assert reduce(f"SKL kan {word} stödja det").text == f"SKL kan {word} stödja det"


@pytest.mark.parametrize("adverbial", [a for a in ADVERBIALS if a != "i sak"])
def test_what_negates_the_stance_outlives_the_adverbial_before_it(adverbial: str) -> None:
    assert reduce(f"SKL kan {adverbial} inte tillstyrka förslaget").text == "SKL kan inte tillstyrka förslaget"


OPEN_ENDED = ("i likhet med Kammarkollegiet", "som framgår", "som framgått ovan", "som anförts", "som sagts")


@pytest.mark.parametrize("adverbial", OPEN_ENDED)
@pytest.mark.parametrize("word", ["inte", "ej"])
def test_what_negates_the_stance_is_no_part_of_an_adverbial_with_an_open_end(adverbial: str, word: str) -> None:
    assert word in reduce(f"SKL kan {adverbial} {word} tillstyrka förslaget").text.split()


@pytest.mark.parametrize("adverbial", OPEN_ENDED)
@pytest.mark.parametrize("word", ["knappast", "varken", "aldrig", "tillstyrker", "avstyrker", "motsätter"])
def test_the_stance_is_no_part_of_an_adverbial_with_an_open_end(adverbial: str, word: str) -> None:
    assert word in reduce(f"SKL {adverbial} {word} förslaget").text.split()


def test_words_are_not_joined_where_a_space_is_missing() -> None:
    assert "anseratt" not in reduce("SKL anser, dock,att bron behövs").text
