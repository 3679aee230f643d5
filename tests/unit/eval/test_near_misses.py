"""The pairs of a near miss and its answerable twin are whole, and their gold stands where they say."""

from pathlib import Path

import pytest

from corpus.load import read_folder
from corpus.organisations import Register, load_organisations
from eval import question_set
from eval.spans import misplaced

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "eval" / "near_misses"
FILES = sorted(FOLDER.glob("*.jsonl"))


def _documents(name: str) -> Path:
    shipped = ROOT / "corpus" / "documents"
    return shipped if name == "tillit" else ROOT / "eval" / "consultations" / name / "documents"


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_miss_has_its_twin_in_the_same_language(file: Path) -> None:
    asked = question_set.load(file)
    pairs: dict[str, list[bool]] = {}
    for q in asked:
        number = q.id.split("-")[2]
        pairs.setdefault(f"{number} {q.language}", []).append(q.answerable)
    assert asked
    assert all(sorted(found) == [False, True] for found in pairs.values())


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_gold_of_the_answerable_stands_in_the_documents(file: Path) -> None:
    read = read_folder(_documents(file.stem), Register(load_organisations()))
    texts = {d.id: d.text for d in read.documents}
    assert misplaced(question_set.load(file), texts) == ()
