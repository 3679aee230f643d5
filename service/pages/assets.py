"""The files that pages load: read once, compressed once, named by the digest of them all.

The folder's digest stands in every address, so a browser keeps the files for good and never mixes two versions; the
scripts import each other by relative addresses.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from service.pages.messages import LANGUAGES, messages

_MEDIA_TYPES = {
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
}
# One import at the beginning of a line, however many lines its names take; the scripts are ours and written so.
_IMPORT = re.compile(r'^import\s(?:[^;"]*\sfrom\s)?"\./([\w-]+\.js)"', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent, plain and compressed."""

    content: bytes
    compressed: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Assets:
    """All files by name; `digest` changes when any of them does."""

    digest: str
    by_name: Mapping[str, Asset]

    @property
    def scripts(self) -> tuple[str, ...]:
        """The names of the scripts."""
        return tuple(name for name in self.by_name if name.endswith(".js"))

    def needed(self, script: str) -> tuple[str, ...]:
        """Return a script and all that it imports, so that a page can fetch them at once and not one after another."""
        found = [script]
        for name in found:  # grows while it is walked
            imported = _IMPORT.findall(self.by_name[name].content.decode())
            found += [one for one in dict.fromkeys(imported) if one not in found]
        return tuple(found)


@cache
def load_assets() -> Assets:
    """Read the folder `static` and the modules shared with the widget; add each language's messages as a script."""
    contents = {
        entry.name: entry.read_bytes()
        for folder in ("pages/static", "modules")
        for entry in files("service").joinpath(folder).iterdir()
        if entry.name.rpartition(".")[2] in _MEDIA_TYPES
    }
    for language in LANGUAGES:
        contents[f"messages.{language}.js"] = _script(messages(language))
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(f"{name}\0{len(contents[name])}\0".encode() + contents[name])
    found = {name: _asset(name, contents[name]) for name in sorted(contents)}
    return Assets(digest.hexdigest()[:16], MappingProxyType(found))


def _script(words: Mapping[str, str]) -> bytes:
    return f"export default {json.dumps(dict(words), ensure_ascii=False, indent=0)};\n".encode()


def _asset(name: str, content: bytes) -> Asset:
    media_type = _MEDIA_TYPES[name.rpartition(".")[2]]
    return Asset(content, gzip.compress(content, mtime=0), media_type)
