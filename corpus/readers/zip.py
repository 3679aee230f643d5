"""ZIP archives: the files inside, each named as data; one that cannot be unpacked is named and costs no other."""

import re
import stat
import zipfile
from contextlib import suppress
from pathlib import PurePosixPath

from corpus.errors import UnreadableDocument
from corpus.raw import Member, Opened, Refused
from corpus.readers.signs import alive
from corpus.readers.unpacking import TOO_LARGE, Archive

MAX_MEMBERS = 2_000
_LITTER = frozenset(("thumbs.db", "desktop.ini", ".ds_store"))
_LINK = "it is a link to another file: pack the document itself"
_UTF8 = 0x800  # the flag of a name that is UTF-8
_OTHER_PAGES = (  # whose letters are signs in that of DOS which nobody names files by: `Σ` is `ä`, `¥` is `Ø`
    ("cp1252", re.compile("[σΣ÷┼─╓╪Θ┬╔ⁿ]")),
    ("cp850", re.compile("[¥¢₧]")),
)


def read(data: bytes) -> Opened:
    """Return the files of an archive; raises UnreadableDocument when it is damaged or a bomb as a whole."""
    archive = Archive(data)
    entries = [entry for entry in archive.entries if not entry.is_dir() and not _is_litter(_name(entry))]
    if len(entries) > MAX_MEMBERS:
        raise UnreadableDocument(f"it holds more than {MAX_MEMBERS} files: unpack it and keep what is needed")
    members: list[Member] = []
    refused: list[Refused] = []
    for entry in entries:
        if stat.S_ISLNK(entry.external_attr >> 16):
            refused.append(Refused(_name(entry), _LINK))
            continue
        try:
            members.append(Member(_name(entry), archive.unpack(entry)))
        except UnreadableDocument as error:
            refused.append(Refused(_name(entry), str(error)))
            if str(error) == TOO_LARGE and archive.left <= 0:
                break
        alive()
    return Opened(None, tuple(members), tuple(refused))


def _is_litter(name: str) -> bool:
    """Return whether a file is what systems leave in folders, not what anybody put there."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return not parts or "__MACOSX" in parts or parts[-1].lower() in _LITTER or parts[-1].startswith(("._", "~$"))


def _name(entry: zipfile.ZipInfo) -> str:
    """Return a file's name: UTF-8 where the archive says so or it can be, else as old Windows and DOS wrote it."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    with suppress(UnicodeError):
        raw = entry.filename.encode("cp437")
        with suppress(UnicodeError):
            return raw.decode("utf-8")
        page = next((page for page, odd in _OTHER_PAGES if odd.search(entry.filename)), "cp437")
        return raw.decode(page)
    return entry.filename
