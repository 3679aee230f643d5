"""Laws of narrowing: a filter lets through what it names, however that is written, and what it names is there."""

from dataclasses import replace

import pytest

from corpus.errors import QuestionError
from corpus.types import Document, Fact
from service.contract import Filters
from service.selection import check, selected
from tests.unit.service.review_world import document

READ = replace(document("a", "Om promemorian.", "byn"), facts=(Fact("ds", "2041:3", 0, 2, 1.0),), date="2041-02-01")
WRITTEN = document("b", "YTTRANDE ÖVER DS  2041:3", "staden")
OTHER = document("c", "Yttrande över Ds 2041:31 och Ku2041/00012/K", "laget", consultation_id="k2")
ALL = (READ, WRITTEN, OTHER)


def _named(name: str) -> set[str]:
    return {name.casefold()} & {"byn", "staden", "laget", "grannen"}


def _ids(consultation: str | None = None, **filters: object) -> list[str]:
    return [d.id for d in selected(ALL, Filters.model_validate(filters), consultation, _named)]


@pytest.mark.parametrize("written", ["Ds 2041:3", "DS 2041:3", "ds2041:3", "Ds 2041_3", "Ds  2041:3"])
def test_a_reference_is_the_same_in_any_case_and_spacing_and_no_part_of_another(written: str) -> None:
    assert _ids(references=[written]) == ["a", "b"]
    assert _ids(references=["ku2041/00012/k"]) == ["c"]


def test_filters_are_anded_and_none_restricts_nothing() -> None:
    assert _ids() == ["a", "b", "c"]
    assert _ids(organisations=["Byn", "Laget"]) == ["a", "c"]
    assert _ids("k1", organisations=["Byn", "Laget"]) == ["a"]
    assert _ids(documents=["b", "c"], organisations=["laget"]) == ["c"]
    assert _ids(**{"from": "2041-01-01"}) == ["a"]


@pytest.mark.parametrize(
    ("consultation", "filters"),
    [
        ("k9", {}),
        (None, {"documents": ["a", "nope"]}),
        (None, {"organisations": ["nope"]}),
        (None, {"references": ["Ds 2041:4"]}),
        (None, {"references": ["(("]}),
    ],
)
def test_what_names_nothing_is_refused_without_being_repeated(
    consultation: str | None, filters: dict[str, list[str]]
) -> None:
    with pytest.raises(QuestionError) as caught:
        check(ALL, Filters.model_validate(filters), consultation, _named)
    assert not any(value in str(caught.value) for values in filters.values() for value in values if value != "a")


def test_a_body_that_is_known_and_has_not_answered_may_be_named() -> None:
    check(ALL, Filters(organisations=("Grannen",)), None, _named)
    assert _ids(organisations=["Grannen"]) == []


def test_what_may_not_be_read_is_refused_as_what_is_not_there() -> None:
    def said(documents: tuple[Document, ...]) -> str:
        with pytest.raises(QuestionError) as caught:
            check(documents, Filters(documents=("c",)), None, _named)
        return str(caught.value)

    assert said((READ,)) == said((READ, WRITTEN))
