"""Which files of a folder state something of others: told by their names, however these are written. Pure."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from corpus.file_names import alike

NAME = "manifest.json"
SIDECAR = ".json"
_ENDINGS = (SIDECAR, ".json.txt")  # where endings are hidden an editor adds a second one
_MANIFESTS = frozenset((NAME, f"{NAME}.txt"))
_DOCUMENT = re.compile(r"\.[a-z][a-z0-9]{1,4}$")  # how the name of a document ends


class SideFiles:
    """The names of a folder: its manifests, and what lies beside each of its files."""

    def __init__(self, names: Iterable[str]) -> None:
        """Hold the names of all that lies in a folder."""
        self._named: dict[str, list[str]] = {}
        for name in sorted(names):
            self._named.setdefault(alike(name), []).append(name)

    @property
    def manifests(self) -> list[str]:
        """The files that are its manifest by their names; there should be one at most."""
        return [name for known in sorted(_MANIFESTS) for name in self._named.get(known, ())]

    def of(self, name: str) -> list[str]:
        """Return the files that state something of one: `svar.pdf.json` of `svar.pdf`."""
        return [side for ending in _ENDINGS for side in self._named.get(alike(name) + ending, ())]

    def perhaps_of(self, name: str) -> list[str]:
        """Return the files that may be meant so: `svar.json` beside `svar.pdf`."""
        stem = alike(PurePosixPath(name).stem)
        return [side for ending in _ENDINGS for side in self._named.get(stem + ending, ()) if side != name]

    def is_side(self, name: str) -> bool:
        """Return whether a file is a manifest, or states something of a file that is here."""
        told = alike(name)
        return told in _MANIFESTS or any(self._may_bear(base) for base in _bases(told))

    def _may_bear(self, base: str) -> bool:
        return base in self._named and base not in _MANIFESTS and not is_left_over(base)


def is_left_over(name: str) -> bool:
    """Return whether a file would state something of a document (`svar.pdf.json`), had that not gone."""
    return any(_DOCUMENT.search(base) for base in _bases(alike(name)))


def told_of(name: str) -> str:
    """Return the name of the file that one states something of."""
    return next((name[: -len(ending)] for ending in reversed(_ENDINGS) if alike(name).endswith(ending)), name)


def can_stand_beside(name: str) -> bool:
    """Return whether a name ends as those of files that state something do."""
    return alike(name).endswith(_ENDINGS)


def _bases(told: str) -> list[str]:
    return [base for ending in _ENDINGS if told.endswith(ending) and (base := told.removesuffix(ending))]
