"""Laws of the two word lists: every row is well formed, reachable, and adds words without taking any away."""

import csv
import re
from importlib import resources
from types import SimpleNamespace
from typing import Any, cast

import pytest
from wordfreq import zipf_frequency

from indexer.lexical import LexicalIndex
from indexer.vocabulary import Variant, word_stem
from indexer.words import tokenize
from service import glossary, synonyms
from service.cues import FRAME_SV
from service.terms import find_terms

_SHORTEST = 3  # letters of a part of a compound


def _rows(name: str) -> list[tuple[str, str]]:
    text = resources.files("service.resources").joinpath(name).read_text(encoding="utf-8")
    return [cast("tuple[str, str]", tuple(row)) for row in csv.reader(text.splitlines())][1:]


GLOSSARY = _rows("glossary.csv")
SYNONYMS = _rows("synonyms.csv")


def _corpus(text: str) -> LexicalIndex:
    """Return an index of one text, as far as terms ask it."""
    stems = {word_stem(token.text) for token in tokenize(text)}
    index: Any = SimpleNamespace(
        count=1,
        document_frequency=lambda stem: int(stem in stems),
        variants=lambda word: (Variant(word_stem(word), 1.0),) if word_stem(word) in stems else (),
        rarity=lambda stem: 1.0,
    )
    return cast("LexicalIndex", index)


def _known(word: str) -> bool:
    return word.isdigit() or zipf_frequency(word, "sv") > 0


def _swedish(word: str) -> bool:
    """Return whether Swedish has the word, or both parts of it, with or without an `s` between them."""
    cuts = ((word[:i], word[i:]) for i in range(_SHORTEST, len(word) - _SHORTEST + 1))
    return _known(word) or any(
        (_known(first) or (first.endswith("s") and _known(first[:-1]))) and _known(second) for first, second in cuts
    )


@pytest.mark.parametrize("rows", [GLOSSARY, SYNONYMS], ids=["glossary", "synonyms"])
def test_every_row_is_a_key_with_different_swedish_alternatives(rows: list[tuple[str, str]]) -> None:
    for row in rows:
        assert len(row) == 2, row
        alternatives = row[1].split("|")
        assert all(a and a == a.strip() for a in (row[0], *alternatives)), row
        assert len(set(alternatives)) == len(alternatives) <= 5, row
    assert len({key for key, _ in rows}) == len(rows)


def test_every_english_key_can_be_asked_for() -> None:
    for english, swedish in GLOSSARY:
        words = glossary.english_words(english)
        assert english == english.lower()
        assert glossary.is_curated(words), english
        alternatives = tuple(swedish.split("|"))
        assert glossary.swedish_for(words)[: len(alternatives)] == alternatives, english


@pytest.mark.parametrize(("asked", "right", "wrong"), [("employers", "employer", "employment")])
def test_an_inflection_finds_the_row_it_inflects(asked: str, right: str, wrong: str) -> None:
    rows = dict(GLOSSARY)
    assert glossary.swedish_for([asked])[0] == rows[right].split("|")[0] != rows[wrong].split("|")[0]


def test_every_synonym_is_another_swedish_word_in_lower_case() -> None:
    for word, swedish in SYNONYMS:
        own = [word_stem(part) for part in word.split()]
        assert 1 <= len(own) <= 2, word
        assert f"{word}{swedish}" == f"{word}{swedish}".lower(), word
        assert len(own) > 1 or word not in FRAME_SV, word
        for phrase in swedish.split("|"):
            assert [word_stem(part) for part in phrase.split()] != own, (word, phrase)
            for part in re.findall(r"[^\W_]+", phrase):
                assert _swedish(part), (word, part)


def test_every_synonym_is_found_and_counts_less_than_the_word_itself() -> None:
    for word, swedish in SYNONYMS:
        if " " in word or word in FRAME_SV:
            continue
        index = _corpus(f"{word} {swedish.replace('|', ' ')}")
        term = find_terms(word, "sv", index)[0]
        assert term.match({word_stem(word): 1.0}) == 1.0, word
        for phrase in swedish.split("|"):
            stems = {word_stem(token.text) for token in tokenize(phrase)}
            assert (word_stem(word) in stems) or 0 < term.match(stems) < 1, (word, phrase)


def test_a_synonym_the_corpus_lacks_changes_nothing() -> None:
    word = "böter"
    assert synonyms.synonyms([word])
    alone = find_terms(word, "sv", _corpus(word))
    assert len(alone[0].alternatives) == 1
    assert alone[0].phrases == ((word,),)


def test_two_neighbouring_words_share_their_synonyms_and_keep_their_own() -> None:
    index = _corpus("kolla upp registerkontroll")
    term = find_terms("kolla upp personal", "sv", index)[0]
    assert term.match({word_stem("kolla"): 1.0}) == 1.0
    assert 0 < term.match({word_stem("registerkontroll"): 1.0}) < 1
    assert find_terms("upp kolla personal", "sv", index)[0].match({word_stem("registerkontroll"): 1.0}) == 0


@pytest.mark.parametrize(
    ("english", "swedish"), [("trials", "försök"), ("supervision", "tillsyn"), ("schools", "skola")]
)
def test_an_english_word_in_a_swedish_question_means_what_it_means_in_an_english_one(
    english: str, swedish: str
) -> None:
    index = _corpus(f"{swedish} annat")
    for question in (english, f"the {english}"):
        assert find_terms(question, "en", index)[-1].match({word_stem(swedish): 1.0}) == 1.0
        assert find_terms(question, "sv", index)[-1].match({word_stem(swedish): 1.0}) == 1.0


def test_an_english_term_of_several_words_keeps_its_meaning_in_a_swedish_question() -> None:
    index = _corpus("frikommunförsök annat")
    found = find_terms("free municipality trials", "sv", index)
    assert [term.text for term in found] == [t.text for t in find_terms("free municipality trials", "en", index)]
    assert found[0].match({word_stem("frikommunförsök"): 1.0}) == 1.0


def test_a_swedish_word_is_never_read_as_an_english_one() -> None:
    index = _corpus("helt annat")
    for word in ("barn", "fast", "slut", "vård", "försök", "tillsyn", "data"):
        assert find_terms(word, "sv", index)[0].text == word
        assert find_terms(word, "sv", index)[0].phrases == ()
