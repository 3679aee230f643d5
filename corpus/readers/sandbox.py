"""Reads files in a separate process with bounded time and memory, so that no file can harm more than itself."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from corpus.errors import ReaderUnable, TookTooLong
from corpus.raw import Opened
from corpus.readers.formats import Format
from corpus.readers.signs import SIGN
from corpus.readers.wire import checked, image_of, unpacked

STEP_SECONDS = 200.0
TOTAL_SECONDS = 1_200.0  # what reading images may take, and the three ways to read one page more
_REPLY_BYTES = 1 << 30
_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, {root!r}); from corpus.readers.worker import main; main({descriptor})"


class Sandbox:
    """One worker process, started when first needed, and anew after a file that ended it.

    A file may take `step_seconds` from one sign of life to the next (a page is a step) and `total_seconds` in all.
    """

    def __init__(self, *, step_seconds: float = STEP_SECONDS, total_seconds: float = TOTAL_SECONDS) -> None:
        self._step, self._total = step_seconds, total_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        """Return itself; nothing is started yet."""
        return self

    def __exit__(
        self, error_type: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the worker."""
        self.close()

    def read(self, kind: Format, data: bytes) -> Opened:
        """Return what the file holds. UnreadableDocument says why it cannot be read, or that it took too long."""
        return unpacked(self._done({"format": kind}, data))

    def page_image(self, kind: Format, data: bytes, page: int, width: int) -> bytes:
        """Return a page (from 1) of a PDF file or an image as a PNG file, `width` pixels wide; UnreadableDocument."""
        return image_of(self._done({"format": kind, "page": page, "width": width}, data))

    def _done(self, task: Mapping[str, object], data: bytes) -> dict[str, Any]:
        try:
            pipe = self._pipe or self._start()
        except OSError as error:
            self.close()
            raise ReaderUnable.by(error) from error
        try:
            pipe.send_bytes(json.dumps(task).encode("ascii"))
            pipe.send_bytes(data)
            reply = self._reply(pipe)
        except (EOFError, OSError) as error:
            self.close()
            raise ReaderUnable("reading it broke its reader: it is damaged or made to harm") from error
        return checked(reply)

    def _reply(self, pipe: Connection) -> bytes:
        end = time.monotonic() + self._total
        while pipe.poll(min(self._step, max(0.0, end - time.monotonic()))):
            reply = pipe.recv_bytes(_REPLY_BYTES)
            if reply != SIGN:
                return reply
        self.close()
        raise TookTooLong("reading it takes too long: split it, or save it anew; to try once more, index with --anew")

    def _start(self) -> Connection:
        self._folder = TemporaryDirectory(prefix="belagg-read-")
        ours, theirs = socket.socketpair()
        self._pipe = Connection(ours.detach())
        with theirs:
            code = _START.format(root=str(_ROOT), descriptor=theirs.fileno())
            self._process = subprocess.Popen(
                [sys.executable, "-c", code],
                cwd=self._folder.name,
                env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": self._folder.name,
                     "TMPDIR": self._folder.name, "OMP_THREAD_LIMIT": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )  # fmt: skip
        return self._pipe

    def close(self) -> None:
        """End the worker and all it has started, and remove what they left on disk."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if self._folder is not None:
            self._folder.cleanup()
        self._process = self._pipe = self._folder = None
