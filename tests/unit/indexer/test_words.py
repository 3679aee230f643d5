"""Laws of words: inflections meet, spellings meet, numbers stay, and one edit is one edit."""

import unicodedata
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import fold, keys, stem, stems, tokenize, within_one_edit

SWEDISH = st.text("abcdefghijklmnopqrstuvwxyzåäö", min_size=1, max_size=20)
NEAR = st.text("abc", max_size=6)
FAMILIES = [
    ("policylab", "policylabb", "policylabbet", "Policylabb", "POLICYLAB"),
    ("myndighet", "myndigheter", "myndigheten", "myndigheternas"),
    ("kommun", "kommuner", "kommunen", "kommunerna", "kommunernas"),
    ("kostnad", "kostnaden", "kostnader", "kostnaderna"),
    ("förslag", "förslaget", "förslagen", "förslagets"),
    ("positiv", "positiva", "positivt"),
    ("landsting", "landstinget", "landstingen"),
    ("tillstyrker", "tillstyrka"),
    ("register", "registret", "registren"),
    ("regel", "regler", "reglerna"),
    ("artikel", "artiklar", "artiklarna"),
    ("tillsatte", "tillsattes", "tillsatt", "tillsätta"),
    ("sjukhus", "sjukhuset", "sjukhusen"),
]


def _distance(a: str, b: str) -> int:
    """Return the Levenshtein distance, by the textbook's table."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row[0] = row[:], i
        for j, y in enumerate(b, 1):
            row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y))
    return row[-1]


def test_what_it_is_about_is_no_trade() -> None:
    assert stem("handlar") != stem("handel")


@given(NEAR, NEAR)
def test_one_edit_is_what_levenshtein_says(a: str, b: str) -> None:
    assert within_one_edit(a, b) == (_distance(a, b) <= 1)
    assert within_one_edit(a, b) == within_one_edit(b, a)


@given(SWEDISH, st.data())
def test_every_single_edit_is_seen(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("åbx"))
    assert within_one_edit(word, word[:at] + word[at + 1 :])
    assert within_one_edit(word, word[:at] + letter + word[at:])
    assert within_one_edit(word, word[:at] + letter + word[at + 1 :])


@given(st.text(max_size=60))
def test_tokens_are_slices_in_order(text: str) -> None:
    found = tokenize(text)
    assert all(text[t.start : t.end] == t.text != "" for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert sum(len(t.text) for t in found) >= sum(c.isalnum() for c in text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SKL:s svar", ["SKL", "s", "svar"]),
        ("SOU 2018:47, 7.6.2", ["SOU", "2018:47", "7.6.2"]),
        ("Fi2018/02431/K", ["Fi2018", "02431", "K"]),
        ("2018/426", ["2018/426"]),
        ("mål- och resultatstyrning.", ["mål", "och", "resultatstyrning"]),
        ("a_b", ["a", "b"]),
        ("", []),
    ],
)
def test_numbers_stay_whole_and_words_part(text: str, words: list[str]) -> None:
    assert [t.text for t in tokenize(text)] == words


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_inflections_and_spellings_of_a_word_share_a_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize(("a", "b"), list(combinations([family[0] for family in FAMILIES], 2)))
def test_different_words_do_not(a: str, b: str) -> None:
    assert stem(a) != stem(b)


@given(SWEDISH)
def test_case_and_the_way_letters_are_composed_do_not_matter(word: str) -> None:
    assert stem(word.upper()) == stem(word.capitalize()) == stem(word)
    assert stem(unicodedata.normalize("NFD", word)) == stem(word)


@given(SWEDISH | st.text(min_size=1, max_size=12))
def test_a_stem_is_never_longer_and_never_empty(word: str) -> None:
    composed = unicodedata.normalize("NFC", word).lower()
    assert 0 < len(stem(word)) <= len(composed)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_a_stem_is_its_own_stem(family: tuple[str, ...]) -> None:
    assert stem(stem(family[0])) == stem(family[0])


@given(st.integers(0, 99999).map(str) | st.from_regex(r"\d{1,4}([.:/]\d{1,3}){1,3}", fullmatch=True))
def test_numbers_are_kept_as_they_are(number: str) -> None:
    assert stem(number) == number


def test_underscores_of_report_numbers_are_colons() -> None:
    assert stem("2018_47") == stem("2018:47") == "2018:47"


@given(st.text(max_size=40))
def test_stems_are_those_of_the_tokens(text: str) -> None:
    assert stems(text) == [stem(t.text) for t in tokenize(text)]


@given(st.text(max_size=20))
def test_folding_is_done_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(("word", "plain"), [("Luleå", "lulea"), ("ÖRE", "ore"), ("idé", "ide"), ("SKL", "skl")])
def test_folding_takes_dots_and_accents(word: str, plain: str) -> None:
    assert fold(word) == plain


@given(SWEDISH)
def test_keys_are_overlapping_pieces_of_the_marked_stem(word: str) -> None:
    pieces = keys(word)
    base = fold(stem(word))
    assert len(set(pieces)) == len(pieces)
    assert (pieces == ()) == (len(base) < 4 or not base.isalpha())
    assert all(len(piece) == 4 and piece in f"_{base}_" for piece in pieces)


@pytest.mark.parametrize(("compound", "part"), [("policylabb", "labbet"), ("tillsitsstyrning", "styrning")])
def test_a_compound_shares_pieces_with_its_parts_or_its_neighbours(compound: str, part: str) -> None:
    assert set(keys(compound)) & set(keys(part)) or len(keys(part)) == 0


def test_a_misspelt_compound_shares_most_of_its_pieces() -> None:
    wrong, right = set(keys("tillsitsstyrning")), set(keys("tillitsstyrning"))
    assert len(wrong & right) / len(right) > 0.5


@pytest.mark.parametrize(("whole", "last"), [("förarbevis", "bevis"), ("energikrisen", "kris"), ("elpriset", "pris")])
def test_a_compound_ends_as_its_last_word_does(whole: str, last: str) -> None:
    assert stem(whole).endswith(stem(last))
