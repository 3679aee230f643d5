"""Comparing retrieval systems: what is read, what is measured, what is written, whatever the systems answer."""

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import EvalError
from eval.bench import peers
from eval.bench.files import write_run
from eval.bench.measure import measured, risk_coverage
from eval.bench.report import markdown, report
from eval.bench.run import OURS, run_set
from eval.bench.sets import load_sets
from eval.bench.types import BenchPassage, BenchQuestion, BenchSet, Material, Opened, Ranking

PASSAGES = tuple(
    BenchPassage(f"id/{i}", text)
    for i, text in enumerate(
        ["Kommunen avstyrker förslaget om avgifter.", "Hästar äter hö om vintern.", "Tåget till Kiruna är försenat."]
    )
)


def write_set(folder: Path, queries: Sequence[Mapping[str, object]]) -> Path:
    folder.mkdir(parents=True)
    corpus = [{"id": p.id, "text": p.text} for p in PASSAGES]
    for name, rows in (("corpus", corpus), ("queries", queries)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


class Ours:
    """A product that ranks the right passage at a given place and is as sure as it is told."""

    def __init__(self, place: int, sure: float = 0.0) -> None:
        self.place, self._sure = place, sure

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def open(self, passages: Sequence[BenchPassage]) -> Opened:
        self.ids = [p.id for p in passages]
        return self

    def rank(self, question: BenchQuestion, k: int) -> Ranking:
        others = [i for i in self.ids if i not in question.gold]
        order = [*others[: self.place], *question.gold, *others[self.place :]][:k]
        return [(id_, float(-i)) for i, id_ in enumerate(order)]

    def sure(self, question: BenchQuestion) -> float:
        return self._sure if question.gold else -self._sure


def material(given: BenchSet) -> Material:
    """Return vectors that are one axis a passage; a question lies on the axis of its gold passage."""
    rows = np.eye(len(given.passages), dtype=np.float32)
    at = {q.text: rows[[p.id for p in given.passages].index(q.gold[0])] for q in given.questions if q.gold}
    ids, texts = zip(*((p.id, p.text) for p in given.passages), strict=True)
    return Material(ids, texts, rows, lambda text: at.get(text, rows[0]))


def one_set(*, unanswerable: int = 0) -> BenchSet:
    asked = [
        BenchQuestion(f"q{i}", "sv", text, (PASSAGES[i].id,))
        for i, text in enumerate(["Vem avstyrker avgifter?", "Vad äter hästar?", "Är tåget försenat?"])
    ]
    asked += [BenchQuestion(f"u{i}", "sv", f"Okänt {i}?", ()) for i in range(unanswerable)]
    return BenchSet("one:sv", PASSAGES, tuple(asked))


def test_a_folder_with_two_languages_gives_two_sets(tmp_path: Path) -> None:
    rows = [{"id": "a", "lang": "en", "text": "Horses?", "text_sv": "Hästar?", "gold": ["id/1"]}]
    write_set(tmp_path / "two", rows)
    found = load_sets(tmp_path)
    assert [(s.name, s.questions[0].text) for s in found] == [("two:en", "Horses?"), ("two:sv", "Hästar?")]
    assert load_sets(tmp_path / "two") == found


def test_what_is_said_to_be_unanswerable_has_no_right_passage(tmp_path: Path) -> None:
    rows = [{"id": "a", "lang": "sv", "text": "Hästar?", "gold": ["id/1"], "answerable": False}]
    (found,) = load_sets(write_set(tmp_path / "one", rows))
    assert found.questions[0].gold == ()
    assert found.answerable == ()


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({"id": "a", "text": "?", "gold": ["nowhere"]}, "nowhere"),
        ({"text": "?", "gold": []}, "'id'"),
        ({"id": "a", "gold": []}, "'text'"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: dict[str, object], named: str) -> None:
    with pytest.raises(EvalError, match=named):
        load_sets(write_set(tmp_path / "one", [row]))


def test_a_line_separator_inside_a_text_is_part_of_it(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "one", [{"id": "a", "text": "?", "gold": ["id/0"]}])
    corpus = (folder / "corpus.jsonl").read_text(encoding="utf-8").replace("avgifter.", "avgifter.\u2028Slut.")
    (folder / "corpus.jsonl").write_text(corpus + "\n", encoding="utf-8")
    (found,) = load_sets(folder)
    assert "\u2028Slut." in found.passages[0].text
    assert len(found.passages) == len(PASSAGES)


def test_a_folder_without_sets_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="no retrieval set"):
        load_sets(tmp_path)
    with pytest.raises(EvalError, match="no folder"):
        load_sets(tmp_path / "missing")


def test_a_limit_draws_the_same_questions_every_time(tmp_path: Path) -> None:
    rows = [{"id": f"q{i}", "text": f"Fråga {i}?", "gold": ["id/0"]} for i in range(30)]
    write_set(tmp_path / "one", rows)
    first, again = load_sets(tmp_path, limit=7), load_sets(tmp_path, limit=7)
    assert first == again
    assert len(first[0].questions) == 7


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_reciprocal_rank_is_that_of_the_right_passage(place: int) -> None:
    given_set = one_set()
    ours = Ours(place).open(PASSAGES)
    values = measured(given_set, {q.id: ours.rank(q, 10) for q in given_set.questions})
    assert values["mrr@10"] == [1 / (place + 1)] * 3
    assert values["recall@1"] == [float(place == 0)] * 3
    assert values["recall@5"] == [1.0] * 3


def test_a_question_without_a_ranking_counts_as_lost() -> None:
    values = measured(one_set(), {"q0": [], "q2": [("id/2", 1.0)]})
    assert values["mrr@10"] == [0.0, 0.0, 1.0]


@given(st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=1, max_size=40), st.randoms())
@settings(max_examples=60)
def test_risk_over_coverage_is_a_share_and_blind_to_order(rows: list[tuple[float, bool]], order: random.Random) -> None:
    area = risk_coverage(*zip(*rows, strict=True))
    mixed = order.sample(rows, len(rows))
    assert 0 <= area <= 1
    assert risk_coverage(*zip(*mixed, strict=True)) == pytest.approx(area)


@given(st.lists(st.booleans(), min_size=1, max_size=40))
@settings(max_examples=40)
def test_no_signal_beats_one_that_knows(right: list[bool]) -> None:
    knowing = risk_coverage([float(r) for r in right], right)
    assert knowing <= risk_coverage([0.0] * len(right), right) + 1e-9
    assert knowing <= risk_coverage([-float(r) for r in right], right) + 1e-9


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the packages, in their own imports
@pytest.mark.parametrize("name", [n for n in peers.NAMES if n in peers.installed()])
def test_every_peer_finds_what_both_words_and_vectors_point_at(name: str) -> None:
    given_set = one_set()
    rank = peers.peer(name)(material(given_set))
    for question in given_set.questions:
        found = rank(question, 2)
        assert found[0][0] == question.gold[0]
        assert len(found) <= 2
        assert len({id_ for id_, _ in found}) == len(found)
        assert [s for _, s in found] == sorted((s for _, s in found), reverse=True)


def test_the_plain_systems_are_always_there() -> None:
    assert set(peers.BASELINES) <= set(peers.installed())


def test_a_run_measures_every_system_and_how_sure_ours_is() -> None:
    done = run_set(one_set(unanswerable=3), Ours(0, sure=1.0), ("BM25", "dense"), material, lambda: None)
    assert [s.name for s in done.systems] == [OURS, "BM25", "dense"]
    knowing = done.abstention[f"{OURS}, decision"]
    assert knowing < done.abstention[f"{OURS}, best score"]
    found = report([done])
    assert found["mean"][OURS] == 1.0
    assert found["sets"]["one:sv"]["unanswerable"] == 3
    assert "one:sv" in markdown(found)
    assert json.loads(json.dumps(found)) == found


def test_a_run_file_has_six_fields_whatever_the_ids_hold(tmp_path: Path) -> None:
    write_run(tmp_path / "x.run", "a b", {"q 1": [("id with blanks", 0.5), ("", 0.25)]})
    lines = (tmp_path / "x.run").read_text(encoding="utf-8").splitlines()
    assert [len(line.split(" ")) for line in lines] == [6, 6]
    assert [line.split(" ")[3] for line in lines] == ["1", "2"]
