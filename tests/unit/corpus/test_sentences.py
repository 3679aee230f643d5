"""Laws of sentences: slices that hold all words, cut where a Swedish sentence ends and nowhere else."""

import itertools

import pytest
from hypothesis import given

from corpus.sentences import split_sentences
from tests.unit.corpus.making import TEXTS, document


def _split(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, 0, len(text))]


@given(TEXTS)
def test_the_sentences_of_a_block_are_slices_that_hold_all_its_words(text: str) -> None:
    read = document(text)
    for block in read.blocks:
        spans = split_sentences(read.text, block.start, block.end)
        words = [span.of(read.text) for span in spans]
        assert all(piece and piece == piece.strip() for piece in words)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert block.start == spans[0].start
        assert block.end == spans[-1].end
        assert "".join("".join(words).split()) == "".join(read.text[block.start : block.end].split())


@given(TEXTS)
def test_what_stands_outside_the_span_is_not_looked_at(text: str) -> None:
    alone = split_sentences(text, 0, len(text))
    inside = split_sentences(f"Före. {text} Efter.", 6, 6 + len(text))
    assert [(s.start + 6, s.end + 6) for s in alone] == [(s.start, s.end) for s in inside]


@pytest.mark.parametrize(
    "sentence",
    [
        "Det gäller bl.a. Skolinspektionen och t.ex. Vinnova.",
        "Förslaget om ett s.k. Frikommunförsök är intressant.",
        "Enligt 26 kap. 27 § skollagen (2010:800) gäller annat.",
        "Se s. 131 och prop. 2017/18:37 samt dnr. Fi2018/02431.",
        "Enligt dir. 2016:51 och SOU 2018:47 m.fl. rapporter.",
        "Dvs. Kommunerna betalar 3.5 miljoner kr. per år.",
        "Utredaren A. B. Svensson och lic. Johansson skriver så.",
        "Det kallas hamn (engs. Port of call) i avtalet.",
        "Avsnitt 7.6.2 i betänkandet gäller fr.o.m. Januari.",
        "Detta sker fr.o.m. 2019 t.o.m. 2020 p.g.a. Budgeten.",
        "Hur ska det förstås?... och vad betyder det! för oss.",
        "Mer finns på www.skr.se och i rapporten.",
        "Kungl. Vetenskapsakademien tillstyrker förslaget.",
    ],
)
def test_abbreviations_numbers_and_initials_end_no_sentence(sentence: str) -> None:
    assert _split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("SKL tillstyrker förslaget.", "Men forskningen bör vara verksamhetsintegrerad."),
        ("Är det rätt riktning att gå?", "Vilken funktion skulle labbet ha?"),
        ("Det är fel!", "Ska vi utveckla sektorn måste vi börja nu."),
        ("Det gäller vård, skola m.m.", "Kommunerna delar inte den bilden."),
        ("De skriver ”det är klart.”", "Vi anser inte det."),
        ("Så är det (se bilagan).", "Vi anser inte det."),
        ("Det behövs mer...", "Kommunerna vet inte."),
        ("Detta gäller från 2018.", "Kommunerna vet inte."),
    ],
)
def test_a_sentence_ends_where_a_new_one_begins(first: str, second: str) -> None:
    assert _split(f"{first} {second}") == [first, second]


def test_a_line_break_ends_a_sentence() -> None:
    assert _split("Utredningen skriver:\nTillit är bra\nFöreståndare") == [
        "Utredningen skriver:",
        "Tillit är bra",
        "Föreståndare",
    ]


@pytest.mark.parametrize("text", ["", " \n ", "\n\n"])
def test_nothing_holds_no_sentence(text: str) -> None:
    assert _split(text) == []


@pytest.mark.parametrize("word", ["punkt", "art"])
def test_a_word_that_only_looks_like_an_abbreviation_ends_a_sentence(word: str) -> None:
    assert _split(f"Vi håller med i denna {word}. SKL avstyrker resten.") == [
        f"Vi håller med i denna {word}.",
        "SKL avstyrker resten.",
    ]


@pytest.mark.parametrize("text", ["." * 100_000 + "a", "Kommunen m.fl. av " * 12_000, "a." * 60_000 + " b"])
def test_a_text_without_a_sentences_end_is_one(text: str) -> None:
    assert _split(text) == [text.strip()]


@pytest.mark.parametrize("mark", ["-", "–", "•"])
def test_items_of_a_list_that_was_run_into_one_line_are_sentences(mark: str) -> None:
    text = f"Rådet anser: {mark} att avgiften är hög. {mark} delar inte bedömningen."
    assert [s.of(text) for s in split_sentences(text, 0, len(text))] == [
        "Rådet anser:", f"{mark} att avgiften är hög.", f"{mark} delar inte bedömningen.",
    ]  # fmt: skip
