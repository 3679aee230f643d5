"""Laws of duplicates: the same response is one document with all its files, and nothing else is."""

from pathlib import Path

import pytest

from corpus.load import Reading
from tests.unit.corpus.making import reading
from tests.unit.corpus.printing import Sheet, column, printed

WORDS = [
    "Luleå kommun ställer sig bakom utredningens förslag om en gemensam modell för tillsyn.",
    "Kommunen vill samtidigt understryka att kostnaderna måste täckas av staten fullt ut.",
    "Socialnämnden har berett ärendet tillsammans med barn- och utbildningsnämnden i kommunen.",
]
TEXT = "Yttrande från Luleå kommun\n\n" + "\n\n".join(WORDS)
PRINTED = printed(Sheet(column(["Yttrande från Luleå kommun", "", *WORDS])))


def _files(read: Reading) -> list[list[str]]:
    return [[original.file for original in d.originals] for d in read.documents]


def test_the_same_file_twice_is_one_document(tmp_path: Path) -> None:
    assert _files(reading(tmp_path, {"a.txt": TEXT, "kopia av a.txt": TEXT})) == [["a.txt", "kopia av a.txt"]]


def test_the_same_response_in_two_formats_is_one_document_that_has_pages(tmp_path: Path) -> None:
    read = reading(tmp_path, {"svar.txt": TEXT, "svar.pdf": PRINTED})
    assert [sorted(files) for files in _files(read)] == [["svar.pdf", "svar.txt"]]
    assert read.documents[0].source_file == "svar.pdf"
    assert read.documents[0].page_count == 1


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("ställer sig bakom", "avstyrker"),
        TEXT.replace("Luleå", "Umeå"),
        "Yttrande från Luleå kommun\n\nKommunen har inget att erinra.",
    ],
    ids=["other words", "other sender", "other answer"],
)
def test_another_response_stays_another(tmp_path: Path, other: str) -> None:
    assert len(reading(tmp_path, {"a.txt": TEXT, "b.txt": other}).documents) == 2


def test_another_folder_is_another_consultation(tmp_path: Path) -> None:
    assert len(reading(tmp_path, {"a/svar.txt": TEXT, "b/svar.txt": TEXT}).documents) == 2


def test_what_staff_list_as_two_stays_two(tmp_path: Path) -> None:
    manifest = {"documents": [{"file": "a.txt", "id": "a"}, {"file": "b.txt", "id": "b"}]}
    assert len(reading(tmp_path, {"a.txt": TEXT, "b.txt": TEXT}, manifest).documents) == 2


def test_what_staff_list_is_the_one_that_is_kept(tmp_path: Path) -> None:
    manifest = {"documents": [{"file": "svar.txt", "id": "lulea"}]}
    read = reading(tmp_path, {"svar.txt": TEXT, "svar.pdf": PRINTED}, manifest)
    assert [(d.id, d.source_file) for d in read.documents] == [("lulea", "svar.txt")]


def test_labels_are_never_shared(tmp_path: Path) -> None:
    manifest = {"documents": [{"file": "a.txt", "labels": ["hemlig"]}]}
    assert len(reading(tmp_path, {"a.txt": TEXT, "b.txt": TEXT}, manifest).documents) == 2
