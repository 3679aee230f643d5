"""The process in which files of others are read: little memory, no secrets, ended when it takes too long.

It gets one file after another over a pipe and gives back JSON. Whatever a file does to its reader happens here.
"""

import json
import resource
import sys
from multiprocessing.connection import Connection
from typing import Any

from corpus.errors import ReaderUnable, UnreadableDocument
from corpus.readers import read
from corpus.readers.formats import Format
from corpus.readers.pages.picture import page_image
from corpus.readers.signs import SIGN, signing_to
from corpus.readers.wire import packed, refused, shown

MEMORY_BYTES = 2 << 30
_FILE_BYTES = 1 << 30


def main(descriptor: int) -> None:
    """Serve until the other end closes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_BYTES, _FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.setrecursionlimit(2_000)
    pipe = Connection(descriptor)
    signing_to(lambda: pipe.send_bytes(SIGN))
    while True:
        try:
            task, data = json.loads(pipe.recv_bytes()), pipe.recv_bytes()
        except EOFError:
            return
        pipe.send_bytes(_reply(task, data))


def _reply(task: dict[str, Any], data: bytes) -> bytes:
    try:
        if "page" in task:
            return shown(page_image(Format(task["format"]), data, task["page"], task["width"]))
        return packed(read(Format(task["format"]), data))
    except UnreadableDocument as error:
        return refused(error)
    except MemoryError:  # files read before it may have taken their part
        return refused(ReaderUnable("reading it takes more memory than a document may: split it, or save it anew"))
    except RecursionError:
        reason = "it is nested too deep to be a document"
    except Exception as error:  # noqa: BLE001 - a hostile file may raise anything inside a library; it is reported
        if isinstance(error, OSError) and error.errno is not None:  # of the system: what libraries raise has no number
            return refused(ReaderUnable.by(error))
        reason = f"it is damaged and cannot be read ({type(error).__name__}): save it anew"
    return refused(UnreadableDocument(reason))
