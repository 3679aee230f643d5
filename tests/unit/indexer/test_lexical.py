"""Laws of the word index: filters before ranking, ties by row, spellings met, hostile text harmless."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import SnapshotError
from indexer.lexical import LexicalIndex, WeightedTerm
from indexer.lexical_rows import LexicalRow
from indexer.vocabulary import MAX_VARIANTS, Variant, Vocabulary
from indexer.words import stem, stems

WORDS = [
    "remiss",
    "policylab",
    "tillit",
    "kommun",
    "frikommun",
    "myndighet",
    "förslag",
    "avstyrka",
    "styrning",
    "luleå",
]


def index_of(folder: Path, bodies: list[str], titles: list[str] | None = None) -> LexicalIndex:
    """Build and open an index of these texts."""
    titles = titles or [""] * len(bodies)
    path = folder / "lexical"
    LexicalIndex.build(path, [LexicalRow(b, t) for b, t in zip(bodies, titles, strict=True)])
    return LexicalIndex.open(path)


def found(index: LexicalIndex, *alternatives: str, k: int = 50) -> list[int]:
    """Return the rows found for one term."""
    return [row for row, _ in index.search([WeightedTerm(alternatives)], k)]


def score(index: LexicalIndex, row: int, *alternatives: str) -> float:
    """Return the score of one row for one term, 0 when it is not found."""
    return dict(index.search([WeightedTerm(alternatives)], 1_000)).get(row, 0.0)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    """Return 6,000 short rows, many of them equal."""
    rng = np.random.default_rng(1)
    bodies = [" ".join(rng.choice(WORDS, rng.integers(1, 6))) for _ in range(6_000)]
    return index_of(tmp_path_factory.mktemp("many"), bodies)


@settings(max_examples=60)
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    k=st.integers(1, 120),
    share=st.sampled_from([0.0, 0.0005, 0.01, 0.3, 0.6, 0.99, 1.0]),
    seed=st.integers(0, 1_000),
    by_number=st.booleans(),
)
def test_a_filter_is_exact_at_any_selectivity(
    many: LexicalIndex, words: list[str], k: int, share: float, seed: int, by_number: bool
) -> None:
    terms = [WeightedTerm((word,)) for word in words]
    everything = many.search(terms, many.count)
    mask = np.random.default_rng(seed).random(many.count) < share
    expected = [hit for hit in everything if mask[hit[0]]][:k]
    assert many.search(terms, k, np.flatnonzero(mask) if by_number else mask) == expected


def test_a_filter_that_leaves_only_rows_ranked_last_still_finds_them(many: LexicalIndex) -> None:
    terms = [WeightedTerm((word,)) for word in WORDS]
    everything = many.search(terms, many.count)
    mask = np.zeros(many.count, dtype=np.bool_)
    mask[[row for row, _ in everything[-3_000:]]] = True
    assert many.search(terms, 5, mask) == [hit for hit in everything if mask[hit[0]]][:5]


@settings(max_examples=40)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), k=st.integers(1, 500))
def test_the_ranking_falls_and_ties_go_to_the_smaller_row(many: LexicalIndex, words: list[str], k: int) -> None:
    terms = [WeightedTerm((word,)) for word in words]
    hits = many.search(terms, k)
    assert hits == sorted(hits, key=lambda hit: (-hit[1], hit[0]))
    assert hits == many.search(terms, many.count)[:k]


def test_the_same_rows_give_the_same_ranking(tmp_path: Path, many: LexicalIndex) -> None:
    rng = np.random.default_rng(1)
    bodies = [" ".join(rng.choice(WORDS, rng.integers(1, 6))) for _ in range(6_000)]
    terms = [WeightedTerm(("kommun",)), WeightedTerm(("styrning",))]
    assert index_of(tmp_path, bodies).search(terms, 200) == many.search(terms, 200)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("policylabb", "policylab"),
        ("policylabbet", "policylabb"),
        ("policylab", "policylabbets"),
        ("policy lab", "policylabbet"),
        ("policy-labb", "policylab"),
        ("tillsitsstyrning", "tillitsstyrning"),
        ("tillitsstyrning", "tillsitsstyrning"),
        ("frikommun", "frikommunförsöket"),
        ("försök", "frikommunförsöket"),
        ("frikommunförsöket", "frikommun"),
        ("myndighet", "myndigheternas"),
        ("lulea", "Luleå"),
        ("Luleå", "Lulea"),
        ("FÖRSLAGET", "förslagen"),
        ("2018:47", "2018:47"),
    ],
)
def test_spellings_inflections_and_compounds_meet(tmp_path: Path, asked: str, written: str) -> None:
    index = index_of(tmp_path, ["Något annat står här.", f"Kommunen nämner {written} här.", "Ett svar till."])
    assert found(index, asked)[0] == 1


@pytest.mark.parametrize(
    ("asked", "written"), [("rad", "råd"), ("frikommun", "fri kommun"), ("avstyrka", "tillstyrka")]
)
def test_other_words_do_not_meet_as_equals(tmp_path: Path, asked: str, written: str) -> None:
    index = index_of(tmp_path, [f"Här står {asked}.", f"Här står {written}."])
    assert found(index, asked)[0] == 0
    assert score(index, 1, asked) < score(index, 0, asked) / 2


@given(data=st.data())
@settings(max_examples=30)
def test_the_word_itself_counts_more_than_any_variant(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    words = ["kommun", "frikommun", "kommunförsök", "policylab", "policylabbsida", "myndighet", "expertmyndighet"]
    asked = data.draw(st.sampled_from(words))
    other = data.draw(st.sampled_from([w for w in words if w != asked]))
    copies = data.draw(st.integers(0, 5))
    index = index_of(
        tmp_path_factory.mktemp("w"), [f"här står {other} idag", f"här står {asked} idag", *[f"mer {asked}"] * copies]
    )
    assert score(index, 1, asked) > score(index, 0, asked)


@given(extra=st.lists(st.sampled_from(WORDS), max_size=6), base=st.sampled_from(WORDS))
@settings(max_examples=40)
def test_alternatives_never_add_up(many: LexicalIndex, extra: list[str], base: str) -> None:
    single = {word: dict(many.search([WeightedTerm((word,))], many.count)) for word in {base, *extra}}
    for row, value in many.search([WeightedTerm((base, *extra))], 50):
        assert value == pytest.approx(max(scores.get(row, 0.0) for scores in single.values()), rel=1e-5)


def test_weights_scale_a_term(many: LexicalIndex) -> None:
    once = dict(many.search([WeightedTerm(("tillit",))], 20))
    twice = dict(many.search([WeightedTerm(("tillit",), weight=2.0)], 20))
    assert twice == pytest.approx({row: 2 * value for row, value in once.items()})


@pytest.mark.parametrize("weight", [0.0, -1.0, float("nan"), float("inf")])
def test_a_term_without_weight_finds_nothing(many: LexicalIndex, weight: float) -> None:
    assert many.search([WeightedTerm(("tillit",), weight=weight)], 20) == []


def test_headings_and_names_are_found_but_count_less_than_the_text(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["policylab här", "annat här", "annat här"], ["", "policylab", ""])
    assert found(index, "policylab") == [0, 1]


@pytest.mark.parametrize(
    "text",
    [
        'words:* OR id:[0 TO 9] "',
        "*) AND (title:",
        "\x00\x01",
        "\ufdfa" * 50,
        "\u202eoffer\u202c",
        "a" * 100_000,
        "å" * 100_000,
        "\U0001f600",
        "",
        '+-&&||!(){}[]^"~*?:\\/',
        "1" * 5_000,
    ],
)
def test_hostile_text_is_only_words(many: LexicalIndex, text: str) -> None:
    hits = many.search([WeightedTerm((text,))], 10)
    assert len(hits) <= 10
    assert many.search([WeightedTerm((text,)), WeightedTerm(("tillit",))], 3, None)


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=6))
@settings(max_examples=40)
def test_any_text_can_be_indexed_and_every_word_of_it_is_found(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    index = index_of(tmp_path_factory.mktemp("any"), texts)
    assert index.count == len(texts)
    for row, text in enumerate(texts):
        for word in text.split():
            if stems(word):
                assert row in found(index, word)


def test_frequencies_count_passages_with_the_stem_in_text_or_headings(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["policylabb och policylab", "annat", "policylabbet"], ["", "policylab", "x"])
    assert index.document_frequency(stem("policylabb")) == 3
    assert index.document_frequency(stem("annat")) == 1
    assert index.document_frequency("saknas") == 0
    assert index.rarity("saknas") > index.rarity(stem("annat")) > index.rarity(stem("policylabb")) >= 0


def test_variants_are_of_the_corpus_few_and_lighter_than_the_word(tmp_path: Path) -> None:
    compounds = [f"kommun{tail}" for tail in WORDS] + [f"{head}kommun" for head in WORDS]
    index = index_of(tmp_path, ["kommun", *compounds])
    variants = index.variants("kommunerna")
    assert variants[0] == Variant("kommun", 1.0)
    assert len(variants) <= MAX_VARIANTS + 1
    assert all(0 < variant.weight < 1 and index.document_frequency(variant.stem) > 0 for variant in variants[1:])


def test_an_empty_index_answers(tmp_path: Path) -> None:
    index = index_of(tmp_path, [])
    assert index.count == 0
    assert found(index, "policylab") == []


def test_opening_writes_nothing(tmp_path: Path) -> None:
    index_of(tmp_path, ["policylab"])
    before = {path.name: path.read_bytes() for path in (tmp_path / "lexical").iterdir()}
    LexicalIndex.open(tmp_path / "lexical")
    assert {path.name: path.read_bytes() for path in (tmp_path / "lexical").iterdir()} == before


def test_an_open_index_survives_the_removal_of_its_files(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["policylab", "annat"])
    for path in (tmp_path / "lexical").iterdir():
        path.unlink()
    assert found(index, "policylab") == [0]
    assert index.search([WeightedTerm(("annat",))], 5, np.array([1])) != []


@pytest.mark.parametrize("name", ["meta.json", "stems.txt", "postings.npy"])
def test_a_damaged_index_is_a_clear_error(tmp_path: Path, name: str) -> None:
    index_of(tmp_path, ["policylab annat"])
    (tmp_path / "lexical" / name).write_bytes(b"\xff\xfe")
    with pytest.raises(SnapshotError, match="belagg index FOLDER"):
        LexicalIndex.open(tmp_path / "lexical")


@pytest.mark.parametrize(
    ("words", "asked", "stands"),
    [
        (["läslabb", "policy"], "labbet", "läslabb"),
        (["policylab", "policylabb"], "lab", "policylabb"),
        (["läslabb", "policylabb"], "labbet", None),  # either may be meant
        (["domstol"], "stolen", None),  # nobody means a court by a chair
    ],
)
def test_a_word_of_no_document_stands_for_the_one_compound_that_ends_so(
    words: list[str], asked: str, stands: str | None
) -> None:
    surely = {v.stem for v in Vocabulary.build(dict.fromkeys(words, 1)).variants(asked) if v.weight >= 0.7}
    assert stands in surely if stands else not surely
