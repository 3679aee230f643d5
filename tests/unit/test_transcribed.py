"""Laws of the comparison with pages copied out by hand: an edit costs one, what stands around costs nothing."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.transcribed import distance, references

TEXT = st.text("abcå ", max_size=12)


def _fewest(wanted: str, text: str) -> int:
    """Return the same by trying every stretch of the text."""

    def edits(a: str, b: str) -> int:
        row = list(range(len(b) + 1))
        for i, x in enumerate(a, 1):
            last, row[0] = row[0], i
            for j, y in enumerate(b, 1):
                last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        return row[-1]

    return min(edits(wanted, text[i:j]) for i in range(len(text) + 1) for j in range(i, len(text) + 1))


@given(TEXT, TEXT)
def test_the_distance_is_that_to_the_nearest_stretch(wanted: str, text: str) -> None:
    assert distance(wanted, text) == _fewest(wanted, text)


@given(TEXT, TEXT, TEXT)
def test_what_stands_around_costs_nothing(before: str, wanted: str, after: str) -> None:
    assert distance(wanted, before + wanted + after) == 0


def test_ten_pages_are_copied_out_each_from_another_file() -> None:
    made = list(references())
    assert len({reference.sha256 for reference in made}) == len(made) >= 10
    assert all(part for reference in made for part in reference.parts)
