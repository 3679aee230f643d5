"""The process in which files of others are read: little memory, no secrets, ended when it takes too long.

It gets one file after another over a pipe and gives back JSON. Whatever a file does to its reader happens here.
"""

import json
import resource
import sys
from multiprocessing.connection import Connection

from corpus.errors import UnreadableDocument
from corpus.readers import read
from corpus.readers.formats import Format
from corpus.readers.signs import SIGN, signing_to
from corpus.readers.wire import packed

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
            kind, data = pipe.recv_bytes().decode("ascii"), pipe.recv_bytes()
        except EOFError:
            return
        pipe.send_bytes(_reply(kind, data))


def _reply(kind: str, data: bytes) -> bytes:
    try:
        return packed(read(Format(kind), data))
    except UnreadableDocument as error:
        reason = str(error)
    except MemoryError:
        reason = "reading it takes more memory than a document may: split it, or save it anew"
    except RecursionError:
        reason = "it is nested too deep to be a document"
    except Exception as error:  # noqa: BLE001 - a hostile file may raise anything inside a library; it is reported
        reason = f"it is damaged and cannot be read ({type(error).__name__}): save it anew"
    return json.dumps({"error": reason}).encode("ascii")
