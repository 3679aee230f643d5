"""Laws of the separate process: whatever a file does to its reader, it is refused and the next is read."""

import errno
import io
import json
import os
import signal
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from corpus.errors import ReaderUnable, UnreadableDocument
from corpus.raw import Line, Member, Opened, Raw, RawBlock
from corpus.readers import worker
from corpus.readers.formats import Format
from corpus.readers.sandbox import Sandbox
from corpus.readers.wire import checked, packed, unpacked
from corpus.text import MappedText
from corpus.types import BlockKind
from tests.unit.corpus.printing import HEIGHT, WIDTH, Sheet, column, printed

GOOD = printed(Sheet(column(["SKL avstyrker i nuläget förslaget om ett policylab."])))
LONG = printed(*[Sheet(column([f"Rad {i} på sidan" for i in range(40)])) for _ in range(150)])


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(step_seconds=30, total_seconds=60) as made:
        yield made


def _reads_on(sandbox: Sandbox) -> bool:
    raw = sandbox.read(Format.PDF, GOOD).raw
    return raw is not None and "avstyrker" in raw.blocks[0].text.text


def _bomb(pages: int) -> bytes:
    """Return a PDF file whose page unpacks to 256 megabytes."""
    stream = zlib.compress(b" " * (1 << 28), 9)
    kids = b" ".join(b"3 0 R" for _ in range(pages))
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count " + str(pages).encode()
        + b"/Kids[" + kids + b"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length " + str(len(stream)).encode() + b"/Filter/FlateDecode>>stream\n" + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )  # fmt: skip


def test_what_is_found_crosses_unchanged() -> None:
    text = MappedText.of("Å ä\U0001f600 ö").slice(1, 5)
    raw = Raw("pdf", [RawBlock(BlockKind.HEADING, text, 2, True, 3), RawBlock(BlockKind.NOTE, MappedText(""))])
    raw.lines, raw.pages, raw.ocr = [Line(0, 4, 1, (0.1, 0.2, 0.3, 0.4))], 3, {2: 0.9, 3: None}
    raw.furniture, raw.stated, raw.warnings, raw.styled = ["Sida 1"], {"date": "2018-09-28"}, ["varning"], True
    opened = Opened(raw, (Member("a/b.pdf", b"\x00\xff"),))
    assert unpacked(json.loads(packed(opened))) == opened


def test_one_process_reads_file_after_file(sandbox: Sandbox) -> None:
    assert _reads_on(sandbox)
    assert _reads_on(sandbox)


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    with Sandbox(step_seconds=30, total_seconds=0.05) as hurried, pytest.raises(UnreadableDocument, match="too long"):
        hurried.read(Format.PDF, LONG)
    with Sandbox(step_seconds=30) as sandbox:
        assert _reads_on(sandbox)


def test_a_reader_that_dies_costs_its_file_only(sandbox: Sandbox) -> None:
    assert _reads_on(sandbox)
    process = sandbox._process
    assert process is not None
    threading.Timer(0.3, lambda: os.kill(process.pid, signal.SIGKILL)).start()
    with pytest.raises(UnreadableDocument, match="broke"):
        _read_until_it_fails(sandbox)
    assert _reads_on(sandbox)


def _read_until_it_fails(sandbox: Sandbox) -> None:
    for _ in range(1000):
        sandbox.read(Format.PDF, LONG)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Format.PDF, b"%PDF-1.7 \x00\xff\xfe" * 99),
        (Format.PDF, _bomb(3)),
        (Format.PDF, GOOD.replace(b"/Kids", b"/Kidz")),
        (Format.IMAGE, b"\x89PNG\r\n\x1a\n" + b"\x00" * 99),
    ],
    ids=["noise", "bomb", "no pages", "no image"],
)
def test_files_made_to_harm_are_refused_and_the_next_is_read(sandbox: Sandbox, kind: Format, data: bytes) -> None:
    try:
        opened = sandbox.read(kind, data)
        assert opened.raw is not None
        assert opened.raw.blocks == []
    except UnreadableDocument as error:
        assert "\n" not in str(error)  # noqa: PT017 - either is fine: no words, or a reason
    assert _reads_on(sandbox)


def test_the_process_gets_no_secrets_and_leaves_nothing(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELAGG_SECRET", "hemligt")
    assert _reads_on(sandbox)
    process, folder = sandbox._process, sandbox._folder
    assert process is not None
    assert folder is not None
    assert b"hemligt" not in Path(f"/proc/{process.pid}/environ").read_bytes()
    sandbox.close()
    assert process.poll() is not None
    assert not Path(folder.name).exists()


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), ReaderUnable),
        (OSError(errno.EAGAIN, "Resource temporarily unavailable"), ReaderUnable),
        (MemoryError(), ReaderUnable),
        (OSError("image file is truncated"), UnreadableDocument),
        (ValueError("unknown"), UnreadableDocument),
    ],
)
def test_what_the_system_refuses_is_no_damage_of_the_file(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, kind: type[UnreadableDocument]
) -> None:
    def fails(*_: object) -> Opened:
        raise raised

    monkeypatch.setattr(worker, "read", fails)
    with pytest.raises(UnreadableDocument) as caught:
        checked(worker._reply({"format": "pdf"}, b""))
    assert type(caught.value) is kind


def test_a_reader_that_cannot_be_started_is_no_damage_of_the_file(
    monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox
) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("corpus.readers.sandbox.TemporaryDirectory", full)
        with pytest.raises(ReaderUnable, match="No space left"):
            sandbox.read(Format.PDF, GOOD)
    assert _reads_on(sandbox)


def test_a_page_is_shown_as_it_is_printed(sandbox: Sandbox) -> None:
    image = Image.open(io.BytesIO(sandbox.page_image(Format.PDF, GOOD, 1, 600)))
    assert image.width == 600
    assert image.height == pytest.approx(600 * HEIGHT / WIDTH, abs=2)
    grey = image.convert("L")
    line = grey.crop((60, 90, 500, 115))  # where the words stand
    white = grey.crop((60, 400, 500, 500))  # where none do
    assert line.histogram()[:100] != [0] * 100 == white.histogram()[:100]


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_is_not_there_is_refused(sandbox: Sandbox, page: int) -> None:
    with pytest.raises(UnreadableDocument, match="no such page"):
        sandbox.page_image(Format.PDF, GOOD, page, 600)
