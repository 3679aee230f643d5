"""Laws of reading stances in context and of remembering them: nothing is read twice, nothing comes out otherwise."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ModelError
from indexer.build import build_index
from indexer.clauses import CLASSES, Clause, Odds
from indexer.reuse import Previous
from indexer.stance_encoder import AFTER, BEFORE, WORDS, StanceEncoder
from indexer.stance_memory import RememberingReader
from indexer.types import Stance
from tests.fakes import FakeEmbedder
from tests.tiny_model import saved
from tests.unit.corpus.making import fill

TEXT = st.text(max_size=400)
CLAUSES = st.builds(Clause, TEXT, TEXT, TEXT, TEXT, TEXT)
LETTER = "Luleå kommun\n\nYttrande\n\nLuleå kommun tillstyrker förslaget. Kommunen avstyrker att taket höjs."


class Counting:
    """A reader that supports everything and counts what it is asked."""

    def __init__(self, digest: str = "a") -> None:
        self.digest = digest
        self.asked: list[Clause] = []

    def __call__(self, clauses: Sequence[Clause]) -> list[Odds]:
        self.asked += clauses
        return [{s: 0.9 if s is Stance.SUPPORT else 0.1 / (len(CLASSES) - 1) for s in CLASSES} for _ in clauses]


@pytest.fixture(name="encoder", scope="module")
def _encoder(tmp_path_factory: pytest.TempPathFactory) -> StanceEncoder:
    return StanceEncoder(saved(tmp_path_factory.mktemp("share")))


@given(CLAUSES)
def test_a_clause_is_read_between_its_marks_and_within_its_limits(encoder: StanceEncoder, clause: Clause) -> None:
    ids, start, end = encoder.tokens(clause)
    assert 1 <= start <= 1 + BEFORE
    assert end - start <= WORDS
    assert len(ids) - end <= AFTER + 1


@given(st.lists(st.text(alphabet="policy labet", max_size=30), min_size=1, max_size=4))
@settings(max_examples=20)
def test_odds_sum_to_one_and_do_not_depend_on_the_company(encoder: StanceEncoder, words: list[str]) -> None:
    # the tiny model has few positions, so nothing but the words is given
    clauses = [Clause("", "", "", w[:8], "") for w in words]
    together = encoder(clauses)
    assert together == [encoder([clause])[0] for clause in clauses]
    for odds in together:
        assert set(odds) == set(CLASSES)
        assert sum(odds.values()) == pytest.approx(1.0, abs=1e-5)


def test_a_missing_model_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="belagg model"):
        StanceEncoder(tmp_path)


@given(st.lists(CLAUSES, max_size=6))
def test_what_is_known_is_not_asked_again_and_comes_out_the_same(clauses: list[Clause]) -> None:
    first = Counting()
    reader = RememberingReader(first, {})
    told = reader(clauses + clauses)
    assert len(first.asked) == len(set(clauses))
    second = Counting()
    again = RememberingReader(second, reader.told)
    assert again(clauses + clauses) == told
    assert second.asked == []
    assert set(again.told) == set(reader.told)


def test_another_readers_word_is_not_taken_over() -> None:
    clause = Clause("SKL", "7.1", "", "SKL tillstyrker.", "")
    reader = RememberingReader(Counting("a"), {})
    reader([clause])
    other = Counting("b")
    RememberingReader(other, reader.told)([clause])
    assert other.asked == [clause]


def test_a_second_build_reads_only_what_changed(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "documents"
    fill(folder, {"lulea.txt": LETTER})
    first = Counting()
    build_index(folder, data, FakeEmbedder(), stances=first)
    assert any("avstyrker" in clause.words for clause in first.asked)
    assert len(Previous.of(data).told) == len(first.asked)
    again = Counting()
    build_index(folder, data, FakeEmbedder(), stances=again)
    assert again.asked == []
    fill(folder, {"pitea.txt": LETTER.replace("Luleå", "Piteå")})
    build_index(folder, data, FakeEmbedder(), stances=again)
    assert {clause.who for clause in again.asked} == {"Piteå kommun"}


def test_only_the_respondents_own_sentences_are_read(tmp_path: Path) -> None:
    reader = Counting()
    text = LETTER + "\n\nUtredningen föreslår att taket sänks."
    build_index(fill(tmp_path / "documents", {"lulea.txt": text}), tmp_path / "data", FakeEmbedder(), stances=reader)
    assert not any("sänks" in clause.words for clause in reader.asked)


def test_a_damaged_memory_is_forgotten(tmp_path: Path) -> None:
    data = tmp_path / "data"
    build_index(fill(tmp_path / "documents", {"lulea.txt": LETTER}), data, FakeEmbedder(), stances=Counting())
    file = next(data.rglob("stances.npy"))
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(body)
    assert Previous.of(data).told == {}
