"""Laws of words that OCR misread: found in scans by the true word, and nothing else is changed."""

import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.lexical import LexicalIndex, WeightedTerm
from indexer.lexical_rows import LexicalRow
from indexer.packed_lines import read_packed
from indexer.vocabulary import Vocabulary, word_stem
from indexer.word_counts import Counting, WordCounts, added
from tests.unit.indexer.small_corpus import document, searched

MISREAD = [
    ("kommunen", "kornmunen"), ("kommunerna", "kommunema"), ("tillsyn", "ti1lsyn"), ("tillsynen", "tiilsynen"),
    ("omfattning", "0mfattning"), ("ändringarna", "åndringama"), ("kostnaderna", "kostnadema"),
    ("väntetid", "vantetld"),
    ("bibliotek", "bibiiotek"), ("särskild", "särskid"), ("myndighet", "myndighot"), ("finansiering", "hnansiering"),
    ("huvudman", "buvudman"), ("åklagaren", "äkiagaren"), ("löneavtal", "lönoavtai"), ("driftsform", "dnftsform"),
    ("avstyrker", "avstyr ker"), ("förslaget", "avförslaget"),
]  # fmt: skip
TEXTS = st.lists(
    st.lists(st.text("iltrnmaåäoöe", min_size=2, max_size=9), min_size=1, max_size=5).map(" ".join),
    min_size=1,
    max_size=6,
)


def _rows(texts: list[str], *scanned: int) -> list[LexicalRow]:
    return [LexicalRow(text, "", scanned=i in scanned) for i, text in enumerate(texts)]


def _index(folder: Path, texts: list[str], *scanned: int) -> LexicalIndex:
    LexicalIndex.build(folder, _rows(texts, *scanned))
    return LexicalIndex.open(folder)


def _counts(rows: list[LexicalRow]) -> WordCounts:
    counting = Counting()
    for row in rows:
        counting.add(row.body, row.title, scanned=row.scanned)
    return counting.finish()


def _vocabulary(texts: list[str], *scanned: int) -> Vocabulary:
    return _counts(_rows(texts, *scanned)).vocabulary()


@pytest.mark.parametrize(("true", "read"), MISREAD)
def test_a_word_is_found_where_it_was_misread_and_first_where_it_was_not(tmp_path: Path, true: str, read: str) -> None:
    index = _index(tmp_path / "i", [f"frågan om {read} gäller", f"frågan om {true} gäller", "annat"], 0)
    found = index.search([WeightedTerm((true,))], 9)
    assert [row for row, _ in found] == [1, 0]
    assert found[0][1] > found[1][1]


@given(TEXTS, st.text("iltrnmaåäoöe", min_size=2, max_size=9))
def test_without_scans_nothing_is_misread(texts: list[str], asked: str) -> None:
    printed = _vocabulary(texts)
    assert printed.variants(asked) == _vocabulary([*texts, *texts], *range(len(texts))).variants(asked)


def test_an_index_without_scans_holds_nothing_of_them(tmp_path: Path) -> None:
    texts = ["kornmunen avstyrker", "kommunen tillstyrker"]
    for name, scanned in (("printed", ()), ("scan", (0,))):
        _counts(_rows(texts, *scanned)).save(tmp_path / f"{name}.json")
        (tmp_path / name).mkdir()
        _vocabulary(texts, *scanned).save(tmp_path / name)
    printed, scan = ({f.name: f.read_bytes() for f in (tmp_path / name).iterdir()} for name in ("printed", "scan"))
    assert printed.items() < scan.items()
    printed_counts, scan_counts = (read_packed(tmp_path / f"{name}.json") for name in ("printed", "scan"))
    assert scan_counts.startswith(printed_counts.removesuffix(b"]\n"))


@given(st.text(string.ascii_lowercase + "åäö", min_size=1, max_size=45))
def test_any_word_may_be_asked_for(asked: str) -> None:
    vocabulary = _vocabulary(["kornmunen ti1lsyn åndringama"], 0)
    assert all(0 < v.weight < 1 for v in vocabulary.variants(asked) if v.stem != word_stem(asked))


def _stands_for(vocabulary: Vocabulary, asked: str) -> set[str]:
    return {v.stem for v in vocabulary.variants(asked)}


OTHERS = [
    ("kramen", "kraven"), ("2018:47", "2018:41"), ("2018", "2O18"), ("1994", "1994 l994"), ("hat", "båt"),
    ("tal", "tai"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "held"), OTHERS)
def test_other_words_numbers_and_short_words_are_not_taken_for_misread(asked: str, held: str) -> None:
    assert not _stands_for(_vocabulary([held], 0), asked) - {word_stem(asked)}


def test_a_word_that_is_printed_somewhere_is_no_misread_one() -> None:
    assert word_stem("karnen") in _stands_for(_vocabulary(["karnen"], 0), "kamen")
    assert word_stem("karnen") not in _stands_for(_vocabulary(["karnen", "en karnen till"], 0), "kamen")


@given(TEXTS, st.data())
def test_counts_of_parts_add_up(texts: list[str], data: st.DataObject) -> None:
    scanned = data.draw(st.sets(st.integers(0, len(texts) - 1)))
    at = data.draw(st.integers(0, len(texts)))
    rows = _rows(texts, *scanned)
    assert added([_counts(rows[:at]), _counts(rows[at:])]) == _counts(rows)


@given(TEXTS, TEXTS, st.data())
def test_counts_that_are_taken_away_leave_no_trace(texts: list[str], more: list[str], data: st.DataObject) -> None:
    rows, others = (_rows(t, *data.draw(st.sets(st.integers(0, len(t) - 1)))) for t in (texts, more))
    both = added([_counts(others), _counts(rows)])
    both.take_away(_counts(others))
    assert [sorted(t.items()) for t in both._tables] == [sorted(t.items()) for t in _counts(rows)._tables]


@given(TEXTS, TEXTS)
def test_a_vocabulary_made_from_an_earlier_one_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], earlier: list[str]
) -> None:
    counts = _counts(_rows(texts, 0))
    anew, renewed = tmp_path_factory.mktemp("anew"), tmp_path_factory.mktemp("renewed")
    counts.vocabulary().save(anew)
    counts.vocabulary(_counts(_rows(earlier)).vocabulary()).save(renewed)
    assert {p.name: p.read_bytes() for p in anew.iterdir()} == {p.name: p.read_bytes() for p in renewed.iterdir()}


def test_counts_are_kept(tmp_path: Path) -> None:
    for rows in (_rows(["kornmunen"]), _rows(["kornmunen"], 0)):
        _counts(rows).save(tmp_path / "counts.json")
        assert WordCounts.load(tmp_path / "counts.json") == _counts(rows)


def test_passages_on_scanned_pages_and_no_others_are_scanned() -> None:
    made, passages = document("svar", ["första sidan ", "andra sidan ", "tredje sidan "])
    starts = [p.start for p in passages]
    pages = replace(made, page_count=3, pages=tuple((start, n) for n, start in enumerate(starts, 1)), ocr=((2, 0.8),))
    assert [row.scanned for row in searched(passages, pages)] == [False, True, False]
    assert not any(row.scanned for row in searched(passages, made))
