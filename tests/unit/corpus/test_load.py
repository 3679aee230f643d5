"""Laws of reading a folder: every file is a document or is named with a reason, and none costs another."""

import io
import os
import re
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus import one_file
from corpus.errors import CorpusError
from corpus.load import MISSING_ANNEX, Reading, read_folder
from corpus.text import decode
from corpus.types import Document, Kind, Speaker
from tests.unit.corpus.making import REGISTER, TEXTS, fill, reading

GOOD = "Remissvar från Statskontoret\n\nStatskontoret tillstyrker förslaget om tillsyn."
MINUTES = "§ 163\n\nLuleå kommuns protokoll\n\nSocialnämnden beslutar att avge remissvar enligt bilaga."
SHIPPED = Path(__file__).parents[3] / "corpus" / "documents"
ODD_NAMES = [
    "med mellanslag.txt",
    "åäö.txt",
    "a\u030ao\u0308.txt",
    "citat'\"tecken.txt",
    "rad\nbrytning.txt",
    "-rf.txt",
    "%00..%2f.txt",
    "日本語.txt",
    "a....txt",
    "$(HOME).md",
    "STORA.TXT",
    "a" * 200 + ".txt",
    "b" * 251 + ".txt",
    os.fsdecode(b"trasig\xff\xfe.txt"),
]


@pytest.fixture(scope="module")
def shipped() -> Reading:
    return read_folder(SHIPPED, REGISTER)


def _reasons(read: Reading) -> dict[str, str]:
    return {s.file: s.reason for s in read.skipped}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("tom.txt", b"", "empty"),
        ("blank.txt", b"\n \t\n", "empty"),
        ("svar.pdf", b"%PDF-1.7", "damaged"),
        ("svar.docx", b"PK\x03\x04word/document.xml", "damaged"),
        ("svar.bin", b"\x00\x01\x02" * 2000, "binary"),
        ("osynlig.txt", "\u200b\u00ad\ufeff".encode(), "no text"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    read = reading(tmp_path, {name: content, "bra.txt": GOOD})
    assert [d.source_file for d in read.documents] == ["bra.txt"]
    assert list(_reasons(read)) == [name]
    assert re.search(reason, _reasons(read)[name])


def test_a_huge_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_file, "MAX_BYTES", 100)
    read = reading(tmp_path, {"stor.txt": "ord " * 100, "bra.txt": GOOD})
    assert [d.source_file for d in read.documents] == ["bra.txt"]
    assert "larger" in _reasons(read)["stor.txt"]


def test_a_file_the_system_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, {"låst.txt": GOOD, "bra.txt": GOOD})
    really = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "låst.txt":
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    read = read_folder(tmp_path, REGISTER)
    assert [d.source_file for d in read.documents] == ["bra.txt"]
    assert "Permission denied" in _reasons(read)["låst.txt"]


def test_links_and_pipes_are_named_and_never_followed(tmp_path: Path) -> None:
    outside = fill(tmp_path / "utanför", {"hemlig.txt": GOOD})
    folder = fill(tmp_path / "in", {"bra.txt": GOOD})
    (folder / "länk.txt").symlink_to(outside / "hemlig.txt")
    (folder / "inåt.txt").symlink_to(folder / "bra.txt")
    (folder / "bruten.txt").symlink_to(folder / "saknas.txt")
    (folder / "mapp").symlink_to(outside)
    (folder / "runt").symlink_to(folder)
    os.mkfifo(folder / "rör.txt")
    read = read_folder(folder, REGISTER)
    assert [d.source_file for d in read.documents] == ["bra.txt"]
    assert set(_reasons(read)) == {"länk.txt", "inåt.txt", "bruten.txt", "rör.txt"}


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_odd_file_names_are_read_like_others_and_can_be_printed(tmp_path: Path, name: str) -> None:
    read = reading(tmp_path, {name: f"{GOOD} Annat.", "bra.txt": GOOD})
    assert len(read.documents) == 2
    for document in read.documents:
        assert document.source_file.encode("utf-8")
        assert "\n" not in document.source_file
        assert re.fullmatch(r"[a-z0-9-]+", document.id)


def test_hidden_files_and_the_manifest_are_no_documents(tmp_path: Path) -> None:
    read = reading(tmp_path, {".dold.txt": GOOD, ".git/a.txt": GOOD, "bra.txt": GOOD}, {})
    assert [d.source_file for d in read.documents] == ["bra.txt"]
    assert read.skipped == ()


@pytest.mark.parametrize("make", ["missing", "file", "locked"])
def test_a_folder_that_cannot_be_used_is_one_clear_error(
    tmp_path: Path, make: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mapp"
    if make == "file":
        folder.write_text(GOOD, encoding="utf-8")
    if make == "locked":
        folder.mkdir()

        def refuse(_: Path) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(CorpusError, match=r"the folder|no folder") as caught:
        read_folder(folder, REGISTER)
    assert "\n" not in str(caught.value)


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert read_folder(tmp_path, REGISTER) == Reading((), (), REGISTER)


@given(st.binary(max_size=200) | TEXTS.map(str.encode))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf")
@example(b"# ")
def test_any_bytes_are_a_document_or_named(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    read = reading(tmp_path_factory.mktemp("bytes"), {"svar.txt": data, "bra.txt": GOOD})
    assert "bra.txt" in [d.source_file for d in read.documents]
    assert len(read.documents) + len(read.skipped) == 2
    for document in read.documents:
        assert document.text.strip()
        assert document.section_at(0).start == 0


@given(TEXTS)
@example("ﬀ")  # a ligature is taken apart: both its letters lead back to it
def test_a_document_leads_back_to_the_characters_of_its_file(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    read = reading(tmp_path_factory.mktemp("origin"), {"svar.txt": text})
    for document in read.documents:
        source = decode(text.encode())
        for (start, at), (end, _) in zip(document.origin, [*document.origin[1:], (len(document.text), 0)], strict=True):
            run = document.text[start:end]
            if unicodedata.is_normalized("NFC", source):
                assert all(c.isspace() or c in (source[at + i], *_apart(source[at + i])) for i, c in enumerate(run))


def _apart(character: str) -> str:
    """Return the letters of a ligature, any other character as it is."""
    return unicodedata.normalize("NFKC", character) if "\ufb00" <= character <= "\ufb06" else character


@pytest.mark.parametrize("ending", [".txt", ".md", ".pdf", ".docx", ""])
def test_the_name_of_a_file_does_not_decide_how_it_is_read(tmp_path: Path, ending: str) -> None:
    document = reading(tmp_path, {f"svar{ending}": f"## Rubrik\n\n{GOOD}"}).documents[0]
    assert document.text == f"Rubrik\n\n{GOOD}"


def test_ids_are_readable_and_unique(tmp_path: Path) -> None:
    read = reading(tmp_path, {"a.txt": GOOD, "b/a.txt": GOOD, "c/A.md": GOOD, "Åsikt 1.txt": f"{GOOD} 1."})
    ids = [d.id for d in read.documents]
    assert len(set(ids)) == len(ids) == 4
    assert {"a", "asikt-1"} <= set(ids)


def test_an_id_does_not_change_with_the_content(tmp_path: Path) -> None:
    before = reading(tmp_path, {"a.txt": f"{GOOD} Nu.", "b.txt": GOOD})
    after = reading(tmp_path, {"a.txt": f"{GOOD} Mer.", "b.txt": GOOD})
    assert [d.id for d in before.documents] == [d.id for d in after.documents]
    assert [d.sha256 for d in before.documents][1:] == [d.sha256 for d in after.documents][1:]
    assert before.documents[0].sha256 != after.documents[0].sha256


def test_the_order_is_that_of_the_names(tmp_path: Path) -> None:
    read = reading(tmp_path, {"c.txt": f"{GOOD} Sist.", "a.txt": GOOD, "b/z.txt": GOOD})
    again = read_folder(tmp_path, REGISTER)
    assert [d.source_file for d in read.documents] == ["a.txt", "c.txt", "b/z.txt"]
    assert read == again


def test_progress_is_told_of_every_file(tmp_path: Path) -> None:
    seen: list[str] = []
    read_folder(fill(tmp_path, {"a.txt": GOOD, "b.pdf": "x"}), REGISTER, progress=seen.append)
    assert seen == ["a.txt", "b.pdf"]


def test_a_sender_the_register_lacks_is_known_afterwards(tmp_path: Path) -> None:
    read = reading(
        tmp_path, {"a.txt": "Remissvar från Riksförbundet Blåklinten\n\nRiksförbundet Blåklinten tillstyrker."}
    )
    assert read.register["riksforbundet-blaklinten"].name == "Riksförbundet Blåklinten"
    assert read.documents[0].organisation_id == "riksforbundet-blaklinten"


def test_a_missing_annex_is_warned_of_until_it_is_there(tmp_path: Path) -> None:
    alone = reading(tmp_path, {"protokoll.txt": MINUTES}).documents[0]
    assert MISSING_ANNEX in alone.warnings
    entries = [
        {"file": "protokoll.txt", "organisation": "lulea-kommun"},
        {"file": "svar.txt", "organisation": "lulea-kommun", "kind": "bilaga"},
    ]
    both = reading(tmp_path, {"svar.txt": "Luleå kommun tillstyrker."}, {"documents": entries})
    assert [d.warnings for d in both.documents] == [(), ()]


def test_the_shipped_documents_are_unchanged_and_all_read(shipped: Reading) -> None:
    assert len(shipped.documents) == 5
    assert shipped.skipped == ()
    assert [d.id for d in shipped.documents if any("ändrats" in w for w in d.warnings)] == []


def _shipped(shipped: Reading, id_: str) -> Document:
    return next(d for d in shipped.documents if d.id == id_)


def test_three_shipped_documents_are_answers_and_two_are_not(shipped: Reading) -> None:
    answers = {d.organisation_short or d.organisation for d in shipped.documents if d.kind.is_response}
    assert answers == {"CKS", "SKL", "Luleå kommun"}
    others = {d.id: (d.kind, d.speaker, d.organisation_id) for d in shipped.documents if not d.kind.is_response}
    assert others == {
        "shekarabi-tal-2016": (Kind.TAL, Speaker.GOVERNMENT, None),
        "tillitsdelegationen-nyhet": (Kind.NYHET, Speaker.INQUIRY, None),
    }


def test_the_shipped_answers_are_undated_and_one_consultation(shipped: Reading) -> None:
    assert {d.date for d in shipped.documents if d.kind.is_response} == {None}
    assert {d.consultation_id for d in shipped.documents} == {"fi2018-02431-k"}


@pytest.mark.parametrize(
    ("id_", "name", "value"),
    [
        ("cks-remissvar", "diarienummer", "FI2018/02431/K"),
        ("cks-remissvar", "sou", "2018:47"),
        ("cks-remissvar", "dir", "2016:51"),
        ("cks-remissvar", "dir", "2017:119"),
        ("skl-remissvar", "sou", "2018:48"),
        ("skl-remissvar", "sfs", "2010:800"),
        ("skl-remissvar", "contact", "Christine Feuk"),
        ("skl-remissvar", "signatory", "Lena Micko, Ordförande"),
        ("lulea-protokollsutdrag", "arendenummer", "2018/426-1.3.1.5"),
        ("tillitsdelegationen-nyhet", "sou", "2018:38"),
    ],
)
def test_the_shipped_documents_carry_their_identifiers(shipped: Reading, id_: str, name: str, value: str) -> None:
    assert value in _shipped(shipped, id_).values(name)


def test_the_shipped_answers_name_no_report_that_is_a_law_or_a_committee(shipped: Reading) -> None:
    assert set(_shipped(shipped, "skl-remissvar").values("sou")) == {"2018:47", "2018:48", "2018:19"}
    assert set(_shipped(shipped, "cks-remissvar").values("sou")) == {"2018:47"}


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("skl-remissvar", "i förhållande till SKL vars uppdrag är att just att fånga upp"),
        ("skl-remissvar", "En välutvecklad mål- och resultatstyrning främjar medarbetarnas engagemang"),
        ("skl-remissvar", "SKL avstyrker i nuläget förslaget kring inrättandet av ett nationellt policylab."),
        ("cks-remissvar", "CKS menar vidare att de sju principer som utredningen menar"),
        ("cks-remissvar", "För det första krävs en omfattande satsning på kompetensförsörjning"),
    ],
)
def test_sentences_of_the_shipped_documents_are_whole(shipped: Reading, id_: str, words: str) -> None:
    assert words in _shipped(shipped, id_).text


def test_source_errors_of_the_shipped_documents_are_left_as_they_are(shipped: Reading) -> None:
    assert _shipped(shipped, "lulea-protokollsutdrag").text.count("tillsitsstyrning") == 2
    assert "skelsektorn" in _shipped(shipped, "skl-remissvar").text


def test_the_missing_annex_of_lulea_is_warned_of(shipped: Reading) -> None:
    assert [d.id for d in shipped.documents if MISSING_ANNEX in d.warnings] == ["lulea-protokollsutdrag"]


def test_all_numbered_sections_of_skl_are_told_apart(shipped: Reading) -> None:
    numbers = [s.number for s in _shipped(shipped, "skl-remissvar").sections if s.number]
    told = "4, 7.1.1, 7.1.2, 7.1.3, 7.2.2, 7.3.2, 7.3.5, 7.4.1, 7.4.2, 7.4.3, 7.6.1, 7.6.2, 7.6.3, 7.6.4, 7.7"
    assert ", ".join(numbers) == told


def test_every_opinion_of_skl_hangs_under_its_numbered_section(shipped: Reading) -> None:
    opinions = [s for s in _shipped(shipped, "skl-remissvar").sections if s.title == "Förbundets ställningstagande"]
    assert len(opinions) == 14
    assert all(s.label and s.label[0].isdigit() for s in opinions)


def test_a_file_passed_over_keeps_the_labels_its_manifest_gives_it(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"documents": [{"file": "hemlig.zip", "labels": ["fi"]}]}', "utf-8")
    for name in ("hemlig.zip", "öppen.zip"):
        (tmp_path / name).write_bytes(b"PK\x03\x04")
    (tmp_path / "svar.txt").write_text(GOOD, "utf-8")
    found = read_folder(tmp_path, REGISTER)
    assert {skipped.file: skipped.labels for skipped in found.skipped} == {"hemlig.zip": ("fi",), "öppen.zip": ()}


def test_labels_reach_all_that_a_file_holds_and_the_word_of_what_was_not_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("svar.txt", GOOD)
        archive.writestr("trasig.pdf", "%PDF-1.7")
    entries = [{"file": "allt.zip", "labels": ["hemlig"]}, {"file": "b.txt", "labels": ["hemlig"]}]
    files: dict[str, str | bytes] = {"allt.zip": out.getvalue(), "b.txt": GOOD, "b.txt.json": "{", "c.txt": GOOD + "."}
    read = reading(tmp_path, files, {"documents": entries})
    assert {d.source_file: d.labels for d in read.documents} == {"allt.zip/svar.txt": ("hemlig",), "c.txt": ()}
    assert {s.file: s.labels for s in read.skipped} == {"allt.zip/trasig.pdf": ("hemlig",), "b.txt": ("hemlig",)}


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, {"a.txt": GOOD, "stängd/b.txt": f"{GOOD} B."})
    listed = os.scandir

    def refuse(path: Any) -> Any:
        if str(path).endswith("stängd"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    read = read_folder(tmp_path, REGISTER)
    assert [d.source_file for d in read.documents] == ["a.txt"]
    assert [s.file for s in read.skipped] == ["stängd"]
    assert "listed" in read.skipped[0].reason


@pytest.mark.parametrize("sign", ["\x1b", "\u202e", "\x9b", "\u2066", "\r"])
def test_no_sign_in_a_files_name_turns_or_breaks_the_line_it_is_shown_on(tmp_path: Path, sign: str) -> None:
    (document,) = reading(tmp_path, {f"sv{sign}ar.txt": GOOD}).documents
    assert document.source_file == "sv?ar.txt"
