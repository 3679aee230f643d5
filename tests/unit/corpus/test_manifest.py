"""Laws of the manifest: it outranks the text, and a broken one is one clear error."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.load import read_folder
from corpus.looks import Looks
from corpus.manifest import Manifest, load_manifest
from corpus.types import Document, Kind, Speaker
from tests.unit.corpus.making import REGISTER, fill, reading
from tests.unit.corpus.readers.office import packed

TEXT = "Remissvar från Statskontoret\n\nStockholm den 3 maj 2019\n\nStatskontoret tillstyrker förslaget."
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["documents", "file", "kind"]), inner),
    max_leaves=8,
)


def _one(folder: Path, **entry: Any) -> Document:
    read = reading(folder, {"a.txt": TEXT}, {"documents": [{"file": "a.txt", **entry}]})
    return read.documents[0]


def test_without_a_manifest_the_text_speaks(tmp_path: Path) -> None:
    assert load_manifest(tmp_path) == Manifest()
    document = reading(tmp_path, {"a.txt": TEXT}).documents[0]
    assert (document.organisation_id, document.date, document.kind) == ("statskontoret", "2019-05-03", Kind.REMISSVAR)


def test_what_is_stated_of_numbers_and_names_stands_in_place_of_what_was_read(tmp_path: Path) -> None:
    text = TEXT + "\n\nFi2018/02431/K\n\nDnr 2018/7\n\nEva Ek\nGeneraldirektör"
    names = {"diarienummer": "diarienummer", "arendenummer": "arendenummer", "signatory": "signatory"}
    read = reading(tmp_path / "read", {"a.txt": text}).documents[0]
    assert all(read.values(fact) for fact in names.values())
    for number, (field, fact) in enumerate(names.items()):
        for values in (["X 1"], ["X 1", "X 2"], []):
            folder = tmp_path / f"{number}-{len(values)}"
            stated = {"documents": [{"file": "a.txt", field: values, "addressee": "Finansdepartementet"}]}
            one = reading(folder, {"a.txt": text}, stated).documents[0]
            assert one.values(fact) == tuple(values)
            assert one.values("addressee") == ("Finansdepartementet",)
            assert all(one.values(other) == read.values(other) for other in names.values() if other != fact)


def test_the_manifest_outranks_the_text(tmp_path: Path) -> None:
    stated = {"id": "x", "title": "T", "kind": "protokollsutdrag", "organisation": "skr", "date": "2018-12"}
    document = _one(tmp_path, **stated, answers=["SOU 2018:47"], labels=["fi"])
    assert (document.id, document.title, document.kind) == ("x", "T", Kind.PROTOKOLLSUTDRAG)
    assert (document.organisation_id, document.date) == ("skr", "2018-12")
    assert document.values("answers") == ("SOU 2018:47",)
    assert document.labels == ("fi",)


def test_what_the_manifest_leaves_out_is_read_from_the_text(tmp_path: Path) -> None:
    document = _one(tmp_path, id="x")
    assert (document.organisation_id, document.date) == ("statskontoret", "2019-05-03")


def test_a_document_that_is_no_answer_has_no_sender_even_if_it_names_one(tmp_path: Path) -> None:
    document = _one(tmp_path, kind="nyhet", organisation="skr", speaker="inquiry", speaker_name="Utredningen")
    assert (document.organisation_id, document.organisation, document.organisation_short) == (None, None, None)
    assert (document.speaker, document.speaker_name) == (Speaker.INQUIRY, "Utredningen")


@pytest.mark.parametrize("name", ["skr", "SKL", "Sveriges Kommuner och Regioner"])
def test_an_organisation_may_be_given_by_id_or_by_name(tmp_path: Path, name: str) -> None:
    assert _one(tmp_path, organisation=name).organisation_id == "skr"


def test_an_organisation_nobody_knows_is_taken_as_it_is_written(tmp_path: Path) -> None:
    read = reading(tmp_path, {"a.txt": TEXT}, {"documents": [{"file": "a.txt", "organisation": "Byalaget Ön"}]})
    assert read.documents[0].organisation == "Byalaget Ön"
    assert read.register["byalaget-on"].name == "Byalaget Ön"


def test_a_consultation_is_the_folders(tmp_path: Path) -> None:
    fill(tmp_path / "ett", {"a.txt": TEXT}, {"consultation": "fi2018-1"})
    fill(tmp_path / "två", {"b.txt": f"Ert dnr Fi2019/00123/K\n\n{TEXT}"})
    fill(tmp_path / "tre", {"c.txt": TEXT})
    found = {d.source_file: d.consultation_id for d in read_folder(tmp_path, REGISTER).documents}
    assert found == {"ett/a.txt": "fi2018-1", "två/b.txt": "fi2019-00123-k", "tre/c.txt": "tre"}


def test_a_changed_file_is_told(tmp_path: Path) -> None:
    unchanged = _one(tmp_path, id="a")
    assert _one(tmp_path, sha256=unchanged.sha256).warnings == ()
    assert len(_one(tmp_path, sha256="0" * 64).warnings) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "{",
        "[]",
        "null",
        '{"documents": 5}',
        '{"documents": [{}]}',
        '{"documents": [{"file": "a.txt", "kind": "roman"}]}',
        '{"documents": [{"file": "a.txt", "date": "i våras"}]}',
        '{"documents": [{"file": "a.txt", "organization": "skr"}]}',
        '{"dokument": []}',
        "\udcff",
    ],
)
def test_a_broken_manifest_is_one_clear_error(tmp_path: Path, broken: str) -> None:
    fill(tmp_path, {"a.txt": TEXT, "manifest.json": broken.encode("utf-8", "surrogateescape")})
    with pytest.raises(CorpusError, match=r"^manifest\.json: .+ Mend it, or remove it") as caught:
        read_folder(tmp_path, REGISTER)
    assert "\n" not in str(caught.value)


@given(JSON)
def test_any_manifest_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    folder = tmp_path_factory.mktemp("manifest")
    (folder / "manifest.json").write_text(json.dumps(value), encoding="utf-8")
    read: Manifest | str
    try:
        read = load_manifest(folder)
    except CorpusError as error:
        read = str(error)
    assert isinstance(read, Manifest) or "\n" not in read


@pytest.mark.parametrize("name", ["a.txt", "a.b.txt", "åäö.txt"])
def test_a_file_beside_a_document_states_what_a_manifest_would(tmp_path: Path, name: str) -> None:
    stated = {"id": "x", "kind": "protokollsutdrag", "organisation": "skr", "date": "2018-12", "labels": ["fi"]}
    read = reading(tmp_path, {name: TEXT, f"{name}.json": json.dumps(stated)})
    document = read.documents[0]
    assert len(read.documents) == 1
    assert (document.id, document.kind, document.organisation_id) == ("x", Kind.PROTOKOLLSUTDRAG, "skr")
    assert (document.date, document.labels) == ("2018-12", ("fi",))


def test_what_lies_beside_a_document_outranks_the_manifest_field_by_field(tmp_path: Path) -> None:
    manifest = {"documents": [{"file": "a.txt", "id": "m", "title": "Manifestets", "date": "2018"}]}
    files = {"a.txt": TEXT, "a.txt.json": '{"title": "Bilagans", "file": "annan.txt"}'}
    document = reading(tmp_path, files, manifest).documents[0]
    assert (document.id, document.title, document.date) == ("m", "Bilagans", "2018")


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "[]",
        "{",
        '{"kind": "okänd"}',
        '{"okänd": 1}',
        '{"date": "igår"}',
        "[" * 100_000,
        '{"title": "a\\ud800b"}',
        '{"\\udcff": 1}',
    ],
)
def test_a_document_whose_statements_cannot_be_used_is_skipped_with_the_reason_and_costs_no_other(
    tmp_path: Path, stated: str
) -> None:
    read = reading(tmp_path, {"a.txt": TEXT, "a.txt.json": stated, "b.txt": TEXT})
    assert [d.source_file for d in read.documents] == ["b.txt"]
    assert [(s.file, "a.txt.json" in s.reason) for s in read.skipped] == [("a.txt", True)]


def test_what_is_told_of_a_document_that_is_skipped_can_be_written(tmp_path: Path) -> None:
    name = os.fsdecode("sv\xe5r.txt".encode("latin-1"))
    read = reading(tmp_path, {name: TEXT, f"{name}.json": "{", "b.txt": TEXT})
    assert [s.file.encode() + s.reason.encode() for s in read.skipped]
    assert [d.source_file for d in read.documents] == ["b.txt"]


def test_a_json_file_beside_no_document_is_a_document_of_its_own(tmp_path: Path) -> None:
    assert [d.source_file for d in reading(tmp_path, {"data.json": TEXT}).documents] == ["data.json"]


def test_an_entry_of_a_file_that_is_not_here_is_told_with_its_labels(tmp_path: Path) -> None:
    entries = [{"file": "A.txt", "labels": ["fi"]}, {"file": "b/b.txt"}, {"file": "c.eml/c.txt"}, {"file": "a.txt"}]
    mail = b"From: a@example.se\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" + (
        b'Content-Disposition: attachment; filename="c.txt"\nContent-Type: text/plain\n\nStatskontoret tillstyrker.\n'
        b"--x--\n"
    )
    read = reading(tmp_path, {"a.txt": TEXT, "b/b.txt": TEXT, "c.eml": mail}, {"documents": entries})
    assert sorted((s.file, s.labels) for s in read.skipped) == [("A.txt", ("fi",))]
    assert "a.txt" in [d.source_file for d in read.documents]


@pytest.mark.parametrize(
    ("written", "lies"),
    [
        ("b/b.txt", "b/b.txt"),
        ("./b/./b.txt", "b/b.txt"),
        ("B\\B.TXT", "b/b.txt"),
        ("b", "b/c/b.txt"),
        (".", "b/c/b.txt"),
        ("./a.txt", "a.txt"),
        ("svar.pdf", "Svar.PDF"),
        ("malm\u00f6.txt", "malmo\u0308.txt"),
        ("malmo\u0308.txt", "Malm\u00f6.txt"),
    ],
)
def test_a_label_reaches_its_file_however_the_name_is_written(tmp_path: Path, written: str, lies: str) -> None:
    read = reading(tmp_path, {lies: TEXT}, {"documents": [{"file": written, "labels": ["fi"]}]})
    assert [(d.source_file, d.labels) for d in read.documents] == [(lies, ("fi",))]
    assert read.skipped == ()


def test_what_lies_nearest_outranks_and_takes_no_label_away(tmp_path: Path) -> None:
    entries = [{"file": "b/b.txt", "title": "Ovan", "labels": ["fi"]}, {"file": "a.txt"}]
    files = {"b/b.txt": TEXT, "a.txt": f"{TEXT} Annat."}
    fill(tmp_path / "b", {}, {"documents": [{"file": "b.txt", "title": "Bredvid"}]})
    read = reading(tmp_path, files, {"documents": [*entries, {"file": "a.txt", "labels": ["ju"]}]})
    assert {d.source_file: d.labels for d in read.documents} == {"a.txt": ("ju",), "b/b.txt": ("fi",)}
    assert "Bredvid" in [d.title for d in read.documents]


@pytest.mark.parametrize("name", ["manifest.json", "Manifest.JSON", "manifest.json.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_manifest_is_one_however_its_name_and_its_letters_are_written(
    tmp_path: Path, name: str, encoding: str
) -> None:
    stated = json.dumps({"documents": [{"file": "a.txt", "labels": ["fi"]}]})
    read = reading(tmp_path, {"a.txt": TEXT, name: stated.encode(encoding)})
    assert [(d.source_file, d.labels) for d in read.documents] == [("a.txt", ("fi",))]
    assert read.skipped == ()


def test_two_manifests_are_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"Manifest\.json: manifest\.json lies beside it"):
        reading(tmp_path, {"a.txt": TEXT, "manifest.json": "{}", "Manifest.json": "{}"})


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("a.txt", "a.txt.JSON"),
        ("A.TXT", "a.txt.json"),
        ("a.txt", "a.txt.json.txt"),
        ("malmo\u0308.txt", "malm\u00f6.txt.json"),
    ],
)
def test_what_lies_beside_a_document_reaches_it_however_it_is_called(tmp_path: Path, name: str, beside: str) -> None:
    read = reading(tmp_path, {name: TEXT, beside: b"\xef\xbb\xbf" + b'{"labels": ["fi"]}'})
    assert [(d.source_file, d.labels) for d in read.documents] == [(name, ("fi",))]
    assert read.skipped == ()


@pytest.mark.parametrize("beside", [("a.txt.json", "a.txt.JSON"), ("a.json",)])
def test_where_it_is_not_clear_what_labels_a_document_it_is_left_out(tmp_path: Path, beside: tuple[str, ...]) -> None:
    read = reading(tmp_path, {"a.txt": TEXT, "b.txt": TEXT, **dict.fromkeys(beside, '{"labels": ["fi"]}')})
    assert [d.source_file for d in read.documents] == ["b.txt"]
    assert "a.txt" in [s.file for s in read.skipped]


WEB = {"manifest_version": 3, "name": "Remisser", "icons": [{"src": "bilder/ikon.png"}]}


def test_a_manifest_of_another_program_is_told_and_costs_nothing(tmp_path: Path) -> None:
    read = reading(tmp_path, {"a.txt": TEXT, "b/b.txt": TEXT, "b/manifest.json": json.dumps(WEB)})
    assert [d.source_file for d in read.documents] == ["a.txt", "b/b.txt"]
    assert [(s.file, "another program" in s.reason) for s in read.skipped] == [("b/manifest.json", True)]


@pytest.mark.parametrize("more", [{"etiketter": ["fi"]}, {"x": {"labels": ["fi"]}}, {"x": ["bilder/B.TXT"]}])
def test_a_manifest_that_may_label_what_lies_there_is_an_error(tmp_path: Path, more: dict[str, object]) -> None:
    with pytest.raises(CorpusError, match=r"^b/manifest\.json: "):
        reading(tmp_path, {"a.txt": TEXT, "b/b.txt": TEXT, "b/manifest.json": json.dumps(WEB | more)})


def test_a_label_deep_in_an_archive_reaches_its_file(tmp_path: Path) -> None:
    deep = "Fi2018-1/Remissvar/Kommuner/Skåne/Malmö/svar.txt"
    archive = packed({deep: TEXT, "b.txt": f"{TEXT} Annat."})
    read = reading(tmp_path, {"r.zip": archive}, {"documents": [{"file": f"r.zip/{deep}", "labels": ["fi"]}]})
    assert {d.source_file: d.labels for d in read.documents} == {f"r.zip/{deep}": ("fi",), "r.zip/b.txt": ()}
    assert read.skipped == ()


def test_where_a_label_in_an_archive_finds_no_file_all_it_may_mean_is_left_out(tmp_path: Path) -> None:
    archive = packed({"a.txt": TEXT, "b.txt": f"{TEXT} Annat."})
    entries = [{"file": "r.zip/a.txt", "labels": ["ju"]}, {"file": "r.zip/x.txt", "labels": ["fi"]}]
    read = reading(tmp_path, {"r.zip": archive}, {"documents": entries})
    assert [(d.source_file, d.labels) for d in read.documents] == [("r.zip/a.txt", ("ju",))]
    assert {s.file: s.labels for s in read.skipped} == {"r.zip/b.txt": ("fi",), "r.zip/x.txt": ("fi",)}


STATED = json.dumps({"documents": [{"file": "a.txt", "labels": ["fi"]}]})


@pytest.mark.parametrize(
    ("inside", "told", "read"),
    [
        ({"m/manifest.json": STATED, "m/a.txt": TEXT, "m/n/c.txt": TEXT}, "m/a.txt m/manifest.json m/n/c.txt", ""),
        ({"m/Manifest.JSON": "{", "m/a.txt": TEXT}, "m/Manifest.JSON m/a.txt", ""),
        ({"m/manifest.json": '{"title": "T"}', "m/a.txt": TEXT}, "m/manifest.json", "m/a.txt"),
        ({"m/manifest.json": json.dumps(WEB), "m/a.txt": TEXT}, "m/manifest.json", "m/a.txt"),
        ({"a.txt": TEXT, "A.TXT.json": '{"labels": ["fi"]}'}, "A.TXT.json a.txt", ""),
        ({"a.txt": TEXT, "a.txt.json": '{"title": "T"}'}, "a.txt.json", "a.txt"),
        ({"svar.pdf.json": '{"title": "T"}'}, "svar.pdf.json", ""),
    ],
)
def test_inside_an_archive_statements_are_told_and_what_they_may_label_is_left_out(
    tmp_path: Path, inside: dict[str, str | bytes], told: str, read: str
) -> None:
    found = reading(tmp_path, {"r.zip": packed({**inside, "z/b.txt": f"{TEXT} Annat."})})
    assert [d.source_file for d in found.documents] == [*(f"r.zip/{name}" for name in read.split()), "r.zip/z/b.txt"]
    assert sorted(s.file for s in found.skipped) == [f"r.zip/{name}" for name in told.split()]


@pytest.mark.parametrize("what", ["link", "broken link", "pipe", "folder"])
def test_what_stands_in_a_statements_place_hides_the_document(tmp_path: Path, what: str) -> None:
    folder = fill(tmp_path / "in", {"a.txt": TEXT, "b.txt": TEXT})
    beside, other = folder / "a.txt.json", fill(tmp_path / "out", {"stated.json": '{"title": "T"}'}) / "stated.json"
    before = Looks(folder, folder).of("a.txt", b"")
    if what == "pipe":
        os.mkfifo(beside)
    elif what == "folder":
        beside.mkdir()
    else:
        beside.symlink_to(other if what == "link" else tmp_path / "none")
    read = read_folder(folder, REGISTER)
    assert [d.source_file for d in read.documents] == ["b.txt"]
    assert [(s.file, "a.txt.json" in s.reason) for s in read.skipped] == [("a.txt", True)]
    assert before == "" or Looks(folder, folder).of("a.txt", b"") == ""


def test_a_manifest_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", {"a.txt": TEXT})
    (folder / "manifest.json").symlink_to(fill(tmp_path / "out", {}, {}) / "manifest.json")
    with pytest.raises(CorpusError, match=r"^manifest\.json: it is a link"):
        read_folder(folder, REGISTER)


def test_a_broken_manifest_is_named_with_its_folder(tmp_path: Path) -> None:
    fill(tmp_path, {"a/b/c.txt": TEXT, "a/b/manifest.json": "{"})
    with pytest.raises(CorpusError, match=r"^a/b/manifest\.json: "):
        read_folder(tmp_path, REGISTER)


def test_statements_whose_document_has_gone_are_no_document(tmp_path: Path) -> None:
    read = reading(tmp_path, {"a.txt": TEXT, "svar.pdf.json": '{"title": "Hemlig"}'})
    assert [d.source_file for d in read.documents] == ["a.txt"]
    assert [(s.file, "svar.pdf" in s.reason) for s in read.skipped] == [("svar.pdf.json", True)]


@pytest.mark.parametrize(
    "stated",
    [{"date": "2025-13-45"}, {"date": "2025-02-29"}, {"date": "2025-13"}, {"id": "../../etc/passwd"}, {"id": ""}],
)
def test_dates_are_of_the_calendar_and_ids_are_words(tmp_path: Path, stated: dict[str, str]) -> None:
    read = reading(tmp_path / "beside", {"a.txt": TEXT, "a.txt.json": json.dumps(stated)})
    assert (read.documents, [s.file for s in read.skipped]) == ((), ["a.txt"])
    with pytest.raises(CorpusError, match=r"^manifest\.json: documents\.0\."):
        _one(tmp_path, **stated)
