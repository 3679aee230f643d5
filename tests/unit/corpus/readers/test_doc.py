"""Laws of reading old Word files: by the program that is there, without it a refusal that says what to install."""

import shutil
import subprocess
from pathlib import Path

import docx as python_docx
import pytest

from corpus.errors import ReaderUnable, UnreadableDocument
from corpus.readers import doc as reader
from corpus.readers.doc import docbook, tools
from corpus.readers.formats import Format, format_of
from tests.unit.corpus.readers.compound import compound
from tests.unit.corpus.readers.office import opened, texts

OFFICE = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice: apt-get install libreoffice-writer-nogui"
)
ANTIWORD = pytest.mark.skipif(shutil.which("antiword") is None, reason="needs antiword: apt-get install antiword")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file of Word 97 with two headings, letters and a table."""
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-writer-nogui")
    folder = tmp_path_factory.mktemp("doc")
    file = python_docx.Document()
    file.add_heading("Yttrande över räksmörgåsar", 1)
    file.add_paragraph("Vi tillstyrker ").add_run("förslaget").bold = True
    file.add_heading("Slut", 1)
    file.add_paragraph("Brödtext. " * 80)
    grid = file.add_table(0, 2)
    for row in (("Anna Ek", "ordförande"), ("Bo Al", "ledamot"), ("Cia Ask", "ledamot")):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    file.add_paragraph("Med vänlig hälsning")
    file.save(str(folder / "a.docx"))
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'p').as_uri()}",
        "--headless",
        "--convert-to",
        "doc:MS Word 97",
        "--outdir",
    ]
    subprocess.run([*command, str(folder), str(folder / "a.docx")], check=True, capture_output=True, timeout=120)
    return (folder / "a.doc").read_bytes()


def test_it_says_what_a_reader_of_the_page_sees(old: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert format_of(old) is Format.DOC
    raw = opened(old).raw
    assert raw is not None
    assert (raw.format, raw.styled, raw.blocks[0].level) == ("doc", True, 1)
    assert raw.blocks[0].text.text == "Yttrande över räksmörgåsar"
    assert raw.blocks[1].text.text.startswith("Vi tillstyrker förslaget")
    assert [block.text.text for block in raw.blocks[-4:-1]] == [
        "Anna Ek | ordförande",
        "Bo Al | ledamot",
        "Cia Ask | ledamot",
    ]


@OFFICE
def test_libreoffice_opens_it_with_a_home_of_its_own_and_none_of_its_own_leavings(
    old: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "in.doc").write_bytes(old)
    converted = tools.libreoffice(tmp_path / "in.doc")
    assert converted is not None
    assert "Yttrande över räksmörgåsar" in texts(converted)[0]


@ANTIWORD
def test_antiword_serves_where_libreoffice_is_not_there(old: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "libreoffice", lambda _: None)
    read = texts(old)
    assert any("Yttrande över räksmörgåsar" in text for text in read)
    assert any("Bo Al | ledamot" in text for text in read)


def test_without_either_the_refusal_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnreadableDocument, match="apt-get install libreoffice-writer-nogui"):
        opened(compound({"WordDocument": b"\xec\xa5" + bytes(30)}))


def test_a_locked_file_is_refused_with_the_true_reason() -> None:
    with pytest.raises(UnreadableDocument, match="password"):
        opened(compound({"WordDocument": b"\xec\xa5" + bytes(8) + b"\x00\x01" + bytes(5000)}))


def test_a_program_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "SECONDS", 0.2)
    with pytest.raises(ReaderUnable, match="too long"):
        tools._run(["sleep", "5"])


@OFFICE
@ANTIWORD
def test_what_antiword_reads_because_libreoffice_failed_is_told_of_and_not_kept(
    old: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path) -> bytes | None:
        raise ReaderUnable("broke")

    monkeypatch.setattr(reader, "libreoffice", broken)
    raw = opened(old).raw
    assert raw is not None
    assert raw.tentative
    assert raw.warnings == ["LibreOffice kunde inte öppna filen, antiword läste den: delar av texten kan saknas"]


@pytest.mark.parametrize("better", [True, False], ids=["it breaks", "it is not installed"])
def test_a_file_that_only_libreoffice_might_open_is_not_damaged(monkeypatch: pytest.MonkeyPatch, better: bool) -> None:
    def libreoffice(_: Path) -> bytes | None:
        if better:
            raise ReaderUnable("LibreOffice broke")
        return None

    monkeypatch.setattr(shutil, "which", lambda name: name if better or name == "antiword" else None)
    monkeypatch.setattr(reader, "libreoffice", libreoffice)
    monkeypatch.setattr(reader, "antiword", lambda _: None)
    with pytest.raises(ReaderUnable, match="LibreOffice"):
        opened(compound({"WordDocument": b"\xec\xa5" + bytes(30)}))


@OFFICE
def test_libreoffice_without_room_says_nothing_of_the_file(
    old: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(tools, "_ROOM", 1 << 60)
    monkeypatch.setattr(tools, "_run", lambda _: (0, b""))
    (tmp_path / "in.doc").write_bytes(old)
    with pytest.raises(ReaderUnable, match="no room"):
        tools.libreoffice(tmp_path / "in.doc")


def test_the_docbook_of_antiword_keeps_its_order() -> None:
    said = (
        b"<book><title>T</title><bookinfo><title>T</title></bookinfo><chapter><title>Kapitel</title><para>\nEtt <emphasis role='bold'>fett</emphasis>\n"
        b"<informaltable><tgroup><tbody><row><entry>\na\n</entry><entry>\nb\n</entry></row></tbody></tgroup></informaltable></para>"
        b"<sect1><title>Avsnitt</title><para>Slut.</para></sect1></chapter></book>"
    )
    assert [(b.level, b.text.text) for b in docbook.read(said).blocks] == [
        (1, "Kapitel"), (0, "Ett fett"), (0, "a"), (0, "b"), (2, "Avsnitt"), (0, "Slut."),
    ]  # fmt: skip
