"""Laws of files in files: each is read under its name; one that is locked, damaged or a bomb costs no other."""

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from corpus import opening
from corpus.errors import UnreadableDocument
from corpus.load import Reading
from corpus.readers import unpacking
from tests.unit.corpus.making import reading
from tests.unit.corpus.readers.office import docx, opened, p, packed
from tests.unit.corpus.readers.test_mail import mail

OTHER = "Remissvar från Boverket\n\nBoverket avstyrker förslaget om tillsyn."
GOOD = "Remissvar från Statskontoret\n\nStatskontoret tillstyrker förslaget om tillsyn."


def read(tmp_path: Path, data: bytes) -> Reading:
    return reading(tmp_path, {"svar.zip": data, "annat.txt": OTHER})


def test_files_inside_are_documents_named_after_both_and_belong_to_the_folder(tmp_path: Path) -> None:
    data = packed({"mapp/svar.txt": GOOD, "bilaga.pdf": docx(p("Bilagans text.")), "tom/": ""})
    found = read(tmp_path, data)
    assert [d.source_file for d in found.documents] == ["annat.txt", "svar.zip/mapp/svar.txt", "svar.zip/bilaga.pdf"]
    assert [d.originals[0].container for d in found.documents] == [None, "svar.zip", "svar.zip"]
    assert len({d.consultation_id for d in found.documents}) == 1
    assert not found.skipped


def test_what_systems_leave_behind_is_no_file(tmp_path: Path) -> None:
    litter = {
        "__MACOSX/svar.txt": "x",
        ".DS_Store": "x",
        "mapp/Thumbs.db": "x",
        "desktop.ini": "x",
        "~$svar.docx": "x",
        "._svar.txt": "x",
    }
    assert len(read(tmp_path, packed({"svar.txt": GOOD, **litter})).documents) == 2


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "svar.zip/etc/passwd.txt"), ("/rot.txt", "svar.zip/rot.txt"),
        ("C:\\temp\\svar.txt", "svar.zip/C:/temp/svar.txt"), ("a\nb.txt", "svar.zip/a?b.txt"),
        ("x" * 500 + ".txt", "svar.zip/" + "x" * 120), ("åäö.txt", "svar.zip/åäö.txt"),
    ],
)  # fmt: skip
def test_names_inside_are_data_and_climb_nowhere(tmp_path: Path, name: str, shown: str) -> None:
    assert read(tmp_path, packed({name: GOOD})).documents[1].source_file == shown


@pytest.mark.parametrize("name", ["åäö.txt", "Ångermanlands ÄÖ.txt", "Blåbär ø.txt", "Ørsta.txt", "Café.txt"])
@pytest.mark.parametrize("encoding", ["cp437", "cp850", "cp1252", "utf-8"])
def test_names_without_the_mark_of_utf_8_are_read_as_they_were_written(encoding: str, name: str) -> None:
    if encoding == "cp437" and "ø" in name.lower():
        return  # it has no such letter
    written = name.encode(encoding)
    data = packed({"x" * len(written): GOOD}).replace(b"x" * len(written), written)
    assert [member.name for member in opened(data).members] == [name]


def locked(name: str, data: bytes) -> bytes:
    """Return an archive whose file of this name is marked as encrypted."""
    out = bytearray(data)
    for mark, flags, at in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        start = -1
        while (start := out.find(mark, start + 1)) >= 0:
            if out[start + at : start + at + len(name)] == name.encode():
                out[start + flags] |= 1
    return bytes(out)


def test_a_locked_file_is_named_with_its_reason_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, locked("hemlig.txt", packed({"hemlig.txt": "x", "svar.txt": GOOD})))
    assert [(s.file, "password" in s.reason) for s in found.skipped] == [("svar.zip/hemlig.txt", True)]
    assert [d.source_file for d in found.documents] == ["annat.txt", "svar.zip/svar.txt"]


def test_a_damaged_file_is_named_with_its_reason_and_the_others_are_read(tmp_path: Path) -> None:
    data = packed({"trasig.txt": "abcdefgh" * 4, "svar.txt": GOOD}, stored=("trasig.txt",)).replace(
        b"abcdefgh" * 4, b"abcdefgX" * 4
    )
    found = read(tmp_path, data)
    assert [(s.file, "damaged" in s.reason) for s in found.skipped] == [("svar.zip/trasig.txt", True)]
    assert len(found.documents) == 2


def test_a_bomb_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, packed({"svar.txt": GOOD, "bomb.txt": bytes(150_000_000)}))
    assert [(s.file, "unpacks to more" in s.reason) for s in found.skipped] == [("svar.zip/bomb.txt", True)]
    assert len(found.documents) == 2


def test_an_archive_that_lies_about_sizes_unpacks_to_no_more_than_it_says(tmp_path: Path) -> None:
    data = packed({"svar.txt": "a" * 1000 + GOOD})
    size = struct.pack("<I", 1000 + len(GOOD.encode()))
    found = read(tmp_path, data.replace(size, struct.pack("<I", 10)))
    assert [d.source_file for d in found.documents] == ["annat.txt"]
    assert [s.file for s in found.skipped] == ["svar.zip/svar.txt"]


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = packed({"svar.txt": GOOD})
    for _ in range(opening.MAX_DEPTH + 1):
        data = packed({"inre.zip": data})
    found = read(tmp_path, data)
    assert [d.source_file for d in found.documents] == ["annat.txt"]
    assert "packed into files too often" in found.skipped[0].reason


def test_all_files_inside_one_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_MEMBERS", 5)
    inner = [packed({f"{n}.txt": f"{GOOD} {m}{n}" for n in range(3)}) for m in range(3)]
    found = read(tmp_path, packed({f"{m}.zip": inner[m] for m in range(3)}))
    assert len(found.documents) == 1 + 3  # five members: an archive, its three files, the next archive
    assert any("more than can be read at once" in s.reason for s in found.skipped)


def test_an_archive_of_too_many_files_is_refused_before_it_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_PARTS", 10)
    with pytest.raises(UnreadableDocument, match="more than 10 files"):
        opened(packed({f"{n}.txt": "x" for n in range(11)}))


@pytest.mark.parametrize("cut", [30, 90])
def test_a_cut_or_empty_archive_is_refused_with_the_true_reason(tmp_path: Path, cut: int) -> None:
    assert "damaged" in read(tmp_path, packed({"svar.txt": GOOD * 9})[:-cut]).skipped[0].reason
    assert "no file" in read(tmp_path / "tom", packed({"mapp/": ""})).skipped[0].reason


def test_a_letter_in_an_archive_with_an_archive_on_it_is_read_to_the_end(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(
        packed({"svar.docx": docx(p("Vi avstyrker förslaget."))}),
        maintype="application",
        subtype="zip",
        filename="a.zip",
    )
    found = read(tmp_path, packed({"brev.eml": message.as_bytes()}))
    assert [d.source_file for d in found.documents] == [
        "annat.txt",
        "svar.zip/brev.eml",
        "svar.zip/brev.eml/a.zip/svar.docx",
    ]


def test_files_inside_have_at_least_the_labels_of_the_outer_one(tmp_path: Path) -> None:
    manifest = {
        "documents": [{"file": "svar.zip", "labels": ["hemlig"]}, {"file": "svar.zip/b.txt", "labels": ["annan"]}]
    }
    found = reading(tmp_path, {"svar.zip": packed({"a.txt": GOOD, "b.txt": GOOD})}, manifest)
    assert [d.labels for d in found.documents] == [("hemlig",), ("annan",)]


def test_a_file_of_another_type_inside_is_named_with_its_reason(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    found = read(tmp_path, packed({"tabell.xlsx": out.getvalue(), "svar.txt": GOOD}))
    assert "save it as PDF" in found.skipped[0].reason
    assert len(found.documents) == 2


def test_a_link_inside_is_no_document_and_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("lank.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("svar.txt", "Staden avstyrker.")
    found = opened(out.getvalue())
    assert [member.name for member in found.members] == ["svar.txt"]
    assert [(one.name, "a link" in one.reason) for one in found.refused] == [("lank.txt", True)]
