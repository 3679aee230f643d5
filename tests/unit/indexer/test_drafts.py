"""Laws of what an inquiry's own text proposes: its numbered sections that say so, with or without a dot."""

import pytest

from corpus.types import Kind
from indexer.drafts import seeds
from tests.unit.corpus.making import document


def _seeded(text: str) -> list[tuple[str | None, str | None]]:
    inquiry = document(text, kind=Kind.BETANKANDE, organisation_id=None)
    return [(d.section, d.heading) for d in seeds(inquiry)]


def test_a_chapter_without_sections_may_propose_as_they_do() -> None:
    text = (
        "## 1 Bakgrund\n\nReglerna är gamla.\n\n## 4 Behörighet\n\n### 4.1 Körkort\n\nFörslag: Ett körkort krävs."
        "\n\n## 8 Ikraftträdande\n\nUtredningens förslag: Lagen träder i kraft den 1 juli 2033."
    )
    assert _seeded(text) == [("4.1", "4.1 Körkort"), ("8", "8 Ikraftträdande")]


def test_a_short_memorandum_numbers_its_proposals_without_a_dot() -> None:
    text = (
        "## 1 Bakgrund\n\nReglerna är gamla.\n\n## 2 Ett register\n\nFörslag: Ett register ska föras."
        "\n\n## 3 En avgift\n\nFörslag: En avgift tas ut."
    )
    assert _seeded(text) == [("2", "2 Ett register"), ("3", "3 En avgift")]


@pytest.mark.parametrize(
    "chapter", ["## 8 Konsekvenser\n\nFörslagen kostar lite.", "## 8 Skäl\n\nEtt körkort ska krävas."]
)
def test_a_chapter_that_proposes_nothing_is_no_proposal_where_others_have_boxes(chapter: str) -> None:
    assert _seeded(f"## 4 Behörighet\n\n### 4.1 Körkort\n\nFörslag: Ett körkort krävs.\n\n{chapter}") == [
        ("4.1", "4.1 Körkort")
    ]
