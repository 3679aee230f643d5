"""Whatever a reader of a report or a writer of questions meets is explained."""

from pathlib import Path

import pytest

from eval.question_set import FIELDS, KINDS, SHIPPED
from eval.score import MEASURES

DOCUMENTATION = (Path(__file__).parents[3] / "docs" / "evaluation.md").read_text(encoding="utf-8")
README = (SHIPPED / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_is_explained(measure: str) -> None:
    assert f"`{measure}`" in DOCUMENTATION


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_every_field_of_a_question_has_its_row(name: str) -> None:
    assert f"\n| `{name}` |" in README


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_named(kind: str) -> None:
    assert f"`{kind}`" in README
