"""Laws of the stems of a corpus: what is passed over unstemmed has none that is asked for; likeness is as described."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.vocabulary import Vocabulary, likeness, with_stems, word_stem
from indexer.words import fold, pieces, within_one_edit, words

SWEDISH = st.builds(
    "".join,
    st.tuples(
        st.text("abdegiklmnorstuvåäöÅÄÖ", min_size=1, max_size=8),
        st.sampled_from(["", "s", "nas", "ande", "lösta", "fullt", "iv", "ivt", "orn", "arna", "heternas", "ll", "gg"]),
    ),
)
ANY = st.text(max_size=30).map(words)
NUMBERS = st.from_regex(r"[0-9]{1,3}[.:/_][0-9]{1,2}", fullmatch=True)
ODD = ["7_6", "ΑΣΑ", "İst", "豈a", "LÖSA", "allas", "EU"]  # stems that do not look like their words
PART = st.text("abc", min_size=1, max_size=5)


@given(st.lists(SWEDISH | NUMBERS | ANY.filter(bool).map(lambda found: found[0])), st.data())
def test_words_with_a_stem_asked_for_are_all_found(found: list[str], data: st.DataObject) -> None:
    found = [*found, *ODD]
    stems = sorted({word_stem(word) for word in found})
    for asked in ({data.draw(st.sampled_from(stems))}, set(stems), {"sk"}):
        assert with_stems(found, asked) == {word: word_stem(word) for word in found if word_stem(word) in asked}


@given(st.lists(PART, min_size=1, max_size=3), st.lists(PART, min_size=1, max_size=3), st.sampled_from([7, 10]))
def test_likeness_is_the_first_of_its_cases(one: list[str], other: list[str], edit_chars: int) -> None:
    first, second = "".join(one), "".join(other)
    for asked, found in ((first, second), (first, first + second), (second + first, first)):
        assert likeness(asked, found, edit_chars) == _likeness(asked, found, edit_chars)


@given(st.text("abcdå", min_size=7, max_size=14), st.data())
def test_no_stem_that_is_like_a_word_and_shares_two_keys_with_it_is_passed_over(word: str, data: st.DataObject) -> None:
    own = fold(word_stem(word))
    at = data.draw(st.integers(0, len(own) - 1))
    near = {
        own[:at] + "x" + own[at + 1 :],
        own[:at] + own[at + 1 :],
        own[:at] + "x" + own[at:],
        f"{own}bolag",
        f"av{own}",
    }
    found = {v.stem for v in Vocabulary.build(dict.fromkeys(near, 1)).variants(word)}
    shared = {s for s in near if len(set(pieces(fold(s))) & set(pieces(own))) > 1 and likeness(own, fold(s), 10) > 0}
    assert found >= shared


def _likeness(asked: str, found: str, edit_chars: int) -> float:
    """Return what `likeness` does, case by case."""
    cases = [
        (asked == found, 0.0),
        (min(len(asked), len(found)) >= edit_chars and within_one_edit(asked, found), 0.7),
        (len(asked) >= 4 and found.startswith(asked), {4: 0.25, 5: 0.4, 6: 0.5}.get(len(asked), 0.6)),
        (len(asked) >= 4 and found.endswith(asked), {4: 0.25, 5: 0.4, 6: 0.5}.get(len(asked), 0.6)),
        (len(asked) >= 6 and asked in found, 0.4),
        (len(found) >= 8 and asked.startswith(found), 0.6),
        (
            len(found) >= 5
            and 2 * len(found) >= len(asked)
            and (asked.startswith(found) or (asked.endswith(found) and len(asked) >= len(found) + 3)),
            0.5 * len(found) / len(asked),
        ),
    ]
    return next((worth for holds, worth in cases if holds), 0.0)
