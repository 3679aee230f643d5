"""Placing gold quotes in texts, and telling what overlaps them."""

from hypothesis import assume, given
from hypothesis import strategies as st

from eval.spans import locate, misplaced, overlaps, places_of
from eval.types import Citation, Place
from tests.unit.eval.making import CKS_QUOTE, SKL_QUOTE, TEXTS, question

WORDS = st.text(alphabet="abå. \n", min_size=1, max_size=60)


@given(WORDS, st.data())
def test_every_slice_is_found_where_it_stands_whatever_its_spacing(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end].strip()
    assume(words)
    begin = text.index(words, start)
    spread = "\n ".join(words.split())
    assert any(span.start == begin and span.end == begin + len(words) for span in locate(text, spread))


@given(WORDS, WORDS)
def test_what_is_found_says_the_quote(text: str, quote: str) -> None:
    for span in locate(text, quote):
        assert "".join(span.of(text).split()) == "".join(quote.split())


def test_a_quote_that_stands_twice_has_two_places() -> None:
    text = "SKL avstyrker. Kropp. **SKL** avstyrker."
    assert [span.of(text) for span in locate(text, "SKL avstyrker.")] == ["SKL avstyrker.", "SKL** avstyrker."]


@given(st.tuples(*[st.integers(0, 20)] * 4))
def test_overlap_is_sharing_a_character(ends: tuple[int, int, int, int]) -> None:
    one, other = Place("d", ends[0], ends[1]), Place("d", ends[2], ends[3])
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    if one.start < one.end and other.start < other.end:
        assert overlaps(one, other) is bool(shared)
    assert overlaps(one, other) is overlaps(other, one)


def test_places_in_different_documents_never_overlap() -> None:
    assert not overlaps(Place("a", 0, 9), Place("b", 0, 9))


def test_any_alternative_satisfies_its_group_and_only_that() -> None:
    gold = [[{"document": "skl-remissvar", "quote": SKL_QUOTE}, {"document": "cks-remissvar", "quote": CKS_QUOTE}],
            {"document": "cks-remissvar", "quote": "CKS är positiva"}]  # fmt: skip
    places = places_of(question(gold=gold), TEXTS)
    assert places.hit_by(Place("skl-remissvar", 33, 50)) == {0}
    assert places.hit_by(Place("cks-remissvar", 40, 60)) == {0}
    assert places.hit_by(Place("cks-remissvar", 0, 5)) == {1}
    assert places.hit_by(Place("skl-remissvar", 0, 5)) == frozenset()


def _citation(document: str, quote: str) -> Citation:
    return Citation(1, related=False, place=Place(document, 0, 1), organisation_id=None, speaker="other", quote=quote)


def test_without_the_text_a_citation_shows_gold_by_the_words_they_share() -> None:
    places = places_of(question(), {})
    assert places.cited_by(_citation("skl-remissvar", f"Förbundet. {SKL_QUOTE}")) == {0}
    assert places.cited_by(_citation("cks-remissvar", SKL_QUOTE)) == frozenset()
    assert places.cited_by(_citation("skl-remissvar", "Slut.")) == frozenset()


def test_a_quote_that_does_not_stand_is_reported() -> None:
    wrong = question(gold=[{"document": "skl-remissvar", "quote": "SKL jublar"}])
    assert len(misplaced([wrong, question()], TEXTS)) == 1
