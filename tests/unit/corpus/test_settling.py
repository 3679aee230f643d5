"""Laws of ids and consultations: an id stays with its document, a folder belongs to the consultation it lies in."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from corpus import settling
from corpus.load import Reading, read_folder
from tests.unit.corpus.making import REGISTER, fill, reading
from tests.unit.corpus.readers.office import packed

GOOD = "Remissvar från Statskontoret\n\nStatskontoret tillstyrker förslaget om tillsyn."


def test_an_id_made_unique_never_takes_one_that_another_document_has(tmp_path: Path) -> None:
    read = reading(tmp_path, {"x/a.txt": GOOD, "y/a.txt": GOOD, "z/a-2.txt": GOOD})
    ids = {d.source_file: d.id for d in read.documents}
    assert len(set(ids.values())) == 3
    assert ids["z/a-2.txt"] == "a-2"


def test_many_documents_of_one_name_are_numbered_in_one_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def counting(first: int) -> Iterator[int]:
        for n in count(first):
            drawn.append(n)
            yield n

    monkeypatch.setattr(settling, "count", counting)
    files = {f"{'_' * n}brev{'-' * n}.txt": f"Svar nummer {n} om {'kajer ' * n}." for n in range(12)}
    ids = {document.id for document in reading(tmp_path, files).documents}
    assert ids == {"brev", *(f"brev-{n}" for n in range(2, 13))}
    assert drawn == list(range(2, 13))


def test_a_document_keeps_the_id_it_had(tmp_path: Path) -> None:
    files = {"yttrande.md": f"{GOOD} Nytt.", "yttrande.txt": GOOD, "a/yttrande.txt": f"{GOOD} Mer."}
    had = {"yttrande.txt": "yttrande", "a/yttrande.txt": "yttrande-2", "borta.txt": "borta"}
    read = read_folder(fill(tmp_path, files), REGISTER, ids=had)
    ids = {d.source_file: d.id for d in read.documents}
    assert ids == {"yttrande.md": "yttrande-3", "yttrande.txt": "yttrande", "a/yttrande.txt": "yttrande-2"}
    (tmp_path / "yttrande.txt").unlink()
    assert [d.id for d in read_folder(tmp_path, REGISTER, ids=ids).documents] == ["yttrande-3", "yttrande-2"]


def test_an_id_that_is_stated_stands_in_place_of_the_one_before(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"a.txt": GOOD}, {"documents": [{"file": "a.txt", "id": "stk"}]})
    assert [d.id for d in read_folder(folder, REGISTER, ids={"a.txt": "a"}).documents] == ["stk"]


def _homes(read: Reading) -> dict[str, str]:
    return {d.source_file: d.consultation_id for d in read.documents}


def test_a_folder_of_a_general_name_belongs_to_the_one_above_it(tmp_path: Path) -> None:
    places = ("Missiv.txt", "Remissvar/a.txt", "Inkomna svar/Kommuner/b.txt", "Yttranden 2/c.txt")
    files = {f"{top}/{place}": f"{GOOD} {top} {place}" for top in ("SOU 2018 99", "SOU 2019 4") for place in places}
    homes = _homes(reading(tmp_path, {**files, "SOU 2019 4/d/e.txt": f"{GOOD} E."}))
    for file in files:
        assert homes[file] == file.partition("/")[0].lower().replace(" ", "-")
    assert homes["SOU 2019 4/d/e.txt"] == "d"


def test_a_general_folder_takes_number_title_and_invited_from_above(tmp_path: Path) -> None:
    fill(tmp_path / "ett", {}, {"title": "Ett", "invited": ["skr"]})
    files = {
        "ett/Remissvar/a.txt": GOOD, "ett/Missiv.txt": f"{GOOD} Dnr Fi2018/02431/K",
        "två/Remissvar/a.txt": GOOD, "två/sändlista.txt": "Boverket\nVinnova",
    }  # fmt: skip
    read = reading(tmp_path, files)
    assert _homes(read)["ett/Remissvar/a.txt"] == "fi2018-02431-k"
    told = {r.id: (r.title, r.invited) for r in read.remisser}
    assert told == {"fi2018-02431-k": ("Ett", ("skr",)), "tva": (None, ("Boverket", "Vinnova"))}


@pytest.mark.parametrize(("beside", "home"), [({"Missiv.txt": f"{GOOD} Missiv."}, "alla"), ({}, "remissvar")])
def test_the_folder_that_is_read_is_a_consultation_only_where_documents_lie_in_it(
    tmp_path: Path, beside: dict[str, str | bytes], home: str
) -> None:
    read = reading(tmp_path / "alla", {"Remissvar/a.txt": GOOD, **beside})
    assert set(_homes(read).values()) == {home}


def test_consultations_packed_into_one_file_stay_two(tmp_path: Path) -> None:
    numbers = {"Remiss A": "Fi2018/02431/K", "Remiss B": "Ju2020/00001"}
    letters = {f"{top}/{n}.txt": f"{GOOD} {n}. Dnr {dnr}" for top, dnr in numbers.items() for n in (1, 2)}
    letters |= {"Remiss B/Umeå/3.txt": f"{GOOD} 3.", "4.txt": f"{GOOD} 4. Dnr Fi2018/02431/K"}
    read = reading(tmp_path, {"remisser.zip": packed(letters)})
    a, b = "fi2018-02431-k", "ju2020-00001"
    homes = {file.removeprefix("remisser.zip/"): home for file, home in _homes(read).items()}
    assert homes == {f"Remiss A/{n}.txt": a for n in (1, 2)} | {
        "Remiss B/1.txt": b, "Remiss B/2.txt": b, "Remiss B/Umeå/3.txt": b, "4.txt": a,
    }  # fmt: skip
    assert {remiss.id for remiss in read.remisser} == {a, b}
